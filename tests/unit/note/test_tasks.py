"""Tasks and appointments from invented talks of a few turns."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.note import Task
from casescribe.model.transcript import Role, Source, Speaker, Transcript, Turn
from casescribe.stages.note.tasks import find_tasks

MEETING = dt.date(2026, 3, 12)
ROLES: dict[str, Role] = {"O": "officer", "P": "person", "X": "other"}


def transcript(*said: str) -> Transcript:
    """A transcript of lines such as "O I'll ring them."."""
    turns = tuple(
        Turn(id=f"t{n}", speaker=line[0], start=n * 2, end=n * 2 + 2, text=line[2:])
        for n, line in enumerate(said)
    )
    speakers = tuple(Speaker(id=name, role=role) for name, role in ROLES.items())
    return Transcript(source=Source(name="talk.wav", duration=len(said) * 2), speakers=speakers, turns=turns)


def tasks(*said: str) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, who, day and time of each task."""
    return [(one.kind, one.who, one.due, one.time) for one in find_tasks(transcript(*said), MEETING)]


def only(*said: str) -> Task:
    [task] = find_tasks(transcript(*said), MEETING)
    return task


def test_a_promise_is_a_task_with_its_words_and_evidence() -> None:
    task = only("O I'll email the housing team about the damp by Monday.")
    assert task == Task(
        id="task-1",
        text="Email the housing team about the damp by Monday",
        kind="task",
        who="officer",
        due="2026-03-16",
        due_words="by Monday",
        evidence=task.evidence,
    )
    assert [(one.turn, one.quote) for one in task.evidence] == [
        ("t0", "I'll email the housing team about the damp by Monday.")
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["O I'm going to refer you to the debt advice service."], ("task", "officer", None, None)),
        (["O I have to make a referral to the clinic today."], ("task", "officer", "2026-03-12", None)),
        (["O You need to ring the council tax office by Friday."], ("task", "person", "2026-03-13", None)),
        (
            ["O Bring your payslips and the tenancy letter on Tuesday."],
            ("task", "person", "2026-03-17", None),
        ),
        (["P I'll tell the school in the morning when I drop him."], ("task", "person", "2026-03-13", None)),
        (["X I'll add a night check to the support plan today."], ("task", "other", "2026-03-12", None)),
        (["O The district nurse will come to the flat on Friday."], ("task", "other", "2026-03-13", None)),
        (
            ["O You'll get a letter about the assessment within ten working days."],
            ("task", "other", "2026-03-26", None),
        ),
        (["O Let's book the eye test for the nineteenth."], ("task", "officer", "2026-03-19", None)),
    ],
)
def test_forms_of_commitment(said: list[str], expected: tuple[str, str, str | None, str | None]) -> None:
    assert tasks(*said) == [expected]


def test_a_request_becomes_a_task_when_the_other_agrees() -> None:
    task = only("O Would you ring the surgery about the tablets?", "P Yeah, I'll do it tomorrow.")
    assert (task.who, task.due, task.due_words) == ("person", "2026-03-13", "tomorrow")
    assert "surgery" in task.text


def test_a_request_that_is_declined_is_none() -> None:
    assert tasks("O Would you ring the surgery about the tablets?", "P No, I'd rather not.") == []


def test_what_points_back_carries_what_it_points_to() -> None:
    task = only("O I've not put the grant application in yet. I'll do that this week, by Friday.")
    assert (task.due, task.due_words) == ("2026-03-13", "by Friday")
    assert "grant application" in task.text


def test_the_one_who_promises_does_it() -> None:
    task = only("O Can I have a copy of the form?", "X I'll send it over by Thursday.")
    assert (task.who, task.due) == ("other", "2026-03-19")
    assert "form" in task.text


def test_a_correction_of_the_day_and_time_wins() -> None:
    said = "O Your next session is Tuesday the twenty-fourth at two. Sorry, no, Wednesday 25th at three."
    assert tasks(said) == [("appointment", "person", "2026-03-25", "15:00")]
    moved = ("O So I'll come and see you on Monday the twenty-third. Two o'clock.", "P Make it eleven.")
    assert tasks(*moved)[0][:3] == ("appointment", "officer", "2026-03-23")
    assert "Two o'clock" not in find_tasks(transcript(*moved), MEETING)[0].text


def test_an_appointment_said_again_is_one() -> None:
    assert tasks(
        "O Your next session is Monday the twenty-third, one o'clock.",
        "P Monday the twenty-third, one o'clock.",
    ) == [("appointment", "person", "2026-03-23", "13:00")]


def test_a_recap_is_no_second_task() -> None:
    said = (
        "O Would you ring the doctor? Tomorrow, eight o'clock.",
        "P Yeah, I'll ring tomorrow.",
        "O And how is work?",
        "P It's going fine, they gave me more shifts.",
        "O Right, and what are you going to do tomorrow at eight o'clock?",
        "P Ring the doctor.",
    )
    assert tasks(*said) == [("task", "person", "2026-03-13", "08:00")]


def test_bring_it_next_time_is_due_at_the_next_appointment() -> None:
    said = (
        "O Bring the drink diary next time.",
        "P Okay.",
        "O So next time with me is Thursday the twenty-sixth at ten.",
    )
    assert tasks(*said) == [
        ("task", "person", "2026-03-26", None),
        ("appointment", "person", "2026-03-26", "10:00"),
    ]


def test_an_ambiguous_day_is_shown_as_unresolved() -> None:
    task = only("O I'll ring the landlord next Friday.")
    assert (task.due, task.due_words, task.unresolved) == (None, "next Friday", True)
    week = only("O I'll ring the landlord next week.")
    assert (week.due, week.due_words, week.unresolved) == (None, "next week", True)


def test_a_day_inside_a_condition_is_not_when_it_is_due() -> None:
    task = only("O Ring the police if he turns up tonight.")
    assert (task.due, task.due_words) == (None, "")


@pytest.mark.parametrize(
    "said",
    [
        ["P If I got the job, I'd move in with my cousin."],
        ["P I was going to chuck it in, in April."],
        ["P I rang the surgery yesterday and told them about the rash."],
        ["P I won't ring them on Monday."],
        ["P I might write to the council next week."],
        ["P She said I'll get recalled on Monday."],
        ["P Computer, write down that I'll ring the victim on Friday."],
        ["O Can you tell me about the kitchen?", "P Yeah, it's fine."],
        ["O I'm going to ask you something direct, is that all right?", "P Yes."],
        ["O It's Thursday the twelfth of March and we're at the office."],
        ["P I never touch it on a Friday."],
        ["O Take your time."],
    ],
)
def test_what_is_no_task(said: list[str]) -> None:
    assert tasks(*said) == []


def test_works_without_punctuation_as_a_recogniser_may_write() -> None:
    said = (
        "O would you ring the surgery about the tablets",
        "P yeah ill do it i'll ring them tomorrow at 8 o'clock",
    )
    task = only(*said)
    assert (task.who, task.due, task.time) == ("person", "2026-03-13", "08:00")


_PHRASES = st.sampled_from(
    [
        "I'll ring the GP tomorrow.",
        "Yeah.",
        "No, sorry, Friday.",
        "Can you send the form?",
        "Your next one's Monday the twenty-third.",
        "I'll do that.",
        "If it rains, stay in.",
        "Make it eleven.",
        "",
    ]
)


@given(st.lists(st.tuples(st.sampled_from("OPX"), st.lists(_PHRASES, max_size=3)), max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_task_rests_on_words_of_its_turns(said: list[tuple[str, list[str]]]) -> None:
    talk = transcript(*(f"{who} {' '.join(parts)}" for who, parts in said))
    texts = {turn.id: turn.text for turn in talk.turns}
    found = find_tasks(talk, MEETING)
    assert [one.id for one in found] == [f"task-{n}" for n in range(1, len(found) + 1)]
    for one in found:
        assert all(each.quote and each.quote in texts[each.turn] for each in one.evidence)
        assert not (one.unresolved and one.due)
        assert one.text
    assert find_tasks(talk, MEETING) == found


def test_the_deed_leads_the_text() -> None:
    assert (
        only("O What I'll do is I'll speak to the liaison officer today.").text
        == "Speak to the liaison officer today"
    )
