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
from casescribe.model.transcript import Transcript
from casescribe.stages.note.evidence import evidence
from casescribe.stages.note.tasks_due import days, due
from casescribe.stages.note.tasks_event import event_text
from casescribe.stages.note.tasks_forms import (
    elicits,
    forms,
    names_event,
)
from casescribe.stages.note.tasks_found import Found, alike, joined, same
from casescribe.stages.note.tasks_lines import Line, is_repair, lines
from casescribe.stages.note.tasks_read import Reader
from casescribe.stages.note.tasks_text import hollow, task_text
from casescribe.stages.note.times import find_times
from casescribe.stages.note.units import Piece

_NEAR_LINES = 6
_JOIN_LINES = 4
_TOPIC_LINES = 16
_CONTEXT_WORDS = 30
_FRAGMENT_WORDS = 14
_BRIEF_WORDS = 1
_MEETING_DEEDS = frozenset(("see", "come", "meet", "visit"))
_VISITS = frozenset(("come", "coming", "visit", "do", "out", "round", "to"))
_NEXT_MEETING = re.compile(
    (
        r"\b(?:next (?:time|one|appointment|session|meeting|visit)|see you|come back|back in|here again"
        r"|same (?:time|place))\b"
    ),
    re.IGNORECASE,
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
    found = [one for one in _merged(_Walk(said, meeting).found()) if not hollow(one)]
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


class _Walk:
    """Goes through the lines once; `_open` are the tasks found so far."""

    def __init__(self, said: Sequence[Line], meeting: dt.date) -> None:
        self._lines = said
        self._meeting = meeting
        self._reader = Reader(said, meeting)
        self._open: list[Found] = []

    def found(self) -> list[Found]:
        """All tasks, with their context and their days."""
        for number, line in enumerate(self._lines):
            new = self._reader.read(number, line, {used for one in self._open for used in one.core})
            if new is not None:
                self._take(new)
        next_meeting = self._next_meeting()
        return [self._finished(one, next_meeting) for one in self._open]

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
        new = replace(
            new, core=core, appointment=new.appointment or (meets and any(map(self._reader.dated, core)))
        )
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
        if new.form == "event":
            far = _TOPIC_LINES if old.appointment else _NEAR_LINES
            return gap <= far and self._same_event(old, new, gap)
        return gap <= _NEAR_LINES and (self._listed(old, new) or self._takes_up(old, new, gap))

    def _takes_up(self, old: Found, new: Found, gap: int) -> bool:
        """Whether the later one answers the earlier, or says more of it."""
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
        onward = asked or (not other and old.promised and new.promised)
        return gap <= _JOIN_LINES and new.refers and new.promised and onward

    def _listed(self, old: Found, new: Found) -> bool:
        """Whether both answer one question, or the later says who comes for the appointment just named."""
        if old.form == new.form == "order":
            return elicits(old.core[0].text) and old.core[0] == new.core[0]
        visit = new.form == "deed" and new.deed in _VISITS and not self._reader.dated(new.core[0])
        return visit and self._reader.dated(old.core[-1]) and old.core[-1].turn == new.core[0].turn

    def _same_event(self, old: Found, new: Found, gap: int) -> bool:
        first = {day.certain for line in old.core for day in days(line.text, self._meeting)}
        second = {day.certain for line in new.core for day in days(line.text, self._meeting)}
        if old.appointment:
            return bool(first & second)
        asked = old.form in {"duty", "request", "offer"} and old.core[-1].speaker != new.core[-1].speaker
        return gap <= 3 and asked and not any(first)  # noqa: PLR2004 - the answer to it, a breath later

    def _finished(self, one: Found, next_meeting: dt.date | None) -> Found:
        context = self._before(one) if one.vague else ()
        when = due([line.text for line in one.core], self._meeting, next_meeting, promised=one.promised)
        return replace(one, context=context, due=when)

    def _before(self, one: Found) -> tuple[Line, ...]:
        """What was said right before it, by which a recap of it is known."""
        first = self._lines.index(one.core[0])
        before = [line for line in self._lines[max(0, first - _NEAR_LINES) : first] if line.tells]
        sizes = [sum(len(line.text.split()) for line in before[at:]) for at in range(len(before))]
        return tuple(line for line, size in zip(before, sizes, strict=True) if size <= _CONTEXT_WORDS)

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
