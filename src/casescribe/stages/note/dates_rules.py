"""The forms in which people name days, as a table: a pattern, and what its words mean.

`dates.py` walks a text with it. A rule's reader answers None where the words name no day after all
("on a Friday" is a habit).
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


@dataclass(frozen=True)
class Rule:
    """A form: its pattern, and the reader that says what a match of it means."""

    pattern: re.Pattern[str]
    reader: Reader


WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(" "))
}
_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split(" ")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)} | {
    "jan": 1,
    "feb": 2,
    "aug": 8,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_DAY = "(?:" + "|".join(WEEKDAYS) + ")"
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_RANK = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty[ -]eight|twenty[ -]one"
    r"|twenty|twenty[ -]four|thirty|a couple of|\d{1,3})"
)
_YEAR = r"(?:,? (?P<year>20\d\d|twenty[ -]twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))?"
_NAMED = rf"(?:(?:this|next|last|the|on)? ?(?P<day>{_DAY}),? )?"
_FEASTS = {
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
_MOVABLE = "easter(?: monday| sunday)?|good friday|(?:the )?(?:\\w+ )?bank holiday(?: monday)?|pancake day|ramadan|eid|diwali"
_AFTER_LONE_RANK = (
    r"(?=\s*(?:[.,;?!\u2026\u2019']|$)|\s+(?:at|of|on|and|so|if|when|then|is|was|half|quarter|in|for|with|to|or|no|not|that|i|you"
    r"|he|she|we|they|because|but|please|from|about|till|until|by|now|though|anyway|sorry|please|too|instead|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d))"
)
_PLACES = ("on", "by", "till", "until", "from", "since", "before", "about", "it's", "that's")
_PLACED = "(?:" + "|".join(rf"(?<=\b{word} )" for word in _PLACES) + ")"
_SHORT_RANKS = frozenset((1, 2, 3))


def _numbered(match: re.Match[str], around: Context) -> Reading:
    """A day number with its month, its weekday, or both."""
    named = match.groupdict()
    number = _rank(named["rank"])
    day = _dated(named, number, around) if named.get("month") else None
    if not named.get("month"):
        day = reckon.numbered_day(around.meeting, number, around.tense)
    return _checked(day, named.get("day"), number, around, fixed=bool(named.get("month")))


def _dated(named: dict[str, str | None], number: int, around: Context) -> dt.date | None:
    month = _MONTHS[(named["month"] or "").lower()]
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


def _lone_rank(match: re.Match[str], around: Context) -> Reading | None:
    """Read "the nineteenth"; low ranks count things unless a preposition shows that a day is meant."""
    number = _rank(match["rank"])
    if number in _SHORT_RANKS and match["placed"] is None and not match["rank"][0].isdigit():
        return None
    past = around.tense == "past"
    beside = around.meeting + dt.timedelta(days=-1 if past else 1)
    return _checked(reckon.numbered_day(beside, number, around.tense), None, number, around, fixed=False)


def _written(match: re.Match[str], around: Context) -> Reading:
    year = int(match["year"] or 0)
    number, month = int(match["number"]), int(match["month"])
    day = reckon.day_of(year, month, number) if year else reckon.day_in_month(around.meeting, month, number)
    return Reading(day, ambiguous=day is None, reason="" if day else "there is no such day")


def _weekday(match: re.Match[str], around: Context) -> Reading | None:
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


def _weeks_beyond(match: re.Match[str], around: Context) -> Reading:
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


def _near(match: re.Match[str], around: Context) -> Reading:
    word = match.group().lower()
    if word.startswith("the day after"):
        return Reading(around.meeting + dt.timedelta(days=2))
    if word.startswith("the day before"):
        return Reading(around.meeting - dt.timedelta(days=2))
    shift = 1 if "tomorrow" in word else -1 if word.startswith(("yesterday", "last")) else 0
    return Reading(around.meeting + dt.timedelta(days=shift))


def _ahead(match: re.Match[str], around: Context) -> Reading:
    """In two weeks, within ten working days, three days ago, in a month's time."""
    count, unit = _count(match["many"]), match["unit"].lower().rstrip("s'\u2019")
    sign = -1 if match["ago"] else 1
    if match["working"]:
        return Reading(reckon.working_days_after(around.meeting, count))
    if unit in {"month", "year"}:
        return Reading(reckon.later_months(around.meeting, sign * count * (12 if unit == "year" else 1)))
    days = {"day": 1, "week": reckon.WEEK, "fortnight": 2 * reckon.WEEK}[unit]
    return Reading(around.meeting + dt.timedelta(days=sign * count * days))


def _end_of(match: re.Match[str], around: Context) -> Reading:
    """The end of this week (Friday), of the month, of June."""
    meeting, name = around.meeting, match["name"].lower()
    ahead = 1 if (match["which"] or "").lower() == "next" else 0
    if name == "week":
        return Reading(reckon.week_end(meeting, ahead))
    if name == "year":
        return Reading(dt.date(meeting.year + ahead, 12, 31))
    if name == "month":
        return Reading(reckon.month_end(*reckon.shifted_month(meeting, ahead)))
    first = reckon.day_in_month(meeting, _MONTHS[name], 1)
    if first is None or around.tense == "past":
        return Reading(None, reason="a part of a month, not a day")
    return Reading(reckon.month_end(first.year, first.month))


def _ranked_weekday(match: re.Match[str], around: Context) -> Reading:
    """The first weekend of February, the last Friday in June."""
    rank = -1 if match["rank"].lower() == "last" else _rank(match["rank"])
    first = reckon.day_in_month(around.meeting, _MONTHS[match["month"].lower()], 1)
    weekday = WEEKDAYS.get(match["day"].lower(), WEEKDAYS["saturday"])
    day = reckon.nth_weekday(first.year, first.month, weekday, rank) if first else None
    return Reading(day, ambiguous=day is None, reason="" if day else "there is no such day")


def _beside(match: re.Match[str], around: Context) -> Reading:
    """The Monday after, the Friday before, the following Tuesday, the day after: beside the day named last."""
    if around.anchor is None:
        return Reading(None, ambiguous=True, reason="no day was named before it")
    name = match["day"].lower()
    back = "before" in match.group().lower()
    if name in WEEKDAYS:
        return Reading(reckon.weekday_from(around.anchor, WEEKDAYS[name], "past" if back else "future"))
    days = reckon.WEEK if name == "week" else 1
    return Reading(around.anchor + dt.timedelta(days=-days if back else days))


def _feast(match: re.Match[str], around: Context) -> Reading:
    name = match["feast"].lower().replace("\u2019", "'")
    since = bool(match["since"])
    return Reading(reckon.day_in_month(around.meeting, *_FEASTS[name], "past" if since else around.tense))


def _movable(match: re.Match[str], around: Context) -> Reading:
    del match, around
    return Reading(None, ambiguous=True, reason="a feast or holiday without its date")


def _vague(match: re.Match[str], around: Context) -> Reading:
    del match, around
    return Reading(None, reason="a stretch of time, not a day")


def _habit(match: re.Match[str], around: Context) -> None:
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


def _rule(pattern: str, reader: Reader) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), reader)


_PART = "(?: (?:morning|afternoon|evening|night))?"
_UNIT_TIME = r"(?P<unit>days?|weeks?|fortnights?|months?|years?)"
RULES: tuple[Rule, ...] = (
    _rule(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<number>\d{2})\b", _written),
    _rule(r"(?<![\d/])(?P<number>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>20\d\d))?(?![\d/])", _written),
    _rule(rf"\b{_NAMED}(?:the )?(?P<rank>{_RANK})(?: of| in)? (?P<month>{_MONTH})\b{_YEAR}", _numbered),
    _rule(rf"\b{_NAMED}(?P<rank>(?:[12]\d|3[01]|[1-9])) (?:of )?(?P<month>{_MONTH})\b{_YEAR}", _numbered),
    _rule(rf"\b{_NAMED}(?P<month>{_MONTH}) (?:the )?(?P<rank>{_RANK})\b{_YEAR}", _numbered),
    _rule(rf"\b{_NAMED}(?P<month>{_MONTH}) (?P<rank>[12]\d|3[01]|[1-9])\b(?![:.]?\d){_YEAR}", _numbered),
    _rule(rf"\b(?:(?:this|next|last|on) )?(?P<day>{_DAY}),? (?:the )?(?P<rank>{_RANK})\b", _numbered),
    _rule(
        rf"{_PLACED}(?P<placed>the )(?P<rank>{_RANK})(?! (?:of )?{_MONTH}\b){_AFTER_LONE_RANK}", _lone_rank
    ),
    _rule(rf"{_PLACED}(?P<placed>)(?P<rank>\d{{1,2}}(?:st|nd|rd|th))\b(?! (?:of )?{_MONTH}\b)", _lone_rank),
    _rule(rf"\bthe (?P<rank>{_RANK})(?! (?:of )?{_MONTH}\b){_AFTER_LONE_RANK}(?P<placed>$^)?", _lone_rank),
    _rule(
        rf"\b(?P<many>{_COUNT}) (?:weeks?|fortnight)(?: (?:on|from|come))?(?P<last> last| past)? "
        rf"(?P<day>{_DAY}|today|tomorrow|yesterday)\b(?P<ago> gone)?",
        _weeks_beyond,
    ),
    _rule(rf"\b(?:on )?(?P<day>{_DAY}|today|tomorrow) (?:week|fortnight)\b", _weeks_beyond),
    _rule(
        rf"\b(?:(?P<which>this coming|this|next|last|coming|every|each|most|an?|one|any|by|till|until|since) )?"
        rf"(?P<day>{_DAY})\b(?P<gone> (?:just )?gone| just past)?(?P<again> after next)?{_PART}",
        _weekday,
    ),
    _rule(
        rf"\b(?:the )?(?P<rank>{_RANK}|last) (?P<day>{_DAY}|weekend) (?:of|in) (?P<month>{_MONTH})\b",
        _ranked_weekday,
    ),
    _rule(rf"\b{_DAY} (?:to|till|until|through) {_DAY}\b", _habit),
    _rule(rf"\bthe (?:following )?(?P<day>{_DAY}) (?:after|before)(?: that)?\b", _beside),
    _rule(rf"\bthe following (?P<day>{_DAY}|day|week)\b", _beside),
    _rule(r"\bthe (?P<day>day|week) (?:after|before)(?: that)?(?=\s*(?:[.,;?!]|$))", _beside),
    _rule(
        r"\bthe day after tomorrow|\bthe day before yesterday|\b(?:today|tonight|tomorrow|yesterday|last night"
        rf"|this (?:morning|afternoon|evening))\b{_PART}",
        _near,
    ),
    _rule(
        rf"\b(?:in|within) (?:the next )?(?P<many>{_COUNT}) (?P<working>working )?{_UNIT_TIME}(?:['\u2019]s?)?"
        r"(?: time)?(?P<ago>$^)?\b",
        _ahead,
    ),
    _rule(
        rf"\b(?P<many>{_COUNT}) (?P<working>working )?{_UNIT_TIME}(?:['\u2019]s?)? (?:time|from now)(?P<ago>$^)?\b",
        _ahead,
    ),
    _rule(rf"\b(?P<many>{_COUNT}) (?P<working>$^)?{_UNIT_TIME} (?P<ago>ago)\b", _ahead),
    _rule(rf"\b(?:the )?end of (?:(?P<which>the|this|next) )?(?P<name>week|month|year|{_MONTH})\b", _end_of),
    _rule(
        rf"\b(?P<since>since )?(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})\b".replace(
            "'", "['\u2019]"
        ),
        _feast,
    ),
    _rule(rf"\b(?:{_MOVABLE})\b", _movable),
    _rule(r"\b(?:this|next|last|the) (?:week|month|year|weekend)\b(?! (?:of|in))", _vague),
    _rule(
        rf"\b(?:in|by|since|until|till|from|during|before|after|next|last|this) (?P<month>{_MONTH})\b", _vague
    ),
)
