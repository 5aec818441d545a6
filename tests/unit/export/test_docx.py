"""note.docx: opens in Word, says the whole note, and tells nothing about the machine."""

import datetime as dt
import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from casescribe.model.note import Note
from casescribe.model.template import Template
from casescribe.model.transcript import Transcript
from casescribe.stages.export.docx import render_docx
from casescribe.stages.export.plain import DRAFT


@pytest.fixture
def paper(transcript: Transcript, note: Note, template: Template) -> Any:
    return docx.Document(io.BytesIO(render_docx(transcript, note, template)))


def texts(paper: Any, style: str) -> list[str]:
    return [p.text for p in paper.paragraphs if p.style.name == style]


def test_headings_are_headings(paper: Any) -> None:
    assert texts(paper, "Title") == ["Case note: Home visit"]
    assert texts(paper, "Heading 1") == [
        "Home & family",
        "Work",
        "Tasks and appointments",
        "Said, but not in this note",
        "Before you rely on this note",
        "Evidence",
    ]


def test_statements_carry_numbers_and_labels(paper: Any) -> None:
    assert texts(paper, "List Bullet") == [
        "Lives in Walsall. [1][2] Reported, rendered, unsure: the name is doubtful",
        "I will not. [3] Agreed, verbatim",
        "I will not. [3] negation",
        "The recording stops early (00:19 to 00:20)",
        "Inaudible: 00:09 to 00:10",
        "Inaudible: 00:04",
        "Doubtful words in the transcript: 1. The note marks those that it rests on.",
        "The note quotes 9 of 15 words and 3 of 4 turns, in 30 characters of 4000 allowed.",
    ]


def test_plain_paragraphs_hold_the_facts_and_the_evidence(paper: Any) -> None:
    assert texts(paper, "Normal") == [
        DRAFT,
        "Date: Thursday 12 March 2026 (the file's own date, check it)",
        "Recording: meeting.ogg, 00:20 long",
        "People: Priya Nair (Social worker), S1; Resident, S2",
        "Writer: evidence 1",
        "Not discussed",
        "Who said it, when in the recording (minutes and seconds), and the words.",
        "[1]\tPriya Nair, 00:01 to 00:02: \u201cWhere do you live?\u201d",
        "[2]\tResident, 00:03 to 00:04: \u201cIn Walsall\u201d (doubtful: \u201cWalsall\u201d)",
        "[3]\tResident, 00:12 to 00:13: \u201cI will not.\u201d",
        "[4]\tPriya Nair, 00:06 to 00:07: \u201cRing me next Thursday.\u201d",
    ]


def test_tasks_stand_in_a_table_whose_header_repeats(paper: Any) -> None:
    (table,) = paper.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Who", "What", "Due", "Words"],
        ["Resident", "Ring | the officer", "Thursday 19 March 2026, 10:30", "\u201cnext Thursday\u201d [4]"],
        ["Social worker", "Appointment: Visit", "No date said", "[4]"],
    ]
    assert len(table.rows[0]._tr.findall(f".//{qn('w:tblHeader')}")) == 1  # noqa: SLF001


def test_every_number_leads_to_its_evidence(paper: Any) -> None:
    body = paper.element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert links == [f"evidence-{i}" for i in (1, 2, 3, 4, 4, 3)]
    assert marks == [f"evidence-{i}" for i in (1, 2, 3, 4)]


def test_properties_name_the_meeting_and_no_machine(paper: Any) -> None:
    properties = paper.core_properties
    day = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    assert (
        properties.author,
        properties.last_modified_by,
        properties.title,
        properties.created,
        properties.modified,
        properties.comments,
        properties.revision,
    ) == ("Casescribe", "Casescribe", "Case note: Home visit", day, day, "", 1)


def test_a_date_that_is_none_does_not_stop_the_document(
    transcript: Transcript, note: Note, template: Template
) -> None:
    undated = note.model_copy(update={"date": "unknown"})
    paper = docx.Document(io.BytesIO(render_docx(transcript, undated, template)))
    assert paper.core_properties.created == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def test_the_same_note_gives_the_same_bytes(transcript: Transcript, note: Note, template: Template) -> None:
    first = render_docx(transcript, note, template)
    assert render_docx(transcript, note, template) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_control_characters_in_speech_do_not_break_the_file(
    transcript: Transcript, note: Note, template: Template
) -> None:
    section = note.sections[0]
    statement = section.statements[1].model_copy(update={"text": "I\x00 \x0bwill\x1b & <not>\ufffe."})
    hostile = note.model_copy(
        update={"sections": (section.model_copy(update={"statements": (statement,)}),), "tasks": ()}
    )
    paper = docx.Document(io.BytesIO(render_docx(transcript, hostile, template)))
    assert texts(paper, "List Bullet")[0] == "I will & <not>. [1] Agreed, verbatim"
    assert "None found" in texts(paper, "Normal")
