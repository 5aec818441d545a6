import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casescribe.bench.extras import english
from casescribe.bench.speech import Failure
from casescribe.bench.truth import read_talks
from casescribe.bench.vocabulary import (
    NameScore,
    VocabularyBench,
    VocabularyScore,
    count,
    vocabulary_sheets,
)
from casescribe.errors import InputError


def test_names_are_counted_as_whole_normalised_words() -> None:
    names = ("Mrs Olatunji", "RAR", "Dr. Okafor")
    text = "Mrs. Olatunji rang; RAR, rare. mrs olatunji! Doctor Okafor"
    assert count(names, text, english()) == {"missus olatunji": 2, "rar": 1, "doctor okafor": 1}


def test_a_name_that_normalises_to_nothing_is_left_out() -> None:
    assert count(("(sic)", "Okafor"), "Okafor", english()) == {"okafor": 1}


@pytest.fixture
def two_talks(talks: Path) -> Path:
    """`talk` names Okafor, `other` names Tipton, which nobody says in `talk`."""
    shutil.copytree(talks / "talk", talks / "other")
    path = talks / "other" / "truth.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"vocabulary": ["Tipton", "Mr Okafor"]}))
    return talks


def test_each_recording_is_heard_without_names_with_its_own_and_with_others(
    standin: Any, two_talks: Path, transcript: Callable[[object], dict[str, object]]
) -> None:
    after = (("S2", 3.0, 5.0, "Good morning to you."),)
    said = [transcript([("S1", 1.0, 2.0, text), *after]) for text in ("Hello Mr Oak.", "Hello Mr Okafor.")]
    lured = transcript([("S1", 1.0, 2.0, "Hello Mr Tipton."), *after])
    standin.answers(**{"transcript": said[0], "with Okafor": said[1], "with Tipton": lured})
    told: list[str] = []
    report = VocabularyBench(standin.product(), ("talk",), told.append).run(read_talks(two_talks))
    wrong = 100 / 7
    assert report.talks == (
        VocabularyScore(
            name="talk",
            said=1,
            without=NameScore(heard=0, foreign=0, wer=wrong),
            own=NameScore(heard=1, foreign=0, wer=0.0),
            others=NameScore(heard=0, foreign=1, wer=wrong),
        ),
    )
    assert told == ["talk: no names", "talk: its own names", "talk: names of others"]
    assert ["--vocabulary" in call for call in standin.calls()] == [False, True, True]
    assert vocabulary_sheets(report)[0].rows == (
        ("talk", "1", "0.0", "100.0", "1", "0", "14.3", "0.0", "14.3"),
    )


def test_a_failure_is_reported(standin: Any, talks: Path) -> None:
    standin.answers(refuse=[2, "casescribe: cannot"])
    report = VocabularyBench(standin.product()).run(read_talks(talks))
    assert report.failures == (Failure(name="talk", code=2, complaint="casescribe: cannot"),)
    (sheet,) = vocabulary_sheets(report)
    assert sheet.rows == (("talk", "failed (2): casescribe: cannot", *("-",) * 7),)


def test_recordings_without_names_are_told(standin: Any, talks: Path) -> None:
    path = talks / "talk" / "truth.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"vocabulary": []}))
    with pytest.raises(InputError) as error:
        VocabularyBench(standin.product()).run(read_talks(talks))
    assert str(error.value) == "no truth.json here lists a vocabulary: add the names that are said"
