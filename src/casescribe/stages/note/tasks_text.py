"""Words a task so that it reads as one thing to do, in the words that were said, and short enough to sign."""

import datetime as dt
import re
from collections.abc import Sequence

from casescribe.stages.note.lexicon import AGREEING
from casescribe.stages.note.tasks_about import About, about, content, noun_phrases, points, topic, uncapital
from casescribe.stages.note.tasks_due import days
from casescribe.stages.note.tasks_forms import elicits, forms, ordered
from casescribe.stages.note.tasks_found import Found, alike
from casescribe.stages.note.tasks_lines import Line
from casescribe.stages.note.tidy import tidy

LONGEST = 110
_ENOUGH = 3
ENDING = " .,;:?!\u2026-"
_LEAD = re.compile(
    (
        r"^(?:(?:so|and|but|then|now|right|okay|ok|well|also|yeah|yes|yep|all right|alright|oh|um|er|good"
        r"|please|no|go on|perfect|lovely|what i(?:'ll| will) do is|what i'm going to do is),?\s+)+"
    ),
    re.IGNORECASE,
)
_ATTEMPTS = frozenset(("help", "try", "start", "begin", "continue", "go", "come", "stay", "get"))
_EMPTY = frozenset(("do", "have"))
_AGAIN = re.compile(r",? (?:and )?(?:i'll|we'll|i will|i'm going to) do (?:that|it)\b,?", re.IGNORECASE)
_MINE = re.compile(r"\b(and|or) (?:i'll|we'll|i will|you'll) ", re.IGNORECASE)
_TAG = re.compile(r",? (?:or )?(?:will|would|can|could|shall|should) (?:you|i|we)$", re.IGNORECASE)
_COMMENT = re.compile(r", (?:and |but |so )?(?:it|that)['\u2019]s\b(?:[^,;?.]|\.(?=\d))*", re.IGNORECASE)
_TRAIL = re.compile(
    r"(?:,? (?:"
    + "|".join(
        sorted(
            (
                *AGREEING,
                "then",
                "please",
                "miss",
                "sir",
                "like",
                "ok",
                "yeah",
                "yes",
                "i'll",
                "and",
                "so",
                "but",
            )
        )
    )
    + r"))+$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",? (?:because|cause|if you|so that|so you|so the|so we|even if"
    r"|(?:and|but|so) (?:i|it|that|he|she|they|we)"
    r"(?:'s|'ll|'re|'ve|'m)?)\b|[,;] ",
    re.IGNORECASE,
)
_DENIED = re.compile(r"n['\u2019]t\b|\b(?:never|not)\b", re.IGNORECASE)
_CONDITIONED = re.compile(r"\b(?:if|unless|when|once|until|till)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|when) [^,;.?]+", re.IGNORECASE)
_LISTENER = re.compile(r"\byou\b", re.IGNORECASE)
_GERUND = re.compile(r"\w*[aeiou]\w*ing", re.IGNORECASE)
_CUT = " \u2026"
_LONGEST_WHEN = 50
_GRACE = 8
_NAMED_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2}|I\b")


def task_text(found: Found, before: Sequence[Line], meeting: dt.date) -> tuple[str, About | None]:
    """The action, then when, then in brackets what it points to; and the sentences that named that.

    Args:
        found: the task with its day.
        before: the sentences said before it, the nearest last.
        meeting: the meeting's day.
    """
    chosen = _fullest(found)
    first = chosen[0]
    action = _action(chosen)
    when = _when(found, action, meeting)
    earlier = [line for line in found.core if (line.turn, line.start) < (first.turn, first.start)]
    named = _about(deed_clause(first), found, [*before, *earlier])
    tail = f" ({uncapital(named.words)})" if named else ""
    text = shortened(action, LONGEST - len(when) - len(tail))
    if text.endswith(_CUT) and named:
        tail, named = "", None
        text = shortened(action, LONGEST - len(when))
    text += when + tail
    return text[:1].upper() + text[1:], named


def hollow(found: Found) -> bool:
    """Whether it says nothing that somebody could check was done: no object, no day."""
    if found.due.words or found.appointment or any(elicits(line.text) for line in found.core):
        return False
    return all(_bare(deed_clause(line), _verb(line)) for line in _deeds(found))


def _bare(action: str, deed: str) -> bool:
    named = content(action) - {deed}
    return not points(action) and (not named or (deed in _ATTEMPTS and not any(noun_phrases(action))))


def deed_clause(line: Line) -> str:
    """The sentence from its verb on; all of it where a condition or a negation stands before the verb."""
    text = tidy(line.text).strip()
    hit = forms(text)
    match = hit[1] if hit else ordered(text)
    gerund = match is not None and bool(_GERUND.fullmatch(match["deed"]))
    whole = match is None or gerund or _kept(text, match)
    text = opened(text) if match is None or whole else text[match.start("deed") :]
    text = _TAG.sub("", _COMMENT.sub("", _AGAIN.sub("", text)).strip(ENDING))
    text = text if gerund else _MINE.sub(r"\1 ", text)
    return _TRAIL.sub("", text).strip(ENDING)


def _kept(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before the verb changes what is to be done."""
    denied = _DENIED.search(text[: match.start("deed")])
    return bool(denied or _CONDITIONED.search(text[: match.start()]))


def _about(action: str, found: Found, before: Sequence[Line]) -> About | None:
    condition = next((_CONDITION.search(line.text) for line in found.core if elicits(line.text)), None)
    if condition:
        line = next(line for line in found.core if elicits(line.text))
        return About(condition.group().strip(), (line,))
    if points(action):
        return about(action, found.deed, found.core[-1].speaker, before)
    brief = len(content(action)) <= _ENOUGH and not _LISTENER.search(action)
    return topic(before) if brief else None


def _deeds(found: Found) -> list[Line]:
    told = [line for line in found.core if _verb(line) and not elicits(line.text)]
    told = [line for line in told if _verb(line) not in _EMPTY] or told
    return told or list(found.core)


def _verb(line: Line) -> str:
    hit = forms(line.text)
    match = hit[1] if hit else ordered(line.text)
    return match["deed"].lower() if match else ""


def _worth(line: Line) -> float:
    """How well a sentence stands alone as the wording."""
    action = deed_clause(line)
    return min(len(content(action)), 2 * _ENOUGH) - 2 * points(action)


def _fullest(found: Found) -> list[Line]:
    """The sentence that words it best, and a second with another deed."""
    told = _deeds(found)
    best = max(told, key=_worth)
    at = told.index(best)
    onward = told[at + 1 : at + 2]
    further = [
        line
        for line in onward
        if not alike(_verb(line), _verb(best))
        and _verb(line) not in _EMPTY
        and content(deed_clause(line)) - content(best.text)
    ]
    return [best, *further]


def _action(chosen: Sequence[Line]) -> str:
    first, *others = (deed_clause(line) for line in chosen)
    for other in others:
        both = f"{first} and {other[:1].lower()}{other[1:]}"
        if len(both) <= LONGEST // 2 + 30 and not first.lower().startswith(other.lower()):
            return both
    return first


def _when(found: Found, action: str, meeting: dt.date) -> str:
    """Day and time where the action does not say them."""
    words = found.due.words
    if (
        not words
        or words.lower() in action.lower()
        or any(one.day == found.due.day for one in days(action, meeting))
    ):
        return ""
    said = [line for line in found.core if not _verb(line) and not line.text.endswith("?")]
    timed = [
        _TRAIL.sub("", opened(tidy(line.text)).strip(ENDING))
        for line in said
        if words.lower() in line.text.lower()
    ]
    fullest = max((one for one in timed if len(one) <= _LONGEST_WHEN), key=len, default=words)
    return f", {fullest}" if _NAMED_DAY.match(fullest) else f", {fullest[:1].lower()}{fullest[1:]}"


def opened(text: str) -> str:
    """The text without words that only open it."""
    return _LEAD.sub("", text) or text


def shortened(action: str, room: int) -> str:
    """The action without its last clauses, as many as must go to fit."""
    text = action
    while len(text) > room + _GRACE:
        cuts = [match.start() for match in _ASIDE.finditer(text) if match.start() >= room // 3]
        if not cuts:
            return text[: max(room - 2, 1)].rsplit(" ", 1)[0].rstrip(ENDING) + _CUT
        text = text[: cuts[-1]].rstrip(ENDING)
    return text
