"""Finds what speakers took back, so that a note keeps only what was corrected to.

Three mechanisms, none of them fitted to a topic: a repair marker between two values of one kind in a turn
("the fifth, no, sorry, the twelfth"); a reply that puts another value in place of the other speaker's
("Make it eleven."); a later return to something said ("what I said about the fifth, it's the twelfth").
An answer that merely begins with "no" is none of them.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casescribe.model.transcript import Turn
from casescribe.stages.note.corrections_items import Item, items
from casescribe.stages.note.sentences import sentences
from casescribe.stages.note.times import bare_hour


@dataclass(frozen=True)
class Place:
    """The characters `start` to `end` of the text of turn number `turn` (0-based)."""

    turn: int
    start: int
    end: int


@dataclass(frozen=True)
class Correction:
    """The words at `taken_back` no longer stand; `replaced_by` are the words that do."""

    taken_back: Place
    replaced_by: Place


_PLAIN = (
    r"no(?=[,.!\u2026]|\s+(?:it's|it was|that's|that was|sorry|wait|hang|hold|i|they|they've|he|she"
    r"|make|not|tell)\b)"
    r"|nope|actually|wait|not"
)
_STRONG = (
    r"sorry|i mean|i meant|hang on|hold on|(?:i )?tell a lie|scratch that|make (?:that|it)|correction"
    r"|let me (?:check|see|look"
    r"|get|think)|my mistake|i(?:'m| was) wrong|i'm reading|or rather|what am i saying|i beg your pardon"
)
_MARKER = re.compile(rf"(?<![\w'])(?:(?P<strong>{_STRONG})|(?P<plain>{_PLAIN}))(?![\w'])", re.IGNORECASE)
_BEFORE_REACH = 60
_PLAIN_REACH = 45
_STRONG_REACH = 120
_REPEAT_REACH = 30
_NAMING = re.compile(
    (
        rf"(?:[\s,.;!\u2026-]|(?:{_STRONG}|{_PLAIN}|um|er|erm|it's|it was|that's|he's|she's|called|to|with"
        rf"|from|in|at)\b)*"
    ),
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"(?:till|until|than|since|from|after|before|out of|of the)\s+(?:the\s+)?$", re.IGNORECASE
)
_PHRASE = re.compile(
    r"\b(?P<lead>the|my|his|her|a|an|on|in|at|with|for) (?P<old>[a-z]+(?P<noun> [a-z]+)?)[,.;\u2026\u2014-]+ "
    rf"(?:(?:um|er|erm|uh),? )?(?:(?:no|{_STRONG}|wait),? )+(?:[\w']+ ){{0,6}}?"
    r"(?P<new>(?P=lead) (?!same\b)[a-z]+(?(noun)(?P=noun)))\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\bnot (?:on |at |the |on the )?$", re.IGNORECASE)
_SWAP = re.compile(
    r"^(?:(?:well|oh|um|er|erm|ah|yeah|but),? )*(?:no|nope|sorry|actually|make it|make that"
    r"|could we (?:do|make it|say)"
    r"|can we (?:do|make it|say)|i said|i think (?:it's|it was)|it's actually|it was actually)\b",
    re.IGNORECASE,
)
_SWAP_REACH = 40
_BACK = re.compile(
    (
        r"\b(?:(?:i|you|we|he|she) (?:said|told|mentioned|put)|that thing|earlier|before|got .{0,12}wrong"
        r"|gave you the wrong)\b"
    ),
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:it's|it is|it was|its|is|actually|should(?: be|'ve been)|meant|no|that's|was)\b", re.IGNORECASE
)
_UNKNOWN_DAY = dt.date(2001, 1, 1)


def find_corrections(turns: Sequence[Turn], meeting: dt.date | None = None) -> tuple[Correction, ...]:
    """What was taken back, in the order in which it was said; no words are taken back twice.

    Args:
        turns: the turns of a transcript.
        meeting: the meeting's day; with it "Tuesday" and "the seventeenth" are known to be one day.
    """
    said = [items(turn.text, meeting or _UNKNOWN_DAY) for turn in turns]
    found: dict[Place, Correction] = {}
    for number, turn in enumerate(turns):
        for correction in (
            *_repaired(number, turn.text, said[number]),
            *_reworded(number, turn.text, said[number]),
            *_refused(number, turn.text, said),
            *_replied(number, turns, said),
            *_returned(number, turn.text, said),
        ):
            found.setdefault(correction.taken_back, correction)
    return tuple(sorted(found.values(), key=lambda one: (one.taken_back.turn, one.taken_back.start)))


def _repaired(number: int, text: str, said: Sequence[Item]) -> Iterator[Correction]:
    """A repair marker between two values of one kind."""
    for marker in _MARKER.finditer(text):
        if marker.group().lower() == "not":
            continue
        for category in ("date", "time", "quantity", "rank", "name"):
            old = _last_before(marker, [item for item in said if item.category == category])
            new = old and _first_after(marker, old, text, said)
            if old and new:
                for item in _chain(old, said):
                    yield _correction(number, item, number, new)


def _last_before(marker: re.Match[str], said: Sequence[Item]) -> Item | None:
    reach = _BEFORE_REACH if not said or said[0].category != "name" else 3
    near = [item for item in said if item.end <= marker.start() <= item.end + reach]
    return near[-1] if near else None


def _first_after(marker: re.Match[str], old: Item, text: str, said: Sequence[Item]) -> Item | None:
    reach = _STRONG_REACH if marker["strong"] or _another(marker, text) else _PLAIN_REACH
    limited = bool(_LIMITED.search(text[: old.start]))
    rest = [item for item in said if marker.end() <= item.start <= marker.end() + reach]
    for item in rest:
        if item.category == old.category and item.value == old.value:
            return None
        if item.category == "name" and not _NAMING.fullmatch(text[marker.end() : item.start]):
            return None
        if old.rivals(item) and limited == bool(_LIMITED.search(text[: item.start])):
            return _fullest(item, said)
    return None


def _another(marker: re.Match[str], text: str) -> bool:
    """Whether a strong marker follows hard upon a plain one: "no, hang on"."""
    following = _MARKER.search(text, marker.end(), marker.end() + _PLAIN_REACH)
    return following is not None and bool(following["strong"])


def _chain(old: Item, said: Sequence[Item]) -> Iterator[Item]:
    """The value and its mentions shortly before it."""
    yield old
    for item in said:
        if item.end <= old.start <= item.end + _REPEAT_REACH and item.repeats(old):
            yield item


def _fullest(new: Item, said: Sequence[Item]) -> Item:
    """The longest mention of a value among those that follow it closely."""
    same = [item for item in said if item.repeats(new) and new.start <= item.start <= new.end + _REPEAT_REACH]
    return max(same, key=lambda item: item.end - item.start)


def _reworded(number: int, text: str, said: Sequence[Item]) -> Iterator[Correction]:
    """Words after the same small word: "the lower, no, sorry, it went up to the higher"."""
    for found in _PHRASE.finditer(text):
        start, new = found.start("lead"), found.span("new")
        if any(item.start < found.end("old") and start < item.end for item in said):
            continue
        if found["old"].lower() != found["new"].partition(" ")[2].lower():
            yield Correction(Place(number, start, found.end("old")), Place(number, *new))


def _refused(number: int, text: str, said: Sequence[Sequence[Item]]) -> Iterator[Correction]:
    """A value that "not" denies beside the one that stands: "two, not three", "not Monday but Tuesday"."""
    for item in said[number]:
        if item.category == "name" or not _REFUSED.search(text[: item.start]):
            continue
        beside = [
            other
            for other in said[number]
            if item.rivals(other)
            and min(abs(item.start - other.end), abs(other.start - item.end)) <= _REPEAT_REACH
        ]
        if beside:
            yield _correction(number, item, number, beside[0])
            yield from _earlier(number, item, beside[0], said)


def _earlier(number: int, old: Item, new: Item, said: Sequence[Sequence[Item]]) -> Iterator[Correction]:
    for place in range(number):
        for item in said[place]:
            if item.repeats(old):
                yield _correction(place, item, number, new)


def _replied(number: int, turns: Sequence[Turn], said: Sequence[Sequence[Item]]) -> Iterator[Correction]:
    """The other speaker puts another value in place of the one just said."""
    before = number - 1
    if before < 0 or turns[before].speaker == turns[number].speaker:
        return
    text = turns[number].text
    swap = _SWAP.match(text)
    for old in _closing(turns[before].text, said[before]):
        new = _head(text, old, said[number], swap.end() if swap else 0)
        if new is None or any(item.repeats(old) for item in said[number]):
            continue
        first = sentences(text)[0]
        asks = text[first[0] : first[1]].endswith("?") and not swap
        offered = turns[before].text.rstrip().endswith("?") and new.start == 0
        if old.rivals(new) and not asks and (swap or offered):
            yield _correction(before, old, number, _fullest(new, [*said[number], new]))


def _closing(text: str, said: Sequence[Item]) -> list[Item]:
    """The last value of each kind in the last two sentences."""
    first = sentences(text)[-2:][0][0] if text.strip() else 0
    late = {item.category: item for item in said if item.start >= first and item.category != "name"}
    return list(late.values())


def _head(text: str, old: Item, said: Sequence[Item], after: int) -> Item | None:
    """The value at the head of a reply that is of the old one's kind."""
    for item in said:
        if item.category == old.category and after <= item.start <= after + _SWAP_REACH:
            return item
    if old.category != "time" or not after:
        return None
    hour = bare_hour(text[after : after + _SWAP_REACH // 2])
    return None if hour is None else Item(after + hour.start, after + hour.end, "time", hour.time)


def _returned(number: int, text: str, said: Sequence[Sequence[Item]]) -> Iterator[Correction]:
    """A return to something said in an earlier turn, with another value."""
    for start, end in sentences(text):
        here = [item for item in said[number] if start <= item.start < end]
        for old, new in pairwise(here):
            marked = _BACK.search(text, start, old.start) and _INSTEAD.search(text, old.end, new.start)
            if marked and old.rivals(new):
                yield _correction(number, old, number, new)
                yield from _earlier(number, old, new, said)


def _correction(old_turn: int, old: Item, new_turn: int, new: Item) -> Correction:
    return Correction(Place(old_turn, old.start, old.end), Place(new_turn, new.start, new.end))
