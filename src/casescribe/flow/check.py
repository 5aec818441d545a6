"""Use case: check the statements of a note, whoever wrote it, against the conversation's transcript."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from casescribe.errors import InputError, UnreadableInput
from casescribe.model.note import Evidence, Note, Statement
from casescribe.model.transcript import Transcript
from casescribe.stages.note.embed import Embedder
from casescribe.stages.note.verify import CheckedStatement, Entailment, Tools, Verifier
from casescribe.stages.transcript.read import read_transcript

EmbedderMaker = Callable[[], Embedder]


@dataclass(frozen=True)
class _Asked:
    """A statement to check; `cited` is the evidence it names itself, empty for a bare one."""

    text: str
    cited: tuple[Evidence, ...] = ()


def check(
    statements: Path,
    transcript: Path,
    embedder: EmbedderMaker,
    *,
    date: dt.date | None = None,
    entailment: Entailment | None = None,
) -> tuple[CheckedStatement, ...]:
    """Check every statement of a note.json, or every line of a text file, in order.

    Args:
        statements: a note.json, whose statements are checked against the turns they cite, or UTF-8 text
            with one statement a line; a leading "-", "*" or "•" is not part of the statement.
        transcript: the conversation's transcript.json.
        embedder: makes the sentence model.
        date: the meeting's day; the transcript's own when None.
        entailment: an operator's model that is asked as well.

    Raises:
        InputError: a file cannot be read or holds something else.
        ModelError: the sentence model is damaged.
    """
    asked = _asked(statements)
    heard = read_transcript(_text(transcript).encode(), transcript.name)
    verifier = Verifier(heard, date or _day(heard), Tools(embedder(), entailment))
    return tuple(_checked(verifier, one) for one in asked)


def _day(transcript: Transcript) -> dt.date | None:
    return dt.date.fromisoformat(transcript.date) if transcript.date else None


def _checked(verifier: Verifier, asked: _Asked) -> CheckedStatement:
    if not asked.cited:
        return verifier.check(asked.text)
    found = verifier.check_cited(asked.text, [evidence.turn for evidence in asked.cited])
    return CheckedStatement(text=asked.text, verdict=found.verdict, reason=found.reason, evidence=asked.cited)


def _asked(path: Path) -> Sequence[_Asked]:
    text = _text(path)
    if text.lstrip().startswith("{"):
        return [_Asked(statement.text, statement.evidence) for statement in _statements(text, path)]
    lines = [line.strip().lstrip("-*•").strip() for line in text.splitlines()]
    asked = [_Asked(line) for line in lines if line]
    if not asked:
        raise InputError(f"{path.name}: no statement in it; give one statement a line, or a note.json.")
    return asked


def _statements(text: str, path: Path) -> Sequence[Statement]:
    try:
        note = Note.model_validate_json(text)
    except ValidationError:
        raise InputError(
            f"{path.name}: not a note.json; give one, or text with one statement a line."
        ) from None
    return [statement for section in note.sections for statement in section.statements]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: not UTF-8 text; save it as UTF-8 and try again.") from None
    except OSError as problem:
        why = "a folder" if isinstance(problem, IsADirectoryError) else "not there, or not yours to read"
        raise UnreadableInput(f"{path.name}: {why}; check its name and its permissions.") from None


def as_json(checked: Sequence[CheckedStatement]) -> str:
    """The result as a JSON array of objects with text, verdict, reason and evidence."""
    return json.dumps([one.model_dump(mode="json") for one in checked], ensure_ascii=False, indent=2)
