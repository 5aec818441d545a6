"""Finds days in what was said and resolves them from the meeting's day: "a week on Thursday", "the 19th".

The note stage uses it for tasks, appointments and corrections. Rules, with the reasons in
docs/decisions/0008-spoken-dates.md:

- a weekday alone is the nearest one on the side of the tense, never the meeting's own day;
- "next Wednesday" is the one of the following week; where this week's is still to come, usage differs
  and the result is ambiguous;
- a day number without a month is the nearest such day on the side of the tense;
- a weekday that contradicts its day number is ambiguous.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from casescribe.stages.note.dates_readers import Context, Reading
from casescribe.stages.note.dates_rules import RULES, Rule
from casescribe.stages.note.dates_tense import Tense, tense_of
from casescribe.stages.note.times import find_times

_EVENING = re.compile(r"\b(?:tonight|evening|night)\b", re.IGNORECASE)
_TIME_REACH = 40
"""Characters between a day and the time that belongs to it."""


@dataclass(frozen=True)
class Resolved:
    """The characters `start` to `end` of a text (`words`) name a day, where possible with a time HH:MM.

    `day` is None when the words name no single day. `ambiguous` says that careful readers could differ;
    `day` is then the likelier reading or None, and `reason` says why. `inferred_time`: the half of the day
    was not said.
    """

    start: int
    end: int
    words: str
    day: dt.date | None
    ambiguous: bool = False
    reason: str = ""
    time: str | None = None
    inferred_time: bool = False

    @property
    def certain(self) -> dt.date | None:
        """The day, None when there is none or it is ambiguous."""
        return None if self.ambiguous else self.day


def find_dates(
    text: str, meeting: dt.date, *, tense: Tense | None = None, anchor: dt.date | None = None
) -> tuple[Resolved, ...]:
    """The days named in `text`, in order, apart from each other.

    Args:
        text: what was said.
        meeting: the day on which it was said.
        tense: whether days are to be looked for before or after the meeting; None takes it from the verbs
            around each, or from the day before it; without either, the future.
        anchor: the day mentioned last, to which "the Monday after" is relative.
    """
    found: list[Resolved] = []
    hit = _first(text, 0)
    side: Tense = "future"
    while hit is not None:
        rule, match = hit
        side = tense or tense_of(text, match.start()) or side
        reading = rule.reader(match, Context(meeting, side, anchor))
        if reading is not None:
            found.append(_resolved(match, reading))
            anchor = reading.day or anchor
        hit = _first(text, match.end())
    return tuple(found)


def with_times(text: str, dates: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    """The dates, each with the time of day that stands next to it."""
    return tuple(_timed(text, date, dates) for date in dates)


def _timed(text: str, date: Resolved, dates: tuple[Resolved, ...]) -> Resolved:
    near = [
        (abs(gap), clock)
        for clock in find_times(text)
        if not any(other.start < clock.end and clock.start < other.end for other in dates)
        for gap in [clock.start - date.end if clock.start >= date.end else date.start - clock.end]
        if gap <= _TIME_REACH
    ]
    if not near:
        return date
    clock = min(near, key=lambda pair: pair[0])[1]
    late = clock.inferred and clock.time < "12" and bool(_EVENING.search(date.words))
    time = f"{int(clock.time[:2]) + 12}{clock.time[2:]}" if late else clock.time
    return replace(date, time=time, inferred_time=clock.inferred and not late)


def _first(text: str, at: int) -> tuple[Rule, re.Match[str]] | None:
    """The rule that takes the first words from character `at` on, the longest of those that start there."""
    hits = [(rule, match) for rule in RULES if (match := rule.pattern.search(text, at)) is not None]
    return min(hits, key=lambda hit: (hit[1].start(), -hit[1].end()), default=None)


def _resolved(match: re.Match[str], reading: Reading) -> Resolved:
    return Resolved(match.start(), match.end(), match.group(), reading.day, reading.ambiguous, reading.reason)
