"""The case note and its evidence. Its JSON form is `note.json`, schema 1."""

from typing import Literal

from pydantic import Field

from casescribe.model.base import Frozen
from casescribe.model.span import Span
from casescribe.model.transcript import Role

Kind = Literal["reported", "observed", "officer-view", "agreed"]
Status = Literal["verbatim", "rendered", "drafted", "edited"]
Verdict = Literal["supported", "unsupported", "unsure"]


class Evidence(Span):
    """The words behind a statement.

    `turn` is the id of the turn; `quote` occurs in that turn's text exactly as it stands here; `start`
    and `end` are the seconds in which it is said.
    """

    turn: str
    quote: str


class Check(Frozen):
    """One check of a statement against its evidence; `reason` is empty when there is nothing to say."""

    name: str
    verdict: Verdict
    reason: str = ""


class Statement(Frozen):
    """One sentence of the note, with at least one piece of evidence.

    `kind` says what sort of statement it is, `status` how its wording came about, `speaker` whose words
    it rests on (a speaker id).
    """

    id: str
    text: str
    kind: Kind = "reported"
    status: Status = "verbatim"
    speaker: str
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    checks: tuple[Check, ...] = ()


class NoteSection(Frozen):
    """A heading of the template with its statements in the order in which they were said."""

    id: str
    title: str
    statements: tuple[Statement, ...] = ()


class Task(Frozen):
    """Something somebody is to do, or an appointment to keep.

    `due` is a day (ISO 8601) when the words allow it to be resolved from the meeting's date; `due_words`
    are the words it was resolved from; `unresolved` is true when there are such words and no day;
    `time` is HH:MM (24 hours) when one was said.
    """

    id: str
    text: str
    kind: Literal["task", "appointment"] = "task"
    who: Role = "other"
    due: str | None = None
    due_words: str = ""
    unresolved: bool = False
    time: str | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Omission(Frozen):
    """Something that matters, was said, and is not in the note; `kind` says why it matters."""

    id: str
    kind: str
    text: str
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class WriterInfo(Frozen):
    """Who wrote the note: the writer's name and version."""

    name: str
    version: str


class Coverage(Frozen):
    """How much of what was said stands in the note.

    `turns` and `words` count the whole conversation, `cited_turns` and `cited_words` what some statement
    quotes. `characters` is the length of all statement texts with a newline each, `limit` the most that
    were allowed (None: no limit).
    """

    turns: int
    cited_turns: int
    words: int
    cited_words: int
    characters: int
    limit: int | None = None


class Note(Frozen):
    """A case note: every statement carries its evidence, and empty sections are named."""

    schema_: Literal[1] = Field(alias="schema", default=1)
    template: str
    date: str
    transcript_sha256: str
    writer: WriterInfo
    sections: tuple[NoteSection, ...]
    tasks: tuple[Task, ...] = ()
    omissions: tuple[Omission, ...] = ()
    not_discussed: tuple[str, ...] = ()
    coverage: Coverage
