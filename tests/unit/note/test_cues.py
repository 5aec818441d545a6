import numpy as np
import pytest

from casescribe.model.transcript import Turn
from casescribe.stages.note.cues import NAMES, cues, says
from casescribe.stages.note.units import Piece, Unit, find_units


def unit(text: str) -> Unit:
    return Unit("B", (Piece(0, 0, len(text), text),), 1)


def found(text: str, role: str = "person", position: float = 0.5) -> set[str]:
    values = cues(unit(text), "officer" if role == "officer" else "person", position)
    return {name for name, value in zip(NAMES, values, strict=True) if value and name != "length"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("number", "There were seven of us."),
        ("date", "It was last Wednesday."),
        ("clock", "Come at quarter to ten."),
        ("money", "That cost £40."),
        ("medicine", "He takes amlodipine."),
        ("health", "She fell on the stairs."),
        ("law", "The police came."),
        ("future", "I'll do it."),
        ("duty", "You need to sign it."),
        ("kin", "My aunt lives there."),
        ("substance", "Two pints, that was all."),
        ("negation", "I don't know him."),
        ("condition", "Only if they pay."),
        ("hedge", "Maybe they will."),
        ("name", "We met in Leeds."),
        ("told", "She said it was over."),
    ],
)
def test_signals_are_seen(name: str, text: str) -> None:
    assert name in found(text)


def test_plain_words_show_no_signal() -> None:
    assert found("The sky is blue.") == set()


def test_place_and_speaker_are_signals() -> None:
    assert found("The sky is blue.", "officer", 0.0) == {"officer", "early"}
    assert found("The sky is blue.", "person", 1.0) == {"late"}


def test_a_question_counts_for_its_answer() -> None:
    turns = [
        Turn(id="a", speaker="A", start=0, end=1, text="Did the police come at nine?"),
        Turn(id="b", speaker="B", start=1, end=2, text="Yes."),
    ]
    (answer,) = find_units(turns)
    values = dict(zip(NAMES, cues(answer, "person", 0.5).tolist(), strict=True))
    assert {name for name, value in values.items() if value == 1.0} == {
        "answers",
        "leans",
        "asked-law",
        "asked-number",
    }


def test_a_vector_has_one_number_for_each_signal() -> None:
    vector = cues(unit("I owe two pounds."), "person", 0.5)
    assert vector.shape == (len(NAMES),)
    assert vector.dtype == np.float32


def test_any_of_several_signals() -> None:
    assert says("money date", "It is due on Friday.")
    assert not says("money date", "It is due.")
