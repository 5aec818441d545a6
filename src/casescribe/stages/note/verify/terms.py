"""Rare terms, such as a medicine's name: words that everyday vocabulary does not hold."""

from functools import cache
from importlib.resources import files

from casescribe.stages.note.verify.words import Word

_SHORTEST = 6


def term(word: Word) -> bool:
    """Whether a word in lower case is no everyday word, its plural and compounds apart."""
    if word.capital or len(word.form) < _SHORTEST or not word.form.isalpha():
        return False
    known = _everyday()
    return not ({word.form, word.stem, word.form.removesuffix("s")} & known or _compound(word.form, known))


def _compound(form: str, known: frozenset[str]) -> bool:
    return any({form[:cut], form[cut:]} <= known for cut in range(3, len(form) - 2))


@cache
def _everyday() -> frozenset[str]:
    vocabulary = files("casescribe.stages.note") / "data" / "minilm-vocab.txt"
    return frozenset(vocabulary.read_text(encoding="utf-8").split())
