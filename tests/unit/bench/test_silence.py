import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from casescribe.bench.silence import bench_silence, silence_sheets
from casescribe.bench.sounds import LEVELS, RATE, Sound, sounds, write_wav
from casescribe.bench.speech import Failure

QUIET = Sound("silence", np.zeros(RATE))


def level(sound: Sound) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(sound.samples**2))))


def test_every_sound_has_its_length_and_stays_in_range() -> None:
    made = {sound.name: sound for sound in sounds(4.0)}
    assert {len(sound.samples) for sound in made.values()} == {4 * RATE}
    assert all(np.isfinite(sound.samples).all() for sound in made.values())
    assert all(np.abs(sound.samples).max() <= 1.0 for sound in made.values())
    assert list(made) == [
        "silence",
        *(f"{colour} noise {level} dB" for colour in ("white", "pink", "brown") for level in LEVELS),
        "tone 440 Hz",
        "tone 1 kHz, beeping",
        "mains hum",
        "clicks",
        "chords",
        "chords over noise",
    ]


def test_noise_has_the_level_its_name_says() -> None:
    made = {sound.name: sound for sound in sounds(2.0)}
    for colour in ("white", "pink", "brown"):
        assert [round(level(made[f"{colour} noise {db} dB"]), 6) for db in LEVELS] == list(LEVELS)


def test_darker_noise_has_less_treble() -> None:
    made = {sound.name: sound for sound in sounds(2.0)}

    def treble(colour: str) -> float:
        power = np.abs(np.fft.rfft(made[f"{colour} noise -20 dB"].samples)) ** 2
        return float(power[len(power) // 2 :].sum() / power.sum())

    assert 0.45 < treble("white") < 0.55
    assert 0.05 < treble("pink") < 0.2
    assert treble("brown") < 0.02


def test_the_same_sounds_come_each_time() -> None:
    for one, other in zip(sounds(1.0), sounds(1.0), strict=True):
        assert np.array_equal(one.samples, other.samples)


def test_a_wav_file_is_mono_at_16_khz_and_never_wraps(tmp_path: Path) -> None:
    write_wav(tmp_path / "x.wav", np.array([0.0, 0.5, 1.5, -1.5]))
    with wave.open(str(tmp_path / "x.wav")) as file:
        assert file.getparams()[:4] == (1, 2, 16_000, 4)
        assert np.frombuffer(file.readframes(4), "<i2").tolist() == [0, 16383, 32767, -32767]


def test_words_are_counted(standin: Any, transcript: Callable[[object], dict[str, object]]) -> None:
    answer = transcript([("S1", 0.0, 1.0, "Thank you.")]) | {"inaudible": [{"start": 2, "end": 4.5}]}
    standin.answers(transcript=answer)
    told: list[str] = []
    report = bench_silence(standin.product(), [QUIET], told.append)
    (score,) = report.sounds
    assert (told, score.name, score.words, score.inaudible_seconds) == (["silence"], "silence", 2, 2.5)
    assert standin.calls()[0][0] == "transcribe"
    assert silence_sheets(report)[0].rows[0][:3] == ("silence", "2", "2.5")


def test_refusing_because_nobody_speaks_is_no_word(standin: Any) -> None:
    standin.answers(refuse=[2, "casescribe: sound.wav: Nobody speaks in this recording"])
    (score,) = bench_silence(standin.product(), [QUIET], lambda _: None).sounds
    assert (score.words, score.cost.code) == (0, 2)


def test_refusing_for_another_reason_is_a_failure(standin: Any) -> None:
    standin.answers(refuse=[2, "No such option: --out"])
    report = bench_silence(standin.product(), [QUIET], lambda _: None)
    assert report.failures == (Failure(name="silence", code=2, complaint="No such option: --out"),)
    assert silence_sheets(report)[0].rows == (
        ("silence", "failed (2): No such option: --out", "-", "-", "-"),
    )
