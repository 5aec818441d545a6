"""The corners of the measures: nothing heard or said, one too many, and what may not change a figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.bench.align import align, longest_run, percent
from casescribe.bench.conversation import Fact, Trap
from casescribe.bench.der import DiarizationError, diarization_error
from casescribe.bench.heard import Said
from casescribe.bench.judged import ReadNote, fact_found, fact_placed, matches, occurs, trap_sprung
from casescribe.bench.speakers import attribution, cpwer
from casescribe.bench.starts import StartError, start_error
from casescribe.model.span import SpeakerSpan

FACT = Fact.model_validate({
    "id": "f", "section": "rent", "statement": "He owes rent.", "importance": "normal",
    "must_match": [["owes", "behind with"], ["\\brent\\b"]],
})  # fmt: skip
TRAP = Trap.model_validate({
    "id": "t", "kind": "negation", "false_statement": "He paid.", "wrong_if": [["\\bpaid\\b"], ["rent"]],
    "not_if": ["\\bnot\\b"],
})  # fmt: skip
TOKENS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=10)


def note(*statements: str, section: str = "rent", tasks: tuple[str, ...] = ()) -> ReadNote:
    return ReadNote.model_validate({
        "sections": [{"id": section, "statements": [{"text": text} for text in statements]}],
        "tasks": [{"text": text} for text in tasks],
    })  # fmt: skip


def span(start: float, end: float, speaker: str) -> SpeakerSpan:
    return SpeakerSpan(start=start, end=end, speaker=speaker)


@pytest.mark.parametrize(
    ("read", "found", "placed"),
    [
        (note("He OWES rent."), True, True),
        (note("He is behind with the rent."), True, True),
        (note("He owes.", "The rent is high."), False, False),
        (note("He owes rent.", section="other"), True, False),
        (note(tasks=("Find out what he owes in rent.",)), True, False),
        (note("He owes his parents."), False, False),
        (note(), False, False),
        (ReadNote(sections=()), False, False),
    ],
)
def test_a_fact_needs_all_its_groups_in_one_statement(read: ReadNote, *, found: bool, placed: bool) -> None:
    assert (fact_found(FACT, read), fact_placed(FACT, read)) == (found, placed)


@pytest.mark.parametrize(
    ("read", "sprung"),
    [
        (note("He paid the rent."), True),
        (note("He has not paid the rent."), False),
        (note("He has not paid.", "He paid the rent."), True),
        (note("He paid.", "The rent is due."), False),
        (note(tasks=("Check that he paid the rent.",)), False),
        (note(), False),
    ],
)
def test_a_trap_springs_in_one_statement_that_does_not_take_it_back(read: ReadNote, *, sprung: bool) -> None:
    assert trap_sprung(TRAP, read) is sprung


def test_no_group_is_always_matched_and_an_empty_one_never() -> None:
    assert (matches((), "anything"), matches(((),), "anything"), occurs((), "anything")) == (
        True,
        False,
        False,
    )


@given(TOKENS, TOKENS)
@settings(max_examples=60, deadline=None)
def test_the_edits_account_for_every_token(reference: list[str], hypothesis: list[str]) -> None:
    found = align(reference, hypothesis)
    assert found.length == len(reference)
    assert len(found.pairs) + found.substitutions + found.deletions == len(reference)
    assert len(found.pairs) + found.substitutions + found.insertions == len(hypothesis)
    assert len(found.deleted) == found.deletions
    assert found.errors == align(hypothesis, reference).errors


@given(TOKENS)
@settings(max_examples=30, deadline=None)
def test_what_was_said_is_without_error(tokens: list[str]) -> None:
    found = align(tokens, tokens)
    assert (found.errors, found.rate, found.pairs) == (0, 0.0, tuple((n, n) for n in range(len(tokens))))


@given(st.sets(st.integers(0, 30)))
@settings(max_examples=60, deadline=None)
def test_the_longest_run_is_all_there_and_no_longer_one_is(indices: set[int]) -> None:
    runs = [
        length for start in indices for length in range(1, 32) if set(range(start, start + length)) <= indices
    ]
    assert longest_run(sorted(indices)) == max(runs, default=0)


@given(st.integers(1, 500), st.integers(1, 500))
@settings(max_examples=30, deadline=None)
def test_percent_of_parts_adds_to_the_whole(part: int, rest: int) -> None:
    whole = part + rest
    assert round(percent(part, whole) + percent(rest, whole), 6) == 100.0


GRID = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from("AB")), max_size=6).map(
    lambda rows: list({who: span(start, start + length, who) for start, length, who in rows}.values())
)


@given(GRID, GRID, st.sampled_from([0.0, 0.125, 0.25]))
@settings(max_examples=60, deadline=None)
def test_der_does_not_care_for_the_order_of_stretches(
    reference: list[SpeakerSpan], hypothesis: list[SpeakerSpan], margin: float
) -> None:
    found = diarization_error(reference, hypothesis, margin)
    assert diarization_error(reference[::-1], hypothesis[::-1], margin) == found
    assert min(found.missed, found.false_alarm, found.confusion) >= 0
    assert found.missed + found.confusion <= found.total


@given(GRID, st.sampled_from([0.0, 0.25]))
@settings(max_examples=30, deadline=None)
def test_renamed_voices_are_no_error_and_no_voices_are_all_missed(
    reference: list[SpeakerSpan], margin: float
) -> None:
    renamed = [span(one.start, one.end, f"voice {one.speaker}") for one in reference]
    same = diarization_error(reference, renamed, margin)
    none = diarization_error(reference, [], margin)
    assert same == DiarizationError(0.0, 0.0, 0.0, same.total)
    assert none == DiarizationError(none.total, 0.0, 0.0, same.total)


def test_speech_where_nobody_spoke_is_all_false() -> None:
    found = diarization_error([], [span(3, 5, "S1")], 0.25)
    assert (found, found.rate) == (DiarizationError(0.0, 2.0, 0.0, 0.0), 100.0)


def test_a_margin_wider_than_the_speech_leaves_nothing_to_score() -> None:
    assert diarization_error([span(1, 1.4, "A")], [], 0.25) == DiarizationError(0.0, 0.0, 0.0, 0.0)


def test_voices_that_say_nothing_change_no_figure() -> None:
    true = {"A": "one two", "B": ""}
    assert cpwer(true, {"S1": "one two"}, str.lower) == 0.0
    assert cpwer({"A": "one two"}, {"S1": "one two", "S2": ""}, str.lower) == 0.0
    assert cpwer({}, {"S1": "hello"}, str.lower) == 100.0


@given(st.permutations(["S1", "S2", "S3"]))
@settings(max_examples=6, deadline=None)
def test_attribution_is_full_under_any_names(names: list[str]) -> None:
    true = [Said(str(n), n, n + 1, "ABC"[n % 3]) for n in range(9)]
    heard = [Said(str(n), n, n + 1, names[n % 3]) for n in range(9)]
    assert attribution(true, heard, [(n, n) for n in range(9)]) == 100.0


@given(st.lists(st.floats(-60, 60), min_size=1, max_size=30))
@settings(max_examples=40, deadline=None)
def test_start_errors_are_told_without_their_side(errors: list[float]) -> None:
    found = start_error(errors)
    assert found == start_error([-one for one in errors])
    assert found.median is not None
    assert found.p95 is not None
    assert 0 <= found.median <= found.p95 <= max(abs(one) for one in errors) + 0.001
    assert found.count == len(errors)


def test_one_start_is_both_median_and_p95() -> None:
    assert start_error([-0.4]) == StartError(count=1, median=0.4, p95=0.4)
