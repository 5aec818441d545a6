"""Whose words: each word is given to one speaker, with its neighbours in mind.

A word goes to the voice that is heard while it is said. Times of words and of voices are a few tenths of
a second off, so a change of speaker costs something: little after the end of a sentence or in a pause,
more in mid-sentence. The cheapest course through all words is found exactly (Viterbi).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import Word

_REACH = 2.0
"""Seconds beyond which a voice says nothing about a word."""

_CHANGE_IN_SENTENCE = 0.7
_CHANGE_AT_COMMA = 0.5
_CHANGE_AT_SENTENCE = 0.25
_PAUSE = 0.4
_SURE = 0.5


@dataclass(frozen=True)
class Attribution:
    """The speaker of one word; `doubtful` when the voices there do not settle it."""

    speaker: str
    doubtful: bool = False


def attribute(words: Sequence[Word], tracks: Sequence[SpeakerSpan]) -> tuple[Attribution, ...]:
    """The speaker of every word, in the order of the words.

    Args:
        words: ordered by start.
        tracks: who speaks when; may overlap, need not cover the words. None at all make everything S1's.
    """
    names = sorted({track.speaker for track in tracks}, key=_number) or ["S1"]
    if not words:
        return ()
    heard = _heard(words, tracks, names)
    path = _cheapest(1.0 - heard, [_change(a, b) for a, b in pairwise(words)])
    return tuple(
        Attribution(names[s], doubtful=len(names) > 1 and _unsettled(row, s))
        for row, s in zip(heard, path, strict=True)
    )


def _number(name: str) -> tuple[int, str]:
    digits = name.lstrip("S")
    return (int(digits) if digits.isdecimal() else 0, name)


def _unsettled(row: NDArray[np.float64], chosen: int) -> bool:
    return bool(row[chosen] < _SURE or (np.delete(row, chosen) > row[chosen]).any())


def _heard(words: Sequence[Word], tracks: Sequence[SpeakerSpan], names: list[str]) -> NDArray[np.float64]:
    """How far each voice is heard in each word: 1 throughout, 0 far away; shape [words, names]."""
    heard = np.zeros((len(words), len(names)))
    for column, name in enumerate(names):
        own = _Spans([t for t in tracks if t.speaker == name])
        heard[:, column] = [own.share(word) for word in words]
    return heard


class _Spans:
    """One speaker's stretches, searched by time."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=lambda s: (s.start, s.end))
        self._starts = [s.start for s in self._spans]
        self._longest = max((s.seconds for s in spans), default=0.0)

    def share(self, word: Word) -> float:
        near = self._near(word)
        shared = sum(span.shared(word) for span in near)
        if shared > 0:
            return min(1.0, shared / max(word.seconds, 1e-3))
        distance = min((max(s.start - word.end, word.start - s.end, 0.0) for s in near), default=_REACH)
        return 0.3 * max(0.0, 1.0 - distance / _REACH)

    def _near(self, word: Word) -> list[Span]:
        first = bisect_right(self._starts, word.start - self._longest - _REACH)
        last = bisect_right(self._starts, word.end + _REACH)
        return [s for s in self._spans[max(0, first - 1) : last] if s.end > word.start - _REACH]


def _change(before: Word, after: Word) -> float:
    """What it costs that another speaker goes on between two words."""
    if before.text[-1:] in {".", "?", "!", "…"}:
        cost = _CHANGE_AT_SENTENCE
    elif before.text[-1:] in {",", ";", ":", "-", "\N{EN DASH}"}:
        cost = _CHANGE_AT_COMMA
    else:
        cost = _CHANGE_IN_SENTENCE
    return cost / 2 if after.start - before.end >= _PAUSE else cost


def _cheapest(cost: NDArray[np.float64], change: list[float]) -> list[int]:
    """The course of least cost; `cost` has shape [words, names], `change` one value between two words."""
    total = cost[0].copy()
    came = np.zeros(cost.shape, np.int64)
    stay = np.arange(cost.shape[1])
    for i, price in enumerate(change, start=1):
        best = int(total.argmin())
        switch = total[best] + price < total
        came[i] = np.where(switch, best, stay)
        total = np.where(switch, total[best] + price, total) + cost[i]
    path = [int(total.argmin())]
    for i in range(len(cost) - 1, 0, -1):
        path.append(int(came[i, path[-1]]))
    return path[::-1]
