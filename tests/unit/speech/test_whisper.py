"""The real recogniser on real sound: words with times, nothing invented, nothing dropped."""

from pathlib import Path

import av
import numpy as np
import pytest

from casescribe.model.span import Span
from casescribe.stages.speech.ports import SAMPLE_RATE, Recognition, Samples, Stretch
from casescribe.stages.speech.repair import SHORTEST
from casescribe.stages.speech.vad import SileroVoiceActivity
from casescribe.stages.speech.weights import EMBEDDED, embedded_model
from casescribe.stages.speech.whisper import FasterWhisperRecogniser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return embedded_model(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def recogniser(folder: Path) -> FasterWhisperRecogniser:
    return FasterWhisperRecogniser(folder, EMBEDDED, "0" * 64, threads=2)


@pytest.fixture(scope="session")
def talk(root: Path) -> Samples:
    """The first twenty seconds of the example recording."""
    path = next(path for path in sorted((root / "examples").rglob("*.ogg")))
    resampler = av.AudioResampler("flt", "mono", SAMPLE_RATE)
    with av.open(str(path)) as container:
        parts = []
        for frame in container.decode(audio=0):
            parts += [part.to_ndarray()[0] for part in resampler.resample(frame)]
            if sum(map(len, parts)) >= 20 * SAMPLE_RATE:
                break
    return np.concatenate(parts)[: 20 * SAMPLE_RATE].astype(np.float32)


def _recognised(recogniser: FasterWhisperRecogniser, samples: Samples, start: float = 0.0) -> Recognition:
    stretch = Stretch(start, samples)
    return recogniser.recognise(stretch, SileroVoiceActivity().speech(stretch))


def test_no_speech_needs_no_model(tmp_path: Path) -> None:
    nothing = FasterWhisperRecogniser(tmp_path, "none", "0" * 64)
    stretch = Stretch(0.0, np.zeros(SAMPLE_RATE, np.float32))
    assert nothing.recognise(stretch, []) == Recognition((), ())
    assert (nothing.name, nothing.sha256, nothing.vocabulary_left_out) == ("none", "0" * 64, ())


def test_speech_becomes_words_inside_it_in_order(recogniser: FasterWhisperRecogniser, talk: Samples) -> None:
    stretch = Stretch(600.0, talk)
    speech = SileroVoiceActivity().speech(stretch)
    words = recogniser.recognise(stretch, speech).words
    assert len(words) > 30
    assert list(words) == sorted(words, key=lambda word: word.start)
    outside = [
        w for w in words if not any(s.start - 0.02 <= w.start <= w.end <= s.end + 0.02 for s in speech)
    ]
    assert outside == []
    assert [w for w in words if w.text != w.text.strip() or not w.text] == []


def test_the_same_sound_gives_the_same_words_wherever_it_begins(
    recogniser: FasterWhisperRecogniser, talk: Samples
) -> None:
    short = talk[: 8 * SAMPLE_RATE]
    first = _recognised(recogniser, short)
    assert _recognised(recogniser, short) == first
    later = _recognised(recogniser, short, 3600.0)
    assert [(round(w.start - 3600, 2), w.text, w.confidence) for w in later.words] == [
        (w.start, w.text, w.confidence) for w in first.words
    ]


def test_every_second_of_speech_is_words_or_told(recogniser: FasterWhisperRecogniser, talk: Samples) -> None:
    buried = talk.copy()
    noise = np.random.default_rng(3).normal(0, 0.3, 6 * SAMPLE_RATE).astype(np.float32)
    buried[6 * SAMPLE_RATE : 12 * SAMPLE_RATE] += noise
    stretch = Stretch(0.0, buried)
    speech = [Span(start=0.5, end=19.5)]
    found = recogniser.recognise(stretch, speech)
    at, longest = 0.5, 0.0
    for piece in sorted([*found.words, *found.inaudible], key=lambda piece: piece.start):
        longest = max(longest, piece.start - at)
        at = max(at, piece.end)
    assert max(longest, 19.5 - at) < SHORTEST + 0.5


def test_sound_that_is_taken_for_speech_becomes_no_words(recogniser: FasterWhisperRecogniser) -> None:
    times = np.arange(12 * SAMPLE_RATE) / SAMPLE_RATE
    chord = sum(np.sin(2 * np.pi * 220 * ratio * times) for ratio in (1, 1.26, 1.5)) * 0.1
    noise = np.random.default_rng(5).normal(0, 0.05, len(times))
    for sound in (chord, noise):
        found = recogniser.recognise(Stretch(0.0, sound.astype(np.float32)), [Span(start=1, end=11)])
        assert found == Recognition((), (Span(start=1, end=11),))


def test_a_vocabulary_that_does_not_fit_is_told(folder: Path) -> None:
    names = tuple(f"Llanfairpwll{number}" for number in range(200))
    left_out = FasterWhisperRecogniser(folder, EMBEDDED, "0" * 64, vocabulary=names).vocabulary_left_out
    assert 0 < len(left_out) < 200
    assert left_out == names[-len(left_out) :]
