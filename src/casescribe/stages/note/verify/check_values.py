"""Numbers, quantities, money, doses, dates and times of a statement must be said, and must still stand."""

import datetime as dt
from collections.abc import Sequence

from casescribe.model.note import Check
from casescribe.model.transcript import Turn
from casescribe.stages.note.verify.standing import Cut, Said, said_values
from casescribe.stages.note.verify.values import Value, relative_days, values
from casescribe.stages.note.verify.words import Word, words

_NEAR_DAYS = 75
_HOUR = 60


def check_values(
    statement: str, turns: Sequence[Turn], taken_back: Sequence[Cut], date: dt.date | None
) -> tuple[Check, ...]:
    """One check for each number, day, weekday, month and time of the statement.

    A value that nobody says, or that the speakers took back, is unsupported; a month that follows from
    the meeting's date, and a day that "tomorrow" or a weekday gives, count as said.
    """
    wanted = words(statement)
    said = said_values(turns, taken_back)
    days = frozenset[dt.date]()
    if date is not None:
        days = frozenset(day for turn in turns for day in relative_days(words(turn.text), date))
    found = values(wanted)
    return tuple(
        _checked(value, found, wanted, said, days, date, statement) for value in found if not _one(value)
    )


def _one(value: Value) -> bool:
    return value.kind == "number" and value.number == 1


def _checked(
    value: Value,
    others: Sequence[Value],
    wanted: Sequence[Word],
    said: Sequence[Said],
    days: frozenset[dt.date],
    date: dt.date | None,
    statement: str,
) -> Check:
    name = (
        "number"
        if value.kind == "number"
        else "date"
        if value.kind in {"day", "weekday", "month"}
        else "time"
    )
    words_here = statement[wanted[value.first].start : wanted[value.last - 1].end]
    equal = [one for one in said if _same(value, one)]
    exact = [one for one in equal if one.value.kind == value.kind]
    if exact and not any(one.live for one in exact) and value.kind == "time":
        equal = exact
    if any(one.live for one in equal) or _follows(value, others, days, date, said):
        return Check(name=name, verdict="supported")
    if equal:
        return Check(
            name=name, verdict="unsupported", reason=f"'{words_here}' was taken back by the speakers"
        )
    if value.kind == "month":
        return Check(name=name, verdict="unsure", reason=f"the evidence does not name '{words_here}'")
    return Check(name=name, verdict="unsupported", reason=f"'{words_here}' is not in the evidence")


def _same(value: Value, one: Said) -> bool:
    other = one.value
    if value.kind == other.kind:
        return value.number == other.number
    kinds = {value.kind, other.kind}
    if kinds == {"time", "number"}:
        time, number = (value, other) if value.kind == "time" else (other, value)
        return (
            time.number % _HOUR == 0
            and time.number == number.number % 12 * _HOUR
            and time is value
            and one.timed
        )
    return kinds == {"day", "number"} and value.number == other.number


def _follows(
    value: Value,
    others: Sequence[Value],
    days: frozenset[dt.date],
    date: dt.date | None,
    said: Sequence[Said],
) -> bool:
    """Whether a part of a date follows from the meeting's date and the words said."""
    if date is None or value.kind not in {"day", "weekday", "month"}:
        return False
    if value.kind == "weekday":
        day = _dated(value, others, date)
        spoken = day is not None and any(
            one.live and one.value.kind == "day" and one.value.number == day.day for one in said
        )
        return (
            any(one.weekday() == value.number and (day is None or one == day) for one in days)
            and day in days
            or (spoken and day is not None and day.weekday() == value.number)
        )
    month = next((other.number for other in others if other.kind == "month"), date.month)
    if value.kind == "day":
        weekdays = [one for one in said if one.value.kind == "day"]
        return not weekdays and any(day.day == value.number and day.month == month for day in days)
    near = [date + dt.timedelta(days=shift) for shift in range(-_NEAR_DAYS, _NEAR_DAYS)]
    named = [one for one in said if one.value.kind == "month" and one.live]
    return not named and any(day.month == value.number for day in near)


def _dated(value: Value, others: Sequence[Value], date: dt.date) -> dt.date | None:
    """The day that the statement gives beside a weekday, in the year that lies nearest."""
    day = next((o.number for o in others if o.kind == "day" and abs(o.first - value.last) <= 2), None)
    month = next((o.number for o in others if o.kind == "month"), date.month)
    if day is None:
        return None
    try:
        return dt.date(date.year, int(month), int(day))
    except ValueError:
        return None
