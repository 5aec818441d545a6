"""Finds the units of a conversation: what can be chosen singly for a note and still be understood.

A unit is a sentence (with the fragments that complete it) of one speaker, together with the question it
answers and with the other's confirmation, where there are any. Questions and answers are paired across
backchannels and interruptions, and also where the recogniser wrote no question mark.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casescribe.model.transcript import Turn
from casescribe.stages.note.lexicon import AGREEING, FILLERS, NO, YES
from casescribe.stages.note.sentences import Bounds
from casescribe.stages.note.utterances import Utterance, follows_up, points_elsewhere, utterances

Cuts = Mapping[int, Sequence[Bounds]]
"""For a turn's index: the character bounds of words that were taken back."""

_CONFIRMING_WORDS = 7
_QUESTIONS_KEPT = 2


@dataclass(frozen=True)
class Piece:
    """A stretch of one turn: turn index, character bounds in its text, and its tidied words."""

    turn: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Unit:
    """Something that was said, with the question it answers and its confirmation.

    `speaker` and `pieces` are who says it and in which words; `asker` and `question` the question it
    answers, `leans` whether it cannot be understood without; `bare` whether it has no subject and verb of
    its own; `confirmer` and `confirmation` the other's
    assent or correction. Units with the same `exchange` belong to one question or one train of thought.
    """

    speaker: str
    pieces: tuple[Piece, ...]
    exchange: int
    asker: str | None = None
    question: tuple[Piece, ...] = ()
    leans: bool = False
    bare: bool = False
    confirmer: str | None = None
    confirmation: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The tidied words of the speaker."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def question_text(self) -> str:
        """The tidied words of the question, empty when there is none."""
        return " ".join(piece.text for piece in self.question)

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins: turn index and character."""
        return self.pieces[0].turn, self.pieces[0].start


def find_units(turns: Sequence[Turn], cuts: Cuts | None = None) -> tuple[Unit, ...]:
    """The units of the conversation in the order in which they were said.

    Args:
        turns: the turns of a transcript.
        cuts: words that were taken back and must not be shown.
    """
    walk = _Walk()
    for utterance in utterances(turns, cuts or {}):
        walk.take(utterance)
    return tuple(walk.units)


class _Walk:
    """Goes through the utterances once, and remembers the question that waits for its answer."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._question: list[Utterance] = []
        self._answered = True
        self._exchange = 0
        self._last: Utterance | None = None

    def take(self, said: Utterance) -> None:
        if said.question:
            self._ask(said)
        elif self._question and said.speaker != self._question[0].speaker:
            self._answer(said)
        elif said.void:
            self._confirm(said)
        else:
            self._state(said)
        self._last = said

    def _ask(self, said: Utterance) -> None:
        waits = self._question and not self._answered and self._question[0].speaker == said.speaker
        if not waits:
            self._exchange += not points_elsewhere(said.text)
            self._question = []
        self._question = [*self._question, said][-_QUESTIONS_KEPT:]
        self._answered = False

    def _answer(self, said: Utterance) -> None:
        if said.void and self._answered:
            return
        polar = _polar(said)
        if said.void and not polar:
            return
        first = not self._answered
        self._answered = True
        unit = Unit(said.speaker, _pieces(said), self._exchange, bare=said.elliptic)
        asked = tuple(piece for question in self._question for piece in _pieces(question))
        leans = first and (polar or said.elliptic or points_elsewhere(said.text))
        self.units.append(replace(unit, asker=self._question[0].speaker, question=asked, leans=leans))

    def _confirm(self, said: Utterance) -> None:
        last = self._last
        follows = last is not None and not last.void and last.speaker != said.speaker
        if follows and self.units and self.units[-1].speaker != said.speaker and _polar(said):
            self.units[-1] = replace(self.units[-1], confirmer=said.speaker, confirmation=_pieces(said))

    def _state(self, said: Utterance) -> None:
        last = self.units[-1] if self.units else None
        assent = last is not None and last.speaker != said.speaker and self._assents(said, last)
        if assent and last is not None:
            self.units[-1] = replace(last, confirmer=said.speaker, confirmation=_pieces(said))
            return
        if last is None or (last.speaker != said.speaker and not follows_up(said.text)):
            self._exchange += 1
        if self._question and said.speaker == self._question[0].speaker and self._answered:
            self._question = []
        self.units.append(Unit(said.speaker, _pieces(said), self._exchange, bare=said.elliptic))

    def _assents(self, said: Utterance, last: Unit) -> bool:
        fresh = (
            self._last is not None
            and self._last.turn == last.pieces[-1].turn
            and said.turn != self._last.turn
        )
        return fresh and (said.elliptic or _polar(said)) and len(said.text.split()) <= _CONFIRMING_WORDS


def _pieces(said: Utterance) -> tuple[Piece, ...]:
    return tuple(Piece(said.turn, part.start, part.end, part.text) for part in said.parts)


def _polar(said: Utterance) -> bool:
    """Whether it begins with assent or refusal."""
    words = [word.strip(",.!?…").lower() for word in said.text.split()]
    meant = [word for word in words if word not in FILLERS]
    return bool(meant) and meant[0] in YES | NO | AGREEING
