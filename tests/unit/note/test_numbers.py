"""Quantities as they are spoken and as recognisers write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.numbers import Quantity, find_numbers


def read(text: str) -> list[tuple[str, float, str, str]]:
    return [(text[q.start : q.end], q.value, q.kind, q.unit) for q in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forty-six", [("forty-six", 46.0, "number", "")]),
        ("46", [("46", 46.0, "number", "")]),
        ("a hundred and twenty hours", [("a hundred and twenty hours", 120.0, "duration", "hour")]),
        ("two hundred and forty", [("two hundred and forty", 240.0, "number", "")]),
        (
            "three thousand two hundred and six",
            [("three thousand two hundred and six", 3206.0, "number", "")],
        ),
        ("1,200 people", [("1,200", 1200.0, "number", "")]),
        ("one point two five milligrams", [("one point two five milligrams", 1.25, "dose", "mg")]),
        ("50 mg of it", [("50 mg", 50.0, "dose", "mg")]),
        ("fifty-five mil", [("fifty-five mil", 55.0, "dose", "mg")]),
        ("two puffs", [("two puffs", 2.0, "dose", "puff")]),
        (
            "one tablet twice a day",
            [("one tablet", 1.0, "dose", "tablet"), ("twice a day", 2.0, "rate", "day")],
        ),
        ("three times a week", [("three times a week", 3.0, "rate", "week")]),
        ("once", [("once", 1.0, "number", "times")]),
        ("half a stone", [("half a stone", 0.5, "measure", "stone")]),
        ("two and a half weeks", [("two and a half weeks", 2.5, "duration", "week")]),
        ("an hour and a half", [("an hour and a half", 1.5, "duration", "hour")]),
        ("a dozen eggs", [("a dozen", 12.0, "number", "")]),
        ("half a dozen", [("half a dozen", 6.0, "number", "")]),
        ("thirty-five percent", [("thirty-five percent", 35.0, "percent", "percent")]),
        ("ten per cent", [("ten per cent", 10.0, "percent", "percent")]),
        ("35%", [("35%", 35.0, "percent", "percent")]),
        ("eighty-four years old", [("eighty-four years old", 84.0, "age", "year")]),
        ("the twenty-third", [("twenty-third", 23.0, "ordinal", "")]),
        ("my 2nd go", [("2nd", 2.0, "ordinal", "")]),
        ("in twenty twenty-three", [("twenty twenty-three", 2023.0, "number", "")]),
        ("in nineteen eighty-four", [("nineteen eighty-four", 1984.0, "number", "")]),
        ("one of those, the next one", []),
        ("nothing to count", []),
        ("", []),
    ],
)
def test_reads_quantities(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("twelve pound eighty-five", 12.85),
        ("12 pound 85", 12.85),
        ("£12.85", 12.85),
        ("fifteen quid", 15.0),
        ("£15", 15.0),
        ("240 pounds", 240.0),
        ("two hundred and forty pounds", 240.0),
        ("fifty pence", 0.5),
        ("fifty p", 0.5),
        ("two grand", 2000.0),
        ("a grand", 1000.0),
        ("six pounds and twenty pence", 6.2),
        ("£1,200", 1200.0),
    ],
)
def test_reads_money_in_pounds(text: str, pounds: float) -> None:
    assert find_numbers(text) == (Quantity(0, len(text), pounds, "money", "pound"),)


def test_a_count_after_pounds_is_no_pence() -> None:
    assert read("five pounds two weeks ago") == [
        ("five pounds", 5.0, "money", "pound"),
        ("two weeks", 2.0, "duration", "week"),
    ]


def test_keeps_numbers_to_ring_as_digits() -> None:
    assert find_numbers("ring nine nine nine") == (Quantity(5, 19, 0.0, "digits", digits="999"),)
    assert find_numbers("07700 900123") == (Quantity(0, 12, 0.0, "digits", digits="07700900123"),)


def test_marks_what_is_only_about() -> None:
    assert find_numbers("a couple of weeks") == (Quantity(0, 17, 2.0, "duration", "week", about=True),)


_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: E501, SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def spoken(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    rest = number % 100
    return f"{_SMALL[number // 100]} hundred" + (f" and {spoken(rest)}" if rest else "")


@given(st.integers(0, 999))
@settings(max_examples=150, deadline=None)
def test_spoken_numbers_meet_written_ones(number: int) -> None:
    assert [q.value for q in find_numbers(spoken(number))] == [float(number)]
    assert [q.value for q in find_numbers(str(number))] == [float(number)]


@given(st.integers(1, 999), st.integers(1, 99))
@settings(max_examples=60, deadline=None)
def test_spoken_prices_meet_written_ones(pounds: int, pence: int) -> None:
    said = f"{spoken(pounds)} pounds {spoken(pence)}"
    written = f"£{pounds}.{pence:02d}"
    assert [q.value for q in find_numbers(said)] == [q.value for q in find_numbers(written)]


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    ends = [0]
    for quantity in find_numbers(text):
        assert ends[-1] <= quantity.start < quantity.end <= len(text)
        ends.append(quantity.end)
