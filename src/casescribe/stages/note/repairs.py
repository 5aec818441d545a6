"""What corrections leave of each turn: the cuts by which units show only what was corrected to."""

import datetime as dt
from collections.abc import Sequence

from casescribe.model.transcript import Turn
from casescribe.stages.note.corrections import Correction, find_corrections
from casescribe.stages.note.corrections_items import items
from casescribe.stages.note.cues import says
from casescribe.stages.note.sentences import Bounds
from casescribe.stages.note.utterances import COUNTERING

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
    for index in range(len(turns) - 2):
        found.setdefault(index, []).extend(
            _yielded(turns[index], turns[index + 1], turns[index + 2], meeting)
        )
    return {turn: tuple(sorted(set(bounds))) for turn, bounds in found.items() if bounds}


def _yielded(offer: Turn, reply: Turn, answer: Turn, meeting: dt.date) -> list[Bounds]:
    """A day or time that one offers, the other counters with another, and the first then takes up."""
    objects = offer.speaker != reply.speaker and COUNTERING.match(reply.text)
    if not objects or offer.speaker != answer.speaker or not says("number date clock", reply.text):
        return []
    offered, settled = (
        [item for item in items(turn.text, meeting) if item.category in {"date", "time"}]
        for turn in (offer, answer)
    )
    return [(old.start, old.end) for old in offered if any(old.rivals(new) for new in settled)]


def _bounds(correction: Correction) -> Bounds:
    old, new = correction.taken_back, correction.replaced_by
    if old.turn == new.turn and 0 <= new.start - old.end <= _REPAIR_REACH:
        return old.start, new.start
    return old.start, old.end
