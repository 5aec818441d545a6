"""Turns pieces of units into evidence: the exact words of a turn and the seconds in which they are said."""

from collections.abc import Iterable, Sequence

from casescribe.model.note import Evidence
from casescribe.model.transcript import Turn, Word
from casescribe.stages.note.units import Piece


def evidence(pieces: Iterable[Piece], turns: Sequence[Turn]) -> tuple[Evidence, ...]:
    """Evidence for the pieces in order of time; pieces of one turn with only spaces between become one."""
    joined: list[tuple[int, int, int]] = []
    for piece in sorted(set(pieces), key=lambda p: (p.turn, p.start)):
        last = joined[-1] if joined else None
        if last and last[0] == piece.turn and not turns[piece.turn].text[last[2] : piece.start].strip():
            joined[-1] = (last[0], last[1], max(last[2], piece.end))
        else:
            joined.append((piece.turn, piece.start, piece.end))
    return tuple(_quote(turns[turn], start, end) for turn, start, end in joined)


def _quote(turn: Turn, start: int, end: int) -> Evidence:
    first, last = _seconds(turn, start, end)
    return Evidence(turn=turn.id, quote=turn.text[start:end], start=first, end=last)


def _seconds(turn: Turn, start: int, end: int) -> tuple[float, float]:
    """From the word times; in proportion to the characters where the turn has no word times."""
    position = 0
    times: list[Word] = []
    for word in turn.words:
        place = turn.text.find(word.text, position)
        if place < 0:
            times = []
            break
        position = place + len(word.text)
        if place < end and position > start:
            times.append(word)
    if times:
        return min(word.start for word in times), max(word.end for word in times)
    scale = turn.seconds / max(len(turn.text), 1)
    return round(turn.start + start * scale, 3), round(min(turn.start + end * scale, turn.end), 3)
