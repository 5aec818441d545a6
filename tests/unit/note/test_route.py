from pathlib import Path

import numpy as np
import pytest

from casescribe.model.template import SectionTemplate, Template
from casescribe.model.transcript import Turn
from casescribe.stages.note.cues import NAMES
from casescribe.stages.note.embed import DIMENSIONS, MiniLm
from casescribe.stages.note.features import Features, features
from casescribe.stages.note.risk import risk_mentions
from casescribe.stages.note.route import importance, routes, smoothed
from casescribe.stages.note.templates import builtin_ids, load_template
from casescribe.stages.note.units import Unit, find_units
from casescribe.stages.note.weights import Weights, load_weights, save_weights

OWN = Template(
    id="own",
    title="Own",
    sections=(
        SectionTemplate(id="animals", title="Animals", about=("The dog and the cat.",)),
        SectionTemplate(id="money", title="Money", about=("Rent, debts and wages.",)),
    ),
)


@pytest.fixture(scope="module")
def embedder() -> MiniLm:
    return MiniLm(threads=1)


def units(*said: str) -> tuple[Unit, ...]:
    return find_units(
        [Turn(id=f"t{i}", speaker="AB"[i % 2], start=i, end=i + 1, text=text) for i, text in enumerate(said)]
    )


def seen(found: tuple[Unit, ...], embedder: MiniLm) -> Features:
    return features(found, {"A": "officer", "B": "person"}, embedder)


def test_a_users_sections_are_told_apart_by_their_sentences(embedder: MiniLm) -> None:
    said = seen(units("My kitten is ill again.", "I owe the landlord sixty pounds."), embedder)
    assert routes(said, OWN, load_weights(), embedder).argmax(axis=1).tolist() == [0, 1]


def test_likelihoods_of_a_unit_sum_to_one(embedder: MiniLm) -> None:
    said = seen(units("I owe the landlord sixty pounds.", "I will ring him about it on Friday."), embedder)
    likely = routes(said, load_template("probation"), load_weights(), embedder)
    assert np.allclose(likely.sum(axis=1), 1.0, atol=1e-5)


def test_what_was_agreed_or_measured_matters_more_than_chat(embedder: MiniLm) -> None:
    found = units("The hospital stopped his warfarin on Monday.", "The kettle is over there by the window.")
    medicine, kettle = importance(seen(found, embedder), load_weights()).tolist()
    assert 0 < kettle < medicine < 1


def test_a_doubtful_unit_goes_with_its_exchange() -> None:
    likely = np.array([[0.9, 0.1], [0.45, 0.55], [0.1, 0.9]], dtype=np.float32)
    assert smoothed(likely, [1, 1, 2]).argmax(axis=1).tolist() == [0, 0, 1]


def test_danger_is_found_by_meaning_by_word_and_when_denied(embedder: MiniLm) -> None:
    found = units(
        "Some days I think they would all be happier if I was gone.",
        "My brother keeps a machete under his bed and a crossbow, weapons like that.",
        "I have never wanted to kill myself.",
        "The bus was ten minutes late on Monday.",
    )
    assert risk_mentions(found, seen(found, embedder).meaning, embedder) == {0, 1, 2}


def test_no_units_no_danger(embedder: MiniLm) -> None:
    assert risk_mentions((), np.zeros((0, DIMENSIONS), dtype=np.float32), embedder) == frozenset()


def test_the_shipped_weights_fit_the_built_in_templates() -> None:
    weights = load_weights()
    assert weights.matter.shape == (DIMENSIONS + len(NAMES) + 1,)
    for name, matrix in weights.place.items():
        assert name in builtin_ids()
        sections = len(load_template(name).sections)
        assert matrix.shape == (sections, DIMENSIONS + len(NAMES) + sections + 1)


def test_weights_survive_writing_and_give_the_same_bytes(tmp_path: Path) -> None:
    weights = Weights(np.arange(3, dtype=np.float32), {"own": np.ones((2, 2), dtype=np.float32)})
    save_weights(weights, tmp_path / "a.npz")
    save_weights(weights, tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    again = load_weights(tmp_path / "a.npz")
    assert again.matter.tolist() == [0.0, 1.0, 2.0]
    assert {name: matrix.tolist() for name, matrix in again.place.items()} == {
        "own": [[1.0, 1.0], [1.0, 1.0]]
    }
