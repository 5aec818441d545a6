"""A claim must be affirmed or denied as the speech does, no surer, and done only if it was done."""

import re
from collections.abc import Sequence

from casescribe.model.note import Check, Verdict
from casescribe.stages.note.verify.align import Aligned, Match
from casescribe.stages.note.verify.meaning import Meaning
from casescribe.stages.note.verify.sense import NEGATORS
from casescribe.stages.note.verify.words import Word

_SLACK = 0.08
_ABOUT = 0.34
"""Score from which a clause is taken to speak of what the claim says."""
_SURE = 0.5
_SHARED = 0.6
_DONE = re.compile(r"\b(?:has|have|had|was|were|did|been)\b|\b\w{2,}ed\b")
_SOFTENED = frozenset(
    "if unless would could might may maybe perhaps possibly possible probably hope hopes hoped hoping thinks think thought consider "
    "considering considered wants want wanted wish wishes like depends depending subject provided whether prefer prefers "
    "preference interested prepared willing likely unlikely uncertain unsure plan plans planning option discussed idea "
    "suggested proposed offered asked requested request conditional decided undecided says reckons expects when should".split()
)


def check_polarity(aligned: Aligned, meaning: Meaning) -> Check:
    """Compare the claim's polarity with that of the clauses that speak of the same thing."""
    claimed = aligned.claim.sense.polarity
    usable = [match for match in aligned.matches if match.score >= _ABOUT / 2 and _told(match)]
    same = max((match.score for match in usable if match.clause.sense.polarity == claimed), default=0.0)
    against = next((m for m in usable if _opposed(m, aligned, meaning)), None)
    if claimed == "either" or against is None or against.score < _ABOUT:
        return Check(name="negation", verdict="supported")
    reason = f"'{aligned.claim.text}' against '{_short(against)}'"
    if against.score > same + _SLACK and against.score >= _SURE:
        return Check(name="negation", verdict="unsupported", reason=reason)
    if against.score > same - _SLACK:
        return Check(name="negation", verdict="unsure", reason=reason)
    return Check(name="negation", verdict="supported")


def _told(match: Match) -> bool:
    return match.clause.sense.polarity != "either" and (not match.clause.asked or match.clause.answer != "")


def _opposed(match: Match, aligned: Aligned, meaning: Meaning) -> bool:
    """Whether one of the two denies just what the other affirms: the word after its negator."""
    claim, clause = aligned.claim, match.clause
    if {claim.sense.polarity, clause.sense.polarity} != {"yes", "no"}:
        return False
    if claim.sense.polarity == "no":
        return _holds(_denied(claim.words, claim.content), clause.content, meaning, 1.0)
    if clause.answer == "no":
        return True
    denied = _denied(clause.words, clause.content)
    return _holds(denied, claim.content, meaning, _SHARED)


def _denied(said: Sequence[Word], told: Sequence[Word]) -> Sequence[Word]:
    """The content words that a negator stands before: the next two, or the one before when none follows."""
    place = next((word.start for word in said if word.form in NEGATORS), 0)
    after = [word for word in told if word.start >= place]
    return after[:2] if after else told[-1:]


def _holds(denied: Sequence[Word], told: Sequence[Word], meaning: Meaning, least: float) -> bool:
    return any(meaning.likeness(one, other) >= least for one in denied for other in told)


def check_certainty(aligned: Aligned, forms: frozenset[str]) -> Check:
    """A condition, a doubt, a wish or a thing nearly done must not become a fact; `forms` are the statement's words."""
    best = aligned.best
    if best is None or best.score < _ABOUT or forms & _SOFTENED:
        return Check(name="hedge", verdict="supported")
    near = aligned.near(_SLACK)
    reason = f"'{_short(best)}' says less than '{aligned.claim.text}'"
    verdict = _lessened(
        near, len(near) == sum(m.clause.sense.conditional or m.clause.sense.averted for m in near)
    )
    return Check(name="hedge", verdict=verdict, reason=reason if verdict != "supported" else "")


def _lessened(near: Sequence[Match], always: bool) -> Verdict:
    senses = [match.clause.sense for match in near]
    if always:
        return "unsupported"
    weak = [sense.conditional or sense.averted or sense.doubtful or sense.wished for sense in senses]
    return "unsure" if weak[0] or all(weak) else "supported"


def check_plan(aligned: Aligned) -> Check:
    """What is still to be done must not be written as done."""
    best = aligned.best
    claim = aligned.claim
    done = bool(_DONE.search(claim.text.lower())) and not claim.sense.ahead and claim.sense.polarity == "yes"
    if best is None or best.score < _ABOUT or not done:
        return Check(name="plan", verdict="supported")
    if all(m.clause.sense.ahead and not _DONE.search(m.clause.text.lower()) for m in aligned.near(_SLACK)):
        return Check(name="plan", verdict="unsure", reason=f"'{_short(best)}' is still to be done")
    return Check(name="plan", verdict="supported")


def check_asked(aligned: Aligned) -> Check:
    """What was only asked, and not answered with yes, is no fact."""
    best = aligned.best
    if best is None or best.score < _ABOUT or aligned.claim.sense.polarity != "yes":
        return Check(name="asked", verdict="supported")
    if all(match.clause.asked and match.clause.answer == "" for match in aligned.near(_SLACK)):
        return Check(
            name="asked", verdict="unsure", reason=f"'{_short(best)}' was asked, and not plainly answered"
        )
    return Check(name="asked", verdict="supported")


def _short(match: Match) -> str:
    return match.clause.text.strip().rstrip(",;")
