"""Engines that say what they are told to, for tests of whatever stands on the speech stage.

They are part of the product: a program that builds on Casescribe tests with them too.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from casescribe.flow.engines import Engines
from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import Word
from casescribe.stages.note.embed import DIMENSIONS, Vectors
from casescribe.stages.speech.ports import Recognition, Stretch


@dataclass(frozen=True)
class FakeVoiceActivity:
    """Finds the given spans, wherever they touch the stretch."""

    spans: tuple[Span, ...]

    def speech(self, stretch: Stretch) -> tuple[Span, ...]:
        """The given spans, cut to the stretch."""
        whole = Span(start=stretch.start, end=stretch.end)
        return tuple(
            Span(start=max(s.start, whole.start), end=min(s.end, whole.end))
            for s in self.spans
            if s.shared(whole) > 0
        )


@dataclass(frozen=True)
class FakeRecogniser:
    """Hears the given words at their times, and nothing in the given inaudible spans."""

    words: tuple[Word, ...]
    inaudible: tuple[Span, ...] = ()
    name: str = "fake"
    sha256: str = "0" * 64
    vocabulary_left_out: tuple[str, ...] = ()

    def recognise(self, stretch: Stretch, speech: Sequence[Span]) -> Recognition:
        """The words and inaudible spans that begin in the stretch and lie in the speech."""
        return Recognition(
            tuple(w for w in self.words if _begins(w, stretch) and any(s.shared(w) for s in speech)),
            tuple(i for i in self.inaudible if _begins(i, stretch)),
        )


def _begins(span: Span, stretch: Stretch) -> bool:
    return stretch.start <= span.start < stretch.end


@dataclass
class FakeDiariser:
    """Tells the given voices apart; `heard` are the stretches' limits, `asked` the counts asked for."""

    tracks: tuple[SpeakerSpan, ...]
    heard: list[tuple[float, float]] = field(default_factory=list)
    asked: list[int | None] = field(default_factory=list)

    def hear(self, stretch: Stretch, speech: Sequence[Span]) -> None:
        """Remember where the stretch lies."""
        del speech
        self.heard.append((stretch.start, stretch.end))

    def speakers(self, count: int | None) -> tuple[SpeakerSpan, ...]:
        """The given voices."""
        self.asked.append(count)
        return self.tracks


class FakeEmbedder:
    """Texts are alike in so far as they share letters."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape [len(texts), 384]."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            for letter in text or " ":
                vectors[row, ord(letter) % DIMENSIONS] += 1
            vectors[row] /= np.linalg.norm(vectors[row])
        return vectors


def fake_engines(
    words: Sequence[Word],
    tracks: Sequence[SpeakerSpan],
    inaudible: Sequence[Span] = (),
    today: dt.date = dt.date(2026, 1, 31),
) -> Engines:
    """Engines that hear the given words of the given voices; there is speech wherever there are words."""
    speech = tuple(Span(start=s.start, end=s.end) for s in (*words, *inaudible))
    return Engines(
        recogniser=lambda _language, _vocabulary: FakeRecogniser(tuple(words), tuple(inaudible)),
        voice_activity=lambda: FakeVoiceActivity(speech),
        diariser=lambda: FakeDiariser(tuple(tracks)),
        embedder=FakeEmbedder,
        today=lambda: today,
    )
