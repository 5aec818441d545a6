import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from casescribe.bench.conversation import Conversation, perfect_transcript
from casescribe.bench.notes import NotesBench, NotesReport, template_of
from casescribe.bench.notes_sheets import notes_sheets
from casescribe.bench.sounds import write_wav
from casescribe.bench.speech import Failure
from casescribe.errors import OutputError
from casescribe.model.transcript import Transcript

CONVERSATION = Conversation.model_validate(
    {
        "id": "c1",
        "domain": "probation",
        "meeting_date": "2026-03-12",
        "speakers": [{"id": "A", "role": "officer"}, {"id": "B", "role": "person"}],
        "turns": [{"speaker": "A", "text": "Hello there."}, {"speaker": "B", "text": "I moved."}],
        "facts": [
            {
                "id": "f1", "section": "summary", "statement": "Greeted.", "importance": "critical",
                "must_match": [["hello"]],
            },
            {
                "id": "f2", "section": "review", "statement": "He moved.", "importance": "normal",
                "must_match": [["moved"]],
            },
        ],
        "tasks": [{"what": "Write.", "must_match": [["write"]], "due": "2026-03-13"}],
        "traps": [
            {"id": "t1", "kind": "hearsay", "false_statement": "Hello, hello.", "wrong_if": [["hello"]]},
            {"id": "t2", "kind": "negation", "false_statement": "He stayed.", "wrong_if": [["stayed"]]},
        ],
    }
)  # fmt: skip
TURNS = [("S1", 0.0, 1.0, "Hello there."), ("S2", 1.0, 2.0, "I moved.")]


def test_notes_from_perfect_transcripts(standin: Any, note: dict[str, object], tmp_path: Path) -> None:
    standin.answers(note=note)
    told: list[str] = []
    bench = NotesBench(standin.product(), max_chars=400, keep=tmp_path / "keep", tell=told.append)
    report = bench.run([CONVERSATION])
    home = tmp_path / "keep" / "c1"
    perfect = home / "perfect" / "transcript.json"
    assert told == ["c1"]
    assert standin.calls() == [
        ["write", str(perfect), "--out", str(home), "--template", "probation", "--date", "2026-03-12",
         "--max-chars", "400"]
    ]  # fmt: skip
    assert Transcript.model_validate_json(perfect.read_text()) == perfect_transcript(CONVERSATION)
    assert (report.failures, report.skipped) == ((), ())
    found, form = notes_sheets(report, [CONVERSATION])[:2]
    assert found.rows == (
        ("c1", "1/1", "1/2", "1/1", "1/2", "0/1", "0/1", "0/1"),
        ("all", "1/1 (100 %)", "1/2 (50 %)", "1/1 (100 %)", "1/2 (50 %)", *("0/1 (0 %)",) * 3),
    )
    assert [row[:-3] for row in form.rows] == [(name, "0", "1", "7", "0", "0") for name in ("c1", "all")]
    assert {len(row) for row in form.rows} == {len(form.columns)}


def test_wording_is_shown_only_when_asked_for(standin: Any, note: dict[str, object]) -> None:
    standin.answers(note=note)
    report = NotesBench(standin.product()).run([CONVERSATION])
    with_texts = (
        ("c1", "missed, normal", "f2 (review)", "He moved."),
        ("c1", "sprung, hearsay", "t1", "Hello, hello."),
        ("c1", "task missed", "task 1", "Write."),
    )
    shown = notes_sheets(report, [CONVERSATION], texts=True)
    hidden = notes_sheets(report, [CONVERSATION])
    assert shown[2].rows == with_texts
    assert hidden[2].rows == tuple(row[:3] for row in with_texts)
    assert hidden[3].rows == (("hearsay", "1/1"), ("negation", "0/1"))


def test_notes_from_given_transcripts_and_from_recordings(
    standin: Any,
    note: dict[str, object],
    transcript: Callable[[object], dict[str, object]],
    tmp_path: Path,
) -> None:
    standin.answers(note=note, transcript=transcript(TURNS))
    heard, spoken, absent = (CONVERSATION.model_copy(update={"id": x}) for x in ("heard", "spoken", "absent"))
    recordings = tmp_path / "recordings"
    (recordings / "heard").mkdir(parents=True)
    (recordings / "heard" / "transcript.json").write_text(json.dumps(transcript(TURNS)))
    (recordings / "spoken").mkdir()
    write_wav(recordings / "spoken" / "audio.wav", np.zeros(160))
    report = NotesBench(standin.product(), recordings, keep=tmp_path / "k").run([heard, spoken, absent])
    options = ["--template", "probation", "--date", "2026-03-12"]
    heard_home, spoken_home = tmp_path / "k" / "heard", tmp_path / "k" / "spoken"
    assert standin.calls() == [
        ["write", str(recordings / "heard" / "transcript.json"), "--out", str(heard_home), *options],
        ["transcribe", str(recordings / "spoken" / "audio.wav"), "--out", str(spoken_home / "heard"),
         *options[2:]],
        ["write", str(spoken_home / "heard" / "transcript.json"), "--out", str(spoken_home), *options],
    ]  # fmt: skip
    assert [each.name for each in report.conversations] == ["heard", "spoken"]
    assert report.skipped == ("absent",)
    assert notes_sheets(report, [heard, spoken])[-1].rows == (
        ("absent", "-", "no recording of this conversation"),
    )


@pytest.mark.parametrize("from_audio", [True, False])
def test_a_failure_is_reported_and_scored_as_nothing(
    standin: Any, tmp_path: Path, *, from_audio: bool
) -> None:
    standin.answers(refuse=[2, "casescribe: cannot"])
    (tmp_path / "c1").mkdir()
    (tmp_path / "c1" / "audio.wav").touch()
    report = NotesBench(standin.product(), tmp_path if from_audio else None).run([CONVERSATION])
    expected = Failure(name="c1", code=2, complaint="casescribe: cannot")
    assert report == NotesReport(conversations=(), failures=(expected,))
    assert notes_sheets(report, [CONVERSATION])[-1].rows == (("c1", "2", "casescribe: cannot"),)


def test_a_folder_that_cannot_be_written_is_told(standin: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError) as error:
        NotesBench(standin.product(), keep=tmp_path / "file").run([CONVERSATION])
    assert str(error.value) == "c1: cannot be written (Not a directory): choose another --keep"


def test_the_domain_chooses_the_template() -> None:
    domains = ("social-care", "hospital-discharge", "housing")
    chosen = [template_of(CONVERSATION.model_copy(update={"domain": domain})) for domain in domains]
    assert chosen == ["social-care", "hospital-discharge", "general"]
