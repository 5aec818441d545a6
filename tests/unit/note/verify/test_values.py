import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.verify.values import relative_days, values
from casescribe.stages.note.verify.words import words


def read(text: str) -> list[tuple[str, float]]:
    return [(value.kind, value.number) for value in values(words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forty-six hours", [("number", 46)]),
        ("46 hours", [("number", 46)]),
        ("a hundred and twenty, two hundred and forty", [("number", 120), ("number", 240)]),
        ("out of the hundred and twenty", [("number", 120)]),
        ("1,250 pounds", [("number", 1250)]),
        ("one point two five", [("number", 1.25)]),
        ("six pounds twenty a week", [("number", 6.2)]),
        ("\u00a36.20 a week", [("number", 6.2)]),
        ("ring nine nine nine", [("number", 999)]),
        ("in twenty twenty-three", [("number", 2023)]),
        ("twice a day", [("number", 2)]),
        ("the twenty-third", [("day", 23)]),
        ("the 3rd", [("day", 3)]),
        ("28 February", [("day", 28), ("month", 2)]),
        ("March 14", [("month", 3), ("day", 14)]),
        ("Friday the second of May", [("weekday", 4), ("day", 2), ("month", 5)]),
        ("he may march on", []),
        ("half nine", [("time", 570)]),
        ("half past nine", [("time", 570)]),
        ("9:30", [("time", 570)]),
        ("quarter to eight", [("time", 465)]),
        ("ten to six", [("time", 350)]),
        ("twenty past ten", [("time", 620)]),
        ("two o'clock", [("time", 120)]),
        ("at 2 pm", [("time", 120)]),
        ("noon", [("time", 0)]),
        ("half a stone", []),
        ("a second dose", []),
    ],
)
def test_values_are_read_from_words_and_digits(text: str, expected: list[tuple[str, float]]) -> None:
    assert read(text) == expected


@settings(max_examples=80)
@given(st.integers(min_value=2, max_value=9999))
def test_digits_read_as_themselves(number: int) -> None:
    assert read(f"about {number} of them") == [("number", number)]


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_values_never_overlap(text: str) -> None:
    found = values(words(text))
    assert all(one.last <= other.first for one, other in pairwise(found))


MONDAY = dt.date(2026, 9, 7)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", dt.date(2026, 9, 8)),
        ("two weeks today", dt.date(2026, 9, 21)),
        ("next Wednesday", dt.date(2026, 9, 16)),
        ("last Friday", dt.date(2026, 9, 4)),
    ],
)
def test_relative_days_hold_the_day_meant(text: str, day: dt.date) -> None:
    assert day in relative_days(words(text), MONDAY)


def test_no_day_is_made_from_words_that_name_none() -> None:
    assert relative_days(words("some other time"), MONDAY) == frozenset()
