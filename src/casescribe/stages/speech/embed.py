"""What a voice is like: CAM++ embeddings of pieces in which one person speaks alone.

CAM++ is Wang et al., "CAM++: A fast and efficient network for speaker verification using context-aware
masking" (Interspeech 2023). An embedding tells voices of one recording apart; it is never written out.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from casescribe.stages.speech.cluster import Vectors, unit
from casescribe.stages.speech.fbank import filterbank
from casescribe.stages.speech.onnx import Network
from casescribe.stages.speech.ports import Samples

SIZE = 192
"""Values of an embedding."""

_RATE = 100
_LEAST_FRAMES = 25


def embed(network: Network, samples: Samples, pieces: Sequence[tuple[float, float]]) -> Vectors:
    """The voices of pieces of a stretch.

    Args:
        network: CAM++.
        samples: the stretch, shape [n], 16 kHz.
        pieces: start and end of each, in seconds of the stretch. Those shorter than 0.25 s borrow from
            what surrounds them.

    Returns:
        Shape [pieces, 192], unit length. What all pieces share (microphone, line, room) is taken off.
    """
    features = filterbank(samples)
    bounds = [_frames(piece, len(features)) for piece in pieces]
    if not bounds:
        return np.zeros((0, SIZE), np.float32)
    features = features - _mean(features, bounds)
    return unit(np.concatenate([network(features[None, a:b]) for a, b in bounds]))


def _frames(piece: tuple[float, float], there: int) -> tuple[int, int]:
    """A piece's first frame and the one after its last; 25 at least where the stretch has them."""
    first = round(piece[0] * _RATE)
    last = max(round(piece[1] * _RATE), first + _LEAST_FRAMES)
    last = min(last, there)
    return max(0, min(first, last - _LEAST_FRAMES)), last


def _mean(features: NDArray[np.float32], bounds: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    spoken = np.zeros(len(features), np.bool_)
    for a, b in bounds:
        spoken[a:b] = True
    return np.asarray(features[spoken].mean(axis=0), np.float32)
