import datetime as dt

import pytest

from casescribe.model.transcript import Turn
from casescribe.stages.note.repairs import cuts

DAY = dt.date(2026, 5, 4)


def talk(*said: tuple[str, str]) -> list[Turn]:
    return [
        Turn(id=f"t{i}", speaker=who, start=i, end=i + 1, text=text) for i, (who, text) in enumerate(said)
    ]


def left(*said: tuple[str, str]) -> list[str]:
    turns = talk(*said)
    found = cuts(turns, DAY)
    kept = []
    for index, turn in enumerate(turns):
        text = turn.text
        for begin, end in reversed(found.get(index, ())):
            text = text[:begin] + text[end:]
        kept.append(text)
    return kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("I owe them ninety pounds. No, sorry, seventy pounds.", "I owe them seventy pounds."),
        ("It is on the third of June, no, wait, the fourth of June.", "It is on the fourth of June."),
        ("I live alone in Hull.", "I live alone in Hull."),
        ("No, never. I do not smoke.", "No, never. I do not smoke."),
    ],
)
def test_only_what_was_corrected_to_is_left(said: str, kept: str) -> None:
    assert left(("B", said)) == [kept]


def test_an_offered_time_that_was_countered_goes() -> None:
    assert left(
        ("A", "I can come on Monday at two o'clock."),
        ("B", "Make it four o'clock, I am at work."),
        ("A", "Four o'clock, fine."),
    ) == ["I can come on Monday at .", "Make it four o'clock, I am at work.", "Four o'clock, fine."]


def test_an_offered_time_stays_while_nothing_else_is_settled() -> None:
    said = (
        ("A", "I can come on Monday at two o'clock."),
        ("B", "Better at four o'clock, I am at work."),
        ("A", "That is not possible."),
    )
    assert left(*said) == [text for _, text in said]


def test_other_times_of_other_things_stay() -> None:
    said = (
        ("A", "The bus leaves at two o'clock."),
        ("B", "I see."),
        ("A", "The film begins at four o'clock."),
    )
    assert left(*said) == [text for _, text in said]


def test_no_turns_no_cuts() -> None:
    assert cuts([], DAY) == {}
