"""Finds what somebody is to do, and the appointments to keep, with their days and their words.

Walks once through the sentences. A promise, a duty laid on somebody and an officer's imperative are tasks; a
request or an offer is one when the other agrees; an appointment is a day to come beside something that takes
place. What points back ("I'll do that tomorrow") is joined with what it points to. Hypotheticals, refusals,
past deeds and words addressed to the recorder are none. The last step of the note stage before the verifier.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from casescribe.model.note import Task
from casescribe.model.transcript import Role, Transcript
from casescribe.stages.note.evidence import evidence
from casescribe.stages.note.tasks_about import content
from casescribe.stages.note.tasks_due import days, due
from casescribe.stages.note.tasks_forms import (
    assents,
    delegated,
    elicits,
    forms,
    names_event,
    ordered,
    refuses,
)
from casescribe.stages.note.tasks_event import event_text
from casescribe.stages.note.tasks_found import Found, alike, joined, refers, same
from casescribe.stages.note.tasks_lines import Line, is_repair, lines
from casescribe.stages.note.tasks_text import task_text
from casescribe.stages.note.times import find_times
from casescribe.stages.note.units import Piece

_REPLY_LINES = 5
_NEAR_LINES = 6
_JOIN_LINES = 4
_TOPIC_LINES = 16
_CONTEXT_WORDS = 30
_FRAGMENT_WORDS = 14
_BRIEF_WORDS = 1
_BRIEF_QUESTION = 3
_MEETING_DEEDS = frozenset(("see", "come", "meet", "visit"))
_VISITS = frozenset(("come", "coming", "visit", "do", "out", "round", "to"))
_NEXT_MEETING = re.compile(
    (
        r"\b(?:next (?:time|one|appointment|session|meeting|visit)|see you|come back|back in|here again"
        r"|same (?:time|place))\b"
    ),
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,;] )(?:[A-Z]{2,}|[A-Z][a-z]+)\b|\b[A-Z]{2,}\b")
_THIRD = re.compile(r"\b(?:them|they|him|her|he|she)\b", re.IGNORECASE)
_SENDING = frozenset(("get", "receive", "write", "send", "ring", "call", "phone", "email", "text", "contact"))
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


def find_tasks(transcript: Transcript, meeting: dt.date) -> tuple[Task, ...]:
    """The tasks and appointments of a conversation in the order in which they were first said.

    Args:
        transcript: who said what and when.
        meeting: the meeting's day, from which spoken dates are resolved.

    Returns:
        Tasks with their words, whose day is None where none was said or where it is ambiguous (`unresolved`).
    """
    said = lines(transcript, meeting)
    found = _merged(_Walk(said, meeting).found())
    return tuple(_task(number, one, said, transcript, meeting) for number, one in enumerate(found, start=1))


def _task(number: int, one: Found, said: Sequence[Line], transcript: Transcript, meeting: dt.date) -> Task:
    before = said[: said.index(one.core[0])]
    text, named = (
        (event_text(one, before, meeting), None) if one.appointment else task_text(one, before, meeting)
    )
    about = [line for line in (named.lines if named else ()) if line not in one.core]
    return Task(
        id=f"task-{number}",
        text=text,
        kind="appointment" if one.appointment else "task",
        who=one.who,
        due=one.due.day.isoformat() if one.due.day else None,
        due_words=one.due.words,
        unresolved=one.due.unresolved,
        time=one.due.time,
        evidence=evidence([_piece(line) for line in (*about, *one.core)], transcript.turns),
    )


def _piece(line: Line) -> Piece:
    return Piece(line.turn, line.start, line.end, line.text)


def _merged(found: Sequence[Found]) -> list[Found]:
    """Recaps joined with what they repeat."""
    kept: list[Found] = []
    for one in found:
        place = next((i for i, old in enumerate(kept) if same(old, one)), None)
        if place is None:
            kept.append(one)
        else:
            kept[place] = joined(kept[place], one)
    return kept


def _latest(before: Sequence[Line]) -> set[Line]:
    """The last lines within a number of words, the last one whatever its length."""
    chosen: set[Line] = set()
    words = 0
    for line in reversed(before):
        words += len(line.text.split())
        if chosen and words > _CONTEXT_WORDS:
            break
        chosen.add(line)
    return chosen


class _Walk:
    """Goes through the lines once; `_open` are the tasks found so far."""

    def __init__(self, said: Sequence[Line], meeting: dt.date) -> None:
        self._lines = said
        self._meeting = meeting
        self._open: list[Found] = []

    def found(self) -> list[Found]:
        """All tasks, with their context and their days."""
        for number, line in enumerate(self._lines):
            new = self._read(number, line)
            if new is not None:
                self._take(new)
        next_meeting = self._next_meeting()
        return [self._finished(one, next_meeting) for one in self._open]

    def _read(self, number: int, line: Line) -> Found | None:
        other = self._other(number, line)
        if other is not None and other.deed in _SENDING:
            return other
        return self._spoken(number, line) or self._order(number, line) or self._event(number, line) or other

    def _spoken(self, number: int, line: Line) -> Found | None:
        hit = forms(line.text)
        if hit is None:
            return None
        form, match = hit
        if _REPORTED.search(line.text[: match.start("deed")]):
            return None
        who: Role = line.role
        if form in {"duty", "request"}:
            if line.role == "person":
                return None
            who = self._listener(number)
        if form == "offer" and line.role == "person":
            return None
        if form in {"offer", "request"} and not self._agreed(number):
            return None
        if form == "promise" and self._idle(number, line, match["deed"].lower()):
            return None
        return Found(
            form,
            who,
            match["deed"].lower(),
            number,
            (line, *(self._days_asked(number) if form in {"offer", "request"} else ())),
            promised=form == "promise",
        )

    def _idle(self, number: int, line: Line, deed: str) -> bool:
        """Whether a promise is a manner of speaking: no day, nothing before it that it takes up, no answer."""
        if due([line.text], self._meeting, None, promised=True).words or refers(line.text):
            return False
        if deed == "do":
            return True
        said = content(line.text) - {deed}
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
            and self._dated(one)
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
        if (
            match is None
            or not line.text.split()[1:]
            or (line.text.endswith("?") and len(line.text.split()) <= _BRIEF_QUESTION)
        ):
            return None
        asked = self._asked(number)
        if (
            line.role != "officer"
            and asked is None
            and not (self._after_assent(number) and self._timed(line))
        ):
            return None
        if match["deed"].lower() == "do" and asked is None and not refers(line.text):
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

    def _event(self, number: int, line: Line) -> Found | None:
        """A day to come beside something that takes place."""
        coming = [
            one for one in days(line.text, self._meeting) if one.certain and one.certain > self._meeting
        ]
        if not coming or elicits(line.text):
            return None
        before = self._lines[max(0, number - 3) : number]
        named = names_event(line.text) or any(names_event(one.text) for one in before)
        said = [one for one in before[-1:] if one.turn == line.turn and not self._used(one)]
        clock = [one for one in said if find_times(one.text) and len(one.text.split()) <= _FRAGMENT_WORDS]
        if not named and not clock and not any(one.time for one in coming):
            return None
        core = clock or [one for one in said if names_event(one.text)]
        return Found("event", "person", "attend", number, (*core, line), appointment=True)

    def _used(self, line: Line) -> bool:
        return any(line in one.core for one in self._open)

    def _other(self, number: int, line: Line) -> Found | None:
        match = delegated(line.text)
        if match is None or match["who"].split()[0].lower() in _NOBODY:
            return None
        whose = match["who"].lower()
        if whose == "you" and match["deed"] not in {"get", "receive", "have"}:
            return None
        if (line.role == "person" or whose in {"he", "she", "they", "you"}) and not self._dated(line):
            return None
        return Found("deed", "other", match["deed"] or "come", number, (line,))

    def _timed(self, line: Line) -> bool:
        """Whether it says when, be it a day or "next time"."""
        return bool(due([line.text], self._meeting, None, promised=True).words)

    def _dated(self, line: Line) -> bool:
        return any(day.certain for day in days(line.text, self._meeting))

    def _fragments(self, line: Line) -> list[Line]:
        """The short sentences right after it in its turn that only say when."""
        place = self._lines.index(line)
        found = []
        for one in self._lines[place + 1 :]:
            short = len(one.text.split()) <= _FRAGMENT_WORDS and forms(one.text) is None
            timed = days(one.text, self._meeting) or find_times(one.text)
            if (
                one.turn != line.turn
                or not (short or is_repair(one))
                or (names_event(one.text) and not timed)
            ):
                break
            if timed and not is_repair(one):
                found.append(one)
        return found

    def _take(self, new: Found) -> None:
        """Add it, or join it with the one it belongs to."""
        head = new.core[0 if new.form in {"offer", "request"} else -1]
        core = (*new.core, *(one for one in self._fragments(head) if one not in new.core))
        meets = new.promised and new.deed in _MEETING_DEEDS and new.core[0].role != "person"
        new = replace(new, core=core, appointment=new.appointment or (meets and any(map(self._dated, core))))
        for place in range(len(self._open) - 1, -1, -1):
            old = self._open[place]
            if set(new.core) <= set(old.core):
                return
            if self._continues(old, new):
                both = joined(old, new)
                meets = old.appointment or old.form == "event" or old.deed in _MEETING_DEEDS
                self._open[place] = replace(both, appointment=both.appointment and meets)
                return
        self._open.append(new)

    def _continues(self, old: Found, new: Found) -> bool:
        gap = new.last - old.last
        if (
            new.form == "event"
            and old.appointment
            and gap <= _TOPIC_LINES
            and self._same_event(old, new, gap)
        ):
            return True
        if gap > _NEAR_LINES:
            return False
        if new.form == "event":
            return self._same_event(old, new, gap)
        if self._listed(old, new):
            return True
        other = old.core[-1].speaker != new.core[-1].speaker
        asked = (
            other and old.form in {"request", "order", "duty", "offer"} and new.promised and not old.promised
        )
        if new.deed == "do" and new.refers:
            return gap <= _JOIN_LINES
        if alike(old.deed, new.deed) and old.form != "event":
            return asked or (not other and (new.refers or len(new.words(context=False)) <= _BRIEF_WORDS))
        if new.form == "offer":
            return new.refers and not other and old.form == "duty"
        onward = asked or (not other and old.promised and new.promised and gap <= _JOIN_LINES)
        return gap <= _JOIN_LINES and new.refers and new.promised and onward

    def _listed(self, old: Found, new: Found) -> bool:
        """Whether both answer one question, or the later says who comes for the appointment just named."""
        if old.form == new.form == "order":
            return elicits(old.core[0].text) and old.core[0] == new.core[0]
        visit = new.form == "deed" and new.deed in _VISITS and not self._dated(new.core[0])
        return visit and self._dated(old.core[-1]) and old.core[-1].turn == new.core[0].turn

    def _same_event(self, old: Found, new: Found, gap: int) -> bool:
        first = {day.certain for line in old.core for day in days(line.text, self._meeting)}
        second = {day.certain for line in new.core for day in days(line.text, self._meeting)}
        if old.appointment:
            return bool(first & second)
        asked = old.form in {"duty", "request", "offer"} and old.core[-1].speaker != new.core[-1].speaker
        return gap <= 3 and asked and not any(first)  # noqa: PLR2004 - the answer to it, a breath later

    def _finished(self, one: Found, next_meeting: dt.date | None) -> Found:
        context = self._context(one) if one.vague else ()
        when = due([line.text for line in one.core], self._meeting, next_meeting, promised=one.promised)
        return replace(one, context=context, due=when)

    def _context(self, one: Found) -> tuple[Line, ...]:
        """What it is about: what was said right before it, the question that opened the topic, and a name."""
        first = self._lines.index(one.core[0])
        before = [line for line in self._lines[max(0, first - _TOPIC_LINES) : first] if line not in one.core]
        chosen = _latest([line for line in before if line.tells])
        topic = [
            line
            for line in before
            if line.role != "person" and line.text.endswith("?") and not refers(line.text)
        ]
        chosen |= set(topic[-1:])
        if any(_THIRD.search(line.text) for line in one.core) and not any(
            _NAME.search(line.text) for line in chosen
        ):
            chosen |= set([line for line in before if _NAME.search(line.text)][-1:])
        return tuple(sorted(chosen, key=lambda line: (line.turn, line.start)))

    def _next_meeting(self) -> dt.date | None:
        for one in reversed(self._open):
            turns = {line.turn for line in one.core}
            said = " ".join(line.text for line in self._lines if line.turn in turns and line.role != "person")
            if (
                one.appointment
                and one.core[0].role != "person"
                and (_NEXT_MEETING.search(said) or one.form == "promise")
            ):
                when = due([line.text for line in one.core], self._meeting, None, promised=True)
                if when.day:
                    return when.day
        return None
