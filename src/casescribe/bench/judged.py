"""Scores a note mechanically, by the definitions of the conversations' README."""

import re
from collections.abc import Iterable, Sequence

from pydantic import Field

from casescribe.bench.conversation import Conversation, Fact, Groups, Trap, WantedTask
from casescribe.model.base import Frozen
from casescribe.model.transcript import Transcript


class ReadEvidence(Frozen):
    """Evidence as some note gives it."""

    turn: str = ""
    quote: str = ""


class ReadStatement(Frozen):
    """A statement as some note gives it, perhaps without evidence."""

    text: str
    evidence: tuple[ReadEvidence, ...] = ()


class ReadSection(Frozen):
    """A section as some note gives it."""

    id: str
    statements: tuple[ReadStatement, ...] = ()


class ReadTask(Frozen):
    """A task as some note gives it."""

    text: str
    due: str | None = None


class ReadNote(Frozen):
    """A note by any writer: laxer than Casescribe's own, so that what is missing can be counted."""

    sections: tuple[ReadSection, ...]
    tasks: tuple[ReadTask, ...] = Field(default=())

    @property
    def statements(self) -> tuple[ReadStatement, ...]:
        """All statements in order."""
        return tuple(statement for section in self.sections for statement in section.statements)


class NoteScore(Frozen):
    """A note's figures; lists hold ids, or positions (from 1) for tasks.

    `placed` are found facts of which a matching statement stands in the fact's own section. `due_right` are
    found tasks with the right day, or rightly without one; `dated_right` only those that have a day.
    """

    facts: int
    critical: int
    found: tuple[str, ...]
    critical_found: tuple[str, ...]
    missed: tuple[str, ...]
    placed: tuple[str, ...]
    traps: int
    sprung: tuple[str, ...]
    sprung_kinds: tuple[str, ...]
    tasks: int
    tasks_found: tuple[int, ...]
    due_right: tuple[int, ...]
    dated: int
    dated_right: tuple[int, ...]
    tasks_listed: int
    statements: int
    characters: int
    without_evidence: int
    without_verbatim: int


def judge_note(note: ReadNote, conversation: Conversation, transcript: Transcript) -> NoteScore:
    """Score `note`, written from `transcript`, by the truth of `conversation`."""
    found = [fact for fact in conversation.facts if fact_found(fact, note)]
    sprung = [trap for trap in conversation.traps if trap_sprung(trap, note)]
    answers = [(n, task, _answers(task, note)) for n, task in enumerate(conversation.tasks, 1)]
    right = [n for n, task, given in answers if any(each.due == task.due for each in given)]
    return NoteScore(
        facts=len(conversation.facts),
        critical=sum(fact.importance == "critical" for fact in conversation.facts),
        found=_ids(found),
        critical_found=_ids(fact for fact in found if fact.importance == "critical"),
        missed=_ids(fact for fact in conversation.facts if fact not in found),
        placed=_ids(fact for fact in found if fact_placed(fact, note)),
        traps=len(conversation.traps),
        sprung=_ids(sprung),
        sprung_kinds=tuple(trap.kind for trap in sprung),
        tasks=len(conversation.tasks),
        tasks_found=tuple(n for n, _, given in answers if given),
        due_right=tuple(right),
        dated=sum(task.due is not None for task in conversation.tasks),
        dated_right=tuple(n for n, task, _ in answers if n in right and task.due is not None),
        tasks_listed=len(note.tasks),
        statements=len(note.statements),
        characters=sum(len(statement.text) + 1 for statement in note.statements),
        without_evidence=sum(not statement.evidence for statement in note.statements),
        without_verbatim=sum(not _verbatim(statement, transcript) for statement in note.statements),
    )


def matches(groups: Groups, text: str) -> bool:
    """Whether every group has an alternative that occurs in `text`."""
    return all(occurs(group, text) for group in groups)


def occurs(patterns: Sequence[str], text: str) -> bool:
    """Whether one of the regular expressions occurs in `text`, in any case."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def fact_found(fact: Fact, note: ReadNote) -> bool:
    """Whether some statement or task says it."""
    texts = [statement.text for statement in note.statements] + [task.text for task in note.tasks]
    return any(matches(fact.must_match, text) for text in texts)


def fact_placed(fact: Fact, note: ReadNote) -> bool:
    """Whether some statement of its own section says it; tasks stand in no section."""
    own = [section for section in note.sections if section.id == fact.section]
    return any(matches(fact.must_match, each.text) for section in own for each in section.statements)


def trap_sprung(trap: Trap, note: ReadNote) -> bool:
    """Whether some statement says it and does not take it back."""
    texts = [statement.text for statement in note.statements]
    return any(matches(trap.wrong_if, text) and not occurs(trap.not_if, text) for text in texts)


def _answers(task: WantedTask, note: ReadNote) -> list[ReadTask]:
    return [each for each in note.tasks if matches(task.must_match, each.text)]


def _verbatim(statement: ReadStatement, transcript: Transcript) -> bool:
    """Whether it has evidence, and every quote occurs in its turn as it stands."""
    texts = {turn.id: turn.text for turn in transcript.turns}
    return bool(statement.evidence) and all(
        bool(each.quote) and each.quote in texts.get(each.turn, "") for each in statement.evidence
    )


def _ids(items: Iterable[Fact | Trap]) -> tuple[str, ...]:
    return tuple(item.id for item in items)
