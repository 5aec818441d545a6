"""Casescribe: a recording in, a case note with evidence out, offline.

`transcribe` turns a recording into a `Transcript`, `write_note` a transcript into a `Note`.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before any import below can load ONNX Runtime, see decision 0012

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
