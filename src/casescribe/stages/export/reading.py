"""Export: one look at a note, its transcript and its template together, for every form people read.

The forms (Markdown, Word, HTML) differ in how they mark things up, not in what they say: what they say is
decided here, once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from casescribe.model.note import Check, Evidence, Note, NoteSection, Omission, Statement, Task
from casescribe.model.span import Span
from casescribe.model.template import Template
from casescribe.model.transcript import Role, Speaker, Transcript, Turn, Word
from casescribe.stages.export.plain import (
    DATE_SOURCES,
    ELSEWHERE,
    NOT_DISCUSSED,
    clean,
    clock,
    day,
    quoted,
    stretch,
)

_EDGE = 0.02
"""Seconds by which a word may stick out of its evidence: times are rounded and words touch."""

_PUNCTUATION = ".,;:!?"

_GRAVE = {"unsupported": 2, "unsure": 1, "supported": 0}


def within(span: Span, outer: Span) -> bool:
    """Whether `span` lies in `outer`."""
    return outer.start - _EDGE <= span.start and span.end <= outer.end + _EDGE


@dataclass(frozen=True)
class Reading:
    """A note as people read it: names for ids, words for codes."""

    transcript: Transcript
    note: Note
    template: Template

    @cached_property
    def turns(self) -> dict[str, Turn]:
        """The turns by id."""
        return {turn.id: turn for turn in self.transcript.turns}

    @cached_property
    def _speakers(self) -> dict[str, Speaker]:
        return {speaker.id: speaker for speaker in self.transcript.speakers}

    @property
    def title(self) -> str:
        """What the note is, on one line."""
        return f"Case note: {clean(self.template.title)}"

    @property
    def date(self) -> str:
        """The meeting's day, and where it came from."""
        source = self.transcript.date_source
        return day(self.note.date) + (f" ({DATE_SOURCES[source]})" if source else "")

    @property
    def recording(self) -> str:
        """The recording's name and length."""
        source = self.transcript.source
        return (
            f"{clean(source.name)}, {clock(source.duration)} long" if source.duration else clean(source.name)
        )

    @property
    def writer(self) -> str:
        """Who wrote the note."""
        return clean(f"{self.note.writer.name} {self.note.writer.version}")

    @property
    def people(self) -> str:
        """Everybody who speaks, with role and id."""
        return "; ".join(f"{self.introduced(s)}, {clean(s.id)}" for s in self.transcript.speakers)

    def introduced(self, speaker: Speaker) -> str:
        """The speaker's name with the role, unless the role is all that is known."""
        name, role = self.name(speaker.id), self.role(speaker.role)
        return name if name.startswith(role) else f"{name} ({role})"

    def role(self, role: Role) -> str:
        """The role in the template's word for it."""
        return {"officer": clean(self.template.officer), "person": clean(self.template.person)}.get(
            role, "Other"
        )

    def name(self, speaker: str) -> str:
        """What to call the speaker with this id: name, else role, with the id where two share a role."""
        known = self._speakers.get(speaker)
        if known is None:
            return clean(speaker)
        if known.name:
            return clean(known.name)
        alike = [s for s in self.transcript.speakers if s.role == known.role and not s.name]
        role = self.role(known.role)
        return role if len(alike) == 1 and known.role != "other" else f"{role} {clean(speaker)}"

    def voice(self, evidence: Evidence, otherwise: str = "") -> str:
        """Whose words the evidence is."""
        turn = self.turns.get(evidence.turn)
        return self.name(turn.speaker if turn else otherwise)

    def place(self, evidence: Evidence, otherwise: str = "") -> str:
        """Who said it and when."""
        return ", ".join(
            filter(None, (self.voice(evidence, otherwise), stretch(evidence.start, evidence.end)))
        )

    def doubtful(self, evidence: Evidence) -> tuple[Word, ...]:
        """The doubtful words of the evidence, in order."""
        turn = self.turns.get(evidence.turn)
        return tuple(w for w in turn.words if w.doubtful and within(w, evidence)) if turn else ()

    def unclear(self, evidence: Evidence) -> str:
        """What in this evidence should be listened to: doubtful words and inaudible stretches; else empty."""
        doubtful = ", ".join(quoted(word.text.strip(_PUNCTUATION)) for word in self.doubtful(evidence))
        lost = [clock(gap.start) for gap in self.transcript.inaudible if gap.shared(evidence) > 0]
        return "; ".join(
            filter(
                None,
                (
                    f"doubtful: {doubtful}" if doubtful else "",
                    f"inaudible at {', '.join(lost)}" if lost else "",
                ),
            )
        )

    def due(self, task: Task) -> str:
        """When a task is due, as far as the words say."""
        when = day(task.due) if task.due else ("Date not clear" if task.unresolved else "No date said")
        return f"{when}, {task.time}" if task.time else when

    def cautions(self) -> Iterator[str]:
        """What the reader should know about the transcript, a sentence each."""
        for warned in self.transcript.warnings:
            at = "" if warned.start is None else f" ({stretch(warned.start, warned.end or warned.start)})"
            yield clean(warned.message) + at
        for gap in self.transcript.inaudible:
            yield f"Inaudible: {stretch(gap.start, gap.end)}"
        doubtful = sum(word.doubtful for turn in self.transcript.turns for word in turn.words)
        if doubtful:
            yield f"Doubtful words in the transcript: {doubtful}. The note marks those that it rests on."

    def empty(self, section: NoteSection) -> str:
        """What stands under a heading without statements."""
        return NOT_DISCUSSED if section.id in self.note.not_discussed else ELSEWHERE

    def coverage(self) -> str:
        """How much of the conversation stands in the note."""
        c = self.note.coverage
        limit = f" of {c.limit} allowed" if c.limit is not None else ""
        return (
            f"The note quotes {c.cited_words} of {c.words} words and {c.cited_turns} of {c.turns} turns, "
            f"in {c.characters} characters{limit}."
        )


def same_words(statement: Statement | Task | Omission) -> bool:
    """Whether the text is already the quote of its only evidence."""
    return len(statement.evidence) == 1 and clean(statement.text) == clean(statement.evidence[0].quote)


def gravest(checks: tuple[Check, ...]) -> Check | None:
    """The check whose verdict weighs most; none without checks."""
    return max(checks, key=lambda check: _GRAVE[check.verdict], default=None)
