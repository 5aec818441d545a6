"""Chooses what the note says: what matters most, something for every section, and nothing twice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from casescribe.stages.note.embed import Vectors

_UNLIMITED_FLOOR = 0.35
"""Without a length limit everything at least this likely to matter is chosen."""
_SAME = 0.86
"""Likeness above which two units say the same."""
_LENGTH_POWER = 0.3
"""How strongly length counts against a unit: 0 not at all, 1 in proportion."""
_OVERHEAD = 22
"""Characters that a statement needs besides its words."""


@dataclass(frozen=True)
class Candidates:
    """What there is to choose from, one entry for each unit.

    `matters` 0 to 1; `section` an index; `costs` characters; `meaning` unit vectors [units, 384];
    `kept` must be in the note whatever it costs; `barred` must not be in it;
    `bonds` says which others each unit may not be without.
    """

    matters: Vectors
    section: Sequence[int]
    costs: Sequence[int]
    meaning: Vectors
    kept: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()
    bonds: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def select(
    candidates: Candidates,
    required: Sequence[int],
    max_chars: int | None,
    length: Callable[[frozenset[int]], int],
) -> frozenset[int]:
    """Indices of the chosen units.

    First what must be kept, then the best unit of every required section, then by importance for its
    length, passing over what has been said already (maximal marginal relevance, Carbonell and Goldstein
    1998, with a hard limit). `length` is how long the note with these units would be, in characters; it
    stays within `max_chars`.
    """
    order = _by_value(candidates)
    picked = _Picked(candidates, max_chars, length)
    for index in [i for i in order if i in candidates.kept]:
        picked.take(index)
    for section in required:
        inside = [i for i in order if candidates.section[i] == section]
        if inside and not picked.has(section):
            picked.take(inside[0])
    for index in order:
        if max_chars is not None or candidates.matters[index] >= _UNLIMITED_FLOOR:
            picked.take(index)
    return frozenset(picked.indices)


def _by_value(candidates: Candidates) -> list[int]:
    worth = [
        float(matter) / (cost + _OVERHEAD) ** _LENGTH_POWER
        for matter, cost in zip(candidates.matters, candidates.costs, strict=True)
    ]
    return sorted((i for i in range(len(worth)) if i not in candidates.barred), key=lambda i: (-worth[i], i))


class _Picked:
    """What is chosen so far."""

    def __init__(
        self, candidates: Candidates, limit: int | None, length: Callable[[frozenset[int]], int]
    ) -> None:
        self.indices: list[int] = []
        self._candidates = candidates
        self._limit = limit
        self._length = length

    def has(self, section: int) -> bool:
        return any(self._candidates.section[i] == section for i in self.indices)

    def take(self, index: int) -> None:
        if index in self.indices or (index not in self._candidates.kept and self._said(index)):
            return
        added = [one for one in self._together(index) if one not in self.indices]
        barred = any(one in self._candidates.barred for one in added)
        if not barred and (
            self._limit is None or self._length(frozenset((*self.indices, *added))) <= self._limit
        ):
            self.indices.extend(added)

    def _together(self, index: int) -> list[int]:
        """The unit and all that it may not be without, also by way of others."""
        found, waiting = [index], [index]
        while waiting:
            fresh = [one for one in self._candidates.bonds.get(waiting.pop(), ()) if one not in found]
            found += fresh
            waiting += fresh
        return found

    def _said(self, index: int) -> bool:
        if not self.indices:
            return False
        likeness = self._candidates.meaning[self.indices] @ self._candidates.meaning[index]
        return bool(np.max(likeness) > _SAME)
