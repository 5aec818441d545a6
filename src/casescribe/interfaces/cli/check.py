"""`casescribe check`: verifies any note against its transcript."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from casescribe.flow.check import as_json
from casescribe.flow.check import check as check_statements
from casescribe.interfaces.cli.days import day
from casescribe.interfaces.cli.failures import reported
from casescribe.stages.note.embed import MiniLm
from casescribe.stages.note.verify import CheckedStatement, OnnxEntailment

_COLOURS = {"supported": "green", "unsure": "yellow", "unsupported": "red"}

Statements = Annotated[
    Path,
    typer.Argument(
        metavar="STATEMENTS",
        help="A note.json, or text with one statement a line.",
        show_default=False,
        readable=False,
    ),
]
TranscriptFile = Annotated[
    Path,
    typer.Option(
        "--transcript", metavar="FILE", help="The transcript.json.", show_default=False, readable=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print an array of JSON objects.")]
Day = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The meeting's day.")]
ModelFolder = Annotated[
    Path | None,
    typer.Option(
        "--entailment", metavar="DIR", help="An entailment model of your own: a folder with ONNX files."
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an unexpected error arose.", hidden=True)]


def check(  # noqa: PLR0913 - each is one option of the command line
    statements: Statements,
    *,
    transcript: TranscriptFile,
    json: AsJson = False,
    date: Day = None,
    entailment: ModelFolder = None,
    debug: Debug = False,
) -> None:
    """Check every statement of a note, whoever wrote it, against what was said."""
    with reported(debug=debug):
        model = OnnxEntailment(entailment) if entailment else None
        found = check_statements(statements, transcript, MiniLm, date=day(date), entailment=model)
        if json:
            typer.echo(as_json(found))
        else:
            _print(found)


def _print(found: Sequence[CheckedStatement]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for one in found:
        console.print(Text.assemble((one.verdict, _COLOURS[one.verdict]), f"  {one.text}"))
        if one.reason:
            console.print(Text(f"    {one.reason}"))
        for evidence in one.evidence:
            minutes, seconds = divmod(int(evidence.start), 60)
            console.print(Text(f"    {minutes:02d}:{seconds:02d} “{evidence.quote}”", style="dim"))
