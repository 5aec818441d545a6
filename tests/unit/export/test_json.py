"""transcript.json and note.json: the same value, the same bytes, and back."""

import json
from typing import Any, TypeVar, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from casescribe.model.note import (
    Check,
    Coverage,
    Evidence,
    Note,
    NoteSection,
    Omission,
    Statement,
    Task,
    WriterInfo,
)
from casescribe.model.span import Span
from casescribe.model.transcript import RecogniserInfo, Source, Speaker, Transcript, Turn, Warned, Word
from casescribe.stages.export.json import render_note, render_transcript

M = TypeVar("M", bound=BaseModel)
V = TypeVar("V")

TEXT = st.text(max_size=12)
MOMENTS = st.integers(0, 28_800_000).map(lambda ms: ms / 1000)
SHARES = st.integers(0, 1000).map(lambda n: n / 1000)
SPANS = st.tuples(MOMENTS, MOMENTS).map(lambda pair: {"start": min(pair), "end": max(pair)})


def spanned(kind: type[M], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[M]:
    return st.builds(lambda span, rest: kind(**span, **rest), SPANS, st.fixed_dictionaries(fields))


def several(items: st.SearchStrategy[V], least: int = 0) -> st.SearchStrategy[tuple[V, ...]]:
    return st.lists(items, min_size=least, max_size=3).map(tuple)


WORDS = spanned(Word, text=TEXT, confidence=SHARES, doubtful=st.booleans())
TURNS = spanned(Turn, id=TEXT, speaker=TEXT, text=TEXT, overlap=st.booleans(), words=several(WORDS))
SPEAKERS = st.builds(
    Speaker, id=TEXT, role=st.sampled_from(["officer", "person", "other"]), name=st.none() | TEXT
)
WARNINGS = st.builds(Warned, code=TEXT, message=TEXT, start=st.none() | MOMENTS, end=st.none() | MOMENTS)
TRANSCRIPTS = st.builds(
    Transcript,
    source=st.builds(Source, name=TEXT, sha256=TEXT, duration=MOMENTS),
    language=TEXT,
    recogniser=st.builds(RecogniserInfo, name=TEXT, sha256=TEXT),
    date=st.none() | TEXT,
    date_source=st.sampled_from([None, "given", "file", "today"]),
    speakers=several(SPEAKERS),
    turns=several(TURNS),
    inaudible=several(spanned(Span)),
    warnings=several(WARNINGS),
)
PROOF = several(spanned(Evidence, turn=TEXT, quote=TEXT), least=1)
CHECKS = st.builds(
    Check, name=TEXT, verdict=st.sampled_from(["supported", "unsupported", "unsure"]), reason=TEXT
)
STATEMENTS = st.builds(
    Statement,
    id=TEXT,
    text=TEXT,
    kind=st.sampled_from(["reported", "observed", "officer-view", "agreed"]),
    status=st.sampled_from(["verbatim", "rendered", "drafted", "edited"]),
    speaker=TEXT,
    evidence=PROOF,
    checks=several(CHECKS),
)
TASKS = st.builds(
    Task,
    id=TEXT,
    text=TEXT,
    kind=st.sampled_from(["task", "appointment"]),
    who=st.sampled_from(["officer", "person", "other"]),
    due=st.none() | TEXT,
    due_words=TEXT,
    unresolved=st.booleans(),
    time=st.none() | TEXT,
    evidence=PROOF,
)
COUNTS = st.integers(0, 10_000)
NOTES = st.builds(
    Note,
    template=TEXT,
    date=TEXT,
    transcript_sha256=TEXT,
    writer=st.builds(WriterInfo, name=TEXT, version=TEXT),
    sections=several(st.builds(NoteSection, id=TEXT, title=TEXT, statements=several(STATEMENTS))),
    tasks=several(TASKS),
    omissions=several(st.builds(Omission, id=TEXT, kind=TEXT, text=TEXT, evidence=PROOF)),
    not_discussed=several(TEXT),
    coverage=st.builds(
        Coverage,
        turns=COUNTS,
        cited_turns=COUNTS,
        words=COUNTS,
        cited_words=COUNTS,
        characters=COUNTS,
        limit=st.none() | COUNTS,
    ),
)


@given(TRANSCRIPTS)
@settings(max_examples=40)
def test_any_transcript_comes_back_as_it_went(transcript: Transcript) -> None:
    assert Transcript.model_validate_json(render_transcript(transcript)) == transcript


@given(NOTES)
@settings(max_examples=40)
def test_any_note_comes_back_as_it_went(note: Note) -> None:
    assert Note.model_validate_json(render_note(note)) == note


def test_the_same_value_gives_the_same_bytes(transcript: Transcript, note: Note) -> None:
    assert render_transcript(transcript.model_copy(deep=True)) == render_transcript(transcript)
    assert render_note(note.model_copy(deep=True)) == render_note(note)


def test_a_transcript_in_full() -> None:
    word = Word(text="Zoë.", start=1.00049, end=1.5, confidence=0.98765, doubtful=True)
    transcript = Transcript(
        source=Source(name="a.ogg", sha256="ab", duration=2.00051),
        recogniser=RecogniserInfo(name="base", sha256="cd"),
        speakers=(Speaker(id="S1"),),
        turns=(Turn(id="T1", speaker="S1", start=1.00049, end=1.5, text="Zoë.", words=(word,)),),
        warnings=(Warned(code="c", message="m", start=0.12345),),
    )
    assert render_transcript(transcript).decode() == (
        '{\n "schema": 1,\n'
        ' "source": {\n  "name": "a.ogg",\n  "sha256": "ab",\n  "duration": 2.001\n },\n'
        ' "language": "en",\n'
        ' "recogniser": {\n  "name": "base",\n  "sha256": "cd"\n },\n'
        ' "date": null,\n "date_source": null,\n'
        ' "speakers": [\n  {\n   "id": "S1",\n   "role": "other",\n   "name": null\n  }\n ],\n'
        ' "turns": [\n  {\n   "id": "T1",\n   "speaker": "S1",\n   "start": 1.0,\n   "end": 1.5,\n'
        '   "text": "Zoë.",\n   "overlap": false,\n   "words": [\n'
        '    {\n     "text": "Zoë.",\n     "start": 1.0,\n     "end": 1.5,\n     "confidence": 0.988,\n'
        '     "doubtful": true\n    }\n   ]\n  }\n ],\n'
        ' "inaudible": [],\n'
        ' "warnings": [\n  {\n   "code": "c",\n   "message": "m",\n   "start": 0.123,\n'
        '   "end": null\n  }\n ]\n'
        "}\n"
    )


def test_keys_of_a_note_stand_in_the_order_of_the_contract(note: Note) -> None:
    document = json.loads(render_note(note))
    statement = document["sections"][0]["statements"][0]
    assert [
        list(document),
        list(document["sections"][0]),
        list(statement),
        list(statement["evidence"][0]),
    ] == [
        [
            "schema",
            "template",
            "date",
            "transcript_sha256",
            "writer",
            "sections",
            "tasks",
            "omissions",
            "not_discussed",
            "coverage",
        ],
        ["id", "title", "statements"],
        ["id", "text", "kind", "status", "speaker", "evidence", "checks"],
        ["turn", "start", "end", "quote"],
    ]


def _names(kind: type[BaseModel]) -> set[str]:
    """Every field name of a model and of the models inside it."""
    names = {field.alias or name for name, field in kind.model_fields.items()}
    inner = (
        arg for field in kind.model_fields.values() for arg in (field.annotation, *get_args(field.annotation))
    )
    return names.union(*(_names(i) for i in inner if isinstance(i, type) and issubclass(i, BaseModel)))


def _keys(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set()


def test_no_field_of_the_model_is_left_out(transcript: Transcript, note: Note) -> None:
    assert _keys(json.loads(render_transcript(transcript))) == _names(Transcript)
    assert _keys(json.loads(render_note(note))) == _names(Note)


def test_what_json_cannot_hold_is_refused(transcript: Transcript) -> None:
    endless = transcript.model_copy(update={"inaudible": (Span(start=0, end=float("inf")),)})
    with pytest.raises(ValueError, match="not JSON compliant"):
        render_transcript(endless)
