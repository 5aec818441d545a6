"""Signals in a unit's words and place that say how much it matters, apart from its meaning.

They are general: numbers, dates, money, names, negation, conditions, commitments, who speaks. Their weights
are learned (`scripts/train_router.py`), not set by hand.
"""

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from casescribe.model.transcript import Role
from casescribe.stages.note.lexicon import CONDITIONS, HEDGES, NO
from casescribe.stages.note.units import Unit

_PATTERNS = {
    "number": r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty"
    r"|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|quarter|once|twice|couple)\b",
    "date": r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|tomorrow|today|tonight|yesterday|weekend|christmas|easter"
    r"|fortnight"
    r"|week|month|year|\w+(?:teenth|tieth)|first|second|third|\w+(?:ty)?-(?:first|second|third|\w+th))\b",
    "clock": r"\b(?:o'clock|past|half \w+|quarter to|a\.?m|p\.?m|morning|afternoon|evening|night|nights)\b",
    "money": r"[£$€]|\b(?:pounds?|quid|pence|rent|debt|owe|owes|paid|pay|wage|wages|benefits?|fine"
    r"|credit|pension"
    r"|allowance|cost|costs|arrears|money)\b",
    "medicine": r"\b(?:tablets?|pills?|dose|doses|mg|mil|milligrams?|prescri\w+|medic\w+|injection"
    r"|inhaler|insulin"
    r"|antibiotics?|\w+(?:olol|pril|ine|one|ide|pam|statin|oxen|cillin|prim|done|sartan|azole))\b",
    "health": r"\b(?:doctor|gp|hospital|nurse|clinic|ward|ambulance|surgery|scan|blood|pain|fell|fall"
    r"|falls|hurt"
    r"|injury|bruis\w+|allerg\w+|rash|sick|ill|sleep\w*|asleep|mood|cry|crying)\b",
    "law": r"\b(?:police|court|licence|curfew|tag|order|probation|recall\w*|warning|breach\w*|arrest\w*"
    r"|victim"
    r"|offen[cs]\w+|custody|prison|solicitor|safeguarding|social services|referral|refer)\b",
    "past": r"\b(?:was|were|had|did|went|got|came|took|said|told|gave|left|rang|lost|\w{3,}ed)\b",
    "perfect": r"\b(?:have|has|'ve|i've|he's|she's|we've|they've|you've) (?:\w+ )?\w+(?:ed|en|one|wn|t)\b",
    "future": r"\b(?:will|going to|gonna|won't)\b|'ll\b",
    "together": r"\b(?:let's|we'll|we can|agreed?|plan)\b",
    "duty": r"\b(?:must|need to|needs to|have to|has to|should|supposed to|got to)\b",
    "first-person": r"\b(?:i|i'm|i've|i'd|i'll|me|my|we|we're|we've|our)\b",
    "third-person": r"\b(?:he|she|they|him|her|his|them|their|he's|she's|they're)\b",
    "told": r"\b(?:said|says|told|tells|reckons|thinks|heard|goes|according)\b",
    "kin": r"\b(?:mum|mam|mother|dad|father|brother|sister|son|daughter|wife|husband|partner|ex|uncle|aunt\w*"
    r"|cousin|neighbour|friend|mate|boyfriend|girlfriend|kids?|child\w*|baby|nan|gran\w*)\b",
    "place": r"\b(?:live|lives|living|house|home|flat|bungalow|address|room|door|moved?|moving|housing"
    r"|hostel)\b",
    "work": r"\b(?:work|works|working|job|shift|shifts|hours|interview|course|college|school|training"
    r"|café|shop)\b",
    "substance": r"\b(?:drink\w*|drank|drunk|alcohol|beers?|cans?|pints?|wine|vodka|drugs?|heroin"
    r"|cannabis|weed"
    r"|cocaine|crack|spice|smok\w+|vap\w+|methadone|units)\b",
    "summing-up": r"\b(?:sum up|in short|nutshell|overall|summar\w+|what i've heard|recap|to be clear"
    r"|so far)\b",
    "view": r"\b(?:i think|i feel|i'm (?:worried|pleased|concerned|glad|impressed|proud)|in my view|well done"
    r"|good decision|seems? to me)\b",
    "chat": r"\b(?:kettle|tea|coffee|biscuit|weather|sorry|thanks|welcome|hello|hiya|grab a seat"
    r"|come in|lol|bless"
    r"|gosh|joke|joking|kidding)\b",
    "recording": r"\b(?:record(?:er|ing|s|ed)?|computer|alexa|siri|microphone|machine|tape)\b",
}
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")

NAMES: tuple[str, ...] = (
    *_PATTERNS,
    "asked-number",
    "asked-law",
    "name",
    "negation",
    "condition",
    "hedge",
    "length",
    "long",
    "officer",
    "other",
    "answers",
    "leans",
    "confirmed",
    "early",
    "late",
)

_USUAL_WORDS = 12.0
_EDGE = 0.06


def cues(unit: Unit, role: Role, position: float) -> NDArray[np.float32]:
    """The unit's signals, float32, shape [len(NAMES)]; `position` is 0 at the start and 1 at the end."""
    text, question = unit.text, unit.question_text
    words = [word.strip(".,?!").lower() for word in text.split()]
    found = {name: float(bool(pattern.search(text))) for name, pattern in _COMPILED.items()}
    found.update(_form(unit, words, role))
    found["name"] = float(bool(_NAME.search(text)))
    found["asked-number"] = float(bool(_COMPILED["number"].search(question)))
    found["asked-law"] = float(bool(_COMPILED["law"].search(question)))
    found["early"], found["late"] = float(position < _EDGE), float(position > 1 - _EDGE)
    return np.array([found[name] for name in NAMES], dtype=np.float32)


def says(names: str, text: str) -> bool:
    """Whether `text` shows any of the signals with these names (separated by spaces)."""
    return any(_COMPILED[name].search(text) for name in names.split())


def _form(unit: Unit, words: list[str], role: Role) -> Mapping[str, float]:
    return {
        "negation": float(any(word in NO or word.endswith(("n't", "n\u2019t")) for word in words)),
        "condition": float(any(word in CONDITIONS for word in words)),
        "hedge": float(any(word in HEDGES for word in words)),
        "length": min(len(words) / _USUAL_WORDS, 3.0),
        "long": float(len(words) > _USUAL_WORDS),
        "officer": float(role == "officer"),
        "other": float(role == "other"),
        "answers": float(bool(unit.question)),
        "leans": float(unit.leans),
        "confirmed": float(bool(unit.confirmation)),
    }
