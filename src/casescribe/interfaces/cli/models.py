"""`casescribe models`: which recognisers there are, and adding, verifying and removing them."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from casescribe.config import read_settings
from casescribe.flow.models import CATALOGUE, ModelFolder, add_model, list_models, remove_model, verify_model
from casescribe.interfaces.cli.failures import reported

app = typer.Typer(no_args_is_help=True, help="Which recognisers there are; add, verify and remove them.")

_MEGABYTE = 1_000_000

Name = Annotated[str, typer.Argument(metavar="NAME", help="A model's name, as `list` shows it.")]


@app.command("list")
def list_command(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array, for programs.")] = False
) -> None:
    """Show the models: name, licence, size, SHA-256, path and origin."""
    with reported():
        models = list_models(read_settings().cache)
        if as_json:
            typer.echo(json.dumps([model.as_json() for model in models], indent=2))
        else:
            _show(models)


@app.command("add")
def add_command(
    model: Annotated[
        str,
        typer.Argument(
            metavar="NAME_OR_FOLDER",
            help=f"A folder with a faster-whisper model, or one of {', '.join(CATALOGUE)} (fetched now).",
        ),
    ],
    *,
    name: Annotated[str | None, typer.Option("--as", metavar="NAME", help="What to call it.")] = None,
) -> None:
    """Copy a model's folder, or fetch a well-known model once, and record the hashes of its files."""
    with reported():
        added = add_model(read_settings().cache, model, name)
        typer.echo(f"{added.name}: added, {added.size / _MEGABYTE:.0f} MB, SHA-256 {added.sha256}")


@app.command("verify")
def verify_command(name: Annotated[str | None, typer.Argument(metavar="[NAME]")] = None) -> None:
    """Compare the files of one model, or of all, with the hashes that were recorded."""
    with reported():
        cache = read_settings().cache
        for each in [name] if name else [model.name for model in list_models(cache)]:
            typer.echo(f"{verify_model(cache, each).name}: every file is as recorded")


@app.command("remove")
def remove_command(name: Name) -> None:
    """Delete a model that was added."""
    with reported():
        remove_model(read_settings().cache, name)
        typer.echo(f"{name}: removed")


def _show(models: tuple[ModelFolder, ...]) -> None:
    table = Table("Name", "Licence", "MB", "SHA-256", "Path", "Origin", box=None)
    for model in models:
        name = f"{model.name} (default)" if model.default else model.name
        table.add_row(
            name, model.licence, f"{model.size / _MEGABYTE:.0f}", model.sha256, str(model.path), model.origin
        )
    Console(width=None if Console().is_terminal else 400, soft_wrap=True).print(table)
