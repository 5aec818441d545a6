"""Every second of speech has words, or is told."""

from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import Span
from casescribe.stages.speech.decoder import Heard
from casescribe.stages.speech.repair import SHORTEST, filled, gaps, widened

SPEECH = [Span(start=0, end=10), Span(start=12, end=13)]


def _word(text: str, start: float, end: float) -> Heard:
    return Heard(text, start, end, 0.9)


def test_speech_without_any_word_is_a_gap_however_short() -> None:
    assert gaps([Span(start=1, end=1.4)], []) == [Span(start=1, end=1.4)]


def test_speech_covered_by_words_has_no_gap() -> None:
    words = [_word("a", at + 0.3, at + 0.9) for at in range(10)] + [_word("b", 12.4, 12.7)]
    assert gaps(SPEECH, words) == []


def test_gaps_before_between_and_after_words_are_found() -> None:
    words = [_word("a", 2.0, 2.5), _word("b", 5.0, 5.5), _word("c", 12.4, 12.8)]
    assert gaps(SPEECH, words) == [
        Span(start=0.3, end=1.8),
        Span(start=2.7, end=4.8),
        Span(start=5.7, end=9.7),
    ]


def test_a_short_pause_is_no_gap() -> None:
    words = [_word("a", 0.4, 4.4), _word("b", 5.5, 9.7), _word("c", 12.4, 12.8)]
    assert gaps(SPEECH, words) == []


@settings(max_examples=80)
@given(st.lists(st.tuples(st.floats(0, 29), st.floats(0.05, 3)), max_size=12))
def test_no_second_of_speech_is_unaccounted_for(times: list[tuple[float, float]]) -> None:
    speech = [Span(start=0, end=14), Span(start=16, end=30)]
    words = [_word("w", start, min(30, start + length)) for start, length in sorted(times)]
    found = gaps(speech, words)
    assert [gap for gap in found if not any(s.start <= gap.start <= gap.end <= s.end for s in speech)] == []
    covered = [*found, *(Span(start=w.start, end=w.end) for w in words)]
    tolerated = SHORTEST + 0.5
    for span in speech:
        at = span.start
        for piece in sorted((c for c in covered if c.shared(span) > 0), key=lambda c: c.start):
            assert piece.start - at < tolerated
            at = max(at, piece.end)
        assert span.end - at < tolerated


def test_what_a_second_try_heard_fills_the_gap_only() -> None:
    words = [_word("before", 1.0, 1.4), _word("after", 5.0, 5.4)]
    found = [
        _word("Before,", 1.1, 1.5),
        _word("new", 2.0, 2.3),
        _word("words", 2.3, 2.6),
        _word("other", 5.1, 5.3),
    ]
    assert filled(words, [Span(start=1.6, end=4.8)], found) == [
        words[0],
        found[1],
        found[2],
        words[1],
    ]


def test_a_word_heard_again_through_the_margin_is_not_said_twice() -> None:
    words = [_word("home.", 1.0, 1.6)]
    found = [_word("Home", 1.5, 1.75), _word("then", 2.2, 2.5)]
    assert filled(words, [Span(start=1.6, end=3)], found) == [words[0], found[1]]


def test_a_gap_is_decoded_with_a_margin_inside_the_recording() -> None:
    assert widened(Span(start=0.1, end=2), 2.1, 29) == Span(start=0.0, end=2.1)
    assert widened(Span(start=1, end=29.9), 60, 29) == Span(start=0.7, end=29.7)
