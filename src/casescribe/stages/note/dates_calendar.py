"""Reckons days: weekdays, day numbers, months, working days. Pure arithmetic on the meeting's day."""

import calendar
import datetime as dt
from typing import Literal

WEEK = 7
_FRIDAY, _SATURDAY = 4, 5
_YEAR_MONTHS = 12


def weekday_from(meeting: dt.date, weekday: int, side: Literal["past", "future"]) -> dt.date:
    """The nearest such weekday (Monday 0) after the meeting, or before it; never the meeting's own day."""
    if side == "past":
        return meeting - dt.timedelta(days=(meeting.weekday() - weekday - 1) % WEEK + 1)
    return meeting + dt.timedelta(days=(weekday - meeting.weekday() - 1) % WEEK + 1)


def numbered_day(meeting: dt.date, number: int, side: Literal["past", "future"]) -> dt.date | None:
    """The nearest day with this number on the side, the meeting's own day included; None if there is none."""
    step = -1 if side == "past" else 1
    for months in range(_YEAR_MONTHS):
        day = day_of(*shifted_month(meeting, step * months), number)
        if day is not None and (day <= meeting if side == "past" else day >= meeting):
            return day
    return None


def day_in_month(
    meeting: dt.date, month: int, number: int, side: Literal["past", "future"] | None = None
) -> dt.date | None:
    """That day of that month in the year that puts it on the side, or nearest to the meeting."""
    years = (meeting.year - 1, meeting.year, meeting.year + 1)
    days = [day for year in years if (day := day_of(year, month, number)) is not None]
    if side is not None:
        days = [day for day in days if (day <= meeting if side == "past" else day >= meeting)]
    return min(days, key=lambda day: abs((day - meeting).days), default=None)


def day_of(year: int, month: int, number: int) -> dt.date | None:
    """The day, None when the month has no such day."""
    valid = 1 <= month <= _YEAR_MONTHS and 1 <= number <= calendar.monthrange(year, month)[1]
    return dt.date(year, month, number) if valid else None


def shifted_month(meeting: dt.date, months: int) -> tuple[int, int]:
    """Year and month that many months later."""
    count = meeting.year * _YEAR_MONTHS + meeting.month - 1 + months
    return count // _YEAR_MONTHS, count % _YEAR_MONTHS + 1


def later_months(meeting: dt.date, months: int) -> dt.date:
    """The same day that many months later, or the month's last day where it is shorter."""
    year, month = shifted_month(meeting, months)
    return dt.date(year, month, min(meeting.day, calendar.monthrange(year, month)[1]))


def month_end(year: int, month: int) -> dt.date:
    """The month's last day."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def working_days_after(meeting: dt.date, days: int) -> dt.date:
    """That many days later, Saturdays and Sundays not counted."""
    day = meeting
    while days:
        day += dt.timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day


def week_end(meeting: dt.date, weeks: int = 0) -> dt.date:
    """The Friday of the meeting's week, or of the one that many weeks later."""
    return meeting + dt.timedelta(days=_FRIDAY - meeting.weekday() + WEEK * weeks)


def nth_weekday(year: int, month: int, weekday: int, rank: int) -> dt.date | None:
    """The first, second … (or, with rank -1, the last) such weekday of a month."""
    first, days = calendar.monthrange(year, month)
    hits = range(1 + (weekday - first) % WEEK, days + 1, WEEK)
    place = rank if rank < 0 else rank - 1
    return dt.date(year, month, hits[place]) if -len(hits) <= place < len(hits) else None
