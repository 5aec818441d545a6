import json
from pathlib import Path

import pytest

from casescribe.bench.truth import Talk, Truth, find_audio, read_json, read_talks
from casescribe.errors import UnreadableInput
from casescribe.model.span import SpeakerSpan


def test_a_folder_of_recordings_and_a_single_recording_are_read_alike(talks: Path) -> None:
    truth = Truth.model_validate_json((talks / "talk" / "truth.json").read_text())
    expected = (Talk(name="talk", audio=talks / "talk" / "audio.wav", truth=truth),)
    assert read_talks(talks) == expected
    assert read_talks(talks / "talk") == expected
    assert read_talks(talks, ("talk", "other")) == expected


def test_nothing_to_measure_is_told_in_one_line(talks: Path) -> None:
    with pytest.raises(UnreadableInput) as error:
        read_talks(talks, ("other",))
    assert str(error.value) == "talks: no folder with truth.json and audio: check the name and --only"


def test_a_truth_without_its_recording_is_told(talks: Path) -> None:
    (talks / "talk" / "audio.wav").unlink()
    with pytest.raises(UnreadableInput) as error:
        read_talks(talks)
    assert str(error.value) == "talk: truth.json without a recording beside it: add the audio"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("{", "JSONDecodeError"),
        ('{"duration": 3}', "Field required"),
        ("[]", "Input should be a valid dictionary or instance of Truth"),
    ],
)
def test_a_damaged_truth_is_named_without_its_words(talks: Path, content: str, cause: str) -> None:
    (talks / "talk" / "truth.json").write_text(content)
    with pytest.raises(UnreadableInput) as error:
        read_talks(talks)
    assert str(error.value) == f"talk/truth.json: not a readable Truth ({cause}): check the file"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"FileNotFoundError"):
        read_json(tmp_path / "x.json", Truth)


def test_speech_is_the_segments_or_else_the_turns() -> None:
    turns = [{"speaker": "A", "start": 0, "end": 9, "text": "x"}]
    segments = [{"speaker": "A", "start": 0, "end": 4}, {"speaker": "A", "start": 5, "end": 9}]
    both = Truth.model_validate({"duration": 9, "turns": turns, "speech_segments": segments})
    alone = Truth.model_validate({"duration": 9, "turns": turns})
    assert both.speech == (SpeakerSpan(start=0, end=4, speaker="A"), SpeakerSpan(start=5, end=9, speaker="A"))
    assert alone.speech == (SpeakerSpan(start=0, end=9, speaker="A"),)


def test_truth_is_timed_by_words_only_when_every_turn_is() -> None:
    word = {"word": "x", "start": 0, "end": 1}
    turn = {"speaker": "A", "start": 0, "end": 1, "text": "x"}
    timed = json.loads(json.dumps(turn)) | {"words": [word]}
    assert Truth.model_validate({"duration": 1, "turns": [timed]}).timed == "words"
    assert Truth.model_validate({"duration": 1, "turns": [timed, turn]}).timed == "turns"


def test_audio_is_found_by_its_ending(tmp_path: Path) -> None:
    assert find_audio(tmp_path) is None
    for name in ("notes.txt", "b.WAV", "c.ogg"):
        (tmp_path / name).touch()
    assert find_audio(tmp_path) == tmp_path / "b.WAV"
