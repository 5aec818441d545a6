"""Where somebody speaks: found in speech however quiet, and never in silence, hiss, hum or clicks."""

from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from casescribe.model.span import Span
from casescribe.stages.speech.ports import SAMPLE_RATE, Samples, Stretch
from casescribe.stages.speech.vad import SileroVoiceActivity

SECONDS = 12
TIMES = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE


@pytest.fixture(scope="module")
def talk(root: Path) -> Samples:
    """The first fifteen seconds of the example conversation."""
    parts: list[Samples] = []
    resampler = av.AudioResampler("flt", "mono", SAMPLE_RATE)
    with av.open(str(root / "examples" / "probation.ogg")) as container:
        for frame in container.decode(audio=0):
            parts += [part.to_ndarray()[0] for part in resampler.resample(frame)]
            if frame.time is not None and frame.time > 16:
                break
    return np.concatenate(parts)[: 15 * SAMPLE_RATE].astype(np.float32)


def found(samples: Samples, start: float = 0.0) -> tuple[Span, ...]:
    return SileroVoiceActivity().speech(Stretch(start, samples.astype(np.float32)))


def sound(name: str) -> Samples:
    random = np.random.default_rng(7)
    clicks = np.zeros(len(TIMES))
    clicks[:: SAMPLE_RATE // 2] = 0.8
    made = {
        "silence": np.zeros(len(TIMES)),
        "hiss": random.normal(0, 0.01, len(TIMES)),
        "mains hum": 0.2 * np.sin(2 * np.pi * 50 * TIMES),
        "tone": 0.3 * np.sin(2 * np.pi * 1000 * TIMES),
        "chord": 0.1 * sum(np.sin(2 * np.pi * 220 * r * TIMES) for r in (1, 1.26, 1.5)),
        "clicks": clicks,
        "constant": np.full(len(TIMES), 0.3),
    }
    return np.asarray(made[name], np.float32)


@pytest.mark.parametrize("name", ["silence", "hiss", "mains hum", "tone", "chord", "clicks", "constant"])
def test_nobody_speaks_in(name: str) -> None:
    assert found(sound(name)) == ()


@pytest.mark.parametrize("length", [0, 1, 100, 511, 512, 513, 5000])
def test_a_stretch_may_be_of_any_length(length: int) -> None:
    assert found(np.zeros(length, np.float32)) == ()


def test_speech_lies_in_order_and_inside_the_stretch(talk: Samples) -> None:
    spans = found(talk)
    assert sum(span.seconds for span in spans) > 8
    assert [(a, b) for a, b in pairwise(spans) if b.start < a.end] == []
    assert [span for span in spans if not 0 <= span.start < span.end <= 15] == []


@pytest.mark.parametrize("start", [180.0, 3599.98, 28_000.5])
def test_times_are_the_recordings(talk: Samples, start: float) -> None:
    moved = [(round(s.start - start, 3), round(s.end - start, 3)) for s in found(talk, start)]
    assert moved == [(s.start, s.end) for s in found(talk)]


def test_quiet_speech_is_speech(talk: Samples) -> None:
    loud, quiet = found(talk), found(talk * np.float32(0.03))
    shared = sum(a.shared(b) for a in loud for b in quiet)
    assert shared > 0.9 * sum(span.seconds for span in loud)


def test_silence_around_speech_stays_silent(talk: Samples) -> None:
    pause = np.zeros(10 * SAMPLE_RATE, np.float32)
    inside = found(np.concatenate([pause, talk, pause]))
    assert inside[0].start >= 9.5
    assert inside[-1].end <= 25.5
    assert sum(span.seconds for span in inside) == pytest.approx(
        sum(span.seconds for span in found(talk)), abs=1.5
    )


def test_the_same_sound_gives_the_same_spans(talk: Samples) -> None:
    activity = SileroVoiceActivity()
    first = activity.speech(Stretch(0.0, talk))
    activity.speech(Stretch(0.0, sound("hiss")))
    assert activity.speech(Stretch(0.0, talk)) == first
