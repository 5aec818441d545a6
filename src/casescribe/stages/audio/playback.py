"""Compact sound for a page that plays its evidence: MP3, which every browser plays and seeks in.

MP3 rather than AAC or Opus: Chromium without licensed codecs cannot play AAC, and Safari cannot seek in Opus
everywhere. A constant bit rate makes seeking exact to a frame (36 ms). See docs/decisions/0001.
"""

import io

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from casescribe.stages.audio.units import SAMPLE_RATE, Samples

MIME_TYPE = "audio/mpeg"
"""Media type of what PlaybackEncoder gives."""

BIT_RATE = 24_000
"""Bits per second: 180 kB a minute."""

_CHUNK = 60 * SAMPLE_RATE


class PlaybackEncoder:
    """Takes mono samples at 16 kHz in order, gives the whole as MP3 bytes; equal input gives equal bytes."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._container = av.open(self._file, "w", format="mp3", options={"fflags": "+bitexact"})
        stream = self._container.add_stream("libmp3lame", rate=SAMPLE_RATE, layout="mono")
        assert isinstance(stream, AudioStream)
        stream.bit_rate = BIT_RATE
        stream.codec_context.format = "fltp"
        self._stream = stream
        self._time = 0

    def add(self, samples: Samples) -> None:
        """Encode more samples: float32 in -1…1, shape [n]."""
        for first in range(0, len(samples), _CHUNK):
            chunk = np.ascontiguousarray(samples[first : first + _CHUNK], np.float32)
            frame = AudioFrame.from_ndarray(chunk[np.newaxis], format="fltp", layout="mono")
            frame.sample_rate = SAMPLE_RATE
            frame.pts = self._time
            self._time += len(chunk)
            self._container.mux(self._stream.encode(frame))

    def finish(self) -> bytes:
        """The file's bytes; nothing can be added afterwards."""
        self._container.mux(self._stream.encode(None))
        self._container.close()
        return self._file.getvalue()
