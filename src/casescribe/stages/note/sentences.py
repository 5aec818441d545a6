"""Cuts what somebody says in one go into sentences, with or without punctuation."""

import re

Bounds = tuple[int, int]

_END = re.compile(r"[.?!…]+[\"'”\u2019)]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|prof|no|vs|etc|approx|dept)|\b[a-z]|\b[ap]\.m)\.$", re.IGNORECASE
)
_WORD = re.compile(r"\S+")
_LONG = 40
"""Words without a full stop after which a clause boundary may end a sentence."""
_SHORTEST = 7
_CONNECTIVES = frozenset(
    ("and", "but", "so", "because", "then", "cause", "anyway", "also", "now", "okay", "right")
)


def sentences(text: str) -> tuple[Bounds, ...]:
    """Character bounds of the sentences of `text`, in order, apart from each other, without outer spaces.

    Full stops, question and exclamation marks end a sentence. A run of more than 40 words without any is
    cut before connectives that stand at least seven words apart, as a recogniser may leave them all out.
    """
    return tuple(part for bounds in _by_marks(text) for part in _by_connectives(text, bounds))


def _by_marks(text: str) -> list[Bounds]:
    found: list[Bounds] = []
    first = 0
    for mark in _END.finditer(text):
        if not _ABBREVIATION.search(text[first : mark.end()]) or mark.end() == len(text):
            _append(found, text, first, mark.end())
            first = mark.end()
    _append(found, text, first, len(text))
    return found


def _append(found: list[Bounds], text: str, first: int, last: int) -> None:
    inner = text[first:last].strip()
    if inner:
        begin = text.index(inner, first)
        found.append((begin, begin + len(inner)))


def _by_connectives(text: str, bounds: Bounds) -> list[Bounds]:
    words = list(_WORD.finditer(text, *bounds))
    if len(words) <= _LONG:
        return [bounds]
    cuts = [0]
    for index, word in enumerate(words):
        begins = word.group().lower().strip(",") in _CONNECTIVES
        if begins and index - cuts[-1] >= _SHORTEST and len(words) - index >= _SHORTEST:
            cuts.append(index)
    ends = [*cuts[1:], len(words)]
    return [(words[a].start(), words[b - 1].end()) for a, b in zip(cuts, ends, strict=True)]
