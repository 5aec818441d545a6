import json
from pathlib import Path

import pytest

from casescribe.bench.heard import Heard, Said
from casescribe.bench.rivals import read_rival
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
