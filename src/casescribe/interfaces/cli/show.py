"""What the command line prints when the work is done: the note with its evidence, and the files."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from casescribe.flow.write import Written
from casescribe.model.note import Evidence, NoteSection, Statement, Task
from casescribe.model.transcript import Transcript, Warned


def files(paths: Sequence[Path], *, as_json: bool = False) -> None:
    """Name the files that were written, a line each; as one JSON object for programs."""
    if as_json:
        print(json.dumps({"done": True, "files": [str(path) for path in paths]}))  # noqa: T201 - the output
        return
    for path in paths:
        print(path)  # noqa: T201 - the output


def written(result: Written, *, print_note: bool, as_json: bool) -> None:
    """Print the note when asked for, then what the reader should know, then the files."""
    if print_note:
        console = Console(soft_wrap=False, highlight=False)
        for line in note_lines(result):
            console.print(line)
    if not as_json:
        cautions(result.transcript)
    files(result.files, as_json=as_json)


def transcribed(transcript: Transcript, paths: Sequence[Path], *, as_json: bool) -> None:
    """Print what the reader of a transcript should know, then the files."""
    if not as_json:
        cautions(transcript)
    files(paths, as_json=as_json)


def cautions(transcript: Transcript) -> None:
    """Say on standard error where the date came from, and each warning."""
    console = Console(stderr=True, highlight=False)
    if transcript.date_source not in (None, "given"):
        whence = {"file": "the recording's own date", "today": "today"}[str(transcript.date_source)]
        console.print(f"Meeting date: {transcript.date} ({whence}; set it with --date)", soft_wrap=True)
    for warning in transcript.warnings:
        console.print(Text(f"Note: {_place(warning)}{warning.message}"), soft_wrap=True)


def _place(warning: Warned) -> str:
    return "" if warning.start is None else f"{_clock(warning.start)}: "


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:02d}:{rest:02d}"


def note_lines(result: Written) -> Iterator[Text | Padding]:
    """The note as it is printed: sections, statements, and under each the words and their seconds."""
    yield Text(f"{result.template.title}, {result.note.date}", style="bold")
    for section in result.note.sections:
        yield Text(f"\n{section.title}", style="bold")
        yield from _section(result, section)
    if result.note.tasks:
        yield Text("\nTasks and appointments", style="bold")
    for task in result.note.tasks:
        yield from _task(result, task)
    yield Text("")


def _section(result: Written, section: NoteSection) -> Iterator[Text | Padding]:
    if not section.statements:
        discussed = section.id not in result.note.not_discussed
        said = "See the tasks and appointments" if discussed else "Not discussed"
        yield Padding(Text(said, style="dim"), (0, 0, 0, 2))
    for statement in section.statements:
        yield from _statement(result, statement)


def _statement(result: Written, statement: Statement) -> Iterator[Padding]:
    yield Padding(Text(statement.text), (0, 0, 0, 2))
    for evidence in statement.evidence:
        yield _evidence(result.transcript, evidence)


def _task(result: Written, task: Task) -> Iterator[Padding]:
    due = task.due or ("date unclear" if task.unresolved else "no date")
    at = f" {task.time}" if task.time else ""
    yield Padding(Text(f"{task.who}: {task.text} ({due}{at})"), (0, 0, 0, 2))
    for evidence in task.evidence:
        yield _evidence(result.transcript, evidence)


def _evidence(transcript: Transcript, evidence: Evidence) -> Padding:
    speaker = next((turn.speaker for turn in transcript.turns if turn.id == evidence.turn), "")
    line = f"{_clock(evidence.start)} {speaker} “{evidence.quote}”"
    return Padding(Text(line, style="dim"), (0, 0, 0, 6))
