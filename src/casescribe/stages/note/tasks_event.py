"""Words an appointment: what takes place, the day and the time, in the words that were said."""

import datetime as dt
import re
from collections.abc import Sequence

from casescribe.stages.note.dates import find_dates
from casescribe.stages.note.tasks_about import content, noun_phrases
from casescribe.stages.note.tasks_forms import forms, names_event
from casescribe.stages.note.tasks_found import Found
from casescribe.stages.note.tasks_lines import Line
from casescribe.stages.note.tasks_text import ENDING, LONGEST, deed_clause, opened, shortened
from casescribe.stages.note.tidy import tidy
from casescribe.stages.note.times import find_times

_BEFORE = 8
_BRIEF = 5
_HEAD = re.compile(
    (
        r"^(?:(?:so|and|but|then|now|right|okay|ok|well|also|your|my|our|the|it's|it is|that's|there's"
        r"|you've got|you have|you'll have|you'll|i've got|i've|i have|i get|i'm|we've got|we have|he's got"
        r"|she's got|they've got|to be|i want to|i'd like to|i need to"
        r"|got|an?|me|is|at|on)\b(?!['\u2019]),? ?)+"
    ),
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^(?:next|the next) (?:one|time)(?:['\u2019]s| is)? ?,?(?=\s*\w)", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:['\u2019]s|,|\s+(?:is|at|on|by|for|the|till|until|from|it's|that's|of|a|to|and|it is|of the))+$",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"\bshall we say\b", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:he|she|they|it|i|you)\b(?!'ve)", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(?:on|by|at|from|for) ", re.IGNORECASE)
_WITH = re.compile(r"(?:with|at|in) ", re.IGNORECASE)
_PART = re.compile(r"[,;?]|(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)\.")
_DANGLING = re.compile(r"\s+(?:at|on|by|the|till|until|from)(?=\s*[,.;]|\s*$)", re.IGNORECASE)


def event_text(found: Found, before: Sequence[Line], meeting: dt.date) -> str:
    """Words it as "Appointment: what, day, time", without what was not said.

    Args:
        found: the appointment with its day.
        before: the sentences before it, the nearest last; they may name what takes place.
        meeting: the meeting's day.
    """
    what = _what(found, before, meeting)
    when = [part for part in (_day(found, meeting), _clock(found)) if part]
    if len(when) == 2 and when[1].lower() in when[0].lower():  # noqa: PLR2004 - the day and the time
        del when[1]
    room = LONGEST - len("Appointment: ") - sum(len(part) + 2 for part in when)
    return "Appointment: " + ", ".join([*([shortened(what, room)] if what else []), *when])


def _day(found: Found, meeting: dt.date) -> str:
    """The fullest words that name the day."""
    named = [
        one.words for line in found.core for one in find_dates(line.text, meeting) if one.day == found.due.day
    ]
    words = max(named, key=len, default=found.due.words) if found.due.day else found.due.words
    return _PREPOSITION.sub("", words)


def _clock(found: Found) -> str:
    """The words of the time, the last ones that say it."""
    for line in reversed(found.core):
        for clock in reversed(find_times(line.text)):
            if clock.time == found.due.time:
                return line.text[clock.start : clock.end].lower()
    return ""


def _what(found: Found, before: Sequence[Line], meeting: dt.date) -> str:
    named = [_without_when(_worded(line), meeting) for line in found.core]
    best = next((text for text in named if names_event(text)), "") or max(
        named, key=lambda text: len(content(text))
    )
    if _CLAUSE.match(best):
        best = ""
    if names_event(best) or (content(best) and _deed(found)):
        further = (
            text for text in named if text != best and _WITH.match(text) and len(text.split()) <= _BRIEF
        )
        return " ".join((best, *further))
    nearby = [words for line in before[-_BEFORE:] for words in noun_phrases(line.text) if names_event(words)]
    heading = re.sub(r"^(?:the|an?|your|my) ", "", nearby[-1], flags=re.IGNORECASE) if nearby else ""
    return " ".join(part for part in (heading, best) if part)


def _deed(found: Found) -> bool:
    return any(forms(line.text) for line in found.core)


def _worded(line: Line) -> str:
    return deed_clause(line) if forms(line.text) else opened(tidy(line.text)).strip(ENDING)


def _without_when(text: str, meeting: dt.date) -> str:
    """What is left of a sentence without its days, times and opening words."""
    text = _PROPOSED.sub("", text)
    days = [(one.start, one.end) for one in find_dates(text, meeting)]
    spans = [*days, *((one.start, one.end) for one in find_times(text))]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + "," + text[end:]
    parts = [_DANGLING.sub("", part).strip(ENDING) for part in _PART.split(text)]
    left = ", ".join(_TAIL.sub("", part) for part in parts if content(part) or names_event(part))
    plain = _HEAD.sub("", left)
    again = _AGAIN.sub("", plain)
    return _TAIL.sub("", _HEAD.sub("", again) if content(again) else plain or left).strip(ENDING)
