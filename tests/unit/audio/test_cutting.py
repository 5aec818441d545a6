"""Pieces join without holes and are cut where it is quiet."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.audio.cutting import Cutter, quietest

RATE = 16_000


def cut(samples: np.ndarray, seconds: float, block: int = 32_000) -> list[np.ndarray]:
    cutter, pieces = Cutter(seconds), []
    for place in range(0, samples.shape[1], block):
        pieces += cutter.add(samples[:, place : place + block])
    return [*pieces, *cutter.finish()]


def loud(seconds: float) -> np.ndarray:
    return np.random.default_rng(3).normal(0, 0.1, (1, round(seconds * RATE))).astype(np.float32)


def test_the_cut_falls_into_the_pause() -> None:
    samples = loud(60)
    samples[:, 17 * RATE : 18 * RATE] = 0
    samples[:, 41 * RATE : 42 * RATE] = 0
    ends = np.cumsum([piece.shape[1] / RATE for piece in cut(samples, 20)])
    assert len(ends) == 3
    assert [17 < ends[0] < 18, 36 < ends[1] < 42.6, ends[2] == 60] == [True, True, True]


def test_in_silence_the_cut_is_where_it_was_wanted() -> None:
    silence = np.zeros((2, 100 * RATE), np.float32)
    assert [round(piece.shape[1] / RATE) for piece in cut(silence, 40)] == [40, 40, 20]


def test_a_pause_in_one_channel_only_is_no_pause() -> None:
    samples = np.concatenate([loud(10), np.zeros((1, 10 * RATE), np.float32)])
    samples[0, 2 * RATE : 3 * RATE] = 0
    assert 2 * RATE < quietest(samples) < 3 * RATE


def test_too_short_to_search() -> None:
    assert quietest(np.ones((1, 101), np.float32)) == 50


def test_nothing_in_nothing_out() -> None:
    assert cut(np.zeros((1, 0), np.float32), 20) == []


@settings(max_examples=25, deadline=None)
@given(
    length=st.integers(0, 30 * RATE),
    seconds=st.floats(1, 12),
    block=st.integers(500, 5 * RATE),
    seed=st.integers(0, 9),
)
def test_no_sample_is_lost_and_no_piece_too_long(length: int, seconds: float, block: int, seed: int) -> None:
    samples = np.random.default_rng(seed).normal(0, 0.1, (1, length)).astype(np.float32)
    pieces = cut(samples, seconds, block)
    whole = np.concatenate([np.zeros((1, 0), np.float32), *pieces], axis=1)
    assert np.array_equal(whole, samples)
    assert all(0 < piece.shape[1] <= seconds * 1.25 * RATE + 1 for piece in pieces)
