"""Writes the note without a language model: units, chosen and routed, each with its words and its seconds."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from casescribe.model.note import Coverage, Note, NoteSection, Omission, Statement, WriterInfo
from casescribe.model.template import Template
from casescribe.model.transcript import Role, Transcript
from casescribe.stages.note.embed import Embedder
from casescribe.stages.note.evidence import evidence
from casescribe.stages.note.place import TASKS
from casescribe.stages.note.select import select
from casescribe.stages.note.survey import Survey, survey
from casescribe.stages.note.tasks import find_tasks
from casescribe.stages.note.units import Unit
from casescribe.stages.note.weights import Weights, load_weights
from casescribe.stages.note.wording import kind, names, quotation, shown

WRITER = WriterInfo(name="evidence", version="1")

_OMITTED_FLOOR = 0.5
"""What is at least this likely to matter and did not fit is listed."""
_NEAR_TURNS = 3
_LONGEST = 400
"""Characters beyond which neighbouring units become a statement of their own."""


def write_note(  # noqa: PLR0913 - the settings of a note, all named
    transcript: Transcript,
    template: Template,
    *,
    date: dt.date,
    transcript_sha256: str,
    max_chars: int | None,
    embedder: Embedder,
    weights: Weights | None = None,
) -> Note:
    """The case note of a conversation.

    Args:
        transcript: who said what and when.
        template: which sections there are.
        date: the meeting's day, from which spoken dates are resolved.
        transcript_sha256: of the transcript's file, hexadecimal.
        max_chars: the most characters that all statements may have, a newline each; the template's when None.
        embedder: compares meanings.
        weights: other trained numbers than those that come with Casescribe.

    Returns:
        A note whose every statement quotes its turns word for word.
    """
    tasks = find_tasks(transcript, date)
    surveyed = survey(transcript, template, date, embedder, weights or load_weights(), tasks=tasks)
    work = _Work(transcript, template, max_chars or template.max_chars, surveyed)
    sections = work.sections()
    return Note(
        template=template.id,
        date=date.isoformat(),
        transcript_sha256=transcript_sha256,
        writer=WRITER,
        sections=sections,
        tasks=tasks,
        omissions=work.omissions(),
        not_discussed=tuple(
            section.id
            for section in sections
            if not section.statements and not (tasks and section.id == TASKS)
        ),
        coverage=work.coverage(sections),
    )


class _Work:
    """One note in the making: the surveyed conversation, and which of its units are in the note."""

    def __init__(
        self, transcript: Transcript, template: Template, limit: int | None, surveyed: Survey
    ) -> None:
        self._turns = transcript.turns
        self._template = template
        self._limit = limit
        self._survey = surveyed
        self._roles: dict[str, Role] = {speaker.id: speaker.role for speaker in transcript.speakers}
        self._names = names(transcript, template)
        required = [
            index
            for index, section in enumerate(template.sections)
            if section.required or section.id == TASKS
        ]
        self._chosen = select(surveyed.candidates, required, limit, self._length)

    def _length(self, chosen: frozenset[int]) -> int:
        return sum(len(quotation(run, self._names)) + 1 for _, run in self._runs(chosen))

    def _runs(self, chosen: frozenset[int]) -> list[tuple[int, list[Unit]]]:
        """Section and units of each statement, in the order in which they were said."""
        runs: list[tuple[int, list[Unit]]] = []
        for index in sorted(chosen):
            unit, section = self._survey.units[index], self._survey.section[index]
            if runs and runs[-1][0] == section and _continues(runs[-1][1], unit):
                runs[-1][1].append(unit)
            else:
                runs.append((section, [unit]))
        return runs

    def sections(self) -> tuple[NoteSection, ...]:
        """All sections of the template, each with its statements in order of time."""
        runs = sorted(self._runs(self._chosen), key=lambda run: (run[0], run[1][0].place))
        grouped = {
            section: [units for _, units in group] for section, group in groupby(runs, lambda run: run[0])
        }
        return tuple(
            NoteSection(
                id=one.id, title=one.title, statements=self._statements(one.id, grouped.get(index, []))
            )
            for index, one in enumerate(self._template.sections)
        )

    def _statements(self, section: str, runs: Sequence[Sequence[Unit]]) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                id=f"{section}-{number}",
                text=quotation(units, self._names),
                kind=kind(units, self._role),
                speaker=units[0].speaker,
                evidence=evidence(shown(units), self._turns),
            )
            for number, units in enumerate(runs, start=1)
        )

    def _role(self, speaker: str) -> Role:
        return self._roles.get(speaker, "other")

    def omissions(self) -> tuple[Omission, ...]:
        """What matters and did not fit, and each mention of danger that is not in the note, by time."""
        candidates = self._survey.candidates
        left = [
            (index, unit)
            for index, unit in enumerate(self._survey.units)
            if index not in self._chosen
            if index in candidates.kept
            or (candidates.matters[index] >= _OMITTED_FLOOR and index not in candidates.barred)
        ]
        return tuple(
            Omission(
                id=f"omission-{number}",
                kind="risk" if index in candidates.kept else "length",
                text=quotation([unit], self._names),
                evidence=evidence(shown([unit]), self._turns),
            )
            for number, (index, unit) in enumerate(left, start=1)
        )

    def coverage(self, sections: Sequence[NoteSection]) -> Coverage:
        """How much of the conversation the statements quote."""
        statements = [statement for section in sections for statement in section.statements]
        quotes = {(one.turn, one.quote) for statement in statements for one in statement.evidence}
        return Coverage(
            turns=len(self._turns),
            cited_turns=len({turn for turn, _ in quotes}),
            words=sum(len(turn.text.split()) for turn in self._turns),
            cited_words=sum(len(quote.split()) for _, quote in quotes),
            characters=sum(len(statement.text) + 1 for statement in statements),
            limit=self._limit,
        )


def _continues(run: Sequence[Unit], unit: Unit) -> bool:
    """Whether the unit may join a statement: the same exchange, hardly a turn between, and not too long."""
    last = run[-1]
    near = unit.pieces[0].turn - last.pieces[-1].turn <= _NEAR_TURNS
    short = sum(len(one.text) for one in run) + len(unit.text) < _LONGEST
    return short and near and last.exchange == unit.exchange
