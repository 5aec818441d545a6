"""What may not stand alone or not at all: sentences that lean on their neighbours, outcomes, and irony."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from casescribe.model.transcript import Role
from casescribe.stages.note.cues import says
from casescribe.stages.note.embed import Vectors
from casescribe.stages.note.units import Unit
from casescribe.stages.note.utterances import COUNTERING

_LEANING = re.compile(
    r"^(?:(?:and|so|but|well|oh|yeah|no),?\s+)*(?:because|cause|but|which|or|otherwise|unless|until"
    r"|except|that's"
    r"|that was|that is|it|it's|they|they're|they've|he|he's|she|she's|those|these|this|this was|same)\b"
    r"|^but\b",
    re.IGNORECASE,
)
_UNFULFILLED = re.compile(
    r"\b(?:(?:was|were|been) (?:going to|gonna|about to|thinking of|planning to|meaning to|supposed to)"
    r"|nearly|almost"
    r"|thought about|thought of|considered|wanted to)\b",
    re.IGNORECASE,
)
_IRONY = re.compile(
    r"\b(?:lucky me|fat chance|chance would be a fine thing|pull the other one|yeah right|oh joy"
    r"|pigs might fly|rolling in it|life of luxury|not a care in the world|best day of my life)\b",
    re.IGNORECASE,
)
_JOKE_OVER = re.compile(
    r"\b(?:(?:only|just) (?:joking|kidding|messing)|i'm (?:joking|kidding)|joking (?:aside|apart)"
    r"|seriously,? though)\b",
    re.IGNORECASE,
)
_LAUGH = re.compile(r"^(?:ha|haha|ha ha|very funny|you wish|dream on)\b", re.IGNORECASE)
_RECAP = re.compile(
    r"\b(?:(?:to|let me|let's|i'll|if i) (?:just |quickly )?(?:sum(?:marise|marize)?(?: up)?|recap)\b"
    r"|in (?:summary|a nutshell)\b"
    r"|what (?:i've heard|i'm hearing|we've (?:said|covered|talked about|agreed)|you've told me)\b"
    r"|so overall\b|looking back over (?:today|what))",
    re.IGNORECASE,
)
_RECEPTION = re.compile(
    r"\b(?:come (?:on )?in|(?:grab|take|have|pull up) a (?:seat|chair|pew)|sit (?:yourself )?down|take a seat"
    r"|make yourself (?:at home|comfortable)|(?:tea|coffee|water|drink) (?:or|before)|cup of tea"
    r"|(?:good|nice|lovely) to (?:see|meet) you|(?:i'm|we're|being|is) recording|being recorded)\b",
    re.IGNORECASE,
)
_RECEIVED = 0.3
"""How much of its weight is left to what only receives a guest or explains the recorder."""
_UNFINISHED = re.compile(
    r"\b(?:a|an|the|to|of|my|your|our|their|and|because|if|unless|than|would have|is a|was a)$", re.IGNORECASE
)
_OUTCOME_UNITS, _REPLY_UNITS = 2, 3


def bonds(units: Sequence[Unit]) -> Mapping[int, tuple[int, ...]]:
    """For each unit the others without which it would mislead: what it refers to, and how it turned out."""
    found: dict[int, tuple[int, ...]] = {}
    for index, unit in enumerate(units):
        others: list[int] = []
        if index and _refers_back(units[index - 1], unit):
            others.append(index - 1)
        if _hearsay(unit) and index + 1 < len(units) and _same_turn(unit, units[index + 1]):
            others.append(index + 1)
        others += [
            i
            for i in range(index + 1, min(index + 1 + _REPLY_UNITS, len(units)))
            if _countered(unit, units[i])
        ]
        if _UNFULFILLED.search(unit.text):
            others += range(index + 1, min(index + 1 + _OUTCOME_UNITS, len(units)))
        if others:
            found[index] = tuple(others)
    return found


def _refers_back(before: Unit, unit: Unit) -> bool:
    together = _same_turn(before, unit) and before.exchange == unit.exchange
    return together and bool(_LEANING.match(unit.text))


def _same_turn(before: Unit, unit: Unit) -> bool:
    return before.pieces[-1].turn == unit.pieces[0].turn


def _countered(unit: Unit, after: Unit) -> bool:
    """Whether the other answers a day, an hour or an amount with another one."""
    values = "number date clock money"
    objects = after.speaker != unit.speaker and bool(COUNTERING.match(after.text))
    return objects and says(values, unit.text) and says(values, after.text)


def _hearsay(unit: Unit) -> bool:
    """Whether it passes on what a third person says: the speaker's own stand on it usually follows."""
    return says("told", unit.text) and says("third-person kin", unit.text)


def barred(units: Sequence[Unit]) -> frozenset[int]:
    """Units that would come out as facts and are none: irony, and what a laugh or a disclaimer takes back."""
    found = {index for index, unit in enumerate(units) if _IRONY.search(unit.text) or _fragment(unit)}
    for index in range(1, len(units)):
        before, unit = units[index - 1], units[index]
        if _JOKE_OVER.search(unit.text) or _laughed_at(before, unit):
            found.add(index - 1)
    return frozenset(found)


def sums_up(units: Sequence[Unit], roles: Mapping[str, Role]) -> frozenset[int]:
    """The officer's summing up: where it is announced, and what follows it in the same turn."""
    found: set[int] = set()
    for index, unit in enumerate(units):
        goes_on = index - 1 in found and _same_turn(units[index - 1], unit)
        announced = roles.get(unit.speaker) == "officer" and _RECAP.search(unit.text)
        if announced or (
            goes_on and units[index - 1].speaker == unit.speaker and not says("clock", unit.text)
        ):
            found.add(index)
    return frozenset(found)


def reception(units: Sequence[Unit], roles: Mapping[str, Role]) -> Vectors:
    """What is left of each unit's weight, shape [units]: little where an officer receives the guest."""
    received = [roles.get(u.speaker) == "officer" and bool(_RECEPTION.search(u.text)) for u in units]
    return np.where(received, np.float32(_RECEIVED), np.float32(1.0)).astype(np.float32)


def _fragment(unit: Unit) -> bool:
    """Whether it says nothing alone: it has no subject and verb, or is one sentence that never ends."""
    return _lone_fragment(unit) or (len(unit.pieces) == 1 and bool(_UNFINISHED.search(unit.text)))


def _lone_fragment(unit: Unit) -> bool:
    return unit.bare and not unit.leans and not says("number date clock money medicine law", unit.text)


def _laughed_at(before: Unit, unit: Unit) -> bool:
    return before.speaker != unit.speaker and bool(_LAUGH.match(unit.text)) and not before.leans
