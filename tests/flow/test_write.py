"""From a recording to the files of a note."""

import datetime as dt
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from casescribe.errors import (
    CasescribeError,
    NoSpeech,
    OptionError,
    OutputError,
    TemplateError,
    TranscriptError,
)
from casescribe.flow.engines import Engines
from casescribe.flow.options import NoteOptions, TranscribeOptions, WriteOptions
from casescribe.flow.write import Written, is_transcript, write
from casescribe.model.progress import Progress
from casescribe.testing import fake_engines

FILES = ["transcript.json", "transcript.vtt", "note.json", "note.md", "note.docx", "note.html"]


def _unwatched(_: Progress) -> None:
    """Nobody watches."""


def _options(out: Path, template: str = "probation", max_chars: int | None = None) -> WriteOptions:
    return WriteOptions(
        out=out,
        transcribe=TranscribeOptions(date=dt.date(2026, 3, 12)),
        note=NoteOptions(template=template, max_chars=max_chars),
    )


def _written(recording: Path, out: Path, engines: Engines) -> Written:
    return write(recording, _options(out), engines, _unwatched)


def test_all_files_are_written(recording: Path, tmp_path: Path, engines: Engines) -> None:
    out = tmp_path / "new" / "folder"
    assert [path.name for path in _written(recording, out, engines).files] == FILES
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)


def test_the_same_input_gives_the_same_bytes(recording: Path, tmp_path: Path, engines: Engines) -> None:
    for name in ("a", "b"):
        _written(recording, tmp_path / name, engines)
    first, second = ({n: (tmp_path / d / n).read_bytes() for n in FILES} for d in ("a", "b"))
    assert [name for name in FILES if first[name] != second[name]] == []


def test_the_note_names_its_transcript_by_hash(recording: Path, tmp_path: Path, engines: Engines) -> None:
    _written(recording, tmp_path / "out", engines)
    note = json.loads((tmp_path / "out" / "note.json").read_bytes())
    digest = hashlib.sha256((tmp_path / "out" / "transcript.json").read_bytes()).hexdigest()
    assert (note["schema"], note["template"], note["date"], note["transcript_sha256"]) == (
        1,
        "probation",
        "2026-03-12",
        digest,
    )


def test_every_quote_stands_in_its_turn_and_in_the_recording(
    recording: Path, tmp_path: Path, engines: Engines
) -> None:
    written = _written(recording, tmp_path / "out", engines)
    turns = {turn.id: turn for turn in written.transcript.turns}
    evidence = [e for s in written.note.sections for t in s.statements for e in t.evidence]
    evidence += [e for task in written.note.tasks for e in task.evidence]
    assert evidence != []
    assert [e for e in evidence if e.quote not in turns[e.turn].text] == []
    assert [e for e in evidence if not 0 <= e.start <= e.end <= written.transcript.source.duration] == []


def test_the_note_can_be_written_again_from_its_transcript(
    recording: Path, tmp_path: Path, engines: Engines
) -> None:
    _written(recording, tmp_path / "first", engines)
    write(
        tmp_path / "first" / "transcript.json",
        _options(tmp_path / "second"),
        fake_engines([], []),
        _unwatched,
    )
    again = {n: (tmp_path / "second" / n).read_bytes() for n in FILES}
    once = {n: (tmp_path / "first" / n).read_bytes() for n in FILES}
    assert [name for name in FILES if again[name] != once[name]] == ["note.html"]


def test_the_page_holds_the_sound_only_when_there_is_a_recording(
    recording: Path, tmp_path: Path, engines: Engines
) -> None:
    _written(recording, tmp_path / "first", engines)
    write(tmp_path / "first" / "transcript.json", _options(tmp_path / "second"), engines, _unwatched)
    assert b"data:audio/" in (tmp_path / "first" / "note.html").read_bytes()
    assert b"data:audio/" not in (tmp_path / "second" / "note.html").read_bytes()


def test_the_word_file_opens(recording: Path, tmp_path: Path, engines: Engines) -> None:
    _written(recording, tmp_path / "out", engines)
    assert zipfile.ZipFile(tmp_path / "out" / "note.docx").testzip() is None


def test_the_limit_holds(recording: Path, tmp_path: Path, engines: Engines) -> None:
    note = write(recording, _options(tmp_path / "out", max_chars=150), engines, _unwatched).note
    length = sum(len(s.text) + 1 for section in note.sections for s in section.statements)
    assert length <= 150
    assert (note.coverage.characters, note.coverage.limit) == (length, 150)


@pytest.mark.parametrize("template", ["probation", "social-care", "hospital-discharge", "general"])
def test_each_template_gives_its_sections(
    recording: Path, tmp_path: Path, engines: Engines, template: str
) -> None:
    written = write(recording, _options(tmp_path / "out", template), engines, _unwatched)
    ids = [section.id for section in written.template.sections]
    assert [section.id for section in written.note.sections] == ids
    listed = {"tasks"} if written.note.tasks else set()
    empty = [section.id for section in written.note.sections if not section.statements]
    assert list(written.note.not_discussed) == [name for name in empty if name not in listed]


def test_nothing_is_written_when_something_is_wrong(
    tmp_path: Path, tone: Callable[..., Path], engines: Engines, recording: Path
) -> None:
    out = tmp_path / "out"
    silent = tone(tmp_path / "silent.wav", 3, peak=0)
    causes: list[tuple[Path, WriteOptions, type[CasescribeError]]] = [
        (silent, _options(out), NoSpeech),
        (recording, _options(out, template="nosuch"), TemplateError),
    ]
    for source, options, kind in causes:
        with pytest.raises(kind):
            write(source, options, fake_engines([], []), _unwatched)
    assert not out.exists()
    _written(recording, out, engines)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(NoSpeech):
        write(silent, _options(out), fake_engines([], []), _unwatched)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_transcript_is_known_by_its_name_or_its_first_character(tmp_path: Path) -> None:
    for name, content in (("a.json", b""), ("b.txt", b' \n{"schema": 1}'), ("c.ogg", b"OggS")):
        (tmp_path / name).write_bytes(content)
    assert [is_transcript(tmp_path / n) for n in ("a.json", "b.txt", "c.ogg", "missing.ogg")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_folder_that_cannot_be_written_is_told_before_the_recording_is_heard(
    tmp_path: Path, engines: Engines
) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(OutputError) as caught:
        _written(tmp_path / "missing.wav", tmp_path / "taken", engines)
    assert "a file of that name is in the way" in str(caught.value)


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_date_that_cannot_be_is_refused(year: int) -> None:
    with pytest.raises(OptionError) as caught:
        TranscribeOptions(date=dt.date(year, 1, 1))
    assert str(caught.value) == (
        f"the meeting's date {dt.date(year, 1, 1)} is not between 1900 and 2199: correct it"
    )


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_transcript_with_a_date_that_cannot_be_is_refused(
    recording: Path, tmp_path: Path, engines: Engines, date: str
) -> None:
    _written(recording, tmp_path / "out", engines)
    told = json.loads((tmp_path / "out" / "transcript.json").read_bytes())
    (tmp_path / "old.json").write_text(json.dumps({**told, "date": date}))
    options = WriteOptions(tmp_path / "again", TranscribeOptions(), NoteOptions())
    with pytest.raises(TranscriptError) as caught:
        write(tmp_path / "old.json", options, engines, _unwatched)
    assert str(caught.value) == "old.json: date is not between 1900 and 2199: set it with --date"
    assert not (tmp_path / "again").exists()
