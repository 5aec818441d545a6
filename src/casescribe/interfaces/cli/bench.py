"""`casescribe bench`: measures the product against truth and prints tables, JSON or Markdown."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from casescribe.bench.conversation import read_conversations
from casescribe.bench.long import bench_long, long_sheets
from casescribe.bench.measured import Product
from casescribe.bench.notes import NotesBench
from casescribe.bench.notes_sheets import notes_sheets
from casescribe.bench.rivals import BARE, CONFIGURATIONS
from casescribe.bench.sheet import Sheet
from casescribe.bench.silence import bench_silence, silence_sheets
from casescribe.bench.sounds import sounds
from casescribe.bench.speech import SpeechBench
from casescribe.bench.speech_sheets import speech_sheets
from casescribe.bench.truth import read_talks
from casescribe.bench.vocabulary import VocabularyBench, vocabulary_sheets
from casescribe.errors import OutputError
from casescribe.interfaces.cli.failures import reported
from casescribe.model.base import Frozen

app = typer.Typer(no_args_is_help=True, help="Measure speech, notes, memory and silence against truth.")

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Recordings or conversations with their truth.")]
Json = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write all figures here as JSON.")]
Markdown = Annotated[
    bool, typer.Option("--markdown", help="Print Markdown tables, as in BENCHMARKS.md, and no others.")
]
Only = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this one; may be repeated.")]
Threads = Annotated[int, typer.Option(min=1, max=64, help="Processor threads of whatever is measured.")]
Model = Annotated[str | None, typer.Option(metavar="NAME|PATH", help="Another recogniser.")]


@app.command("speech")
def speech_command(  # noqa: PLR0913 - each is one option of the command line
    folder: Folder,
    *,
    only: Only = None,
    baseline: Annotated[
        bool, typer.Option("--baseline/--no-baseline", help="Run bare faster-whisper beside it.")
    ] = True,
    all_baselines: Annotated[
        bool, typer.Option("--all-baselines", help="Run every configuration of faster-whisper beside it.")
    ] = False,
    template: Annotated[str, typer.Option(metavar="ID|FILE", help="The note's template.")] = "general",
    threads: Threads = 2,
    model: Model = None,
    json: Json = None,
    markdown: Markdown = False,
) -> None:
    """Words, voices, times and cost on recordings with truth, beside bare faster-whisper."""
    with reported():
        rivals = tuple(CONFIGURATIONS) if all_baselines else (BARE,) if baseline else ()
        bench = SpeechBench(Product(threads, model), rivals, template, tell)
        report = bench.run(read_talks(folder, tuple(only or ())))
        show(report, speech_sheets(report), json, markdown=markdown)
        _end(failed=bool(report.failures))


@app.command("notes")
def notes_command(  # noqa: PLR0913 - each is one option of the command line
    folder: Folder,
    *,
    only: Only = None,
    from_audio: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write from what is heard in DIR/ID: transcript.json or a recording."
        ),
    ] = None,
    max_chars: Annotated[int | None, typer.Option(min=1, help="The notes' greatest length.")] = None,
    keep: Annotated[Path | None, typer.Option(metavar="DIR", help="Leave the notes here.")] = None,
    texts: Annotated[
        bool, typer.Option("--texts", "-v", help="Show the wording of what was missed or sprung.")
    ] = False,
    threads: Threads = 2,
    model: Model = None,
    json: Json = None,
    markdown: Markdown = False,
) -> None:
    """Facts found, traps sprung, tasks, length and evidence of notes on conversations with truth."""
    with reported():
        conversations = read_conversations(folder, tuple(only or ()))
        report = NotesBench(Product(threads, model), from_audio, max_chars, keep, tell).run(conversations)
        show(report, notes_sheets(report, conversations, texts=texts), json, markdown=markdown)
        _end(failed=bool(report.failures))


@app.command("vocabulary")
def vocabulary_command(  # noqa: PLR0913 - each is one option of the command line
    folder: Folder,
    *,
    only: Only = None,
    threads: Threads = 2,
    model: Model = None,
    json: Json = None,
    markdown: Markdown = False,
) -> None:
    """Names heard with and without --vocabulary, and names invented because they were expected."""
    with reported():
        talks = read_talks(folder)
        report = VocabularyBench(Product(threads, model), tuple(only or ()), tell).run(talks)
        show(report, vocabulary_sheets(report), json, markdown=markdown)
        _end(failed=bool(report.failures))


@app.command("silence")
def silence_command(  # noqa: PLR0913 - each is one option of the command line
    *,
    minutes: Annotated[float, typer.Option(min=0.05, help="Length of each sound.")] = 5.0,
    only: Only = None,
    threads: Threads = 2,
    model: Model = None,
    json: Json = None,
    markdown: Markdown = False,
) -> None:
    """Words produced from silence, noises, tones, hum, clicks and chords: there must be none."""
    with reported():
        chosen = (sound for sound in sounds(60 * minutes) if not only or sound.name in only)
        report = bench_silence(Product(threads, model), chosen, tell)
        show(report, silence_sheets(report), json, markdown=markdown)
        _end(failed=bool(report.failures) or any(sound.words for sound in report.sounds))


@app.command("long")
def long_command(  # noqa: PLR0913 - each is one option of the command line
    folder: Folder,
    *,
    hours: Annotated[float, typer.Option(min=0.05, help="Length of the long recording.")] = 3.0,
    minutes: Annotated[float, typer.Option(min=0.1, help="Length of the short recording.")] = 10.0,
    work: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the recordings are composed.")
    ] = None,
    only: Only = None,
    threads: Threads = 2,
    model: Model = None,
    json: Json = None,
    markdown: Markdown = False,
) -> None:
    """Peak memory for a recording of hours beside one of minutes, made by repeating one talk."""
    with reported():
        talk = read_talks(folder, tuple(only or ()))[0]
        lengths = (60 * minutes, 3600 * hours)
        report = bench_long(Product(threads, model), talk.audio, lengths, work, tell)
        show(report, long_sheets(report), json, markdown=markdown)
        _end(failed=bool(report.failures))


def tell(line: str) -> None:
    """Say on standard error what is being measured."""
    sys.stderr.write(f"{line} …\n")
    sys.stderr.flush()


def show(report: Frozen, sheets: Sequence[Sheet], json: Path | None, *, markdown: bool) -> None:
    """Print the tables, and write the report as JSON where a file is given."""
    console = Console()
    for sheet in sheets:
        if markdown:
            sys.stdout.write(sheet.markdown() + "\n")
        else:
            console.print(sheet.rich())
    if json is not None:
        _save(json, report.model_dump_json(indent=1) + "\n")


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise OutputError(f"{path.name}: cannot be written ({error.strerror}): choose another file") from None


def _end(*, failed: bool) -> None:
    if failed:
        raise SystemExit(1)
