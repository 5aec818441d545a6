"""Names what a task points to ("it", "them", "do that"): the likeliest thing, or remark, said shortly before.

The task finder asks it for the words in brackets. A thing is a noun phrase told by its closed-class words
(after a determiner, or by its capitals); nearer ones count more, so do those that keep being spoken of. After
verbs of saying and writing "that" means a remark: then it is the fullest clause nearby. The idea of weighing
antecedents by salience is Lappin and Leass's (1994), here without a parser.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casescribe.stages.note.lexicon import (
    AGREEING,
    ASKING,
    AUXILIARIES,
    FILLERS,
    FUNCTION,
    NO,
    OPENERS,
    SUBJECTS,
    YES,
)
from casescribe.stages.note.tasks_lines import Line
from casescribe.stages.note.tidy import tidy

MOST_WORDS = 13
_WHOLE = 16
_REACH = 10
_SHALLOW = 5
_SAID = 2
_TOPIC_REACH = 16
_REPEATED = 1.5
_DESCRIBED = 0.5
_LONE_NAME = 1.0
_FITS = 3.0
_FALL = 0.8
_OBLIQUE = 0.6
_REMARK_FALL = 0.4
_OWN = 2.0
_SINGLE = 2.0
_PHRASE = 5

_POINTER = re.compile(
    r"\b(?:(?P<thing>it|one)|(?P<people>them|they|him|her(?! \w)|he|she)"
    r"|(?P<remark>that|this|these|those)(?=\s*(?:[.,;?!]|$)|\s+(?:in|on|to|into|up|out|down|over|by|for|with|at"
    r"|an'?|and|from|now|right|today|tomorrow|tonight|forward|back|off|as|when|so|through|too|next|this|first|before"
    r"|after)\b))(?!['\u2019])\b",
    re.IGNORECASE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TELLING = _words(
    "put write raise report record note log mention tell say change changing correct discuss explain "
    "add document flag"
)
_TOLD = _words("ring call phone email text ask tell contact chase speak talk message write see meet")
_DETERMINERS = _words("the a an my your our me these those this another")
_JOINING = frozenset(("of", "and"))
_CLOSED = (
    FUNCTION
    | SUBJECTS
    | AUXILIARIES
    | ASKING
    | YES
    | NO
    | AGREEING
    | FILLERS
    | OPENERS
    | _words(
        "until till before after since during without against between through because though while every "
        "each where's tomorrow today tonight yesterday once twice when always never ever let lets only"
    )
)
_TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december week weeks weekend weekends month months day "
    "days morning afternoon evening night nights time times minute hour hours year years moment "
    "while first second third fourth fifth sixth seventh eighth ninth tenth twelfth thirteenth bit "
    "lot thing things way kind sort one ones end point idea chance god sake"
)
_ASIDE = "of|in|on|at|with|from|by|under|into|near"
_COUNTS = _words("two three four five six seven eight nine ten eleven twelve half")
_SPOKEN = SUBJECTS - frozenset(("that", "this", "nobody", "everybody"))
_RANK = re.compile(r"^(?:\w+teenth|\w+tieth|(?:twenty|thirty)-?\w*|\d+\w*)$", re.IGNORECASE)
_TOKEN = re.compile(r"[\w'\u2019-]+|[.,;:?!\u2026]")
_LINK = re.compile(r"^(?:(?:and|but|so|because|or|well|yeah|yes|no|right|okay),? )+", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.?!\u2026]+\s*|\s+(?=(?:and|but|because|so that)\s)")


@dataclass(frozen=True)
class About:
    """What is pointed to, in the words in which it was said, and the sentences that say it."""

    words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Phrase:
    words: str
    line: Line
    weight: float


def about(text: str, deed: str, speaker: str, before: Sequence[Line]) -> About | None:
    """What the action points to.

    Args:
        text: the action as it is worded.
        deed: its verb.
        speaker: who says it.
        before: the sentences before it in order, the nearest last.

    Returns:
        At most about ten words; None when it points to nothing or nothing fits.
    """
    pointer = _POINTER.search(text)
    told = [line for line in before if line.tells][-_REACH:]
    if pointer is None or _deep(text, pointer.start()):
        return None
    remark = deed in _TELLING and not pointer["people"]
    found = _remark(text, speaker, told) if remark else None
    single = (pointer["people"] or "").lower() in {"him", "her", "he", "she"}
    return found or _thing(
        text, told, people=single or bool(pointer["people"] and deed in _TOLD), single=single
    )


def _deep(text: str, at: int) -> bool:
    """Whether enough stands before the pointer for a reader to do without what it points to."""
    return len(text[:at].split()) > _SHALLOW and len(_solid(text[:at])) > _SAID


def topic(before: Sequence[Line]) -> About | None:
    """The thing last asked about by whoever leads the talk, for an action that says too little."""
    asked = [
        line
        for line in before[-_TOPIC_REACH:]
        if line.role != "person" and line.text.endswith("?") and not points(line.text)
    ]
    return _thing("", asked[-1:], people=False, single=False)


def points(text: str) -> bool:
    """Whether the text points to something that it does not name."""
    return bool(_POINTER.search(text))


def uncapital(text: str) -> str:
    """The text as it stands within a sentence: a capital stays on names only."""
    first = text.split(" ", 1)[0]
    plain = first.lower().split("'")[0].split("\u2019")[0]
    small = plain in _CLOSED and plain != "i" and not first.isupper()
    return text[:1].lower() + text[1:] if small else text


def content(text: str) -> frozenset[str]:
    """Its open-class words, lower case."""
    words = (word.lower().replace("\u2019", "'") for word in _TOKEN.findall(text))
    return frozenset(
        word.removesuffix("'s")
        for word in words
        if word[0].isalnum() and word not in _CLOSED and word.split("'")[0] not in _CLOSED
    )


def _remark(text: str, speaker: str, told: Sequence[Line]) -> About | None:
    """The fragments of the same breath, else the fullest sentence nearby."""
    own = content(text)
    breath = _breath(speaker, told)
    words = ", ".join(uncapital(line.text.rstrip(" .,;")) for line in breath)
    if _solid(words) - own:
        return About(words, tuple(breath))
    best: tuple[float, str, Line] | None = None
    for distance, line in enumerate(reversed(told), start=1):
        words = _LINK.sub("", _clipped(line.text, own))
        new = _solid(words) - own
        weight = len(new) - _REMARK_FALL * distance - _OWN * (line.speaker == speaker)
        if new and not line.text.endswith("?") and (best is None or weight > best[0]):
            best = weight, words, line
    return None if best is None else About(best[1], (best[2],))


def _breath(speaker: str, told: Sequence[Line]) -> list[Line]:
    """The fragments that the speaker said right before, few words together."""
    found: list[Line] = []
    for line in reversed(told):
        words = sum(len(one.text.split()) for one in [*found, line])
        if (
            line.speaker != speaker
            or line.turn != told[-1].turn
            or len(line.text.split()) > _PHRASE
            or words > MOST_WORDS
            or set(re.findall(r"[a-z']+", line.text.lower())) & (_SPOKEN | AUXILIARIES)
        ):
            break
        found.insert(0, line)
    return found


def _solid(text: str) -> frozenset[str]:
    """Its open-class words but numbers and times."""
    return frozenset(word for word in content(text) if word not in _TIMES | _COUNTS and not _RANK.match(word))


def _is_name(words: str) -> bool:
    first = words.split(maxsplit=1)[0]
    return first[0].isupper() and first.lower() not in _DETERMINERS


def _clipped(text: str, own: frozenset[str]) -> str:
    """The clauses in a row that say most, within the number of words."""
    plain = tidy(text).rstrip(" .,;?!\u2026")
    if MOST_WORDS < len(plain.split()) <= _WHOLE:
        return plain
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(plain)), len(plain)]
    spans = [
        plain[first:last].strip(" ,;:.")
        for at, first in enumerate(cuts)
        for last in cuts[at + 1 :]
        if len(plain[first:last].split()) <= MOST_WORDS
    ]
    if not any(spans):
        return " ".join(plain.split()[:MOST_WORDS]) + " \u2026"
    return max(spans, key=lambda span: (len(content(span) - own), -len(span)))


def _thing(text: str, told: Sequence[Line], *, people: bool, single: bool) -> About | None:
    named = content(text)
    heard = [content(line.text) for line in told]
    phrases = [
        _Phrase(words, line, _weight(words, line.text, heard, people=people, single=single))
        for line in reversed(told)
        for words in noun_phrases(line.text)
        if _solid(words) - named
        and (not single or _is_name(words))
        and not (people and content(words) & _TIMES)
    ]
    if not phrases:
        return None
    best = max(phrases, key=lambda one: one.weight)
    return About(best.words, (best.line,))


def _weight(words: str, said: str, heard: Sequence[frozenset[str]], *, people: bool, single: bool) -> float:
    """Its salience; `heard` are the open-class words of each sentence, the nearest last."""
    kept = content(words)
    repeated = max((sum(word in line for line in heard) for word in kept), default=0) > 1
    distance = next((far for far, line in enumerate(reversed(heard)) if kept & line), len(heard))
    aside = bool(re.search(rf"\b(?:{_ASIDE}) {re.escape(words)}", said, re.IGNORECASE))
    name = any(word[:1].isupper() for word in words.split()[1:] or words.split())
    person = name or any(
        re.search(r"(?:or|er|ist|nurse|team|man|mum|dad|gp)(?:['\u2019]s)?$", word) for word in kept
    )
    fits = (
        _FITS * person + _SINGLE * (name and single)
        if people
        else _DESCRIBED * (len(kept) > 1) - _LONE_NAME * _is_name(words)
    )
    return fits + _REPEATED * repeated - _FALL * distance - _OBLIQUE * aside


def noun_phrases(text: str) -> Iterator[str]:
    """What the text names: words after a determiner or with a capital, joined over "of" and "and the"."""
    tokens = _TOKEN.findall(text)
    at = 0
    while at < len(tokens):
        end = _phrase_end(tokens, at)
        if end > at:
            yield re.sub(r"['\u2019]s$", "", " ".join(tokens[at:end]))
            at = end
        else:
            at += 1


def _phrase_end(tokens: Sequence[str], at: int) -> int:
    first = tokens[at].lower()
    begins = at == 0 or tokens[at - 1] in ".?!"
    marked = not begins or tokens[at].isupper() or (at + 1 < len(tokens) and tokens[at + 1][0].isupper())
    capital = tokens[at][0].isupper() and marked and _open(tokens[at])
    if first not in _DETERMINERS and not capital:
        return at
    last = at + (first in _DETERMINERS)
    while last < len(tokens) and last - at <= _PHRASE and (_open(tokens[last]) or _inner(tokens, at, last)):
        last += 1
        if tokens[last - 1].endswith(("'s", "\u2019s")) and re.search(
            r"(?:ed|en|ing)$", "".join(tokens[last : last + 1])
        ):
            break
    if last == at + (first in _DETERMINERS):
        return at
    onward = last < len(tokens) - 1 and tokens[last].lower() in _JOINING
    if onward and tokens[last + 1].lower() in _DETERMINERS:
        further = _phrase_end(tokens, last + 1)
        return further if last + 1 < further <= at + MOST_WORDS else last
    return last


def _inner(tokens: Sequence[str], at: int, here: int) -> bool:
    """Whether it is a particle inside a compound: "the shut off valve"."""
    return (
        tokens[here].lower() == "off" and here - at > 1 and here + 1 < len(tokens) and _open(tokens[here + 1])
    )


def _open(token: str) -> bool:
    word = token.lower().replace("\u2019", "'")
    return token[0].isalnum() and word not in _CLOSED and not re.search(r"n't$|'(?:ll|re|ve|d|m)$", word)
