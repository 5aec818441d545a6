"""The embedded model is put together once, and a changed file is never used."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from casescribe.errors import ModelError
from casescribe.stages.speech.weights import EMBEDDED_FILES, embedded_model, is_whole, sha256_of


def test_the_hash_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256_of(path) == expected
    assert (is_whole(path, expected), is_whole(path, "0" * 64), is_whole(tmp_path / "none", expected)) == (
        True,
        False,
        False,
    )


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        sha256_of(tmp_path / "model.bin")
    assert str(caught.value) == (
        "model.bin of the model cannot be read (No such file or directory): check its folder's permissions"
    )


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        ModelError, match=r"cannot be written to .* \(Not a directory\): set CASESCRIBE_CACHE"
    ):
        embedded_model(tmp_path / "file")


@pytest.mark.slow
def test_the_model_is_whole_and_made_again_when_it_was_changed(tmp_path: Path) -> None:
    folder = embedded_model(tmp_path)
    assert {path.name: sha256_of(path) for path in folder.iterdir()} == dict(EMBEDDED_FILES)
    with (folder / "model.bin").open("r+b") as file:
        file.seek(100_000_000)
        file.write(b"changed")
    before = (folder / "config.json").stat().st_mtime_ns
    assert embedded_model(tmp_path) == folder
    assert {path.name: sha256_of(path) for path in folder.iterdir()} == dict(EMBEDDED_FILES)
    assert (folder / "config.json").stat().st_mtime_ns == before


@pytest.mark.slow
def test_two_at_once_leave_one_whole_model(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        folders = list(pool.map(embedded_model, [tmp_path, tmp_path]))
    assert folders == [tmp_path / "whisper-base"] * 2
    assert {path.name: sha256_of(path) for path in folders[0].iterdir()} == dict(EMBEDDED_FILES)
