"""A whole run: it tells how far it is, leaves nothing half done, and does what its options say."""

import wave
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from casescribe.errors import DamagedModel, OutputError
from casescribe.flow.engines import Engines
from casescribe.flow.options import NoteOptions, TranscribeOptions, WriteOptions
from casescribe.flow.transcribe import transcribe, transcribe_to_files
from casescribe.flow.write import write
from casescribe.model.progress import Progress
from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import Transcript, Warned, Word
from casescribe.stages.export.json import render_transcript
from casescribe.stages.speech.ports import Recognition, Stretch
from casescribe.stages.transcript.read import read_transcript
from casescribe.testing import FakeRecogniser, fake_engines

TONE = Callable[..., Path]


def _unwatched(_: Progress) -> None:
    """Nobody watches."""


def options(out: Path, **transcribing: Any) -> WriteOptions:
    return WriteOptions(out, TranscribeOptions(**transcribing), NoteOptions(template="probation"))


def held(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sound as long as the conversation."""
    path = tmp_path_factory.mktemp("sound") / "meeting.wav"
    tone = 0.3 * np.sin(2 * np.pi * 220 * np.arange(26 * 16_000) / 16_000)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes((tone * 32767).astype("<i2").tobytes())
    return path


def test_a_run_goes_through_its_stages_once_and_ends_at_the_end(
    recording: Path, tmp_path: Path, engines: Engines
) -> None:
    steps: list[Progress] = []
    write(recording, options(tmp_path / "out"), engines, steps.append)
    assert list(dict.fromkeys(step.stage for step in steps)) == [
        "prepare",
        "transcribe",
        "speakers",
        "write",
        "save",
    ]
    assert [step.overall for step in steps] == sorted(step.overall for step in steps)
    assert (steps[0], steps[-1]) == (
        Progress(stage="prepare", fraction=0, overall=0),
        Progress(stage="save", fraction=1, overall=1),
    )


def test_only_the_transcripts_two_files_come_of_transcribing(
    recording: Path, tmp_path: Path, engines: Engines
) -> None:
    steps: list[Progress] = []
    out = tmp_path / "out"
    found, files = transcribe_to_files(recording, out, TranscribeOptions(), engines, steps.append)
    assert files == (out / "transcript.json", out / "transcript.vtt")
    assert sorted(out.iterdir()) == sorted(files)
    assert files[0].read_bytes() == render_transcript(found)
    assert steps[-1] == Progress(stage="save", fraction=1, overall=1)


def test_what_was_written_is_what_was_returned(recording: Path, tmp_path: Path, engines: Engines) -> None:
    written = write(recording, options(tmp_path / "out"), engines, _unwatched)
    assert read_transcript((tmp_path / "out" / "transcript.json").read_bytes(), "t") == written.transcript


class Failing(FakeRecogniser):
    """Breaks down in the middle of its work."""

    def recognise(self, stretch: Stretch, speech: Sequence[Span]) -> Recognition:
        raise DamagedModel(f"the model broke at {stretch.start:.0f} s of {len(speech)}")


def _no_model(*_: object) -> Any:
    raise DamagedModel("the sentence model is damaged: install casescribe again")


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize("part", ["recogniser", "recognising", "voice_activity", "diariser", "embedder"])
def test_an_engine_that_fails_leaves_the_folder_as_it_was(
    recording: Path, tmp_path: Path, engines: Engines, *, part: str, before: bool
) -> None:
    broken = {
        "recogniser": replace(engines, recogniser=_no_model),
        "recognising": replace(engines, recogniser=lambda _language, _vocabulary: Failing(())),
        "voice_activity": replace(engines, voice_activity=_no_model),
        "diariser": replace(engines, diariser=_no_model),
        "embedder": replace(engines, embedder=_no_model),
    }[part]
    out = tmp_path / "out"
    if before:
        out.mkdir()
        for name in ("note.json", "note.html", "mine.txt"):
            (out / name).write_text(f"an earlier {name}")
    there = held(out) if before else {}
    with pytest.raises(DamagedModel):
        write(recording, options(out), broken, _unwatched)
    assert (held(out) if out.exists() else {}) == there
    assert out.exists() == before


def test_a_file_in_the_folders_place_is_told_and_kept(
    recording: Path, tmp_path: Path, engines: Engines
) -> None:
    taken = tmp_path / "out"
    taken.write_text("mine")
    for run in (
        lambda: write(recording, options(taken), engines, _unwatched),
        lambda: transcribe_to_files(recording, taken, TranscribeOptions(), engines, _unwatched),
    ):
        with pytest.raises(OutputError, match=r"\bout\b"):
            run()
    assert taken.read_text() == "mine"


def test_a_folder_in_a_files_place_leaves_the_others_as_they_were(
    recording: Path, tmp_path: Path, engines: Engines
) -> None:
    out = tmp_path / "out"
    (out / "note.html").mkdir(parents=True)
    (out / "note.json").write_text("earlier")
    with pytest.raises(OutputError):
        write(recording, options(out), engines, _unwatched)
    assert sorted(path.name for path in out.iterdir()) == ["note.html", "note.json"]
    assert (out / "note.json").read_text() == "earlier"


def test_a_watcher_that_gives_up_stops_the_run_without_files(
    recording: Path, tmp_path: Path, engines: Engines
) -> None:
    def impatient(step: Progress) -> None:
        if step.stage == "save":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(recording, options(tmp_path / "out"), engines, impatient)
    assert not (tmp_path / "out").exists()


def _transcript(recording: Path, engines: Engines, **chosen: Any) -> Transcript:
    return transcribe(recording, TranscribeOptions(**chosen), engines, _unwatched).transcript


def test_what_several_channels_could_not_make_out_is_told_once(tmp_path: Path, tone: TONE) -> None:
    lost = (Span(start=3, end=4.5), Span(start=3.5, end=4), Span(start=4.25, end=5), Span(start=6, end=6.5))
    engines = fake_engines([Word(start=1, end=1.5, text="Yes.")], [], lost)
    found = _transcript(
        tone(tmp_path / "two.wav", 8, channels=2), engines, channels="per-speaker", speakers=1
    )
    assert found.inaudible == (Span(start=3, end=5), Span(start=6, end=6.5))
    assert found.warnings[-1] == Warned(
        code="inaudible",
        message="2 passages of speech (2.5 s in all) could not be made out: listen to them.",
        start=3,
        end=6.5,
    )


@pytest.mark.parametrize("count", [None, 1, 3])
def test_the_number_of_speakers_reaches_the_diariser_and_a_difference_is_told(
    recording: Path, engines: Engines, count: int | None
) -> None:
    diariser = engines.diariser()
    asked = replace(engines, diariser=lambda: diariser)
    codes = [w.code for w in _transcript(recording, asked, speakers=count).warnings]
    assert vars(diariser)["asked"] == [count]
    assert codes == ([] if count is None else ["speaker-count"])


def test_two_who_talk_at_once_are_marked_and_told(tmp_path: Path, tone: TONE) -> None:
    words = [Word(start=1, end=1.8, text="So?"), Word(start=1.5, end=2.4, text="No.")]
    tracks = [SpeakerSpan(start=1, end=1.8, speaker="S1"), SpeakerSpan(start=1.5, end=2.4, speaker="S2")]
    found = _transcript(tone(tmp_path / "a.wav", 5), fake_engines(words, tracks))
    assert [(t.speaker, t.overlap) for t in found.turns] == [("S1", False), ("S2", True)]
    assert [(w.code, w.start, w.end) for w in found.warnings] == [("overlap", 1.5, 2.4)]
