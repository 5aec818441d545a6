"""From decoded frames of any rate and layout to float samples at 16 kHz, through FFmpeg's own resampler.

Samples leave the resampler interleaved: PyAV 18 reads past the end of a planar frame of over eight channels.
"""

from collections.abc import Iterator

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from casescribe.stages.audio.units import SAMPLE_RATE, Samples


class Resampler:
    """Takes frames one after the other; starts anew where their rate, format or layout changes."""

    def __init__(self) -> None:
        self._shape: tuple[str, int, str, int] | None = None
        self._engine: AudioResampler | None = None

    def add(self, frame: AudioFrame) -> Iterator[Samples]:
        """What can be given out after this frame: arrays of shape [channels, n], float32."""
        shape = (frame.format.name, frame.sample_rate, frame.layout.name, frame.layout.nb_channels)
        if shape != self._shape:
            yield from self.flush()
            self._shape = shape
            self._engine = AudioResampler(format="flt", layout=frame.layout, rate=SAMPLE_RATE)
        assert self._engine is not None
        frame.pts = None
        for out in self._engine.resample(frame):
            yield _samples(out)

    def flush(self) -> Iterator[Samples]:
        """What is still inside; afterwards the next frame starts anew."""
        engine, self._engine, self._shape = self._engine, None, None
        if engine is not None:
            for out in engine.resample(None):
                yield _samples(out)


def _samples(frame: AudioFrame) -> Samples:
    return np.asarray(frame.to_ndarray(), np.float32).reshape(-1, frame.layout.nb_channels).T
