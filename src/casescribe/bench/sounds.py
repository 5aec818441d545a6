"""Sounds in which nobody speaks, made from a fixed seed; and writing them as WAV files."""

import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
SEED = 20_260_312
LEVELS = (-60, -40, -20)
"""Levels in dB below full scale (root mean square)."""

HUM = 50.0
CHORDS = ((220.0, 277.2, 329.6), (196.0, 246.9, 293.7), (174.6, 220.0, 261.6), (196.0, 233.1, 293.7))
Samples = NDArray[np.float64]


@dataclass(frozen=True)
class Sound:
    """A name and mono samples in -1…1 at 16 kHz, shape [n]."""

    name: str
    samples: Samples


def sounds(seconds: float) -> Iterator[Sound]:
    """Silence, noises at several levels, tones, hum, clicks and music-like chords, `seconds` long each."""
    count = round(seconds * RATE)
    yield Sound("silence", np.zeros(count))
    for colour, slope in (("white", 0.0), ("pink", 0.5), ("brown", 1.0)):
        noise = _noise(count, slope)
        for level in LEVELS:
            yield Sound(f"{colour} noise {level} dB", _at(noise, level))
    times = np.arange(count) / RATE
    yield Sound("tone 440 Hz", _at(_sine(times, 440.0), -20))
    yield Sound("tone 1 kHz, beeping", _at(_sine(times, 1000.0) * (times % 1.0 < 0.5), -20))  # noqa: PLR2004
    yield Sound("mains hum", _at(sum((_sine(times, HUM * n) / n for n in range(1, 8)), np.zeros(count)), -30))
    yield Sound("clicks", _clicks(count))
    yield Sound("chords", _at(_music(times), -20))
    yield Sound("chords over noise", _at(_music(times), -20) + _at(_noise(count, 0.5), -40))


def write_wav(path: Path, samples: Samples) -> None:
    """Write mono 16-bit PCM at 16 kHz."""
    whole = (np.clip(samples, -1, 1) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(whole.tobytes())


def _at(samples: Samples, level: float) -> Samples:
    """The same sound at `level` dB below full scale."""
    loudness = float(np.sqrt(np.mean(samples**2)))
    return samples * (10 ** (level / 20) / loudness)


def _noise(count: int, slope: float) -> Samples:
    """Noise whose amplitude falls with frequency to the power of `slope`: 0 white, 0.5 pink, 1 brown."""
    spectrum = np.fft.rfft(np.random.default_rng(SEED).standard_normal(count))
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    return np.fft.irfft(spectrum / np.maximum(frequencies, 20.0) ** slope, count)


def _sine(times: Samples, frequency: float) -> Samples:
    return np.sin(2 * np.pi * frequency * times)


def _clicks(count: int) -> Samples:
    """Clicks of two milliseconds, about three every two seconds, at varying loudness."""
    chance = np.random.default_rng(SEED)
    samples = np.zeros(count)
    for place in chance.integers(0, max(1, count - 32), size=max(1, int(1.5 * count / RATE))):
        samples[place : place + 32] = chance.uniform(0.1, 0.9) * chance.choice((-1, 1))
    return samples


def _music(times: Samples) -> Samples:
    """Chords of three voices with overtones, two seconds each, struck and fading."""
    which = (times // 2).astype(int) % len(CHORDS)
    fade = np.exp(-1.5 * (times % 2))
    music = np.zeros(len(times))
    for place, chord in enumerate(CHORDS):
        tones = [_sine(times, f * n) / n**2 for f in chord for n in (1, 2, 3, 4)]
        music += (which == place) * sum(tones, np.zeros(len(times)))
    return music * fade
