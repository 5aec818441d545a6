"""Finds quantities in what was said, as typed values: "forty-six" meets "46", "fifteen quid" meets "£15".

The note stage compares them when it looks for corrections and checks statements.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack

from casescribe.stages.note.money import money
from casescribe.stages.note.numbers_words import Read, Token, cardinal, digit_run, form, ordinal, tokens

Kind = Literal[
    "number", "ordinal", "money", "percent", "dose", "measure", "duration", "age", "rate", "digits"
]


class _Named(TypedDict, total=False):
    unit: str
    digits: str
    about: bool


@dataclass(frozen=True)
class Quantity:
    """The characters `start` to `end` of a text say `value` of `unit`.

    `unit` is canonical ("pound", "mg", "week", "day" for a rate by day) and empty for bare numbers; `digits`
    holds a telephone or reference number as said, whose value is nothing to count with. `about` marks values
    such as "a couple".
    """

    start: int
    end: int
    value: float
    kind: Kind
    unit: str = ""
    digits: str = ""
    about: bool = False


def _table(kind: Kind, table: str) -> dict[str, tuple[Kind, str]]:
    """Each line names a canonical unit and the words for it."""
    lines = [line.split() for line in table.strip().splitlines()]
    return {word: (kind, words[0]) for words in lines for word in words}


_UNITS: dict[str, tuple[Kind, str]] = {
    **_table("percent", "percent %"),
    **_table(
        "dose",
        """
        mg mgs milligram milligrams milligramme milligrammes mil
        mcg microgram micrograms
        g gram grams
        ml mls millilitre millilitres
        tablet tablets pill pills capsule capsules
        puff puffs
        drop drops
        unit units
        """,
    ),
    **_table(
        "measure",
        """
        kg kilo kilos kilogram kilograms
        stone
        litre litres
        can cans
        pint pints
        mile miles
        metre metres
        cigarette cigarettes
        """,
    ),
    **_table(
        "duration",
        """
        second seconds secs
        minute minutes min mins
        hour hours hrs
        day days
        night nights
        week weeks
        fortnight fortnights
        month months
        year years
        """,
    ),
}
_TELEPHONE = re.compile(r"0\d{2,4}(?:[ -]\d{3,})+|0\d{4,}")
_RATES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_PER = frozenset(("a", "an", "per", "each", "every"))
_PRONOUN_AFTER = frozenset(
    ("of", "thing", "who", "that", "where", "is", "was", "or", "day", "i", "he", "she", "we")
)
_PRONOUN_BEFORE = frozenset(
    ("the", "that", "this", "no", "which", "next", "last", "another", "any", "every", "each", "your")
)
_BEFORE_ONE_OF = frozenset(("those", "them", "these", "us", "my", "me", "the", "our", "his", "her", "their"))


def find_numbers(text: str) -> tuple[Quantity, ...]:
    """The quantities of `text` in order, apart from each other."""
    said = tokens(text)
    found: list[Quantity] = []
    at = 0
    while at < len(said):
        read = _read(said, at)
        if read is not None:
            found.append(read[0])
        at = read[1] if read is not None else at + 1
    return tuple(found)


def _read(said: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    if _TELEPHONE.fullmatch(form(said, at)):
        return _made(said, at, at + 1, 0.0, "digits", digits=re.sub(r"\D", "", form(said, at))), at + 1
    digits = digit_run(said, at)
    if digits:
        return _made(said, at, digits[1], 0.0, "digits", digits=digits[0]), digits[1]
    paid = money(said, at)
    if paid:
        return _made(said, at, paid[1], paid[0], "money", unit="pound"), paid[1]
    ranked = ordinal(said, at)
    if ranked:
        return _made(said, at, ranked[1], float(ranked[0]), "ordinal"), ranked[1]
    return _rate(said, at) or _counted(said, at)


def _rate(said: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Read how often: "twice a day", "three times a week"."""
    times = (_RATES[form(said, at)], at + 1) if form(said, at) in _RATES else cardinal(said, at)
    if times is None or (form(said, at) not in _RATES and form(said, times[1]) != "times"):
        return None
    after = times[1] + (form(said, times[1]) == "times")
    period = _UNITS.get(form(said, after + 1)) if form(said, after) in _PER else _UNITS.get(form(said, after))
    if period is None or period[0] != "duration":
        return _made(said, at, after, times[0], "number", unit="times"), after
    end = after + (2 if form(said, after) in _PER else 1)
    return _made(said, at, end, times[0], "rate", unit=period[1]), end


def _counted(said: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    if form(said, at) in {"a", "an"} and form(said, at + 1) in _UNITS:
        return _long_one(said, at)
    about = form(said, at) in {"couple", "few"} or (form(said, at) == "a" and form(said, at + 1) == "couple")
    value = _amount(said, at)
    if value is None or _pronoun(said, at, value[1]):
        return None
    after = value[1]
    while form(said, after) in {"a", "an", "of"} and form(said, after + 1) in _UNITS:
        after += 1
    kind, unit = _UNITS.get(form(said, after), ("number", ""))
    if form(said, after) == "per" and form(said, after + 1) == "cent":
        return _made(said, at, after + 2, value[0], "percent", unit="percent"), after + 2
    if not unit:
        return _made(said, at, value[1], value[0], "number", about=about), value[1]
    amount, after = _and_a_half(said, (value[0], after + 1))
    if kind == "duration" and unit == "year" and form(said, after) == "old":
        return _made(said, at, after + 1, amount, "age", unit="year"), after + 1
    return _made(said, at, after, amount, kind, unit=unit, about=about), after


def _long_one(said: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Read "an hour and a half"; "an hour" alone is mostly a rate and says no count."""
    value, after = _and_a_half(said, (1.0, at + 2))
    kind, unit = _UNITS[form(said, at + 1)]
    return (_made(said, at, after, value, kind, unit=unit), after) if after > at + 2 else None


def _amount(said: Sequence[Token], at: int) -> Read | None:
    """A count, "half", "a couple", "a dozen", "two and a half", or "a" before a unit of time."""
    words = (form(said, at), form(said, at + 1), form(said, at + 2))
    if words[0] == "half" and words[1] == "a" and words[2] == "dozen":
        return 6.0, at + 3
    special = {("a", "couple"): 2.0, ("a", "dozen"): 12.0, ("a", "half"): 0.5, ("a", "quarter"): 0.25}.get(
        words[:2]
    )
    if special is not None:
        return special, at + 2
    if words[0] in {"half", "quarter", "dozen"}:
        return {"half": 0.5, "quarter": 0.25, "dozen": 12.0}[words[0]], at + 1
    if words[0] in {"a", "an", "one"} and words[1] == "fortnight":
        return 1.0, at + 1
    count = cardinal(said, at)
    if count is not None and form(said, count[1]) == "dozen":
        return count[0] * 12, count[1] + 1
    return None if count is None else _and_a_half(said, count)


def _and_a_half(said: Sequence[Token], count: Read) -> Read:
    tail = [form(said, count[1] + offset) for offset in range(3)]
    extra = {("and", "a", "half"): 0.5, ("and", "a", "quarter"): 0.25}.get((tail[0], tail[1], tail[2]), 0.0)
    return (count[0] + extra, count[1] + 3) if extra else count


def _pronoun(said: Sequence[Token], at: int, after: int) -> bool:
    """Whether "one" stands for a thing: "the next one", "one of those"."""
    if form(said, at) != "one" or after != at + 1:
        return False
    if form(said, after) == "of":
        return form(said, after + 1) in _BEFORE_ONE_OF
    return form(said, at - 1) in _PRONOUN_BEFORE or form(said, after) in _PRONOUN_AFTER


def _made(
    said: Sequence[Token], at: int, after: int, value: float, kind: Kind, **named: Unpack[_Named]
) -> Quantity:
    return Quantity(said[at].start, said[after - 1].end, value, kind, **named)
