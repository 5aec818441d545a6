"""Channels become one without cancelling or diluting each other."""

import numpy as np
import pytest

from casescribe.stages.audio.mixing import Mixer

NOISE = np.random.default_rng(7).normal(0, 0.1, (2, 96_000)).astype(np.float32)


def mixed(block: np.ndarray) -> np.ndarray:
    mixer = Mixer()
    return np.concatenate([mixer.mix(part) for part in np.split(block, 3, axis=1)], axis=1)


def test_one_channel_passes() -> None:
    assert np.array_equal(mixed(NOISE[:1]), NOISE[:1])


def test_equal_channels_give_themselves() -> None:
    assert np.allclose(mixed(np.stack([NOISE[0], NOISE[0]])), NOISE[:1], atol=1e-6)


@pytest.mark.parametrize("weaker", [1.0, 0.9, 1.1])
def test_opposite_phases_do_not_cancel(weaker: float) -> None:
    out = mixed(np.stack([NOISE[0], -weaker * NOISE[0]]))
    assert np.allclose(np.abs(out), np.abs(NOISE[:1]) * (1 + weaker) / 2, atol=1e-6)


def test_the_sign_stays_when_the_other_channel_becomes_louder() -> None:
    left, right = NOISE[0].copy(), -NOISE[0]
    left[48_000:] *= 0.5
    out = mixed(np.stack([left, right]))[0]
    assert float(np.corrcoef(out, NOISE[0])[0, 1]) > 0.95
    assert float(np.corrcoef(out[64_000:], NOISE[0, 64_000:])[0, 1]) > 0.99


def test_a_silent_channel_does_not_dilute() -> None:
    out = mixed(np.stack([NOISE[0], np.zeros_like(NOISE[0])]))
    assert np.allclose(out, NOISE[:1], atol=1e-6)


def test_hiss_far_below_is_left_out() -> None:
    out = mixed(np.stack([NOISE[0], 0.01 * NOISE[1]]))
    assert np.allclose(out, NOISE[:1], atol=1e-6)


def test_two_voices_both_stay() -> None:
    out = mixed(NOISE)[0]
    assert [float(np.corrcoef(out, row)[0, 1]) > 0.6 for row in NOISE] == [True, True]


def test_a_change_of_weights_does_not_click() -> None:
    block = np.ones((2, 96_000), np.float32) * 0.5
    block += NOISE * 0.01
    block[1, 32_000:] = 0.0
    out = mixed(block)[0]
    assert float(np.abs(np.diff(out[32_001:])).max()) < 0.01


def test_silence_stays_silence() -> None:
    assert not mixed(np.zeros((3, 96_000), np.float32)).any()
