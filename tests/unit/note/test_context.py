import pytest

from casescribe.model.transcript import Role, Turn
from casescribe.stages.note.context import barred, bonds, reception, sums_up
from casescribe.stages.note.units import Unit, find_units


def units(*said: tuple[str, str]) -> tuple[Unit, ...]:
    return find_units(
        [Turn(id=f"t{i}", speaker=who, start=i, end=i + 1, text=text) for i, (who, text) in enumerate(said)]
    )


def out(*said: tuple[str, str]) -> list[str]:
    found = units(*said)
    return [found[index].text for index in sorted(barred(found))]


def test_a_sentence_that_refers_back_needs_the_one_before() -> None:
    found = units(("B", "I have a new landlord in Hull. He's put the rent up. I pay on Fridays."))
    assert bonds(found) == {1: (0,)}


def test_what_was_not_carried_out_needs_its_outcome() -> None:
    found = units(
        ("B", "I was going to leave the course. I talked it over with my tutor. I have stayed on the course.")
    )
    assert bonds(found) == {0: (1, 2)}


def test_what_a_third_person_says_needs_the_speakers_own_stand() -> None:
    found = units(("B", "My neighbour says I sold the car. I did not sell anything."))
    assert bonds(found) == {0: (1,)}


def test_a_countered_day_needs_the_counter() -> None:
    found = units(("A", "I can come on Tuesday at nine."), ("B", "Could we say Thursday at ten instead?"))
    assert bonds(found) == {}
    found = units(("A", "I can come on Tuesday at nine."), ("B", "Make it Thursday, I work on Tuesdays."))
    assert bonds(found) == {0: (1,)}


@pytest.mark.parametrize(
    "said",
    [
        "It is a life of luxury in that damp bedsit.",
        "He will pay me back when pigs might fly.",
        "They gave me a bill for my birthday, oh joy, and cake.",
    ],
)
def test_irony_stays_out(said: str) -> None:
    assert out(("B", said)) == [said]


def test_what_is_laughed_at_stays_out() -> None:
    said = "I told the judge that I am the best driver in the whole of Wales."
    assert out(("B", said), ("A", "I see, I am sure he agreed with you.")) == []
    assert out(("B", said), ("A", "Ha, I am sure he agreed with you.")) == [said]


def test_what_is_taken_back_as_a_joke_stays_out() -> None:
    assert out(("B", "I robbed a bank this morning. I'm only joking, I was at work.")) == [
        "I robbed a bank this morning."
    ]


def test_a_lone_fragment_stays_out_unless_it_holds_a_value() -> None:
    assert out(("A", "You came late."), ("B", "My poor old mother and the heavy shopping bags again.")) == [
        "My poor old mother and the heavy shopping bags again."
    ]
    assert out(("A", "You came late."), ("B", "Half past nine with the number six bus on Monday.")) == []


def test_plain_speech_is_neither_bound_nor_barred() -> None:
    found = units(("B", "I live in Hull. I work at the docks."))
    assert (bonds(found), barred(found)) == ({}, frozenset())


def test_one_sentence_that_never_ends_stays_out() -> None:
    assert out(("B", "If they took me on then I would have to")) == [
        "If they took me on then I would have to"
    ]
    assert out(("B", "If they took me on then I would have to move.")) == []


def test_a_summing_up_is_the_officers_and_goes_on_in_its_turn() -> None:
    roles: dict[str, Role] = {"A": "officer", "B": "person"}
    found = units(
        ("B", "To sum up my week, it was long."),
        ("A", "I see you kept to it. Let me recap: you kept the curfew. You have a new flat."),
        ("B", "I have a garden too."),
    )
    assert [found[index].text for index in sorted(sums_up(found, roles))] == [
        "Let me recap: you kept the curfew.",
        "You have a new flat.",
    ]


def test_receiving_a_guest_weighs_little_but_news_do_not_lose() -> None:
    roles: dict[str, Role] = {"A": "officer", "B": "person"}
    found = units(
        ("A", "Come in and sit down, it is the third of May."), ("B", "I asked them to come in on Monday.")
    )
    assert reception(found, roles).round(2).tolist() == pytest.approx([0.3, 1.0])
