"""What of the speech still stands: what nobody took back, and what was not said to the recorder."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casescribe.model.transcript import Turn
from casescribe.stages.note.addressed import find_addressed
from casescribe.stages.note.corrections import find_corrections
from casescribe.stages.note.verify.clauses import Clause, clauses
from casescribe.stages.note.verify.lists import listed
from casescribe.stages.note.verify.values import Value, values
from casescribe.stages.note.verify.words import Word, words

_MOVED = re.compile(
    r"^(?:\w+,? ){0,3}?(?:make it|make that|could we (?:say|make it)|can we (?:say|make it)) ", re.IGNORECASE
)
_HOURLY = listed("at till until from to by it about around for before after past not")

Cut = tuple[str, int, int]
"""A turn's id and characters of its text."""


@dataclass(frozen=True)
class Heard:
    """Turns with their clauses, what was taken back in them, and what was said to the recorder, read once."""

    turns: tuple[Turn, ...]
    said: tuple[Clause, ...]
    taken_back: tuple[Cut, ...]
    addressed: tuple[Cut, ...]

    @classmethod
    def of(cls, turns: Sequence[Turn], date: dt.date | None) -> "Heard":
        """Read the turns; `date` is the meeting's day."""
        back = [correction.taken_back for correction in find_corrections(turns, date)]
        return cls(
            tuple(turns),
            clauses(turns),
            (*((turns[place.turn].id, place.start, place.end) for place in back), *_moved(turns)),
            tuple(
                (turns[one.turn].id, one.start, len(turns[one.turn].text)) for one in find_addressed(turns)
            ),
        )


def _moved(turns: Sequence[Turn]) -> Iterator[Cut]:
    """Times that the next speaker moves, as "Make it eleven" does after "Two o'clock"."""
    for turn, answer in pairwise(turns):
        moved = _MOVED.match(answer.text)
        spoken = words(turn.text)
        if moved and turn.speaker != answer.speaker and values(words(answer.text[moved.end() :])[:2]):
            for value in values(spoken):
                if value.kind == "time":
                    yield turn.id, spoken[value.first].start, spoken[value.last - 1].end


@dataclass(frozen=True)
class Said:
    """A value that was said, with its words.

    `live` is false when it was taken back; `timed` is true when it stands where an hour may ("at two").
    """

    value: Value
    text: str
    live: bool
    timed: bool


def said_values(turns: Sequence[Turn], taken_back: Sequence[Cut]) -> tuple[Said, ...]:
    """All values of the turns, each with whether it still stands."""
    return tuple(
        _said(turn, spoken, value, taken_back)
        for turn in turns
        for spoken in [words(turn.text)]
        for value in values(spoken)
    )


def _said(turn: Turn, spoken: Sequence[Word], value: Value, taken_back: Sequence[Cut]) -> Said:
    start, end = spoken[value.first].start, spoken[value.last - 1].end
    before = spoken[value.first - 1].form if value.first else ""
    return Said(value, turn.text[start:end], not within(turn.id, start, end, taken_back), before in _HOURLY)


def within(turn: str, start: int, end: int, cuts: Sequence[Cut]) -> bool:
    """Whether the characters touch one of the cuts."""
    return any(turn == one and start < last and end > first for one, first, last in cuts)


def _inside(word: Word, turn: Turn, cut: Cut) -> bool:
    return within(turn.id, word.start, word.end, [cut])


def withdrawn(turns: Sequence[Turn], taken_back: Sequence[Cut]) -> frozenset[str]:
    """Stems of the words, values apart, that were taken back and stand nowhere else in the turns."""
    back: set[str] = set()
    live: set[str] = set()
    for turn in turns:
        spoken = words(turn.text)
        valued = {place for value in values(spoken) for place in range(value.first, value.last)}
        plain = [cut for cut in taken_back if not any(_inside(spoken[place], turn, cut) for place in valued)]
        for place, word in enumerate(spoken):
            if place not in valued:
                (back if within(turn.id, word.start, word.end, plain) else live).add(word.stem)
    return frozenset(back - live)
