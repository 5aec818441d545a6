"""A note from a transcript.json: its options, its day, and what is refused."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from casescribe.errors import CasescribeError, OptionError, TranscriptError, UnreadableInput
from casescribe.flow.engines import Engines
from casescribe.flow.options import NoteOptions, TranscribeOptions, WriteOptions
from casescribe.flow.transcribe import read
from casescribe.flow.write import write, write_note
from casescribe.model.progress import Progress
from casescribe.model.transcript import Source, Speaker, Transcript, Turn
from casescribe.stages.export.json import render_transcript
from casescribe.stages.note.templates import load_template


def _unwatched(_: Progress) -> None:
    """Nobody watches."""


def options(out: Path, **transcribing: Any) -> WriteOptions:
    return WriteOptions(out, TranscribeOptions(**transcribing), NoteOptions(template="probation"))


SAID = ("Have you found work yet?", "I started at the bakery on Monday.", "I will ring them on Friday.")
TOLD = Transcript(
    source=Source(name="visit.ogg", duration=9),
    date="2026-03-12",
    date_source="given",
    speakers=(Speaker(id="S1", role="officer"), Speaker(id="S2", role="person")),
    turns=tuple(
        Turn(id=f"t{n + 1}", speaker=f"S{n % 2 + 1}", start=3 * n, end=3 * n + 2, text=text)
        for n, text in enumerate(SAID)
    ),
)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A transcript.json."""
    path = tmp_path / "transcript.json"
    path.write_bytes(render_transcript(TOLD))
    return path


def test_writing_again_from_a_transcript_has_no_stages_of_speech(
    told: Path, tmp_path: Path, engines: Engines
) -> None:
    steps: list[Progress] = []
    write(told, options(tmp_path / "out"), engines, steps.append)
    assert [(step.stage, step.fraction) for step in steps] == [("write", 0), ("save", 0), ("save", 1)]


def changed(path: Path, **fields: Any) -> Path:
    document = {**json.loads(path.read_bytes()), **fields}
    path.write_text(json.dumps({k: v for k, v in document.items() if v is not ...}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("fields", "given", "expected"),
    [
        ({}, None, ("2026-03-12", "given")),
        ({"date_source": "file"}, None, ("2026-03-12", "file")),
        ({"date": None, "date_source": None}, None, ("2026-01-31", "today")),
        ({"date": ..., "date_source": ...}, None, ("2026-01-31", "today")),
        ({"date_source": "file"}, dt.date(2025, 12, 24), ("2025-12-24", "given")),
    ],
)
def test_a_transcripts_day_gives_way_only_to_a_given_one(
    told: Path, engines: Engines, fields: dict[str, Any], given: dt.date | None, expected: tuple[str, str]
) -> None:
    found = read(changed(told, **fields), TranscribeOptions(date=given), engines)
    assert (found.date, found.date_source) == expected


def test_roles_and_names_of_a_transcript_can_be_corrected_one_by_one(told: Path, engines: Engines) -> None:
    speakers = [{"id": "S1", "role": "officer", "name": "Ann"}, {"id": "S2", "role": "person", "name": "Bo"}]
    given = TranscribeOptions(roles={"S1": "other"}, names={"S2": "Bo Ek"})
    assert read(changed(told, speakers=speakers), given, engines).speakers == (
        Speaker(id="S1", role="other", name="Ann"),
        Speaker(id="S2", role="person", name="Bo Ek"),
    )


def test_a_speaker_who_is_not_there_is_told_before_anything_is_written(
    told: Path, tmp_path: Path, engines: Engines
) -> None:
    with pytest.raises(OptionError) as caught:
        write(told, options(tmp_path / "out", roles={"S7": "officer"}), engines, _unwatched)
    assert str(caught.value) == "there is no speaker S7; the speakers are: S1, S2"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [{"speakers": 2}, {"vocabulary": ("RAR",)}, {"channels": "per-speaker"}])
def test_what_needs_the_sound_is_refused_for_a_transcript(
    told: Path, engines: Engines, option: dict[str, Any]
) -> None:
    with pytest.raises(OptionError) as caught:
        read(told, TranscribeOptions(**option), engines)
    assert str(caught.value) == (
        "transcript.json is a transcript: --speakers, --vocabulary and --channels need the recording"
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [(None, UnreadableInput), (b"", TranscriptError), (b"{}", TranscriptError), (b"\xff", TranscriptError)],
)
def test_a_transcript_that_cannot_be_used_is_named(
    tmp_path: Path, engines: Engines, content: bytes | None, kind: type[CasescribeError]
) -> None:
    path = tmp_path / "sent.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(kind, match=r"^sent\.json"):
        write(path, options(tmp_path / "out"), engines, _unwatched)
    assert not (tmp_path / "out").exists()


def test_a_transcript_without_turns_gives_a_note_in_which_nothing_was_discussed(
    told: Path, tmp_path: Path, engines: Engines
) -> None:
    empty = changed(told, turns=[], speakers=[], warnings=[])
    note = write(empty, options(tmp_path / "out"), engines, _unwatched).note
    assert note.not_discussed == tuple(s.id for s in note.sections)
    assert (note.tasks, note.coverage.turns, note.coverage.words) == ((), 0, 0)


def test_a_note_takes_its_day_from_the_transcript_else_today(engines: Engines) -> None:
    undated = TOLD.model_copy(update={"date": None})
    template = load_template("general")
    dates = [write_note(t, template, NoteOptions(), engines).date for t in (TOLD, undated)]
    assert dates == ["2026-03-12", "2026-01-31"]
