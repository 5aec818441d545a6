"""Every claim must be carried whole: its words, or words that mean the same, are in the evidence."""

from collections.abc import Sequence

from casescribe.model.note import Check
from casescribe.model.transcript import Turn
from casescribe.stages.note.verify.align import Aligned
from casescribe.stages.note.verify.entailment import Entailment
from casescribe.stages.note.verify.meaning import share, weight
from casescribe.stages.note.verify.superseded import withdrawn
from casescribe.stages.note.verify.values import values
from casescribe.stages.note.verify.words import words

ENOUGH = 0.7
"""Weighted part of a statement's content words that the evidence must carry."""
CLAIM_ENOUGH = 0.5
"""The same for each of its claims."""
TOO_LITTLE = 0.25
_CARRIED = 0.6
_FOLLOWS = _CONTRADICTS = 0.7


def check_words(matched: Sequence[Aligned]) -> Check:
    """Compare the content words of the statement, and of each claim, with those of the evidence."""
    covered = {word: near for aligned in matched for word, near in aligned.covered.items()}
    missing = [word for word, near in covered.items() if near < _CARRIED and weight(word) >= 1]
    named = ", ".join(f"'{word.form}'" for word in missing)
    whole = share(covered)
    weakest = min((share(aligned.covered) for aligned in matched if aligned.covered), default=0.0)
    if whole < TOO_LITTLE:
        return Check(name="completeness", verdict="unsupported", reason=f"nothing said carries {named}")
    if whole < ENOUGH or weakest < CLAIM_ENOUGH:
        return Check(name="completeness", verdict="unsure", reason=f"the evidence does not say {named}")
    return Check(name="completeness", verdict="supported")


def check_withdrawn(statement: str, turns: Sequence[Turn]) -> Check:
    """A word that a speaker took back in the same breath must not stand in the statement."""
    said = words(statement)
    dated = {place for value in values(said) for place in range(value.first, value.last)}
    back = frozenset(stem for turn in turns for stem in withdrawn(turn.text))
    used = [word.form for place, word in enumerate(said) if word.stem in back and place not in dated]
    if used and share({word: 1.0 for word in said}) > 0:
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
