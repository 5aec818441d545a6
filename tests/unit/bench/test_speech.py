import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casescribe.bench.measured import Cost
from casescribe.bench.rivals import CONFIGURATIONS
from casescribe.bench.score import Run, TalkScore, VoiceScore, WordScore
from casescribe.bench.speech import Failure, SpeechBench, SpeechReport, model_folder
from casescribe.bench.speech_sheets import speech_sheets
from casescribe.bench.starts import StartError
from casescribe.bench.truth import read_talks
from casescribe.errors import ModelError

TURNS = [("S1", 1.25, 2.0, "Hello Mr Oak."), ("S2", 3.0, 5.0, "Good morning to you.")]


def test_the_product_is_scored_against_truth(
    standin: Any, talks: Path, transcript: Callable[[object], dict[str, object]], note: dict[str, object]
) -> None:
    standin.answers(transcript=transcript(TURNS), note=note)
    told: list[str] = []
    bench = SpeechBench(standin.product("small"), rivals=(), template="probation", tell=told.append)
    report = bench.run(read_talks(talks))
    assert told == ["talk: casescribe"]
    (call,) = standin.calls()
    assert [*call[:2], *call[4:]] == [
        "write", str(talks / "talk" / "audio.wav"), "--model", "small", "--template", "probation"
    ]  # fmt: skip
    (score,) = report.talks
    assert score.ours.words == WordScore(
        words=7, wer=100 / 7, substitutions=1, deletions=0, insertions=0, longest_loss=0, lost=0,
        invented=0, starts=StartError(count=2, median=0.125, p95=0.2375),
    )  # fmt: skip
    assert score.voices.attribution == 100.0
    assert (score.voices.true_speakers, score.voices.found_speakers) == (2, 2)
    assert score.evidence == StartError(count=1, median=0.0, p95=0.0)
    assert (score.timed, score.rivals, score.wall_ratio, score.inaudible_seconds) == ("turns", {}, None, 0)
    assert SpeechReport.model_validate_json(report.model_dump_json()) == report


def test_a_recording_that_fails_is_reported(standin: Any, talks: Path) -> None:
    standin.answers(refuse=[2, "casescribe: audio.wav: nobody speaks"])
    report = SpeechBench(standin.product(), rivals=()).run(read_talks(talks))
    failure = Failure(name="talk", code=2, complaint="casescribe: audio.wav: nobody speaks")
    assert report == SpeechReport(talks=(), failures=(failure,))
    assert speech_sheets(report)[-1].rows == (("talk", "2", "casescribe: audio.wav: nobody speaks"),)


def test_a_rival_that_fails_is_told_and_left_out(
    standin: Any,
    talks: Path,
    transcript: Callable[[object], dict[str, object]],
    note: dict[str, object],
    tmp_path: Path,
) -> None:
    standin.answers(transcript=transcript(TURNS), note=note)
    told: list[str] = []
    bench = SpeechBench(standin.product(str(tmp_path)), tell=told.append)
    (score,) = bench.run(read_talks(talks)).talks
    assert (score.rivals, score.wall_ratio, score.cpu_ratio) == ({}, None, None)
    assert told[:2] == ["talk: casescribe", "talk: faster-whisper sequential"]
    assert told[2].startswith("talk: faster-whisper sequential failed: ")


def test_the_folder_of_the_weights_is_the_products_own(standin: Any, tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    base, small = str(standin.folder), str(tmp_path / "small")
    standin.lists(
        json.dumps(
            [
                {"name": "base", "path": base, "default": True, "sha256": ""},
                {"name": "small", "path": small, "default": False, "sha256": ""},
            ]
        )
    )
    found = [model_folder(standin.product(model)) for model in (None, "small", small)]
    assert found == [base, small, small]


@pytest.mark.parametrize("listing", ["", "[]", "{}", '[{"name": "base", "default": false, "path": "/here"}]'])
def test_unknown_weights_are_told(standin: Any, listing: str) -> None:
    standin.lists(listing)
    with pytest.raises(ModelError) as error:
        model_folder(standin.product())
    advice = "run `casescribe models list`, or give --model PATH"
    assert str(error.value) == f"the recogniser's folder is unknown: {advice}"


def run(wer: float, wall: float, peak: float) -> Run:
    return Run(
        cost=Cost(code=0, wall=wall, cpu=2 * wall, peak_mb=peak),
        rtf=wall / 100,
        words=WordScore(
            words=200, wer=wer, substitutions=1, deletions=2, insertions=3, longest_loss=4, lost=5,
            invented=6, starts=StartError(count=9, median=0.05, p95=0.5),
        ),
    )  # fmt: skip


def test_the_tables_show_every_figure() -> None:
    score = TalkScore(
        name="talk",
        seconds=100,
        timed="words",
        ours=run(3.0, 10, 900),
        rivals={"sequential": run(4.5, 20, 500), "batched": run(2.5, 8, 1200)},
        voices=VoiceScore(
            true_speakers=2, found_speakers=3, cpwer=5.5, attribution=96.5, der_words_nist=1.5,
            der_words_pyannote=2.5, der_turns_nist=3.5, der_turns_pyannote=4.5,
        ),
        evidence=StartError(count=0),
        inaudible_seconds=1.5,
        wall_ratio=0.5,
        cpu_ratio=0.5,
    )  # fmt: skip
    sheets = speech_sheets(SpeechReport(talks=(score,)))
    assert [sheet.rows for sheet in sheets] == [
        (("talk", "100", "10.0", "0.100", "20.0", "900", "0.50", "0.50"),),
        (("talk", "3.0", "1", "2", "3", "4", "5", "1.5", "6"),),
        (("talk", "9", "0.05", "0.50", "0", "-", "-"),),
        (("talk", "3 (2)", "96.5", "5.5", "1.5", "2.5", "3.5", "4.5"),),
        (
            ("talk", "3.0", "2.5", "4.5", "2.5", "+0.5"),
            ("mean WER %", "3.0", "2.5", "4.5", "", ""),
            ("mean RTF", "0.100", "0.080", "0.200", "", ""),
            ("greatest peak MB", "900", "1200", "500", "", ""),
        ),
    ]
    assert all(len(row) == len(sheet.columns) for sheet in sheets for row in sheet.rows)


def test_the_yardstick_is_bare_sequential_decoding_with_its_own_voice_detection() -> None:
    assert CONFIGURATIONS["sequential"] == {"vad_filter": True}
