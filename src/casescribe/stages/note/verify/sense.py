"""How a clause is meant: affirmed or denied, certain or not, done or planned.

The same reading serves the statement and the speech it rests on, so that the two can be compared.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from casescribe.stages.note.verify.lists import listed
from casescribe.stages.note.verify.words import Word

Polarity = Literal["yes", "no", "either"]

NEGATORS = listed("not no never none nobody nothing neither nor hardly nowhere nope")
_REVERSERS = listed(
    "deny declin refus reject avoid lack fail stop cancel unus unabl unlik clear negativ free",
    "alon miss ceas quit disput",
)
_CONDITIONS = listed(
    "if unless suppose supposing provided depends depending depend subject",
)
_SUBJUNCTIVE = listed(
    "would could might if unless suppose supposing provided depends depending depend subject",
)
_DOUBTS = listed(
    "might may maybe perhaps probably possibly could hope hopes hoping hopefully considering",
    "supposedly possible likely unsure uncertain apparently appears seems think thinks",
    "thought reckon reckons guess suppose believe expects",
)
_WISHES = listed(
    "want wants wanted wish wishes hope hopes hoped like prefer prefers rather willing",
    "preference interested",
)
_AVERTED = re.compile(
    r"\b(?:(?:was|were|been) going to|nearly|almost|meant to|keeps? meaning|thought (?:about|of)"
    r"|considered|tempted to)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are|am) to|going to|plans? to|planning to|intends? to|due (?:to|on)|agreed to"
    r"|about to|to be|tomorrow|let us|lets|let's|promised to|(?:has|have) to|must|needs? to"
    r"|should|would like (?:to|you)|(?:can|could|would|will|shall) (?:you|we|i)|remind\w*|asked to|told to"
    r"|advised to|next (?:visit|appointment|session|meeting))\b"
)
_TAG = (
    r"\b(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should)n't "
    r"(?:i|we|you|he|she|it|they)\b(?=\W*$)"
)
_IDIOM = re.compile(
    r"\b(?:won't lie|not (?:going to|gonna) lie|not (?:even )?joking|ain't (?:even )?joking|no problem"
    r"|no worries|not being funny|don't get me wrong|why not|not only|not just|not? (?:more|later|less) than"
    r"|no doubt|don't worry|no wonder|no matter|why don't)\b|" + _TAG
)
_DENIAL = re.compile(r"n't\b|\b(?:" + "|".join(sorted(NEGATORS)) + r"|ain't|cannot)\b")


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


def sense_of(text: str, said: Sequence[Word], sentence: str = "") -> Sense:
    """The sense of the clause `text` with the words `said`; a condition may stand elsewhere in `sentence`."""
    plain = " ".join(text.lower().replace("\u2019", "'").split())
    forms = {word.form for word in said}
    modal = " ".join(word.form for word in said)
    around = set(re.findall(r"[a-z]+", sentence.lower())) | forms
    return Sense(
        polarity=_polarity(plain, said, around),
        conditional=bool(around & _CONDITIONS) and bool(forms & _SUBJUNCTIVE),
        doubtful=bool(forms & _DOUBTS),
        wished=bool(forms & _WISHES),
        ahead=bool(_AHEAD.search(modal)),
        averted=bool(_AVERTED.search(modal)),
    )


def _polarity(plain: str, said: Sequence[Word], around: set[str]) -> Polarity:
    if {word.stem for word in said} & _REVERSERS or "unless" in around or "without" in plain.split():
        return "either"
    return "no" if _DENIAL.search(_IDIOM.sub(" ", plain)) else "yes"
