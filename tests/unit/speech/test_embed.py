import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.speech.embed import embed

RATE = 16_000
SOUND = np.random.default_rng(0).standard_normal(4 * RATE).astype(np.float32) * np.float32(0.1)


def shape_and_mean(x: np.ndarray) -> np.ndarray:
    """A network that tells how many frames it saw and their mean, as an embedding of 192 values."""
    out = np.zeros((1, 192), np.float32)
    out[0, 0], out[0, 1] = x.shape[1], x.mean()
    return out


def frames(piece: tuple[float, float]) -> int:
    seen: list[int] = []

    def network(x: np.ndarray) -> np.ndarray:
        seen.append(x.shape[1])
        return np.ones((1, 192), np.float32)

    embed(network, SOUND, [piece])
    return seen[0]


def test_no_pieces_have_no_embeddings() -> None:
    assert embed(shape_and_mean, SOUND, []).shape == (0, 192)


def test_embeddings_have_unit_length() -> None:
    vectors = embed(shape_and_mean, SOUND, [(0.0, 1.0), (1.0, 2.5)])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_a_piece_is_seen_at_100_frames_a_second() -> None:
    assert [frames((0.5, 1.5)), frames((1.0, 3.0)), frames((0.0, 0.3))] == [100, 200, 30]


def test_a_short_piece_borrows_from_its_surroundings() -> None:
    assert [frames((1.0, 1.05)), frames((3.9, 4.0))] == [25, 25]


def test_gain_does_not_change_a_voice() -> None:
    pieces = [(0.0, 1.0), (1.0, 2.0)]
    halved = embed(shape_and_mean, SOUND * np.float32(0.5), pieces)
    assert np.allclose(halved, embed(shape_and_mean, SOUND, pieces), atol=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 4.0), st.floats(0, 2.0))
def test_no_piece_reaches_outside_the_stretch(start: float, length: float) -> None:
    seen = frames((start, min(4.0, start + length)))
    assert 25 <= seen <= 201
