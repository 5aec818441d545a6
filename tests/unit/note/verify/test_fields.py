"""Invented talks from a probation office, a ward, a home visit and a school: true and false."""

from collections.abc import Callable

import pytest

from casescribe.model.transcript import Turn
from casescribe.stages.note.verify import Checked, MeetingFacts, Tools, check_statement

Talk = Callable[..., tuple[Turn, ...]]
Meeting = Callable[[tuple[Turn, ...]], MeetingFacts]

OFFICE = (
    "A: How is the unpaid work going?",
    "B: I've done thirty-two hours at the cemetery. I missed one Saturday because my van broke down.",
    "A: Any contact with Keeley?",
    "B: No. I've not spoken to Keeley since August.",
    "A: And drinking?",
    "B: Just a couple of pints on a Friday. If I lost my licence I'd lose the job.",
    "A: I'll ask the court for a copy of the order by Thursday.",
    "B: My brother reckons they might recall me.",
)
WARD = (
    "A: How did you sleep, Mrs Anand?",
    "B: Badly. The pain woke me at quarter to four.",
    "A: Are you taking the paracetamol?",
    "B: Yes, two tablets four times a day. The codeine made me sick so I stopped it on Sunday.",
    "A: Any allergies?",
    "B: Penicillin. It brings me out in a rash.",
    "A: The physio will see you tomorrow about the stairs.",
    "B: My daughter Priya was going to move in, but she couldn't get the time off.",
)
HOME = (
    "A: How are you managing with the bath?",
    "B: I can't get in on my own. My neighbour Joan helps me on Wednesdays.",
    "A: Do you use the pendant?",
    "B: I don't wear it at night. It digs in.",
    "A: Have you had any falls?",
    "B: Two. One in the kitchen and one on the front step, no, sorry, the back step.",
    "A: We could look at a wet room.",
    "B: I'd like that. It depends what it costs. I've got about nine hundred pounds put by.",
)
SCHOOL = (
    "A: What happened on Monday?",
    "B: Tyler pushed me by the lockers and took my phone. I didn't hit him back.",
    "A: Did you tell anyone?",
    "B: I told Miss Farrow. She said she'd ring his mum.",
    "A: Are you coming in tomorrow?",
    "B: I might. I don't want to be in maths with him.",
    "A: I'll move you to the other maths set from next week.",
    "B: Thanks. Can you tell my nan?",
)


def checked(talk: Talk, meeting: Meeting, tools: Tools, lines: tuple[str, ...], statement: str) -> Checked:
    turns = talk(*lines)
    return check_statement(statement, turns, meeting(turns), tools)


@pytest.mark.parametrize(
    ("lines", "statement"),
    [
        (OFFICE, "He has completed 32 hours of unpaid work at the cemetery."),
        (OFFICE, "He missed a Saturday as his van had broken down."),
        (OFFICE, "He reported no contact with Keeley since August."),
        (OFFICE, "Asked about drinking, he said he has a couple of pints on Fridays."),
        (OFFICE, "He would lose his job if he lost his licence."),
        (OFFICE, "Rhona will request a copy of the order from the court by Thursday."),
        (OFFICE, "His brother thinks he might be recalled."),
        (WARD, "The pain woke her at 3:45."),
        (WARD, "She slept badly."),
        (WARD, "She takes two paracetamol tablets four times a day."),
        (WARD, "She stopped the codeine on Sunday because it made her sick."),
        (WARD, "She is allergic to penicillin, which gives her a rash."),
        (WARD, "The physio will see her tomorrow about the stairs."),
        (HOME, "She cannot get into the bath alone."),
        (HOME, "Joan, a neighbour, helps her on Wednesdays."),
        (HOME, "She does not wear the pendant at night."),
        (HOME, "She has had two falls."),
        (HOME, "She has around \u00a3900 saved."),
        (SCHOOL, "Tyler pushed him near the lockers and took his phone."),
        (SCHOOL, "He did not hit Tyler back."),
        (SCHOOL, "He told Miss Farrow."),
        (SCHOOL, "He may come in tomorrow."),
        (SCHOOL, "He does not want to be in maths with Tyler."),
        (SCHOOL, "He will be moved to the other maths set from next week."),
    ],
)
def test_what_was_said_in_other_words_is_not_rejected(
    talk: Talk, meeting: Meeting, tools: Tools, lines: tuple[str, ...], statement: str
) -> None:
    found = checked(talk, meeting, tools, lines, statement)
    assert found.verdict != "unsupported", found.reason


@pytest.mark.parametrize(
    ("kind", "lines", "statement"),
    [
        ("number", OFFICE, "He has completed 23 hours of unpaid work."),
        ("number", HOME, "She has had four falls."),
        ("money", HOME, "She has about ninety pounds put by."),
        ("dose", WARD, "She takes four paracetamol tablets twice a day."),
        ("date", OFFICE, "He missed a Sunday because his van broke down."),
        ("date", WARD, "She stopped the codeine on Friday."),
        ("time", WARD, "The pain woke her at quarter past four."),
        ("name", OFFICE, "He has not spoken to Hayley since August."),
        ("name", SCHOOL, "He told Mr Okonedo."),
        ("negation", OFFICE, "He has spoken to Keeley."),
        ("negation", HOME, "She wears the pendant at night."),
        ("negation", HOME, "She can get into the bath on her own."),
        ("negation", SCHOOL, "He hit Tyler back."),
        ("negation", WARD, "She is not taking the paracetamol."),
        ("condition", OFFICE, "He lost his licence and his job."),
        ("averted", WARD, "Priya has moved in."),
        ("hedge", SCHOOL, "He will definitely come in tomorrow."),
        ("hearsay", OFFICE, "He will be recalled."),
        ("plan", OFFICE, "Rhona has asked the court for a copy of the order."),
        ("plan", WARD, "The physio saw her about the stairs."),
        ("plan", SCHOOL, "He was moved to the other maths set."),
        ("swapped", OFFICE, "Marek will ask the court for a copy of the order."),
        ("correction", HOME, "She fell on the front step."),
        ("invented", WARD, "She asked for a chaplain and signed the discharge form."),
        ("invented", HOME, "A carer has been cooking her meals since the spring."),
        ("invented", SCHOOL, "He cut his hand on a broken window in the gym."),
    ],
)
def test_a_planted_fault_is_not_supported(  # noqa: PLR0913, PLR0917 - the parts of a case and its fixtures
    talk: Talk, meeting: Meeting, tools: Tools, kind: str, lines: tuple[str, ...], statement: str
) -> None:
    found = checked(talk, meeting, tools, lines, statement)
    assert found.verdict != "supported", kind
    assert found.reason


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("He has done thirty-two hours at the cemetery.", "He has done forty-two hours at the cemetery."),
        ("He has not spoken to Keeley since August.", "He has spoken to Keeley since August."),
        ("He missed one Saturday.", "He missed one Tuesday."),
    ],
)
def test_one_wrong_sentence_spoils_the_statement(
    talk: Talk, meeting: Meeting, tools: Tools, right: str, wrong: str
) -> None:
    assert checked(talk, meeting, tools, OFFICE, right).verdict == "supported"
    assert checked(talk, meeting, tools, OFFICE, f"{right} {wrong}").verdict == "unsupported"
    assert checked(talk, meeting, tools, OFFICE, f"{wrong} {right}").verdict == "unsupported"
