"""Several channels to one: silent channels do not dilute, and opposite phases do not cancel.

Automatic mixing in the manner of a conference mixer: over blocks of about two seconds, channels far below
the loudest are left out, the rest is averaged, each with the sign that agrees with the loudest.
"""

import numpy as np
from numpy.typing import NDArray

from casescribe.stages.audio.units import SAMPLE_RATE, Samples

FAR_BELOW = 0.03
"""Level relative to the loudest channel (about -30 dB) under which a channel is left out."""

OPPOSED = -0.3
"""Correlation with the loudest channel under which a channel is turned over."""

_JOINT = SAMPLE_RATE // 20

Weights = NDArray[np.float32]


class Mixer:
    """Mixes block after block; weights fade from one block's to the next's within 50 ms."""

    def __init__(self) -> None:
        self._last: Weights | None = None

    def mix(self, block: Samples) -> Samples:
        """One channel, shape [1, n], from a block of shape [channels, n]."""
        if len(block) == 1:
            return block
        weights = _weights(block, self._last)
        last = weights if self._last is None else self._last
        mixed = weights @ block
        joint = min(_JOINT, block.shape[1])
        fade = np.linspace(0, 1, joint, endpoint=False, dtype=np.float32)
        mixed[:joint] = (1 - fade) * (last @ block[:, :joint]) + fade * mixed[:joint]
        self._last = weights
        return mixed[np.newaxis]


def _weights(block: Samples, last: Weights | None) -> Weights:
    centred = block - block.mean(axis=1, keepdims=True)
    levels = np.sqrt(np.mean(np.square(centred), axis=1))
    if not levels.any():
        return last if last is not None else np.full(len(block), 1 / len(block), np.float32)
    loudest = _anchor(levels, last)
    signs = _signs(centred, levels, loudest)
    if last is not None and last[loudest] < 0:
        signs = -signs
    kept = levels >= FAR_BELOW * levels.max()
    return np.asarray(signs * kept / kept.sum(), np.float32)


def _anchor(levels: NDArray[np.floating], last: Weights | None) -> int:
    """The channel that the others are compared with: the loudest, or the last one while it holds up."""
    loudest = int(np.argmax(levels))
    if last is None or last[loudest] != 0:
        return loudest
    known = np.flatnonzero(last)
    best = int(known[np.argmax(levels[known])])
    return best if levels[best] >= levels[loudest] / 2 else loudest


def _signs(centred: Samples, levels: NDArray[np.floating], loudest: int) -> Weights:
    shared = centred @ centred[loudest] / centred.shape[1]
    scale = np.maximum(levels * levels[loudest], 1e-12)
    return np.asarray(np.where(shared / scale < OPPOSED, -1, 1), np.float32)
