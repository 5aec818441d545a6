import jiwer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.bench.align import Alignment, align, longest_run, percent

TOKENS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12)


def test_every_kind_of_edit_is_counted_and_equal_tokens_are_paired() -> None:
    reference = ["the", "cat", "sat", "on", "the", "mat", "today"]
    found = align(reference, ["a", "cat", "sat", "the", "mat", "right", "today"])
    assert found == Alignment(
        length=7,
        substitutions=1,
        deletions=1,
        insertions=1,
        pairs=((1, 1), (2, 2), (4, 3), (5, 4), (6, 6)),
        deleted=(3,),
    )
    assert (found.errors, found.rate) == (3, 300 / 7)


def test_nothing_heard_is_all_deletions() -> None:
    found = align(["he", "left"], [])
    assert (found.deletions, found.deleted, found.rate) == (2, (0, 1), 100.0)


def test_words_where_nothing_was_said_are_all_insertions() -> None:
    found = align([], ["thank", "you"])
    assert (found.insertions, found.pairs, found.rate) == (2, (), 100.0)


def test_nothing_beside_nothing_is_no_error() -> None:
    assert align([], []).rate == 0.0


@settings(max_examples=40)
@given(reference=TOKENS.filter(bool), hypothesis=TOKENS)
def test_the_rate_is_jiwers_and_pairs_are_equal_and_in_order(
    reference: list[str], hypothesis: list[str]
) -> None:
    found = align(reference, hypothesis)
    assert found.rate == pytest.approx(100 * jiwer.wer(" ".join(reference), " ".join(hypothesis)))
    assert [reference[i] for i, _ in found.pairs] == [hypothesis[j] for _, j in found.pairs]
    assert list(found.pairs) == sorted(set(found.pairs))
    assert len(found.pairs) + found.substitutions + found.deletions == len(reference)


def test_the_longest_run_of_neighbours() -> None:
    assert [longest_run(x) for x in ([], [4], [1, 3, 5], [0, 1, 5, 6, 7, 9])] == [0, 1, 1, 3]


def test_percent_of_nothing() -> None:
    assert (percent(1, 4), percent(0, 0), percent(2, 0)) == (25.0, 0.0, 100.0)
