from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.transcript import Turn
from casescribe.stages.note.units import Piece, Unit, find_units


def talk(*said: tuple[str, str]) -> list[Turn]:
    return [
        Turn(id=f"t{i}", speaker=speaker, start=i, end=i + 1, text=text)
        for i, (speaker, text) in enumerate(said)
    ]


def short(unit: Unit) -> tuple[str, str, str]:
    return unit.speaker, unit.question_text if unit.leans else "", unit.text


def test_a_question_and_its_short_answer_are_one_unit() -> None:
    turns = talk(("A", "Are you in touch with your brother?"), ("B", "No."))
    assert find_units(turns) == (
        Unit(
            speaker="B",
            pieces=(Piece(1, 0, 3, "No."),),
            exchange=1,
            asker="A",
            question=(Piece(0, 0, 35, "Are you in touch with your brother?"),),
            leans=True,
            bare=True,
        ),
    )


def test_an_answer_that_is_a_sentence_stands_alone() -> None:
    turns = talk(("A", "Where do you live?"), ("B", "I moved to a flat in Leith. My aunt found it for me."))
    assert [short(unit) for unit in find_units(turns)] == [
        ("B", "", "I moved to a flat in Leith."),
        ("B", "", "My aunt found it for me."),
    ]


def test_a_backchannel_does_not_end_an_answer() -> None:
    turns = talk(
        ("A", "How is work?"),
        ("B", "They cut my shifts."),
        ("A", "Mm."),
        ("B", "I only get two days now."),
    )
    units = find_units(turns)
    assert [unit.text for unit in units] == ["They cut my shifts.", "I only get two days now."]
    assert units[0].exchange == units[1].exchange


def test_a_question_without_a_question_mark_is_still_one() -> None:
    turns = talk(("A", "have you been to the dentist"), ("B", "no not yet"))
    assert [short(unit) for unit in find_units(turns)] == [
        ("B", "have you been to the dentist", "no not yet"),
    ]


def test_a_question_that_was_broken_off_is_still_one() -> None:
    turns = talk(("A", "And your father,"), ("B", "In hospital."))
    assert [short(unit) for unit in find_units(turns)] == [("B", "And your father,", "In hospital.")]


def test_a_topic_goes_with_the_question_after_it() -> None:
    turns = talk(("A", "Right, rent. How far behind?"), ("B", "Three weeks."))
    assert [short(unit) for unit in find_units(turns)] == [
        ("B", "Right, rent. How far behind?", "Three weeks."),
    ]


def test_fragments_complete_the_sentence_before() -> None:
    turns = talk(
        ("B", "I start on Monday. Half past six. In Hull."),
    )
    assert [unit.text for unit in find_units(turns)] == ["I start on Monday. Half past six. In Hull."]


def test_a_repair_stays_with_what_it_repairs() -> None:
    turns = talk(
        ("B", "I owe them ninety. No, sorry, it is seventy now. I pay it on Fridays."),
    )
    assert [unit.text for unit in find_units(turns)] == [
        "I owe them ninety. No, sorry, it is seventy now.",
        "I pay it on Fridays.",
    ]


def test_assent_confirms_what_was_said_before() -> None:
    turns = talk(("A", "So we will meet at the library on Friday."), ("B", "Yeah, fine."))
    units = find_units(turns)
    assert [(unit.text, unit.confirmer) for unit in units] == [
        ("So we will meet at the library on Friday.", "B")
    ]
    assert [piece.text for piece in units[0].confirmation] == ["Yeah, fine."]


def test_words_that_carry_nothing_make_no_unit() -> None:
    assert find_units(talk(("A", "Okay."), ("B", "Um, right."), ("A", "Mm-hm."))) == ()


def test_what_was_taken_back_is_left_out() -> None:
    turns = talk(
        ("B", "I came on the fifth, no, the twelfth of June."),
    )
    cuts = {0: [(10, 25)]}
    assert [piece.text for unit in find_units(turns, cuts) for piece in unit.pieces] == [
        "I came on",
        "the twelfth of June.",
    ]


def test_no_turns_no_units() -> None:
    assert find_units([]) == ()


TEXT = st.lists(
    st.sampled_from(
        [
            "Yes.",
            "No,",
            "I went",
            "home.",
            "Did you?",
            "um",
            "and",
            "he",
            "said",
            "five",
            "pounds.",
            "Monday,",
            "…",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from("ABC"), TEXT), max_size=10))
@settings(max_examples=80, deadline=None)
def test_every_piece_lies_inside_its_turn_and_units_are_in_order(said: list[tuple[str, str]]) -> None:
    turns = talk(*said)
    units = find_units(turns)
    for unit in units:
        for piece in (*unit.question, *unit.pieces, *unit.confirmation):
            assert 0 <= piece.start < piece.end <= len(turns[piece.turn].text)
        assert all(turns[piece.turn].speaker == unit.speaker for piece in unit.pieces)
        assert unit.asker != unit.speaker
    assert [unit.place for unit in units] == sorted(unit.place for unit in units)
