"""A condition, a doubt, a wish, a question or a plan must not become a fact."""

import re
from collections.abc import Sequence

from casescribe.model.note import Check
from casescribe.stages.note.verify.align import Aligned, Match
from casescribe.stages.note.verify.check_sense import inflected, short
from casescribe.stages.note.verify.limits import ABOUT, SLACK
from casescribe.stages.note.verify.lists import listed
from casescribe.stages.note.verify.sense import Sense
from casescribe.stages.note.verify.words import Word

_DONE = re.compile(r"\b(?:has|have|had|was|were|did|been)\b|\b\w{2,}ed\b")
_SOFTENED = listed(
    "if unless would could might may maybe perhaps possibly possible probably hope hopes",
    "hoped hoping thinks think thought consider considering considered wants want wanted wish",
    "wishes like depends depending subject provided whether prefer prefers preference",
    "interested prepared willing likely unlikely uncertain unsure plan plans option planning",
    "discussed idea suggested proposed offered asked requested request conditional decided",
    "undecided reckons expects when should",
)

_CLEARLY = 0.25
_BEFORE_IT = re.compile(r"\b(?:until|till|once|before|as soon as)\b", re.IGNORECASE)


def check_certainty(aligned: Aligned, forms: frozenset[str], heads: Sequence[Match]) -> Check:
    """A thing conditional, doubtful, wished or nearly done must be written so.

    `forms` are the statement's words, `heads` the clauses that hold the claim's verb.
    """
    best = aligned.best
    if best is None or best.score < ABOUT or forms & _SOFTENED:
        return Check(name="hedge", verdict="supported")
    senses = [match.clause.sense for match in aligned.near(SLACK)]
    reason = f"'{short(best)}' says less than '{aligned.claim.text}'"
    headed = [match.clause.sense for match in heads]
    if any(not_yet(group) for group in (senses, headed)):
        return Check(name="hedge", verdict="unsupported", reason=reason)
    if any(sense.conditional for sense in senses) or all(sense.doubtful or sense.wished for sense in senses):
        return Check(name="hedge", verdict="unsure", reason=reason)
    return Check(name="hedge", verdict="supported")


def not_yet(senses: Sequence[Sense]) -> bool:
    """Whether all say what is only conditional or was nearly done; False when there are none."""
    return bool(senses) and all(sense.conditional or sense.averted for sense in senses)


def check_plan(aligned: Aligned, heads: Sequence[Match]) -> Check:
    """What is still to be done must not be written as done."""
    best = aligned.best
    sense = aligned.claim.sense
    past = bool(_DONE.search(aligned.claim.text.lower())) or any(_past(word) for word in aligned.claim.words)
    done = past and not sense.ahead and sense.polarity == "yes"
    if best is None or best.score < ABOUT or not done:
        return Check(name="plan", verdict="supported")
    if any(group and all(_ahead(match) for match in group) for group in (aligned.near(SLACK), heads)):
        return Check(name="plan", verdict="unsure", reason=f"'{short(best)}' is still to be done")
    return Check(name="plan", verdict="supported")


def _past(word: Word) -> bool:
    return inflected(word) and not word.form.endswith(("ing", "s"))


def _ahead(match: Match) -> bool:
    waits = match.clause.sense.ahead and not _DONE.search(match.clause.text.lower())
    return waits or bool(_BEFORE_IT.search(match.clause.text))


def check_asked(aligned: Aligned) -> Check:
    """What was only asked, and not answered with yes, is no fact."""
    best = aligned.best
    if best is None or best.score < ABOUT or aligned.claim.sense.polarity != "yes":
        return Check(name="asked", verdict="supported")
    told = max(
        (m.score for m in aligned.matches if not m.clause.asked or m.clause.answer == "yes"), default=0.0
    )
    if best.clause.asked and best.clause.answer == "" and told < best.score - _CLEARLY:
        return Check(
            name="asked", verdict="unsure", reason=f"'{short(best)}' was asked, and not plainly answered"
        )
    return Check(name="asked", verdict="supported")
