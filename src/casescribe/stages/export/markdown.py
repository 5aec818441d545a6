r"""Export: the note as Markdown (CommonMark with tables), for pasting and for reading anywhere.

Whatever was said stands as text: every mark that could become markup is escaped with a backslash, which
CommonMark allows before any ASCII punctuation.
"""

import re
from collections.abc import Iterator

from casescribe.model.note import Evidence, Note, NoteSection, Omission, Statement, Task
from casescribe.model.template import Template
from casescribe.model.transcript import Transcript
from casescribe.stages.export.plain import DRAFT, KINDS, STATUSES, VERDICTS, clean, quoted
from casescribe.stages.export.reading import Reading, gravest, same_words

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&#$@^]")
_AT_START = re.compile(r"^(?:([-+=:])|(\d+)([.)]))")
_LINK = re.compile(r"(?i)(:)(?=//)|(?<=www)(\.)")


def render_markdown(transcript: Transcript, note: Note, template: Template) -> bytes:
    """`note.md`: UTF-8, lines end in a newline; says everything the note says, evidence included."""
    return ("\n".join(_lines(Reading(transcript, note, template))) + "\n").encode()


def escaped(text: str) -> str:
    """The text on one line so that Markdown shows it as it stands."""
    marked = _ANYWHERE.sub(r"\\\g<0>", clean(text))
    unlinked = _LINK.sub(r"\\\g<0>", marked)
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", unlinked)


def _lines(reading: Reading) -> Iterator[str]:
    yield from _head(reading)
    for section in reading.note.sections:
        yield from _section(reading, section)
    yield from _tasks(reading)
    yield from _omissions(reading)
    yield from _cautions(reading)


def _head(reading: Reading) -> Iterator[str]:
    yield f"# {escaped(reading.title)}"
    yield ""
    yield f"**{DRAFT}**"
    yield ""
    yield f"- Date: {escaped(reading.date)}"
    yield f"- Template: {escaped(reading.template.title)} ({escaped(reading.note.template)})"
    yield f"- Recording: {escaped(reading.recording)}"
    yield f"- People: {escaped(reading.people)}"
    yield f"- Writer: {escaped(reading.writer)}"


def _section(reading: Reading, section: NoteSection) -> Iterator[str]:
    yield from ("", f"## {escaped(section.title)}", "")
    if not section.statements:
        yield reading.empty(section)
    for statement in section.statements:
        yield from _statement(reading, statement)


def _statement(reading: Reading, statement: Statement) -> Iterator[str]:
    labels = f"{KINDS[statement.kind]}, {STATUSES[statement.status].lower()}"
    check = gravest(statement.checks)
    if check is not None:
        reason = f": {escaped(check.reason)}" if check.reason and check.verdict != "supported" else ""
        labels += f", {VERDICTS[check.verdict].lower()}{reason}"
    yield f"- {escaped(statement.text)} ({labels})"
    yield from _evidence(reading, statement, statement.speaker)


def _evidence(reading: Reading, item: Statement | Omission, speaker: str = "") -> Iterator[str]:
    for evidence in item.evidence:
        quote = "" if same_words(item) else f": {escaped(quoted(evidence.quote))}"
        yield f"  - {escaped(reading.place(evidence, speaker))}{quote}{_unclear(reading, evidence)}"


def _unclear(reading: Reading, evidence: Evidence) -> str:
    unclear = reading.unclear(evidence)
    return f" ({escaped(unclear)})" if unclear else ""


def _tasks(reading: Reading) -> Iterator[str]:
    yield from ("", "## Tasks and appointments", "")
    if not reading.note.tasks:
        yield "None found"
        return
    yield "| Who | What | Due | Words |"
    yield "|---|---|---|---|"
    for task in reading.note.tasks:
        yield _task(reading, task)


def _task(reading: Reading, task: Task) -> str:
    words = "; ".join(
        escaped(f"{reading.place(evidence)}: {quoted(evidence.quote)}") + _unclear(reading, evidence)
        for evidence in task.evidence
    )
    due = reading.due(task) + (f", from {quoted(task.due_words)}" if task.due_words else "")
    what = f"Appointment: {task.text}" if task.kind == "appointment" else task.text
    return f"| {escaped(reading.role(task.who))} | {escaped(what)} | {escaped(due)} | {words} |"


def _omissions(reading: Reading) -> Iterator[str]:
    if not reading.note.omissions:
        return
    yield from ("", "## Said, but not in this note", "")
    for omission in reading.note.omissions:
        yield f"- {escaped(omission.text)} ({escaped(omission.kind)})"
        yield from _evidence(reading, omission)


def _cautions(reading: Reading) -> Iterator[str]:
    yield from ("", "## Before you rely on this note", "")
    for caution in (*reading.cautions(), reading.coverage()):
        yield f"- {escaped(caution)}"
