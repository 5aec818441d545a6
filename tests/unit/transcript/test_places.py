"""Whatever single field of a transcript.json is missing or mangled, it is read or refused at its place."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.errors import TranscriptError
from casescribe.model.span import Span
from casescribe.model.transcript import RecogniserInfo, Source, Speaker, Transcript, Turn, Warned, Word
from casescribe.stages.export.json import render_transcript
from casescribe.stages.transcript.read import read_transcript

Path = tuple[str | int, ...]

WHOLE = Transcript(
    source=Source(name="visit.ogg", sha256="ab" * 32, duration=9.5),
    language="cy",
    recogniser=RecogniserInfo(name="base", sha256="cd" * 32),
    date="2026-02-28",
    date_source="file",
    speakers=(Speaker(id="S2", role="officer", name="Bo Ek"), Speaker(id="S1", role="person")),
    turns=(
        Turn(
            id="t1",
            speaker="S2",
            start=0.5,
            end=2.25,
            text="Is it Zoë?",
            words=(
                Word(text="Is", start=0.5, end=0.75, confidence=0.5),
                Word(text="it", start=0.75, end=1.0),
                Word(text="Zoë?", start=1.0, end=2.25, confidence=0.125, doubtful=True),
            ),
        ),
        Turn(id="t2", speaker="S1", start=2.0, end=3.0, text="It is.", overlap=True),
    ),
    inaudible=(Span(start=4.0, end=5.5),),
    warnings=(Warned(code="overlap", message="Listen.", start=2.0, end=3.0), Warned(code="x", message="y")),
)
DOCUMENT: dict[str, Any] = json.loads(render_transcript(WHOLE))


def paths(value: Any, at: Path = ()) -> Iterator[Path]:
    """The place of every field of every object, also of objects inside lists."""
    items: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        if isinstance(value, dict):
            yield (*at, key)
        if isinstance(inner, dict | list):
            yield from paths(inner, (*at, key))


PATHS = tuple(paths(DOCUMENT))
OPTIONAL = {
    "source", "source.name", "source.sha256", "source.duration", "language",
    "recogniser", "recogniser.sha256", "date", "date_source", "speakers", "role", "name",
    "turns.id", "overlap", "words", "confidence", "doubtful", "inaudible", "warnings",
    "warnings.start", "warnings.end",
}  # fmt: skip


def shown(path: Path) -> str:
    """As messages name a place: turns[0].words[1].start."""
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


def kind(path: Path) -> str:
    """The place without numbers, in its shortest form that is in use above."""
    names = [p for p in path if isinstance(p, str)]
    forms = (".".join(names), ".".join(names[-2:]), names[-1])
    if forms[0] == "recogniser.name":
        return forms[0]
    return next((form for form in forms if form in OPTIONAL), forms[0])


def changed(path: Path, value: Any = None, *, drop: bool = False) -> bytes:
    document = copy.deepcopy(DOCUMENT)
    holder = document
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    if drop:
        del holder[path[-1]]  # type: ignore[arg-type]
    else:
        holder[path[-1]] = value  # type: ignore[index]
    return json.dumps(document).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(TranscriptError) as caught:
        read_transcript(content, "v.json")
    return str(caught.value)


def test_a_transcript_is_read_back_as_it_was_written() -> None:
    assert read_transcript(render_transcript(WHOLE), "v.json") == WHOLE


@pytest.mark.parametrize("path", [p for p in PATHS if kind(p) in OPTIONAL], ids=shown)
def test_what_can_be_worked_out_may_be_missing(path: Path) -> None:
    found = read_transcript(changed(path, drop=True), "v.json")
    assert [t.text for t in found.turns] == ["Is it Zoë?", "It is."]
    assert {s.id for s in found.speakers} == {"S1", "S2"}


@pytest.mark.parametrize("path", [p for p in PATHS if kind(p) not in OPTIONAL], ids=shown)
def test_what_cannot_be_worked_out_is_missed_at_its_place(path: Path) -> None:
    place = f'"{path[0]}"' if len(path) == 1 else shown(path)
    assert refusal(changed(path, drop=True)).startswith(f"v.json: {place} is missing")


WRONG: dict[str, Any] = {"a list": ["x"], "an object": {"x": 1}, "words": "perhaps", "a number": -7.5}


def fits(path: Path, value: Any) -> bool:
    """Whether a value of this kind may stand at the place."""
    now: Any = DOCUMENT
    for step in path:
        now = now[step]
    if path == ("source",):
        return isinstance(value, dict)
    texts = isinstance(now, str) or path[-1] == "name"
    tied = {"role", "date", "date_source", "speaker"} | ({"id"} if path[0] == "speakers" else set())
    return isinstance(value, str) and texts and path[-1] not in tied


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("path", PATHS, ids=shown)
def test_a_value_of_another_kind_is_refused_at_its_place(path: Path, name: str) -> None:
    value = WRONG[name]
    if fits(path, value):
        assert read_transcript(changed(path, value), "v.json") != WHOLE
        return
    message = refusal(changed(path, value))
    assert message.endswith("; see docs/reference/transcript.md")
    assert len(message.splitlines()) == 1
    assert "perhaps" not in message.partition(shown(path))[2]
    named = re.search(
        r"(turns|speakers|source|recogniser|inaudible|warnings|schema|date\w*|language)", message
    )
    assert named is not None
    assert named[1] in {str(path[0]), "turns", "speakers"}


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (
            ("inaudible", 0, "end"),
            10.5,
            "inaudible[0].end (10.5 s) is after the end of the recording (9.5 s)",
        ),
        (("warnings", 0, "start"), -0.5, "warnings[0].start is too small"),
        (("warnings", 1, "end"), -0.5, "warnings[1].end is too small"),
        (("turns", 1, "end"), 10.25, "turns[1].end (10.25 s) is after the end of the recording (9.5 s)"),
        (("turns", 0, "words", 1, "end"), 0.5, "turns[0].words[1].end is before its start"),
        (("turns", 0, "words", 2, "end"), 3.0, "turns[0].words[2] lies outside its turn (0.5 to 2.25 s)"),
        (("turns", 0, "words", 0, "confidence"), 1.5, "turns[0].words[0].confidence is too large"),
        (("turns", 1, "speaker"), "S3", "turns[1].speaker is not one of the speakers (S2, S1)"),
        (("turns", 1, "id"), "t1", "turns[1].id is used before: each id stands once"),
        (("speakers", 1, "id"), "S2", "speakers[1].id is used before: each id stands once"),
        (("speakers", 0, "role"), "chair", "speakers[0].role is not one of the values that are allowed"),
        (("date",), "2026-02-30", "date is not a day such as 2026-07-14"),
        (("date",), "20260228", "date is not a day such as 2026-07-14"),
        (("date_source",), "guessed", "date_source is not one of the values that are allowed"),
    ],
    ids=str,
)
def test_a_value_that_cannot_be_is_told_with_its_place(path: Path, value: Any, reason: str) -> None:
    assert refusal(changed(path, value)) == f"v.json: {reason}; see docs/reference/transcript.md"


def test_a_length_that_is_missing_reaches_to_the_last_place_that_is_named() -> None:
    assert read_transcript(changed(("source", "duration"), drop=True), "v.json").source.duration == 5.5


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
TICKS = st.integers(0, 40_000).map(lambda ms: ms / 1000)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Transcripts whose parts agree with each other."""
    ids = draw(st.lists(st.sampled_from(["S1", "S2", "S3", "Ann"]), min_size=1, max_size=3, unique=True))
    turns = []
    for i, start in enumerate(sorted(draw(st.lists(TICKS, max_size=5)))):
        times = sorted(draw(st.lists(TICKS, max_size=4)))
        words = tuple(
            Word(text=draw(TEXTS), start=start + at, end=start + at, confidence=0.5, doubtful=at > 9)
            for at in times
        )
        end = max([start, *(w.end for w in words)])
        rounded = tuple(
            w.model_copy(update={"start": round(w.start, 3), "end": round(w.end, 3)}) for w in words
        )
        turns.append(
            Turn(
                id=f"t{i + 1}",
                speaker=draw(st.sampled_from(ids)),
                start=start,
                end=round(end, 3),
                text=draw(TEXTS),
                overlap=draw(st.booleans()),
                words=rounded,
            )
        )
    return Transcript(
        source=Source(name=draw(TEXTS), sha256=draw(TEXTS), duration=80.5),
        language=draw(TEXTS),
        recogniser=RecogniserInfo(name=draw(TEXTS), sha256=draw(TEXTS)),
        date=draw(st.none() | st.dates().map(str)),
        date_source=draw(st.sampled_from([None, "given", "file", "today"])),
        speakers=tuple(
            Speaker(
                id=i, role=draw(st.sampled_from(["officer", "person", "other"])), name=draw(st.none() | TEXTS)
            )
            for i in ids
        ),
        turns=tuple(turns),
        inaudible=tuple(Span(start=at, end=at + 1) for at in draw(st.lists(TICKS.map(float), max_size=2))),
        warnings=tuple(
            Warned(code="c", message=text, start=1.5) for text in draw(st.lists(TEXTS, max_size=2))
        ),
    )


@settings(max_examples=60)
@given(transcripts())
def test_any_transcript_whose_parts_agree_is_read_back_as_it_was_written(transcript: Transcript) -> None:
    written = render_transcript(transcript)
    found = read_transcript(written, "v.json")
    assert render_transcript(found) == written
    assert found.turns == transcript.turns
    assert (found.speakers, found.source) == (transcript.speakers, transcript.source)
