"""What the verifier is told about the meeting and what it says about a statement."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.model.base import Frozen
from casescribe.model.note import Check, Evidence, Verdict
from casescribe.model.transcript import Speaker
from casescribe.stages.note.embed import Embedder
from casescribe.stages.note.verify.entailment import Entailment

_WORST = ("unsupported", "unsure", "supported")


@dataclass(frozen=True)
class MeetingFacts:
    """What is known of the meeting: its day (None: unknown), its speakers, and names said anywhere in it.

    A name of `named` may stand for the "he" or "she" of the evidence.
    """

    date: dt.date | None
    speakers: tuple[Speaker, ...]
    named: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tools:
    """Models that help: sentence vectors for likeness of words, and an operator's entailment model."""

    embedder: Embedder | None = None
    entailment: Entailment | None = None


class Checked(Frozen):
    """All checks of one statement; `verdict` is the worst of them, `reason` the words that caused it."""

    checks: tuple[Check, ...]
    verdict: Verdict
    reason: str = ""


class CheckedStatement(Frozen):
    """A bare statement with its verdict, the reason, and the evidence found for it."""

    text: str
    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...]


def overall(checks: Sequence[Check]) -> Checked:
    """The worst verdict of all checks, with the reasons of those that gave it."""
    worst = next((v for v in _WORST if any(check.verdict == v for check in checks)), "supported")
    reasons = dict.fromkeys(check.reason for check in checks if check.verdict == worst and check.reason)
    return Checked(checks=tuple(checks), verdict=worst, reason="; ".join(reasons))  # type: ignore[arg-type]
