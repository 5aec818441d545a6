"""Damaged recordings are decoded or refused by name; nothing else happens, and it ends soon."""

import io
import tempfile
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.errors import CasescribeError
from casescribe.stages.audio.decode import open_recording
from casescribe.stages.audio.timeline import MAX_FILLED

KINDS = {
    "webm": "libopus",
    "ogg": "libopus",
    "ipod": "aac",
    "mp3": "libmp3lame",
    "wav": "pcm_s16le",
    "flac": "flac",
    "mov": "pcm_s16be",
    "avi": "libmp3lame",
}
RATE = 48_000
SECONDS = 2

Damage = Callable[[bytes], bytes]


@cache
def recording(kind: str) -> bytes:
    """Two seconds of a warbling tone."""
    time = np.arange(RATE * SECONDS) / RATE
    samples = (0.3 * np.sin(2 * np.pi * 300 * time + 5 * np.sin(6 * time))).astype(np.float32)
    file = io.BytesIO()
    with av.open(file, "w", format=kind) as container:
        stream = container.add_stream(KINDS[kind], rate=RATE, layout="mono")
        convert = AudioResampler(stream.codec_context.format.name, "mono", RATE)
        for place in range(0, len(samples), 960):
            frame = AudioFrame.from_ndarray(samples[np.newaxis, place : place + 960], "fltp", "mono")
            frame.sample_rate = RATE
            for ready in convert.resample(frame):
                ready.pts, ready.time_base = place, Fraction(1, RATE)
                container.mux(stream.encode(ready))
        container.mux(stream.encode(None))
    return file.getvalue()


@st.composite
def damage(draw: st.DrawFn) -> Damage:
    """One way of spoiling bytes: flip, cut, zero, repeat, drop, insert, overwrite with extremes."""
    way = draw(st.sampled_from(["flip", "cut", "zero", "repeat", "drop", "insert", "extreme"]))
    near_start = draw(st.booleans())
    place, length = draw(st.floats(0, 1)), draw(st.integers(1, 4_000))
    junk = draw(st.binary(min_size=1, max_size=16))
    extreme = draw(st.sampled_from([b"\xff" * 8, b"\x7f" + b"\xff" * 7, b"\x80" + bytes(7), bytes(8)]))

    def spoil(data: bytes) -> bytes:
        start = int(place * (min(len(data), 600) if near_start else len(data)))
        end = min(len(data), start + length)
        return {
            "flip": data[:start]
            + bytes(byte ^ 0x55 for byte in data[start : start + len(junk)])
            + data[start + len(junk) :],
            "cut": data[:start],
            "zero": data[:start] + bytes(end - start) + data[end:],
            "repeat": data[:end] + data[start:end] + data[end:],
            "drop": data[:start] + data[end:],
            "insert": data[:start] + junk + data[start:],
            "extreme": data[:start] + extreme + data[start + 8 :],
        }[way]

    return spoil


def outcome(data: bytes) -> str:
    """Decode; the name of the error, or "decoded" when all that must hold of the pieces does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talk.bin"
        path.write_bytes(data)
        try:
            found = open_recording(path)
            end, fraction = 0.0, 0.0
            for piece in found.pieces("per-speaker", seconds=60):
                assert piece.start == end
                assert fraction <= piece.fraction <= 1.0
                assert len(piece.samples) == found.channels
                assert bool(np.all(np.abs(piece.samples) <= 1.0))
                end, fraction = piece.end, piece.fraction
        except CasescribeError as error:
            message = str(error)
            assert message.startswith("talk.bin")
            assert "\n" not in message
            return type(error).__name__
        assert abs(found.duration - end) < 1e-6
        assert all(warning.message and "\n" not in warning.message for warning in found.warnings)
        return "decoded"


OUTCOMES = {"decoded", "NotAudio", "EmptyRecording", "EncryptedRecording"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_recordings_themselves_decode(kind: str) -> None:
    assert outcome(recording(kind)) == "decoded"


@settings(max_examples=250, deadline=None)
@given(kind=st.sampled_from(sorted(KINDS)), spoils=st.lists(damage(), min_size=1, max_size=4))
def test_damaged_recordings(kind: str, spoils: list[Damage]) -> None:
    data = recording(kind)
    for spoil in spoils:
        data = spoil(data)
    assert outcome(data) in OUTCOMES


@settings(max_examples=60, deadline=None)
@given(
    one=st.sampled_from(sorted(KINDS)),
    other=st.sampled_from(sorted(KINDS)),
    at=st.floats(0, 1),
    on=st.floats(0, 1),
)
def test_recordings_spliced_together(one: str, other: str, at: float, on: float) -> None:
    first, second = recording(one), recording(other)
    data = first[: int(at * len(first))] + second[int(on * len(second)) :]
    assert outcome(data) in OUTCOMES


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=5_000))
def test_bytes_of_no_kind(data: bytes) -> None:
    assert outcome(data) in OUTCOMES


@settings(max_examples=20, deadline=None)
@given(jumps=st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_wild_clocks_do_not_fill_hours(jumps: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    file, time = io.BytesIO(), 0
    with av.open(file, "w", format="matroska") as container:
        stream = container.add_stream("pcm_s16le", rate=16_000, layout="mono")
        for jump in jumps:
            frame = AudioFrame.from_ndarray(np.full((1, 1_600), 9_000, np.int16), "s16", "mono")
            frame.sample_rate, frame.pts, frame.time_base = 16_000, time, Fraction(1, 16_000)
            container.mux(stream.encode(frame))
            time += 1_600 + jump
        container.mux(stream.encode(None))
    path = tmp_path_factory.mktemp("wild") / "talk.mkv"
    path.write_bytes(file.getvalue())
    found = open_recording(path)
    loud = sum(int((np.abs(piece.samples) > 0.2).sum()) for piece in found.pieces())
    assert abs(loud - 1_600 * len(jumps)) <= 2 * len(jumps)
    assert found.duration <= MAX_FILLED + len(jumps) * 0.1 + 1
