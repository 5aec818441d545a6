"""Every claim must be carried whole: its words, or words that mean the same, are in the evidence."""

from collections.abc import Collection, Sequence

from casescribe.model.note import Check
from casescribe.model.transcript import Turn
from casescribe.stages.note.verify.align import Aligned
from casescribe.stages.note.verify.check_sense import inflected
from casescribe.stages.note.verify.entailment import Entailment
from casescribe.stages.note.verify.meaning import share, weight
from casescribe.stages.note.verify.standing import Cut, withdrawn
from casescribe.stages.note.verify.terms import term
from casescribe.stages.note.verify.values import values
from casescribe.stages.note.verify.words import words

ENOUGH = 0.8
"""Weighted part of a statement's content words that the evidence must carry."""
CLAIM_ENOUGH = 0.6
"""The same for each of its claims."""
TOO_LITTLE = 0.25
_CARRIED = 0.6
_SEVERAL = 3
_FOLLOWS = _CONTRADICTS = 0.7


def check_words(matched: Sequence[Aligned], named: Collection[str]) -> Check:
    """Compare the content words of the statement, and of each claim, with those of the evidence.

    Names said anywhere in the conversation are left to the check of names.
    """
    known = {word.stem for name in named for word in words(name)}
    counted = [{w: n for w, n in one.covered.items() if n or w.stem not in known} for one in matched]
    covered = {word: near for one in counted for word, near in one.items()}
    missing = [word for word, near in covered.items() if near < _CARRIED and weight(word) >= 1]
    named = ", ".join(f"'{word.form}'" for word in missing)
    whole = share(covered)
    weakest = min((share(one) for one in counted if one), default=0.0)
    verbs = [word for word in missing if inflected(word)]
    if whole < TOO_LITTLE and len(missing) >= _SEVERAL:
        return Check(name="completeness", verdict="unsupported", reason=f"nothing said carries {named}")
    if missing and (whole < ENOUGH or weakest < CLAIM_ENOUGH or verbs or any(term(word) for word in missing)):
        return Check(name="completeness", verdict="unsure", reason=f"the evidence does not say {named}")
    return Check(name="completeness", verdict="supported")


def check_withdrawn(statement: str, turns: Sequence[Turn], taken_back: Sequence[Cut]) -> Check:
    """A word that a speaker took back in the same breath must not stand in the statement."""
    said = words(statement)
    dated = {place for value in values(said) for place in range(value.first, value.last)}
    back = withdrawn(turns, taken_back)
    used = [word.form for place, word in enumerate(said) if word.stem in back and place not in dated]
    if used:
        return Check(name="correction", verdict="unsure", reason=f"'{used[0]}' was taken back by the speaker")
    return Check(name="correction", verdict="supported")


def check_entailment(statement: str, turns: Sequence[Turn], model: Entailment) -> Check:
    """Ask the operator's model; what it finds contradicted is unsupported, what it does not find, unsure."""
    follows, contradicts = model.judge(" ".join(turn.text for turn in turns), statement)
    if contradicts >= _CONTRADICTS:
        return Check(
            name="entailment", verdict="unsupported", reason="the entailment model finds it contradicted"
        )
    if follows < _FOLLOWS:
        return Check(name="entailment", verdict="unsure", reason="the entailment model does not find it said")
    return Check(name="entailment", verdict="supported")
