"""A short conversation with its sound, for the tests of the use cases."""

import math
import struct
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from casescribe.flow.engines import Engines
from casescribe.model.span import SpeakerSpan
from casescribe.model.transcript import Word
from casescribe.testing import fake_engines

LINES = (
    ("S1", "Have you found somewhere to live since we met?"),
    ("S2", "Yes, I moved into the hostel on Park Road last Tuesday."),
    ("S1", "And are you still seeing the nurse?"),
    ("S2", "I see her every Friday and I take 20 milligrams of citalopram."),
    ("S1", "I will ring the housing team by Monday."),
    ("S2", "Thank you, that would help."),
)
SECONDS_A_WORD = 0.4


def conversation() -> tuple[list[Word], list[SpeakerSpan]]:
    """The words and voices of LINES, one after the other."""
    words: list[Word] = []
    tracks: list[SpeakerSpan] = []
    at = 0.5
    for speaker, line in LINES:
        start = at
        for text in line.split():
            words.append(Word(start=round(at, 3), end=round(at + 0.35, 3), text=text, confidence=0.9))
            at += SECONDS_A_WORD
        tracks.append(SpeakerSpan(start=start, end=round(at, 3), speaker=speaker))
        at += 0.5
    return words, tracks


def write_tone(path: Path, seconds: float, *, channels: int = 1, peak: float = 0.3) -> Path:
    """A WAV file of a 220 Hz tone, 16 kHz, 16 bit."""
    samples = (
        round(32767 * peak * math.sin(2 * math.pi * 220 * i / 16000)) for i in range(int(seconds * 16000))
    )
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, 16000, 0, "NONE", ""))
        file.writeframes(b"".join(struct.pack("<h", s) * channels for s in samples))
    return path


@pytest.fixture
def engines() -> Engines:
    """Engines that hear LINES."""
    return fake_engines(*conversation())


@pytest.fixture
def words() -> tuple[Word, ...]:
    """The words of LINES."""
    return tuple(conversation()[0])


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Sound as long as LINES."""
    words, _ = conversation()
    return write_tone(tmp_path / "meeting.wav", words[-1].end + 1)


@pytest.fixture
def tone() -> Callable[..., Path]:
    """Writes a tone."""
    return write_tone
