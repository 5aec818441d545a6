"""Cuts a time line into pieces of a few minutes at quiet places, so that no word is cut in two."""

from collections.abc import Iterator

import numpy as np

from casescribe.stages.audio.units import SAMPLE_RATE, Samples

SEARCH = 20.0
"""A cut is sought so many seconds before and after the wanted place, at most."""

_FRAME = SAMPLE_RATE // 50
_QUIET_FRAMES = 25


class Cutter:
    """Takes blocks of shape [channels, n], gives pieces of shape [channels, m].

    Args:
        seconds: Wanted length of a piece.
    """

    def __init__(self, seconds: float) -> None:
        search = min(SEARCH, seconds / 4)
        self._first = int((seconds - search) * SAMPLE_RATE)
        self._last = int((seconds + search) * SAMPLE_RATE)
        self._held: list[Samples] = []
        self._count = 0

    def add(self, block: Samples) -> Iterator[Samples]:
        """Take a block; give out each piece that is complete with it."""
        self._held.append(block)
        self._count += block.shape[1]
        while self._count >= self._last:
            whole = np.concatenate(self._held, axis=1)
            cut = self._first + quietest(whole[:, self._first : self._last])
            yield whole[:, :cut].copy()
            self._held, self._count = [whole[:, cut:].copy()], whole.shape[1] - cut

    def finish(self) -> Iterator[Samples]:
        """The rest, if there is any."""
        if self._count:
            yield np.concatenate(self._held, axis=1)
        self._held, self._count = [], 0


def quietest(samples: Samples) -> int:
    """Where to cut: the middle of the quietest half second, nearest the middle among equals.

    Args:
        samples: Shape [channels, n], at 16 kHz.

    Returns:
        An index between 0 and n; the middle when n is under half a second.
    """
    frames = samples.shape[1] // _FRAME
    if frames < _QUIET_FRAMES:
        return int(samples.shape[1]) // 2
    squares = np.square(samples[:, : frames * _FRAME], dtype=np.float64).sum(axis=0)
    energy = squares.reshape(frames, _FRAME).sum(axis=1)
    sums = np.concatenate([[0.0], np.cumsum(energy)])
    windows = sums[_QUIET_FRAMES:] - sums[:-_QUIET_FRAMES]
    equal = np.flatnonzero(windows <= windows.min() * 1.001 + 1e-9)
    middle: int = int(equal[np.argmin(np.abs(equal - (len(windows) - 1) / 2))])
    return middle * _FRAME + _QUIET_FRAMES * _FRAME // 2
