"""Who said it, about whom, and to whom: hearsay, the speaker's own deeds, and words meant for the recorder."""

import re
from collections.abc import Sequence

from casescribe.model.note import Check
from casescribe.model.transcript import Speaker, Turn
from casescribe.stages.note.verify.align import Aligned, Match
from casescribe.stages.note.verify.clauses import Clause
from casescribe.stages.note.verify.families import related
from casescribe.stages.note.verify.words import Word, words

_ABOUT = 0.34
_SLACK = 0.08
_PLAIN = 0.55
_REPORTING = frozenset(
    "say says said saying tell tells told telling reckon reckons reckoned think thinks claim claims claimed claiming heard "
    "hears according report reports reported reporting believe believes view states stated alleged alleges goes going "
    "rumour messaged mentioned mentions texted swears".split()
)
_HEARSAY = re.compile(
    r"\b(?P<source>(?:he|she|they|people|everyone|everybody|somebody|someone|(?:my|our|me|his|her|their|your|the|that)\s+(?:\w+\s+){0,2}?\w+?"
    r"|[A-Z][\w-]+(?:\s+(?:next door|[A-Z]\w+))?))(?:\s+(?:next door|always|only|just|also|has|have|had|is|was|been|keeps|kept|at the \w+))*"
    r"(?:['’](?:s|ve|d|re))?\s*(?:\s(?:been|always|just|only))*\s+(?P<verb>says?|said|saying|tells?|told|telling|reckons?|reckoned|thinks|goes|claims?|claimed|heard|swears|messaged|texted)\b"
)
_PROFESSIONAL = frozenset(
    "doctor gp nurse consultant they chemist pharmacist officer court judge surgery hospital physio".split()
)
_SELF = frozenset(("i", "my", "me", "mine", "we", "our", "myself", "meself"))
_MACHINE = re.compile(
    r"\b(?:computer|recorder|alexa|siri|google|machine|robot|recording|ai)\b[^.?!]{0,40}[.,?!]?[^.?!]{0,30}\b(?:write|put|note|record|log|delete|ignore|add|type|listening)\b"
    r"|\b(?:for the (?:record|tape|recording|notes?|machine))\b|\b(?:write|put|note|jot|log|mark|get)\b (?:it |that |this )?down (?:that|as)\b"
    r"|\bignore (?:what|everything|all|the|that|previous)\b[^.?!]{0,60}\b(?:said|before|instructions?|write|put)\b|\b(?:write|put) (?:that )?in (?:your|the) (?:notes?|report|summary)\b",
    re.IGNORECASE,
)
_LAUGH = re.compile(
    r"^(?:ha\b|haha|very (?:good|funny|droll)|nice try|you wish|worth a (?:go|try)|as if|dream on|chance would|behave|give over|good one|funny|if only)",
    re.IGNORECASE,
)
_IRONY = re.compile(
    r"\b(?:i don't think|oh wait|only joking|just joking|i'm joking|i'm kidding|only kidding|just kidding|yeah,? right|living the dream"
    r"|my arse|pull the other one|lucky me|what a treat|worth a (?:go|try))",
    re.IGNORECASE,
)

_EARNEST = re.compile(
    r"^(?:no,? )?(?:but )?serious(?:ly)?(?: now| though)?\b|^no, but serious|^joking (?:apart|aside)",
    re.IGNORECASE,
)


def check_hearsay(
    aligned: Aligned, statement: str, turns: Sequence[Turn], speakers: Sequence[Speaker]
) -> Check:
    """What the evidence has only on a third person's word must be written as that person's word."""
    best = aligned.best
    if best is None or best.score < _ABOUT:
        return Check(name="hearsay", verdict="supported")
    own = {word.stem for speaker in speakers for word in words(speaker.name or "")}
    sources = [_source(match.clause, turns, own) for match in aligned.near(_SLACK)]
    if not all(sources) or not sources:
        return Check(name="hearsay", verdict="supported")
    source = sources[0]
    spoken = words(statement)
    if any(word.form in _REPORTING for word in spoken) and _named(source, spoken):
        return Check(name="hearsay", verdict="supported")
    return Check(
        name="hearsay",
        verdict="unsupported" if best.score >= _PLAIN else "unsure",
        reason=f"only on the word of '{source}'",
    )


def _source(clause: Clause, turns: Sequence[Turn], own: set[str]) -> str:
    """The third person on whose word the clause stands, or ""."""
    text = turns[clause.turn].text
    first, _ = clause.sentence
    for found in _HEARSAY.finditer(text, first, clause.end):
        source = found.group("source")
        forms = {word.form for word in words(source)}
        if (
            forms & _PROFESSIONAL
            or {word.stem for word in words(source)} & own
            or forms & {"i", "you", "it", "that"}
        ):
            continue
        return source
    return ""


def _named(source: str, spoken: Sequence[Word]) -> bool:
    told = [word for word in words(source) if word.form not in {"my", "our", "the", "his", "her", "me"}]
    if all(word.form in {"he", "she", "they", "people"} for word in told):
        return True
    return any(a.stem == b.stem or related(a.stem, b.stem) for a in told for b in spoken)


def check_machine(aligned: Aligned, turns: Sequence[Turn]) -> Check:
    """Words meant for the recorder are no evidence, and those meant as a joke are weak evidence."""
    best = aligned.best
    if best is None or best.score < _ABOUT:
        return Check(name="addressed", verdict="supported")
    near = aligned.near(_SLACK)
    if all(_addressed(match, turns) for match in near):
        return Check(
            name="addressed",
            verdict="unsupported",
            reason=f"'{best.clause.text.strip()}' was said to the recorder",
        )
    if all(_joking(match, turns) for match in near):
        return Check(
            name="joke", verdict="unsure", reason=f"'{best.clause.text.strip()}' may be meant as a joke"
        )
    return Check(name="addressed", verdict="supported")


def _addressed(match: Match, turns: Sequence[Turn]) -> bool:
    found = _MACHINE.search(turns[match.clause.turn].text)
    return found is not None and match.clause.end >= found.start()


def _joking(match: Match, turns: Sequence[Turn]) -> bool:
    here = match.clause.turn
    laughed = (
        here + 1 < len(turns)
        and turns[here + 1].speaker != match.clause.speaker
        and _LAUGH.match(turns[here + 1].text)
    )
    later = next(
        (turn.text for turn in turns[here + 1 : here + 4] if turn.speaker == match.clause.speaker), ""
    )
    return bool(laughed) or bool(_IRONY.search(turns[here].text)) or bool(_EARNEST.search(later))


def check_voice(aligned: Aligned, statement: str, speakers: Sequence[Speaker]) -> Check:
    """The deed of one speaker must not be written as another's."""
    subject = _subject(aligned, statement, speakers)
    near = [match for match in aligned.near(_SLACK) if match.score >= _ABOUT]
    if subject is None or not near:
        return Check(name="who", verdict="supported")
    doers = {_doer(match.clause, speakers) for match in near}
    if doers and None not in doers and subject not in doers:
        return Check(
            name="who",
            verdict="unsupported",
            reason=f"'{near[0].clause.text.strip()}' is not about the one named",
        )
    return Check(name="who", verdict="supported")


def _doer(clause: Clause, speakers: Sequence[Speaker]) -> str | None:
    """The speaker whose deed a clause tells: "I" is its speaker, "you" the other of two; else unknown."""
    forms = [word.form for word in clause.words]
    subject = next((form for form in forms if form in _SUBJECTS), None)
    if subject == "i":
        return clause.speaker
    return None


_SUBJECTS = frozenset("i you he she it we they who there that this nobody somebody mum dad".split())
_ROLE_WORDS = {
    "officer": frozenset("officer worker practitioner nurse clinician staff".split()),
    "person": frozenset("patient client service-user person".split()),
}


def _subject(aligned: Aligned, statement: str, speakers: Sequence[Speaker]) -> str | None:
    """The speaker whom the claim is about: named or by role before its verb, or "he"/"she" with no other name."""
    claim = aligned.claim
    opening = [word for word in claim.words[:4]]
    for word in opening:
        for speaker in speakers:
            if word.stem in {name.stem for name in words(speaker.name or "")} and word.capital:
                return speaker.id
            if word.form in _ROLE_WORDS.get(speaker.role, ()):
                return speaker.id
    people = [speaker for speaker in speakers if speaker.role == "person"]
    pronoun = bool(opening) and opening[0].form in {"he", "she"}
    before = statement[: claim.start]
    if pronoun and len(people) == 1 and not any(word.capital for word in words(before)[1:]):
        return people[0].id
    return None
