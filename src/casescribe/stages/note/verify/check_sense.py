"""A claim must be affirmed or denied as the speech does."""

from collections.abc import Collection, Sequence

from casescribe.model.note import Check
from casescribe.stages.note.lexicon import FUNCTION
from casescribe.stages.note.verify.align import Aligned, Match
from casescribe.stages.note.verify.irregular import BASE_FORMS
from casescribe.stages.note.verify.limits import ABOUT, PLAIN, SHARED, SLACK
from casescribe.stages.note.verify.lists import listed
from casescribe.stages.note.verify.meaning import Meaning
from casescribe.stages.note.verify.sense import NEGATORS, Polarity
from casescribe.stages.note.verify.words import Word

_SKIPPED = (
    FUNCTION - listed("see know think say said going come get gets got")
    | NEGATORS
    | listed("ever yet near since actually")
)

_SAYING = listed("say says said")
_NEAR = 2


def check_polarity(aligned: Aligned, meaning: Meaning) -> Check:
    """Compare the claim's polarity with that of the clauses that speak of the same thing."""
    claimed = aligned.claim.sense.polarity
    usable = [match for match in aligned.matches if match.score >= ABOUT / 2 and _told(match)]
    same = max((match.score for match in usable if match.clause.sense.polarity == claimed), default=0.0)
    against = next((m for m in usable if _opposed(m, aligned, meaning)), None)
    if claimed == "either":
        return Check(name="negation", verdict="supported")
    denied = _head_denied(aligned, usable, meaning)
    if denied is not None:
        return _against(aligned, denied, sure=True)
    affirmed = _verb_affirmed(aligned, meaning)
    if affirmed is not None:
        return _against(aligned, affirmed, sure=False)
    if against is None or against.score < ABOUT or against.score <= same - SLACK:
        return Check(name="negation", verdict="supported")
    return _against(aligned, against, sure=against.score > same + SLACK and against.score >= PLAIN)


def _against(aligned: Aligned, match: Match, *, sure: bool) -> Check:
    reason = f"'{aligned.claim.text}' against '{short(match)}'"
    return Check(name="negation", verdict="unsupported" if sure else "unsure", reason=reason)


def _told(match: Match) -> bool:
    return match.clause.sense.polarity != "either" and (not match.clause.asked or match.clause.answer != "")


def _opposed(match: Match, aligned: Aligned, meaning: Meaning) -> bool:
    """Whether one of the two denies just what the other affirms: the word after its negator."""
    claim, clause = aligned.claim, match.clause
    if {claim.sense.polarity, clause.sense.polarity} != {"yes", "no"}:
        return False
    if claim.sense.polarity == "no":
        return match.score >= PLAIN and _holds(_denied(claim.words)[:1], clause.words, meaning, 1.0)
    if clause.answer == "no":
        return match.score >= PLAIN
    return _holds(_denied(clause.words)[:2], claim.content, meaning, SHARED)


def verb_clauses(aligned: Aligned, meaning: Meaning) -> list[Match]:
    """The clauses close to the best one that hold the claim's verb."""
    best = aligned.best
    verb = [word for word in aligned.claim.words if inflected(word) and word.form not in _SKIPPED | _SAYING][
        :1
    ]
    if best is None or not verb:
        return []
    turns = {best.clause.turn}
    return [m for m in aligned.matches if _close(m, turns) and _holds(verb, m.clause.words, meaning, SHARED)]


def _head_denied(aligned: Aligned, usable: Sequence[Match], meaning: Meaning) -> Match | None:
    """A clause beside the best one that denies what the claim is headed by, when no clause affirms that."""
    claim, best = aligned.claim, aligned.best
    if claim.sense.polarity != "yes" or best is None:
        return None
    plain = [m for m in usable if m.score >= ABOUT]
    denying = {
        m
        for m in [*_beside(aligned, best, "no"), *plain]
        if m.clause.sense.polarity == "no" and not m.clause.asked
    }
    heads = [word for word in claim.words if word.form not in _SKIPPED | _SAYING and not word.capital][:2]
    for head in heads:
        found = [m for m in denying if _holds([head], _denied(m.clause.words)[:1], meaning, SHARED)]
        near = {match.clause.turn for match in [best, *found]}
        affirmed = [m for m in plain if m.clause.sense.polarity == "yes" and _close(m, near)]
        if found and not any(_holds([head], match.clause.words, meaning, SHARED) for match in affirmed):
            return min(found, key=lambda match: (-match.score, match.clause.turn, match.clause.start))
    return None


def _close(match: Match, turns: Collection[int]) -> bool:
    return any(abs(match.clause.turn - turn) <= _NEAR for turn in turns)


def _verb_affirmed(aligned: Aligned, meaning: Meaning) -> Match | None:
    """A clause beside the best one that affirms the verb the claim denies, when no clause denies it."""
    claim, best = aligned.claim, aligned.best
    verb = [word for word in _denied(claim.words)[:1] if inflected(word)]
    if claim.sense.polarity != "no" or best is None or not verb:
        return None
    if any(_holds(verb, m.clause.words, meaning, SHARED) for m in _beside(aligned, best, "no")):
        return None
    return next(
        (m for m in _beside(aligned, best, "yes") if _holds(verb, m.clause.words, meaning, 1.0)), None
    )


def _beside(aligned: Aligned, best: Match, polarity: Polarity) -> list[Match]:
    return [
        match
        for match in aligned.matches
        if abs(match.clause.turn - best.clause.turn) <= _NEAR and match.clause.sense.polarity == polarity
    ]


def inflected(word: Word) -> bool:
    """Whether the form shows a verb: "allowed", "keeping", "rang"."""
    return word.form.endswith(("ed", "ing")) or BASE_FORMS.get(word.form, word.form) != word.form


def _denied(said: Sequence[Word]) -> Sequence[Word]:
    """The telling words that follow a negator, or all telling words when none follows."""
    place = next((place for place, word in enumerate(said) if word.form in NEGATORS), 0)
    after = [word for word in said[place:] if word.form not in _SKIPPED]
    return after or [word for word in said if word.form not in _SKIPPED][-1:]


def _holds(denied: Sequence[Word], told: Sequence[Word], meaning: Meaning, least: float) -> bool:
    return any(meaning.likeness(one, other) >= least for one in denied for other in told)


def short(match: Match) -> str:
    """The clause's words as a reason quotes them."""
    return match.clause.text.strip().rstrip(",;")
