"""Speech as clauses, each with its sense, its speaker and what became of it in the next turn."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casescribe.model.transcript import Turn
from casescribe.stages.note.sentences import sentences
from casescribe.stages.note.verify.meaning import spoken
from casescribe.stages.note.verify.sense import Sense, sense_of
from casescribe.stages.note.verify.words import Word, words

_BREAK = re.compile(
    r"[,;:]\s+|\s[-\u2013\u2014]\s"
    r"|\s+(?=(?:but|because|so|and then|although|though|until|while|except|only|if|unless)\s)"
)
_AND = re.compile(
    r"\s+(?=and\s+(?:i|you|he|she|it|we|they|that|there|then|not|no|nobody|the|my|me|his|her"
    r"|i'\w+|he'\w+|she'\w+|they'\w+|it'\w+)\b)",
    re.IGNORECASE,
)
_SMALL = 2
_QUESTION_START = re.compile(
    r"^(?:so |and |but |well |okay |right |now |or )*(?:is|are|was|were|do|does|did|have|has|had|can|could"
    r"|will|would|shall|should|any|anything|what|when|where|who|which|why|how|isn't|aren't|didn't|don't|haven't)\b",
    re.IGNORECASE,
)
_OPENING = r"^(?:um+|er+|oh|well|so|mm|ah|ooh)?[\s,.]*"
_AFFIRMING = re.compile(
    _OPENING
    + r"(?:(?:\w+[\s,]+){0,2}(?:yes|yeah|yep|aye)|yup|i do|i have|i am|it is|that's right|that is right"
    r"|correct|exactly|definitely|go on|all right|okay|ok|fine|deal|of course|course|sure|please|right|mm hm"
    r"|champion|grand|perfect|fair enough)\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    _OPENING
    + r"(?:no|nah|nope|never|not|none|nothing|i don't|i haven't|i've not|i didn't|i'm not|it isn't|it's not"
    r"|it is not|that's not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """A stretch of a turn that says one thing.

    `start` and `end` are characters of the turn's text, `sentence` the bounds of its sentence. `asked` is
    true for a question; `answer` is "yes" or "no" when the next speaker answers so, else "".
    """

    turn: int
    speaker: str
    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    sense: Sense
    asked: bool = False
    answer: str = ""


def clauses(turns: Sequence[Turn]) -> tuple[Clause, ...]:
    """The clauses of `turns`, in order; `Clause.turn` counts from 0 within `turns`."""
    found = [clause for place, turn in enumerate(turns) for clause in _of_turn(place, turn)]
    return tuple(_answered(turns, clause, found) for clause in found)


def _of_turn(place: int, turn: Turn) -> Iterable[Clause]:
    for first, last in sentences(turn.text):
        sentence = turn.text[first:last]
        asked = sentence.rstrip("\"'\u201d\u2019) ").endswith("?") or bool(
            _QUESTION_START.match(sentence) and sentence[-1:] not in ".!"
        )
        for begin, end in pieces(sentence):
            text = sentence[begin:end]
            said = words(text)
            cut = (first + begin, first + end)
            sense = sense_of(text, said, sentence)
            yield Clause(place, turn.speaker, text, *cut, (first, last), said, spoken(said), sense, asked)


def pieces(sentence: str) -> tuple[tuple[int, int], ...]:
    """Character bounds of the clauses of a sentence; a piece of under three words joins its neighbour."""
    cuts = sorted(
        {
            0,
            len(sentence),
            *(m.end() for m in _BREAK.finditer(sentence)),
            *(m.end() for m in _AND.finditer(sentence)),
        }
    )
    bounds = [(a, b) for a, b in pairwise(cuts) if sentence[a:b].strip()]
    merged: list[tuple[int, int]] = []
    for begin, end in bounds:
        short = len(words(sentence[begin:end])) <= _SMALL
        if (
            merged
            and (short or len(words(sentence[slice(*merged[-1])])) <= _SMALL)
            and not _answers(sentence[slice(*merged[-1])])
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((begin, end))
    return tuple(merged)


def _answers(text: str) -> bool:
    return bool(re.match(r"^\s*(?:no|nah|yes|yeah|aye)\b[\s,.]*$", text, re.IGNORECASE))


def reply(text: str) -> str:
    """Whether a turn begins with an answer: "yes", "no" or ""."""
    if _DENYING.match(text):
        return "no"
    return "yes" if _AFFIRMING.match(text) else ""


def _answered(turns: Sequence[Turn], clause: Clause, found: Sequence[Clause]) -> Clause:
    after = clause.turn + 1
    here = [other for other in found if other.turn == clause.turn]
    last = max(
        (other.sentence for other in here if other.asked), default=max(other.sentence for other in here)
    )
    if after >= len(turns) or turns[after].speaker == clause.speaker or clause.sentence != last:
        return clause
    answer = reply(turns[after].text)
    if not answer:
        return clause
    return replace(clause, answer=answer, sense=_settled(clause, answer))


def _settled(clause: Clause, answer: str) -> Sense:
    """The sense that an answer gives a question: a "no" denies it, also when it was asked in the negative."""
    if answer == "no" and (clause.asked or clause.sense.polarity == "no"):
        return replace(clause.sense, polarity="no")
    return clause.sense
