"""Looks a whole conversation over before anything is chosen: units, what they weigh, where they belong."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from casescribe.model.template import Template
from casescribe.model.transcript import Role, Transcript, Turn
from casescribe.stages.note.addressed import find_addressed, is_addressed
from casescribe.stages.note.context import barred, bonds
from casescribe.stages.note.embed import Embedder, Vectors
from casescribe.stages.note.features import features
from casescribe.stages.note.repairs import cuts
from casescribe.stages.note.risk import risk_mentions
from casescribe.stages.note.route import importance, routes, smoothed
from casescribe.stages.note.select import Candidates
from casescribe.stages.note.units import Unit, find_units
from casescribe.stages.note.weights import Weights
from casescribe.stages.note.wording import cost, names

RISK = "risk"
"""The section that lists every mention of danger, where the template has it."""

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


def survey(
    transcript: Transcript, template: Template, date: dt.date, embedder: Embedder, weights: Weights
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
        matters=importance(seen, weights),
        section=_placed(units, likely, template, risky, bound),
        costs=[cost(unit) + len(called[unit.speaker]) + _MARKS for unit in units],
        meaning=seen.meaning,
        kept=risky,
        barred=barred(units) | _dictated(units, transcript.turns),
        bonds=bound,
    )
    return Survey(units, candidates)


def _placed(
    units: Sequence[Unit],
    likely: Vectors,
    template: Template,
    risky: frozenset[int],
    bound: Mapping[int, tuple[int, ...]],
) -> list[int]:
    """The likeliest section of what is said in one go; mentions of danger go under `risk` if there is one."""
    ids = [section.id for section in template.sections]
    risk = ids.index(RISK) if RISK in ids else None
    trains = np.array([(unit.exchange, unit.pieces[0].turn) for unit in units]).reshape(len(units), 2)
    together = [np.log(likely[(trains == train).all(axis=1)]).sum(axis=0) for train in trains]
    section = [
        risk if risk is not None and index in risky else int(row.argmax())
        for index, row in enumerate(together)
    ]
    for index, others in bound.items():
        for other in others:
            if units[other].exchange == units[index].exchange:
                section[max(index, other)] = section[min(index, other)]
    return section


def _dictated(units: Sequence[Unit], turns: Sequence[Turn]) -> frozenset[int]:
    """Units whose words speak to the recording machine."""
    addressed = find_addressed(turns)
    return frozenset(index for index, unit in enumerate(units) if is_addressed(addressed, *unit.place))
