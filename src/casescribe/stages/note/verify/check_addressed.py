"""Words meant for the recorder are no evidence; words meant as a joke are weak evidence."""

import re
from collections.abc import Sequence

from casescribe.model.note import Check
from casescribe.model.transcript import Turn
from casescribe.stages.note.sentences import sentences
from casescribe.stages.note.verify.align import Aligned, Match
from casescribe.stages.note.verify.limits import ABOUT, SLACK
from casescribe.stages.note.verify.standing import Heard, within

_LAUGH = re.compile(
    r"^(?:very (?:funny|droll)|you wish|as if|dream on|chance would|behave"
    r"|give over|good one|very funny|if only|stop it)\b",
    re.IGNORECASE,
)
_HA = re.compile(r"^(?:ha|haha|ha ha|hah)\b", re.IGNORECASE)
_IRONY = re.compile(
    r"\b(?:only joking|just joking|i'm joking|i'm kidding|only kidding|just kidding"
    r"|yeah,? right|my arse|pull the other one|lucky me|what a treat)\b",
    re.IGNORECASE,
)
_EARNEST = re.compile(
    r"^(?:(?:no|nah),? )?(?:but )?serious(?:ly)?(?: now| though)?\b|^joking (?:apart|aside)\b", re.IGNORECASE
)
_LATER = 4


def check_addressed(aligned: Aligned, heard: Heard) -> Check:
    """A claim that only words to the recorder carry is unsupported; one that only a joke carries, unsure."""
    best = aligned.best
    if best is None or best.score < ABOUT:
        return Check(name="addressed", verdict="supported")
    near = aligned.near(SLACK)
    words = f"'{best.clause.text.strip()}'"
    if _addressed(best, heard):
        return Check(name="addressed", verdict="unsupported", reason=f"{words} was said to the recorder")
    if all(_joking(match, heard.turns) for match in near):
        return Check(name="joke", verdict="unsure", reason=f"{words} may be meant as a joke")
    return Check(name="addressed", verdict="supported")


def _addressed(match: Match, heard: Heard) -> bool:
    clause = match.clause
    return within(heard.turns[clause.turn].id, clause.start, clause.end, heard.addressed)


def _joking(match: Match, turns: Sequence[Turn]) -> bool:
    here = match.clause.turn
    answer = turns[here + 1] if here + 1 < len(turns) else None
    if answer is not None and answer.speaker != match.clause.speaker and _laughed(match, answer, turns[here]):
        return True
    again = (turn.text for turn in turns[here + 1 : here + _LATER] if turn.speaker == match.clause.speaker)
    return bool(_IRONY.search(turns[here].text)) or bool(_EARNEST.search(next(again, "")))


def _laughed(match: Match, answer: Turn, turn: Turn) -> bool:
    """Laughter at the end of an answer is about what was said last."""
    last = sentences(turn.text)[-1]
    return bool(_LAUGH.match(answer.text)) or bool(_HA.match(answer.text) and match.clause.sentence == last)
