"""What tasks point to, from sentences made up for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.transcript import Role
from casescribe.stages.note.tasks_about import About, about, content, noun_phrases, points, topic
from casescribe.stages.note.tasks_lines import Line

ROLES: dict[str, Role] = {"O": "officer", "P": "person"}


def said(*texts: str) -> list[Line]:
    """Lines such as "O0 I'll ring." with the speaker and the turn."""
    return [
        Line(int(text[1]), number * 100, number * 100 + len(text), text[0], ROLES[text[0]], text[3:])
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'd still like a new smoke alarm.", ["a new smoke alarm"]),
        ("The lift's been mended.", ["The lift"]),
        ("Have you the tenancy letter and the keys?", ["the tenancy letter and the keys"]),
        ("We asked for the report of the panel.", ["the report of the panel"]),
        ("It's the shut off valve.", ["the shut off valve"]),
        ("We asked Marlon or the DWP.", ["Marlon", "the DWP"]),
        ("You need a carer's assessment.", ["a carer's assessment"]),
        ("Honestly, nobody knew.", []),
        ("the", []),
        ("", []),
    ],
)
def test_noun_phrases(text: str, expected: list[str]) -> None:
    assert list(noun_phrases(text)) == expected


def test_content_is_what_is_left_of_closed_classes() -> None:
    assert content("And I'll ring the landlord's office") == frozenset(("ring", "landlord", "office"))
    assert content("so it was, and then they did") == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring them", True),
        ("Put that in the file", True),
        ("Sign it", True),
        ("Read that letter", False),
        ("Ring the landlord", False),
        ("See that it's locked", False),
    ],
)
def test_points(text: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert points(text) == expected


def test_the_nearest_thing_is_meant() -> None:
    lines = said("O0 The boiler was serviced.", "O0 You've had a gas bill.")
    assert about("Pay it by Friday", "pay", "O", lines) == About("a gas bill", (lines[1],))


def test_what_keeps_being_spoken_of_outweighs_what_is_nearer() -> None:
    lines = said(
        "O0 And the inhaler's been changed.", "O0 So don't use the old inhaler.", "P1 I've got a cupboard."
    )
    assert about("Take it back", "take", "P", lines) == About("the old inhaler", (lines[1],))


def test_those_who_are_told_are_people_or_offices() -> None:
    lines = said("O0 Have you spoken to the surgery doctor?", "P1 I lost the card.")
    assert about("Ring them tomorrow", "ring", "P", lines) == About("the surgery doctor", (lines[0],))


def test_one_person_needs_a_name() -> None:
    lines = said("O0 Could Marlon do weekends?", "P1 The rota is full.")
    assert about("Ask him tonight", "ask", "P", lines) == About("Marlon", (lines[0],))
    assert about("Ask him tonight", "ask", "P", lines[1:]) is None


def test_after_verbs_of_saying_a_remark_is_meant() -> None:
    lines = said("P0 He grabbed my sleeve and shouted.", "P0 It was spring.", "O1 Thank you.")
    assert about("Raise that with the agency", "raise", "O", lines) == About(
        "He grabbed my sleeve and shouted", (lines[0],)
    )


def test_the_fragments_of_the_same_breath_come_first() -> None:
    lines = said("P0 Something else was mentioned long ago.", "O1 Lactose.", "O1 Not gluten.")
    assert about("Change that in the record", "change", "O", lines) == About(
        "Lactose, not gluten", (lines[1], lines[2])
    )


def test_a_long_remark_is_cut_to_its_fullest_clauses() -> None:
    text = (
        "P0 Well, the neighbour upstairs drilled through our ceiling, and then it was like it was before and"
        " so on and on and on it went."
    )
    found = about("Report that to the landlord", "report", "O", said(text))
    assert found is not None
    assert "the neighbour upstairs drilled through our ceiling" in found.words
    assert len(found.words.split()) <= 13


def test_nothing_is_named_where_nothing_was_said_or_the_pointer_comes_late() -> None:
    assert about("Sign it", "sign", "O", []) is None
    assert about("Sign the form", "sign", "O", said("O0 The form is here.")) is None
    late = "Get the letter from the housing manager about it"
    assert about(late, "get", "O", said("O0 The roof leaks.")) is None


def test_the_topic_is_what_was_last_asked_about_by_the_one_who_leads() -> None:
    lines = said("O0 Your bus pass?", "P1 It ran out, where is the office?", "O2 No news.")
    assert topic(lines) == About("Your bus pass", (lines[0],))
    assert topic(lines[1:]) is None


_WORDS = st.lists(
    st.sampled_from("the a it that Anna's form's OT ring, and of off . ? ' I'll \u2019s 23rd".split()),  # noqa: SIM905
    max_size=12,
).map(" ".join)


@given(_WORDS, st.lists(_WORDS, max_size=4))
@settings(max_examples=80, deadline=None)
def test_what_is_named_was_said(text: str, before: list[str]) -> None:
    lines = said(*(f"O{number} {words}" for number, words in enumerate(before)))
    found = about(text, "put", "O", lines)
    assert found is None or (bool(found.words) and all(line in lines for line in found.lines))
    assert all(words.split()[0] in text for words in noun_phrases(text))
