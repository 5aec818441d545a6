"""Damaged recordings give what they hold and say what is missing."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from casescribe.model.transcript import Warned
from casescribe.stages.audio.decode import Recording, open_recording


def read(path: Path, layout: str = "mixed") -> tuple[Recording, np.ndarray]:
    recording = open_recording(path)
    return recording, np.concatenate([piece.samples for piece in recording.pieces(layout)], axis=1)


def codes(recording: Recording) -> list[tuple[str, int]]:
    """Each warning's code and where it starts, to the second."""
    return [(warning.code, round(warning.start or 0)) for warning in recording.warnings]


def test_cut_flac_says_what_is_missing(tone: Callable, encode: Callable, save: Callable) -> None:
    whole = encode(tone(130), 16_000, "flac", "flac")
    recording, samples = read(save(whole[: len(whole) // 2]))
    assert 55 < recording.duration < 75
    assert samples.shape[1] / 16_000 == recording.duration
    end = f"00:01:{round(recording.duration) % 60:02d}"
    assert recording.warnings[0] == Warned(
        code="truncated",
        message=f"The file says 00:02:10 but ends at {end}: "
        "copy it again from the recorder if there is more.",
        start=recording.duration,
        end=130.0,
    )


@pytest.mark.parametrize(
    ("kind", "codec"), [("ogg", "libopus"), ("wav", "pcm_s16le"), ("mp3", "libmp3lame"), ("mp4", "aac")]
)
def test_cut_files_of_other_kinds(
    kind: str, codec: str, tone: Callable, encode: Callable, save: Callable
) -> None:
    front = {"movflags": "+faststart+frag_keyframe"} if kind == "mp4" else {}
    whole = encode(tone(10, 48_000), 48_000, kind, codec, options=front)
    recording, _ = read(save(whole[: len(whole) * 6 // 10]))
    assert 4 < recording.duration < 7
    if kind != "mp4":
        assert ("truncated", round(recording.duration)) in codes(recording)


def test_a_whole_file_is_not_called_truncated(tone: Callable, encode: Callable, save: Callable) -> None:
    for kind, codec in (("ogg", "libopus"), ("wav", "pcm_s16le"), ("mp3", "libmp3lame")):
        assert codes(read(save(encode(tone(3, 48_000), 48_000, kind, codec)))[0]) == []


def test_decoding_goes_on_after_a_damaged_middle(tone: Callable, encode: Callable, save: Callable) -> None:
    data = bytearray(encode(tone(10, 48_000), 48_000, "ogg", "libopus"))
    data[len(data) // 2 : len(data) // 2 + 3_000] = bytes(3_000)
    recording, samples = read(save(bytes(data)))
    assert recording.duration == 10.0
    assert codes(recording) == [("gap", 5)]
    assert [float(np.abs(samples[0, at : at + 8_000]).max()) > 0.2 for at in (0, 32_000, 120_000)] == [
        True
    ] * 3


def test_a_damaged_packet_is_named(tone: Callable, encode: Callable, save: Callable) -> None:
    data = bytearray(encode(tone(10, 48_000), 48_000, "ipod", "aac"))
    data[len(data) // 3 : len(data) // 3 + 3_000] = bytes(3_000)
    recording, _ = read(save(bytes(data)))
    assert recording.duration == pytest.approx(10, abs=0.1)
    assert [code for code, _ in codes(recording)] == ["damaged"]


def test_a_gap_is_filled_and_told(tone: Callable, encode: Callable, save: Callable) -> None:
    data = encode(
        tone(10), 16_000, "matroska", "pcm_s16le", shift=lambda at: at + (112_000 if at >= 80_000 else 0)
    )
    recording, samples = read(save(data))
    assert recording.warnings == (
        Warned(
            code="gap",
            message="The recording has no sound for 7.0 s at 00:00:05: "
            "what was said there is not in the file.",
            start=5.0,
            end=12.0,
        ),
    )
    assert recording.duration == 17.0
    assert not samples[0, 80_000:192_000].any()
    assert np.allclose(samples[0, 192_000:], tone(10)[0, 80_000:], atol=1e-3)


def test_a_short_gap_is_filled_without_a_word(tone: Callable, encode: Callable, save: Callable) -> None:
    shift = {True: 4_800, False: 0}
    data = encode(tone(4), 16_000, "matroska", "pcm_s16le", shift=lambda at: at + shift[at >= 32_000])
    recording, _ = read(save(data))
    assert (recording.duration, recording.warnings) == (4.3, ())


def test_jitter_is_ignored(tone: Callable, encode: Callable, save: Callable) -> None:
    data = encode(tone(4), 16_000, "matroska", "pcm_s16le", shift=lambda at: at + (at // 320 % 2) * 300)
    recording, samples = read(save(data))
    assert (recording.duration, recording.warnings) == (4.0, ())
    assert np.allclose(samples, tone(4), atol=1e-3)


def test_a_late_start_counts_from_the_first_sound(tone: Callable, encode: Callable, save: Callable) -> None:
    data = encode(tone(4), 16_000, "matroska", "pcm_s16le", shift=lambda at: at + 16_000 * 3_600)
    recording, _ = read(save(data))
    assert (recording.declared, recording.duration, recording.warnings) == (4.0, 4.0, ())


def test_an_absurd_jump_fills_nothing(tone: Callable, encode: Callable, save: Callable) -> None:
    data = encode(
        tone(4), 16_000, "matroska", "pcm_s16le", shift=lambda at: at + (10**10 if at >= 32_000 else 0)
    )
    recording, _ = read(save(data))
    assert recording.duration == 4.0
    assert [(w.code, w.message) for w in recording.warnings] == [
        ("clock-jump", "The recording's clock jumps forwards at 00:00:02: times count on without the jump.")
    ]


@pytest.mark.parametrize("kind", ["ogg", "webm"])
def test_two_recordings_in_one_file(kind: str, tone: Callable, encode: Callable, save: Callable) -> None:
    one = encode(tone(4, 48_000), 48_000, kind, "libopus", live=kind == "webm")
    recording, samples = read(save(one + one))
    assert recording.duration == pytest.approx(8, abs=0.02)
    assert codes(recording) == [("clock-jump", 4)]
    assert float(np.abs(samples[0, 70_000:]).max()) > 0.2


def test_a_change_of_rate_within_a_file(tone: Callable, encode: Callable, save: Callable) -> None:
    parts = [encode(tone(3, rate), rate, "mp3", "libmp3lame") for rate in (44_100, 16_000)]
    recording, samples = read(save(b"".join(parts)))
    assert recording.duration == pytest.approx(6, abs=0.15)
    spectrum = np.abs(np.fft.rfft(samples[0, 64_000:80_000]))
    assert int(spectrum.argmax()) == 440


def test_a_change_of_channels_within_a_file(tone: Callable, encode: Callable, save: Callable) -> None:
    parts = [encode(tone(3, 44_100, count), 44_100, "mp3", "libmp3lame") for count in (2, 1)]
    recording, samples = read(save(b"".join(parts)), "per-speaker")
    assert recording.duration == pytest.approx(6, abs=0.15)
    assert ("layout-changed", 3) in codes(recording)
    assert len(samples) == 2
    assert float(np.abs(samples[0, 64_000:]).max()) > 0.2
    assert not samples[1, 64_000:].any()


def test_silence_is_known(wav: Callable, save: Callable) -> None:
    hiss = np.random.default_rng(1).choice([-1, 0, 1], (1, 32_000)) / 32_768
    silent, _ = read(save(wav(np.zeros((1, 32_000)))))
    hissing, _ = read(save(wav(hiss.astype(np.float32) * 1.01)))
    assert (silent.is_silent, silent.peak_dbfs, silent.warnings) == (True, -120.0, ())
    assert (hissing.is_silent, hissing.warnings) == (True, ())


def test_quiet_and_overdriven_sound_is_told(tone: Callable, wav: Callable, save: Callable) -> None:
    quiet, _ = read(save(wav(tone(2, amplitude=0.003))))
    loud, _ = read(save(wav(np.clip(tone(2, amplitude=2.0), -1, 1))))
    fine, _ = read(save(wav(tone(2))))
    assert (quiet.is_silent, codes(quiet)) == (False, [("very-quiet", 0)])
    assert (codes(loud), round(loud.peak_dbfs, 1)) == ([("clipping", 0)], 0.0)
    assert (codes(fine), round(fine.peak_dbfs, 1), round(fine.loudest_dbfs, 1)) == ([], -10.5, -13.4)
