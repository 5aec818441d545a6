"""Export: the transcript and the note as JSON, the contract that other programs read.

`schema/transcript-1.json` and `schema/note-1.json` describe the documents; `docs/reference` explains them.
Keys stand in the order of the contract, times are rounded to milliseconds and shares to three decimals,
so that the same value gives the same bytes.
"""

import json
from typing import Any

from casescribe.model.note import Coverage, Evidence, Note, NoteSection, Omission, Statement, Task
from casescribe.model.span import Span
from casescribe.model.transcript import Speaker, Transcript, Turn, Warned, Word

_Object = dict[str, Any]


def render_transcript(transcript: Transcript) -> bytes:
    """`transcript.json`: UTF-8, one trailing newline. `Transcript.model_validate_json` reads it back."""
    source, recogniser = transcript.source, transcript.recogniser
    return _bytes(
        {
            "schema": transcript.schema_,
            "source": {"name": source.name, "sha256": source.sha256, "duration": _rounded(source.duration)},
            "language": transcript.language,
            "recogniser": {"name": recogniser.name, "sha256": recogniser.sha256},
            "date": transcript.date,
            "date_source": transcript.date_source,
            "speakers": [_speaker(speaker) for speaker in transcript.speakers],
            "turns": [_turn(turn) for turn in transcript.turns],
            "inaudible": [_span(span) for span in transcript.inaudible],
            "warnings": [_warned(warned) for warned in transcript.warnings],
        }
    )


def render_note(note: Note) -> bytes:
    """`note.json`: UTF-8, one trailing newline. `Note.model_validate_json` reads it back."""
    return _bytes(
        {
            "schema": note.schema_,
            "template": note.template,
            "date": note.date,
            "transcript_sha256": note.transcript_sha256,
            "writer": {"name": note.writer.name, "version": note.writer.version},
            "sections": [_section(section) for section in note.sections],
            "tasks": [_task(task) for task in note.tasks],
            "omissions": [_omission(omission) for omission in note.omissions],
            "not_discussed": list(note.not_discussed),
            "coverage": _coverage(note.coverage),
        }
    )


def _bytes(document: _Object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _rounded(number: float) -> float:
    """To three decimals; adding zero turns -0.0, which JSON would show, into 0.0."""
    return round(number, 3) + 0.0


def _span(span: Span) -> _Object:
    return {"start": _rounded(span.start), "end": _rounded(span.end)}


def _speaker(speaker: Speaker) -> _Object:
    return {"id": speaker.id, "role": speaker.role, "name": speaker.name}


def _turn(turn: Turn) -> _Object:
    return {
        "id": turn.id,
        "speaker": turn.speaker,
        **_span(turn),
        "text": turn.text,
        "overlap": turn.overlap,
        "words": [_word(word) for word in turn.words],
    }


def _word(word: Word) -> _Object:
    return {
        "text": word.text,
        **_span(word),
        "confidence": _rounded(word.confidence),
        "doubtful": word.doubtful,
    }


def _warned(warned: Warned) -> _Object:
    start, end = (None if at is None else _rounded(at) for at in (warned.start, warned.end))
    return {"code": warned.code, "message": warned.message, "start": start, "end": end}


def _section(section: NoteSection) -> _Object:
    return {
        "id": section.id,
        "title": section.title,
        "statements": [_statement(statement) for statement in section.statements],
    }


def _statement(statement: Statement) -> _Object:
    return {
        "id": statement.id,
        "text": statement.text,
        "kind": statement.kind,
        "status": statement.status,
        "speaker": statement.speaker,
        "evidence": [_evidence(evidence) for evidence in statement.evidence],
        "checks": [{"name": c.name, "verdict": c.verdict, "reason": c.reason} for c in statement.checks],
    }


def _evidence(evidence: Evidence) -> _Object:
    return {"turn": evidence.turn, **_span(evidence), "quote": evidence.quote}


def _task(task: Task) -> _Object:
    return {
        "id": task.id,
        "text": task.text,
        "kind": task.kind,
        "who": task.who,
        "due": task.due,
        "due_words": task.due_words,
        "unresolved": task.unresolved,
        "time": task.time,
        "evidence": [_evidence(evidence) for evidence in task.evidence],
    }


def _omission(omission: Omission) -> _Object:
    return {
        "id": omission.id,
        "kind": omission.kind,
        "text": omission.text,
        "evidence": [_evidence(evidence) for evidence in omission.evidence],
    }


def _coverage(coverage: Coverage) -> _Object:
    return {
        "turns": coverage.turns,
        "cited_turns": coverage.cited_turns,
        "words": coverage.words,
        "cited_words": coverage.cited_words,
        "characters": coverage.characters,
        "limit": coverage.limit,
    }
