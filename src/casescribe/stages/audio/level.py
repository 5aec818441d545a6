"""How loud a recording is, and making quiet pieces loud enough for voice activity detection."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d

from casescribe.model.transcript import Warned
from casescribe.stages.audio.units import FLOOR_DBFS, SAMPLE_RATE, Samples, dbfs

SILENT_DBFS = -75.0
"""A recording whose loudest 20 ms stay under this holds nothing but its own hiss."""

QUIET_DBFS = -45.0
"""A recording whose loudest 20 ms stay under this deserves a warning."""

CLIPPED_SHARE = 0.001
"""Share of samples at full scale from which on a recording counts as overdriven."""

TARGET_DBFS = -20.0
"""Level to which the loud frames of a quiet piece are raised."""

MAX_GAIN_DB = 40.0
HEADROOM = 0.95

_FRAME = SAMPLE_RATE // 50
_FULL_SCALE = 0.98
_LOUD_PERCENTILE = 97
_CALM_PERCENTILE = 10
_SPEECH_SWING_DB = 6.0


@dataclass
class Meter:
    """Measures a whole recording block by block; a level is the largest of any channel."""

    _peak: float = 0.0
    _loudest: float = 0.0
    _clipped: int = 0
    _count: int = 0

    def add(self, block: Samples) -> None:
        """Take in a block of shape [channels, n]."""
        if not block.size:
            return
        size = np.abs(block)
        self._peak = max(self._peak, float(size.max()))
        self._clipped += int((size >= _FULL_SCALE).sum(axis=1).max())
        self._count += block.shape[1]
        self._loudest = max(self._loudest, *(float(frame_levels(row).max()) for row in block))

    @property
    def peak_dbfs(self) -> float:
        """The largest sample, in dBFS."""
        return dbfs(self._peak)

    @property
    def loudest_dbfs(self) -> float:
        """Root mean square of the loudest 20 ms, without its constant part, in dBFS."""
        return dbfs(self._loudest)

    def warnings(self) -> tuple[Warned, ...]:
        """A warning for a recording that is overdriven, or so quiet that words may be lost."""
        if self._count and self._clipped / self._count >= CLIPPED_SHARE:
            return (
                Warned(
                    code="clipping",
                    message="The recording is overdriven: words may be misheard. "
                    "Next time put the microphone further away or turn its level down.",
                ),
            )
        if SILENT_DBFS <= self.loudest_dbfs < QUIET_DBFS:
            return (
                Warned(
                    code="very-quiet",
                    message=f"The recording is very quiet ({self.loudest_dbfs:.0f} dBFS at its loudest): "
                    "words may be missed. Next time put the microphone closer.",
                ),
            )
        return ()


def frame_levels(samples: Samples) -> NDArray[np.float64]:
    """Root mean square of each 20 ms without its constant part; shape [frames], at least one frame."""
    short = -len(samples) % _FRAME
    padded = np.pad(samples, (0, short), mode="edge") if short else samples
    return np.asarray(padded.reshape(-1, _FRAME).std(axis=1, dtype=np.float64))


def normalise(samples: Samples) -> tuple[Samples, float]:
    """Raise a quiet piece so that its loud frames reach TARGET_DBFS; never lower, never clip.

    The gain is one figure for the piece, held back only around peaks that it would push over HEADROOM (a
    slammed door does not keep a quiet voice quiet). A piece whose loud frames barely differ from its calm
    ones is noise, and stays as it is.

    Args:
        samples: Mono, float32, 16 kHz, shape [n].

    Returns:
        The samples, and the gain in decibels (0.0: they are the same as given).
    """
    if not samples.size:
        return samples, 0.0
    levels = frame_levels(samples)
    loud, calm = (dbfs(float(np.percentile(levels, p))) for p in (_LOUD_PERCENTILE, _CALM_PERCENTILE))
    gain = min(TARGET_DBFS - loud, MAX_GAIN_DB)
    if gain <= 0 or loud <= max(SILENT_DBFS, FLOOR_DBFS) or loud - calm < _SPEECH_SWING_DB:
        return samples, 0.0
    return _amplify(samples, 10 ** (gain / 20)), gain


def _amplify(samples: Samples, factor: float) -> Samples:
    """Multiply, with a factor that dips smoothly around frames whose peak would pass HEADROOM."""
    frames = -(-len(samples) // _FRAME)
    padded = np.pad(np.abs(samples), (0, frames * _FRAME - len(samples)))
    peaks = np.maximum(padded.reshape(frames, _FRAME).max(axis=1), 1e-9)
    allowed = minimum_filter1d(np.minimum(factor, np.maximum(HEADROOM / peaks, 1.0)), 3, mode="nearest")
    centres = np.arange(frames) * _FRAME + (_FRAME - 1) / 2
    gains = np.interp(np.arange(len(samples)), centres, allowed)
    return np.asarray(np.clip(samples * gains, -1, 1), np.float32)
