"""Checks one statement against the turns that are its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.model.note import Check
from casescribe.model.transcript import Turn
from casescribe.stages.note.verify.align import Aligned, align
from casescribe.stages.note.verify.check_addressed import check_addressed
from casescribe.stages.note.verify.check_certainty import check_asked, check_certainty, check_plan
from casescribe.stages.note.verify.check_hearsay import check_hearsay
from casescribe.stages.note.verify.check_names import check_names
from casescribe.stages.note.verify.check_sense import check_polarity, verb_clauses
from casescribe.stages.note.verify.check_units import check_units
from casescribe.stages.note.verify.check_values import check_values
from casescribe.stages.note.verify.check_voice import check_voice
from casescribe.stages.note.verify.check_words import check_entailment, check_withdrawn, check_words
from casescribe.stages.note.verify.claims import claims
from casescribe.stages.note.verify.meaning import Meaning
from casescribe.stages.note.verify.standing import Heard
from casescribe.stages.note.verify.verdicts import Checked, MeetingFacts, Tools, overall
from casescribe.stages.note.verify.words import words


@dataclass(frozen=True)
class Means:
    """What statements are checked with.

    Where `heard` is the whole conversation, what is said anywhere in it may also speak against a claim.
    """

    tools: Tools
    meaning: Meaning
    heard: Heard | None = None


@dataclass(frozen=True)
class _Case:
    statement: str
    heard: Heard
    forms: frozenset[str]
    meeting: MeetingFacts


def check_statement(
    statement: str, evidence_turns: Sequence[Turn], meeting: MeetingFacts, tools: Tools | None = None
) -> Checked:
    """Check what a statement claims against its evidence, whoever wrote it.

    Args:
        statement: one or more sentences.
        evidence_turns: the turns it rests on, in order, with the turns around them that they answer or
            that answer them; everything in them counts as evidence.
        meeting: the meeting's day and speakers.
        tools: models that help; without an embedder, words are compared by form and family alone.

    Returns:
        All checks, the worst verdict and its reason. A statement without evidence is unsupported.
    """
    helped = tools or Tools()
    return check_with(statement, evidence_turns, meeting, Means(helped, Meaning(helped.embedder)))


def check_with(
    statement: str, evidence_turns: Sequence[Turn], meeting: MeetingFacts, means: Means
) -> Checked:
    """As `check_statement`, with what is kept between the statements of one conversation."""
    if not evidence_turns or not words(statement):
        return overall(
            [Check(name="evidence", verdict="unsupported", reason="nothing said carries the statement")]
        )
    turns = tuple(evidence_turns)
    tools, meaning = means.tools, means.meaning
    whole = means.heard or Heard.of(turns, meeting.date)
    forms = frozenset(word.form for word in words(statement))
    case = _Case(statement, whole, forms, meeting)
    own = {word.stem for speaker in meeting.speakers for word in words(speaker.name or "")}
    matched = [align(claim, whole.said, meaning) for claim in claims(statement, own)]
    checks = [check for aligned in matched for check in _of_claim(case, aligned, meaning)]
    checks += check_values(statement, turns, whole.taken_back, meeting.date)
    checks += check_units(statement, turns)
    checks += check_names(statement, turns, meeting)
    checks.append(check_withdrawn(statement, turns, whole.taken_back))
    checks.append(check_words(matched, meeting.named))
    if tools.entailment is not None:
        checks.append(check_entailment(statement, turns, tools.entailment))
    return overall(checks)


def _of_claim(case: _Case, aligned: Aligned, meaning: Meaning) -> tuple[Check, ...]:
    speakers = case.meeting.speakers
    heads = verb_clauses(aligned, meaning)
    return (
        check_polarity(aligned, meaning),
        check_certainty(aligned, case.forms, heads),
        check_plan(aligned, heads),
        check_asked(aligned),
        check_hearsay(aligned, case.statement, case.heard.turns, speakers),
        check_addressed(aligned, case.heard),
        check_voice(aligned, case.statement, case.meeting),
    )
