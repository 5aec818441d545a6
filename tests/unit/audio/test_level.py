"""Quiet pieces become loud enough, nothing clips, noise stays noise."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.audio.level import TARGET_DBFS, Meter, frame_levels, normalise
from casescribe.stages.audio.units import clock, dbfs

RATE = 16_000


def talk(level: float, seconds: int = 10) -> np.ndarray:
    """Noise in bursts of half a second with calm between them."""
    samples = np.random.default_rng(5).normal(0, 1, seconds * RATE)
    bursts = np.arange(len(samples)) // (RATE // 2) % 2
    return (samples * level * (bursts + 0.01)).astype(np.float32)


def test_a_quiet_voice_reaches_the_target() -> None:
    raised, gain = normalise(talk(0.002))
    assert gain > 30
    assert dbfs(float(np.percentile(frame_levels(raised), 97))) == pytest.approx(TARGET_DBFS, abs=0.5)


def test_the_gain_is_one_figure_and_can_be_undone() -> None:
    quiet = talk(0.01)
    raised, gain = normalise(quiet)
    assert np.allclose(raised / 10 ** (gain / 20), quiet, atol=1e-7)


def test_loud_enough_stays_untouched() -> None:
    loud = talk(0.2)
    assert normalise(loud) == (loud, 0.0) or np.array_equal(normalise(loud)[0], loud)
    assert normalise(loud)[1] == 0.0


def test_steady_noise_is_not_raised() -> None:
    noise = np.random.default_rng(2).normal(0, 0.001, 5 * RATE).astype(np.float32)
    assert normalise(noise)[1] == 0.0


def test_silence_and_nothing_stay() -> None:
    assert normalise(np.zeros(RATE, np.float32))[1] == 0.0
    assert normalise(np.zeros(0, np.float32))[1] == 0.0


def test_a_slammed_door_neither_clips_nor_keeps_the_voice_quiet() -> None:
    quiet = talk(0.002)
    quiet[3 * RATE : 3 * RATE + 400] = 0.9
    raised, gain = normalise(quiet)
    assert gain > 30
    assert float(np.abs(raised).max()) <= 0.9501
    assert np.allclose(raised[5 * RATE :], quiet[5 * RATE :] * np.float32(10 ** (gain / 20)), atol=1e-4)


@settings(max_examples=25, deadline=None)
@given(
    level=st.floats(1e-5, 1), length=st.integers(0, 3 * RATE), spike=st.floats(0, 1), seed=st.integers(0, 99)
)
def test_never_clips_never_lowers_never_turns_over(
    level: float, length: int, spike: float, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    samples = np.clip(rng.normal(0, level, length), -1, 1).astype(np.float32)
    samples[: length // 50] *= 0.01
    samples[rng.random(length) < 1e-4] = spike
    raised, gain = normalise(samples)
    assert (len(raised), raised.dtype) == (length, np.dtype(np.float32))
    assert gain >= 0
    assert np.all(np.abs(raised) >= np.abs(samples) - 1e-6)
    assert np.all(raised * samples >= 0)
    assert np.all(np.abs(raised) <= np.maximum(0.9501, np.abs(samples)))
    assert np.array_equal(raised, normalise(samples)[0])


def test_the_meter_ignores_a_constant_part() -> None:
    meter = Meter()
    meter.add(np.full((1, RATE), 0.25, np.float32))
    assert (round(meter.peak_dbfs, 2), meter.loudest_dbfs) == (-12.04, -120.0)


def test_the_meter_takes_the_louder_channel() -> None:
    meter = Meter()
    wave = np.sin(np.arange(RATE) * 0.5).astype(np.float32)
    meter.add(np.stack([0.1 * wave, 0.001 * wave]))
    meter.add(np.zeros((2, 0), np.float32))
    assert round(meter.loudest_dbfs) == -23
    assert meter.warnings() == ()


def test_an_unused_meter_knows_nothing() -> None:
    assert (Meter().peak_dbfs, Meter().loudest_dbfs, Meter().warnings()) == (-120.0, -120.0, ())


@pytest.mark.parametrize(("seconds", "text"), [(0, "00:00:00"), (391.7, "00:06:32"), (360_010, "100:00:10")])
def test_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text
