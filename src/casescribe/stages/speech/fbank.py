"""Log-mel filterbanks: what the voice embedder sees of the sound.

The features follow Kaldi's `fbank` (https://kaldi-asr.org, src/feat/feature-fbank.cc) with 80 bins: 25 ms
frames every 10 ms, offset removed, pre-emphasis 0.97, Povey window, no dither, 20 Hz to 8 kHz.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from casescribe.stages.speech.ports import SAMPLE_RATE, Samples

HOP = SAMPLE_RATE // 100
"""Samples from one frame to the next (10 ms)."""

_FRAME = SAMPLE_RATE // 40
_SIZE = 512
_BINS = 80
_LOWEST = 20.0
_PRE_EMPHASIS = 0.97
_FLOOR = float(np.finfo(np.float32).eps)


def filterbank(samples: Samples) -> NDArray[np.float32]:
    """The filterbank of mono samples at 16 kHz.

    Args:
        samples: shape [n], float32 in -1…1.

    Returns:
        Shape [frames, 80], natural logarithms; frame i begins at sample 160 i. Fewer than 400 samples
        give no frame.
    """
    if len(samples) < _FRAME:
        return np.zeros((0, _BINS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, _FRAME)[::HOP]
    frames = frames - frames.mean(axis=1, keepdims=True)
    earlier = np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    windowed = (frames - np.float32(_PRE_EMPHASIS) * earlier) * _povey()
    power = np.abs(fft.rfft(windowed, _SIZE, axis=1)) ** 2
    mel = power[:, : _SIZE // 2] @ _mel_filters()
    return np.asarray(np.log(np.maximum(mel, _FLOOR)), np.float32)


@lru_cache(maxsize=1)
def _povey() -> NDArray[np.float32]:
    return (np.hanning(_FRAME) ** 0.85).astype(np.float32)


@lru_cache(maxsize=1)
def _mel_filters() -> NDArray[np.float32]:
    """Triangles that are even on the mel scale, shape [256, 80]."""
    edges = np.linspace(_mel(_LOWEST), _mel(SAMPLE_RATE / 2), _BINS + 2)
    lines = _mel(np.arange(_SIZE // 2) * SAMPLE_RATE / _SIZE)[:, None]
    rising = (lines - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - lines) / (edges[2:] - edges[1:-1])
    return np.maximum(0.0, np.minimum(rising, falling)).astype(np.float32)


def _mel(hertz: float | NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1127.0 * np.log1p(np.asarray(hertz) / 700.0), np.float64)
