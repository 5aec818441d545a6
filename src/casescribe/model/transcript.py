"""What was said, by whom and when. Its JSON form is `transcript.json`, schema 1."""

from typing import Literal

from pydantic import Field

from casescribe.model.base import Frozen
from casescribe.model.span import Span

Role = Literal["officer", "person", "other"]
DateSource = Literal["given", "file", "today"]


class Word(Span):
    """One word as the recogniser heard it.

    `text` carries its punctuation and no surrounding space; `start` and `end` are seconds; `confidence`
    is between 0 and 1; `doubtful` marks a word that an officer should listen to before relying on it.
    """

    text: str
    confidence: float = Field(ge=0, le=1, default=1.0)
    doubtful: bool = False


class Turn(Span):
    """What one speaker says until another takes over.

    `text` is the words joined by single spaces. `overlap` is true when it starts before the turn of
    another speaker has ended. `words` may be empty in a transcript that was not made by a recogniser.
    """

    id: str
    speaker: str
    text: str
    overlap: bool = False
    words: tuple[Word, ...] = ()


class Speaker(Frozen):
    """One voice of the recording: `id` such as S1, its role, and its name when somebody gave it."""

    id: str
    role: Role = "other"
    name: str | None = None


class Source(Frozen):
    """The recording: file name without folders, SHA-256 of its bytes (hexadecimal), length in seconds."""

    name: str
    sha256: str = ""
    duration: float = Field(ge=0, default=0.0)


class RecogniserInfo(Frozen):
    """The recogniser's name and the SHA-256 of its weights (hexadecimal)."""

    name: str
    sha256: str = ""


class Warned(Frozen):
    """Something the reader should know: a short `code`, a `message`, and seconds where it has a place."""

    code: str
    message: str
    start: float | None = None
    end: float | None = None


class Transcript(Frozen):
    """A speaker-labelled transcript.

    `inaudible` lists speech that ended as no words. `date` is the meeting's day (ISO 8601), and
    `date_source` says where it came from.
    """

    schema_: Literal[1] = Field(alias="schema", default=1)
    source: Source
    language: str = "en"
    recogniser: RecogniserInfo = RecogniserInfo(name="unknown")
    date: str | None = None
    date_source: DateSource | None = None
    speakers: tuple[Speaker, ...]
    turns: tuple[Turn, ...]
    inaudible: tuple[Span, ...] = ()
    warnings: tuple[Warned, ...] = ()
