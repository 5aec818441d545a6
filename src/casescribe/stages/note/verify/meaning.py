"""Likeness of single words: the same stem, the same family, or near sentence vectors."""

from collections.abc import Container, Iterable, Sequence

import numpy as np

from casescribe.stages.note.embed import Embedder, Vectors
from casescribe.stages.note.lexicon import FUNCTION
from casescribe.stages.note.verify.families import related
from casescribe.stages.note.verify.lists import listed
from casescribe.stages.note.verify.values import values
from casescribe.stages.note.verify.words import Word, stem

RELATED = 0.9
_NEAR = 0.64
"""Cosine of two MiniLM vectors of single words from which they may mean one thing."""
_EXACT = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april",
    "june july august september october november december daily weekly monthly yearly once",
    "twice first second third one two three four five six seven eight nine ten eleven twelve",
    "left right before after more less high low higher lower morning night afternoon evening",
    "week weekend weekday day month year hour minute fortnight today tomorrow yesterday",
)
FRAMES = frozenset(
    stem(word)
    for word in listed(
        "say tell report state explain describe mention note ask confirm add discuss claim",
        "acknowledge disclose agree overall currently also still now since because himself",
        "herself themselves person towards would both his her during about due further respond",
        "directly following ongoing regarding meeting afterwards instead there their next given",
        "decide matter kind any most",
    )
)
_LIGHT = frozenset(
    stem(word)
    for word in listed(
        "have get go come do make take give put keep let want like need try use be thing way time",
        "lot bit good feel find look plan able start set appointment session visit meeting case",
    )
)
_LIGHT_WEIGHT = 0.5
_NAME_WEIGHT = 1.2


class Meaning:
    """Compares words, and keeps the vectors of those it has seen; without an embedder, by form alone."""

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Vectors] = {}
        self._known: dict[tuple[str, str], float] = {}

    def prepare(self, said: Iterable[Word]) -> None:
        """Fetch in one go the vectors that comparing these words will need."""
        missing = sorted({word.form for word in said if compared(word)} - self._vectors.keys())
        if self._embedder is not None and missing:
            self._vectors.update(zip(missing, self._embedder.embed(missing), strict=True))

    def likeness(self, one: Word, other: Word) -> float:
        """0 (apart) to 1 (the same) for two words."""
        key = (one.form, other.form)
        if key not in self._known:
            self._known[key] = self._compare(one, other)
        return self._known[key]

    def _compare(self, one: Word, other: Word) -> float:
        if one.stem == other.stem:
            return 1.0
        if related(one.stem, other.stem):
            return RELATED
        first, second = self._vectors.get(one.form), self._vectors.get(other.form)
        if first is None or second is None:
            return 0.0
        near = float(np.dot(first, second))
        return near if near >= _NEAR else 0.0

    def cover(self, wanted: Sequence[Word], said: Sequence[Word]) -> dict[Word, float]:
        """For each wanted word the likeness of the nearest word said."""
        return {word: max((self.likeness(word, other) for other in said), default=0.0) for word in wanted}


def compared(word: Word) -> bool:
    """Whether a word's vector says something: no number, no name, no word of a closed class."""
    return word.form.isalpha() and word.form not in _EXACT and word.form not in FUNCTION and not word.capital


def content(said: Sequence[Word], without: Container[str] = ()) -> tuple[Word, ...]:
    """The words that carry what is claimed: no closed classes, verbs of saying, values, or `without`."""
    valued = {place for value in values(said) for place in range(value.first, value.last)}
    return tuple(
        word
        for place, word in enumerate(said)
        if word.form not in FUNCTION
        and word.stem not in FRAMES
        and place not in valued
        and word.stem not in without
    )


def spoken(said: Sequence[Word]) -> tuple[Word, ...]:
    """The words of speech that a claim's words are compared with: all but values."""
    valued = {place for value in values(said) for place in range(value.first, value.last)}
    return tuple(word for place, word in enumerate(said) if place not in valued)


def weight(word: Word) -> float:
    """How much a word counts in a claim: names most, verbs that say little least."""
    if word.stem in _LIGHT:
        return _LIGHT_WEIGHT
    return _NAME_WEIGHT if word.capital else 1.0


def share(covered: dict[Word, float]) -> float:
    """The weighted part of the words that is covered, 0 to 1; 1 when there are none."""
    total = sum(weight(word) for word in covered)
    return sum(weight(word) * near for word, near in covered.items()) / total if total else 1.0
