"""Finds words addressed to the recording machine or to whoever writes the note from it.

The recorder is not the author: such words are, at most, reported as said. They are known by an imperative
of writing after a call upon a machine ("computer, put down …"), by a formula of dictation ("for the record")
or by an order to leave out or ignore what was said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.model.transcript import Turn
from casescribe.stages.note.sentences import sentences


@dataclass(frozen=True)
class Addressed:
    """The characters `start` to `end` of the text of turn number `turn` (0-based) speak to the machine."""

    turn: int
    start: int
    end: int


_MACHINE = (
    r"(?:computer|recorder|recording|machine|tape|alexa|siri|robot|bot|chatbot|assistant|a\.?i\.?"
    r"|system|software|app|transcriber"
    r"|transcription|transcript|microphone|note[ -]?taker|summari[sz]er|model)"
)
_WRITE = (
    r"(?:write|put|note|record|add|say|delete|remove|ignore|forget|disregard|mark|log|type|state"
    r"|include|change|summari[sz]e|cross"
    r"|strike|leave|make|print|enter|stop|set|erase|take|don't)"
)
_CALL = re.compile(
    rf"(?:^|[.?!,;]\s+|\b(?:hey|hello|hi|hiya|ok|okay|right|dear|listen|so|and|here|oi),?\s+)(?:(?:mr"
    rf"|mister|the|little)\s+)?{_MACHINE}"
    r"(?=[,.!?]|\s+(?:please\s+)?" + _WRITE + r"\b)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    rf"(?:^|[,.?!;]\s+|\b(?:please|just|can you|could you|you can|and|then)\s+){_WRITE}\b", re.IGNORECASE
)
_TO_MACHINE = re.compile(
    (
        rf"\b(?:(?:tell|telling|ask) (?:the|this|that) {_MACHINE}|note (?:to|for) (?:the )?{_MACHINE}"
        rf"|{_MACHINE} (?:please )?{_WRITE} (?:down|that|in)\b"
        rf"|is (?:that|this|the) (?:little |bloody )?(?:thing|gadget|{_MACHINE}) (?:still |even |actually )?"
        r"(?:on|going|running|recording|listening|working)\b)"
    ),
    re.IGNORECASE,
)
_DICTATED = re.compile(
    r"\b(?:for the (?:record|recording|tape|transcript|minutes|notes)\b|let the record (?:show|state|reflect)"
    r"|(?:put|write|get) (?:it |this |that )?(?:down )?(?:on|in) the (?:record|recording|transcript|tape)\b"
    r"|in (?:the|your) (?:notes|summary|report),? (?:write|put|say|state)\b)",
    re.IGNORECASE,
)
_IGNORE = re.compile(
    r"\b(?:ignore|disregard|forget|delete|erase|strike|wipe) (?:what(?:ever)? (?:i|we|he|she|was|came"
    r"|you)|everything|all (?:of )?"
    r"(?:that|the|previous)|(?:the |any |your )?(?:previous|earlier|above|last|rest|instructions?))",
    re.IGNORECASE,
)
_WROTE = re.compile(rf"\b{_WRITE}\b", re.IGNORECASE)
_NEW_SENTENCE = re.compile(
    r"^(?:(?:and|so|but|no|yeah|yes|oh|right|okay|anyway|well),?\s+)*(?:i|i'm|i've|i'll|i'd|you|you're"
    r"|we|it's|that's|is|are|do|does"
    r"|did|can|could|what|how|why|when|where|who)\b",
    re.IGNORECASE,
)


def find_addressed(turns: Sequence[Turn]) -> tuple[Addressed, ...]:
    """The stretches addressed to the machine, in order; one stretch at most for each run of sentences."""
    found: list[Addressed] = []
    for number, turn in enumerate(turns):
        found += _in_turn(number, turn.text)
    return tuple(found)


def is_addressed(addressed: Sequence[Addressed], turn: int, start: int) -> bool:
    """Whether character `start` of that turn lies in words addressed to the machine."""
    return any(one.turn == turn and one.start <= start < one.end for one in addressed)


def _in_turn(number: int, text: str) -> list[Addressed]:
    cuts = sentences(text)
    found: list[Addressed] = []
    place = 0
    while place < len(cuts):
        last = _run(text, cuts, place)
        if last is None:
            place += 1
            continue
        found.append(Addressed(number, cuts[place][0], cuts[last][1]))
        place = last + 1
    return found


def _run(text: str, cuts: Sequence[tuple[int, int]], first: int) -> int | None:
    """The last sentence of the stretch that begins with sentence `first`, None when none begins there."""
    here = text[slice(*cuts[first])]
    called = _CALL.search(here)
    follows = " ".join(text[slice(*cut)] for cut in cuts[first + 1 : first + 3])
    direct = _DICTATED.search(here) or _IGNORE.search(here) or _TO_MACHINE.search(here)
    ordered = called and (_WROTE.search(here, called.end()) or _ORDER.search(follows))
    if not direct and not ordered:
        return None
    last = first
    if not direct and called and not _WROTE.search(here, called.end()):
        last = next(i for i in range(first + 1, len(cuts)) if _ORDER.search(text[slice(*cuts[i])]))
    while last + 1 < len(cuts) and not _NEW_SENTENCE.search(text[slice(*cuts[last + 1])]):
        last += 1
    return last
