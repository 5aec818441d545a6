"""Finds the turns that a bare statement rests on: shared rare words and values, and likeness of meaning."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from casescribe.model.note import Evidence
from casescribe.model.transcript import Transcript, Turn
from casescribe.stages.note.embed import Embedder, Vectors
from casescribe.stages.note.verify.meaning import Meaning, content, weight
from casescribe.stages.note.verify.quotes import quoted
from casescribe.stages.note.verify.values import Value, values
from casescribe.stages.note.verify.words import Word, words

_MOST = 4
_VECTOR = 0.6
_BESIDE = 0.12
_GAIN = 0.07
_REACH = 6
_LEAST = 0.12
_VALUE_WEIGHT = 2.0


class Finder:
    """A transcript read once, in which the evidence of many statements is looked for."""

    def __init__(self, turns: Sequence[Turn], embedder: Embedder | None, meaning: Meaning) -> None:
        """Read the turns; `meaning` compares words and keeps their vectors."""
        self.turns = tuple(turns)
        self._meaning = meaning
        self._embedder = embedder
        self._words = [words(turn.text) for turn in self.turns]
        self._content = [content(said) for said in self._words]
        self._values = [values(said) for said in self._words]
        seen = Counter(stem for said in self._content for stem in {word.stem for word in said})
        self._rare = {stem: math.log(1 + len(self.turns) / count) for stem, count in seen.items()}
        meaning.prepare(word for said in self._content for word in said)
        self._vectors = self._windows(embedder)

    def _windows(self, embedder: Embedder | None) -> Vectors | None:
        if embedder is None or not self.turns:
            return None
        texts = [turn.text for turn in self.turns]
        return embedder.embed(
            [f"{before} {text}".strip() for before, text in zip(["", *texts], texts, strict=False)]
        )

    def find(self, statement: str) -> tuple[int, ...]:
        """Places of the turns that carry the statement, at most four, in order; empty when none does."""
        wanted = words(statement)
        carried = self._carried(wanted)
        if not carried.size:
            return ()
        alike = self._alike(statement)
        chosen: list[int] = []
        best = np.zeros(carried.shape[1])
        while len(chosen) < _MOST:
            gains = np.maximum(carried - best, 0).sum(axis=1) + alike * (
                _VECTOR if not chosen else _VECTOR / 3
            )
            gains += self._beside(chosen)
            gains[chosen] = -1
            place = int(np.argmax(gains))
            gain = float(np.maximum(carried[place] - best, 0).sum())
            if (chosen and gain < _GAIN) or (not chosen and gains[place] < _LEAST):
                break
            chosen.append(place)
            best = np.maximum(best, carried[place])
        return tuple(sorted(chosen))

    def _carried(self, wanted: Sequence[Word]) -> Vectors:
        """How much of each word and value a turn carries: shape [turns, parts]; all parts sum to 1."""
        told = content(wanted)
        numbers = values(wanted)
        self._meaning.prepare(told)
        weights = np.array(
            [weight(word) * self._rare.get(word.stem, 3.0) for word in told]
            + [_VALUE_WEIGHT for _ in numbers]
        )
        rows = [
            [*self._meaning.cover(told, said).values()] + [float(_has(value, read)) for value in numbers]
            for said, read in zip(self._content, self._values, strict=True)
        ]
        if not weights.size or not rows:
            return np.zeros((0, 0), dtype=np.float32)
        carried: Vectors = np.asarray(rows, dtype=np.float32) * (weights / weights.sum()).astype(np.float32)
        return carried

    def _alike(self, statement: str) -> Vectors:
        if self._embedder is None or self._vectors is None:
            return np.zeros(len(self.turns), dtype=np.float32)
        alike: Vectors = np.maximum(self._vectors @ self._embedder.embed([statement])[0], 0)
        return alike

    def _beside(self, chosen: Sequence[int]) -> Vectors:
        """A turn near one that is chosen already is likelier to speak of the same thing."""
        places = np.arange(len(self.turns))
        if not chosen:
            return np.zeros(len(places), dtype=np.float32)
        away = np.min([np.abs(places - place) for place in chosen], axis=0)
        return np.asarray(_BESIDE * np.maximum(0, 1 - away / _REACH), dtype=np.float32)

    def quotes(self, statement: str, places: Sequence[int]) -> tuple[Evidence, ...]:
        """For each turn the sentences that carry the statement, word for word, with their seconds."""
        told = content(words(statement))
        return tuple(quoted(self.turns[place], told, self._meaning) for place in places)


def _has(value: Value, read: Sequence[Value]) -> bool:
    return any(
        value.number == other.number and (value.kind == other.kind or "number" in {value.kind, other.kind})
        for other in read
    )


def find_evidence(
    statement: str, transcript: Transcript, embedder: Embedder | None = None
) -> tuple[Evidence, ...]:
    """The words of the transcript that a bare statement rests on, in order; empty when there are none."""
    finder = Finder(transcript.turns, embedder, Meaning(embedder))
    return finder.quotes(statement, finder.find(statement))
