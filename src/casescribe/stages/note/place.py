"""Gives each unit its section: the likeliest, but danger and summing up stand where they are looked for."""

from collections.abc import Mapping, Sequence

import numpy as np

from casescribe.model.template import Template
from casescribe.model.transcript import Role
from casescribe.stages.note.context import sums_up
from casescribe.stages.note.embed import Vectors
from casescribe.stages.note.units import Unit

RISK = "risk"
"""The section that lists every mention of danger, where the template has it."""
TASKS = "tasks"
"""The section of what was agreed to do, where the template has it."""
_SUMMARY = "summary"


def place(  # noqa: PLR0913 - all that is known of the units
    units: Sequence[Unit],
    likely: Vectors,
    *,
    template: Template,
    risky: frozenset[int],
    bound: Mapping[int, tuple[int, ...]],
    roles: Mapping[str, Role],
    deeds: frozenset[int] = frozenset(),
) -> list[int]:
    """The index of each unit's section.

    What is said in one go stays together. Mentions of danger stand under `risk` with
    what they are not understood without; the officer's summing up stands under `summary`,
    and what was agreed to do under `tasks`.

    Args:
        units: all units of the conversation, in order.
        likely: how likely each belongs to each section, shape [units, sections].
        template: whose sections these are.
        risky: the units that mention danger.
        bound: which others a unit may not be without.
        roles: of the speakers, by id.
        deeds: the units in which somebody takes on to do something.
    """
    ids = [section.id for section in template.sections]
    section = _likeliest(units, likely)
    if TASKS in ids:
        for index in deeds:
            section[index] = ids.index(TASKS)
    if _SUMMARY in ids:
        for index in sums_up(units, roles):
            section[index] = ids.index(_SUMMARY)
    _keep_together(units, section, bound)
    if RISK in ids:
        for index in risky:
            for one in (index, *_same_go(units, index, bound)):
                section[one] = ids.index(RISK)
    return section


def _likeliest(units: Sequence[Unit], likely: Vectors) -> list[int]:
    trains = np.array([(unit.exchange, unit.pieces[0].turn) for unit in units]).reshape(len(units), 2)
    together = [np.log(likely[(trains == train).all(axis=1)]).sum(axis=0) for train in trains]
    return [int(row.argmax()) for row in together]


def _keep_together(units: Sequence[Unit], section: list[int], bound: Mapping[int, tuple[int, ...]]) -> None:
    for index in bound:
        for other in _same_go(units, index, bound):
            section[max(index, other)] = section[min(index, other)]


def _same_go(units: Sequence[Unit], index: int, bound: Mapping[int, tuple[int, ...]]) -> list[int]:
    return [other for other in bound.get(index, ()) if units[other].exchange == units[index].exchange]
