"""Looks a whole conversation over before anything is chosen: units, what they weigh, where they belong."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.model.note import Task
from casescribe.model.template import Template
from casescribe.model.transcript import Role, Transcript, Turn
from casescribe.stages.note.addressed import find_addressed, is_addressed
from casescribe.stages.note.context import barred, bonds, reception
from casescribe.stages.note.embed import Embedder
from casescribe.stages.note.features import features
from casescribe.stages.note.place import place
from casescribe.stages.note.repairs import cuts
from casescribe.stages.note.risk import risk_mentions
from casescribe.stages.note.route import importance, routes, smoothed
from casescribe.stages.note.select import Candidates
from casescribe.stages.note.units import Piece, Unit, find_units
from casescribe.stages.note.weights import Weights
from casescribe.stages.note.wording import cost, names

_MARKS = 5
"""Characters around a quotation: colon, spaces and quotation marks."""


@dataclass(frozen=True)
class Survey:
    """The units of a conversation in order, and what there is to say of each."""

    units: tuple[Unit, ...]
    candidates: Candidates

    @property
    def section(self) -> Sequence[int]:
        """The index of each unit's section."""
        return self.candidates.section


def survey(  # noqa: PLR0913 - all that a conversation is looked over with
    transcript: Transcript,
    template: Template,
    date: dt.date,
    embedder: Embedder,
    weights: Weights,
    *,
    tasks: Sequence[Task] = (),
) -> Survey:
    """Units, weights and places of a conversation, for one template."""
    called = names(transcript, template)
    roles: dict[str, Role] = {speaker.id: speaker.role for speaker in transcript.speakers}
    units = find_units(transcript.turns, cuts(transcript.turns, date))
    seen = features(units, roles, embedder)
    risky = risk_mentions(units, seen.meaning, embedder)
    likely = smoothed(routes(seen, template, weights, embedder), [unit.exchange for unit in units])
    bound = bonds(units)
    candidates = Candidates(
        matters=importance(seen, weights) * reception(units, roles),
        section=place(
            units,
            likely,
            template=template,
            risky=risky,
            bound=bound,
            roles=roles,
            deeds=_deeds(units, transcript.turns, tasks),
        ),
        costs=[cost(unit) + len(called[unit.speaker]) + _MARKS for unit in units],
        meaning=seen.meaning,
        kept=risky,
        barred=barred(units) | _dictated(units, transcript.turns),
        bonds=bound,
    )
    return Survey(units, candidates)


def _dictated(units: Sequence[Unit], turns: Sequence[Turn]) -> frozenset[int]:
    """Units that speak to or of the running machine, or answer such words."""
    addressed = find_addressed(turns)
    return frozenset(
        index
        for index, unit in enumerate(units)
        if is_addressed(addressed, *unit.place)
        or (unit.leans and any(is_addressed(addressed, piece.turn, piece.start) for piece in unit.question))
    )


def _deeds(units: Sequence[Unit], turns: Sequence[Turn], tasks: Sequence[Task]) -> frozenset[int]:
    """Units whose words are evidence of a task, other than of an appointment."""
    quotes = {(one.turn, one.quote) for task in tasks if task.kind == "task" for one in task.evidence}
    return frozenset(
        index
        for index, unit in enumerate(units)
        if any(
            turns[piece.turn].id == turn and _overlap(turns[piece.turn].text, piece, quote)
            for piece in unit.pieces
            for turn, quote in quotes
        )
    )


def _overlap(text: str, piece: Piece, quote: str) -> bool:
    first = text.find(quote)
    return first < piece.end and piece.start < first + len(quote)
