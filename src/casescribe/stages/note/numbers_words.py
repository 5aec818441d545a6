"""Reads counting words: the ground of quantities, times and dates in the note stage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """A word, number or sign: its characters `start` to `end`, and its lower-case `form`."""

    start: int
    end: int
    form: str


_TOKEN = re.compile(
    r"0\d{2,4}(?:[ -]\d{3,})+|[£$€%]|\d{1,2}[:.]\d{2}(?![\d.:])|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d+(?:\.\d+)?(?:st|nd|rd|th)?(?![a-z])|\d+(?:\.\d+)?|[a-z]+(?:['\u2019][a-z]+)*|[,.;?!\u2026]",
    re.IGNORECASE,
)


def _numbered(words: str, first: int) -> dict[str, int]:
    return {word: value for value, word in enumerate(words.split(), start=first)}


_SMALL = {
    **_numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen",
        first=0,
    ),
    "nought": 0,
    "nil": 0,
}
_TENS = {
    word: 10 * value
    for word, value in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=2).items()
}
_SCALES = {"hundred": 100.0, "thousand": 1000.0, "grand": 1000.0, "million": 1_000_000.0}
_ORDINALS = {
    **_numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        first=1,
    ),
    "thirtieth": 30,
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DIGIT_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_TEN = 10
_CENTURIES = (19.0, 20.0)

Read = tuple[float, int]
"""A value, and the place of the first token after it."""


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; hyphens and spaces are left out."""
    return tuple(
        Token(found.start(), found.end(), found.group().lower().replace("\u2019", "'"))
        for found in _TOKEN.finditer(text)
    )


def form(said: Sequence[Token], at: int) -> str:
    """The token's form, empty outside of the text."""
    return said[at].form if 0 <= at < len(said) else ""


def cardinal(said: Sequence[Token], at: int) -> Read | None:
    """The count that begins at token `at`: "a hundred and twenty", "one point five", "1,200"."""
    if _DIGITS.fullmatch(form(said, at)):
        return _scaled(said, float(form(said, at).replace(",", "")), at + 1)
    whole = _below_hundred(said, at)
    if whole is None and form(said, at) == "a" and form(said, at + 1) in _SCALES:
        whole = (1.0, at + 1)
    if whole is None:
        return None
    return _year(said, whole) or _decimal(said, _with_scales(said, whole))


def ordinal(said: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The rank that begins at token `at`, and the place after it: "twenty-third", "3rd"."""
    digits = _DIGIT_ORDINAL.fullmatch(form(said, at))
    if digits:
        return int(digits.group(1)), at + 1
    if form(said, at) in _ORDINALS:
        return _ORDINALS[form(said, at)], at + 1
    tens, unit = _TENS.get(form(said, at)), _ORDINALS.get(form(said, at + 1), _TEN)
    return (int(tens) + unit, at + 2) if tens and unit < _TEN else None


def digit_run(said: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Three or more digits said one by one, as in a telephone number: "nine nine nine", "oh seven seven"."""
    place, digits = at, ""
    while form(said, place) in _ONE_BY_ONE:
        digits += _ONE_BY_ONE[form(said, place)]
        place += 1
    return (digits, place) if place - at > 2 else None  # noqa: PLR2004 - two digits make a number


_ONE_BY_ONE = {word: str(int(value)) for word, value in _SMALL.items() if value < _TEN} | {
    "oh": "0",
    "o": "0",
}


def _below_hundred(said: Sequence[Token], at: int) -> Read | None:
    if form(said, at) in _TENS:
        unit = _SMALL.get(form(said, at + 1), _TEN)
        ranked = unit < 1 or unit >= _TEN
        return (_TENS[form(said, at)], at + 1) if ranked else (_TENS[form(said, at)] + unit, at + 2)
    return (_SMALL[form(said, at)], at + 1) if form(said, at) in _SMALL else None


def _year(said: Sequence[Token], first: Read) -> Read | None:
    """Read a year: "twenty twenty-six", "nineteen eighty-four"."""
    second = _below_hundred(said, first[1]) if first[0] in _CENTURIES else None
    if second is None or second[0] < _TEN or (form(said, first[1]) in _SMALL and first[0] != _CENTURIES[1]):
        return None
    return first[0] * 100 + second[0], second[1]


def _scaled(said: Sequence[Token], value: float, after: int) -> Read:
    scale = _SCALES.get(form(said, after))
    return (value * scale, after + 1) if scale else (value, after)


def _with_scales(said: Sequence[Token], first: Read) -> Read:
    """Hundreds, thousands and millions with what follows them."""
    total, (part, at) = 0.0, first
    while form(said, at) in _SCALES:
        scale = _SCALES[form(said, at)]
        part, at = part * scale, at + 1
        if scale > _SCALES["hundred"]:
            total, part = total + part, 0.0
        more = _below_hundred(said, at + (form(said, at) == "and"))
        if more is not None:
            part, at = part + more[0], more[1]
    return total + part, at


def _decimal(said: Sequence[Token], whole: Read) -> Read:
    """Read what follows "point": "one point two five"."""
    if form(said, whole[1]) != "point" or form(said, whole[1] + 1) not in _ONE_BY_ONE:
        return whole
    at, digits = whole[1] + 1, ""
    while form(said, at) in _ONE_BY_ONE:
        digits, at = digits + _ONE_BY_ONE[form(said, at)], at + 1
    return float(f"{int(whole[0])}.{digits}"), at
