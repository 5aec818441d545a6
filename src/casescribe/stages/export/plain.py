"""Export: the words, times and days that every readable form of a note shares.

Nothing here knows a file format. Month and weekday names are spelled out here because the same note must
read the same on every machine, whatever its locale.
"""

import datetime as dt
import unicodedata

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_INVISIBLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

KINDS = {
    "reported": "Reported",
    "observed": "Observed",
    "officer-view": "Officer's view",
    "agreed": "Agreed",
}
STATUSES = {
    "verbatim": "Verbatim",
    "rendered": "Rendered",
    "drafted": "Drafted",
    "edited": "Edited",
}
VERDICTS = {
    "supported": "Supported",
    "unsure": "Unsure",
    "unsupported": "Unsupported",
}
DATE_SOURCES = {
    "given": "given when the note was written",
    "file": "the file's own date, check it",
    "today": "the day the note was written, check it",
}
DRAFT = "Draft for the officer to check. A machine wrote this from a recording: listen to the evidence first."
NOT_DISCUSSED = "Not discussed"
ELSEWHERE = "See the tasks and appointments"


def clean(text: str) -> str:
    """One line of visible text: white space becomes single spaces, control characters go.

    Also drops what would break XML (surrogates, unassigned code points) and the marks that make text run
    in the other direction than it is stored.
    """
    if text.isprintable():
        return " ".join(text.split())
    visible = (
        c for c in text if c.isspace() or (unicodedata.category(c) not in _INVISIBLE and c not in _BIDI)
    )
    return " ".join("".join(visible).split())


def clock(seconds: float) -> str:
    """The time `seconds` into the recording as `mm:ss`, from one hour on as `h:mm:ss`; never rounded up."""
    minutes, rest = divmod(int(seconds + 1e-6), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def stretch(start: float, end: float) -> str:
    """From when to when, in words."""
    first, last = clock(start), clock(end)
    return first if first == last else f"{first} to {last}"


def day(iso: str) -> str:
    """An ISO 8601 day in words, `Thursday 12 March 2026`; anything else as it stands."""
    try:
        date = dt.date.fromisoformat(iso)
    except ValueError:
        return clean(iso)
    return f"{_WEEKDAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def quoted(text: str) -> str:
    """The words between quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{clean(text)}\N{RIGHT DOUBLE QUOTATION MARK}"
