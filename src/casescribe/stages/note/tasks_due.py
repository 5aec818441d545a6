"""When a task is due: the day that its own sentences name, corrections and conditions left out."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.stages.note.dates import Resolved, find_dates, with_times
from casescribe.stages.note.times import find_times

_CONDITION = re.compile(r"\b(?:if|unless|in case|whenever|once)\b[^.;?!]*", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\b(?:right now|straight away|right away|this minute|before (?:you|we|i) (?:go|leave|finish)"
    r"|while (?:you're|i'm|we're) here"
    r"|(?:straight |right )?after (?:this|our meeting)|when (?:i|you|we)(?:'ve"
    r"| have)? (?:get out of here|leave here|finished here|get home"
    r"|got home)|as soon as (?:i|you|we) (?:get (?:home|back|in|out)|leave|finish))\b",
    re.IGNORECASE,
)
_GONE = re.compile(r"(?:last|since|during|the)\b", re.IGNORECASE)
_NEXT_MORNING = re.compile(r"\b(?:in the morning|first thing)\b", re.IGNORECASE)
_NEXT_MEETING = re.compile(
    r"\b(?:(?:our|the|your|my) next (?:one|appointment|session|meeting|visit)|next (?:time|appointment"
    r"|session)"
    r"|(?:when|before|till|until) (?:i|we|you) (?:next )?(?:see you|see me|meet|come back"
    r"|come in)(?: next| again)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Due:
    """`day` and `time` when they are certain, the `words` that say so, `unresolved` when they name none."""

    day: dt.date | None = None
    words: str = ""
    unresolved: bool = False
    time: str | None = None


NO_DUE = Due()


def due(texts: Sequence[str], meeting: dt.date, next_meeting: dt.date | None, *, promised: bool) -> Due:
    """When it is due, by what was said about it; the latest sentence that names a day counts.

    Args:
        texts: the sentences in order, without what was taken back.
        meeting: the meeting's day.
        next_meeting: the day of the next one, for "bring it next time".
        promised: whether it is a promise, so that "in the morning" is tomorrow's.
    """
    found = [_one(text, meeting, next_meeting, promised=promised) for text in texts]
    named = [one for one in found if one.day] or [one for one in found if one.words]
    time = next((one.time for one in reversed(found) if one.time), None)
    if not named:
        return Due(time=time)
    best = named[-1]
    return best if best.time else Due(best.day, best.words, best.unresolved, time)


def unconditional(text: str) -> str:
    """The text with its conditions blanked, so that places stay the same."""
    return _CONDITION.sub(lambda found: " " * len(found.group()), text)


def days(text: str, meeting: dt.date) -> list[Resolved]:
    """The days to come that the text names, conditions left out, each with its time."""
    plain = unconditional(text)
    dates = with_times(plain, find_dates(plain, meeting))
    return [
        one
        for one in dates
        if (one.day is None and not _GONE.match(one.words)) or (one.day is not None and one.day >= meeting)
    ]


def _one(text: str, meeting: dt.date, next_meeting: dt.date | None, *, promised: bool) -> Due:
    dates = days(text, meeting)
    sure = [one for one in dates if one.certain]
    clock = _clock(unconditional(text))
    if sure:
        best = max(sure, key=lambda one: (one.day == sure[0].day, one.end - one.start))
        return Due(best.day, best.words, time=best.time or clock)
    spoken = _spoken(text, meeting, next_meeting, promised=promised)
    if spoken:
        return Due(spoken[0], spoken[1], spoken[0] is None, clock)
    return Due(None, dates[0].words, unresolved=True, time=clock) if dates else Due(time=clock)


def _spoken(
    text: str, meeting: dt.date, next_meeting: dt.date | None, *, promised: bool
) -> tuple[dt.date | None, str] | None:
    """Days that are named by what happens on them."""
    morning, now, again = _NEXT_MORNING.search(text), _AT_ONCE.search(text), _NEXT_MEETING.search(text)
    if promised and morning:
        return meeting + dt.timedelta(days=1), morning.group()
    if now:
        return meeting, now.group()
    return (next_meeting, again.group()) if again else None


def _clock(text: str) -> str | None:
    times = find_times(text)
    return times[-1].time if times else None
