"""What corrections leave of each turn: the cuts by which units show only what was corrected to."""

import datetime as dt
from collections.abc import Sequence

from casescribe.model.transcript import Turn
from casescribe.stages.note.corrections import Correction, find_corrections
from casescribe.stages.note.sentences import Bounds

_REPAIR_REACH = 90
"""Characters between what is taken back and what replaces it that belong to the repair and go with it."""


def cuts(turns: Sequence[Turn], meeting: dt.date) -> dict[int, tuple[Bounds, ...]]:
    """For each turn's index the character bounds of the words that no longer stand, in order.

    Within a turn the words of the repair go too ("the fifth, no, sorry, the twelfth"); where the
    correction comes turns later only what it takes back goes.
    """
    found: dict[int, list[Bounds]] = {}
    for correction in find_corrections(turns, meeting):
        found.setdefault(correction.taken_back.turn, []).append(_bounds(correction))
    return {turn: tuple(sorted(bounds)) for turn, bounds in found.items()}


def _bounds(correction: Correction) -> Bounds:
    old, new = correction.taken_back, correction.replaced_by
    if old.turn == new.turn and 0 <= new.start - old.end <= _REPAIR_REACH:
        return old.start, new.start
    return old.start, old.end
