"""The sentences of a conversation as the task finder walks through them, without what was taken back."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.model.transcript import Role, Transcript
from casescribe.stages.note.addressed import find_addressed, is_addressed
from casescribe.stages.note.corrections import Place, find_corrections
from casescribe.stages.note.lexicon import AGREEING, FILLERS, NO, OPENERS, YES
from casescribe.stages.note.sentences import sentences

_VOID = FILLERS | YES | NO | AGREEING | OPENERS
_BROKEN_OFF = (",", "-", "\u2013", "\u2014")
_LEFT_HANGING = re.compile(r"(?:\s+(?:at|on|is|by|for|the|till|until|from))+\s*([.,;?!]|$)", re.IGNORECASE)
_MARKED = re.compile(
    r"^(?:sorry|no|hang on|hold on|wait|i tell a lie|actually|scratch that)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Line:
    """A sentence: its turn (0-based) and characters, who says it, and its words but those taken back."""

    turn: int
    start: int
    end: int
    speaker: str
    role: Role
    text: str

    @property
    def tells(self) -> bool:
        """Whether it says more than assent or attention, and was not broken off."""
        words = [word.strip(".,!?\u2026").lower() for word in self.text.split()]
        return not self.text.endswith(_BROKEN_OFF) and any(word and word not in _VOID for word in words)


def lines(transcript: Transcript, meeting: dt.date) -> tuple[Line, ...]:
    """The sentences in order; those addressed to the recorder are left out."""
    turns = transcript.turns
    addressed = find_addressed(turns)
    cuts = [one.taken_back for one in find_corrections(turns, meeting)]
    roles = {speaker.id: speaker.role for speaker in transcript.speakers}
    return tuple(
        _line(number, start, end, turn.speaker, roles.get(turn.speaker, "other"), turn.text, cuts)
        for number, turn in enumerate(turns)
        for start, end in sentences(turn.text)
        if not is_addressed(addressed, number, start)
    )


def _line(  # noqa: PLR0913, PLR0917 - one argument for each field
    turn: int, start: int, end: int, speaker: str, role: Role, text: str, cuts: Sequence[Place]
) -> Line:
    inside = [cut for cut in cuts if cut.turn == turn and start <= cut.start and cut.end <= end]
    kept, at = "", start
    for cut in sorted(inside, key=lambda one: one.start):
        kept, at = kept + text[at : max(at, cut.start)], max(at, cut.end)
    kept = (
        re.sub(r"\s+([,.;?!])", r"\1", re.sub(r"\s{2,}", " ", kept + text[at:end])).strip(" ;").lstrip(",; ")
    )
    if inside:
        kept = _LEFT_HANGING.sub(r"\1", kept)
    return Line(turn, start, end, speaker, role, kept)


def is_repair(line: Line) -> bool:
    """Whether the line only says that something was wrong."""
    return bool(_MARKED.match(line.text))
