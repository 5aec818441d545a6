"""Shows how far the work is: a live bar on a terminal, a line a stage elsewhere, JSON lines for programs."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from casescribe.model.progress import Progress, Stage, Watcher

LABELS: dict[Stage, str] = {
    "prepare": "Preparing the models",
    "transcribe": "Transcribing",
    "speakers": "Telling the speakers apart",
    "write": "Writing the note",
    "save": "Saving the files",
}
_SOON = 0.02


class Pace:
    """Estimates the seconds left from the share done and the time it took."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()

    def seconds_left(self, overall: float) -> float | None:
        """Seconds until the end at the pace so far; None while too little is done to say."""
        if overall < _SOON:
            return None
        return (self._clock() - self._began) * (1 - overall) / overall


@contextmanager
def watched(*, as_json: bool, stream: TextIO | None = None) -> Iterator[Watcher]:
    """Give a watcher that suits where the output goes.

    `stream` is where JSON lines go (standard output when None); people are told on standard error.
    """
    if as_json:
        yield json_lines(stream or sys.stdout, Pace())
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield live(bar, Pace())
    else:
        yield stage_lines(sys.stderr)


def json_lines(stream: TextIO, pace: Pace) -> Watcher:
    """A watcher that writes one JSON object a line: stage, percent, seconds_left."""

    def tell(progress: Progress) -> None:
        left = pace.seconds_left(progress.overall)
        line = {
            "stage": progress.stage,
            "percent": round(100 * progress.overall, 1),
            "seconds_left": None if left is None else round(left, 1),
        }
        stream.write(json.dumps(line) + "\n")
        stream.flush()

    return tell


def stage_lines(stream: TextIO) -> Watcher:
    """A watcher that writes one line when a stage begins."""
    seen: set[Stage] = set()

    def tell(progress: Progress) -> None:
        if progress.stage not in seen:
            seen.add(progress.stage)
            stream.write(f"{LABELS[progress.stage]} …\n")
            stream.flush()

    return tell


def live(bar: Bar, pace: Pace) -> Watcher:
    """A watcher that moves a bar with stage, percentage and time left."""
    task = bar.add_task("Starting", total=1.0, left="")

    def tell(progress: Progress) -> None:
        left = pace.seconds_left(progress.overall)
        shown = "" if left is None else f"about {spoken(left)} left"
        bar.update(task, completed=progress.overall, description=LABELS[progress.stage], left=shown)

    return tell


def spoken(seconds: float) -> str:
    """A length of time as people say it: '40 s', '3 min', '1 h 20 min'."""
    whole = round(seconds)
    if whole < 90:  # noqa: PLR2004 - up to a minute and a half, seconds are clearer
        return f"{whole} s"
    hours, minutes = divmod(round(whole / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _bar() -> Bar:
    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[left]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
