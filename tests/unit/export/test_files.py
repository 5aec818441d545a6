"""Files appear whole and together, or the folder stays as it was."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from casescribe.errors import OutputError
from casescribe.stages.export.files import Content, check_folder, write_files


def held(folder: Path) -> dict[str, bytes]:
    """Everything in the folder, hidden files too."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder with an earlier note and a file of somebody else."""
    (tmp_path / "note.md").write_bytes(b"earlier")
    (tmp_path / "mine.txt").write_bytes(b"mine")
    return tmp_path


def test_files_are_written_in_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "deep"
    assert write_files(folder, {"a": b"1", "b": iter([b"2", b"", b"3"])}) == (folder / "a", folder / "b")
    assert held(folder) == {"a": b"1", "b": b"23"}


def test_earlier_files_are_replaced_and_others_stay(old: Path) -> None:
    write_files(old, {"note.md": b"later", "note.json": b"{}"})
    assert held(old) == {"note.md": b"later", "note.json": b"{}", "mine.txt": b"mine"}


def test_new_files_have_the_permissions_that_the_user_chose(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        (path,) = write_files(tmp_path, {"a": b"1"})
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_killed_run_left_is_no_obstacle(old: Path) -> None:
    (old / f".note.md.{os.getpid()}.part").write_bytes(b"half")
    write_files(old, {"note.md": b"later"})
    assert held(old) == {"note.md": b"later", "mine.txt": b"mine"}


def test_a_full_disk_changes_nothing(old: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OutputError) as caught:
            write_files(old, {"note.md": b"later", "note.html": iter([b"x" * 600] * 3)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert str(caught.value) == (
        f"{old}: the results could not be written, the file would be larger than is allowed here: "
        "choose another folder with --out. Nothing was changed there."
    )
    assert held(old) == {"note.md": b"earlier", "mine.txt": b"mine"}


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk takes root")
    yield disk
    subprocess.run(["/bin/umount", str(disk)], check=True)


def test_a_disk_without_room_changes_nothing(tiny: Path) -> None:
    write_files(tiny / "out", {"note.md": b"earlier"})
    with pytest.raises(OutputError) as caught:
        write_files(tiny / "out", {"note.md": b"later", "note.html": iter([b"x" * 8192] * 20)})
    assert str(caught.value) == (
        f"{tiny / 'out'}: the results could not be written, the disk is full: "
        "free some space or choose another folder with --out. Nothing was changed there."
    )
    assert held(tiny / "out") == {"note.md": b"earlier"}


def test_a_read_only_disk_is_named(tiny: Path) -> None:
    subprocess.run(["/bin/mount", "-o", "remount,ro", str(tiny)], check=True)
    with pytest.raises(OutputError) as caught:
        write_files(tiny / "out", {"note.md": b"later"})
    assert str(caught.value) == (
        f"{tiny / 'out'}: the results could not be written, the disk is read-only: "
        "choose another folder with --out. Nothing was changed there."
    )


def test_a_folder_that_may_not_be_written_to_is_named() -> None:
    folder = Path("/proc/1/casescribe")
    with pytest.raises(OutputError) as caught:
        write_files(folder, {"note.md": b"later"})
    assert str(caught.value).startswith(f"{folder}: the results could not be written, ")


def test_a_file_in_the_place_of_the_folder(old: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_files(old / "mine.txt", {"note.md": b"later"})
    assert str(caught.value) == (
        f"{old / 'mine.txt'}: the results could not be written, a file of that name is in the way: "
        "choose another folder with --out. Nothing was changed there."
    )


def test_a_file_above_the_folder(old: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_files(old / "mine.txt" / "out", {"note.md": b"later"})
    assert "part of its path is a file" in str(caught.value)


def test_a_folder_in_the_place_of_a_file_changes_nothing(old: Path) -> None:
    (old / "note.json").mkdir()
    with pytest.raises(OutputError) as caught:
        write_files(old, {"note.md": b"later", "note.json": b"{}"})
    assert "a folder of that name is in the way" in str(caught.value)
    assert held(old) == {"note.md": b"earlier", "mine.txt": b"mine"}


def test_a_writer_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[bytes]:
        yield b"first"
        raise KeyboardInterrupt

    folder = tmp_path / "out" / "deep"
    with pytest.raises(KeyboardInterrupt):
        write_files(folder, {"a": b"1", "b": failing()})
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_cannot_be_taken_gives_the_earlier_files_back(old: Path) -> None:
    def vanishing() -> Iterator[bytes]:
        yield b"{}"
        (old / f".gone.md.{os.getpid()}.part").unlink()

    files: dict[str, Content] = {
        "note.md": b"later",
        "new.md": b"new",
        "gone.md": b"gone",
        "note.html": vanishing(),
    }
    with pytest.raises(OutputError):
        write_files(old, files)
    assert held(old) == {"note.md": b"earlier", "mine.txt": b"mine"}


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_files(tmp_path / ("x" * 300), {"a": b"1"})
    assert "the name is too long" in str(caught.value)


def test_a_folder_is_checked_before_the_work_and_not_made(old: Path) -> None:
    before = held(old)
    check_folder(old)
    check_folder(old / "new" / "deeper")
    assert (held(old), (old / "new").exists()) == (before, False)


@pytest.mark.parametrize("place", ["mine.txt", "mine.txt/out"])
def test_a_file_in_the_way_is_told_before_the_work(old: Path, place: str) -> None:
    with pytest.raises(OutputError) as caught:
        check_folder(old / place)
    assert str(caught.value) == (
        f"{old / place}: the results could not be written, a file of that name is in the way: "
        "choose another folder with --out. Nothing was changed there."
    )


def test_a_folder_that_cannot_be_made_is_told_before_the_work(tiny: Path) -> None:
    subprocess.run(["/bin/mount", "-o", "remount,ro", str(tiny)], check=True)
    with pytest.raises(OutputError) as caught:
        check_folder(tiny / "out")
    assert str(caught.value).startswith(f"{tiny / 'out'}: the results could not be written, ")
