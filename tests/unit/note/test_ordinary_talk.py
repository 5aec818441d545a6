"""Ordinary talk is left alone: nothing is taken back or said to a machine without a reason."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.transcript import Turn
from casescribe.stages.note.addressed import find_addressed
from casescribe.stages.note.corrections import find_corrections

MEETING = dt.date(2026, 6, 3)

SENTENCES = (
    "I take two tablets in the morning and one at night.",
    "No, I have not seen him since the fourth.",
    "Sorry I was ten minutes late, the bus broke down.",
    "He is six and she is nine.",
    "Actually I feel better than I did in March.",
    "I mean it, I am not going back there.",
    "Wait for me outside the clinic at three.",
    "Not on Mondays, because I have the children then.",
    "I was wrong about the neighbours, they are lovely.",
    "We moved from flat twelve to flat forty.",
    "It went from sixty pounds to eighty pounds last year.",
    "She was not on the ward on Tuesday but she came on Thursday.",
    "The first dose is at eight and the second is at noon.",
    "Make it a habit and write it on the calendar.",
    "I said I would pay five pounds a week and I have.",
    "No worries. I can do Friday or Monday.",
    "They cut it from twenty hours to sixteen hours.",
    "Between nine and eleven the nurse comes.",
    "I went to see my sister, and then I went to see my aunt.",
    "He got three out of ten, not bad for a first try.",
)
TO_EACH_OTHER = (
    "The computer at the library is slow.",
    "Write to the landlord and say the roof leaks.",
    "They put it on my record in 2019.",
    "My lad plays the recorder at school.",
    "I need to delete that app, it eats my money.",
    "Can you make a note of the dates for me?",
    "Forget about him, he is not worth it.",
    "I tried to ignore the voices and it helped.",
    "Please say if any of this is too much.",
    "The system at the job centre would not let me in.",
    "I will write up my notes this afternoon.",
    "He is a model pupil, his teacher said.",
    "There is a tape measure in the drawer, take it.",
    "Put the machine on a cool wash.",
    "They broke a world record on the telly.",
)


def talk(*texts: str) -> tuple[Turn, ...]:
    return tuple(
        Turn(id=f"t{n}", speaker=f"S{n % 2 + 1}", start=n, end=n + 1, text=text)
        for n, text in enumerate(texts)
    )


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_with_values_takes_nothing_back(text: str) -> None:
    assert find_corrections(talk(text), MEETING) == ()


@pytest.mark.parametrize("text", SENTENCES)
def test_nor_does_it_after_a_question(text: str) -> None:
    assert find_corrections(talk("And how has that been for you?", text), MEETING) == ()


@pytest.mark.parametrize("text", TO_EACH_OTHER)
def test_machines_and_writing_may_be_spoken_about(text: str) -> None:
    assert find_addressed(talk(text)) == ()


NUMBERS = st.sampled_from(["three", "seven", "eleven", "twenty", "ninety"])
THINGS = st.sampled_from(["pounds", "hours", "tablets", "weeks", "miles"])
MARKERS = st.sampled_from(["no, sorry,", "sorry, I mean", "no, wait,", "I tell a lie,", "scratch that,"])


@given(NUMBERS, NUMBERS, THINGS, MARKERS)
@settings(max_examples=60, deadline=None)
def test_a_marked_repair_of_the_same_thing_takes_back_the_first(
    first: str, second: str, thing: str, marker: str
) -> None:
    text = f"It was {first} {thing}, {marker} {second} {thing} altogether."
    found = [
        (text[one.taken_back.start : one.taken_back.end], text[one.replaced_by.start : one.replaced_by.end])
        for one in find_corrections(talk(text), MEETING)
    ]
    same = first == second
    assert found == ([] if same else [(f"{first} {thing}", f"{second} {thing}")])


@given(NUMBERS, NUMBERS, THINGS)
@settings(max_examples=60, deadline=None)
def test_two_values_side_by_side_both_stand(first: str, second: str, thing: str) -> None:
    for text in (
        f"It was {first} {thing} in spring and {second} {thing} in autumn.",
        f"Either {first} {thing} or {second} {thing}.",
        f"It went up from {first} {thing} to {second} {thing}.",
    ):
        assert find_corrections(talk(text), MEETING) == (), text


@given(st.sampled_from(SENTENCES), st.sampled_from(["Okay.", "I see.", "Thank you for telling me.", "Mm."]))
@settings(max_examples=40, deadline=None)
def test_an_acknowledgement_takes_nothing_back(text: str, reply: str) -> None:
    assert find_corrections(talk(text, reply), MEETING) == ()


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("She fell on the front step, no, sorry, the back step.", "the front step", "the back step"),
        ("It was my left knee, sorry, it was my right knee.", "my left knee", "my right knee"),
    ],
)
def test_a_thing_named_again_with_another_word_takes_back_the_first(text: str, old: str, new: str) -> None:
    [found] = find_corrections(talk(text), MEETING)
    assert text[found.taken_back.start : found.taken_back.end] == old
    assert text[found.replaced_by.start : found.replaced_by.end] == new


@pytest.mark.parametrize(
    "text",
    [
        "I cut the front hedge, sorry about the noise, and then the back gate.",
        "He fell on the front step, no, nobody pushed him.",
        "I like the front room, no complaints, and the front room is warm.",
    ],
)
def test_two_things_take_nothing_back(text: str) -> None:
    assert find_corrections(talk(text), MEETING) == ()
