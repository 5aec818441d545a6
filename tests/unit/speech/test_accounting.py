"""The recogniser accounts for every second of speech, whatever its decoder hears or fails to hear."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import Span
from casescribe.model.transcript import Word
from casescribe.stages.speech import whisper
from casescribe.stages.speech.decoder import Heard, Passage, Way
from casescribe.stages.speech.ports import SAMPLE_RATE, Recognition, Samples, Stretch
from casescribe.stages.speech.repair import SHORTEST
from casescribe.stages.speech.windows import LONGEST

FIRST = Way()

Hears = Callable[[Span, Way], Sequence[Heard]]


@dataclass
class Scripted:
    """A decoder that hears what a function says of each window; `asked` are its calls, way by way."""

    hears: Hears
    logprob: float = -0.3
    left_out: tuple[str, ...] = ()
    asked: list[tuple[Way, list[Span]]] = field(default_factory=list)

    def decode(self, samples: Samples, windows: Sequence[Span], way: Way = FIRST) -> list[Passage]:
        self.asked.append((way, list(windows)))
        assert all(w.end <= len(samples) / SAMPLE_RATE + 1e-6 for w in windows)
        return [Passage(w, tuple(self.hears(w, way)), self.logprob, 0.1) for w in windows]


def recognised(decoder: Scripted, stretch: Stretch, speech: Sequence[Span]) -> Recognition:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whisper, "Decoder", lambda *_: decoder)
        recogniser = whisper.FasterWhisperRecogniser(Path(), "scripted", "0" * 64, vocabulary=("Okafor",))
        return recogniser.recognise(stretch, speech)


def silence(seconds: float, start: float = 0.0) -> Stretch:
    return Stretch(start, np.zeros(round(seconds * SAMPLE_RATE), np.float32))


def spoken(window: Span, every: float = 0.5) -> list[Heard]:
    """A different word every half second throughout a window."""
    times = np.arange(window.start, window.end - 0.3, every)
    return [Heard(f" w{round(10 * t)}", float(t), float(t) + 0.3, 0.9) for t in times]


def word(text: str, start: float, end: float, confidence: float = 0.9, *, doubtful: bool = False) -> Word:
    return Word(text=text, start=start, end=end, confidence=confidence, doubtful=doubtful)


def test_words_come_with_the_recordings_own_times() -> None:
    def hears(window: Span, _: Way) -> list[Heard]:
        return [
            Heard(" Good", window.start + 0.5, window.start + 0.8, 0.9),
            Heard(" day", window.start + 0.8, window.start + 1.1, 0.2),
            Heard(".", window.start + 1.1, window.start + 1.2, 0.8),
        ]

    speech = [Span(start=105, end=106.5)]
    assert recognised(Scripted(hears), silence(30, start=100), speech) == Recognition(
        (word("Good", 105.5, 105.8), word("day.", 105.8, 106.2, 0.2, doubtful=True)), ()
    )


def test_what_is_never_heard_is_tried_three_ways_and_told() -> None:
    decoder = Scripted(lambda _window, _way: ())
    speech = [Span(start=2, end=5), Span(start=20, end=21)]
    assert recognised(decoder, silence(30), speech) == Recognition((), tuple(speech))
    assert [way for way, _ in decoder.asked] == [Way(), Way(), Way(timestamps=False, no_repeat=3)]


def test_what_is_heard_at_once_is_not_tried_again() -> None:
    decoder = Scripted(lambda window, _: spoken(window))
    found = recognised(decoder, silence(30), [Span(start=2, end=5)])
    assert (len(found.words), found.inaudible) == (6, ())
    assert [cuts for _, cuts in decoder.asked] == [[Span(start=0.5, end=3.5)], [], []]


def test_only_the_gap_is_tried_again_with_a_margin() -> None:
    def hears(window: Span, _: Way) -> list[Heard]:
        return [w for w in spoken(window) if w.start < 3 or w.start > 5.9 or window.seconds < 4]

    decoder = Scripted(hears)
    found = recognised(decoder, silence(12), [Span(start=0.5, end=10.5)])
    assert found.inaudible == ()
    assert [len(cuts) for _, cuts in decoder.asked] == [1, 1, 0]
    (again,) = decoder.asked[1][1]
    assert (again.start, again.end) == pytest.approx((2.7, 6.1))
    assert [w.start for w in found.words] == sorted(w.start for w in found.words)


def test_a_passage_that_is_improbable_as_a_whole_is_flagged_and_kept() -> None:
    found = recognised(Scripted(lambda w, _: spoken(w), logprob=-0.9), silence(8), [Span(start=2, end=4)])
    assert len(found.words) == 4
    assert all(w.doubtful for w in found.words)


def test_a_loop_is_told_as_inaudible_and_not_written() -> None:
    def hears(window: Span, _: Way) -> list[Heard]:
        times = np.arange(window.start, window.end - 0.2, 0.25).tolist()
        return [Heard(" no", t, t + 0.2, 0.9) for t in times]

    speech = [Span(start=1, end=12)]
    assert recognised(Scripted(hears), silence(14), speech) == Recognition((), tuple(speech))


def test_speech_outside_the_stretch_is_another_stretchs() -> None:
    decoder = Scripted(lambda window, _: spoken(window))
    speech = [Span(start=90, end=101), Span(start=104, end=120), Span(start=130, end=140)]
    found = recognised(decoder, silence(10, start=100), speech)
    assert [w for w in found.words if not (100 <= w.start <= 101 or 104 <= w.start <= 110)] == []
    assert {int(w.start) for w in found.words} == {100, 101, *range(104, 110)}
    assert recognised(decoder, silence(10, start=200), speech) == Recognition((), ())


def uncovered(speech: Sequence[Span], found: Recognition) -> float:
    """The longest part of the speech that has neither words nor a place among what is inaudible."""
    longest = 0.0
    covered = sorted([*found.words, *found.inaudible], key=lambda c: c.start)
    for span in speech:
        at = span.start
        for piece in (c for c in covered if c.end >= span.start and c.start <= span.end):
            longest = max(longest, piece.start - at)
            at = max(at, piece.end)
        longest = max(longest, span.end - at)
    return longest


@st.composite
def speeches(draw: st.DrawFn) -> list[Span]:
    at, spans = draw(st.floats(0.0, 3.0)), []
    for length, pause in draw(
        st.lists(st.tuples(st.floats(0.2, 45), st.floats(0.05, 9)), min_size=1, max_size=5)
    ):
        spans.append(Span(start=at, end=at + length))
        at += length + pause
    return spans


@settings(max_examples=40)
@given(
    speeches(),
    st.integers(0, 2**32 - 1),
    st.floats(0, 1),
    st.sampled_from([-0.3, -0.9, -1.4]),
    st.floats(0, 7200),
)
def test_every_second_of_speech_ends_as_words_or_as_inaudible(
    speech: list[Span], seed: int, deafness: float, logprob: float, start: float
) -> None:
    random = np.random.default_rng(seed)

    def hears(window: Span, _: Way) -> list[Heard]:
        assert window.seconds <= LONGEST + 1e-6
        kept = [w for w in spoken(window) if random.random() > deafness]
        return [
            Heard(w.text, w.start, w.end + float(random.exponential(0.5)), float(random.random()))
            for w in kept
        ]

    moved = [Span(start=s.start + start, end=s.end + start) for s in speech]
    found = recognised(Scripted(hears, logprob), silence(speech[-1].end + 2, start), moved)
    assert uncovered(moved, found) < SHORTEST + 0.5
    places = [*found.words, *found.inaudible]
    outside = [
        p for p in places if not any(s.start - 0.011 <= p.start <= p.end <= s.end + 0.011 for s in moved)
    ]
    assert outside == []
    assert list(found.words) == sorted(found.words, key=lambda w: w.start)
    assert list(found.inaudible) == sorted(found.inaudible, key=lambda s: s.start)
