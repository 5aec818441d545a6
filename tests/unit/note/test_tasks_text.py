"""How tasks and appointments read, from invented talks of a few turns."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.note import Task
from casescribe.model.transcript import Role, Source, Speaker, Transcript, Turn
from casescribe.stages.note.tasks import find_tasks
from casescribe.stages.note.tasks_text import LONGEST, shortened

MEETING = dt.date(2026, 3, 12)
ROLES: dict[str, Role] = {"O": "officer", "P": "person", "X": "other"}


def tasks(*said: str) -> tuple[Task, ...]:
    turns = tuple(
        Turn(id=f"t{n}", speaker=line[0], start=n * 2, end=n * 2 + 2, text=line[2:])
        for n, line in enumerate(said)
    )
    speakers = tuple(Speaker(id=name, role=role) for name, role in ROLES.items())
    source = Source(name="talk.wav", duration=len(said) * 2)
    return find_tasks(Transcript(source=source, speakers=speakers, turns=turns), MEETING)


def texts(*said: str) -> list[str]:
    return [one.text for one in tasks(*said)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["O So I'll email the landlord, then."], "Email the landlord"),
        (["O I'd like you to see the dentist soon."], "See the dentist soon"),
        (
            ["O I'll ring the school as well, I'll do that tomorrow, so they know."],
            "Ring the school as well tomorrow, so they know",
        ),
        (["O I'll put it to panel, that's the first of April."], "Put it to panel, the first of April"),
        (
            ["O If the pain gets worse, I want you to call the clinic."],
            "If the pain gets worse, I want you to call the clinic",
        ),
        (["O Is it okay if I order the alarm?", "P Go on."], "Order the alarm"),
        (["O Don't sign the lease."], "Don't sign the lease"),
        (["O I'm sending the form today."], "I'm sending the form today"),
        (
            ["O Shall I ring the surgery, or will you?", "P I'll do it on Friday."],
            "Ring the surgery, Friday",
        ),
        (
            ["O Can I have a copy of the report?", "X I'll send it over by Thursday."],
            "Send it over by Thursday (a copy of the report)",
        ),
        (
            ["O I'll write the helpline number on a card. Keep it in your purse."],
            "Write the helpline number on a card",
        ),
        (["O What do you do if he comes back?", "P Lock the door. Ring the police."], None),
        (
            ["O Your bus pass?", "P It ran out.", "O I'll write a letter by Monday."],
            "Write a letter by Monday (your bus pass)",
        ),
    ],
)
def test_wording(said: list[str], expected: str | None) -> None:
    assert texts(*said)[0] == (expected or "Lock the door and ring the police (if he comes back)")


def test_a_pointer_is_named_in_brackets_and_in_the_evidence() -> None:
    [_, keep] = tasks("O I'll post the helpline number to you on Monday.", "O Keep it in your purse.")
    assert keep.text == "Keep it in your purse (the helpline number)"
    assert [one.quote for one in keep.evidence] == [
        "I'll post the helpline number to you on Monday.",
        "Keep it in your purse.",
    ]


def test_a_recap_gives_one_wording_and_the_day_once() -> None:
    said = (
        "O Would you ring them? Tomorrow, eight o'clock when the lines open.",
        "P Tomorrow. Yeah, I'll ring tomorrow.",
        "O And what are you going to do tomorrow at eight o'clock?",
        "P Ring the dentist.",
    )
    assert texts(*said) == ["Ring the dentist, tomorrow, eight o'clock when the lines open"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            ["O Your next one's Better Choices, Monday the twenty-third, one o'clock, upstairs."],
            "Appointment: Better Choices, upstairs, Monday the twenty-third, one o'clock",
        ),
        (
            ["P I've got the scan on the second of April, up at Hope Street."],
            "Appointment: scan, up at Hope Street, the second of April",
        ),
        (
            ["O And then the knee clinic. Thursday the nineteenth of March, ten o'clock, with Dr. Okafor."],
            "Appointment: knee clinic with Dr. Okafor, Thursday the nineteenth of March, ten o'clock",
        ),
        (
            ["O So next time with me, Thursday the twenty-sixth at ten."],
            "Appointment: next time with me, Thursday the twenty-sixth, ten",
        ),
    ],
)
def test_appointments(said: list[str], expected: str) -> None:
    assert texts(*said) == [expected]


def test_a_time_agreed_later_moves_the_appointment() -> None:
    [task] = tasks(
        "O And I'll come back in three weeks. Monday the thirtieth of March. Two o'clock.",
        "P Make it eleven, I rest at two.",
        "O Eleven o'clock it is. Monday the thirtieth.",
    )
    assert (task.kind, task.due, task.time) == ("appointment", "2026-03-30", "11:00")
    assert task.text == "Appointment: come back, Monday the thirtieth of March, eleven o'clock"


def test_who_comes_for_an_appointment_is_no_second_entry() -> None:
    said = "O You'll have bloods done on Friday the twentieth. The district nurse will come to you."
    assert texts(said) == ["Appointment: bloods done, Friday the twentieth"]


@pytest.mark.parametrize(
    "said",
    [
        ["O How can I help you this morning?", "P My knee."],
        ["O Shall we start?", "P Yes."],
        ["O I'll try my best for you."],
        ["O So let's do the day to day."],
        ["O Good, so no open sores."],
        ["O Open sores."],
        ["O Stop breath, walk."],
        ["O Write unpaid work, where are we up to?"],
        ["O What about smoking?", "P Yeah, twenty."],
        ["O Can you confirm your name?", "P Yes."],
        ["P I have to take showers every day."],
        ["P Well then. I'll cancel the hymns.", "O And how is the knee?"],
        ["O Are you all right to go on?", "P Yeah. Put her on speaker."],
        ["O Let's make that the plan."],
        ["O Before your appointment, can I take your date of birth?", "P Yeah, the eighth of August."],
        ["O And the appointment name?", "P I was born in nineteen fifty eight, the eighth of August."],
        ["O I'm going to ask you a few more questions today."],
    ],
)
def test_what_nobody_would_sign(said: list[str]) -> None:
    assert texts(*said) == []


def test_a_promise_that_is_taken_up_stays() -> None:
    said = ("P I'll have my sister take the ladder back.", "O Perfect.")
    assert texts(*said) == ["Have my sister take the ladder back"]


@pytest.mark.parametrize(
    ("action", "room", "expected"),
    [
        ("Ring the landlord", 40, "Ring the landlord"),
        (
            "Ring the landlord about the damp, because the wall is black",
            40,
            "Ring the landlord about the damp",
        ),
        (
            "Ring the landlord about the kitchen wall and window frames",
            30,
            "Ring the landlord about the \u2026",
        ),
    ],
)
def test_shortened(action: str, room: int, expected: str) -> None:
    assert shortened(action, room) == expected


@given(st.lists(st.sampled_from(["the", "form", ", because", "and I", "letter", "it"]), max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_entry_is_long(words: list[str]) -> None:
    talk = ("O The form is about " + " ".join(words) + ".", "O I'll post it " + " ".join(words) + ".")
    assert all(0 < len(text) <= LONGEST + 10 for text in texts(*talk))
