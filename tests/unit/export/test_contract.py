"""The JSON Schemas fit what is written, refuse what is broken, and their pages are up to date."""

import copy
import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from casescribe.model.note import Note
from casescribe.model.transcript import Transcript
from casescribe.stages.export.contract import Document, schema
from casescribe.stages.export.json import render_note, render_transcript

DOCUMENTS: tuple[Document, ...] = ("transcript", "note")


@pytest.fixture
def documents(transcript: Transcript, note: Note) -> dict[Document, Any]:
    return {
        "transcript": json.loads(render_transcript(transcript)),
        "note": json.loads(render_note(note)),
    }


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_schema_is_a_schema(document: Document) -> None:
    Draft202012Validator.check_schema(schema(document))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_written_fits(document: Document, documents: dict[Document, Any]) -> None:
    assert list(Draft202012Validator(schema(document)).iter_errors(documents[document])) == []


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every key in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if isinstance(key, str):
            yield (*path, key)
        yield from _places(inner, (*path, key))


def _changed(document: Any, path: tuple[str | int, ...], change: Callable[[Any, Any], None]) -> Any:
    result = copy.deepcopy(document)
    at = result
    for key in path[:-1]:
        at = at[key]
    change(at, path[-1])
    return result


def _drop(at: Any, key: Any) -> None:
    del at[key]


def _spoil(at: Any, key: Any) -> None:
    at[key] = {"neither": "this"}


def _misspell(at: Any, key: Any) -> None:
    at[f"{key}s"] = at.pop(key)


@pytest.mark.parametrize("change", [_drop, _spoil, _misspell])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_field_is_needed_and_has_its_type(
    document: Document, change: Callable[[Any, Any], None], documents: dict[Document, Any]
) -> None:
    checker = Draft202012Validator(schema(document))
    whole = documents[document]
    passed = [path for path in _places(whole) if checker.is_valid(_changed(whole, path, change))]
    assert passed == []


@pytest.mark.parametrize(
    ("document", "path", "value"),
    [
        ("transcript", ("schema",), 2),
        ("transcript", ("date",), "12 March"),
        ("transcript", ("turns", 0, "start"), -0.001),
        ("transcript", ("turns", 0, "words", 0, "confidence"), 1.001),
        ("transcript", ("speakers", 0, "role"), "judge"),
        ("transcript", ("source", "sha256"), "abc"),
        ("note", ("sections", 0, "statements", 0, "evidence"), []),
        ("note", ("sections", 0, "statements", 0, "kind"), "guess"),
        ("note", ("tasks", 0, "due"), "Thursday"),
        ("note", ("tasks", 0, "time"), "25:00"),
        ("note", ("coverage", "limit"), 0),
    ],
)
def test_wrong_values_do_not_fit(
    document: Document, path: tuple[str | int, ...], value: object, documents: dict[Document, Any]
) -> None:
    wrong = _changed(documents[document], path, lambda at, key: at.__setitem__(key, value))
    errors = list(Draft202012Validator(schema(document)).iter_errors(wrong))
    assert [tuple(error.absolute_path) for error in errors] == [path]


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        if value.get("type") == "object":
            yield from value["properties"].items()
        for inner in value.values():
            yield from _fields(inner)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_field_is_described(document: Document) -> None:
    silent = [
        name for name, field in _fields(schema(document)) if not field.get("description", "").endswith(".")
    ]
    assert silent == []


def test_the_reference_pages_are_what_the_schemas_say(root: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_reference", root / "scripts" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.main(tmp_path)
    kept = {
        name: (root / "docs" / "reference" / name).read_text("utf-8") for name in ("note.md", "transcript.md")
    }
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == kept
