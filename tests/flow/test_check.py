"""Checking a note's file, or a text file, against a transcript.json."""

import json
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from casescribe.errors import InputError, TranscriptError, UnreadableInput
from casescribe.flow.check import as_json, check
from casescribe.interfaces.cli.check import check as command
from casescribe.model.note import Coverage, Evidence, Note, NoteSection, Statement, WriterInfo
from casescribe.model.transcript import Source, Speaker, Transcript, Turn
from casescribe.stages.note.embed import MiniLm

SAID = "I keep seven hens in the yard."


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    transcript = Transcript(
        source=Source(name="hens.ogg", duration=4),
        speakers=(Speaker(id="S1", role="officer"), Speaker(id="S2", role="person")),
        turns=(
            Turn(id="T1", speaker="S1", text="What do you keep?", start=0, end=2),
            Turn(id="T2", speaker="S2", text=SAID, start=2, end=4),
        ),
        date="2026-09-07",
    )
    path = tmp_path / "transcript.json"
    path.write_text(transcript.model_dump_json(by_alias=True), encoding="utf-8")
    return path


def test_each_line_is_a_statement(tmp_path: Path, heard: Path) -> None:
    lines = tmp_path / "note.txt"
    lines.write_text(
        "- He keeps seven hens in the yard.\n\n\u2022 He keeps nine hens in the yard.\n", encoding="utf-8"
    )
    found = check(lines, heard, MiniLm)
    assert [(one.text, one.verdict, one.reason) for one in found] == [
        ("He keeps seven hens in the yard.", "supported", ""),
        ("He keeps nine hens in the yard.", "unsupported", "'nine' is not in the evidence"),
    ]
    assert found[0].evidence == (Evidence(turn="T2", quote=SAID, start=2.0, end=4.0),)


def test_a_note_is_checked_against_what_it_cites(tmp_path: Path, heard: Path) -> None:
    evidence = (Evidence(turn="T2", quote=SAID, start=2, end=4),)
    statement = Statement(id="s1", text="He keeps seven hens.", speaker="S2", evidence=evidence)
    note = Note(
        template="general", date="2026-09-07", transcript_sha256="", writer=WriterInfo(name="w", version="1"),
        sections=(NoteSection(id="summary", title="Summary", statements=(statement,)),),
        coverage=Coverage(turns=2, cited_turns=1, words=11, cited_words=7, characters=21),
    )  # fmt: skip
    path = tmp_path / "note.json"
    path.write_text(note.model_dump_json(by_alias=True), encoding="utf-8")
    (found,) = check(path, heard, MiniLm)
    assert (found.text, found.verdict, found.evidence) == ("He keeps seven hens.", "supported", evidence)


def test_the_json_has_four_fields_a_statement(tmp_path: Path, heard: Path) -> None:
    lines = tmp_path / "note.txt"
    lines.write_text("He keeps seven hens in the yard.", encoding="utf-8")
    assert json.loads(as_json(check(lines, heard, MiniLm))) == [
        {
            "text": "He keeps seven hens in the yard.",
            "verdict": "supported",
            "reason": "",
            "evidence": [{"start": 2.0, "end": 4.0, "turn": "T2", "quote": SAID}],
        }
    ]


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", InputError), (b" \n\n", InputError), (b"{}", InputError), (b"\xff\xfe\x00a", InputError)],
)
def test_a_file_without_statements_is_told(
    tmp_path: Path, heard: Path, content: bytes, error: type[Exception]
) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(content)
    with pytest.raises(error, match=r"note\.txt"):
        check(path, heard, MiniLm)


@pytest.mark.parametrize("content", ["", "[]", "{", "not json", '{"turns": []}'])
def test_a_file_that_is_no_transcript_is_told(tmp_path: Path, content: str) -> None:
    lines, path = tmp_path / "note.txt", tmp_path / "t.json"
    lines.write_text("He is well.", encoding="utf-8")
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TranscriptError, match=r"t\.json"):
        check(lines, path, MiniLm)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path, heard: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"none\.txt"):
        check(tmp_path / "none.txt", heard, MiniLm)
    with pytest.raises(UnreadableInput, match="a folder"):
        check(tmp_path, heard, MiniLm)


def test_a_date_that_is_none_is_told(tmp_path: Path, heard: Path) -> None:
    lines = tmp_path / "note.txt"
    lines.write_text("He is well.", encoding="utf-8")
    heard.write_text(heard.read_text("utf-8").replace("2026-09-07", "someday"), encoding="utf-8")
    with pytest.raises(TranscriptError) as caught:
        check(lines, heard, MiniLm)
    assert str(caught.value) == (
        "transcript.json: date is not a day such as 2026-07-14; see docs/reference/transcript.md"
    )


def test_a_transcript_made_by_hand_needs_no_more_than_the_reference_says(tmp_path: Path) -> None:
    lines, heard = tmp_path / "note.txt", tmp_path / "by-hand.json"
    lines.write_text("They moved in May.", encoding="utf-8")
    heard.write_text(
        '{"schema": 1, "source": {"name": "a.ogg"}, "speakers": [{"id": "A"}], "turns": '
        '[{"id": "1", "speaker": "A", "start": 0, "end": 3, "text": "We moved in May."}]}',
        encoding="utf-8",
    )
    assert [found.text for found in check(lines, heard, MiniLm)] == ["They moved in May."]
    heard.write_text(heard.read_text("utf-8").replace('"speaker": "A"', '"speaker": "B"'), encoding="utf-8")
    with pytest.raises(TranscriptError) as caught:
        check(lines, heard, MiniLm)
    assert str(caught.value) == (
        "by-hand.json: turns[0].speaker is not one of the speakers (A); see docs/reference/transcript.md"
    )


@pytest.fixture(scope="module")
def app() -> Typer:
    app = Typer(pretty_exceptions_enable=False)
    app.command("check")(command)
    return app


def test_the_command_prints_verdict_reason_and_evidence(app: Typer, tmp_path: Path, heard: Path) -> None:
    lines = tmp_path / "note.txt"
    lines.write_text("He keeps nine hens in the yard.", encoding="utf-8")
    result = CliRunner().invoke(app, [str(lines), "--transcript", str(heard)])
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            "unsupported  He keeps nine hens in the yard.",
            "    'nine' is not in the evidence",
            f"    00:02 \u201c{SAID}\u201d",
        ],
    )


def test_the_command_prints_json(app: Typer, tmp_path: Path, heard: Path) -> None:
    lines = tmp_path / "note.txt"
    lines.write_text("He keeps seven hens in the yard.", encoding="utf-8")
    result = CliRunner().invoke(app, [str(lines), "--transcript", str(heard), "--json"])
    assert [one["verdict"] for one in json.loads(result.stdout)] == ["supported"]


def test_a_wrong_date_ends_the_command_in_one_line(app: Typer, tmp_path: Path, heard: Path) -> None:
    lines = tmp_path / "note.txt"
    lines.write_text("He is well.", encoding="utf-8")
    result = CliRunner().invoke(app, [str(lines), "--transcript", str(heard), "--date", "2026-13-01"])
    assert (result.exit_code, result.stderr) == (
        2,
        "casescribe: --date 2026-13-01: write the day as YYYY-MM-DD, such as 2026-03-12\n",
    )
