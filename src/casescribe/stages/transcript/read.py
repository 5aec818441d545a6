"""A transcript.json from anywhere becomes a `Transcript`, or an error that names the place.

Reading is lenient where nothing is lost: unknown keys are passed over, and what can be worked out (roles,
the list of speakers, the recording's length) may be missing. It is strict where evidence would be wrong.
"""

import datetime as dt
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from casescribe.errors import TranscriptError
from casescribe.model.span import Span
from casescribe.model.transcript import Transcript, Turn, Warned
from casescribe.stages.transcript.speakers import infer_roles

SCHEMA: Final = 1
"""The version of transcript.json that this version reads."""

_SLACK = 0.5
"""Seconds by which a time may lie behind the recording's end: durations are often rounded."""

_HELP = "see docs/reference/transcript.md"


def read_transcript(content: bytes, name: str) -> Transcript:
    """Read a transcript.json.

    Args:
        content: the file's bytes, UTF-8.
        name: the file's name, for messages.

    Raises:
        TranscriptError: it cannot be used; the message names the file, the place and what is wrong.
    """
    try:
        raw = _object(_json(content), "the file")
        _version(raw)
        return _checked(Transcript.model_validate(_completed(raw, name)))
    except ValidationError as error:
        raise TranscriptError(f"{name}: {_first(error)}; {_HELP}") from None
    except UnicodeDecodeError:
        raise TranscriptError(f"{name}: it is not UTF-8 text; give a transcript.json") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise TranscriptError(f"{name}: it is not JSON ({place}); give a transcript.json") from None
    except (RecursionError, OverflowError, ValueError) as error:
        reason = str(error) if isinstance(error, _Broken) else "it is not JSON that can be read"
        raise TranscriptError(f"{name}: {reason}; {_HELP}") from None


class _Broken(ValueError):
    """What is wrong, with its place."""


def _json(content: bytes) -> Any:
    value = json.loads(content.decode("utf-8-sig"), parse_float=_finite, parse_constant=_finite)
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise _Broken("it holds half a character (a lone surrogate)") from None
    return value


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _Broken(f"{digits[:20]} is not a finite number")
    return value


def _object(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _Broken(f"{place} is not an object")
    return value


def _list(value: Any, place: str) -> Sequence[Any]:
    if not isinstance(value, list):
        raise _Broken(f"{place} is not a list")
    return value


def _version(raw: Mapping[str, Any]) -> None:
    if "schema" not in raw:
        raise _Broken('"schema" is missing: a transcript.json says "schema": 1')
    version = raw["schema"]
    if isinstance(version, bool) or version != SCHEMA:
        shown = version if isinstance(version, int) else "of another kind"
        raise _Broken(f"its schema is {shown}; this version of Casescribe reads schema {SCHEMA}")


def _completed(raw: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The raw transcript with what was left out and can be worked out."""
    if "turns" not in raw:
        raise _Broken('"turns" is missing')
    turns = [_turn(t, f"turns[{i}]", i) for i, t in enumerate(_list(raw["turns"], "turns"))]
    source = dict(_object(raw.get("source") or {}, "source"))
    source.setdefault("name", name)
    if not source.get("duration"):
        source["duration"] = max(_ends([*turns, *_objects(raw.get("inaudible"))]), default=0.0)
    done = {k: v for k, v in raw.items() if v is not None}
    return {**done, "source": _present(source), "turns": turns, "speakers": _speakers(raw, turns)}


def _turn(value: Any, place: str, index: int) -> dict[str, Any]:
    turn = _present(_object(value, place))
    turn.setdefault("id", f"t{index + 1}")
    words = [
        _present(_object(w, f"{place}.words[{i}]"))
        for i, w in enumerate(_list(turn.get("words", []), f"{place}.words"))
    ]
    return {**turn, "words": words}


def _present(value: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in value.items() if v is not None}


def _objects(value: Any) -> Sequence[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _ends(items: Sequence[Mapping[str, Any]]) -> Iterator[float]:
    return (item["end"] for item in items if _is_time(item.get("end")))


def _is_time(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _speakers(raw: Mapping[str, Any], turns: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The speakers as given, or those of the turns; roles that are missing come from what is said."""
    if not raw.get("speakers"):
        ids = dict.fromkeys(t["speaker"] for t in turns if isinstance(t.get("speaker"), str))
        given: list[dict[str, Any]] = [{"id": i} for i in ids]
    else:
        listed = enumerate(_list(raw["speakers"], "speakers"))
        given = [_present(_object(s, f"speakers[{i}]")) for i, s in listed]
    roles = {s["id"]: s["role"] for s in given if "role" in s and isinstance(s.get("id"), str)}
    if len(roles) == len(given):
        return given
    found = infer_roles([Turn.model_validate(t) for t in turns if _readable(t)], roles)
    return [{"role": found.get(s["id"], "other"), **s} if isinstance(s.get("id"), str) else s for s in given]


def _readable(turn: Mapping[str, Any]) -> bool:
    """Whether a turn can be validated at all; those that cannot are reported later, with their place."""
    try:
        Turn.model_validate(turn)
    except ValidationError:
        return False
    return True


def _checked(transcript: Transcript) -> Transcript:
    """The transcript with its turns in order of time, when its parts agree with each other."""
    for reason in _faults(transcript):
        raise _Broken(" ".join(reason.split()))
    turns = tuple(sorted(transcript.turns, key=lambda t: t.start))
    return transcript.model_copy(update={"turns": turns})


def _faults(transcript: Transcript) -> Iterator[str]:
    ids = [s.id for s in transcript.speakers]
    if transcript.date is not None and not _is_date(transcript.date):
        yield "date is not a day such as 2026-07-14"
    yield from _twice("speakers", ids)
    yield from _twice("turns", [t.id for t in transcript.turns])
    limit = transcript.source.duration + _SLACK
    for i, turn in enumerate(transcript.turns):
        place = f"turns[{i}]"
        if turn.speaker not in ids:
            yield f"{place}.speaker is not one of the speakers ({', '.join(ids) or 'none are listed'})"
        yield from _late(turn, place, limit)
        yield from _word_faults(turn, place)
    for i, span in enumerate(transcript.inaudible):
        yield from _late(span, f"inaudible[{i}]", limit)
    yield from _warning_faults(transcript.warnings)


def _late(span: Span, place: str, limit: float) -> Iterator[str]:
    if span.end > limit:
        yield f"{place}.end ({span.end:g} s) is after the end of the recording ({limit - _SLACK:g} s)"


def _warning_faults(warnings: Sequence[Warned]) -> Iterator[str]:
    """Times before the beginning; one after the end is right where a recording was cut short."""
    for i, warned in enumerate(warnings):
        for field, at in (("start", warned.start), ("end", warned.end)):
            if at is not None and at < 0:
                yield f"warnings[{i}].{field} is too small"


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _word_faults(turn: Turn, place: str) -> Iterator[str]:
    for i, word in enumerate(turn.words):
        if word.start < turn.start - _SLACK or word.end > turn.end + _SLACK:
            yield f"{place}.words[{i}] lies outside its turn ({turn.start:g} to {turn.end:g} s)"


def _twice(place: str, ids: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for i, value in enumerate(ids):
        if value in seen:
            yield f"{place}[{i}].id is used before: each id stands once"
        seen.add(value)


def _first(error: ValidationError) -> str:
    """The first fault as one line without what the file says."""
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in fault["loc"]).lstrip(".")
    reasons = {
        "missing": "is missing",
        "string_type": "is not text",
        "finite_number": "is not a finite number",
        "greater_than_equal": "is too small",
        "less_than_equal": "is too large",
    }
    kind = fault["type"]
    if kind == "value_error":
        return f"{place}.end is before its start"
    if kind == "literal_error":
        return f"{place} is not one of the values that are allowed"
    if kind.startswith(("float", "int", "bool")):
        return f"{place} is not a {'yes or no' if kind.startswith('bool') else 'number'}"
    return f"{place} {reasons.get(kind, 'is not of the right kind')}"
