"""A conversation with what a note of it must and must not say; form: docs/reference/bench.md."""

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from casescribe.bench.truth import read_json
from casescribe.errors import UnreadableInput
from casescribe.model.base import Frozen
from casescribe.model.transcript import Role, Source, Speaker, Transcript, Turn, Word

SECONDS_PER_WORD = 0.35
"""Pace of the perfect transcript, whose words were never spoken."""

Groups = tuple[tuple[str, ...], ...]


class Rules(Frozen):
    """What is asked of a sentence; every pattern is a case-insensitive regular expression."""

    @field_validator("must_match", "wrong_if", "not_if", check_fields=False)
    @classmethod
    def _compile(cls, value: Groups | tuple[str, ...]) -> Groups | tuple[str, ...]:
        for group in value:
            for pattern in (group,) if isinstance(group, str) else group:
                try:
                    re.compile(pattern)
                except re.error:
                    raise ValueError("a pattern is not a regular expression") from None
        return value


class Fact(Rules):
    """Something the note must say: found where a sentence matches every group of `must_match`."""

    id: str
    section: str
    statement: str
    must_match: Groups
    importance: Literal["critical", "normal"]


class WantedTask(Rules):
    """A task the note must list; `due` is a day (ISO 8601) or None."""

    what: str
    must_match: Groups
    due: str | None = None


class Trap(Rules):
    """Something false: sprung where a statement matches every group of `wrong_if` and nothing of `not_if`."""

    id: str
    kind: str
    false_statement: str
    wrong_if: Groups
    not_if: tuple[str, ...] = ()


class Participant(Frozen):
    """Who takes part, with the role in the conversation's own words."""

    id: str
    role: str


class Line(Frozen):
    """What one participant says."""

    speaker: str
    text: str
    overlap: bool = False


class Conversation(Frozen):
    """A conversation and what its note is judged by."""

    id: str
    domain: str
    meeting_date: str
    speakers: tuple[Participant, ...] = Field(min_length=1)
    turns: tuple[Line, ...] = Field(min_length=1)
    facts: tuple[Fact, ...] = ()
    tasks: tuple[WantedTask, ...] = ()
    traps: tuple[Trap, ...] = ()


def read_conversations(folder: Path, only: tuple[str, ...] = ()) -> tuple[Conversation, ...]:
    """The conversations in `folder` (its *.json files), ordered by file name; `only` keeps those ids.

    Raises:
        UnreadableInput: There is none, or one cannot be used.
    """
    found = [read_json(path, Conversation) for path in sorted(folder.glob("*.json"))]
    kept = tuple(each for each in found if not only or each.id in only)
    if not kept:
        raise UnreadableInput(f"{folder.name}: no conversations (*.json): check the name and --only")
    return kept


def perfect_transcript(conversation: Conversation) -> Transcript:
    """The transcript that a faultless recogniser would give, at a steady pace.

    The first participant is the officer, the first called person or patient the person.
    """
    turns: list[Turn] = []
    start = 0.0
    for number, line in enumerate(conversation.turns, 1):
        words = _timed(line.text, start)
        end = words[-1].end if words else start
        turns.append(
            Turn(
                id=f"T{number}",
                speaker=_voice(conversation, line.speaker),
                start=start,
                end=end,
                text=" ".join(word.text for word in words),
                overlap=line.overlap,
                words=words,
            )
        )
        start = end
    return Transcript(
        source=Source(name=f"{conversation.id}.wav", duration=start),
        date=conversation.meeting_date,
        date_source="given",
        speakers=tuple(
            Speaker(id=_voice(conversation, who.id), role=_role(conversation, who))
            for who in conversation.speakers
        ),
        turns=tuple(turns),
    )


def _timed(text: str, start: float) -> tuple[Word, ...]:
    return tuple(
        Word(
            text=word,
            start=round(start + n * SECONDS_PER_WORD, 3),
            end=round(start + (n + 1) * SECONDS_PER_WORD, 3),
        )
        for n, word in enumerate(text.split())
    )


def _voice(conversation: Conversation, speaker: str) -> str:
    ids = [who.id for who in conversation.speakers]
    return f"S{ids.index(speaker) + 1}"


def _role(conversation: Conversation, who: Participant) -> Role:
    persons = [each.id for each in conversation.speakers[1:] if each.role in ("person", "patient")]
    if who.id == conversation.speakers[0].id:
        return "officer"
    return "person" if who.id in persons[:1] else "other"
