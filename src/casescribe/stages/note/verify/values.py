"""Numbers, days and times of day as values, so that "forty-six" meets "46" and "half nine" meets "09:30".

The verifier reads them on its own, so that a writer's misreading is not repeated here.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from casescribe.stages.note.verify.lists import ordered
from casescribe.stages.note.verify.words import Word

ValueKind = Literal["number", "day", "weekday", "month", "time"]

_UNITS = {
    word: number
    for number, word in enumerate(
        ordered(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
            "sixteen seventeen eighteen nineteen",
        )
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(ordered("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ordered(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        ),
        1,
    )
} | {"thirtieth": 30}
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 1_000_000}
_OTHER = {"dozen": 12.0, "twice": 2.0, "double": 2.0, "thrice": 3.0, "couple": 2.0}
WEEKDAYS = ordered("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = ordered("january february march april may june july august september october november december")
_SHORT_MONTHS = {month[:3]: n for n, month in enumerate(_MONTHS, 1) if month != "may"} | {"sept": 9}
_HOURS, _MINUTES, _LAST_DAY, _DAY_HOURS, _HALF = 12, 60, 31, 24, 30
_SHORT, _DIGIT, _RUN, _PENCE = 3, 10, 3, 100

_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")


@dataclass(frozen=True)
class Value:
    """A value among words.

    `number` is the count, the day of the month, the weekday (Monday 0), the month, or minutes after 0 or 12.

    `first` and `last` are the places of its words (last not included).
    """

    kind: ValueKind
    number: float
    first: int
    last: int


def values(said: Sequence[Word]) -> tuple[Value, ...]:
    """The values among the words `said`, in order, without overlap."""
    found: list[Value] = []
    place = 0
    while place < len(said):
        value = next((v for v in (read(said, place) for read in _READERS) if v is not None), None)
        if value is not None:
            found.append(value)
        place = value.last if value is not None else place + 1
    return tuple(found)


def _time(said: Sequence[Word], at: int) -> Value | None:
    """A time of day: half nine, half past nine, quarter to eight, nine o'clock, 9:30, 2 pm, ten to six."""
    form = _form(said, at)
    if _CLOCK.fullmatch(form):
        hour, minute = (int(part) for part in form.split(":")[:2])
        return _clock(hour, minute, at, at + 1)
    if form in {"noon", "midday"}:
        return _clock(12, 0, at, at + 1)
    if form in {"half", "quarter"}:
        return _part_of_hour(said, at, 30 if form == "half" else 15)
    small, after = _cardinal(said, at)
    if small is None:
        return None
    return _spoken_clock(said, at, small, after)


def _spoken_clock(said: Sequence[Word], at: int, small: float, after: int) -> Value | None:
    hour, end = _cardinal(said, after + 1)
    follows = _form(said, after)
    if (
        follows in {"past", "to"}
        and hour is not None
        and 1 <= hour <= _HOURS
        and small < _MINUTES
        and small in {5, 10, 20, 25}
    ):
        return _clock(hour, small if follows == "past" else -small, at, end)
    if follows in {"past", "to"} and small in {5, 10, 20, 25} and hour is None:
        return None
    if follows in {"o'clock", "pm", "am", "o"} and 1 <= small <= _DAY_HOURS:
        return _clock(small, 0, at, after + 1)
    minute, end = _cardinal(said, after)
    if minute in {15, 30, 45} and 1 <= small <= _HOURS and _form(said, at) in _UNITS:
        return _clock(small, minute, at, end)
    return None


def _part_of_hour(said: Sequence[Word], at: int, part: int) -> Value | None:
    follows = _form(said, at + 1)
    begin = at + 2 if follows in {"past", "to"} else at + 1
    hour, end = _cardinal(said, begin)
    if hour is None or not 1 <= hour <= _HOURS or (part != _HALF and begin == at + 1):
        return None
    return _clock(hour, -part if follows == "to" else part, at, end)


def _clock(hour: float, minute: float, first: int, last: int) -> Value:
    return Value("time", (hour * _MINUTES + minute) % (_HOURS * _MINUTES), first, last)


def _weekday(said: Sequence[Word], at: int) -> Value | None:
    form = _form(said, at)
    names = [
        place
        for place, day in enumerate(WEEKDAYS)
        if form in {day, day + "s"} or (len(form) == _SHORT and day.startswith(form))
    ]
    if not names or (len(form) == _SHORT and not said[at].capital):
        return None
    return Value("weekday", names[0], at, at + 1)


def _month(said: Sequence[Word], at: int) -> Value | None:
    form = _form(said, at)
    if form == "may":
        dated = at > 0 and (said[at - 1].form in {"of", "in", "end"} or _is_day(said, at - 1))
        return Value("month", 5, at, at + 1) if said[at].capital and (dated or at > 0) else None
    if form == "march" and not said[at].capital:
        return None
    number = _MONTHS.index(form) + 1 if form in _MONTHS else _SHORT_MONTHS.get(form)
    return Value("month", number, at, at + 1) if number and (said[at].capital or form in _MONTHS) else None


def _is_day(said: Sequence[Word], at: int) -> bool:
    form = said[at].form
    return form.isdecimal() or form in _ORDINALS or form in {"st", "nd", "rd", "th"}


def _day(said: Sequence[Word], at: int) -> Value | None:
    """An ordinal, or a cardinal beside a month: "the twenty-third", "23rd", "23 March", "March 23"."""
    form, after = _form(said, at), _form(said, at + 1)
    if form.isdecimal() and after in {"st", "nd", "rd", "th"}:
        return Value("day", float(form), at, at + 2)
    if form in _ORDINALS:
        return (
            None
            if form == "second" and after in {"one", "dose", "time"}
            else Value("day", _ORDINALS[form], at, at + 1)
        )
    if form in _TENS and after in _ORDINALS and _ORDINALS[after] < _DIGIT:
        return Value("day", _TENS[form] + _ORDINALS[after], at, at + 2)
    number, end = _cardinal(said, at)
    beside = _month(said, end) or (_month(said, at - 1) if at else None)
    if number is not None and 1 <= number <= _LAST_DAY and beside is not None:
        return Value("day", number, at, end)
    return None


def _count(said: Sequence[Word], at: int) -> Value | None:
    form = _form(said, at)
    if form in _OTHER:
        return Value("number", _OTHER[form], at, at + 1)
    digits = _digits(said, at)
    if digits is not None:
        return digits
    number, end = _cardinal(said, at)
    if number is None:
        return None
    return _with_pence(said, at, number, end)


def _with_pence(said: Sequence[Word], at: int, number: float, end: int) -> Value:
    pence, last = _cardinal(said, end + 1)
    if (
        _form(said, end) in {"pound", "pounds", "quid"}
        and pence is not None
        and pence < _PENCE
        and said[end + 1].start - said[end].end <= 1
    ):
        return Value("number", round(number + pence / 100, 2), at, last)
    return Value("number", number, at, end)


def _digits(said: Sequence[Word], at: int) -> Value | None:
    """Three or more digits said one by one, or a year said as two numbers: one value."""
    end = at
    while _form(said, end) in _UNITS and _UNITS[_form(said, end)] < _DIGIT:
        end += 1
    if end - at >= _RUN:
        return Value("number", float("".join(str(_UNITS[_form(said, i)]) for i in range(at, end))), at, end)
    if _form(said, at) in {"twenty", "nineteen"} and _form(said, at + 1) in _TENS | {
        "nineteen": 19,
        "eighteen": 18,
    }:
        tail, last = _cardinal(said, at + 1)
        century = 2000 if _form(said, at) == "twenty" else 1900
        return Value("number", century + (tail or 0), at, last)
    return None


def _cardinal(said: Sequence[Word], at: int) -> tuple[float | None, int]:
    form = _form(said, at)
    if form.replace(",", "").replace(".", "", 1).isdecimal():
        return float(form.replace(",", "")), at + 1
    article = form == "a" and _form(said, at + 1) in _SCALES
    if form not in _UNITS | _TENS | _SCALES and not article:
        return None, at
    number, place = (1.0, at + article) if article or form in _SCALES else _below_hundred(said, at)
    while _form(said, place) in _SCALES and (place == at or _joined(said, place)):
        number *= _SCALES[_form(said, place)]
        begin = place + 2 if _form(said, place + 1) == "and" else place + 1
        goes_on = _form(said, begin) in _UNITS | _TENS and _joined(said, begin)
        more, end = _below_hundred(said, begin) if goes_on else (0.0, place + 1)
        number, place = number + more, end
    return _with_decimals(said, number, place)


def _below_hundred(said: Sequence[Word], at: int) -> tuple[float, int]:
    form, after = _form(said, at), _form(said, at + 1)
    if form in _TENS and 0 < _UNITS.get(after, 0) < _DIGIT and _joined(said, at + 1):
        return float(_TENS[form] + _UNITS[after]), at + 2
    return float(_TENS.get(form, _UNITS.get(form, 0))), at + 1


def _with_decimals(said: Sequence[Word], number: float, place: int) -> tuple[float, int]:
    if _form(said, place) != "point" or _form(said, place + 1) not in _UNITS:
        return number, place
    end = place + 1
    while _UNITS.get(_form(said, end), _DIGIT) < _DIGIT:
        end += 1
    return float(f"{int(number)}." + "".join(str(_UNITS[_form(said, i)]) for i in range(place + 1, end))), end


def _joined(said: Sequence[Word], at: int) -> bool:
    """Whether no punctuation stands before the word, a hyphen apart."""
    return said[at].start - said[at - 1].end <= 1


def _form(said: Sequence[Word], at: int) -> str:
    return said[at].form if 0 <= at < len(said) else ""


_READERS: tuple[Callable[[Sequence[Word], int], Value | None], ...] = (_time, _weekday, _month, _day, _count)


_RELATIVE = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "last night": -1,
    "week today": 7,
    "week tomorrow": 8,
    "weeks today": 14,
    "fortnight today": 14,
    "in a fortnight": 14,
}


def relative_days(said: Sequence[Word], date: dt.date) -> frozenset[dt.date]:
    """The days that words such as "tomorrow", "a fortnight today" or "next Wednesday" may mean on `date`."""
    text = " ".join(word.form for word in said)
    found = {date + dt.timedelta(days=shift) for phrase, shift in _RELATIVE.items() if phrase in text}
    for word in said:
        weekday = next((n for n, name in enumerate(WEEKDAYS) if word.form in {name, name + "s"}), None)
        if weekday is not None:
            ahead = (weekday - date.weekday()) % 7
            found |= {date + dt.timedelta(days=ahead + 7 * weeks) for weeks in (-2, -1, 0, 1, 2)}
    return frozenset(found)
