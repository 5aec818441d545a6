"""Makes speech readable without changing a word that counts: fillers, stammers and false starts go."""

import re
from collections.abc import Sequence

from casescribe.stages.note.lexicon import FILLERS, OPENERS

_SOUND = "(?:" + "|".join(sorted(map(re.escape, FILLERS), key=len, reverse=True)) + ")"
_FILLED = re.compile(rf"(?:(?<=\s)|^){_SOUND}\b[,.…]*(?=\s|$)", re.IGNORECASE)
_AS_IF = "(?:you know|like|i mean|you see|so to speak|(?:do you|if you) know what i mean|what)"
_SET_IN = re.compile(rf"(?<!\byes)(?<!\bno)(?<!\byeah),\s*(?:{_SOUND}|{_AS_IF}),(?=\s)", re.IGNORECASE)
_TRAILING = re.compile(r",\s*(?:like|you know|innit|you see)(?=[.!])", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_BARE = re.compile(r"[^\w'\u2019-]")
_NUMERALS = frozenset(
    (
        "zero",
        "oh",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "double",
        "no",
        "very",
    )
)
_LONGEST_STAMMER = 4
_BOUND_TO_SO = frozenset(("far", "much", "many", "long", "that", "did", "do", "am", "is", "was"))


def tidy(text: str) -> str:
    """The same words without hesitation sounds, stammers ("he's, he's") and empty parentheses.

    Numbers said digit by digit, negations and hedges stay. Whitespace becomes single spaces.
    """
    clean = re.sub(r"\s+([,.?!;])", r"\1", text)
    clean = _TRAILING.sub("", _SET_IN.sub("", clean))
    clean = _FILLED.sub("", clean)
    clean = " ".join(_without_stammer(_TOKEN.findall(clean)))
    clean = re.sub(r"\s+([,.?!])", r"\1", clean)
    clean = re.sub(r",(?:\s*,)+", ",", clean)
    clean = re.sub(r"^[\s,.;…-]+", "", clean)
    return _capital(clean.strip(), text)


def without_opener(text: str) -> str:
    """The sentence without words that only open it ("So, right, …"), unless nothing else would be left."""
    tokens = _TOKEN.findall(text)
    first = 0
    while first < len(tokens) - 2 and _bare(tokens[first]) in OPENERS and _set_off(tokens, first):
        first += 1
    return _capital(" ".join(tokens[first:]), text)


def _set_off(tokens: Sequence[str], index: int) -> bool:
    if _bare(tokens[index + 1]) in _BOUND_TO_SO:
        return False
    return tokens[index].endswith((",", ".")) or _bare(tokens[index]) in {
        "so",
        "and",
        "but",
        "well",
        "oh",
        "um",
    }


def _without_stammer(tokens: Sequence[str]) -> list[str]:
    kept = list(tokens)
    index = 0
    while index < len(kept):
        length = _stammer(kept, index)
        if length:
            del kept[index : index + length]
            continue
        index += 1
    return kept


def _stammer(tokens: Sequence[str], index: int) -> int:
    """How many tokens from `index` on are said again right after, broken off by a comma; else 0."""
    for length in range(_LONGEST_STAMMER, 0, -1):
        first = [_bare(token) for token in tokens[index : index + length]]
        again = [_bare(token) for token in tokens[index + length : index + 2 * length]]
        if first != again or not all(first) or _NUMERALS & set(first):
            continue
        if tokens[index + length - 1][-1] in ",…-" or length == 1:
            return length
    return 0


def _bare(token: str) -> str:
    return _BARE.sub("", token).lower()


def _capital(text: str, before: str) -> str:
    """With a capital where the text began with one before words were taken from its beginning."""
    return text[:1].upper() + text[1:] if before.lstrip()[:1].isupper() else text
