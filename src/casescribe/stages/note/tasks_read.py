"""Reads one sentence of a conversation: does it promise, ask, order, or set a day, and whom does it bind?

The task finder walks through the sentences with it. What only sounds so (reported speech, jokes, refusals,
lists of words) is none.
"""

import datetime as dt
import re
from collections.abc import Collection, Sequence

from casescribe.model.transcript import Role
from casescribe.stages.note.lexicon import FUNCTION
from casescribe.stages.note.tasks_about import content
from casescribe.stages.note.tasks_due import days, due
from casescribe.stages.note.tasks_forms import (
    Form,
    assents,
    delegated,
    elicits,
    forms,
    names_event,
    ordered,
    refuses,
)
from casescribe.stages.note.tasks_found import Found, refers
from casescribe.stages.note.tasks_lines import Line
from casescribe.stages.note.times import find_times

_TOPIC_LINES = 16
_FRAGMENT_WORDS = 14
_REPORTED = re.compile(
    (
        r"\b(?:said|says|goes|told|reckons|thinks|(?<!okay )(?<!ok )(?<!right )(?<!fine )if (?:i|he|she"
        r"|they|we))\b"
    ),
    re.IGNORECASE,
)
_NOBODY = frozenset(
    ("it", "that", "this", "there", "what", "nobody", "everything", "which", "who", "if", "when")
)
_SENDING = frozenset(("get", "receive", "write", "send", "ring", "call", "phone", "email", "text", "contact"))
_BRIEF_QUESTION = 3
_REPLY_LINES = 5
_WONDERS = re.compile(
    r"\b(?:how|what|where|when|which|why|who) (?:else )?(?:can|could|shall|should|may|would|will) (?:i"
    r"|we|you)\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:born|birthday|birth)\b", re.IGNORECASE)
_MUST = re.compile(r"i (?:have to|need to|must)\b", re.IGNORECASE)


class Reader:
    """Reads the lines of one conversation; each may need those around it."""

    def __init__(self, said: Sequence[Line], meeting: dt.date) -> None:
        self._lines = said
        self._meeting = meeting

    def read(self, number: int, line: Line, used: Collection[Line]) -> Found | None:
        """The task that the line states, None when it states none.

        Args:
            number: the line's place among the lines.
            line: the line itself.
            used: the lines that tasks rest on already.
        """
        other = self._other(number, line)
        if other is not None and other.deed in _SENDING:
            return other
        return (
            self._spoken(number, line)
            or self._order(number, line)
            or self._event(number, line, used)
            or other
        )

    def _spoken(self, number: int, line: Line) -> Found | None:
        hit = forms(line.text)
        if hit is None:
            return None
        form, match = hit
        if _REPORTED.search(line.text[: match.start("deed")]) or not self._binds(number, line, form, match):
            return None
        asks = form in {"offer", "request"}
        return Found(
            form,
            self._listener(number) if form in {"duty", "request"} else line.role,
            match["deed"].lower(),
            number,
            (line, *(self._days_asked(number) if asks else ())),
            promised=form == "promise",
        )

    def _binds(self, number: int, line: Line, form: Form, match: re.Match[str]) -> bool:
        """Whether a sentence of this form commits anybody, by who says it and what is answered."""
        if _WONDERS.search(line.text, 0, match.end()):
            return False
        if form == "promise":
            habit = line.role == "person" and _MUST.match(match.group()) and not self._timed(line)
            return not habit and not self._idle(number, line, match)
        return line.role != "person" and (form == "duty" or self._agreed(number))

    def _idle(self, number: int, line: Line, match: re.Match[str]) -> bool:
        """Whether a promise is a manner of speaking: no day, nothing before it, no answer."""
        if self._timed(line) or refers(line.text):
            return False
        deed = match["deed"].lower()
        if deed == "do":
            return True
        said = content(line.text[match.start() :]) - {deed}
        before = self._lines[max(0, number - _TOPIC_LINES) : number]
        answer = next((one for one in self._lines[number + 1 :] if one.speaker != line.speaker), None)
        taken = answer is not None and assents(answer.text)
        return line.role == "person" and not taken and not any(said & content(one.text) for one in before)

    def _days_asked(self, number: int) -> list[Line]:
        """The few words by which the others settle the day: "Today?" "Today, yeah."."""
        after = self._lines[number + 1 : number + 1 + _REPLY_LINES]
        return [
            one
            for one in after
            if len(one.text.split()) <= _BRIEF_QUESTION
            and self.dated(one)
            and one.turn != self._lines[number].turn
        ]

    def _listener(self, number: int) -> Role:
        """The role of whoever answers."""
        line = self._lines[number]
        after = (
            one for one in self._lines[number + 1 : number + _REPLY_LINES] if one.speaker != line.speaker
        )
        reply = next(after, None)
        return (
            reply.role
            if reply and reply.role != line.role
            else "person"
            if line.role != "person"
            else "officer"
        )

    def _agreed(self, number: int) -> bool:
        """Whether the others agree within the next lines, before they decline."""
        line = self._lines[number]
        for one in self._lines[number + 1 : number + 1 + _REPLY_LINES]:
            if one.speaker == line.speaker:
                continue
            if refuses(one.text):
                return False
            if assents(one.text) or forms(one.text) is not None:
                return True
        return False

    def _order(self, number: int, line: Line) -> Found | None:
        match = ordered(line.text)
        asked = self._asked(number)
        if match is None or _brief_question(line) or (_listing(line) and not self._timed(line)):
            return None
        answering = self._after_assent(number) and self._timed(line)
        empty = match["deed"].lower() == "do" and not refers(line.text)
        if asked is None and (empty or (line.role != "officer" and not answering)):
            return None
        who: Role = "person" if line.role == "person" else self._listener(number)
        core = (line,) if asked is None else (asked, line)
        return Found("order", who, match["deed"].lower(), number, core, promised=line.role == "person")

    def _asked(self, number: int) -> Line | None:
        """The question "what will you do?" that this line answers."""
        line = self._lines[number]
        before = [one for one in self._lines[max(0, number - 3) : number] if one.speaker != line.speaker]
        return next((one for one in reversed(before) if elicits(one.text)), None)

    def _after_assent(self, number: int) -> bool:
        before = self._lines[number - 1] if number else None
        line = self._lines[number]
        return before is not None and before.turn == line.turn and assents(before.text)

    def _event(self, number: int, line: Line, used: Collection[Line]) -> Found | None:
        """A day to come beside something that takes place."""
        coming = [
            one for one in days(line.text, self._meeting) if one.certain and one.certain > self._meeting
        ]
        before = self._lines[max(0, number - 3) : number]
        if not coming or elicits(line.text) or any(_BIRTH.search(one.text) for one in (*before, line)):
            return None
        named = names_event(line.text) or any(names_event(one.text) for one in before)
        said = [one for one in before[-1:] if one.turn == line.turn and one not in used]
        clock = [one for one in said if find_times(one.text) and len(one.text.split()) <= _FRAGMENT_WORDS]
        if not named and not clock and not any(one.time for one in coming):
            return None
        core = clock or [one for one in said if names_event(one.text)]
        return Found("event", "person", "attend", number, (*core, line), appointment=True)

    def _other(self, number: int, line: Line) -> Found | None:
        match = delegated(line.text)
        if match is None or match["who"].split()[0].lower() in _NOBODY:
            return None
        whose = match["who"].lower()
        if whose == "you" and match["deed"] not in {"get", "receive", "have"}:
            return None
        if (line.role == "person" or whose in {"he", "she", "they", "you"}) and not self.dated(line):
            return None
        return Found("deed", "other", match["deed"] or "come", number, (line,))

    def _timed(self, line: Line) -> bool:
        """Whether it says when, be it a day or "next time"."""
        return bool(due([line.text], self._meeting, None, promised=True).words)

    def dated(self, line: Line) -> bool:
        """Whether it names a day for certain."""
        return any(day.certain for day in days(line.text, self._meeting))


def _brief_question(line: Line) -> bool:
    words = len(line.text.split())
    return words == 1 or (line.text.endswith("?") and words <= _BRIEF_QUESTION)


def _listing(line: Line) -> bool:
    """Whether it only strings words together ("stop, breathe, walk"): no deed that somebody could check."""
    words = {word.strip(".,;!?").lower() for word in line.text.split()}
    return "," in line.text and not words & FUNCTION and not any(word.isdigit() for word in words)
