"""Runs the product, or a rival, as a fresh process and tells what it cost."""

import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casescribe.bench.truth import read_json
from casescribe.model.base import Frozen

LAUNCHER = Path(__file__).with_name("launch.py")
THREAD_VARIABLES = ("CASESCRIBE_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


class Cost(Frozen):
    """Wall and CPU seconds and peak resident memory (MB) of a process, with its exit code."""

    code: int
    wall: float
    cpu: float
    peak_mb: float


@dataclass(frozen=True)
class Ran:
    """A finished program: its cost, and the last line it wrote to standard error."""

    cost: Cost
    complaint: str

    @property
    def failed(self) -> bool:
        """Whether its exit code is not 0."""
        return self.cost.code != 0


def _installed() -> tuple[str, ...]:
    return (str(Path(sysconfig.get_path("scripts")) / "casescribe"),)


@dataclass(frozen=True)
class Product:
    """How to call Casescribe: the installed command, `threads` processor threads, perhaps another model."""

    threads: int = 2
    model: str | None = None
    program: tuple[str, ...] = field(default_factory=_installed)

    def write(self, source: Path, out: Path, *options: str) -> Ran:
        """Run `casescribe write` on a recording or a transcript.json."""
        return self._run("write", source, out, options)

    def transcribe(self, source: Path, out: Path, *options: str) -> Ran:
        """Run `casescribe transcribe` on a recording."""
        return self._run("transcribe", source, out, options)

    def python(self, module: str, *arguments: str) -> Ran:
        """Run one of the bench's own modules under the same limits."""
        return measured((sys.executable, "-m", module, *arguments), threads(self.threads))

    def models(self) -> str:
        """What `casescribe models list --json` prints; empty when it fails."""
        listing = [*self.program, "models", "list", "--json"]
        return subprocess.run(listing, capture_output=True, text=True, check=False).stdout  # noqa: S603

    def _run(self, verb: str, source: Path, out: Path, options: Sequence[str]) -> Ran:
        model = () if self.model is None else ("--model", self.model)
        command = (*self.program, verb, str(source), "--out", str(out), *model, *options)
        return measured(command, threads(self.threads))


def threads(count: int) -> dict[str, str]:
    """The environment that holds a program to `count` processor threads."""
    return dict.fromkeys(THREAD_VARIABLES, str(count))


def measured(command: Sequence[str], environment: Mapping[str, str]) -> Ran:
    """Run `command` with `environment` added to this process's own, and tell its cost."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "cost.json"
        done = subprocess.run(  # noqa: S603 - the operator's own programs
            [sys.executable, "-I", "-S", str(LAUNCHER), str(report), *command],
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            check=False,
        )
        lines = done.stderr.strip().splitlines() or [""]
        return Ran(cost=read_json(report, Cost), complaint=lines[-1])
