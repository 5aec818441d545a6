"""Values written out in words, in the ways people say them, read back as the values they were."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.dates import find_dates
from casescribe.stages.note.numbers import find_numbers
from casescribe.stages.note.times import find_times

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MINUTES = {5: "five", 10: "ten", 15: "quarter", 20: "twenty", 25: "twenty-five", 30: "half"}
DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2034, 12, 31))
MODEST = settings(max_examples=80, deadline=None)


def out(number: int, join: str = "-") -> str:
    """British words for 0 to 999,999."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (join + SMALL[number % 10] if number % 10 else "")
    scale, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % scale
    joined = "" if not rest else f" {out(rest, join)}" if rest >= 100 else f" and {out(rest, join)}"
    return f"{out(number // scale, join)} {name}{joined}"


def read(text: str) -> list[tuple[float, str, str]]:
    return [(one.value, one.kind, one.unit) for one in find_numbers(text)]


@given(st.integers(1, 999_999), st.sampled_from(["-", " "]))
@MODEST
def test_whole_numbers_in_words_digits_and_with_commas(number: int, join: str) -> None:
    expected = [(float(number), "number", "")]
    assert (read(out(number, join)), read(str(number)), read(f"{number:,}")) == (expected,) * 3


@given(st.integers(1, 9999), st.sampled_from(["pounds", "quid", "pound"]))
@MODEST
def test_pounds_in_words_meet_the_sign(pounds: int, unit: str) -> None:
    expected = [(float(pounds), "money", "pound")]
    assert read(f"he owes {out(pounds)} {unit} now") == expected
    assert read(f"he owes \u00a3{pounds:,} now") == expected


@given(st.integers(0, 200), st.lists(st.integers(0, 9), min_size=1, max_size=3))
@MODEST
def test_decimals_said_digit_by_digit(whole: int, decimals: list[int]) -> None:
    said = f"{out(whole)} point {' '.join(SMALL[digit] for digit in decimals)}"
    assert read(said) == [(float(f"{whole}.{''.join(map(str, decimals))}"), "number", "")]


@given(
    st.integers(2, 600),
    st.sampled_from([
        ("milligrams", "dose", "mg"), ("mg", "dose", "mg"), ("weeks", "duration", "week"),
        ("years old", "age", "year"), ("percent", "percent", "percent"), ("miles", "measure", "mile"),
    ]),
)  # fmt: skip
@MODEST
def test_units_go_with_their_numbers(number: int, unit: tuple[str, str, str]) -> None:
    spoken, kind, canonical = unit
    assert read(f"about {out(number)} {spoken}, yes") == [(float(number), kind, canonical)]
    assert read(f"about {number} {spoken}, yes") == [(float(number), kind, canonical)]


@given(st.integers(2, 12), st.sampled_from(["day", "week", "month"]))
@MODEST
def test_how_often(times: int, period: str) -> None:
    assert read(f"{out(times)} times a {period}") == [(float(times), "rate", period)]
    assert read(f"{out(times)} times every {period}") == [(float(times), "rate", period)]


@given(st.lists(st.integers(0, 9), min_size=3, max_size=11))
@MODEST
def test_digits_said_one_by_one_are_kept_as_said(digits: list[int]) -> None:
    said = " ".join("oh" if digit == 0 else SMALL[digit] for digit in digits)
    assert [one.digits for one in find_numbers(f"ring {said}")] == ["".join(map(str, digits))]


@given(st.integers(1, 12), st.sampled_from(sorted(MINUTES)), st.sampled_from(["past", "to"]))
@MODEST
def test_minutes_past_and_to_the_hour_with_the_half_of_the_day(hour: int, minute: int, side: str) -> None:
    if (minute, side) == (30, "to"):
        return
    after = hour % 12 * 60 + (minute if side == "past" else -minute)
    for half, shift in (("in the morning", 0), ("pm", 720)):
        total = (after + shift) % 1440
        said = f"at {MINUTES[minute]} {side} {SMALL[hour]} {half}"
        assert [(one.time, one.inferred) for one in find_times(said)] == [
            (f"{total // 60:02d}:{total % 60:02d}", False)
        ]


@given(st.integers(0, 23), st.integers(0, 59))
@MODEST
def test_a_clock_of_twenty_four_hours(hour: int, minute: int) -> None:
    clock = f"{hour:02d}:{minute:02d}"
    assert [one.time for one in find_times(f"at {clock} sharp")] == [clock]


@given(DAYS, st.integers(2, 12))
@MODEST
def test_counted_weeks_and_days_from_the_meeting(meeting: dt.date, count: int) -> None:
    for said, day in (
        (f"in {out(count)} days", meeting + dt.timedelta(days=count)),
        (f"in {count} weeks", meeting + dt.timedelta(weeks=count)),
        (f"{out(count)} days ago", meeting - dt.timedelta(days=count)),
        (f"{out(count)} weeks today", meeting + dt.timedelta(weeks=count)),
        ("the day after tomorrow", meeting + dt.timedelta(days=2)),
        ("yesterday", meeting - dt.timedelta(days=1)),
    ):
        assert [one.certain for one in find_dates(said, meeting)] == [day], said


@given(DAYS, st.integers(8, 13))
@MODEST
def test_a_week_on_a_weekday(meeting: dt.date, ahead: int) -> None:
    day = meeting + dt.timedelta(days=ahead)
    assert [one.certain for one in find_dates(f"a week on {day:%A}", meeting)] == [day]
    assert [one.certain for one in find_dates(f"{day:%A} week", meeting)] == [day]


@given(DAYS, DAYS)
@MODEST
def test_what_is_certain_is_named_by_its_words(meeting: dt.date, day: dt.date) -> None:
    """A weekday beside a full date is believed only where the two agree."""
    right = f"{day:%A} {day.day} {day:%B} {day.year}"
    wrong = f"{day + dt.timedelta(days=1):%A} {day.day} {day:%B} {day.year}"
    assert [one.certain for one in find_dates(right, meeting)] == [day]
    assert [one.certain for one in find_dates(wrong, meeting)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "I might march down there in may", "he is one of a kind", "that was the second best thing",
        "give me a minute", "the sun came out and we sat down", "she won", "tend to her", "weekend job",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_days(text: str) -> None:
    assert [one.certain for one in find_dates(text, dt.date(2026, 5, 4)) if one.day] == []
