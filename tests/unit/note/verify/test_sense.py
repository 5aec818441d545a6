from collections.abc import Callable

import pytest

from casescribe.model.transcript import Turn
from casescribe.stages.note.verify.claims import claims
from casescribe.stages.note.verify.clauses import clauses, reply
from casescribe.stages.note.verify.sense import Sense, sense_of
from casescribe.stages.note.verify.words import words

Talk = Callable[..., tuple[Turn, ...]]


def sense(text: str) -> Sense:
    return sense_of(text, words(text), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He works on Mondays", Sense()),
        ("I've never been there", Sense(polarity="no")),
        ("I won't lie, I was late", Sense(ahead=True)),
        ("I was late, wasn't I?", Sense()),
        ("She refused the bed", Sense(polarity="either")),
        ("I'd move out if I got the job", Sense(conditional=True)),
        ("They might come", Sense(doubtful=True)),
        ("I want my own place", Sense(wished=True)),
        ("I'll ring them", Sense(ahead=True)),
        ("I was going to leave", Sense(ahead=True, averted=True)),
    ],
)
def test_how_a_clause_is_meant(text: str, expected: Sense) -> None:
    assert sense(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No. Never.", "no"),
        ("Um, no, not really", "no"),
        ("Yeah, go on", "yes"),
        ("So far, yeah.", "yes"),
        ("I had it on Tuesday", ""),
        ("Nobody came", ""),
    ],
)
def test_answers_are_known_by_their_opening(text: str, expected: str) -> None:
    assert reply(text) == expected


def test_a_no_denies_the_question_before_it(talk: Talk) -> None:
    asked, answer = clauses(talk("A: Have you told the doctor?", "B: No."))
    assert (asked.asked, asked.answer, asked.sense) == (True, "no", Sense(polarity="no"))
    assert (answer.asked, answer.text) == (False, "No.")


def test_a_yes_leaves_the_question_affirmed(talk: Talk) -> None:
    asked = clauses(talk("A: Have you told the doctor?", "B: Yeah, Tuesday."))[0]
    assert (asked.answer, asked.sense.polarity) == ("yes", "yes")


@pytest.mark.parametrize(
    ("statement", "parts"),
    [
        ("He rents a flat.", ["He rents a flat."]),
        ("He rents a flat and has paid the deposit.", ["He rents a flat", "and has paid the deposit."]),
        ("He rents a flat; she owns a house.", ["He rents a flat;", "she owns a house."]),
        ("The dog is well but the cat is lame.", ["The dog is well", "but the cat is lame."]),
        ("It was.", []),
    ],
)
def test_a_statement_is_taken_apart(statement: str, parts: list[str]) -> None:
    assert [claim.text for claim in claims(statement)] == parts
