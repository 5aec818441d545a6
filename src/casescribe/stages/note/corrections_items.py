"""What can be corrected in a turn: days, times, quantities and names, each with a value to compare."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from casescribe.stages.note.dates import find_dates
from casescribe.stages.note.numbers import Quantity, find_numbers
from casescribe.stages.note.times import find_times

Category = Literal["date", "time", "quantity", "rank", "name"]


@dataclass(frozen=True)
class Item:
    """A value at the characters `start` to `end` of a turn; `unit` or `thing` is what it counts, if said."""

    start: int
    end: int
    category: Category
    value: str
    unit: str = ""
    thing: str = ""
    words: str = ""

    def rivals(self, other: "Item") -> bool:
        """Whether the other is another value for the same thing."""
        counted = {self.unit or self.thing, other.unit or other.thing} - {""}
        return self.category == other.category and not self.repeats(other) and len(counted) <= 1

    def repeats(self, other: "Item") -> bool:
        """Whether the other says the same value."""
        units = not self.unit or not other.unit or self.unit == other.unit
        same = self.value == other.value or (self.words != "" and self.words == other.words)
        return self.category == other.category and same and units


_NAME = re.compile(r"(?<![.?!\u2026]\s)(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_LONE_NAME = re.compile(r"(?:(?<=[.?!] )|^)[A-Z][a-z]+(?: [A-Z][a-z]+)*(?=[.?!])")
_NO_NAMES = frozenset(
    (
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Yes",
        "Yeah",
        "No",
        "Sorry",
        "Okay",
        "Right",
        "Wait",
        "Well",
        "Actually",
        "Um",
        "Er",
    )
)
_THING = re.compile(r"\s+([a-z]+s)\b")


def items(text: str, meeting: dt.date) -> tuple[Item, ...]:
    """The items of a turn's text in order, apart from each other but for names."""
    dates = [
        Item(one.start, one.end, "date", one.day.isoformat(), words=one.words.lower())
        for one in find_dates(text, meeting)
        if one.day is not None
    ]
    times = [Item(one.start, one.end, "time", one.time) for one in find_times(text)]
    taken = [*dates, *times]
    counted = [
        _counted(text, one)
        for one in find_numbers(text)
        if one.kind != "digits"
        and not any(one.start < other.end and other.start < one.end for other in taken)
    ]
    return tuple(sorted([*taken, *counted, *_names(text)], key=lambda item: item.start))


def _counted(text: str, quantity: Quantity) -> Item:
    after = _THING.match(text, quantity.end)
    thing = after.group(1).removesuffix("s") if after and not quantity.unit else ""
    category: Category = "rank" if quantity.kind == "ordinal" else "quantity"
    return Item(quantity.start, quantity.end, category, f"{quantity.value:g}", quantity.unit, thing)


def _names(text: str) -> list[Item]:
    return [
        Item(found.start(), found.end(), "name", found.group().lower())
        for pattern in (_NAME, _LONE_NAME)
        for found in pattern.finditer(text)
        if found.group() not in _NO_NAMES
    ]
