"""`casescribe models` as its users type it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from casescribe.interfaces.cli.models import app
from casescribe.stages.speech.weights import EMBEDDED_FILES


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CASESCRIBE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ours"
    made.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (made / name).write_text(name)
    return made


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_the_list_for_programs(cache: Path, folder: Path) -> None:
    _run("add", str(folder), "--as", "theirs")
    models = json.loads(_run("list", "--json").stdout)
    assert [(m["name"], m["path"], m["default"], m["licence"], m["size"]) for m in models] == [
        ("whisper-base", str(cache / "whisper-base"), True, "MIT", 150_218_479),
        ("theirs", str(cache / "models" / "theirs"), False, "unknown", 34),
    ]
    assert models[0]["sha256"] == EMBEDDED_FILES["model.bin"]


def test_the_list_for_people_holds_whole_hashes_and_paths(cache: Path) -> None:
    shown = _run("list").stdout
    wanted = ("whisper-base (default)", "MIT", EMBEDDED_FILES["model.bin"], str(cache / "whisper-base"))
    assert [text for text in wanted if text not in shown] == []


def test_adding_verifying_and_removing(folder: Path) -> None:
    added = _run("add", str(folder))
    assert (added.exit_code, added.stdout.split(", SHA-256")[0]) == (0, "ours: added, 0 MB")
    assert _run("verify", "ours").stdout == "ours: every file is as recorded\n"
    assert _run("remove", "ours").stdout == "ours: removed\n"
    assert [model["name"] for model in json.loads(_run("list", "--json").stdout)] == ["whisper-base"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("verify", "nix"), 3, "no model is called nix: `casescribe models list` shows those there are"),
        (("remove", "whisper-base"), 3, "whisper-base comes with Casescribe and cannot be removed"),
        (("add", "nix"), 3, "nix is neither a folder nor one of large-v3, large-v3-turbo, medium, small"),
    ],
)
def test_what_goes_wrong_is_one_line(arguments: tuple[str, ...], code: int, message: str) -> None:
    result = _run(*arguments)
    assert (result.exit_code, result.stderr) == (code, f"casescribe: {message}\n")
