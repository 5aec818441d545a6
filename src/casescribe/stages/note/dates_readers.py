"""What the words of each form of a day mean: one reader for each form of `dates_rules.py`.

A reader answers None where the words name no day after all ("on a Friday" is a habit).
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from casescribe.stages.note import dates_calendar as reckon
from casescribe.stages.note.dates_tense import Tense
from casescribe.stages.note.numbers_words import cardinal, ordinal, tokens


@dataclass(frozen=True)
class Context:
    """The meeting's day, the side on which to look, and the day mentioned last."""

    meeting: dt.date
    tense: Tense
    anchor: dt.date | None = None


@dataclass(frozen=True)
class Reading:
    """What the words name."""

    day: dt.date | None
    ambiguous: bool = False
    reason: str = ""


Reader = Callable[[re.Match[str], Context], Reading | None]


WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)} | {
    "jan": 1,
    "feb": 2,
    "aug": 8,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
}
_SHORT_RANKS = frozenset((1, 2, 3))


def read_numbered(match: re.Match[str], around: Context) -> Reading:
    """A day number with its month, its weekday, or both."""
    named = match.groupdict()
    number = _rank(named["rank"])
    day = _dated(named, number, around) if named.get("month") else None
    if not named.get("month"):
        day = reckon.numbered_day(around.meeting, number, around.tense)
    return _checked(day, named.get("day"), number, around, fixed=bool(named.get("month")))


def _dated(named: dict[str, str | None], number: int, around: Context) -> dt.date | None:
    month = MONTHS[(named["month"] or "").lower()]
    if named.get("year"):
        read = cardinal(tokens(named["year"] or ""), 0)
        return reckon.day_of(int(read[0]), month, number) if read else None
    return reckon.day_in_month(around.meeting, month, number)


def _checked(
    day: dt.date | None, weekday: str | None, number: int, around: Context, *, fixed: bool
) -> Reading:
    if day is None:
        return Reading(None, ambiguous=True, reason="there is no such day")
    if weekday is None or day.weekday() == WEEKDAYS[weekday.lower()]:
        return Reading(day)
    other = None if fixed else reckon.numbered_day(around.meeting, number, _opposite(around.tense))
    if (
        other is not None
        and other.weekday() == WEEKDAYS[weekday.lower()]
        and abs((other - around.meeting).days) < _NEAR
    ):
        return Reading(other)
    return Reading(day, ambiguous=True, reason=f"{day.isoformat()} is not a {weekday.capitalize()}")


_NEAR = 45


def _opposite(tense: Tense) -> Tense:
    return "future" if tense == "past" else "past"


def read_lone_rank(match: re.Match[str], around: Context) -> Reading | None:
    """Read "the nineteenth"; low ranks count things unless a preposition shows that a day is meant."""
    number = _rank(match["rank"])
    if number in _SHORT_RANKS and match["placed"] is None and not match["rank"][0].isdigit():
        return None
    past = around.tense == "past"
    beside = around.meeting + dt.timedelta(days=-1 if past else 1)
    return _checked(reckon.numbered_day(beside, number, around.tense), None, number, around, fixed=False)


def read_written(match: re.Match[str], around: Context) -> Reading:
    """A date in figures: 2026-03-18, 18/3."""
    year = int(match["year"] or 0)
    number, month = int(match["number"]), int(match["month"])
    day = reckon.day_of(year, month, number) if year else reckon.day_in_month(around.meeting, month, number)
    return Reading(day, ambiguous=day is None, reason="" if day else "there is no such day")


def read_weekday(match: re.Match[str], around: Context) -> Reading | None:
    """A weekday with what goes before and after it."""
    number = WEEKDAYS[match["day"].lower()]
    which = (match["which"] or "").lower()
    if which in {"every", "each", "most", "a", "one", "any"}:
        return None
    if match["gone"] or which in {"last", "since"}:
        return Reading(reckon.weekday_from(around.meeting, number, "past"))
    if match["again"]:
        return Reading(reckon.weekday_from(around.meeting, number, "future") + dt.timedelta(days=reckon.WEEK))
    if which == "next":
        return _next(around.meeting, number)
    coming = which in {"this", "this coming", "coming", "by", "till", "until"}
    return Reading(reckon.weekday_from(around.meeting, number, "future" if coming else around.tense))


def _next(meeting: dt.date, weekday: int) -> Reading:
    near = reckon.weekday_from(meeting, weekday, "future")
    if weekday <= meeting.weekday():
        return Reading(near)
    day = near + dt.timedelta(days=reckon.WEEK)
    return Reading(day, ambiguous=True, reason=f"this week's would be {near.isoformat()}")


def read_weeks_beyond(match: re.Match[str], around: Context) -> Reading:
    """A week on Thursday, Thursday week, a week last Friday, two weeks tomorrow, a week ago today."""
    said = match.groupdict()
    today = WEEKDAYS.get(said["day"].lower()) == around.meeting.weekday()
    weeks = 2 * _count(said.get("many")) if "fortnight" in match.group().lower() else _count(said.get("many"))
    back = bool(said.get("last") or said.get("ago"))
    name = said["day"].lower()
    if name in WEEKDAYS:
        start = reckon.weekday_from(around.meeting, WEEKDAYS[name], "past" if back else "future")
    else:
        start = around.meeting + dt.timedelta(days=_NEAR_DAYS[name])
    day = start + dt.timedelta(days=reckon.WEEK * (-weeks if back or name == "yesterday" else weeks))
    return Reading(day, ambiguous=today, reason="it is said on that weekday" if today else "")


_NEAR_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}


def read_near(match: re.Match[str], around: Context) -> Reading:
    """Today, tonight, tomorrow, the day after tomorrow, yesterday."""
    word = match.group().lower()
    if word.startswith("the day after"):
        return Reading(around.meeting + dt.timedelta(days=2))
    if word.startswith("the day before"):
        return Reading(around.meeting - dt.timedelta(days=2))
    shift = 1 if "tomorrow" in word else -1 if word.startswith(("yesterday", "last")) else 0
    return Reading(around.meeting + dt.timedelta(days=shift))


def read_ahead(match: re.Match[str], around: Context) -> Reading:
    """In two weeks, within ten working days, three days ago, in a month's time."""
    count, unit = _count(match["many"]), match["unit"].lower().rstrip("s'\u2019")
    sign = -1 if match["ago"] else 1
    if match["working"]:
        return Reading(reckon.working_days_after(around.meeting, count))
    if unit in {"month", "year"}:
        return Reading(reckon.later_months(around.meeting, sign * count * (12 if unit == "year" else 1)))
    days = {"day": 1, "week": reckon.WEEK, "fortnight": 2 * reckon.WEEK}[unit]
    return Reading(around.meeting + dt.timedelta(days=sign * count * days))


def read_end_of(match: re.Match[str], around: Context) -> Reading:
    """The end of this week (Friday), of the month, of June."""
    meeting, name = around.meeting, match["name"].lower()
    ahead = 1 if (match["which"] or "").lower() == "next" else 0
    if name == "week":
        return Reading(reckon.week_end(meeting, ahead))
    if name == "year":
        return Reading(dt.date(meeting.year + ahead, 12, 31))
    if name == "month":
        return Reading(reckon.month_end(*reckon.shifted_month(meeting, ahead)))
    first = reckon.day_in_month(meeting, MONTHS[name], 1)
    if first is None or around.tense == "past":
        return Reading(None, reason="a part of a month, not a day")
    return Reading(reckon.month_end(first.year, first.month))


def read_ranked_weekday(match: re.Match[str], around: Context) -> Reading:
    """The first weekend of February, the last Friday in June."""
    rank = -1 if match["rank"].lower() == "last" else _rank(match["rank"])
    first = reckon.day_in_month(around.meeting, MONTHS[match["month"].lower()], 1)
    weekday = WEEKDAYS.get(match["day"].lower(), WEEKDAYS["saturday"])
    day = reckon.nth_weekday(first.year, first.month, weekday, rank) if first else None
    return Reading(day, ambiguous=day is None, reason="" if day else "there is no such day")


def read_beside(match: re.Match[str], around: Context) -> Reading:
    """The Monday after, the Friday before, the following Tuesday, the day after: beside the last day."""
    if around.anchor is None:
        return Reading(None, ambiguous=True, reason="no day was named before it")
    name = match["day"].lower()
    back = "before" in match.group().lower()
    if name in WEEKDAYS:
        return Reading(reckon.weekday_from(around.anchor, WEEKDAYS[name], "past" if back else "future"))
    days = reckon.WEEK if name == "week" else 1
    return Reading(around.anchor + dt.timedelta(days=-days if back else days))


def read_feast(match: re.Match[str], around: Context) -> Reading:
    """A feast with a fixed date."""
    name = match["feast"].lower().replace("\u2019", "'")
    since = bool(match["since"])
    return Reading(reckon.day_in_month(around.meeting, *FEASTS[name], "past" if since else around.tense))


def read_movable(match: re.Match[str], around: Context) -> Reading:
    """A feast or holiday whose date the words do not fix."""
    del match, around
    return Reading(None, ambiguous=True, reason="a feast or holiday without its date")


def read_vague(match: re.Match[str], around: Context) -> Reading:
    """A stretch such as next week, in May."""
    del match, around
    return Reading(None, reason="a stretch of time, not a day")


def read_habit(match: re.Match[str], around: Context) -> None:
    """Sunday to Thursday: days of any week."""
    del match, around


def _rank(words: str) -> int:
    read = ordinal(tokens(words), 0)
    return read[0] if read else int(words)


def _count(words: str | None) -> int:
    if words is None or words.lower() in {"a", "an"}:
        return 1
    read = cardinal(tokens(words), 0)
    return int(read[0]) if read else 2
