"""Guesses from the verbs around a day whether it lies before or after the meeting."""

import re
from typing import Literal

Tense = Literal["past", "future"]

_BREAK = re.compile(r"[.?!;…]+\s")
_PAST = re.compile(
    r"\b(?:was|were|did|didn't|wasn't|had|ago|since|last|went|came|saw|rang|said|told|took|gave|left"
    r"|fell|felt|met|made"
    r"|spoke|missed|happened|started|stopped|moved|turned|brought|paid|lost|found|been|began|wrote"
    r"|sent|put on"
    r"|just gone|\w{3,}(?<!ne)ed)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?:'|\u2019)ll\b|\b(?:will|won't|going to|gonna|by|until|till|next|tomorrow|shall|need to"
    r"|needs to|have to|has to|can|could"
    r"|would|let's|due|coming|booked|should|must|i'm|we're|want|if|when you|see you)\b",
    re.IGNORECASE,
)


def tense_of(text: str, at: int) -> Tense | None:
    """The side on which a day named at character `at` lies, by the nearest verb of its sentence.

    None where no verb tells.
    """
    first = max((found.end() for found in _BREAK.finditer(text, 0, at)), default=0)
    end = _BREAK.search(text, at)
    last = end.start() if end else len(text)
    past = _nearest(_PAST, text, first, last, at)
    future = _nearest(_FUTURE, text, first, last, at)
    if past == future == float("inf"):
        return None
    return "past" if past < future else "future"


def _nearest(pattern: re.Pattern[str], text: str, first: int, last: int, at: int) -> float:
    """Distance in characters of the nearest hit; what comes after the day counts for half."""
    gaps = [
        at - hit.end() if hit.end() <= at else (hit.start() - at) * 2
        for hit in pattern.finditer(text, first, last)
    ]
    return min(gaps, default=float("inf"))
