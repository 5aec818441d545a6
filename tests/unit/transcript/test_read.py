import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.errors import TranscriptError
from casescribe.model.transcript import RecogniserInfo, Source, Speaker, Transcript, Turn, Word
from casescribe.stages.transcript.read import read_transcript

HELP = "; see docs/reference/transcript.md"


def talk(**changes: Any) -> dict[str, Any]:
    turns = [
        {"id": "t1", "speaker": "S1", "start": 0, "end": 2, "text": "How are you?"},
        {"id": "t2", "speaker": "S2", "start": 2.5, "end": 4, "text": "I am well."},
    ]
    whole = {"schema": 1, "source": {"name": "a.ogg", "duration": 10}, "turns": turns}
    return {**whole, "speakers": [{"id": "S1"}, {"id": "S2"}], **changes}


def turn(**changes: Any) -> dict[str, Any]:
    return talk(turns=[{"id": "t1", "speaker": "S1", "start": 1, "end": 2, "text": "Yes.", **changes}])


def read(raw: Any) -> Transcript:
    return read_transcript(json.dumps(raw).encode(), "x.json")


def refusal(content: bytes) -> str:
    with pytest.raises(TranscriptError) as caught:
        read_transcript(content, "x.json")
    return str(caught.value)


def outcome(raw: Any) -> Transcript | str:
    try:
        return read(raw)
    except TranscriptError as error:
        return str(error)


def test_the_least_that_is_needed_becomes_a_whole_transcript() -> None:
    assert read(talk()) == Transcript(
        source=Source(name="a.ogg", duration=10),
        recogniser=RecogniserInfo(name="unknown"),
        speakers=(Speaker(id="S1", role="officer"), Speaker(id="S2", role="person")),
        turns=(
            Turn(id="t1", speaker="S1", start=0, end=2, text="How are you?"),
            Turn(id="t2", speaker="S2", start=2.5, end=4, text="I am well."),
        ),
    )


def test_words_are_read_and_unknown_keys_are_passed_over() -> None:
    raw = turn(words=[{"text": "Yes.", "start": 1, "end": 2, "confidence": 0.5, "tone": "warm"}], mood="calm")
    assert read({**raw, "extra": [1]}).turns[0].words == (Word(text="Yes.", start=1, end=2, confidence=0.5),)


def test_nulls_are_as_good_as_missing() -> None:
    raw = turn(words=None, overlap=None)
    assert read({**raw, "language": None, "recogniser": None, "warnings": None}) == read(turn())


def test_roles_that_are_given_stand_and_the_others_are_found() -> None:
    raw = talk(speakers=[{"id": "S1", "role": "person"}, {"id": "S2", "name": "Jo"}])
    assert read(raw).speakers == (
        Speaker(id="S1", role="person"),
        Speaker(id="S2", role="officer", name="Jo"),
    )


@pytest.mark.parametrize("speakers", [None, []])
def test_missing_speakers_come_from_the_turns(speakers: Any) -> None:
    assert [s.id for s in read(talk(speakers=speakers)).speakers] == ["S1", "S2"]


def test_without_a_source_the_name_is_the_files_and_the_length_that_of_the_turns() -> None:
    assert read(talk(source=None)).source == Source(name="x.json", duration=4)


def test_turns_come_in_order_of_time() -> None:
    assert [t.id for t in read(talk(turns=talk()["turns"][::-1])).turns] == ["t1", "t2"]


def test_turns_without_ids_are_numbered() -> None:
    bare = [{k: v for k, v in t.items() if k != "id"} for t in talk()["turns"]]
    assert [t.id for t in read(talk(turns=bare)).turns] == ["t1", "t2"]


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert read_transcript(b"\xef\xbb\xbf" + json.dumps(talk()).encode(), "x.json") == read(talk())


def test_what_was_written_is_read_back_whole() -> None:
    transcript = read(
        {**talk(), "date": "2026-07-14", "date_source": "given", "inaudible": [{"start": 1, "end": 2}]}
    )
    assert read_transcript(transcript.model_dump_json(by_alias=True).encode(), "x.json") == transcript


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ([], "the file is not an object"),
        ({"turns": []}, '"schema" is missing: a transcript.json says "schema": 1'),
        (talk(schema=2), "its schema is 2; this version of Casescribe reads schema 1"),
        (talk(schema="1"), "its schema is of another kind; this version of Casescribe reads schema 1"),
        ({"schema": 1}, '"turns" is missing'),
        (talk(turns={}), "turns is not a list"),
        (talk(turns=["a"]), "turns[0] is not an object"),
        (talk(speakers=["a"]), "speakers[0] is not an object"),
        (turn(start=3), "turns[0].end is before its start"),
        (turn(start=-1), "turns[0].start is too small"),
        (turn(start="soon"), "turns[0].start is not a number"),
        (turn(text=5), "turns[0].text is not text"),
        (turn(text=None), "turns[0].text is missing"),
        (turn(words=[5]), "turns[0].words[0] is not an object"),
        (turn(overlap="perhaps"), "turns[0].overlap is not a yes or no"),
        (turn(speaker="S7"), "turns[0].speaker is not one of the speakers (S1, S2)"),
        (turn(end=11), "turns[0].end (11 s) is after the end of the recording (10 s)"),
        (
            turn(words=[{"text": "Yes.", "start": 6, "end": 7}]),
            "turns[0].words[0] lies outside its turn (1 to 2 s)",
        ),
        (
            talk(turns=[*talk()["turns"], talk()["turns"][0]]),
            "turns[2].id is used before: each id stands once",
        ),
        (talk(speakers=[{"id": "S1"}, {"id": "S1"}]), "speakers[1].id is used before: each id stands once"),
        (
            talk(speakers=[{"id": "S1", "role": "king"}]),
            "speakers[0].role is not one of the values that are allowed",
        ),
        (talk(inaudible=[{"start": 2, "end": 1}]), "inaudible[0].end is before its start"),
        (talk(date="soon"), "date is not a day such as 2026-07-14"),
        (turn(text="\ud800"), "it holds half a character (a lone surrogate)"),
    ],
)
def test_a_fault_is_told_with_its_place(raw: Any, reason: str) -> None:
    assert refusal(json.dumps(raw).encode()) == f"x.json: {reason}{HELP}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe\x00", "x.json: it is not UTF-8 text; give a transcript.json"),
        (b'{"schema":\n]', "x.json: it is not JSON (line 2, column 1); give a transcript.json"),
        (b"", "x.json: it is not JSON (line 1, column 1); give a transcript.json"),
        (b"[" * 100_000, f"x.json: it is not JSON that can be read{HELP}"),
        (b'{"schema": NaN}', f"x.json: NaN is not a finite number{HELP}"),
        (b'{"schema": 1e999}', f"x.json: 1e999 is not a finite number{HELP}"),
    ],
)
def test_what_is_no_json_is_told_in_one_line(content: bytes, reason: str) -> None:
    assert refusal(content) == reason


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=80))
def test_garbage_never_gives_anything_but_a_clear_error(content: bytes) -> None:
    assert "\n" not in refusal(content)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("schema", "source", "speakers", "turns", "inaudible", "warnings", "date", "language", "recogniser")
TURN_KEYS = ("id", "speaker", "start", "end", "text", "overlap", "words")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KEYS), st.sampled_from(TURN_KEYS), VALUES, st.booleans())
def test_one_wrong_value_is_read_or_refused_in_one_line(key: str, own: str, value: Any, inside: bool) -> None:  # noqa: FBT001
    found = outcome(turn(**{own: value}) if inside else talk(**{key: value}))
    if isinstance(found, str):
        assert found.startswith("x.json: ")
        assert len(found.splitlines()) == 1
    else:
        assert all(t.speaker in {s.id for s in found.speakers} for t in found.turns)
