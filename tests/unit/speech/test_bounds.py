"""Windows, shortened time, margins, gaps and gates at their edges, over any speech."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import Span
from casescribe.stages.speech.decoder import Heard, Passage
from casescribe.stages.speech.gates import Judged, invented, judged, repeats, too_dense
from casescribe.stages.speech.ports import SAMPLE_RATE, Samples, Stretch
from casescribe.stages.speech.repair import filled, gaps, widened
from casescribe.stages.speech.times import capped, joined, within
from casescribe.stages.speech.windows import shorten, windows


@st.composite
def speeches(draw: st.DrawFn) -> list[Span]:
    """Spans in order and apart, in sample-exact tenths of a second."""
    at, spans = 0, []
    for pause, length in draw(
        st.lists(st.tuples(st.integers(1, 90), st.integers(1, 300)), min_size=1, max_size=6)
    ):
        spans.append(Span(start=(at + pause) / 10, end=(at + pause + length) / 10))
        at += pause + length
    return spans


def hiss(seconds: float) -> Samples:
    return np.random.default_rng(2).normal(0, 0.1, round(seconds * SAMPLE_RATE)).astype(np.float32)


@settings(max_examples=40)
@given(speeches(), st.floats(0, 1), st.floats(0, 1))
def test_a_word_in_speech_keeps_its_time_through_shortening(
    speech: list[Span], begin: float, length: float
) -> None:
    short = shorten(np.zeros(round((speech[-1].end + 3) * SAMPLE_RATE), np.float32), speech)
    for span in speech:
        there = short.short(span)
        start = there.start + begin * there.seconds
        end = start + length * (there.end - start)
        back = short.original(start, end)
        assert back == pytest.approx(
            (span.start + start - there.start, span.start + end - there.start), abs=1e-3
        )


@settings(max_examples=40)
@given(speeches())
def test_shortened_pieces_are_the_recordings_own_samples_in_order(speech: list[Span]) -> None:
    samples = np.arange((speech[-1].end + 3) * SAMPLE_RATE // 1, dtype=np.float32)
    short = shorten(samples, speech)
    assert np.all(np.diff(short.samples) > 0)
    assert sum(p.length for p in short.pieces) == pytest.approx(len(short.samples) / SAMPLE_RATE)
    assert [a.short + a.length for a in short.pieces[:-1]] == pytest.approx(
        [b.short for b in short.pieces[1:]]
    )
    assert [(a, b) for a, b in pairwise(short.pieces) if b.original <= a.original + a.length] == []
    assert len(short.samples) <= len(samples)


@settings(max_examples=40)
@given(speeches(), st.sampled_from([2.0, 12.5, 29.0]))
def test_windows_of_any_length_hold_all_speech_once(speech: list[Span], longest: float) -> None:
    made = windows(hiss(speech[-1].end), speech, longest)
    assert [w for w in made if w.seconds > longest + 1e-6] == []
    assert [(a, b) for a, b in pairwise(made) if b.start < a.end - 1e-9] == []
    for span in speech:
        assert sum(span.shared(w) for w in made) == pytest.approx(span.seconds)
    starts = {span.start for span in speech}
    assert [b.start for a, b in pairwise(made) if b.start not in starts and b.start != a.end] == []


def test_a_stretch_ends_after_its_samples() -> None:
    assert (Stretch(7.5, np.zeros(8000, np.float32)).end, Stretch(3.0, hiss(0)).end) == (8.0, 3.0)


TIMED = st.lists(st.tuples(st.integers(0, 290), st.integers(1, 30), st.sampled_from("abc")), max_size=12)


def heard(drawn: list[tuple[int, int, str]]) -> list[Heard]:
    return [Heard(text, at / 10, (at + length) / 10, 0.9) for at, length, text in sorted(drawn)]


@settings(max_examples=60)
@given(TIMED, TIMED)
def test_filling_gaps_takes_no_word_away_and_adds_only_in_the_gaps(
    before: list[tuple[int, int, str]], second: list[tuple[int, int, str]]
) -> None:
    words, found = heard(before), heard(second)
    holes = gaps([Span(start=0, end=14), Span(start=16, end=32)], words)
    after = filled(words, holes, found)
    added = list(after)
    for word in words:
        added.remove(word)
    assert [w for w in added if w not in found] == []
    middles = [(w.start + w.end) / 2 for w in added]
    assert [m for m in middles if not any(h.start - 0.1 <= m <= h.end + 0.1 for h in holes)] == []
    assert [w.start for w in after] == sorted(w.start for w in after)
    assert filled(words, [], found) == words


@settings(max_examples=60)
@given(st.integers(0, 600), st.integers(1, 300), st.integers(0, 20))
def test_a_widened_gap_holds_its_beginning_and_stays_in_bounds(start: int, length: int, room: int) -> None:
    gap = Span(start=start / 10, end=(start + length) / 10)
    wide = widened(gap, gap.end + room / 10, 29)
    assert 0 <= wide.start <= gap.start
    assert wide.end <= gap.end + room / 10
    assert wide.seconds <= 29 + 1e-9
    assert wide.end >= min(gap.end, wide.start + 29)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from([" Yes", " no", "n't", ",", " "]), st.integers(0, 40)), max_size=10)
)
def test_timing_words_keeps_each_and_its_order_within_a_passage(parts: list[tuple[str, int]]) -> None:
    at, raw = 0.0, []
    for text, length in parts:
        raw.append(Heard(text, at, at + length / 10, 0.9))
        at += length / 10
    whole = list(joined(raw))
    sober = capped(whole)
    speech = [Span(start=0.5, end=4), Span(start=6, end=9)]
    placed = within(sober, speech)
    assert [w.text for w in placed] == [w.text for w in whole]
    assert [(a, b) for a, b in zip(sober, whole, strict=True) if a.start < b.start or a.end > b.end] == []
    assert [w.start for w in placed] == sorted(w.start for w in placed)


def passage(logprob: float, no_speech: float, *sure: float) -> Passage:
    words = tuple(Heard(f" w{i}", i * 0.4, i * 0.4 + 0.3, p) for i, p in enumerate(sure))
    return Passage(Span(start=0, end=29), words, logprob, no_speech)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (passage(-0.7, 0.9, 0.9), False),
        (passage(-0.71, 0.61, 0.9), True),
        (passage(-0.71, 0.6, 0.9), False),
        (passage(-1.3, 0.0, 0.9), False),
        (passage(-1.31, 0.0, 0.9), True),
        (passage(-0.3, 0.0, 0.3, 0.3), False),
        (passage(-0.3, 0.0, 0.3, 0.3, 0.3), True),
        (passage(-0.3, 0.0, 0.3, 0.3, 0.4), False),
        (passage(-0.3, 0.0), False),
    ],
)
def test_the_signs_of_invention_at_their_limits(given: Passage, expected: bool) -> None:  # noqa: FBT001
    assert invented(given) is expected


@settings(max_examples=60)
@given(st.floats(-2, 0), st.floats(0, 1), st.lists(st.floats(0, 1), max_size=8), st.booleans())
def test_a_passage_stays_whole_or_goes_whole(
    logprob: float,
    no_speech: float,
    sure: list[float],
    second: bool,  # noqa: FBT001
) -> None:
    given = passage(logprob, no_speech, *sure)
    result = judged(given, second_try=second)
    assert result in (Judged(given.words, doubtful=logprob < -0.8), Judged((), doubtful=False))
    if invented(given):
        assert result.words == ()
    if result.words and second:
        assert judged(given) == result


@settings(max_examples=40)
@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12, unique=True), st.integers(16, 24))
def test_any_phrase_said_over_and_over_is_a_loop(phrase: list[str], times: int) -> None:
    assert repeats(" ".join(phrase * times))
    assert repeats("well " + " ".join(phrase * times) + " then")


@settings(max_examples=40)
@given(st.integers(5, 60), st.floats(0.5, 20))
def test_nobody_says_more_than_nine_words_a_second(count: int, seconds: float) -> None:
    words = [Heard(" a", i * seconds / count, (i + 1) * seconds / count, 0.9) for i in range(count)]
    assert too_dense(words) is (count > 9 * (words[-1].end - words[0].start))
