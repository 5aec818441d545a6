"""A statement taken apart into what it claims."""

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise

from casescribe.stages.note.sentences import sentences
from casescribe.stages.note.verify.clauses import pieces
from casescribe.stages.note.verify.meaning import content
from casescribe.stages.note.verify.sense import Sense, sense_of
from casescribe.stages.note.verify.words import Word, words

_CUT = re.compile(
    r"\s+(?=(?:and|but|or)\s+(?:has|have|had|is|are|was|were|will|would|can|could|did|does|do|not|no|never|must|may|might|to|keep|keeps"
    r"|then|said|says|told|asked|gets|goes|went|came|gave|took|put|\w{2,}ed)\b)|\s+(?=(?:who|which|whose|where)\s)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\s+(?=(?:rather than|instead of|and not|not)\s+(?:a|an|the|in|on|at|by|to|his|her)\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Claim:
    """One claim of a statement: `start` and `end` are characters of the statement."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    sense: Sense


def claims(statement: str, without: Container[str] = ()) -> tuple[Claim, ...]:
    """The claims of a statement in order; pieces without content say nothing that could be checked.

    `without` are stems that are no content, such as the speakers' names.
    """
    bounds = [
        (first + a + begin, first + a + end)
        for first, last in sentences(statement)
        for a, b in pieces(statement[first:last])
        for begin, end in _finer(statement[first + a : first + b])
    ]
    read = tuple(_claim(statement, begin, end, without) for begin, end in bounds)
    return tuple(claim for claim in read if claim.content)


def _finer(piece: str) -> list[tuple[int, int]]:
    cuts = sorted({0, len(piece), *(m.end() for p in (_CUT, _NOT) for m in p.finditer(piece))})
    return list(pairwise(cuts))


def _claim(statement: str, begin: int, end: int, without: Container[str]) -> Claim:
    text = statement[begin:end]
    said = words(text)
    return Claim(text.strip(), begin, end, said, content(said, without), sense_of(text, said))
