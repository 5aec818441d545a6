"""Export: the note as a Word document, for case systems that take an attachment.

Statements carry numbered references; the numbers lead to a list at the end with speaker, time and quote,
as endnotes do. Headings, lists and tables use the document's own styles, so that a screen reader and the
navigation pane find them. The same note gives the same bytes: dates in the file are the meeting's.
"""

import datetime as dt
import io
import zipfile
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from casescribe.model.note import Evidence, Note, Omission, Statement, Task
from casescribe.model.template import Template
from casescribe.model.transcript import Transcript
from casescribe.stages.export.plain import DRAFT, KINDS, STATUSES, VERDICTS, clean, quoted
from casescribe.stages.export.reading import Reading, gravest

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_GREY = RGBColor(0x50, 0x5A, 0x5F)
_LINK = RGBColor(0x1A, 0x4F, 0x8A)
_WIDTHS = (Cm(2.6), Cm(6.4), Cm(3.6), Cm(4.4))


def render_docx(transcript: Transcript, note: Note, template: Template) -> bytes:
    """`note.docx`: says everything the note says, evidence included; A4, British English."""
    return _Paper(Reading(transcript, note, template)).bytes()


class _Paper:
    """One document in the making."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._document: Any = docx.Document()
        self._cited: dict[Evidence, tuple[int, str]] = {}

    def bytes(self) -> bytes:
        self._set_up()
        self._head()
        self._sections()
        self._tasks()
        self._omissions()
        self._cautions()
        self._references()
        return _settled(self._document)

    def _set_up(self) -> None:
        _describe(self._document.core_properties, self._reading)
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 14)):
            _dress(self._document.styles[name], size)

    def _head(self) -> None:
        reading = self._reading
        self._document.add_paragraph(reading.title, style="Title")
        self._document.add_paragraph().add_run(DRAFT).bold = True
        for label, value in (
            ("Date", reading.date),
            ("Recording", reading.recording),
            ("People", reading.people),
            ("Writer", reading.writer),
        ):
            line = self._document.add_paragraph()
            line.paragraph_format.space_after = Pt(0)
            line.add_run(f"{label}: ").bold = True
            line.add_run(value)

    def _sections(self) -> None:
        for section in self._reading.note.sections:
            self._document.add_heading(clean(section.title), level=1)
            if not section.statements:
                self._document.add_paragraph(self._reading.empty(section))
            for statement in section.statements:
                self._statement(statement)

    def _statement(self, statement: Statement) -> None:
        line = self._document.add_paragraph(style="List Bullet")
        line.add_run(f"{clean(statement.text)} ")
        self._refer(line, statement.evidence, statement.speaker)
        _grey(line, f" {_labels(statement)}")

    def _tasks(self) -> None:
        self._document.add_heading("Tasks and appointments", level=1)
        tasks = self._reading.note.tasks
        if not tasks:
            self._document.add_paragraph("None found")
            return
        table = self._document.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
        table.autofit = False
        for cell, title in zip(table.rows[0].cells, ("Who", "What", "Due", "Words"), strict=True):
            cell.paragraphs[0].add_run(title).bold = True
        _set(table.rows[0], "w:tblHeader")
        for task in tasks:
            row = table.add_row()
            _set(row, "w:cantSplit")
            self._task(row.cells, task)
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width

    def _task(self, cells: tuple[Any, ...], task: Task) -> None:
        what = f"Appointment: {task.text}" if task.kind == "appointment" else task.text
        cells[0].text = self._reading.role(task.who)
        cells[1].text = clean(what)
        cells[2].text = self._reading.due(task)
        cells[3].text = f"{quoted(task.due_words)} " if task.due_words else ""
        self._refer(cells[3].paragraphs[0], task.evidence)

    def _omissions(self) -> None:
        if not self._reading.note.omissions:
            return
        self._document.add_heading("Said, but not in this note", level=1)
        for omission in self._reading.note.omissions:
            self._omission(omission)

    def _omission(self, omission: Omission) -> None:
        line = self._document.add_paragraph(style="List Bullet")
        line.add_run(f"{clean(omission.text)} ")
        self._refer(line, omission.evidence)
        _grey(line, f" {clean(omission.kind)}")

    def _cautions(self) -> None:
        self._document.add_heading("Before you rely on this note", level=1)
        for caution in (*self._reading.cautions(), self._reading.coverage()):
            self._document.add_paragraph(caution, style="List Bullet")

    def _refer(self, paragraph: Any, evidence: tuple[Evidence, ...], speaker: str = "") -> None:
        for piece in evidence:
            unclear = self._reading.unclear(piece)
            said = f"{self._reading.place(piece, speaker)}: {quoted(piece.quote)}"
            told = said + (f" ({unclear})" if unclear else "")
            number, _ = self._cited.setdefault(piece, (len(self._cited) + 1, told))
            _link(paragraph, f"[{number}]", f"evidence-{number}")

    def _references(self) -> None:
        if not self._cited:
            return
        self._document.add_heading("Evidence", level=1)
        self._document.add_paragraph(
            "Who said it, when in the recording (minutes and seconds), and the words."
        )
        for number, said in self._cited.values():
            line = self._document.add_paragraph()
            line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(1), Cm(-1)
            line.paragraph_format.space_after = Pt(3)
            _mark(line, number, f"evidence-{number}")
            line.add_run(f"[{number}]\t{said}")


def _labels(statement: Statement) -> str:
    labels = f"{KINDS[statement.kind]}, {STATUSES[statement.status].lower()}"
    check = gravest(statement.checks)
    if check is None:
        return labels
    reason = f": {clean(check.reason)}" if check.reason and check.verdict != "supported" else ""
    return f"{labels}, {VERDICTS[check.verdict].lower()}{reason}"


def _describe(properties: Any, reading: Reading) -> None:
    """Properties that name neither machine nor account nor the moment of writing."""
    try:
        moment = dt.datetime.combine(dt.date.fromisoformat(reading.note.date), dt.time())
    except ValueError:
        moment = dt.datetime.combine(dt.date(*_ZIP_TIME[:3]), dt.time())
    properties.title, properties.language = reading.title, "en-GB"
    properties.author = properties.last_modified_by = "Casescribe"
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = moment
    properties.revision = 1


def _dress(style: Any, size: int) -> None:
    style.font.name, style.font.size = "Arial", Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if style.name != "Normal":
        style.font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
    else:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        style.element.get_or_add_rPr().append(language)


def _grey(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _GREY


def _set(row: Any, switch: str) -> None:
    """Turn on a property of the row: `w:tblHeader` repeats it on each page, `w:cantSplit` keeps it whole."""
    mark = OxmlElement(switch)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no call for it


def _link(paragraph: Any, text: str, anchor: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _LINK
    link.append(run._r)  # noqa: SLF001 - python-docx has no call for links inside a document
    paragraph._p.append(link)  # noqa: SLF001


def _mark(paragraph: Any, number: int, name: str) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)  # noqa: SLF001 - python-docx has no call for bookmarks


def _settled(document: Any) -> bytes:
    """The document's bytes with a fixed time on each part."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled:
        for part in parts.infolist():
            fixed = zipfile.ZipInfo(part.filename, _ZIP_TIME)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            settled.writestr(fixed, parts.read(part.filename))
    return out.getvalue()
