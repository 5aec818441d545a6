import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.speech.fbank import filterbank

RATE = 16_000


def tone(hertz: float, seconds: float = 0.5) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 4000))
def test_there_is_a_frame_for_every_10_ms_that_25_ms_fit_into(length: int) -> None:
    features = filterbank(np.zeros(length, np.float32))
    assert features.shape == (max(0, (length - 400) // 160 + 1), 80)
    assert features.dtype == np.float32


@pytest.mark.parametrize("hertz", [200.0, 500.0, 1000.0, 3000.0, 6000.0])
def test_a_tone_is_loudest_in_the_band_that_holds_it(hertz: float) -> None:
    mel = 1127 * np.log1p(np.array([20.0, 8000.0, hertz]) / 700)
    centre = (mel[2] - mel[0]) / (mel[1] - mel[0]) * 81 - 1
    bands = filterbank(tone(hertz)).mean(axis=0)
    assert abs(int(bands.argmax()) - centre) <= 1


def test_a_constant_offset_changes_nothing() -> None:
    sound = tone(440)
    assert np.allclose(filterbank(sound + np.float32(0.25)), filterbank(sound), atol=0.02)


@settings(max_examples=20, deadline=None)
@given(st.floats(0.2, 3.0))
def test_gain_adds_the_same_to_every_value(gain: float) -> None:
    sound = np.random.default_rng(0).standard_normal(1600).astype(np.float32) * np.float32(0.1)
    louder = filterbank(sound * np.float32(gain)) - filterbank(sound)
    assert np.allclose(louder, 2 * np.log(gain), atol=1e-3)


def test_silence_gives_the_floor() -> None:
    assert np.unique(filterbank(np.zeros(800, np.float32))).tolist() == [np.log(np.finfo(np.float32).eps)]


def test_frames_do_not_depend_on_what_follows() -> None:
    sound = np.random.default_rng(1).standard_normal(3200).astype(np.float32)
    assert np.allclose(filterbank(sound)[:5], filterbank(sound[:1200])[:5], atol=1e-5)
