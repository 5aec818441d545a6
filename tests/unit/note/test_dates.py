"""Days from speech, resolved from a Thursday, 12 March 2026, and from any other day."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.dates import Resolved, find_dates, with_times

MEETING = dt.date(2026, 3, 12)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
RANKS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("I'll ring tomorrow", "tomorrow", "2026-03-13"),
        ("the day after tomorrow", "the day after tomorrow", "2026-03-14"),
        ("I'll do it this afternoon", "this afternoon", "2026-03-12"),
        ("see you Wednesday", "Wednesday", "2026-03-18"),
        ("this coming Friday", "this coming Friday", "2026-03-13"),
        ("next Wednesday", "next Wednesday", "2026-03-18"),
        ("a week on Friday", "a week on Friday", "2026-03-20"),
        ("Friday week", "Friday week", "2026-03-20"),
        ("Tuesday fortnight", "Tuesday fortnight", "2026-03-31"),
        ("a week last Friday", "a week last Friday", "2026-02-27"),
        ("last Saturday", "last Saturday", "2026-03-07"),
        ("Saturday just gone", "Saturday just gone", "2026-03-07"),
        ("I went on Tuesday", "Tuesday", "2026-03-10"),
        ("by Monday", "by Monday", "2026-03-16"),
        ("on the nineteenth", "the nineteenth", "2026-03-19"),
        ("on the fifth", "the fifth", "2026-04-05"),
        ("Wednesday the eighteenth", "Wednesday the eighteenth", "2026-03-18"),
        ("Wednesday 18th", "Wednesday 18th", "2026-03-18"),
        ("It was Friday the sixth", "Friday the sixth", "2026-03-06"),
        ("18th of March", "18th of March", "2026-03-18"),
        ("March 18", "March 18", "2026-03-18"),
        ("18 March 2027", "18 March 2027", "2027-03-18"),
        ("18/3", "18/3", "2026-03-18"),
        ("2026-03-18", "2026-03-18", "2026-03-18"),
        ("in two weeks", "in two weeks", "2026-03-26"),
        ("two weeks today", "two weeks today", "2026-03-26"),
        ("in a fortnight", "in a fortnight", "2026-03-26"),
        ("within ten working days", "within ten working days", "2026-03-26"),
        ("three days ago", "three days ago", "2026-03-09"),
        ("by the end of the month", "the end of the month", "2026-03-31"),
        ("end of next week", "end of next week", "2026-03-20"),
        ("the end of June", "the end of June", "2026-06-30"),
        ("first weekend of February", "first weekend of February", "2026-02-07"),
        ("since Christmas", "since Christmas", "2025-12-25"),
    ],
)
def test_resolves_from_the_meeting(text: str, words: str, day: str) -> None:
    start = text.index(words)
    expected = Resolved(start, start + len(words), words, dt.date.fromisoformat(day))
    assert find_dates(text, MEETING) == (expected,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("next Friday", dt.date(2026, 3, 20)),
        ("Tuesday the eighteenth of March", dt.date(2026, 3, 18)),
        ("a week on Thursday", dt.date(2026, 3, 26)),
        ("the Monday after", None),
        ("the bank holiday", None),
        ("the thirtieth of February", None),
    ],
)
def test_says_where_readers_could_differ(text: str, day: dt.date | None) -> None:
    [found] = find_dates(text, MEETING)
    assert (found.day, found.ambiguous, found.certain, bool(found.reason)) == (day, True, None, True)


@pytest.mark.parametrize("text", ["next week", "this month", "in May", "the weekend"])
def test_a_stretch_is_no_day(text: str) -> None:
    [found] = find_dates(text, MEETING)
    assert (found.words, found.day, found.ambiguous) == (text, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "on a Friday",
        "every Monday",
        "Mondays and Thursdays",
        "Sunday to Thursday",
        "the first thing",
        "the second one",
        "I may go",
    ],
)
def test_habits_and_ranks_are_no_days(text: str) -> None:
    assert find_dates(text, MEETING) == ()


def test_the_monday_after_is_after_the_day_named_before() -> None:
    found = find_dates("Come on the 6th of May. Or the Monday after.", MEETING)
    assert [one.day for one in found] == [dt.date(2026, 5, 6), dt.date(2026, 5, 11)]
    [alone] = find_dates("the Friday before", MEETING, anchor=dt.date(2026, 5, 25))
    assert alone.day == dt.date(2026, 5, 22)


def test_a_given_tense_outweighs_the_verbs() -> None:
    [past] = find_dates("see you Friday", MEETING, tense="past")
    assert past.day == dt.date(2026, 3, 6)


def test_puts_the_time_beside_its_day() -> None:
    text = "half two on the nineteenth, or Friday at 10 a.m."
    first, second = with_times(text, find_dates(text, MEETING))
    assert (first.day, first.time, first.inferred_time) == (dt.date(2026, 3, 19), "14:30", True)
    assert (second.day, second.time, second.inferred_time) == (dt.date(2026, 3, 13), "10:00", False)


def test_tonight_makes_eight_the_evening() -> None:
    [found] = with_times("8 o'clock tonight", find_dates("8 o'clock tonight", MEETING))
    assert (found.day, found.time, found.inferred_time) == (MEETING, "20:00", False)


@given(DAYS, st.integers(-150, 150))
@settings(max_examples=120, deadline=None)
def test_a_full_date_is_itself(meeting: dt.date, apart: int) -> None:
    day = meeting + dt.timedelta(days=apart)
    for said in (
        f"{day:%A} the {RANKS[day.day - 1]} of {day:%B}",
        f"{day:%B} {day.day}",
        f"{day.day} {day:%B} {day.year}",
        day.isoformat(),
    ):
        assert [(one.day, one.ambiguous) for one in find_dates(said, meeting)] == [(day, False)]


@given(DAYS, st.integers(1, 27))
@settings(max_examples=80, deadline=None)
def test_a_coming_weekday_with_its_number_is_itself(meeting: dt.date, ahead: int) -> None:
    day = meeting + dt.timedelta(days=ahead)
    assert [one.certain for one in find_dates(f"see you {day:%A} the {RANKS[day.day - 1]}", meeting)] == [day]


@given(DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
@settings(max_examples=80, deadline=None)
def test_weekdays_lie_within_a_week_of_the_meeting(meeting: dt.date, weekday: str) -> None:
    [by] = find_dates(f"by {weekday}", meeting)
    [last] = find_dates(f"last {weekday}", meeting)
    assert by.day is not None
    assert last.day is not None
    assert (f"{by.day:%A}", 1 <= (by.day - meeting).days <= 7) == (weekday, True)
    assert (f"{last.day:%A}", by.day - last.day in {dt.timedelta(7), dt.timedelta(14)}) == (weekday, True)


@given(st.text(max_size=60), DAYS)
@settings(max_examples=100, deadline=None)
def test_any_text_gives_ordered_words_of_it(text: str, meeting: dt.date) -> None:
    end = 0
    for one in find_dates(text, meeting):
        assert text[one.start : one.end] == one.words
        assert end <= one.start
        end = one.end
