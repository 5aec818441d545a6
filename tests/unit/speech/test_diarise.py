import json
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from casescribe.model.span import Span, SpeakerSpan
from casescribe.stages.speech.diarise import OnnxDiariser
from casescribe.stages.speech.ports import Stretch

RATE = 16_000


def hear(*stretches: Stretch, count: int | None = None) -> tuple[SpeakerSpan, ...]:
    diariser = OnnxDiariser.installed()
    for stretch in stretches:
        diariser.hear(stretch, (Span(start=stretch.start, end=stretch.end),))
    return diariser.speakers(count)


def example(root: Path, start: float, end: float) -> np.ndarray:
    """Seconds `start` to `end` of the example conversation, mono at 16 kHz."""
    with av.open(str(root / "examples" / "probation.ogg")) as container:
        resampler = av.AudioResampler("fltp", "mono", RATE)
        parts: list[np.ndarray] = []
        for frame in container.decode(audio=0):
            parts.extend(f.to_ndarray()[0] for f in resampler.resample(frame))
            if frame.time is not None and frame.time > end + 1:
                break
    return np.concatenate(parts)[round(start * RATE) : round(end * RATE)].astype(np.float32)


def spoken(root: Path, start: float, end: float) -> list[tuple[float, float, str]]:
    truth = json.loads((root / "examples" / "probation.truth.json").read_text())
    turns = [(s["start"], s["end"], s["speaker"]) for s in truth["speech_segments"]]
    return [t for t in turns if t[0] >= start and t[1] <= end]


def right(tracks: tuple[SpeakerSpan, ...], turns: list[tuple[float, float, str]]) -> float:
    """The share of spoken time whose voice is told right, under the better of the two namings."""
    names = sorted({name for *_, name in turns})
    shares = []
    for order in (names, names[::-1]):
        owner = dict(zip(("S1", "S2"), order, strict=True))
        good = sum(
            max(0.0, min(end, t.end) - max(start, t.start))
            for start, end, name in turns
            for t in tracks
            if owner.get(t.speaker) == name
        )
        shares.append(good / sum(end - start for start, end, _ in turns))
    return max(shares)


def test_nobody_is_heard_before_anything_is() -> None:
    assert OnnxDiariser.installed().speakers(None) == ()


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.2, 12.0])
def test_nobody_speaks_in_silence_of_any_length(seconds: float) -> None:
    assert hear(Stretch(0.0, np.zeros(round(seconds * RATE), np.float32))) == ()


def test_nobody_speaks_in_noise() -> None:
    noise = np.random.default_rng(0).standard_normal(12 * RATE).astype(np.float32) * np.float32(0.02)
    assert hear(Stretch(0.0, noise)) == ()


def test_what_no_speech_was_detected_in_is_passed_over(root: Path) -> None:
    diariser = OnnxDiariser.installed()
    diariser.hear(Stretch(0.0, example(root, 0, 12)), ())
    assert diariser.speakers(2) == ()


def test_two_people_are_told_apart_over_stretches_and_times_are_the_recordings(root: Path) -> None:
    sound = example(root, 0, 60)
    cut = 27 * RATE
    tracks = hear(Stretch(0.0, sound[:cut]), Stretch(27.0, sound[cut:]))
    assert {t.speaker for t in tracks} == {"S1", "S2"}
    assert tracks[0].speaker == "S1"
    assert all(a.start <= b.start for a, b in pairwise(tracks))
    assert tracks[-1].end <= 60
    assert right(tracks, spoken(root, 0, 60)) > 0.9


def test_a_later_start_moves_every_track_by_as_much(root: Path) -> None:
    sound = example(root, 0, 20)
    early, late = hear(Stretch(0.0, sound)), hear(Stretch(3600.0, sound))
    moved = [(round(t.start - 3600, 6), round(t.end - 3600, 6), t.speaker) for t in late]
    assert moved == [(round(t.start, 6), round(t.end, 6), t.speaker) for t in early]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_given_number_is_obeyed(root: Path, count: int) -> None:
    tracks = hear(Stretch(0.0, example(root, 0, 40)), count=count)
    assert {t.speaker for t in tracks} == {f"S{n + 1}" for n in range(count)}


def test_one_person_alone_is_one(root: Path) -> None:
    turns = spoken(root, 0, 90)
    name = max({n for *_, n in turns}, key=lambda n: sum(e - s for s, e, m in turns if m == n))
    sound = example(root, 0, 90)
    alone = np.concatenate([sound[round(s * RATE) : round(e * RATE)] for s, e, n in turns if n == name])
    assert {t.speaker for t in hear(Stretch(0.0, alone[: 30 * RATE]))} == {"S1"}


def test_the_same_sound_gives_the_same_answer(root: Path) -> None:
    stretch = Stretch(0.0, example(root, 5, 25))
    assert hear(stretch) == hear(stretch)
