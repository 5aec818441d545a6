"""Cuts turns into utterances, and tells questions, backchannels and fragments apart by their form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from casescribe.model.transcript import Turn
from casescribe.stages.note.lexicon import (
    AGREEING,
    ASKING,
    AUXILIARIES,
    FILLERS,
    FUNCTION,
    INVERTING,
    NO,
    OPENERS,
    POINTING,
    SUBJECTS,
    YES,
)
from casescribe.stages.note.sentences import Bounds, sentences
from casescribe.stages.note.tidy import tidy

_VOID = (
    FILLERS
    | YES
    | NO
    | AGREEING
    | OPENERS
    | frozenset(("i", "see", "that's", "all", "the", "very", "you", "then"))
)
_FRAGMENT_WORDS = 6
_ELLIPTIC_WORDS = 5
_TOPIC_WORDS = 4
_GIVEN_UP_WORDS = 2
_POINTING_WORDS = 7
_INVITATIONS = re.compile(
    r"^(?:(?:so|and|now|okay|right|well|then|can you|could you|just|please),?\s+)*"
    r"(?:tell me|talk me|remind me|describe|explain|let me ask|what about|how about|any )\b",
    re.IGNORECASE,
)


_REPAIRING = re.compile(
    r"^(?:(?:er|um|oh|ah|well|and|but)[,.]?\s+)*(?:no|sorry|hang on|hold on|wait|actually|i mean|i tell a lie"
    r"|scratch that|make that|or rather|rather|correction|let me (?:see|look|check|think))\b",
    re.IGNORECASE,
)


COUNTERING = re.compile(
    r"^(?:(?:oh|well|yeah|yes|no|um|er|so|or|but)[,.]?\s+)*(?:make (?:it|that)|could (?:we|you|it|i)"
    r"|can (?:we|it|i)"
    r"|not\b|rather|i'd rather|how about|what about|better|more like|nearer|it's|that's|no[,.])",
    re.IGNORECASE,
)
"""How an objection or another proposal begins."""


@dataclass(frozen=True)
class Part:
    """A stretch of a turn: character bounds and tidied words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Utterance:
    """A sentence with its fragments.

    `question`: it asks. `void`: it carries nothing but assent, refusal or attention. `elliptic`: it has no
    subject and verb of its own.
    """

    turn: int
    speaker: str
    parts: tuple[Part, ...]
    question: bool = False
    void: bool = False
    elliptic: bool = False

    @property
    def text(self) -> str:
        """The tidied words."""
        return " ".join(part.text for part in self.parts)


def utterances(turns: Sequence[Turn], cuts: Mapping[int, Sequence[Bounds]]) -> Iterator[Utterance]:
    """The utterances of all turns in order, without the words that were taken back (`cuts`)."""
    for index, turn in enumerate(turns):
        following = turns[index + 1].speaker if index + 1 < len(turns) else turn.speaker
        said = [one for bounds in sentences(turn.text) if (one := _utterance(turn, index, bounds, cuts))]
        joined = _join(said)
        if joined and _broken_off(turn.text) and following != turn.speaker:
            joined[-1] = replace(joined[-1], question=True)
        yield from joined


def _utterance(
    turn: Turn, index: int, bounds: Bounds, cuts: Mapping[int, Sequence[Bounds]]
) -> Utterance | None:
    kept = _outside(turn.text, bounds, cuts.get(index, ()))
    parts = tuple(
        Part(a, b, text) for a, b in kept if (text := tidy(turn.text[a:b])) and _says_something(text)
    )
    if not parts:
        return None
    text = " ".join(part.text for part in parts)
    words = _words(text)
    void = all(word in _VOID for word in words)
    return Utterance(index, turn.speaker, parts, asks(text), void, _elliptic(words))


def _says_something(text: str) -> bool:
    """Not a false start of a word or three that was given up."""
    given_up = text.endswith(",") and len(text.split()) <= _GIVEN_UP_WORDS
    return any(character.isalnum() for character in text) and not given_up


def _outside(text: str, bounds: Bounds, cuts: Sequence[Bounds]) -> list[Bounds]:
    """What is left of `bounds` without `cuts` and without outer spaces."""
    left = [bounds]
    for begin, end in cuts:
        left = [
            piece for a, b in left for piece in ((a, min(b, begin)), (max(a, end), b)) if piece[0] < piece[1]
        ]
    return [bare for a, b in left if (bare := _stripped(text, a, b))]


def _stripped(text: str, begin: int, end: int) -> Bounds | None:
    inner = text[begin:end].strip()
    first = begin + text[begin:end].find(inner)
    return (first, first + len(inner)) if inner else None


def points_elsewhere(text: str) -> bool:
    """Whether it is short and a pronoun in it stands for something that another sentence names."""
    return len(text.split()) <= _POINTING_WORDS and any(
        word.partition("'")[0] in POINTING for word in _words(text)
    )


def follows_up(text: str) -> bool:
    """Whether a statement takes up what the other has just said, or counters it."""
    return points_elsewhere(text) or bool(COUNTERING.match(text))


def _join(said: Sequence[Utterance]) -> list[Utterance]:
    """Fragments and bare assent go with the sentence before, a topic with what follows it."""
    joined: list[Utterance] = []
    for one in said:
        last = joined[-1] if joined else None
        if last and (_belongs(last, one) or (len(joined) == 1 and _topic(last))):
            question, void = last.question or one.question, last.void and one.void
            elliptic = last.elliptic and one.elliptic
            joined[-1] = replace(
                last, parts=(*last.parts, *one.parts), question=question, void=void, elliptic=elliptic
            )
        else:
            joined.append(one)
    return joined


def _belongs(last: Utterance, one: Utterance) -> bool:
    if one.question:
        return last.question or _topic(last)
    if last.question:
        return False
    if _REPAIRING.match(one.text) and not last.void:
        return True
    return (one.elliptic and not one.void and len(_words(one.text)) <= _FRAGMENT_WORDS) or last.void


def _topic(last: Utterance) -> bool:
    """Whether it only names what comes next, as "Rent." does."""
    return last.elliptic and not last.void and not last.question and len(_words(last.text)) <= _TOPIC_WORDS


def asks(text: str) -> bool:
    """Whether a sentence has the form of a question or an invitation to tell, with or without its mark."""
    words = _words(text)
    if text.rstrip("\"'”\u2019)").endswith("?"):
        return True
    if text.endswith((".", "!")):
        return bool(_INVITATIONS.match(text)) and len(words) <= _TOPIC_WORDS * 3
    rest = [word for word in words if word not in OPENERS]
    if len(rest) <= 1:
        return False
    asking = rest[0] in ASKING or (rest[0] in INVERTING and rest[1] in SUBJECTS)
    return asking or bool(_INVITATIONS.match(text))


def _elliptic(words: Sequence[str]) -> bool:
    if len(words) > 2 * _FRAGMENT_WORDS:
        return False
    pairs = zip(words, [*words[1:], ""], strict=True)
    clause = any(word in SUBJECTS and (any(c in word for c in "'\u2019") or after) for word, after in pairs)
    bare = not clause and not any(word in AUXILIARIES for word in words[:_ELLIPTIC_WORDS])
    return bare or (len(words) <= _ELLIPTIC_WORDS and all(word in FUNCTION for word in words))


def _broken_off(text: str) -> bool:
    return text.rstrip().endswith((",", "-", "\u2013", "—", "…"))


def _words(text: str) -> list[str]:
    return [word for token in text.split() if (word := token.strip('.,!?…;:"“”()').lower())]
