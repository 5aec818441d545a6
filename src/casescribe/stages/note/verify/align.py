"""Which clauses of the speech a claim rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.stages.note.verify.claims import Claim
from casescribe.stages.note.verify.clauses import Clause
from casescribe.stages.note.verify.meaning import Meaning, share
from casescribe.stages.note.verify.words import Word

_OWN, _AROUND = 0.7, 0.3
_STRETCH = 1
"""Turns to each side of a turn that may carry a claim together with it."""


@dataclass(frozen=True)
class Match:
    """A clause with how far its words, and those right around it, carry a claim (0 to 1)."""

    clause: Clause
    score: float


@dataclass(frozen=True)
class Aligned:
    """A claim with its matching clauses, best first, and the likeness found for each content word."""

    claim: Claim
    matches: tuple[Match, ...]
    covered: dict[Word, float]

    @property
    def best(self) -> Match | None:
        """The clause that carries most of the claim, if any carries some."""
        return self.matches[0] if self.matches and self.matches[0].score > 0 else None

    def near(self, slack: float) -> tuple[Match, ...]:
        """The matches whose score is within `slack` of the best."""
        best = self.best
        return tuple(m for m in self.matches if best is not None and m.score >= max(best.score - slack, 0.01))


def align(claim: Claim, said: Sequence[Clause], meaning: Meaning) -> Aligned:
    """Compare a claim with every clause; the clauses right before and after help, a question its answer."""
    wanted = claim.content
    everything = [word for clause in said for word in clause.content]
    meaning.prepare([*wanted, *everything])
    per_clause = [meaning.cover(wanted, clause.content) for clause in said]
    matches = [Match(clause, _score(place, said, per_clause)) for place, clause in enumerate(said)]
    total = _widest(wanted, said, per_clause)
    ordered = sorted(matches, key=lambda match: (-match.score, match.clause.turn, match.clause.start))
    return Aligned(claim, tuple(ordered), total)


def _widest(
    wanted: Sequence[Word], said: Sequence[Clause], found: Sequence[dict[Word, float]]
) -> dict[Word, float]:
    """What the stretch of neighbouring turns that carries most of the claim carries of each word."""
    turns = sorted({clause.turn for clause in said})
    by_turn = {
        turn: {
            word: max(f[word] for f, c in zip(found, said, strict=True) if c.turn == turn) for word in wanted
        }
        for turn in turns
    }
    stretches = [[t for t in turns if abs(t - turn) <= _STRETCH] for turn in turns]
    each = [{word: max(by_turn[t][word] for t in stretch) for word in wanted} for stretch in stretches]
    return max(each, key=share, default=dict.fromkeys(wanted, 0.0))


def _score(place: int, said: Sequence[Clause], found: Sequence[dict[Word, float]]) -> float:
    around = [other for other in (place - 2, place - 1, place, place + 1) if 0 <= other < len(said)]
    around = [other for other in around if abs(said[other].turn - said[place].turn) <= 1]
    wide = {word: max(found[other][word] for other in around) for word in found[place]}
    own = share(found[place]) if found[place] else 0.0
    return _OWN * own + _AROUND * share(wide) if own else 0.0
