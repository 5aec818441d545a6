"""Export: the left-hand side of the page: the note, each statement with the button that plays it.

The buttons are links to the turn, so that they lead somewhere without JavaScript too.
"""

from collections.abc import Iterator
from html import escape

from casescribe.model.note import Evidence, NoteSection, Omission, Statement, Task
from casescribe.stages.export.html_transcript import anchors, colours, times
from casescribe.stages.export.plain import (
    DRAFT,
    KINDS,
    STATUSES,
    VERDICTS,
    clean,
    quoted,
    stretch,
)
from casescribe.stages.export.reading import Reading, gravest, same_words

_TELLS = {
    "reported": "what somebody said",
    "observed": "what the officer saw or heard",
    "officer-view": "the officer's own assessment",
    "agreed": "what both agreed",
    "verbatim": "word for word",
    "rendered": "the same words, put into the form of a note",
    "drafted": "worded by the writer",
    "edited": "changed by the officer",
}


def note_pane(reading: Reading, *, playable: bool) -> Iterator[str]:
    """The note by section, its tasks, omissions and cautions."""
    rows = _Rows(reading, playable=playable)
    yield '<article class="pane note" id="note" aria-labelledby="note-title" tabindex="-1">\n'
    yield from _head(reading)
    for number, section in enumerate(reading.note.sections, start=1):
        yield from rows.section(number, section)
    yield from rows.tasks()
    yield from rows.omissions()
    yield from _cautions(reading)
    yield "</article>\n"


def _head(reading: Reading) -> Iterator[str]:
    yield f'<header>\n<h1 id="note-title">{escape(reading.title)}</h1>\n'
    yield f'<p class="draft">{escape(DRAFT)}</p>\n'
    yield '<dl class="facts">\n'
    for label, value in (
        ("Date", reading.date),
        ("People", reading.people),
        ("Recording", reading.recording),
        ("Writer", reading.writer),
    ):
        yield f"<div><dt>{label}</dt><dd>{escape(value)}</dd></div>\n"
    yield "</dl>\n"
    yield '<p class="scripted"><button type="button" id="open-help">Keyboard shortcuts</button></p>\n'
    yield "</header>\n"


def _cautions(reading: Reading) -> Iterator[str]:
    yield '<section aria-labelledby="cautions">\n<h2 id="cautions">Before you rely on this note</h2>\n<ul>\n'
    for caution in (*reading.cautions(), reading.coverage()):
        yield f"<li>{escape(caution)}</li>\n"
    yield "</ul>\n</section>\n"


class _Rows:
    """What can be played, row by row."""

    def __init__(self, reading: Reading, *, playable: bool) -> None:
        self._reading = reading
        self._playable = playable
        self._anchors = anchors(reading.transcript)
        self._shades = colours(reading.transcript)

    def section(self, number: int, section: NoteSection) -> Iterator[str]:
        """A heading with its statements."""
        yield f'<section aria-labelledby="section-{number}">\n'
        yield f'<h2 id="section-{number}">{escape(clean(section.title))}</h2>\n'
        if section.statements:
            yield '<ul class="rows">\n'
            yield from (self._statement(statement) for statement in section.statements)
            yield "</ul>\n"
        else:
            yield f'<p class="empty">{self._reading.empty(section)}</p>\n'
        yield "</section>\n"

    def tasks(self) -> Iterator[str]:
        """Tasks and appointments."""
        yield '<section aria-labelledby="tasks">\n<h2 id="tasks">Tasks and appointments</h2>\n'
        if self._reading.note.tasks:
            yield '<ul class="rows">\n'
            yield from (self._task(task) for task in self._reading.note.tasks)
            yield "</ul>\n"
        else:
            yield '<p class="empty">None found</p>\n'
        yield "</section>\n"

    def omissions(self) -> Iterator[str]:
        """What was said and left out."""
        if not self._reading.note.omissions:
            return
        yield '<section aria-labelledby="omissions">\n<h2 id="omissions">Said, but not in this note</h2>\n'
        yield '<ul class="rows">\n'
        yield from (self._omission(omission) for omission in self._reading.note.omissions)
        yield "</ul>\n</section>\n"

    def _statement(self, statement: Statement) -> str:
        tags = [_tag(KINDS[statement.kind], "kind", _TELLS[statement.kind])]
        tags.append(_tag(STATUSES[statement.status], "status", _TELLS[statement.status]))
        check = gravest(statement.checks)
        reason = ""
        if check is not None:
            tags.append(_tag(VERDICTS[check.verdict], check.verdict, f"check: {clean(check.name)}"))
            reason = clean(check.reason) if check.verdict != "supported" else ""
        because = f'<p class="reason">{escape(reason)}</p>' if reason else ""
        return self._row(statement, "".join(tags), because, statement.speaker)

    def _task(self, task: Task) -> str:
        words = f", from {quoted(task.due_words)}" if task.due_words else ""
        what = "Appointment" if task.kind == "appointment" else "Task"
        tags = _tag(what, "kind", "") + _tag(self._reading.role(task.who), "who", "who is to do it")
        due = f'<p class="due"><b>{escape(self._reading.due(task))}</b>{escape(words)}</p>'
        return self._row(task, tags, due)

    def _omission(self, omission: Omission) -> str:
        return self._row(omission, _tag(clean(omission.kind), "kind", "why it matters"), "")

    def _row(self, item: Statement | Task | Omission, tags: str, more: str, speaker: str = "") -> str:
        turn = self._reading.turns.get(item.evidence[0].turn)
        shade = self._shades.get(speaker or (turn.speaker if turn else ""), "")
        evidence = "".join(self._evidence(item, piece, speaker) for piece in item.evidence)
        return (
            f'<li class="row {shade}"><p class="text">{escape(clean(item.text))}</p>{more}'
            f'<div class="evidence">{evidence}</div><p class="tags">{tags}</p></li>\n'
        )

    def _evidence(self, item: Statement | Task | Omission, evidence: Evidence, speaker: str) -> str:
        quote = "" if same_words(item) else f" <q>{escape(clean(evidence.quote))}</q>"
        unclear = self._reading.unclear(evidence)
        warn = f' <span class="unclear">{escape(unclear)}</span>' if unclear else ""
        return f"<p>{self._play(evidence, speaker)}{quote}{warn}</p>"

    def _play(self, evidence: Evidence, speaker: str) -> str:
        voice, when = self._reading.voice(evidence, speaker), stretch(evidence.start, evidence.end)
        anchor = self._anchors.get(evidence.turn)
        label = f"<b>{escape(voice)}</b> {when}" if voice else when
        if anchor is None:
            return f"<span>{label}</span>"
        sign = '<span class="sign"></span><span class="hidden">Play </span>' if self._playable else ""
        return f'<a class="play" href="#{anchor}" {times(evidence)}>{sign}{label}</a>'


def _tag(text: str, style: str, tells: str) -> str:
    title = f' title="{escape(tells)}"' if tells else ""
    return f'<span class="tag {style}"{title}>{escape(text)}</span>'
