"""Whatever FFmpeg decodes comes out at 16 kHz with its true length."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from casescribe.stages.audio.decode import open_recording

KINDS = {
    "webm": ("webm", "libopus", 48_000),
    "ogg": ("ogg", "libopus", 48_000),
    "m4a": ("ipod", "aac", 44_100),
    "mp4": ("mp4", "aac", 48_000),
    "mov": ("mov", "pcm_s16le", 22_050),
    "mp3": ("mp3", "libmp3lame", 44_100),
    "wav": ("wav", "pcm_s16le", 11_025),
    "flac": ("flac", "flac", 96_000),
    "aiff": ("aiff", "pcm_s16be", 32_000),
    "telephone": ("wav", "pcm_mulaw", 8_000),
}


def read(path: Path, layout: str = "mixed", seconds: float = 300) -> tuple:
    recording = open_recording(path)
    pieces = list(recording.pieces(layout, seconds))
    return recording, pieces, np.concatenate([piece.samples for piece in pieces], axis=1)


def pitch(samples: np.ndarray) -> float:
    return float(np.abs(np.fft.rfft(samples[:16_000])).argmax())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_keeps_length_and_pitch(
    kind: str, tone: Callable, encode: Callable, save: Callable
) -> None:
    muxer, codec, rate = KINDS[kind]
    recording, pieces, samples = read(save(encode(tone(3, rate), rate, muxer, codec)))
    assert (recording.channels, recording.sample_rate) == (1, rate)
    assert samples.dtype == np.float32
    assert (len(samples), pitch(samples[0])) == (1, 440)
    assert recording.duration == samples.shape[1] / 16_000
    assert recording.duration == pytest.approx(3, abs=0.06)
    assert recording.warnings == ()
    assert [(piece.start, piece.fraction) for piece in pieces] == [(0.0, 1.0)]
    assert pieces[0].end == recording.duration


def test_a_browser_recording_has_no_declared_length(tone: Callable, encode: Callable, save: Callable) -> None:
    live = save(encode(tone(3, 48_000), 48_000, "webm", "libopus", live=True))
    recording, _, _ = read(live)
    assert recording.declared is None
    assert recording.duration == 3.0


def test_progress_without_a_length_goes_by_bytes(tone: Callable, encode: Callable, save: Callable) -> None:
    live = save(encode(tone(90, 48_000, amplitude=0.1), 48_000, "webm", "libopus", live=True))
    _, pieces, _ = read(live, seconds=20)
    fractions = [piece.fraction for piece in pieces]
    assert fractions == sorted(fractions)
    assert 0 < fractions[0] < 0.6
    assert fractions[-1] == 1.0


def test_progress_with_a_length_goes_by_time(tone: Callable, encode: Callable, save: Callable) -> None:
    _, pieces, _ = read(save(encode(tone(60), 16_000, "flac", "flac")), seconds=20)
    assert [piece.fraction for piece in pieces] == [piece.end / 60 for piece in pieces]


def test_facts_about_the_file(tone: Callable, encode: Callable, save: Callable) -> None:
    data = encode(tone(1, 48_000), 48_000, "mp4", "aac", metadata={"creation_time": "2024-05-01T23:10:00Z"})
    path = save(data, "visit.m4a")
    recording = open_recording(path)
    modified = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).astimezone().date()
    assert recording.name == "visit.m4a"
    assert recording.sha256 == hashlib.sha256(data).hexdigest()
    assert recording.declared == 1.0
    assert recording.recorded_on == date(2024, 5, 1)
    assert recording.modified_on == modified


@pytest.mark.parametrize("day", ["1970-01-01T00:00:00Z", "2024", "2024-13-40", "not a day"])
def test_an_unlikely_day_is_no_day(day: str, tone: Callable, encode: Callable, save: Callable) -> None:
    data = encode(tone(1), 16_000, "flac", "flac", metadata={"date": day})
    assert open_recording(save(data)).recorded_on is None


def test_channels_kept_or_mixed(tone: Callable, wav: Callable, save: Callable) -> None:
    path = save(wav(tone(2, channels=3)))
    _, _, kept = read(path, "per-speaker")
    _, _, mixed = read(path)
    assert [pitch(row) for row in kept] == [440, 880, 1320]
    assert (kept.shape, mixed.shape) == ((3, 32_000), (1, 32_000))


def test_twenty_channels(tone: Callable, wav: Callable, save: Callable) -> None:
    _, _, kept = read(save(wav(tone(1, channels=20, amplitude=0.5))), "per-speaker")
    assert kept.shape == (20, 16_000)
    assert [float(np.abs(row).max()) > 0.4 for row in kept[:17]] == [True] * 17


def test_many_channels_share_the_length_of_a_piece(tone: Callable, wav: Callable, save: Callable) -> None:
    _, pieces, _ = read(save(wav(tone(30, channels=8))), "per-speaker", seconds=16)
    assert max(piece.end - piece.start for piece in pieces) <= 10


def test_broken_numbers_become_silence(tone: Callable, encode: Callable, save: Callable) -> None:
    samples = tone(2)
    samples[:, 8_000:8_100] = np.nan
    _, _, read_back = read(save(encode(samples, 16_000, "wav", "pcm_f32le")))
    assert bool(np.isfinite(read_back).all())
    assert read_back[0, 8_000:8_100].tolist() == [0.0] * 100


def test_pieces_can_be_read_twice(tone: Callable, encode: Callable, save: Callable) -> None:
    recording = open_recording(save(encode(tone(2, 48_000), 48_000, "ogg", "libopus")))
    first, second = ([piece.samples.tobytes() for piece in recording.pieces()] for _ in range(2))
    assert first == second


def test_a_cover_picture_is_not_in_the_way(tone: Callable, encode: Callable, save: Callable) -> None:
    mp3 = encode(tone(2, 44_100), 44_100, "mp3", "libmp3lame", options={"id3v2_version": "0"})
    body = b"\x00image/png\x00\x03\x00" + bytes(5_000)
    frame = b"APIC" + len(body).to_bytes(4, "big") + b"\0\0" + body
    size = bytes((len(frame) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    recording, _, samples = read(save(b"ID3\x03\0\0" + size + frame + mp3))
    assert recording.declared == 2.0
    assert pitch(samples[0]) == 440
    assert recording.warnings == ()
