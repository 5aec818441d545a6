import pytest

from casescribe.model.transcript import Turn, Warned
from casescribe.stages.transcript.look import where_to_look


def turns(*speakers: str, overlap: tuple[int, ...] = ()) -> tuple[Turn, ...]:
    return tuple(
        Turn(id=f"t{i}", speaker=s, start=i, end=i + 1, text="Yes.", overlap=i in overlap)
        for i, s in enumerate(speakers)
    )


@pytest.mark.parametrize(
    ("speakers", "count"), [((), None), ((), 3), (("S1", "S2"), None), (("S1",), 1), (("S1", "S2", "S3"), 3)]
)
def test_what_is_as_expected_needs_no_look(speakers: tuple[str, ...], count: int | None) -> None:
    assert where_to_look(turns(*speakers), count) == ()


@pytest.mark.parametrize(
    ("speakers", "count", "message"),
    [
        (
            ("S1",),
            None,
            "One voice was told apart: if that is not so, say how many people speak with --speakers N.",
        ),
        (
            ("S1", "S2", "S3"),
            None,
            "3 voices were told apart: if that is not so, say how many people speak with --speakers N.",
        ),
        (
            ("S1", "S2"),
            4,
            "2 voices were told apart: 4 were asked for, so listen to who says what.",
        ),
    ],
)
def test_another_number_of_voices_is_told(speakers: tuple[str, ...], count: int | None, message: str) -> None:
    assert where_to_look(turns(*speakers), count) == (Warned(code="speaker-count", message=message),)


@pytest.mark.parametrize(
    ("overlap", "message", "end"),
    [((1,), "One turn begins", 2), ((1, 3), "2 turns begin", 4)],
)
def test_turns_that_begin_while_another_speaks_are_told(
    overlap: tuple[int, ...], message: str, end: float
) -> None:
    assert where_to_look(turns("S1", "S2", "S1", "S2", overlap=overlap)) == (
        Warned(
            code="overlap",
            message=f"{message} while somebody else still speaks: "
            "words there may be given to the wrong person.",
            start=1,
            end=end,
        ),
    )
