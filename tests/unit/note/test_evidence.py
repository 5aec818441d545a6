from casescribe.model.note import Evidence
from casescribe.model.transcript import Turn, Word
from casescribe.stages.note.evidence import evidence
from casescribe.stages.note.units import Piece

TIMED = Turn(
    id="t1",
    speaker="S1",
    start=10.0,
    end=12.0,
    text="I owe ten pounds.",
    words=(
        Word(text="I", start=10.0, end=10.25),
        Word(text="owe", start=10.5, end=10.75),
        Word(text="ten", start=11.0, end=11.25),
        Word(text="pounds.", start=11.5, end=12.0),
    ),
)
UNTIMED = Turn(id="t2", speaker="S2", start=20.0, end=30.0, text="abcd efgh.")


def test_seconds_come_from_the_words() -> None:
    assert evidence([Piece(0, 6, 17, "ten pounds.")], [TIMED]) == (
        Evidence(turn="t1", quote="ten pounds.", start=11.0, end=12.0),
    )


def test_seconds_are_shared_out_by_characters_where_words_have_none() -> None:
    assert evidence([Piece(1, 5, 10, "efgh.")], [TIMED, UNTIMED]) == (
        Evidence(turn="t2", quote="efgh.", start=25.0, end=30.0),
    )


def test_seconds_are_shared_out_where_the_words_are_not_the_texts() -> None:
    odd = TIMED.model_copy(update={"words": (Word(text="other", start=10.0, end=11.0),)})
    assert evidence([Piece(0, 0, 17, "")], [odd]) == (
        Evidence(turn="t1", quote="I owe ten pounds.", start=10.0, end=12.0),
    )


def test_pieces_that_touch_become_one_and_others_stay_apart() -> None:
    pieces = [Piece(0, 6, 9, "ten"), Piece(0, 10, 17, "pounds."), Piece(0, 0, 1, "I")]
    assert evidence(pieces, [TIMED]) == (
        Evidence(turn="t1", quote="I", start=10.0, end=10.25),
        Evidence(turn="t1", quote="ten pounds.", start=11.0, end=12.0),
    )


def test_a_piece_given_twice_is_evidence_once() -> None:
    piece = Piece(0, 0, 1, "I")
    assert len(evidence([piece, piece], [TIMED])) == 1


def test_no_pieces_no_evidence() -> None:
    assert evidence([], [TIMED]) == ()
