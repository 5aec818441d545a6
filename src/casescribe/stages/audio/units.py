"""What the whole audio stage measures in: 16 kHz float samples, seconds, decibels below full scale."""

import math

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

SAMPLE_RATE = 16_000
"""Samples per second (Hz) of everything that leaves this stage."""

FLOOR_DBFS = -120.0
"""What digital silence is given as: below the noise of 16-bit audio."""


def dbfs(amplitude: float) -> float:
    """Decibels relative to full scale of an amplitude (1.0 is 0 dBFS), never below FLOOR_DBFS."""
    if amplitude <= 0:
        return FLOOR_DBFS
    return max(FLOOR_DBFS, 20 * math.log10(amplitude))


def clock(seconds: float) -> str:
    """Seconds as HH:MM:SS, for messages.

    >>> clock(391.7)
    '00:06:32'
    """
    whole = round(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
