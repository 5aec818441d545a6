"""Windows hold all speech, end where it is quiet, and lead back to the recording's own times."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import Span
from casescribe.stages.speech.ports import SAMPLE_RATE, Samples
from casescribe.stages.speech.windows import LONGEST, Piece, shorten, windows


def _noise(seconds: float) -> Samples:
    return np.random.default_rng(1).normal(0, 0.1, round(seconds * SAMPLE_RATE)).astype(np.float32)


@st.composite
def _speech(draw: st.DrawFn) -> list[Span]:
    at, spans = 0.0, []
    for _ in range(draw(st.integers(1, 6))):
        at += draw(st.floats(0.0, 12.0))
        length = draw(st.floats(0.1, 40.0))
        spans.append(Span(start=at, end=at + length))
        at += length + 0.01
    return spans


def test_short_speech_is_one_window() -> None:
    speech = [Span(start=1, end=4), Span(start=5, end=9)]
    assert windows(_noise(10), speech) == [Span(start=1, end=9)]


def test_a_window_ends_at_the_pause_near_its_greatest_length() -> None:
    speech = [Span(start=0, end=10), Span(start=11, end=24), Span(start=24.5, end=40)]
    assert windows(_noise(40), speech) == [Span(start=0, end=24), Span(start=24.5, end=40)]


def test_speech_without_a_pause_is_cut_at_the_quietest_instant() -> None:
    samples = _noise(40)
    samples[round(25.0 * SAMPLE_RATE) : round(25.2 * SAMPLE_RATE)] = 0
    assert windows(samples, [Span(start=0, end=40)]) == [Span(start=0, end=25.1), Span(start=25.1, end=40)]


@settings(max_examples=40)
@given(_speech())
def test_windows_are_short_ordered_and_hold_all_speech(speech: list[Span]) -> None:
    made = windows(_noise(speech[-1].end), speech)
    assert [w for w in made if w.seconds > LONGEST + 1e-6] == []
    assert [(a, b) for a, b in pairwise(made) if b.start < a.end - 1e-9] == []
    inside = sum(s.shared(w) for s in speech for w in made)
    assert abs(inside - sum(s.seconds for s in speech)) < 1e-6


def test_long_silence_is_shortened_and_short_silence_stays() -> None:
    short = shorten(_noise(60), [Span(start=2, end=4), Span(start=4.8, end=6), Span(start=30, end=31)])
    assert short.pieces == (
        Piece(short=0.0, original=1.5, length=5.0),
        Piece(short=5.0, original=29.5, length=2.0),
    )
    assert len(short.samples) == 7 * SAMPLE_RATE


def test_shortening_keeps_the_samples_of_speech() -> None:
    samples = _noise(20)
    short = shorten(samples, [Span(start=2, end=4), Span(start=10, end=12)])
    there = short.short(Span(start=10, end=12))
    assert there == Span(start=3.5, end=5.5)
    part = short.samples[round(there.start * SAMPLE_RATE) : round(there.end * SAMPLE_RATE)]
    assert np.array_equal(part, samples[10 * SAMPLE_RATE : 12 * SAMPLE_RATE])


@settings(max_examples=40)
@given(_speech())
def test_times_come_back_from_shortened_to_original(speech: list[Span]) -> None:
    short = shorten(_noise(speech[-1].end + 5), speech)
    back = [short.original(s.start, s.end) for s in map(short.short, speech)]
    wrong = [
        (span, found)
        for span, found in zip(speech, back, strict=True)
        if abs(span.start - found[0]) > 0.001 or abs(span.end - found[1]) > 0.001
    ]
    assert wrong == []
