"""A vocabulary file is read whole, or refused with a reason."""

from pathlib import Path

import pytest

from casescribe.errors import VocabularyError
from casescribe.stages.speech.vocabulary import fitting, read_vocabulary


def _refusal(path: Path) -> str:
    with pytest.raises(VocabularyError) as caught:
        read_vocabulary(path)
    return str(caught.value)


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "names.txt"
    path.write_bytes(content)
    return path


def test_entries_come_once_in_order_and_without_comments(tmp_path: Path) -> None:
    content = "\ufeff# people\nNiamh  Okafor \n\nŁódź\r\nCRISS\nNiamh Okafor\n".encode()
    assert read_vocabulary(_file(tmp_path, content)) == ("Niamh Okafor", "Łódź", "CRISS")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "nowhere.txt") == (
        "nowhere.txt cannot be read (No such file or directory): check its name and permissions"
    )


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path).endswith("cannot be read (Is a directory): check its name and permissions")


@pytest.mark.parametrize("content", [b"", b"\n \n", b"# only a comment\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert _refusal(_file(tmp_path, content)) == (
        "names.txt holds no names: write one name, place or acronym a line"
    )


def test_other_encodings_and_binary_files_are_refused(tmp_path: Path) -> None:
    assert _refusal(_file(tmp_path, b"caf\xe9\n")) == (
        "names.txt is not UTF-8 text: save it as plain text, one name a line"
    )
    assert _refusal(_file(tmp_path, b"PK\x03\x04\0\0")) == (
        "names.txt is not text: save it as plain text, one name a line"
    )


def test_too_much_is_refused_with_its_size(tmp_path: Path) -> None:
    many = "\n".join(f"name {number}" for number in range(2001)).encode()
    assert _refusal(_file(tmp_path, many)) == (
        "names.txt holds 2001 entries, at most 2000 can be used: "
        "keep those that this conversation is likely to name"
    )
    assert _refusal(_file(tmp_path, b"a" * 200_001)) == (
        "names.txt is larger than 200000 bytes: give a list of names, one a line"
    )


def test_prose_is_refused_by_its_line(tmp_path: Path) -> None:
    assert _refusal(_file(tmp_path, b"Okafor\n" + b"a sentence " * 9)) == (
        "entry 2 of names.txt is longer than 80 characters: write one name, place or acronym a line"
    )


def test_entries_are_taken_in_order_as_far_as_they_fit() -> None:
    assert fitting(["ab", "cd", "ef"], len, most=6) == 2
    assert fitting(["ab", "cd", "ef"], len, most=9) == 3
    assert fitting([], len) == 0
    assert fitting(["a" * 300], len) == 0
