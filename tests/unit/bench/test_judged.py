import pytest

from casescribe.bench.conversation import Conversation, Fact, Trap, perfect_transcript
from casescribe.bench.judged import (
    NoteScore,
    ReadNote,
    fact_found,
    fact_placed,
    judge_note,
    matches,
    occurs,
    trap_sprung,
)

CONVERSATION = Conversation.model_validate(
    {
        "id": "c",
        "domain": "probation",
        "meeting_date": "2026-03-12",
        "speakers": [{"id": "A", "role": "officer"}, {"id": "B", "role": "person"}],
        "turns": [
            {"speaker": "A", "text": "Did you drink on Friday?"},
            {"speaker": "B", "text": "No. I saw the GP about sleeping."},
        ],
        "facts": [
            {
                "id": "f1", "section": "review", "statement": "He did not drink.", "importance": "critical",
                "must_match": [["\\bdrink", "\\balcohol"], ["\\bnot\\b", "n't\\b"]],
            },
            {
                "id": "f2", "section": "check-in", "statement": "Saw the GP.", "importance": "normal",
                "must_match": [["\\bGP\\b", "\\bdoctor"]],
            },
            {
                "id": "f3", "section": "risk", "statement": "Debt.", "importance": "critical",
                "must_match": [["\\bdebt"]],
            },
        ],
        "tasks": [
            {"what": "Ring the GP.", "must_match": [["\\bGP\\b"], ["\\b(?:ring|call)"]], "due": "2026-03-13"},
            {"what": "Bring the letter.", "must_match": [["\\bletter"]], "due": None},
            {"what": "Pay.", "must_match": [["\\bpay"]], "due": "2026-03-20"},
        ],
        "traps": [
            {
                "id": "t1", "kind": "negation", "false_statement": "He drank on Friday.",
                "wrong_if": [["\\bdrink", "\\bdrank"], ["\\bFriday"]], "not_if": ["\\bnot\\b", "\\bdenie"],
            },
            {
                "id": "t2", "kind": "hearsay", "false_statement": "He sleeps well.",
                "wrong_if": [["\\bsleep"], ["\\bwell\\b"]],
            },
        ],
    }
)  # fmt: skip
FACT, TRAP = CONVERSATION.facts[0], CONVERSATION.traps[0]


def note(*texts: str, section: str = "review", tasks: tuple[tuple[str, str | None], ...] = ()) -> ReadNote:
    statements = [{"text": text} for text in texts]
    listed = [{"text": text, "due": due} for text, due in tasks]
    return ReadNote.model_validate({"sections": [{"id": section, "statements": statements}], "tasks": listed})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He does not DRINK.", True),
        ("He doesn't touch Alcohol.", True),
        ("He drinks.", False),
        ("He did not.", False),
        ("He knotted his drink.", False),
    ],
)
def test_every_group_needs_one_alternative_in_any_case(*, text: str, expected: bool) -> None:
    assert matches(FACT.must_match, text) is expected


def test_no_pattern_never_occurs_and_no_group_asks_nothing() -> None:
    assert (occurs((), "x"), matches((), "x")) == (False, True)


def test_groups_must_be_matched_by_one_sentence() -> None:
    assert fact_found(FACT, note("He drinks.", "He did not go.")) is False
    assert fact_found(FACT, note("He spoke.", "He did not drink.")) is True


def test_a_task_can_tell_a_fact_but_places_it_nowhere() -> None:
    said = note("Nothing.", tasks=(("Do not drink.", None),))
    assert (fact_found(FACT, said), fact_placed(FACT, said)) == (True, False)


def test_a_fact_is_placed_where_a_sentence_of_its_section_tells_it() -> None:
    assert fact_placed(FACT, note("He did not drink.")) is True
    assert fact_placed(FACT, note("He did not drink.", section="risk")) is False


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("He drank on Friday.",), True),
        (("He did not drink on Friday.",), False),
        (("He drank on friday.", "He denies it."), True),
        (("He drank.", "Friday was fine."), False),
    ],
)
def test_a_trap_is_sprung_by_one_statement_that_does_not_take_it_back(
    *, texts: tuple[str, ...], expected: bool
) -> None:
    assert trap_sprung(TRAP, note(*texts)) is expected


def test_a_task_springs_no_trap() -> None:
    assert trap_sprung(TRAP, note("x", tasks=(("He drank on Friday.", None),))) is False


def test_a_trap_without_exceptions_is_sprung_by_its_patterns_alone() -> None:
    assert trap_sprung(CONVERSATION.traps[1], note("He does not sleep well.")) is True


def test_a_whole_note_is_scored() -> None:
    given = ReadNote.model_validate(
        {
            "sections": [
                {
                    "id": "review",
                    "statements": [
                        {
                            "text": "He said he did not drink.",
                            "evidence": [
                                {"turn": "T1", "quote": "Did you drink on Friday?"},
                                {"turn": "T2", "quote": "No."},
                            ],
                        },
                        {"text": "He saw the GP.", "evidence": [{"turn": "T2", "quote": "saw a GP"}]},
                    ],
                },
                {"id": "risk", "statements": [{"text": "He sleeps well.", "evidence": []}]},
            ],
            "tasks": [
                {"text": "Call the GP", "due": "2026-03-20"},
                {"text": "Ring the GP", "due": "2026-03-13"},
                {"text": "Bring the letter", "due": "2026-03-19"},
            ],
        }
    )
    assert judge_note(given, CONVERSATION, perfect_transcript(CONVERSATION)) == NoteScore(
        facts=3,
        critical=2,
        found=("f1", "f2"),
        critical_found=("f1",),
        missed=("f3",),
        placed=("f1",),
        traps=2,
        sprung=("t2",),
        sprung_kinds=("hearsay",),
        tasks=3,
        tasks_found=(1, 2),
        due_right=(1,),
        dated=2,
        dated_right=(1,),
        tasks_listed=3,
        statements=3,
        characters=26 + 15 + 16,
        without_evidence=1,
        without_verbatim=2,
    )


def test_rightly_no_day_is_right_but_not_a_right_day() -> None:
    given = note("x", tasks=(("Bring the letter", None),))
    score = judge_note(given, CONVERSATION, perfect_transcript(CONVERSATION))
    assert (score.tasks_found, score.due_right, score.dated_right) == ((2,), (2,), ())


def test_an_empty_quote_or_an_unknown_turn_is_no_verbatim_span() -> None:
    statements = [
        {"text": "a", "evidence": [{"turn": "T1", "quote": ""}]},
        {"text": "b", "evidence": [{"turn": "T9", "quote": "drink"}]},
        {"text": "c", "evidence": [{"turn": "T1", "quote": "drink"}]},
    ]
    given = ReadNote.model_validate({"sections": [{"id": "x", "statements": statements}]})
    score = judge_note(given, CONVERSATION, perfect_transcript(CONVERSATION))
    assert (score.without_evidence, score.without_verbatim) == (0, 2)


def test_rules_are_values() -> None:
    assert Fact.model_validate(FACT.model_dump()) == FACT
    assert Trap.model_validate(TRAP.model_dump()) == TRAP
