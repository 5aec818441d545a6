"""Where an officer should look: how many voices there are, and where they talk at once."""

from collections.abc import Iterator, Sequence

from casescribe.model.transcript import Turn, Warned

EXPECTED = 2
"""Voices that a conversation is expected to have when nobody says otherwise."""


def where_to_look(turns: Sequence[Turn], count: int | None = None) -> tuple[Warned, ...]:
    """Warnings about the voices of a whole conversation.

    Args:
        turns: the conversation; without turns there is nothing to say.
        count: the number of speakers when the user gave it.
    """
    return (*_number(turns, count), *_together(turns))


def _number(turns: Sequence[Turn], count: int | None) -> Iterator[Warned]:
    found = len({turn.speaker for turn in turns})
    if found in {0, EXPECTED if count is None else count}:
        return
    voices = "One voice was" if found == 1 else f"{found} voices were"
    if count is None:
        advice = "if that is not so, say how many people speak with --speakers N"
    else:
        advice = f"{count} were asked for, so listen to who says what"
    yield Warned(code="speaker-count", message=f"{voices} told apart: {advice}.")


def _together(turns: Sequence[Turn]) -> Iterator[Warned]:
    marked = [turn for turn in turns if turn.overlap]
    if marked:
        many = "One turn begins" if len(marked) == 1 else f"{len(marked)} turns begin"
        yield Warned(
            code="overlap",
            message=f"{many} while somebody else still speaks: words there may be given to the wrong person.",
            start=marked[0].start,
            end=max(turn.end for turn in marked),
        )
