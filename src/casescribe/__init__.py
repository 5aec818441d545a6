"""Casescribe: a recording in, a case note with evidence out, offline.

`transcribe` turns a recording into a `Transcript`, `write_note` a transcript into a `Note`. The names here
are loaded when they are first asked for.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before anything can load ONNX Runtime, see decision 0012

if TYPE_CHECKING:
    from casescribe.errors import CasescribeError
    from casescribe.interfaces.library import transcribe, write_note
    from casescribe.model.note import Evidence, Note, Statement, Task
    from casescribe.model.transcript import Transcript, Turn, Word

__all__ = [
    "CasescribeError",
    "Evidence",
    "Note",
    "Statement",
    "Task",
    "Transcript",
    "Turn",
    "Word",
    "transcribe",
    "write_note",
]

_HOMES = {
    "CasescribeError": "casescribe.errors",
    "Evidence": "casescribe.model.note",
    "Note": "casescribe.model.note",
    "Statement": "casescribe.model.note",
    "Task": "casescribe.model.note",
    "Transcript": "casescribe.model.transcript",
    "Turn": "casescribe.model.transcript",
    "Word": "casescribe.model.transcript",
    "transcribe": "casescribe.interfaces.library",
    "write_note": "casescribe.interfaces.library",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'casescribe' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
