"""The diariser on tones for voices: who speaks when comes out as it was put in, however it is cut up."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from casescribe.model.span import Span, SpeakerSpan
from casescribe.stages.speech.diarise import OnnxDiariser
from casescribe.stages.speech.ports import SAMPLE_RATE, Samples, Stretch

FRAMES, FRAME, FIRST = 589, 270, 360
TONES = (300.0, 1000.0, 3000.0)


def spectrum(x: np.ndarray) -> np.ndarray:
    """An embedding that tells tones apart where there are several: the mean of the features."""
    out = np.zeros((len(x), 192), np.float32)
    out[:, :80] = x.mean(axis=1)
    return out


def by_tone(x: np.ndarray) -> np.ndarray:
    """Segmentation: each frame's class from how often its samples change sign; silence is class 0."""
    frames = np.lib.stride_tricks.sliding_window_view(x[0, 0], FRAME)[FIRST::FRAME][:FRAMES]
    hertz = (np.diff(np.signbit(frames), axis=1).sum(axis=1)) / 2 / (FRAME / SAMPLE_RATE)
    nearest = np.abs(hertz[:, None] - np.array(TONES)).argmin(axis=1) + 1
    classes = np.where(np.abs(frames).max(axis=1) > 0.01, nearest, 0)
    padded = np.pad(classes, (0, FRAMES - len(classes)), mode="edge")
    return np.asarray(np.eye(7, dtype=np.float32)[padded][None])


def sound(
    said: Sequence[tuple[int, float]], pause: float = 1.0
) -> tuple[Samples, list[tuple[int, float, float]]]:
    """Tones one after the other with a pause after each, and (tone, start, end) of each."""
    parts: list[np.ndarray] = []
    truth: list[tuple[int, float, float]] = []
    at = 0.0
    for tone, seconds in said:
        times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
        parts += [0.3 * np.sin(2 * np.pi * TONES[tone] * times), np.zeros(round(pause * SAMPLE_RATE))]
        truth.append((tone, at, at + seconds))
        at += seconds + pause
    return np.concatenate(parts).astype(np.float32), truth


def hear(samples: Samples, cuts: Sequence[float] = (), count: int | None = None) -> tuple[SpeakerSpan, ...]:
    diariser = OnnxDiariser(by_tone, spectrum)
    edges = [0, *(round(cut * SAMPLE_RATE) for cut in cuts), len(samples)]
    for first, last in pairwise(edges):
        stretch = Stretch(first / SAMPLE_RATE, samples[first:last])
        diariser.hear(stretch, (Span(start=stretch.start, end=stretch.end),))
    return diariser.speakers(count)


def expected(truth: Sequence[tuple[int, float, float]]) -> list[tuple[str, float, float]]:
    order = list(dict.fromkeys(tone for tone, *_ in truth))
    return [(f"S{order.index(tone) + 1}", start, end) for tone, start, end in truth]


def agree(tracks: Sequence[SpeakerSpan], truth: Sequence[tuple[int, float, float]]) -> None:
    wanted = expected(truth)
    assert [t.speaker for t in tracks] == [speaker for speaker, *_ in wanted]
    assert [t.start for t in tracks] == pytest.approx([start for _, start, _ in wanted], abs=0.1)
    assert [t.end for t in tracks] == pytest.approx([end for *_, end in wanted], abs=0.1)


def test_two_voices_in_turn() -> None:
    samples, truth = sound([(2, 4.0), (0, 3.0), (2, 5.0), (0, 6.0)])
    agree(hear(samples), truth)


def test_a_voice_that_comes_late_is_a_third() -> None:
    samples, truth = sound([(0, 6.0), (1, 6.0), (0, 5.0), (1, 5.0), (2, 8.0)])
    agree(hear(samples), truth)


@pytest.mark.parametrize("cuts", [(11.5,), (9.5, 19.5), (3.2, 24.5)])
def test_where_a_recording_is_cut_into_stretches_changes_nothing(cuts: tuple[float, ...]) -> None:
    samples, truth = sound([(0, 4.0), (2, 4.0)] * 3)
    pauses = [min((end + 0.5 for *_, end in truth[1:-1:2]), key=lambda at: abs(at - cut)) for cut in cuts]
    agree(hear(samples, sorted(set(pauses))), truth)


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_voices_than_there_are_are_joined(count: int) -> None:
    samples, _ = sound([(0, 6.0), (1, 6.0), (2, 6.0)] * 2)
    assert {t.speaker for t in hear(samples, count=count)} == {f"S{n + 1}" for n in range(count)}


def test_speech_that_was_not_detected_is_nobodys() -> None:
    samples, truth = sound([(0, 4.0), (2, 4.0), (0, 4.0)])
    diariser = OnnxDiariser(by_tone, spectrum)
    diariser.hear(Stretch(0.0, samples), [Span(start=0, end=4.5), Span(start=10, end=14)])
    tracks = diariser.speakers(None)
    assert [(t.speaker, round(t.start), round(t.end)) for t in tracks] == [("S1", 0, 4), ("S1", 10, 14)]
    assert truth[2][1] == 10


def test_scraps_too_short_to_be_recognised_are_one_voice() -> None:
    samples, _ = sound([(0, 0.25), (2, 0.25)])
    assert {t.speaker for t in hear(samples)} == {"S1"}


def test_asking_again_gives_the_same_answer_and_another_count_another() -> None:
    samples, _ = sound([(0, 5.0), (2, 5.0), (0, 5.0)])
    diariser = OnnxDiariser(by_tone, spectrum)
    diariser.hear(Stretch(0.0, samples), [Span(start=0, end=18)])
    first = diariser.speakers(None)
    assert {t.speaker for t in diariser.speakers(1)} == {"S1"}
    assert diariser.speakers(None) == first
