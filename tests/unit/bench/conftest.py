"""A small program that stands for the product, so that the bench's own work can be tested in seconds."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from casescribe.bench.measured import Product
from casescribe.bench.sounds import write_wav

STANDIN = """
import json, sys
from pathlib import Path

here = Path(__file__).parent
(here / "calls.jsonl").open("a").write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1] == "models":
    print((here / "models.json").read_text())
    raise SystemExit
verb, source, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[sys.argv.index("--out") + 1])
answer = json.loads((here / "answer.json").read_text())
if "refuse" in answer:
    code, line = answer["refuse"]
    print("getting ready", file=sys.stderr)
    print(line, file=sys.stderr)
    raise SystemExit(code)
out.mkdir(parents=True, exist_ok=True)
transcript = answer.get("transcript")
if "--vocabulary" in sys.argv:
    names = Path(sys.argv[sys.argv.index("--vocabulary") + 1]).read_text().split()
    transcript = answer["with " + names[0]]
if source.name == "transcript.json":
    transcript = json.loads(source.read_text())
(out / "transcript.json").write_text(json.dumps(transcript))
if verb == "write":
    (out / "note.json").write_text(json.dumps(answer["note"]))
"""


class Standin:
    """A program in `folder` that answers `write` and `transcribe` with what it was told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "standin.py"
        self.program.write_text(STANDIN)

    def product(self, model: str | None = None) -> Product:
        return Product(threads=1, model=model, program=(sys.executable, "-I", "-S", str(self.program)))

    def answers(self, **answer: object) -> None:
        (self.folder / "answer.json").write_text(json.dumps(answer))

    def lists(self, models: str) -> None:
        (self.folder / "models.json").write_text(models)

    def calls(self) -> list[list[str]]:
        return [json.loads(line) for line in (self.folder / "calls.jsonl").read_text().splitlines()]


@pytest.fixture
def standin(tmp_path: Path) -> Standin:
    folder = tmp_path / "standin"
    folder.mkdir()
    return Standin(folder)


Turns = list[tuple[str, float, float, str]]


@pytest.fixture
def transcript() -> Callable[[Turns], dict[str, object]]:
    """Makes a transcript.json whose words are spread evenly over their turns."""

    def make(turns: Turns) -> dict[str, object]:
        return {
            "schema": 1,
            "source": {"name": "audio.wav", "sha256": "", "duration": 10.0},
            "speakers": [{"id": speaker, "role": "other"} for speaker in sorted({t[0] for t in turns})],
            "turns": [
                {
                    "id": f"T{n}",
                    "speaker": speaker,
                    "start": start,
                    "end": end,
                    "text": text,
                    "words": [
                        {
                            "text": word,
                            "start": start + place * (end - start) / len(text.split()),
                            "end": start + (place + 1) * (end - start) / len(text.split()),
                        }
                        for place, word in enumerate(text.split())
                    ],
                }
                for n, (speaker, start, end, text) in enumerate(turns, 1)
            ],
        }

    return make


@pytest.fixture
def note() -> dict[str, object]:
    """A note.json with one statement on the transcript's first turn."""
    evidence = [{"turn": "T1", "start": 1.0, "end": 2.0, "quote": "Hello"}]
    statement = {"id": "s1", "text": "Hello.", "speaker": "S1", "evidence": evidence}
    return {
        "schema": 1,
        "template": "general",
        "date": "2026-03-12",
        "transcript_sha256": "",
        "writer": {"name": "standin", "version": "1"},
        "sections": [{"id": "summary", "title": "Summary", "statements": [statement]}],
        "coverage": {"turns": 1, "cited_turns": 1, "words": 2, "cited_words": 1, "characters": 7},
    }


TRUTH: dict[str, object] = {
    "duration": 10.0,
    "vocabulary": ["Okafor"],
    "turns": [
        {"speaker": "A", "start": 1.0, "end": 2.0, "text": "Hello Mr Okafor."},
        {"speaker": "B", "start": 3.0, "end": 5.0, "text": "Good morning to you."},
    ],
    "speech_segments": [
        {"speaker": "A", "start": 1.0, "end": 2.0},
        {"speaker": "B", "start": 3.0, "end": 5.0},
    ],
}


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """A folder with one recording, `talk`, and its truth."""
    home = tmp_path / "talks" / "talk"
    home.mkdir(parents=True)
    (home / "truth.json").write_text(json.dumps(TRUTH))
    write_wav(home / "audio.wav", np.zeros(16_000))
    return home.parent
