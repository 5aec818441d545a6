"""The command line: `casescribe write`, `transcribe`, `check`, `models`, `templates`, `bench`."""

from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from casescribe.flow.options import Channels, NoteOptions, TranscribeOptions, WriteOptions
from casescribe.flow.transcribe import transcribe_to_files
from casescribe.flow.write import write
from casescribe.interfaces.cli import bench, check, models, show, templates
from casescribe.interfaces.cli.days import day
from casescribe.interfaces.cli.failures import reported
from casescribe.interfaces.cli.progress import watched
from casescribe.interfaces.wire import Wire
from casescribe.stages.speech.vocabulary import read_vocabulary
from casescribe.stages.transcript.speakers import parse_names, parse_roles

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Turns a recorded conversation into a case note in which every statement carries its evidence.",
)

Input = Annotated[
    Path,
    typer.Argument(
        metavar="INPUT",
        help="A recording, or the transcript.json of one.",
        show_default=False,
        readable=False,
    ),
]
Recorded = Annotated[
    Path, typer.Argument(metavar="INPUT", help="A recording.", show_default=False, readable=False)
]
Date = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The meeting's day.")]
Speakers = Annotated[int | None, typer.Option(min=1, max=20, help="How many people speak, when known.")]
Vocabulary = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Names, places and acronyms to expect, one a line.", readable=False),
]
ChannelsOption = Annotated[
    Channels, typer.Option(help="'per-speaker' when each person has a channel of their own.")
]
Roles = Annotated[
    list[str] | None, typer.Option("--role", metavar="S1=officer", help="Set a speaker's role.")
]
Names = Annotated[list[str] | None, typer.Option("--name", metavar="S1=NAME", help="Name a speaker.")]
Language = Annotated[str, typer.Option(help="The language spoken; it is never guessed.")]
Model = Annotated[
    str | None, typer.Option(metavar="NAME|PATH", help="Another recogniser; see `casescribe models`.")
]
Out = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder for the results.  [default: ./INPUT-note]")
]
JsonProgress = Annotated[
    bool, typer.Option("--json-progress", help="Tell progress as JSON lines, for programs.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an unexpected error arose.", hidden=True)]


@app.command("write")
def write_command(  # noqa: PLR0913 - each is one option of the command line
    source: Input,
    *,
    template: Annotated[str, typer.Option(metavar="ID|FILE", help="See `casescribe templates`.")] = "general",
    date: Date = None,
    speakers: Speakers = None,
    vocabulary: Vocabulary = None,
    out: Out = None,
    max_chars: Annotated[int | None, typer.Option(min=1, help="The note's greatest length.")] = None,
    channels: ChannelsOption = "mixed",
    role: Roles = None,
    name: Names = None,
    language: Language = "en",
    model: Model = None,
    print_note: Annotated[bool, typer.Option("--print", help="Print the note with its evidence.")] = False,
    json_progress: JsonProgress = False,
    debug: Debug = False,
) -> None:
    """Write a case note from a recording, or again from its transcript.json."""
    with reported(debug=debug):
        wire = Wire.from_environment(model)
        options = WriteOptions(
            out=out or _default_out(source),
            transcribe=_transcribe_options(date, speakers, channels, vocabulary, role, name, language),
            note=NoteOptions(template=template, max_chars=max_chars),
        )
        with watched(as_json=json_progress) as watch:
            written = write(source, options, wire.engines(), watch)
        show.written(written, print_note=print_note, as_json=json_progress)


@app.command("transcribe")
def transcribe_command(  # noqa: PLR0913 - each is one option of the command line
    source: Recorded,
    *,
    out: Out = None,
    date: Date = None,
    speakers: Speakers = None,
    vocabulary: Vocabulary = None,
    channels: ChannelsOption = "mixed",
    role: Roles = None,
    name: Names = None,
    language: Language = "en",
    model: Model = None,
    json_progress: JsonProgress = False,
    debug: Debug = False,
) -> None:
    """Write a speaker-labelled transcript, and no note."""
    with reported(debug=debug):
        wire = Wire.from_environment(model)
        options = _transcribe_options(date, speakers, channels, vocabulary, role, name, language)
        with watched(as_json=json_progress) as watch:
            transcript, files = transcribe_to_files(
                source, out or _default_out(source), options, wire.engines(), watch
            )
        show.transcribed(transcript, files, as_json=json_progress)


def _transcribe_options(  # noqa: PLR0913, PLR0917 - gathers the options of a command
    date: str | None,
    speakers: int | None,
    channels: Channels,
    vocabulary: Path | None,
    role: list[str] | None,
    name: list[str] | None,
    language: str,
) -> TranscribeOptions:
    return TranscribeOptions(
        date=day(date),
        speakers=speakers,
        channels=channels,
        vocabulary=read_vocabulary(vocabulary) if vocabulary else (),
        roles=parse_roles(role or ()),
        names=parse_names(name or ()),
        language=language,
    )


def _default_out(source: Path) -> Path:
    return Path(f"{source.stem}-note")


app.command("check")(check.check)
app.add_typer(templates.app, name="templates")
app.add_typer(models.app, name="models")
app.add_typer(bench.app, name="bench")


@app.callback(invoke_without_command=True)
def _version(
    *, version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False
) -> None:
    if version:
        typer.echo(metadata.version("casescribe"))
        raise typer.Exit
