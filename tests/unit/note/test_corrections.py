"""What was taken back, by whom, and what merely looks like it."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.transcript import Turn
from casescribe.stages.note.corrections import find_corrections

MEETING = dt.date(2026, 3, 12)


def talk(*texts: str) -> tuple[Turn, ...]:
    """Turns of two speakers in alternation."""
    return tuple(
        Turn(id=f"t{n}", speaker=("S1", "S2")[n % 2], start=n, end=n + 1, text=text)
        for n, text in enumerate(texts)
    )


def taken_back(*texts: str) -> list[tuple[int, str, int, str]]:
    """Turn and words taken back, turn and words that replace them."""
    return [
        (
            one.taken_back.turn,
            texts[one.taken_back.turn][one.taken_back.start : one.taken_back.end],
            one.replaced_by.turn,
            texts[one.replaced_by.turn][one.replaced_by.start : one.replaced_by.end],
        )
        for one in find_corrections(talk(*texts), MEETING)
    ]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Come on the fifth, no, sorry, the twelfth.", "the fifth", "the twelfth"),
        ("I owe thirty pounds, I mean forty pounds.", "thirty pounds", "forty pounds"),
        ("Ninety hours. No, hang on. Eighty. Eighty hours done.", "Ninety hours", "Eighty hours"),
        ("It's at half ten. Sorry, no, I've a class till eleven. Half eleven.", "half ten", "Half eleven"),
        ("Monday. I tell a lie, they moved it. Tuesday.", "Monday", "Tuesday"),
        ("She's called Karen, no, sorry, Denise.", "Karen", "Denise"),
        ("That's the lower, no, sorry, it went up to the higher rate.", "the lower", "the higher"),
        ("We had two not three.", "three", "two"),
        (
            "Twenty minutes late. Er, no, let me look at the log. Twelve minutes.",
            "Twenty minutes",
            "Twelve minutes",
        ),
    ],
)
def test_a_repair_keeps_what_was_corrected_to(text: str, old: str, new: str) -> None:
    assert taken_back(text) == [(0, old, 0, new)]


def test_all_mentions_of_the_wrong_day_go() -> None:
    text = "It's Tuesday, Tuesday the seventeenth. No, I tell a lie. Wednesday. Wednesday the eighteenth."
    new = "Wednesday the eighteenth"
    assert taken_back(text) == [(0, "Tuesday", 0, new), (0, "Tuesday the seventeenth", 0, new)]


def test_day_and_time_are_corrected_apart() -> None:
    text = "Tuesday the twenty-fourth at two, no, sorry, Wednesday the twenty-fifth at three."
    assert taken_back(text) == [
        (0, "Tuesday the twenty-fourth", 0, "Wednesday the twenty-fifth"),
        (0, "two", 0, "three"),
    ]


def test_the_other_speaker_corrects() -> None:
    assert taken_back("What was it, twenty units?", "Fourteen. I said fourteen.") == [
        (0, "twenty units", 1, "Fourteen")
    ]
    assert taken_back("So Monday at two o'clock.", "Make it eleven.") == [(0, "two o'clock", 1, "eleven")]
    assert taken_back("You had three falls.", "No, it was two not three.") == [
        (0, "three", 1, "two"),
        (1, "three", 1, "two"),
    ]


def test_somebody_comes_back_to_it_later() -> None:
    said = (
        "The hearing is on the fifth.",
        "Okay.",
        "And money?",
        "That day I said, the fifth, it's the twelfth.",
    )
    assert taken_back(*said) == [(0, "the fifth", 3, "the twelfth"), (3, "the fifth", 3, "the twelfth")]


@pytest.mark.parametrize(
    "texts",
    [
        ("Do you drink?", "No, never. Two cans on a Friday."),
        ("Have you had any falls?", "No, I haven't had three falls."),
        ("Two tests came back, no, one pill was missing.",),
        ("Is it Tuesday?", "Yes, Tuesday, and then Wednesday."),
        ("So Wednesday, half nine.", "Half nine, yeah."),
        ("He came on Friday and I rang him on Saturday.",),
        ("I paid ten pounds. Sorry about the noise. It took two weeks.",),
        ("Twenty. No, twenty.",),
        ("There's the Yale. No, there's no alarm. Our Rhiannon sent one.",),
        ("",),
    ],
)
def test_what_is_no_correction(texts: tuple[str, ...]) -> None:
    assert taken_back(*texts) == []


_WORDS = st.sampled_from(
    ["no", "sorry", "two", "the fifth", "Monday", "half ten", "not", ".", "?", "Karen", "said", "it's"]
)


@given(st.lists(st.lists(_WORDS, max_size=12).map(" ".join), max_size=5))
@settings(max_examples=80, deadline=None)
def test_places_lie_in_their_turns_and_none_is_taken_back_twice(texts: list[str]) -> None:
    found = find_corrections(talk(*texts), MEETING)
    for one in found:
        for place in (one.taken_back, one.replaced_by):
            assert 0 <= place.start < place.end <= len(texts[place.turn])
    assert len({one.taken_back for one in found}) == len(found)
