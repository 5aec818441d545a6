"""How a clause is meant: affirmed or denied, certain or not, done or planned, on whose word.

The same reading serves the statement and the speech it rests on, so that the two can be compared.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from casescribe.stages.note.verify.words import Word

Polarity = Literal["yes", "no", "either"]

NEGATORS = frozenset(
    (
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "hardly",
        "nowhere",
        "nope",
    )
)
REVERSERS = frozenset(
    (
        "deny",
        "declin",
        "refus",
        "reject",
        "avoid",
        "lack",
        "fail",
        "stop",
        "cancel",
        "unus",
        "unabl",
        "unlik",
        "clear",
        "negativ",
        "free",
        "alon",
        "miss",
        "ceas",
        "quit",
        "disput",
        "un",
    )
)
_CONDITIONS = frozenset(
    (
        "if",
        "unless",
        "suppose",
        "supposing",
        "provided",
        "depends",
        "depending",
        "depend",
        "whether",
        "would",
        "subject",
    )
)
_DOUBTS = frozenset(
    (
        "might",
        "may",
        "maybe",
        "perhaps",
        "probably",
        "possibly",
        "could",
        "hope",
        "hopes",
        "hoping",
        "hopefully",
        "considering",
        "supposedly",
        "possible",
        "likely",
        "unsure",
        "uncertain",
        "apparently",
        "appears",
        "seems",
    )
)
_OPINIONS = frozenset(
    ("think", "thinks", "thought", "reckon", "reckons", "guess", "suppose", "believe", "believes", "expects")
)
_WISHES = frozenset(
    (
        "want",
        "wants",
        "wanted",
        "wish",
        "wishes",
        "hope",
        "hopes",
        "hoped",
        "like",
        "prefer",
        "prefers",
        "rather",
        "prepared",
        "willing",
        "preference",
        "interested",
    )
)
_NEVERTHELESS = ("was going to", "were going to", "been going to", "nearly", "almost", "meant to", "keep meaning", "keeps meaning", "thought about", "thought of", "considered", "tempted to")  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|am to|going to|plans? to|planning to|intends? to|due to|due on|agreed to|about to"
    r"|to be|tomorrow|let us|lets|let's|promised to|has to|have to|must|needs? to|should|i'd like|can you|would you"
    r"|remind\w*|asked to|told to|advised to|next (?:visit|appointment|session|meeting))\b"
)
_IDIOMS = (
    "won't lie", "not going to lie", "not gonna lie", "not joking", "not even joking", "ain't even joking", "no problem",
    "not being funny", "no worries", "don't get me wrong", "do not get me wrong", "why not", "not only", "not just",
    "no more than", "no later than", "not more than", "didn't i", "didn't we", "didn't he", "didn't she", "isn't it",
    "wasn't it", "don't you", "doesn't it", "aren't you", "isn't he", "isn't she", "aren't they", "don't they", "wasn't i",
    "haven't you", "hasn't he", "hasn't she", "haven't they", "can't you", "couldn't you", "won't you", "don't i",
    "weren't you", "wasn't he", "wasn't she", "wouldn't it", "not the useful one", "no doubt", "can't i", "why don't",
    "don't worry", "no wonder", "don't mind", "no matter",
)  # fmt: skip
_IDIOM = re.compile(r"\b(?:" + "|".join(re.escape(idiom) for idiom in _IDIOMS) + r")\b")


@dataclass(frozen=True)
class Sense:
    """How a clause is meant.

    `polarity` is "either" where a verb of denial or ending makes the words no guide; `conditional`,
    `doubtful`, `wished`, `ahead` (still to be done) and `averted` (nearly done, and not) may each hold.
    """

    polarity: Polarity = "yes"
    conditional: bool = False
    doubtful: bool = False
    wished: bool = False
    ahead: bool = False
    averted: bool = False


def sense_of(text: str, said: Sequence[Word]) -> Sense:
    """The sense of the clause `text`, whose words are `said`."""
    plain = " ".join(text.lower().replace("’", "'").split())
    forms = {word.form for word in said}
    modal = " ".join(word.form for word in said)
    return Sense(
        polarity=_polarity(plain, said),
        conditional=bool(forms & _CONDITIONS),
        doubtful=bool(forms & (_DOUBTS | _OPINIONS)),
        wished=bool(forms & _WISHES),
        ahead=bool(_AHEAD.search(modal)),
        averted=any(phrase in modal for phrase in _NEVERTHELESS),
    )


def _polarity(plain: str, said: Sequence[Word]) -> Polarity:
    idiomatic = [found.span() for found in _IDIOM.finditer(plain)]
    denied = len(NEGATORS & {word.form for word in said}) > 0
    if denied and idiomatic:
        rest = _IDIOM.sub(" ", plain)
        denied = bool(re.search(r"n't\b|\b(?:" + "|".join(NEGATORS) + r"|ain't|cannot)\b", rest))
    if {word.stem for word in said} & REVERSERS or re.search(r"\b(?:unless|until)\b", plain):
        return "either"
    return "no" if denied else "yes"
