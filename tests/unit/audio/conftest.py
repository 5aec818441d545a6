"""Makes small recordings of every kind with PyAV itself."""

import io
import wave
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1"}


class _Pipe:
    """A file that cannot seek, as a browser's recorder writes."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.parts.append(bytes(data))
        return len(data)


def make_tone(seconds: float, rate: int = 16_000, channels: int = 1, amplitude: float = 0.3) -> np.ndarray:
    """A different sine in each channel, shape [channels, n]."""
    time = np.arange(round(seconds * rate)) / rate
    waves = [amplitude * np.sin(2 * np.pi * 440 * (number + 1) * time) for number in range(channels)]
    return np.stack(waves).astype(np.float32)


def encode_sound(  # noqa: PLR0913
    samples: np.ndarray,
    rate: int,
    kind: str,
    codec: str,
    *,
    options: dict[str, str] | None = None,
    metadata: dict[str, str] | None = None,
    shift: Callable[[int], int] = lambda place: place,
    live: bool = False,
) -> bytes:
    """The bytes of a file; `shift` moves each frame's time (in samples); `live`: without length or index."""
    pipe, file = _Pipe(), io.BytesIO()
    if live:
        options = {"live": "1"}
    container = av.open(pipe if live else file, "w", format=kind, options=options or {})
    container.metadata.update(metadata or {})
    layout = LAYOUTS[len(samples)]
    stream = container.add_stream(codec, rate=rate, layout=layout)
    convert = AudioResampler(stream.codec_context.format.name, layout, rate)
    for place in range(0, samples.shape[1], rate // 50):
        part = np.ascontiguousarray(samples[:, place : place + rate // 50])
        frame = AudioFrame.from_ndarray(part, format="fltp", layout=layout)
        frame.sample_rate = rate
        for ready in convert.resample(frame):
            ready.pts = shift(place)
            ready.time_base = Fraction(1, rate)
            container.mux(stream.encode(ready))
    container.mux(stream.encode(None))
    container.close()
    return b"".join(pipe.parts) if live else file.getvalue()


def plain_wav(samples: np.ndarray, rate: int = 16_000) -> bytes:
    """16-bit wav bytes with any number of channels."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(len(samples))
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes((samples.T * 32767).astype("<i2").tobytes())
    return file.getvalue()


@pytest.fixture(scope="session")
def tone() -> Callable[..., np.ndarray]:
    return make_tone


@pytest.fixture(scope="session")
def encode() -> Callable[..., bytes]:
    return encode_sound


@pytest.fixture(scope="session")
def wav() -> Callable[..., bytes]:
    return plain_wav


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    def write(data: bytes, name: str = "talk.bin") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write
