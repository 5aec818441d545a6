import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.verify.families import related
from casescribe.stages.note.verify.terms import term
from casescribe.stages.note.verify.words import Word, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("referral", "referred"),
        ("moving", "move"),
        ("stopped", "stop"),
        ("agreed", "agree"),
        ("rang", "ring"),
        ("children", "child"),
        ("tablets", "tablet"),
        ("carries", "carried"),
        ("worries", "worry"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("dose", "dosh"), ("week", "weak"), ("son", "song")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("I don't know.", ["i", "do", "not", "know"]),
        ("We\u2019ll see", ["we", "will", "see"]),
        ("He can't, she won't", ["he", "can", "not", "she", "will", "not"]),
        ("forty-six at 9:30", ["forty", "six", "at", "9:30"]),
        ("Ain't it?", ["is", "not", "it"]),
    ],
)
def test_contractions_are_taken_apart(text: str, forms: list[str]) -> None:
    assert [word.form for word in words(text)] == forms


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_every_word_lies_in_its_text_in_order(text: str) -> None:
    found = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("mum", "mother", True), ("quid", "pounds", True), ("doctor", "gp", True), ("mum", "dad", False)],
)
def test_families(one: str, other: str, expected: bool) -> None:  # noqa: FBT001 - a parametrised value
    assert related(stem(one), stem(other)) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("memantine", True), ("tablets", False), ("bedroom", False), ("zopiclone", True), ("cat", False)],
)
def test_rare_terms_are_known_by_everyday_vocabulary(form: str, expected: bool) -> None:  # noqa: FBT001 - as above
    assert term(Word(form, stem(form), 0, len(form), capital=False)) == expected
