"""Numbers, quantities, money, doses, dates and times of a statement must be said, and must still stand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.model.note import Check
from casescribe.model.transcript import Turn
from casescribe.stages.note.verify.standing import Cut, Said, said_values
from casescribe.stages.note.verify.values import Value, ValueKind, relative_days, values
from casescribe.stages.note.verify.words import words

_NEAR_DAYS = 75
_HOUR = 60
_BESIDE = 2
_NAMES: dict[ValueKind, str] = {
    "number": "number",
    "day": "date",
    "weekday": "date",
    "month": "date",
    "time": "time",
}


@dataclass(frozen=True)
class _Case:
    values: tuple[Value, ...]
    said: tuple[Said, ...]
    days: frozenset[dt.date]
    date: dt.date | None


def check_values(
    statement: str, turns: Sequence[Turn], taken_back: Sequence[Cut], date: dt.date | None
) -> tuple[Check, ...]:
    """One check for each number, day, weekday, month and time of the statement.

    A value that nobody says, or that the speakers took back, is unsupported; a month that follows from
    the meeting's date, and a day that "tomorrow" or a weekday gives, count as said.
    """
    wanted = words(statement)
    days = frozenset(day for turn in turns if date for day in relative_days(words(turn.text), date))
    found = values(wanted)
    case = _Case(found, said_values(turns, taken_back), days, date)
    return tuple(
        _checked(value, case, statement[wanted[value.first].start : wanted[value.last - 1].end])
        for value in found
        if not (value.kind == "number" and value.number == 1)
    )


def _checked(value: Value, case: _Case, spelt: str) -> Check:
    name = _NAMES[value.kind]
    equal = [one for one in case.said if _same(value, one)]
    exact = [one for one in equal if one.value.kind == value.kind]
    if value.kind == "time" and exact and not any(one.live for one in exact):
        equal = exact
    if any(one.live for one in equal) or _follows(value, case):
        return Check(name=name, verdict="supported")
    if equal:
        return Check(name=name, verdict="unsupported", reason=f"'{spelt}' was taken back by the speakers")
    if value.kind == "month":
        return Check(name=name, verdict="unsure", reason=f"the evidence does not name '{spelt}'")
    return Check(name=name, verdict="unsupported", reason=f"'{spelt}' is not in the evidence")


def _same(value: Value, one: Said) -> bool:
    other = one.value
    if value.kind == other.kind:
        return value.number == other.number
    if value.kind == "time" and other.kind == "number":
        return one.timed and value.number == other.number % 12 * _HOUR
    return {value.kind, other.kind} == {"day", "number"} and value.number == other.number


def _follows(value: Value, case: _Case) -> bool:
    """Whether a part of a date follows from the meeting's date and the words said."""
    if case.date is None or value.kind not in {"day", "weekday", "month"}:
        return False
    if value.kind == "weekday":
        return _weekday_follows(value, case, case.date)
    if value.kind == "day":
        month = next((other.number for other in case.values if other.kind == "month"), case.date.month)
        named = any(one.value.kind == "day" for one in case.said)
        return not named and any(day.day == value.number and day.month == month for day in case.days)
    near = {(case.date + dt.timedelta(days=shift)).month for shift in range(-_NEAR_DAYS, _NEAR_DAYS)}
    named = any(one.value.kind == "month" and one.live for one in case.said)
    return not named and value.number in near


def _weekday_follows(value: Value, case: _Case, date: dt.date) -> bool:
    day = _dated(value, case.values, date)
    spoken = [one.value.number for one in case.said if one.live and one.value.kind == "day"]
    return day is not None and day.weekday() == value.number and (day in case.days or day.day in spoken)


def _dated(value: Value, others: Sequence[Value], date: dt.date) -> dt.date | None:
    """The day that the statement gives beside a weekday, in the meeting's year."""
    day = next((o.number for o in others if o.kind == "day" and abs(o.first - value.last) <= _BESIDE), None)
    month = next((o.number for o in others if o.kind == "month"), date.month)
    try:
        return dt.date(date.year, int(month), int(day)) if day is not None else None
    except ValueError:
        return None
