"""`casescribe templates`: which templates there are, and what a template asks for."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from casescribe.interfaces.cli.failures import reported
from casescribe.model.template import Template
from casescribe.stages.note.templates import builtin_ids, load_template

app = typer.Typer(no_args_is_help=True, help="Which templates there are, and what each asks for.")

Named = Annotated[str, typer.Argument(metavar="ID|FILE", help="A built-in template, or a template file.")]


@app.command("list")
def list_command() -> None:
    """Show the built-in templates."""
    table = Table("Id", "Title", "Sections", box=None, pad_edge=False)
    for template in map(load_template, builtin_ids()):
        table.add_row(template.id, template.title, ", ".join(section.id for section in template.sections))
    Console(highlight=False).print(table)


@app.command("show")
def show_command(template: Named) -> None:
    """Show a template's sections with their guidance; a template file is checked on the way."""
    with reported():
        _show(load_template(template))


def _show(template: Template) -> None:
    console = Console(highlight=False)
    limit = f"at most {template.max_chars} characters" if template.max_chars else "no limit of length"
    console.print(f"{template.id}: {template.title} ({limit})")
    if template.description:
        console.print(template.description)
    table = Table("Section", "Title", "Guidance", box=None, pad_edge=False)
    for section in template.sections:
        table.add_row(section.id, section.title, section.guidance)
    console.print(table)
