"""What the speech stage is made of: one small protocol for each engine.

Audio travels as stretches: pieces of one channel, a few minutes long, cut where it is quiet, so that
memory does not grow with the recording. Times inside a stretch are seconds of the whole recording.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import Word

Samples = NDArray[np.float32]

SAMPLE_RATE = 16_000
"""Samples per second (Hz) of everything that enters this stage."""


@dataclass(frozen=True)
class Stretch:
    """Mono samples, float32 in -1…1, shape [n], 16 kHz; `start` is the first sample's time in seconds."""

    start: float
    samples: Samples

    @property
    def end(self) -> float:
        """Time of the end in seconds."""
        return self.start + len(self.samples) / SAMPLE_RATE


@dataclass(frozen=True)
class Recognition:
    """The words of a stretch in order of time, and the speech in it that ended as no words."""

    words: tuple[Word, ...]
    inaudible: tuple[Span, ...]


class VoiceActivity(Protocol):
    """Finds speech."""

    def speech(self, stretch: Stretch) -> tuple[Span, ...]:
        """Where somebody speaks: spans in order, none over another, in seconds of the recording."""
        ...


class Recogniser(Protocol):
    """Turns speech into words."""

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    @property
    def sha256(self) -> str:
        """SHA-256 of its weights, hexadecimal."""
        ...

    @property
    def vocabulary_left_out(self) -> tuple[str, ...]:
        """Entries of its vocabulary for which it has no room."""
        ...

    def recognise(self, stretch: Stretch, speech: Sequence[Span]) -> Recognition:
        """The words of the given speech; every second of it ends as words or as inaudible."""
        ...


class Diariser(Protocol):
    """Tells voices apart. Hears the stretches of one channel one after the other, then answers once."""

    def hear(self, stretch: Stretch, speech: Sequence[Span]) -> None:
        """Take in one stretch and keep what is needed of it (small, no audio)."""
        ...

    def speakers(self, count: int | None) -> tuple[SpeakerSpan, ...]:
        """Who speaks when, over the whole recording, ordered by start; ids S1, S2, … by first speech.

        `count` is the number of speakers when it is known.
        """
        ...
