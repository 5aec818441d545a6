"""Invented text is recognised by its signs; speech that merely repeats itself is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import Span
from casescribe.stages.speech.decoder import Heard, Passage
from casescribe.stages.speech.gates import Judged, invented, judged, repeats, too_dense


def _passage(text: str, *, logprob: float = -0.3, no_speech: float = 0.1, sure: float = 0.8) -> Passage:
    words = tuple(
        Heard(f" {word}", number * 0.4, number * 0.4 + 0.3, sure) for number, word in enumerate(text.split())
    )
    return Passage(Span(start=0, end=29), words, logprob, no_speech)


def test_ordinary_speech_stays_as_it_is() -> None:
    passage = _passage("I went to the library and then I came home")
    assert judged(passage) == Judged(passage.words, doubtful=False)


def test_text_over_what_the_model_takes_for_silence_goes() -> None:
    assert judged(_passage("Thank you.", logprob=-0.8, no_speech=0.7)) == Judged((), doubtful=False)


@pytest.mark.parametrize(("logprob", "no_speech"), [(-0.3, 0.9), (-0.65, 0.7), (-0.9, 0.3)])
def test_one_sign_alone_is_not_enough(logprob: float, no_speech: float) -> None:
    assert not invented(_passage("Thank you.", logprob=logprob, no_speech=no_speech))


def test_improbable_words_are_flagged_and_kept() -> None:
    passage = _passage("something about the van", logprob=-0.9)
    assert judged(passage) == Judged(passage.words, doubtful=True)


def test_words_without_any_belief_go() -> None:
    assert judged(_passage("something about the van", logprob=-1.4)) == Judged((), doubtful=False)


def test_a_second_try_must_be_probable_by_itself() -> None:
    passage = _passage("you", sure=0.35)
    assert judged(passage).words == passage.words
    assert judged(passage, second_try=True).words == ()


@pytest.mark.parametrize(
    "text",
    [
        "no " * 20,
        "I don't know. " * 12,
        "we went to the shop and then we " * 6,
        "Thanks for watching this. " * 8,
    ],
)
def test_loops_are_seen(text: str) -> None:
    assert repeats(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no no no no",
        "yeah yeah yeah I know",
        "very very very very very tired",
        "Monday Tuesday Wednesday and then Monday Tuesday Wednesday again",
        "oh seven seven double oh nine hundred one two three",
    ],
)
def test_saying_a_word_again_is_no_loop(text: str) -> None:
    assert not repeats(text)


@settings(max_examples=60)
@given(st.lists(st.text("abcdefghij", min_size=2, max_size=9), min_size=1, max_size=40, unique=True))
def test_different_words_never_loop(words: list[str]) -> None:
    assert not any(
        one == other for size in range(1, 13) for one, other in zip(words, words[size:], strict=False)
    )
    assert not repeats(" ".join(words))


def test_more_words_than_anybody_can_say_are_seen() -> None:
    fast = tuple(Heard(" a", number * 0.05, number * 0.05 + 0.05, 0.9) for number in range(10))
    slow = tuple(Heard(" a", number * 0.2, number * 0.2 + 0.2, 0.9) for number in range(10))
    assert (too_dense(fast), too_dense(slow), too_dense(fast[:4])) == (True, False, False)


def test_words_of_no_length_are_too_dense() -> None:
    assert too_dense(tuple(Heard(" a", 1.0, 1.0, 0.9) for _ in range(6)))
