"""Stretches of time: never backwards, and what two of them share."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from casescribe.model.span import Span, SpeakerSpan

TICKS = st.integers(0, 4000)
"""Quarter seconds: sums and differences of them are exact."""


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = sorted((draw(TICKS), draw(TICKS)))
    return Span(start=start / 4, end=end / 4)


@pytest.mark.parametrize(
    ("start", "end"), [(-0.01, 1), (-2, -1), (math.nan, 1), (0, math.nan), (2, 1), (0, -math.inf)]
)
def test_a_stretch_that_cannot_be_is_refused(start: float, end: float) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end)


def test_the_refusal_says_what_is_wrong() -> None:
    with pytest.raises(ValidationError) as caught:
        Span(start=2.5, end=1)
    assert [error["msg"] for error in caught.value.errors()] == [
        "Value error, ends (1.0) before it starts (2.5)"
    ]


def test_a_moment_is_a_stretch_of_no_length() -> None:
    assert (Span(start=3, end=3).seconds, Span(start=3, end=3).shared(Span(start=0, end=9))) == (0.0, 0.0)


def test_a_stretch_cannot_be_changed() -> None:
    span = Span(start=1, end=2)
    with pytest.raises(ValidationError):
        span.end = 3
    assert span == Span(start=1, end=2)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((0, 2), (1, 5), 1.0),
        ((0, 9), (3, 4.5), 1.5),
        ((0, 2), (2, 5), 0.0),
        ((0, 2), (3, 5), 0.0),
        ((1, 4), (1, 4), 3.0),
    ],
)
def test_what_two_stretches_share(
    one: tuple[float, float], other: tuple[float, float], shared: float
) -> None:
    first, second = (Span(start=start, end=end) for start, end in (one, other))
    assert (first.shared(second), second.shared(first)) == (shared, shared)


@settings(max_examples=100)
@given(spans(), spans())
def test_sharing_agrees_with_counting_quarter_seconds(one: Span, other: Span) -> None:
    ticks = [set(range(round(s.start * 4), round(s.end * 4))) for s in (one, other)]
    assert one.shared(other) == len(ticks[0] & ticks[1]) / 4
    assert one.seconds == len(ticks[0]) / 4
    assert one.shared(one) == one.seconds


def test_a_voice_is_part_of_what_a_stretch_is() -> None:
    assert SpeakerSpan(start=0, end=1, speaker="S1") != SpeakerSpan(start=0, end=1, speaker="S2")
    assert SpeakerSpan(start=0, end=4, speaker="S1").shared(Span(start=3, end=9)) == 1.0
