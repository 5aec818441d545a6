"""What is known only on a third person's word must be written as that person's word."""

import re
from collections.abc import Sequence

from casescribe.model.note import Check
from casescribe.model.transcript import Speaker, Turn
from casescribe.stages.note.verify.align import Aligned
from casescribe.stages.note.verify.clauses import Clause
from casescribe.stages.note.verify.families import related
from casescribe.stages.note.verify.limits import ABOUT, PLAIN, SLACK
from casescribe.stages.note.verify.lists import listed
from casescribe.stages.note.verify.words import Word, words

_REPORTING = listed(
    "say says said saying tell tells told telling reckon reckons reckoned think thinks claim",
    "claims claimed claiming heard hears according report reports reported reporting believe",
    "believes view states stated alleged alleges rumour messaged mentioned mentions texted",
    "swears",
)
_KIN = listed(
    "mother mum father dad brother sister son daughter aunt auntie uncle cousin nan",
    "grandmother grandfather partner wife husband ex girlfriend boyfriend friend mate",
    "neighbour landlord boss manager family friends people others",
)
_PROFESSIONAL = listed(
    "doctor gp nurse consultant they chemist pharmacist officer court judge surgery hospital",
    "physio solicitor midwife social worker paramedic police mr mrs ms miss dr jobcentre",
    "council",
)
_NOT_A_SOURCE = listed("i you it that this we what")
_SOURCE = (
    r"(?P<source>(?:(?i:he|she|people|everyone|everybody|somebody|someone)"
    r"|(?i:my|our|me|his|her|their|your|the|that)\s+(?:\w+\s+){0,2}?\w+?"
    r"|[A-Z][\w-]+(?:\s+(?:next door|[A-Z]\w+))?))"
)
_BETWEEN = r"(?:\s+(?:next door|always|only|just|also|has|have|had|is|was|been|keeps|kept|at the \w+))*"
_SHORTENED = r"(?:['\u2019](?:s|ve|d|re))?(?:\s+(?:been|always|just|only|all))*\s+"
_SAYING = (
    r"(?:says?|said|saying|tells?|told|telling|reckons?|reckoned|thinks|goes|claims?|claimed"
    r"|heard|swears|texted)\b"
)
_HEARSAY = re.compile(r"\b" + _SOURCE + _BETWEEN + _SHORTENED + _SAYING)
_GENERIC = listed("bloke man woman lady girl guy fella lad one person")


def check_hearsay(
    aligned: Aligned, statement: str, turns: Sequence[Turn], speakers: Sequence[Speaker]
) -> Check:
    """Hearsay written as fact is unsupported, or unsure where the claim only partly rests on it."""
    best = aligned.best
    if best is None or best.score < ABOUT:
        return Check(name="hearsay", verdict="supported")
    own = {word.stem for speaker in speakers for word in words(speaker.name or "")}
    sources = [source_of(match.clause, turns, own) for match in aligned.near(SLACK)]
    source = next((one for one in sources if one), "")
    if not source or _attributed(statement, own, source):
        return Check(name="hearsay", verdict="supported")
    stranger = bool({word.form for word in words(source)} & _GENERIC)
    plain = best.score >= PLAIN and not stranger and all(sources)
    return Check(
        name="hearsay",
        verdict="unsupported" if plain else "unsure",
        reason=f"only on the word of '{source}'",
    )


def source_of(clause: Clause, turns: Sequence[Turn], own: set[str]) -> str:
    """The third person on whose word the clause stands, or ""; officials and those present are none."""
    for found in _HEARSAY.finditer(turns[clause.turn].text, clause.sentence[0], clause.end):
        source = found.group("source")
        forms = {word.form for word in words(source)}
        if not (forms & (_PROFESSIONAL | _NOT_A_SOURCE) or {word.stem for word in words(source)} & own):
            return source
    return ""


def _attributed(statement: str, own: set[str], source: str) -> bool:
    """Whether the statement names somebody not present right before a verb of saying, or names the source."""
    spoken = words(statement)
    saying = [place for place, word in enumerate(spoken) if word.form in _REPORTING]
    if not saying:
        return False
    told = [word for word in words(source) if word.form not in listed("my our the his her me she he")]
    named = any(_alike(one, other) for one in told for other in spoken)
    return named or any(_third(word, own) for place in saying for word in spoken[max(0, place - 4) : place])


def _alike(one: Word, other: Word) -> bool:
    return one.stem == other.stem or related(one.stem, other.stem)


def _third(word: Word, own: set[str]) -> bool:
    named = word.capital and word.start > 0 and word.stem not in own
    return word.form in _KIN or named
