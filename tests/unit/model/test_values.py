"""What all values of the model have in common, and what each refuses."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from pydantic import ValidationError

from casescribe.model.base import Frozen
from casescribe.model.note import Check, Coverage, Evidence, Note, Omission, Statement, Task, WriterInfo
from casescribe.model.progress import Progress
from casescribe.model.template import SectionTemplate, Template
from casescribe.model.transcript import Source, Speaker, Transcript, Turn, Word

QUOTE = Evidence(turn="t1", quote="Yes.", start=0, end=1)
COUNTS = {"turns": 1, "cited_turns": 1, "words": 1, "cited_words": 1, "characters": 5}


def kinds() -> Iterator[type[Frozen]]:
    for name in ("span", "transcript", "note", "template", "progress"):
        for _, kind in inspect.getmembers(import_module(f"casescribe.model.{name}"), inspect.isclass):
            if issubclass(kind, Frozen) and kind is not Frozen:
                yield kind


def fault(kind: type[Frozen], value: dict[str, Any]) -> tuple[Any, ...]:
    """The place of the first fault."""
    with pytest.raises(ValidationError) as caught:
        kind.model_validate(value)
    return caught.value.errors()[0]["loc"]


@pytest.mark.parametrize("kind", sorted(set(kinds()), key=str))
def test_every_value_is_frozen_and_only_templates_refuse_what_they_do_not_know(kind: type[Frozen]) -> None:
    assert kind.model_config["frozen"] is True
    assert kind.model_config["extra"] == ("forbid" if kind in {Template, SectionTemplate} else "ignore")


@pytest.mark.parametrize(
    ("kind", "value", "place"),
    [
        (Word, {"start": 0, "end": 1, "text": "a", "confidence": 1.01}, ("confidence",)),
        (Word, {"start": 0, "end": 1, "text": "a", "confidence": -0.1}, ("confidence",)),
        (Word, {"start": 0, "end": 1}, ("text",)),
        (Turn, {"start": 0, "end": 1, "text": "a", "speaker": "S1"}, ("id",)),
        (Turn, {"start": 0, "end": 1, "text": "a", "id": "t1"}, ("speaker",)),
        (Turn, {"start": 1, "end": 0, "text": "a", "id": "t1", "speaker": "S1"}, ()),
        (Speaker, {"id": "S1", "role": "judge"}, ("role",)),
        (Source, {"name": "a.ogg", "duration": -1}, ("duration",)),
        (Transcript, {"source": {"name": "a"}, "speakers": (), "turns": (), "schema": 2}, ("schema",)),
        (Transcript, {"source": {"name": "a"}, "turns": ()}, ("speakers",)),
        (Statement, {"id": "s1", "text": "a", "speaker": "S1", "evidence": ()}, ("evidence",)),
        (Task, {"id": "k1", "text": "a", "evidence": ()}, ("evidence",)),
        (Omission, {"id": "o1", "kind": "date", "text": "a", "evidence": ()}, ("evidence",)),
        (Check, {"name": "words", "verdict": "maybe"}, ("verdict",)),
        (Progress, {"stage": "save", "fraction": 1.1, "overall": 1}, ("fraction",)),
        (Progress, {"stage": "save", "fraction": 1, "overall": -0.1}, ("overall",)),
        (Progress, {"stage": "sleep", "fraction": 1, "overall": 1}, ("stage",)),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    kind: type[Frozen], value: dict[str, Any], place: tuple[Any, ...]
) -> None:
    assert fault(kind, value) == place


def test_nothing_is_stated_without_evidence_and_a_statement_starts_as_reported_and_verbatim() -> None:
    assert Statement(id="s1", text="Yes.", speaker="S1", evidence=(QUOTE,)) == Statement(
        id="s1",
        text="Yes.",
        kind="reported",
        status="verbatim",
        speaker="S1",
        evidence=(QUOTE,),
        checks=(),
    )


def test_a_task_starts_as_one_without_a_day() -> None:
    assert Task(id="k1", text="Ring.", evidence=(QUOTE,)) == Task(
        id="k1",
        text="Ring.",
        kind="task",
        who="other",
        due=None,
        due_words="",
        unresolved=False,
        time=None,
        evidence=(QUOTE,),
    )


def test_what_a_later_schema_adds_is_passed_over() -> None:
    word = {"start": 0, "end": 1, "text": "a", "pitch": 220}
    assert Word.model_validate(word) == Word(start=0, end=1, text="a", confidence=1.0, doubtful=False)


def test_the_version_is_called_schema_in_json_and_is_1() -> None:
    note = Note(
        template="general",
        date="2026-01-31",
        transcript_sha256="",
        writer=WriterInfo(name="w", version="1"),
        sections=(),
        coverage=Coverage(**COUNTS),
    )
    transcript = Transcript(source=Source(name="a.ogg"), speakers=(), turns=())
    for value in (note, transcript):
        document = value.model_dump(by_alias=True)
        assert document["schema"] == 1
        assert type(value).model_validate(document) == value
        with pytest.raises(ValidationError):
            type(value).model_validate({**document, "schema": 2})


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"id": "My Template"}, ("id",)),
        ({"title": ""}, ("title",)),
        ({"max_chars": 0}, ("max_chars",)),
        ({"sections": ()}, ("sections",)),
        ({"sections": ({"id": "1st", "title": "First"},)}, ("sections", 0, "id")),
        ({"sections": ({"id": "a", "title": ""},)}, ("sections", 0, "title")),
        ({"sections": ({"id": "a", "title": "A", "share": 0},)}, ("sections", 0, "share")),
        ({"sections": ({"id": "a", "title": "A", "abuot": ()},)}, ("sections", 0, "abuot")),
        ({"sektions": ()}, ("sektions",)),
    ],
)
def test_a_template_that_breaks_a_rule_is_refused_at_its_place(
    changes: dict[str, Any], place: tuple[Any, ...]
) -> None:
    right = {"id": "visit", "title": "Visit", "sections": ({"id": "a", "title": "A"},)}
    assert fault(Template, {**right, **changes}) == place


def test_a_section_id_used_twice_is_named() -> None:
    sections = [{"id": i, "title": i.upper()} for i in ("b", "a", "b", "a")]
    with pytest.raises(ValidationError, match="the section id 'a' is used twice"):
        Template.model_validate({"id": "visit", "title": "Visit", "sections": sections})
