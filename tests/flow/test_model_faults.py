"""What goes wrong with a model's folder is told in one line, and leaves no half of a model behind."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casescribe.errors import CasescribeError, DamagedModel, ModelError, UnknownModel
from casescribe.flow.models import add_model, list_models, remove_model, resolve_model, verify_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ours"
    made.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (made / name).write_bytes(name.encode())
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def names(cache: Path) -> list[str]:
    return [model.name for model in list_models(cache)]


@pytest.mark.parametrize(
    "manifest",
    [
        "", "{", "[]", "null", "5", "{}",
        '{"files": 1, "licence": "MIT", "origin": "x"}',
        '{"files": {}, "licence": "MIT", "origin": "x"}',
        '{"files": {"config.json": "ab"}, "licence": "MIT", "origin": "x"}',
        '{"files": {"model.bin": "ab"}, "origin": "x"}',
    ],
)  # fmt: skip
def test_a_manifest_of_any_other_kind_is_told_with_its_folder(
    cache: Path, folder: Path, manifest: str
) -> None:
    added = add_model(cache, str(folder))
    (added.path / "casescribe.json").write_text(manifest)
    for use in (list_models, lambda c: resolve_model(c, "ours"), lambda c: verify_model(c, "ours")):
        with pytest.raises(DamagedModel) as caught:
            use(cache)
        assert str(caught.value) == (
            f"ours has no readable casescribe.json: delete {added.path} and add it again"
        )


def test_a_manifest_that_names_other_weights_is_never_believed(cache: Path, folder: Path) -> None:
    added = add_model(cache, str(folder))
    path = added.path / "casescribe.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps({**told, "files": {**told["files"], "model.bin": "0" * 64}}))
    with pytest.raises(DamagedModel, match=r"^model\.bin of ours differs from what was recorded"):
        resolve_model(cache, "ours")


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json"])
def test_a_folder_in_the_place_of_a_file_is_missing_it(cache: Path, folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    with pytest.raises(DamagedModel, match=rf"^ours is no faster-whisper model: {name} missing"):
        add_model(cache, str(folder))
    assert not cache.exists()


@pytest.mark.parametrize("name", ["../ours", "a/b", "Ours", "o urs", ".", "..", "-x", "whisper-base"])
def test_a_name_that_could_lead_elsewhere_stores_nothing(cache: Path, folder: Path, name: str) -> None:
    with pytest.raises(ModelError, match=r"cannot be called .*: use small letters, digits, dots and hyphens"):
        add_model(cache, str(folder), name)
    assert not cache.exists()


def test_a_cache_that_cannot_be_written_is_told(cache: Path, folder: Path) -> None:
    cache.write_text("a file")
    with pytest.raises(ModelError) as caught:
        add_model(cache, str(folder))
    assert str(caught.value) == f"ours cannot be stored in {cache / 'models'} (Not a directory)"


def test_what_an_interrupted_adding_left_is_no_model(cache: Path, folder: Path) -> None:
    add_model(cache, str(folder), "whole")
    (cache / "models" / ".adding-1").mkdir()
    shutil.copy(folder / "model.bin", cache / "models" / ".adding-1" / "model.bin")
    assert names(cache) == ["whisper-base", "whole"]
    with pytest.raises(UnknownModel):
        verify_model(cache, ".adding-1")


def test_models_are_listed_by_name_and_one_can_be_added_again_after_removal(
    cache: Path, folder: Path
) -> None:
    for name in ("c", "a", "b"):
        add_model(cache, str(folder), name)
    first = verify_model(cache, "b")
    remove_model(cache, "b")
    assert names(cache) == ["whisper-base", "a", "c"]
    assert not first.path.exists()
    assert add_model(cache, str(folder), "b") == first
    assert names(cache) == ["whisper-base", "a", "b", "c"]


@pytest.mark.parametrize("use", [resolve_model, verify_model, remove_model])
@pytest.mark.parametrize("name", ["", "nothing", "../models", "WHISPER-BASE"])
def test_a_name_that_is_nobodys_is_told_in_one_line(
    cache: Path, folder: Path, use: Callable[[Path, str], object], name: str
) -> None:
    add_model(cache, str(folder))
    if (use, name) == (resolve_model, ""):
        return
    with pytest.raises(CasescribeError) as caught:
        use(cache, name)
    assert isinstance(caught.value, UnknownModel)
    assert len(str(caught.value).splitlines()) == 1
    assert names(cache) == ["whisper-base", "ours"]
