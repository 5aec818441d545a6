"""Cuts the part of a turn that carries a statement, word for word, and finds its seconds."""

from collections.abc import Sequence

from casescribe.model.note import Evidence
from casescribe.model.transcript import Turn
from casescribe.stages.note.sentences import sentences
from casescribe.stages.note.verify.meaning import Meaning
from casescribe.stages.note.verify.words import Word, words

_SHORT = 160
_CARRIES = 0.6


def quoted(turn: Turn, told: Sequence[Word], meaning: Meaning) -> Evidence:
    """The stretch of sentences, first to last, that holds words of `told`; a short turn stands whole."""
    begin, end = _bounds(turn, told, meaning)
    start, stop = seconds(turn, begin, end)
    return Evidence(turn=turn.id, quote=turn.text[begin:end], start=start, end=stop)


def _bounds(turn: Turn, told: Sequence[Word], meaning: Meaning) -> tuple[int, int]:
    whole = (0, len(turn.text))
    if len(turn.text) <= _SHORT:
        return whole
    carrying = [
        (first, last)
        for first, last in sentences(turn.text)
        if any(near >= _CARRIES for near in meaning.cover(told, words(turn.text[first:last])).values())
    ]
    return (carrying[0][0], carrying[-1][1]) if carrying else whole


def seconds(turn: Turn, begin: int, end: int) -> tuple[float, float]:
    """When the characters from `begin` to `end` are said: by the words' times, or else by their share."""
    place, inside = 0, []
    for word in turn.words:
        first = turn.text.find(word.text, place)
        if first < 0:
            break
        place = first + len(word.text)
        if first < end and place > begin:
            inside.append(word)
    if inside:
        return inside[0].start, inside[-1].end
    each = turn.seconds / max(len(turn.text), 1)
    return turn.start + each * begin, turn.start + each * end
