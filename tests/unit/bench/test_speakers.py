from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.bench.heard import Said
from casescribe.bench.speakers import attribution, cpwer


def lower(text: str) -> str:
    return text.lower()


def said(text: str, speaker: str) -> Said:
    return Said(text, 0.0, 0.0, speaker)


def test_cpwer_pairs_voices_so_that_errors_are_fewest() -> None:
    true = {"A": "one two three", "B": "four five"}
    assert cpwer(true, {"S1": "four five", "S2": "One two three"}, lower) == 0.0


def test_a_word_under_the_wrong_voice_costs_a_deletion_and_an_insertion() -> None:
    true = {"A": "one two three", "B": "four five"}
    assert cpwer(true, {"S1": "one two", "S2": "three four five"}, lower) == 40.0


def test_a_voice_without_a_partner_counts_wholly() -> None:
    true = {"A": "one two three", "B": "four five"}
    assert cpwer(true, {"S1": "one two three"}, lower) == 40.0
    assert cpwer(true, {"S1": "one two three", "S2": "four five", "S3": "uh"}, lower) == 20.0


def test_no_voice_at_all_is_all_errors() -> None:
    assert cpwer({"A": "one two"}, {}, lower) == 100.0


def test_attribution_counts_agreeing_words_under_the_best_match_of_voices() -> None:
    reference = [said(w, s) for w, s in (("a", "A"), ("b", "A"), ("c", "A"), ("d", "B"), ("e", "B"))]
    hypothesis = [said(w, s) for w, s in (("a", "S2"), ("b", "S2"), ("c", "S1"), ("d", "S1"), ("e", "S1"))]
    pairs = [(n, n) for n in range(5)]
    assert attribution(reference, hypothesis, pairs) == 80.0


def test_attribution_matches_voices_one_to_one() -> None:
    reference = [said(w, s) for w, s in (("a", "A"), ("b", "A"), ("c", "B"), ("d", "B"))]
    hypothesis = [said(w, "S1") for w in "abcd"]
    assert attribution(reference, hypothesis, [(n, n) for n in range(4)]) == 50.0


def test_attribution_looks_only_at_rightly_recognised_words() -> None:
    reference = [said("a", "A"), said("b", "B"), said("c", "B")]
    hypothesis = [said("a", "S1"), said("x", "S1"), said("c", "S2")]
    assert attribution(reference, hypothesis, [(0, 0), (2, 2)]) == 100.0


def test_no_recognised_word_is_no_wrong_voice() -> None:
    assert attribution([said("a", "A")], [], []) == 0.0


TEXTS = st.dictionaries(st.sampled_from("ABC"), st.text("xyz ", min_size=1, max_size=12), min_size=1)


@settings(max_examples=40)
@given(true=TEXTS)
def test_cpwer_does_not_care_what_voices_are_called(true: dict[str, str]) -> None:
    renamed = {f"S{n}": true[name] for n, name in enumerate(sorted(true, reverse=True))}
    assert cpwer(true, renamed, lower) == 0.0
