"""Times of day in British and general English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.times import Clock, bare_hour, find_times


@pytest.mark.parametrize(
    ("text", "time", "inferred"),
    [
        ("half two", "14:30", True),
        ("half nine", "09:30", True),
        ("half past eleven", "11:30", True),
        ("half past 11", "11:30", True),
        ("quarter to eight", "07:45", True),
        ("quarter past one", "13:15", True),
        ("ten to six", "17:50", True),
        ("twenty past ten", "10:20", True),
        ("twenty-five to seven", "18:35", True),
        ("eight o'clock", "08:00", True),
        ("8 o'clock", "08:00", True),
        ("nine thirty", "09:30", True),
        ("2pm", "14:00", False),
        ("10 a.m.", "10:00", False),
        ("12 am", "00:00", False),
        ("14:00", "14:00", False),
        ("11:30", "11:30", True),
        ("noon", "12:00", False),
        ("midnight", "00:00", False),
        ("seven in the evening", "19:00", False),
        ("nine at night", "21:00", False),
        ("three in the morning", "03:00", False),
    ],
)
def test_reads_a_time(text: str, time: str, inferred: bool) -> None:  # noqa: FBT001 - a table's column
    assert find_times(text) == (Clock(0, len(text), time, inferred),)


@pytest.mark.parametrize(
    "text",
    ["half two hours", "at five pounds", "six months", "ten to", "at twelve percent", "half a stone", ""],
)
def test_counts_are_no_times(text: str) -> None:
    assert find_times(text) == ()


def test_an_hour_after_at_is_a_time() -> None:
    assert find_times("Thursday at ten.") == (Clock(12, 15, "10:00", inferred=True),)


def test_a_lone_hour_is_read_only_when_asked_for() -> None:
    assert find_times("make it eleven") == ()
    assert bare_hour("make it eleven") == Clock(8, 14, "11:00", inferred=True)
    assert bare_hour("make it snappy") is None


@given(st.integers(0, 23), st.integers(0, 59))
@settings(max_examples=100, deadline=None)
def test_a_written_time_with_its_half_of_the_day_is_itself(hour: int, minute: int) -> None:
    said = f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"
    assert [clock.time for clock in find_times(said)] == [f"{hour:02d}:{minute:02d}"]
