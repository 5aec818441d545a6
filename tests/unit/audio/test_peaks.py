"""The outline is bounded, complete and the same however the samples arrive."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.audio.peaks import Outline, Peaks


def outline(samples: np.ndarray, limit: int = 2_000, part: int = 50_000) -> Outline:
    peaks = Peaks(limit)
    for place in range(0, len(samples), part):
        peaks.add(samples[place : place + part])
    return peaks.finish()


def noise(length: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-1, 1, length).astype(np.float32)


def test_nothing() -> None:
    assert outline(noise(0)) == Outline(0.01, ())


def test_short_sound_at_ten_milliseconds() -> None:
    samples = np.concatenate([np.full(160, 0.5), np.full(80, -0.25)]).astype(np.float32)
    assert outline(samples) == Outline(0.01, ((0.5, 0.5), (-0.25, -0.25)))


def test_pairs_merge_by_doubling() -> None:
    samples = np.repeat(np.arange(8, dtype=np.float32) / 8, 160)
    assert outline(samples, limit=5) == Outline(
        0.02, ((0.0, 0.125), (0.25, 0.375), (0.5, 0.625), (0.75, 0.875))
    )


def test_hours_stay_small() -> None:
    peaks = Peaks()
    minute = noise(960_000)
    for _ in range(180):
        peaks.add(minute)
    drawn = peaks.finish()
    assert 1_000 <= len(drawn.pairs) <= 2_000
    assert (
        (len(drawn.pairs) - 1) * drawn.seconds_per_pair
        < 180 * 60
        <= len(drawn.pairs) * drawn.seconds_per_pair
    )


@settings(max_examples=50, deadline=None)
@given(
    length=st.integers(0, 60_000),
    limit=st.integers(2, 60),
    part=st.integers(1, 20_000),
    seed=st.integers(0, 9),
)
def test_same_as_at_once(length: int, limit: int, part: int, seed: int) -> None:
    samples = noise(length, seed)
    drawn = outline(samples, limit, max(part, 200))
    step = round(drawn.seconds_per_pair * 16_000)
    parts = [samples[at : at + step] for at in range(0, length, step)]
    assert drawn.pairs == tuple((float(part.min()), float(part.max())) for part in parts)
    assert len(drawn.pairs) <= limit
