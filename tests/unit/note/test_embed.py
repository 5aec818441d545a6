from pathlib import Path

import numpy as np
import pytest

from casescribe.errors import DamagedModel
from casescribe.stages.note.embed import DIMENSIONS, MiniLm


@pytest.fixture(scope="module")
def embedder() -> MiniLm:
    return MiniLm(threads=1)


def test_vectors_have_length_one(embedder: MiniLm) -> None:
    vectors = embedder.embed(["The rent is late.", "a", ""])
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_nothing_gives_nothing(embedder: MiniLm) -> None:
    assert embedder.embed([]).shape == (0, DIMENSIONS)


def test_like_meanings_are_nearer_than_unlike_ones(embedder: MiniLm) -> None:
    rent, arrears, cat = embedder.embed(
        ["I am behind with the rent.", "He owes his landlord money.", "The cat sleeps on the sofa."]
    )
    assert rent @ arrears > rent @ cat + 0.2


def test_a_vector_does_not_depend_on_its_company(embedder: MiniLm) -> None:
    texts = [f"Sentence {'very ' * (i % 5)}number {i}." for i in range(40)]
    alone = np.vstack([embedder.embed([text]) for text in texts])
    assert np.allclose(embedder.embed(texts), alone, atol=1e-5)


def test_the_same_texts_give_the_same_bytes(embedder: MiniLm) -> None:
    texts = ["One.", "Two and a half.", "Three is a crowd, they say."]
    assert embedder.embed(texts).tobytes() == MiniLm(threads=1).embed(texts).tobytes()


def test_a_text_of_any_length_is_taken(embedder: MiniLm) -> None:
    assert embedder.embed(["word " * 5000]).shape == (1, DIMENSIONS)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"not the model")
    with pytest.raises(DamagedModel) as caught:
        MiniLm(path)
    assert (
        str(caught.value)
        == "model.onnx: the sentence model is not the recorded one; install casescribe again."
    )


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedModel) as caught:
        MiniLm(tmp_path / "model.onnx")
    assert str(caught.value) == "model.onnx: the sentence model is missing; install casescribe again."
