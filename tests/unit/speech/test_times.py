"""Words are whole, of sober length, and lie in speech."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import Span
from casescribe.stages.speech.decoder import Heard
from casescribe.stages.speech.times import capped, joined, within


def _heard(text: str, start: float, end: float, probability: float = 0.9) -> Heard:
    return Heard(text, start, end, probability)


def test_parts_without_a_space_belong_to_the_word_before() -> None:
    parts = [_heard(" B", 1, 1.2), _heard("-D7,", 1.2, 1.8, 0.5), _heard(" I", 2, 2.1), _heard(" ", 2.1, 2.2)]
    assert list(joined(parts)) == [_heard("B-D7,", 1, 1.8, 0.5), _heard("I", 2, 2.1)]


def test_the_first_part_may_lack_its_space() -> None:
    assert list(joined([_heard("Yes", 0, 1), _heard(" no", 1, 2)])) == [
        _heard("Yes", 0, 1),
        _heard("no", 1, 2),
    ]


def test_nothing_joins_to_nothing() -> None:
    assert list(joined([])) == []


@settings(max_examples=60)
@given(st.lists(st.sampled_from([" a", " bc", "d", "'s", " "]), max_size=12))
def test_joining_loses_no_letter(parts: list[str]) -> None:
    words = joined(_heard(part, number, number + 1) for number, part in enumerate(parts))
    assert "".join(word.text for word in words) == "".join(parts).replace(" ", "")


def test_the_first_word_keeps_its_end_and_others_their_start() -> None:
    words = [_heard("So", 0.0, 4.0), _heard("then", 4.0, 4.3), _heard("yes", 4.5, 9.0)]
    assert capped(words) == [_heard("So", 3.5, 4.0), _heard("then", 4.0, 4.3), _heard("yes", 4.5, 5.0)]


def test_a_long_word_may_take_longer() -> None:
    reconsideration = _heard("reconsideration", 1.0, 2.3)
    assert capped([reconsideration]) == [reconsideration]
    (shortened,) = capped([_heard("reconsideration", 1.0, 5.0)])
    assert (shortened.start, shortened.end) == (pytest.approx(3.65), 5.0)


def test_words_in_a_pause_move_to_the_nearest_speech() -> None:
    speech = [Span(start=0, end=2), Span(start=6, end=8)]
    words = [_heard("a", 1.8, 2.4), _heard("b", 3.0, 3.2), _heard("c", 5.6, 6.2), _heard("d", 7, 7.2)]
    assert within(words, speech) == [
        _heard("a", 1.8, 2.0),
        _heard("b", 2.0, 2.0),
        _heard("c", 6.0, 6.2),
        _heard("d", 7, 7.2),
    ]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 20), st.floats(0, 6)), max_size=8))
def test_words_end_in_speech_and_in_the_right_order(times: list[tuple[float, float]]) -> None:
    speech = [Span(start=1, end=4), Span(start=9, end=12)]
    moved = within([_heard("w", start, start + length) for start, length in times], speech)
    assert [w for w in moved if not any(s.start <= w.start <= w.end <= s.end for s in speech)] == []
    assert len(moved) == len(times)
