"""A recording is heard piece by piece: each channel for itself, at its own loudness, with all times kept."""

import wave
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from casescribe.flow.engines import Engines
from casescribe.flow.hear import HEARD, Heard, hear, word_levels
from casescribe.flow.options import Channels, TranscribeOptions
from casescribe.flow.transcribe import transcribe
from casescribe.model.progress import Progress
from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import RecogniserInfo, Word
from casescribe.stages.audio.decode import open_recording
from casescribe.stages.speech.ports import SAMPLE_RATE, Recognition, Samples, Stretch
from casescribe.testing import FakeDiariser, FakeRecogniser, fake_engines

RATE = SAMPLE_RATE


def bursts(seconds: float, peak: float, times: Sequence[tuple[float, float]] = ()) -> Samples:
    """A tone of 300 Hz in the given stretches, one in every second of two without; faint hiss between."""
    at = np.arange(round(seconds * RATE)) / RATE
    on = np.zeros(len(at), np.bool_)
    for start, end in times or [(second, second + 1) for second in range(1, round(seconds), 2)]:
        on[round(start * RATE) : round(end * RATE)] = True
    hiss = np.random.default_rng(4).normal(0, peak / 300, len(at))
    return (np.where(on, peak * np.sin(2 * np.pi * 300 * at), 0) + hiss).astype(np.float32)


def wav(path: Path, *channels: Samples) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((len(channels), 2, RATE, 0, "NONE", ""))
        file.writeframes((np.stack(channels, axis=1) * 32767).astype("<i2").tobytes())
    return path


def word(text: str, start: float, end: float) -> Word:
    return Word(text=text, start=start, end=end, confidence=0.9)


@dataclass
class Watched:
    """What was told while a recording was heard."""

    told: list[Progress] = field(default_factory=list)

    def hear(self, path: Path, engines: Engines, channels: Channels = "mixed") -> Heard:
        with_channels = TranscribeOptions(channels=channels, vocabulary=("Okafor",))
        return hear(open_recording(path), with_channels, engines, self.told.append)


@pytest.mark.parametrize(("near", "far"), [(0.3, 0.03), (0.05, 0.01), (0.02, 0.012)])
def test_words_that_leaked_stand_with_the_louder_channel_however_quiet_both_are(
    tmp_path: Path, near: float, far: float
) -> None:
    said = [word("Good", 1.0, 1.4), word("morning.", 1.5, 2.0), word("Come", 3.0, 3.5), word("in.", 3.6, 4.0)]
    path = wav(tmp_path / "two.wav", bursts(8, far), bursts(8, near))
    options = TranscribeOptions(channels="per-speaker")
    turns = transcribe(path, options, fake_engines(said, []), lambda _: None).transcript.turns
    assert [(turn.speaker, turn.text) for turn in turns] == [("S2", "Good morning. Come in.")]


def test_a_words_level_is_that_of_its_own_seconds() -> None:
    samples = np.zeros(4 * RATE, np.float32)
    samples[RATE : 2 * RATE] = 0.1
    samples[2 * RATE : 3 * RATE] = 1.0
    words = [word("a", 101, 102), word("b", 102, 103), word("c", 103, 104), word("d", 101.5, 101.5)]
    levels = list(word_levels(Stretch(100.0, samples), words))
    assert levels == pytest.approx([-20.0, 0.0, -120.0, -120.0], abs=1e-4)


def test_a_word_beyond_its_stretch_has_the_level_of_what_lies_inside() -> None:
    stretch = Stretch(10.0, np.full(RATE, 0.5, np.float32))
    words = [word("before", 9.5, 10.5), word("after", 10.5, 12), word("outside", 20, 21), word("early", 1, 2)]
    assert list(word_levels(stretch, words)) == pytest.approx([-6.0206, -6.0206, -120.0, -120.0], abs=1e-4)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More than is heard at once."""
    return wav(tmp_path_factory.mktemp("long") / "long.wav", bursts(200, 0.3))


def test_every_piece_is_heard_once_in_order_and_told(long: Path) -> None:
    said = [word(f"w{second}", second, second + 0.5) for second in range(1, 199, 2)]
    diariser = FakeDiariser(())
    watched = Watched()
    heard = watched.hear(long, replace(fake_engines(said, []), diariser=lambda: diariser))
    (channel,) = heard.channels
    assert (channel.words, len(channel.levels)) == (said, len(said))
    (first, cut), (after, last) = diariser.heard
    assert (first, cut) == (0.0, after)
    assert last == pytest.approx(200, abs=0.01)
    assert watched.told == [
        Progress(stage="prepare", fraction=0, overall=0),
        Progress(stage="transcribe", fraction=0, overall=0),
        Progress(stage="transcribe", fraction=cut / last, overall=HEARD * cut / last),
        Progress(stage="transcribe", fraction=1, overall=HEARD),
    ]


def test_each_channel_is_read_for_itself_and_needs_no_diariser(tmp_path: Path) -> None:
    def refuse() -> FakeDiariser:
        raise AssertionError("the channels say who speaks")

    engines = fake_engines([word("Yes.", 1.0, 1.5)], [], [Span(start=3, end=4)])
    path = wav(tmp_path / "three.wav", *(bursts(8, peak) for peak in (0.3, 0.2, 0.1)))
    heard = Watched().hear(
        path,
        replace(engines, diariser=refuse),
        "per-speaker",
    )
    found = [(c.diariser, [w.text for w in c.words], c.inaudible) for c in heard.channels]
    assert found == [(None, ["Yes."], [Span(start=3, end=4)])] * 3
    first, second, third = (channel.levels[0] for channel in heard.channels)
    assert (first - second, second - third) == pytest.approx((3.52, 6.02), abs=0.1)


def test_the_recogniser_is_asked_for_with_its_language_and_vocabulary_and_named(tmp_path: Path) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def recogniser(language: str, vocabulary: tuple[str, ...]) -> FakeRecogniser:
        asked.append((language, vocabulary))
        return FakeRecogniser((), (), name="ours", sha256="ab", vocabulary_left_out=vocabulary)

    heard = Watched().hear(
        wav(tmp_path / "a.wav", bursts(3, 0.3)),
        replace(fake_engines([], []), recogniser=recogniser),
    )
    assert asked == [("en", ("Okafor",))]
    assert heard.recogniser == RecogniserInfo(name="ours", sha256="ab")
    assert heard.vocabulary_left_out == ("Okafor",)


class Refusing(FakeRecogniser):
    """Fails on the second piece."""

    def recognise(self, stretch: Stretch, speech: Sequence[Span]) -> Recognition:
        if stretch.start > 0:
            raise RuntimeError("no more")
        return super().recognise(stretch, speech)


class Deaf(FakeDiariser):
    """Fails as soon as it hears."""

    def hear(self, stretch: Stretch, speech: Sequence[Span]) -> None:
        raise MemoryError(stretch.start, len(speech))


@pytest.mark.parametrize(("part", "kind"), [("recogniser", RuntimeError), ("diariser", MemoryError)])
def test_what_fails_on_either_thread_is_not_swallowed(long: Path, part: str, kind: type[Exception]) -> None:
    engines = fake_engines([word("Yes.", 1, 2)], [SpeakerSpan(start=1, end=2, speaker="S1")])
    failing = {
        "recogniser": replace(engines, recogniser=lambda _language, _vocabulary: Refusing(())),
        "diariser": replace(engines, diariser=lambda: Deaf(())),
    }
    with pytest.raises(kind):
        Watched().hear(long, failing[part])
