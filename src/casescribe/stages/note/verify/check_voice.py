"""The deed of one person must not be written as another's."""

import re

from casescribe.model.note import Check
from casescribe.model.transcript import Role
from casescribe.stages.note.verify.align import Aligned
from casescribe.stages.note.verify.clauses import Clause
from casescribe.stages.note.verify.irregular import BASE_FORMS
from casescribe.stages.note.verify.limits import ABOUT, SLACK
from casescribe.stages.note.verify.lists import listed
from casescribe.stages.note.verify.verdicts import MeetingFacts
from casescribe.stages.note.verify.words import words

_SUBJECTS = listed("i you he she it we they who there that this nobody somebody mum dad")
_ASKING = re.compile(r"\bi (?:would |will )?(?:like|want|need|expect|ask) you\b")
_LEADING = listed("said says that and but then the also overall agreed")
_ROLE_WORDS: dict[Role, frozenset[str]] = {
    "officer": listed("officer worker practitioner nurse clinician"),
    "person": listed("patient client person"),
}
_SOMEONE_ELSE = "somebody who does not speak"
_DONE_TO = re.compile(r"\b(?:am|is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?(\w+)")


def check_voice(aligned: Aligned, statement: str, meeting: MeetingFacts) -> Check:
    """Compare whom the claim is about with who says "I" in the clauses that carry it."""
    subject = _subject(aligned, statement, meeting)
    near = [match for match in aligned.near(SLACK) if match.score >= ABOUT and not match.clause.asked]
    doers = {_doer(match.clause) for match in near}
    if not subject or not doers or "" in doers or subject in doers:
        return Check(name="who", verdict="supported")
    reason = f"'{near[0].clause.text.strip()}' is said by another about themselves"
    sure = subject != _SOMEONE_ELSE
    return Check(name="who", verdict="unsupported" if sure else "unsure", reason=reason)


def _doer(clause: Clause) -> str:
    """The speaker whose deed a clause tells: "I" is its speaker; "" when it is not told so."""
    subject = next((word.form for word in clause.words if word.form in _SUBJECTS), "")
    asking = _ASKING.search(" ".join(word.form for word in clause.words))
    return clause.speaker if subject == "i" and asking is None else ""


def _passive(aligned: Aligned) -> bool:
    """Whether the claim tells what is done to its subject, not by whom: "he will be moved"."""
    verb = _DONE_TO.search(" ".join(word.form for word in aligned.claim.words))
    form = "" if verb is None else verb.group(1)
    return form.endswith("ed") or (not form.endswith("ing") and BASE_FORMS.get(form, form) != form)


def _subject(aligned: Aligned, statement: str, meeting: MeetingFacts) -> str:
    """Who does what is claimed: a speaker's id by name, role or pronoun, someone else by name, or ""."""
    if _passive(aligned):
        return ""
    speakers = meeting.speakers
    opening = [word for word in aligned.claim.words if word.form not in _LEADING][:2]
    for word in opening:
        for speaker in speakers:
            if word.capital and word.stem in {name.stem for name in words(speaker.name or "")}:
                return speaker.id
            if word.form in _ROLE_WORDS.get(speaker.role, ()):
                return speaker.id
    people = [speaker for speaker in speakers if speaker.role == "person"]
    if not opening:
        return ""
    before = words(statement[: aligned.claim.start])
    if opening[0].form in {"he", "she"} and len(people) == 1 and not any(word.capital for word in before[1:]):
        return people[0].id
    named = {word.stem for name in meeting.named for word in words(name)}
    return _SOMEONE_ELSE if opening[0].capital and opening[0].stem in named and not before else ""
