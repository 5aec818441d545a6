"""The outline of a recording for a waveform picture, in bounded memory."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casescribe.stages.audio.units import SAMPLE_RATE, Samples

LIMIT = 2_000
"""Most pairs that are given."""

_FIRST_BIN = SAMPLE_RATE // 100

Bins = NDArray[np.float32]


@dataclass(frozen=True)
class Outline:
    """Lowest and highest sample (-1…1) of each stretch of `seconds_per_pair`; the last may be shorter."""

    seconds_per_pair: float
    pairs: tuple[tuple[float, float], ...]


class Peaks:
    """Takes mono samples in order and keeps at most `limit` pairs: neighbours merge when there are more."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._bin = _FIRST_BIN
        self._bins: Bins = np.empty((0, 2), np.float32)
        self._rest: Samples = np.empty(0, np.float32)

    def add(self, samples: Samples) -> None:
        """Take in more samples, shape [n], 16 kHz."""
        whole = np.concatenate([self._rest, samples])
        edge = len(whole) - len(whole) % self._bin
        rows = whole[:edge].reshape(-1, self._bin)
        new = np.stack([rows.min(axis=1), rows.max(axis=1)], axis=1)
        self._rest = whole[edge:]
        self._bins = np.concatenate([self._bins, new])
        while len(self._bins) >= self._limit:
            self._merge()

    def _merge(self) -> None:
        odd = self._bins[len(self._bins) // 2 * 2 :]
        pairs = self._bins[: len(self._bins) // 2 * 2].reshape(-1, 2, 2)
        merged = np.stack([pairs[:, :, 0].min(axis=1), pairs[:, :, 1].max(axis=1)], axis=1)
        self._bins = merged
        self._bin *= 2
        if len(odd):
            self._rest = np.concatenate([np.resize(odd, self._bin // 2), self._rest])

    def finish(self) -> Outline:
        """The outline of all that was added."""
        bins = self._bins
        if len(self._rest):
            bins = np.concatenate([bins, [[self._rest.min(), self._rest.max()]]])
        return Outline(self._bin / SAMPLE_RATE, tuple((float(low), float(high)) for low, high in bins))
