"""Which values and words the speakers took back: a repair, a correction by the other, or "not ten".

A value is taken back when a repair marker stands between it and another value of its kind close by, when
the other speaker answers a question or proposal with another value of its kind, or when "not" stands
right before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.model.transcript import Turn
from casescribe.stages.note.sentences import sentences
from casescribe.stages.note.verify.clauses import reply
from casescribe.stages.note.verify.values import Value, values
from casescribe.stages.note.verify.words import Word, words

_REPAIR = re.compile(
    r"(?:^|(?<=[\s,.;…–—-]))(?:no(?=[,.!…]|\s+(?:it's|it was|that's|sorry|wait|hang|i|they|he|she|make|not)\b)|nope|sorry|i mean|hang on|hold on|wait"
    r"|(?:i )?tell a lie|scratch that|make (?:that|it)|correction|let me (?:check|see|look|get|think)|my mistake|my fault|i'm (?:wrong|reading)"
    r"|or rather|actually|not the)(?=\W|$)",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"(\w+),\s+(?:no,?\s+(?=sorry|wait|it's|it was|that's|i mean|hang|rather)|sorry,\s|i mean,?\s|or rather,?\s|i tell a lie|wait,\s)",
    re.IGNORECASE,
)
_REACH = 26
_OPENING = 6
_HOURS = 12
_SWAP = re.compile(r"\b(?:make it|make that|not|could we|can we|i said|it was|it's)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A value with its turn; `live` is false when it was taken back."""

    turn: int
    value: Value
    live: bool
    text: str
    sentence: tuple[int, int]


def said_values(turns: Sequence[Turn]) -> tuple[Said, ...]:
    """All values of the turns, each with whether it still stands."""
    texts = [words(turn.text) for turn in turns]
    read = [values(text) for text in texts]
    found: list[Said] = []
    for place, turn in enumerate(turns):
        cuts = sentences(turn.text)
        for value in read[place]:
            live = not (
                _repaired(turn.text, texts[place], value, read[place])
                or _refused(texts[place], value)
                or _answered(turns, texts, read, place, value)
            )
            start, end = texts[place][value.first].start, texts[place][value.last - 1].end
            sentence = next(((a, b) for a, b in cuts if a <= start < b), (0, len(turn.text)))
            found.append(Said(place, value, live, turn.text[start:end], sentence))
    return tuple(found)


def withdrawn(text: str) -> frozenset[str]:
    """Stems of the words right before a repair inside a sentence: "the lower, no, sorry, the higher"."""
    return frozenset(word.stem for found in _WITHDRAWN.finditer(text) for word in words(found.group(1))[-1:])


def _repaired(text: str, said: Sequence[Word], value: Value, others: Sequence[Value]) -> bool:
    for other in others:
        near = 0 < other.first - value.last + 1 <= _REACH
        if other.first < value.last or not near or other.kind != value.kind or other.number == value.number:
            continue
        between = text[said[value.last - 1].end : said[other.first].start]
        if _REPAIR.search(between) and not _kept_apart(said, value, other):
            return True
    return False


def _kept_apart(said: Sequence[Word], value: Value, other: Value) -> bool:
    """Two counts of different things ("two tests … no, one pill") do not correct each other."""
    if value.kind != "number":
        return False
    first, second = _thing(said, value), _thing(said, other)
    return bool(first and second and first != second)


def _alike(value: Value, other: Value) -> bool:
    """One kind, or an hour said without "o'clock" in place of a time."""
    hour = value.kind == "time" and other.kind == "number" and 1 <= other.number <= _HOURS
    return value.kind == other.kind or hour


_UNIT = frozenset(
    "hour day week month year minute pound quid pence p kilo stone milligram mg mil ml millilitre can pint tablet unit time mile percent night".split()
)


def _thing(said: Sequence[Word], value: Value) -> str:
    follows = said[value.last].stem if value.last < len(said) else ""
    return {"quid": "pound"}.get(follows, follows) if follows in _UNIT_STEMS else ""


_UNIT_STEMS = frozenset(word.stem for word in words(" ".join(_UNIT)))


def _refused(said: Sequence[Word], value: Value) -> bool:
    before = [word.form for word in said[max(0, value.first - 1) : value.first]]
    return before == ["not"] and value.kind in {"time", "weekday", "number", "day"}


def _answered(
    turns: Sequence[Turn],
    texts: Sequence[Sequence[Word]],
    read: Sequence[Sequence[Value]],
    place: int,
    value: Value,
) -> bool:
    """The next speaker, not assenting, puts another value of the kind at the head of the reply."""
    after = place + 1
    if (
        after >= len(turns)
        or turns[after].speaker == turns[place].speaker
        or reply(turns[after].text) == "yes"
    ):
        return False
    opening = [other for other in read[after] if other.first < _OPENING and _alike(value, other)]
    if not opening or any(other.number == value.number for other in read[after]):
        return False
    asked = turns[place].text[texts[place][value.last - 1].end :].strip()
    last = len(words(asked)) <= _OPENING
    other = opening[0]
    head = turns[after].text[: texts[after][other.first].start]
    return other.number != value.number and (
        last and asked.endswith("?") and other.first == 0 or bool(_SWAP.search(head))
    )
