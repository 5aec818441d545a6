from casescribe.model.template import SectionTemplate, Template
from casescribe.model.transcript import Role, Source, Speaker, Transcript, Turn
from casescribe.stages.note.units import Piece, Unit
from casescribe.stages.note.wording import agreed, cost, kind, names, quotation, shown

CALLED = {"A": "Ruth", "B": "Femi"}
TEMPLATE = Template(
    id="t", title="T", officer="Worker", person="Tenant", sections=(SectionTemplate(id="s", title="S"),)
)
RENT = Unit(speaker="B", pieces=(Piece(1, 0, 14, "I owe my rent."),), exchange=1)
WEEKS = Unit(
    speaker="B",
    pieces=(Piece(3, 0, 12, "Three weeks."),),
    exchange=1,
    asker="A",
    question=(Piece(2, 0, 13, "For how long?"),),
    leans=True,
)
PROMISE = Unit(
    speaker="A",
    pieces=(Piece(4, 0, 24, "I will ring the council."),),
    exchange=2,
    confirmer="B",
    confirmation=(Piece(5, 0, 4, "Yes."),),
)


def role(speaker: str) -> Role:
    return "officer" if speaker == "A" else "person"


def test_a_statement_is_quoted_with_its_speaker() -> None:
    assert quotation([RENT], CALLED) == "Femi: “I owe my rent.”"


def test_an_answer_that_leans_brings_its_question() -> None:
    assert quotation([WEEKS], CALLED) == "Asked “For how long?”, Femi: “Three weeks.”"


def test_a_question_in_between_is_given_to_who_asked() -> None:
    assert quotation([RENT, WEEKS], CALLED) == (
        "Femi: “I owe my rent.” Ruth: “For how long?” Femi: “Three weeks.”"
    )


def test_assent_to_a_promise_is_shown() -> None:
    assert quotation([PROMISE], CALLED) == "Ruth: “I will ring the council.” Femi: “Yes.”"
    assert agreed(PROMISE)


def test_assent_to_a_mere_report_is_not_shown() -> None:
    heard = Unit("B", RENT.pieces, 1, confirmer="A", confirmation=(Piece(2, 0, 5, "Okay."),))
    assert quotation([heard], CALLED) == "Femi: “I owe my rent.”"
    assert not agreed(heard)


def test_what_is_left_out_shows() -> None:
    gap = Unit("B", (Piece(1, 0, 8, "It cost"), Piece(1, 30, 40, "ten pounds.")), 1)
    assert quotation([gap], CALLED) == "Femi: “It cost … ten pounds.”"


def test_shown_pieces_are_those_that_the_quotation_quotes() -> None:
    assert shown([RENT, WEEKS, PROMISE]) == [
        *RENT.pieces,
        *WEEKS.question,
        *WEEKS.pieces,
        *PROMISE.pieces,
        *PROMISE.confirmation,
    ]


def test_cost_counts_question_and_assent() -> None:
    assert cost(RENT) == len("I owe my rent.")
    assert cost(WEEKS) == len("Three weeks.") + len("For how long?") + len("Asked “”, ")
    assert cost(PROMISE) == len("I will ring the council.") + len("Yes.") + len(" : “”")


def test_kinds() -> None:
    view = Unit("A", (Piece(0, 0, 30, "I'm worried about the nights."),), 1)
    assert [kind([unit], role) for unit in (RENT, PROMISE, view)] == ["reported", "agreed", "officer-view"]


def test_speakers_are_called_by_name_by_role_or_by_id() -> None:
    heard = Transcript(
        source=Source(name="a.wav"),
        speakers=(
            Speaker(id="S1", role="officer"),
            Speaker(id="S2", role="person", name="Femi Bright"),
            Speaker(id="S3", role="other"),
            Speaker(id="S4", role="other", name="Mrs Bright"),
        ),
        turns=(Turn(id="t1", speaker="S5", start=0, end=1, text="Hello."),),
    )
    assert names(heard, TEMPLATE) == {
        "S1": "Worker",
        "S2": "Femi",
        "S3": "S3",
        "S4": "Mrs Bright",
        "S5": "S5",
    }
