import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.speech.cluster import MOST_COMPARED, find_voices, unit


def talk(
    sizes: list[int], *, shared: float = 0.0, noise: float = 0.6, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Embeddings of invented voices in turn, and whose each is; `shared` makes all voices alike."""
    rng = np.random.default_rng(seed)
    common = unit(rng.standard_normal(192, np.float32))
    voices = unit(unit(rng.standard_normal((len(sizes), 192), np.float32)) + np.float32(shared) * common)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    rng.shuffle(owner)
    spread = unit(rng.standard_normal((len(owner), 192), np.float32)) * np.float32(noise)
    return unit(voices[owner] + spread), owner


def heard(vectors: np.ndarray, count: int | None = None, seconds: float = 1.5) -> np.ndarray:
    voices = find_voices(vectors, np.full(len(vectors), seconds), count)
    return np.asarray((vectors @ voices.T).argmax(axis=1))


def agree(found: np.ndarray, owner: np.ndarray) -> bool:
    """Whether both part the pieces alike, whatever the names."""
    pairs = set(zip(found.tolist(), owner.tolist(), strict=True))
    return len(pairs) == len(set(owner.tolist())) == len(set(found.tolist()))


@settings(max_examples=25, deadline=None)
@given(
    sizes=st.lists(st.integers(8, 40), min_size=1, max_size=5),
    noise=st.floats(0.1, 0.8),
    seed=st.integers(0, 1000),
)
def test_as_many_voices_are_found_as_speak(sizes: list[int], noise: float, seed: int) -> None:
    vectors, owner = talk(sizes, noise=noise, seed=seed)
    assert agree(heard(vectors), owner)


@pytest.mark.parametrize("noise", [0.1, 0.5, 0.9, 1.2])
@pytest.mark.parametrize("sizes", [[60], [30, 30], [54, 6], [25, 20, 15]])
def test_what_all_pieces_suffer_alike_does_not_change_the_number(sizes: list[int], noise: float) -> None:
    vectors, owner = talk(sizes, noise=noise, shared=0.9, seed=3)
    assert len(set(heard(vectors).tolist())) == len(set(owner.tolist()))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_the_given_number_is_obeyed(count: int) -> None:
    vectors, _ = talk([20, 20, 20])
    assert find_voices(vectors, np.full(60, 1.5), count).shape == (count, 192)


def test_one_too_many_parts_no_two_voices_wrongly() -> None:
    vectors, owner = talk([20, 20, 20])
    found = heard(vectors, 3)
    assert agree(found, owner)


def test_more_speakers_than_pieces_give_as_many_as_there_are_pieces() -> None:
    vectors, _ = talk([1, 1])
    assert find_voices(vectors, np.array([1.5, 1.5]), 5).shape == (2, 192)


def test_a_voice_with_hardly_any_speech_is_not_counted() -> None:
    vectors, owner = talk([80, 40, 1], seed=5)
    found = heard(vectors)
    assert len(set(found.tolist())) == 2
    assert agree(found[owner < 2], owner[owner < 2])


def test_only_a_single_short_piece_is_one_voice() -> None:
    vectors, _ = talk([1])
    assert np.allclose(find_voices(vectors, np.array([0.3])), vectors)


def test_the_most_talkative_voice_comes_first() -> None:
    vectors, owner = talk([10, 50, 25], seed=2)
    found = heard(vectors)
    assert [int((found == k).sum()) for k in range(3)] == [50, 25, 10]
    assert agree(found, owner)


def test_hours_of_speech_are_thinned_and_all_of_it_is_used() -> None:
    vectors, owner = talk([9 * MOST_COMPARED, 4 * MOST_COMPARED, MOST_COMPARED])
    assert agree(heard(vectors), owner)


def test_a_late_voice_is_found_among_hours() -> None:
    early, _ = talk([3 * MOST_COMPARED, 3 * MOST_COMPARED], seed=1)
    late, _ = talk([1, 1, 400], seed=1)
    assert len(set(heard(np.concatenate([early, late])).tolist())) == 3


def test_the_same_embeddings_give_the_same_voices() -> None:
    vectors, _ = talk([30, 20])
    seconds = np.linspace(0.4, 2.4, 50)
    assert find_voices(vectors, seconds).tolist() == find_voices(vectors.copy(), seconds.copy()).tolist()


def test_identical_pieces_are_one_voice() -> None:
    vectors = np.repeat(talk([1])[0], 12, axis=0)
    assert find_voices(vectors, np.full(12, 1.0)).shape == (1, 192)
