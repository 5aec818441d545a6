"""Export: a set of files into one folder, whole or not at all. The last step of a run.

Everything is first written beside its place under a hidden name and forced to the disk; only when all is
there do the files take their names. Whatever fails before the end leaves the folder as it was.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from casescribe.errors import OutputError

Content = bytes | Iterable[bytes]
"""What a file is to hold: its bytes, or pieces of them, for files too long to hold in memory."""

_ADVICE = {
    errno.ENOSPC: "the disk is full: free some space or choose another folder with --out",
    errno.EDQUOT: "your disk quota is used up: free some space or choose another folder with --out",
    errno.EFBIG: "the file would be larger than is allowed here: choose another folder with --out",
    errno.EACCES: "permission denied: choose a folder that you may write to with --out",
    errno.EPERM: "not permitted: choose a folder that you may write to with --out",
    errno.EROFS: "the disk is read-only: choose another folder with --out",
    errno.ENOTDIR: "part of its path is a file, not a folder: choose another folder with --out",
    errno.EEXIST: "a file of that name is in the way: choose another folder with --out",
    errno.EISDIR: "a folder of that name is in the way: remove it or choose another folder with --out",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter one with --out",
}


def write_files(folder: Path, files: Mapping[str, Content]) -> tuple[Path, ...]:
    """Write all files into the folder, which is made where it is missing; earlier files are replaced.

    Args:
        folder: where the files go.
        files: their contents by file name (without folders).

    Returns:
        The paths of the files, in the order given.

    Raises:
        OutputError: a file could not be written; the folder is as it was before.
    """
    made: list[Path] = []
    try:
        _make(folder, made)
        _write_all(folder, files)
    except OSError as error:
        _unmake(made)
        raise OutputError(_told(folder, error)) from error
    except BaseException:
        _unmake(made)
        raise
    return tuple(folder / name for name in files)


def check_folder(folder: Path) -> None:
    """See that the folder can be written, or made, before the long work whose results it is to hold.

    Raises:
        OutputError: it cannot.
    """
    nearest = next(path for path in (folder, *folder.absolute().parents) if os.path.lexists(path))
    if not nearest.is_dir():
        raise OutputError(_told(folder, NotADirectoryError(errno.EEXIST, os.strerror(errno.EEXIST))))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(_told(folder, PermissionError(errno.EACCES, os.strerror(errno.EACCES))))


def _make(folder: Path, made: list[Path]) -> None:
    """Make the folder and those above it that are missing; put them into `made`, innermost last."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        made.append(path)
    if not folder.is_dir():
        raise NotADirectoryError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))


def _unmake(made: Iterable[Path]) -> None:
    for path in reversed(list(made)):
        with suppress(OSError):
            path.rmdir()


def _write_all(folder: Path, files: Mapping[str, Content]) -> None:
    parts = {name: folder / f".{name}.{os.getpid()}.part" for name in files}
    try:
        for name, content in files.items():
            if (folder / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / name))
            _write(parts[name], content)
        _put_in_place({part: folder / name for name, part in parts.items()})
        _sync_folder(folder)
    finally:
        for part in parts.values():
            _remove(part)


def _write(path: Path, content: Content) -> None:
    """Write and force to the disk. A left-over of that name is of a dead process: ours has the number now."""
    _remove(path)
    with path.open("xb") as file:
        try:
            for piece in (content,) if isinstance(content, bytes) else content:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from error


def _put_in_place(moves: Mapping[Path, Path]) -> None:
    """Give the parts their names, keeping what stood there until all are in place."""
    kept = {target: part.with_suffix(".old") for part, target in moves.items() if target.exists()}
    placed: list[Path] = []
    try:
        for target, old in kept.items():
            _keep(target, old)
        for part, target in moves.items():
            part.replace(target)
            placed.append(target)
    except BaseException:
        for target in placed:
            if target in kept:
                kept[target].replace(target)
            else:
                _remove(target)
        raise
    finally:
        for old in kept.values():
            _remove(old)


def _keep(target: Path, old: Path) -> None:
    """A second name for the file; a copy where the disk knows no second names."""
    _remove(old)
    try:
        os.link(target, old)
    except OSError:
        shutil.copy2(target, old)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    """Force the names to the disk, where a folder can be opened for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _told(folder: Path, error: OSError) -> str:
    advice = _ADVICE.get(
        error.errno or 0, f"{error.strerror or type(error).__name__}: choose another folder with --out"
    )
    return f"{folder}: the results could not be written, {advice}. Nothing was changed there."
