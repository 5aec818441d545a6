"""Writes the note without a language model: units, chosen and routed, each with its words and its seconds."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

import numpy as np

from casescribe.model.note import Coverage, Note, NoteSection, Omission, Statement, WriterInfo
from casescribe.model.template import Template
from casescribe.model.transcript import Role, Transcript
from casescribe.stages.note.context import barred, bonds
from casescribe.stages.note.embed import Embedder
from casescribe.stages.note.evidence import evidence
from casescribe.stages.note.features import Features, features
from casescribe.stages.note.risk import risk_mentions
from casescribe.stages.note.route import importance, routes, smoothed
from casescribe.stages.note.select import Candidates, select
from casescribe.stages.note.units import Piece, Unit, find_units
from casescribe.stages.note.weights import Weights, load_weights
from casescribe.stages.note.wording import Names, agreed, cost, kind, names, quotation

WRITER = WriterInfo(name="evidence", version="1")

_RISK = "risk"
_OMITTED_FLOOR = 0.5
"""What is at least this likely to matter and did not fit is listed."""
_NEAR_TURNS = 2
_LONGEST = 400
"""Characters beyond which neighbouring units become a statement of their own."""


def write_note(  # noqa: PLR0913 - the six settings of a note, all named
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
    work = _Work(transcript, template, max_chars or template.max_chars, embedder, weights or load_weights())
    sections = work.sections()
    return Note(
        template=template.id,
        date=date.isoformat(),
        transcript_sha256=transcript_sha256,
        writer=WRITER,
        sections=sections,
        tasks=(),
        omissions=work.omissions(),
        not_discussed=tuple(section.id for section in sections if not section.statements),
        coverage=work.coverage(sections),
    )


class _Work:
    """One note in the making: the units, where they belong, and which of them are in the note."""

    def __init__(
        self,
        transcript: Transcript,
        template: Template,
        limit: int | None,
        embedder: Embedder,
        weights: Weights,
    ) -> None:
        self._turns = transcript.turns
        self._template = template
        self._limit = limit
        self._roles: dict[str, Role] = {speaker.id: speaker.role for speaker in transcript.speakers}
        self._names: Names = names(transcript.speakers, template)
        self._units = find_units(self._turns)
        seen = features(self._units, self._roles, embedder)
        self._risky = risk_mentions(self._units, seen.meaning, embedder)
        self._matters = importance(seen, weights)
        self._section = self._placed(
            smoothed(routes(seen, template, weights, embedder), [u.exchange for u in self._units])
        )
        self._chosen = self._choose(seen)

    def _placed(self, likely: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> list[int]:
        """The likeliest section of each unit; mentions of danger go under `risk` where there is one."""
        ids = [section.id for section in self._template.sections]
        risk = ids.index(_RISK) if _RISK in ids else None
        trains = np.array([(unit.exchange, unit.pieces[0].turn) for unit in self._units])
        together = [np.log(likely[(trains == train).all(axis=1)]).sum(axis=0) for train in trains]
        return [
            risk if risk is not None and index in self._risky else int(row.argmax())
            for index, row in enumerate(together)
        ]

    def _choose(self, seen: Features) -> frozenset[int]:
        costs = [cost(unit) + len(self._names[unit.speaker]) + 4 for unit in self._units]
        candidates = Candidates(
            self._matters,
            self._section,
            costs,
            seen.meaning,
            kept=self._risky,
            bonds=bonds(self._units),
            barred=barred(self._units),
        )
        required = [i for i, section in enumerate(self._template.sections) if section.required]
        return select(candidates, required, self._limit, self._length)

    def _length(self, chosen: frozenset[int]) -> int:
        return sum(len(quotation(run, self._names)) + 1 for _, run in self._runs(chosen))

    def _runs(self, chosen: frozenset[int]) -> list[tuple[int, list[Unit]]]:
        """Section and units of each statement, in the order in which they were said."""
        runs: list[tuple[int, list[Unit]]] = []
        for index in sorted(chosen):
            unit, section = self._units[index], self._section[index]
            if runs and runs[-1][0] == section and self._continues(runs[-1][1], unit):
                runs[-1][1].append(unit)
            else:
                runs.append((section, [unit]))
        return runs

    def _continues(self, run: Sequence[Unit], unit: Unit) -> bool:
        last = run[-1]
        near = unit.pieces[0].turn - last.pieces[-1].turn <= _NEAR_TURNS
        short = sum(len(one.text) for one in run) + len(unit.text) < _LONGEST
        return short and near and last.exchange == unit.exchange

    def sections(self) -> tuple[NoteSection, ...]:
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
                kind=kind(units, lambda speaker: self._roles.get(speaker, "other")),
                speaker=units[0].speaker,
                evidence=evidence(_shown(units), self._turns),
            )
            for number, units in enumerate(runs, start=1)
        )

    def omissions(self) -> tuple[Omission, ...]:
        left = [
            i for i in range(len(self._units)) if i not in self._chosen and self._matters[i] >= _OMITTED_FLOOR
        ]
        return tuple(
            Omission(
                id=f"omission-{number}",
                kind="length",
                text=quotation([self._units[i]], self._names),
                evidence=evidence(_shown([self._units[i]]), self._turns),
            )
            for number, i in enumerate(left, start=1)
        )

    def coverage(self, sections: Sequence[NoteSection]) -> Coverage:
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


def _shown(units: Sequence[Unit]) -> list[Piece]:
    return [
        piece
        for unit in units
        for piece in (
            *(unit.question if unit.leans else ()),
            *unit.pieces,
            *(unit.confirmation if agreed(unit) else ()),
        )
    ]
