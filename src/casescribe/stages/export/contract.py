"""Export: the JSON Schemas (draft 2020-12) of `transcript.json` and `note.json`, and their reference pages.

The schemas are part of the package, so that any program can check what it is given:
`casescribe.stages.export.contract.schema("note")`.
"""

import json
from importlib import resources
from typing import Any, Literal

Document = Literal["transcript", "note"]
VERSION = 1


def schema(document: Document) -> dict[str, Any]:
    """The schema of the document's present version."""
    name = f"{document}-{VERSION}.json"
    text = resources.files("casescribe.stages.export").joinpath("schema", name).read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def reference(document: Document, introduction: str) -> str:
    """The reference page of a document in Markdown: a table for each object of its schema."""
    described = schema(document)
    lines = [f"# {described['title']}, schema {VERSION}", "", described["description"], "", introduction, ""]
    lines += _table("The document", described)
    for name, definition in described["$defs"].items():
        lines += _table(name.capitalize(), definition)
    return "\n".join(lines).rstrip() + "\n"


def _table(title: str, described: dict[str, Any]) -> list[str]:
    about = [described["description"], ""] if title != "The document" else []
    rows = [_row(name, field) for name, field in described["properties"].items()]
    return [f"## {title}", "", *about, "| field | type | meaning |", "|---|---|---|", *rows, ""]


def _row(name: str, field: dict[str, Any]) -> str:
    return f"| `{name}` | {_type(field)} | {field['description']} |"


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        target = field["$ref"].rsplit("/", 1)[-1]
        return f"[{target}](#{target})"
    if "const" in field:
        return f"`{json.dumps(field['const'])}`"
    if "enum" in field:
        return ", ".join(f"`{json.dumps(value)}`" for value in field["enum"])
    if field["type"] == "array":
        return f"list of {_type(field['items'])}"
    types = field["type"] if isinstance(field["type"], list) else [field["type"]]
    return " or ".join(types)
