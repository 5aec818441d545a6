import json
from pathlib import Path

import pytest

from casescribe.bench.conversation import Conversation, perfect_transcript, read_conversations
from casescribe.errors import UnreadableInput
from casescribe.model.transcript import Source, Speaker, Transcript, Turn, Word

GIVEN = {
    "id": "visit",
    "domain": "social-care",
    "meeting_date": "2026-03-12",
    "speakers": [
        {"id": "A", "role": "social worker"},
        {"id": "C", "role": "mother"},
        {"id": "B", "role": "person"},
    ],
    "turns": [
        {"speaker": "A", "text": "How are you?"},
        {"speaker": "B", "text": "Not  bad.", "overlap": True},
    ],
}


def test_the_perfect_transcript_has_every_word_at_a_steady_pace() -> None:
    assert perfect_transcript(Conversation.model_validate(GIVEN)) == Transcript(
        source=Source(name="visit.wav", duration=1.75),
        date="2026-03-12",
        date_source="given",
        speakers=(
            Speaker(id="S1", role="officer"),
            Speaker(id="S2", role="other"),
            Speaker(id="S3", role="person"),
        ),
        turns=(
            Turn(
                id="T1", speaker="S1", start=0, end=1.05, text="How are you?",
                words=(
                    Word(text="How", start=0, end=0.35),
                    Word(text="are", start=0.35, end=0.7),
                    Word(text="you?", start=0.7, end=1.05),
                ),
            ),
            Turn(
                id="T2", speaker="S3", start=1.05, end=1.75, text="Not bad.", overlap=True,
                words=(Word(text="Not", start=1.05, end=1.4), Word(text="bad.", start=1.4, end=1.75)),
            ),
        ),
    )  # fmt: skip


def test_a_turn_without_words_takes_no_time() -> None:
    silent = GIVEN | {"turns": [{"speaker": "A", "text": ""}, {"speaker": "A", "text": "Yes."}]}
    turns = perfect_transcript(Conversation.model_validate(silent)).turns
    assert [(t.start, t.end, t.text) for t in turns] == [(0.0, 0.0, ""), (0.0, 0.35, "Yes.")]


def test_conversations_are_read_in_order_and_can_be_chosen(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(json.dumps(GIVEN | {"id": name}))
    assert [each.id for each in read_conversations(tmp_path)] == ["a", "b"]
    assert [each.id for each in read_conversations(tmp_path, ("b",))] == ["b"]


def test_no_conversation_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as error:
        read_conversations(tmp_path)
    assert str(error.value) == f"{tmp_path.name}: no conversations (*.json): check the name and --only"


def test_a_pattern_that_is_no_regular_expression_is_told(tmp_path: Path) -> None:
    fact = {"id": "f1", "section": "x", "statement": "x", "must_match": [["("]], "importance": "normal"}
    (tmp_path / "a.json").write_text(json.dumps(GIVEN | {"facts": [fact]}))
    with pytest.raises(UnreadableInput) as error:
        read_conversations(tmp_path)
    where = f"{tmp_path.name}/a.json"
    cause = "Value error, a pattern is not a regular expression"
    assert str(error.value) == f"{where}: not a readable Conversation ({cause}): check the file"
