from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from casescribe.bench.long import bench_long, compose, decode, long_sheets
from casescribe.bench.sounds import write_wav
from casescribe.bench.speech import Failure
from casescribe.errors import NotAudio, OutputError

RAMP = np.linspace(-0.5, 0.5, 24_000)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk" / "audio.wav"
    path.parent.mkdir()
    write_wav(path, RAMP)
    return path


def test_a_recording_is_decoded_whole(talk: Path) -> None:
    assert decode(talk).tolist() == (RAMP * 32767).astype(np.int16).tolist()


@pytest.mark.parametrize("seconds", [0.5, 1.5, 3.25])
def test_a_talk_is_repeated_to_a_length_without_loss(talk: Path, tmp_path: Path, seconds: float) -> None:
    compose(talk, tmp_path / "long.flac", seconds)
    count = round(16_000 * seconds)
    assert decode(tmp_path / "long.flac").tolist() == np.tile(decode(talk), 3)[:count].tolist()
    with av.open(str(tmp_path / "long.flac")) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.rate, stream.channels) == ("flac", 16_000, 1)


def test_what_holds_no_sound_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.ogg").write_text("no sound")
    with pytest.raises(NotAudio) as error:
        decode(tmp_path / "x.ogg")
    assert str(error.value) == "x.ogg: holds no sound: give a recording"


def test_a_place_that_cannot_be_written_is_told(talk: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        compose(talk, tmp_path / "not there" / "long.flac", 1.0)
    assert str(error.value) == "long.flac: cannot be written (No such file or directory): free some space"


def test_each_length_is_written_and_its_memory_compared(
    standin: Any,
    talk: Path,
    tmp_path: Path,
    transcript: Callable[[object], dict[str, object]],
    note: dict[str, object],
) -> None:
    standin.answers(transcript=transcript([("S1", 0.0, 1.0, "Hello there.")]), note=note)
    told: list[str] = []
    work = tmp_path / "work"
    work.mkdir()
    report = bench_long(standin.product(), talk, (1.0, 60.0), work, told.append)
    assert told == ["talk: 0 minutes", "talk: 1 minutes"]
    assert [score.seconds for score in report.lengths] == [1.0, 60.0]
    short, long = (score.cost.peak_mb for score in report.lengths)
    assert report.ratio == long / short
    assert [row[0] for row in long_sheets(report)[0].rows] == ["0 min", "1 min", "longest / shortest"]
    assert [call[0] for call in standin.calls()] == ["write", "write"]
    assert all(Path(call[1]).is_relative_to(work) for call in standin.calls())
    assert list(work.iterdir()) == []


def test_a_length_that_fails_is_reported(standin: Any, talk: Path) -> None:
    standin.answers(refuse=[70, "casescribe: out of memory"])
    report = bench_long(standin.product(), talk, (60.0,), None, lambda _: None)
    assert report.failures == (Failure(name="1 minutes", code=70, complaint="casescribe: out of memory"),)
    assert long_sheets(report)[0].rows == (
        ("longest / shortest", "", "", "", "-"),
        ("1 minutes", "failed (70): casescribe: out of memory", "-", "-", "-"),
    )
