from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.bench.heard import Heard, Said
from casescribe.bench.passages import invented, lost, silences
from casescribe.model.span import Span


def spans(*pairs: tuple[float, float]) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in pairs)


def heard(*words: tuple[float, float], inaudible: tuple[Span, ...] = ()) -> Heard:
    return Heard("", tuple(Said("x", start, end) for start, end in words), {}, inaudible=inaudible)


def test_speech_without_a_word_is_lost_unless_it_is_short_or_marked() -> None:
    speech = spans((0, 2), (3, 3.5), (4, 6), (7, 9))
    assert lost(speech, heard((0.5, 1.0), inaudible=spans((7, 8)))) == spans((4, 6))


def test_a_word_that_only_touches_does_not_answer_a_passage() -> None:
    assert lost(spans((1, 2)), heard((0.5, 1.0))) == spans((1, 2))


def test_silences_are_what_no_speech_covers_for_two_seconds() -> None:
    speech = spans((3, 5), (4, 4.5), (6, 7), (9, 10))
    assert silences(speech, 13.0) == spans((0, 3), (7, 9), (10, 13))


def test_speech_to_the_end_leaves_no_silence() -> None:
    assert silences(spans((0, 10)), 10.0) == ()


def test_words_well_inside_a_silence_are_invented() -> None:
    """The silence is 2 to 8, examined from 2.5 to 7.5."""
    words = heard((1, 2), (2.0, 2.8), (4, 5), (7, 7.8), (7.6, 8.4))
    assert invented(spans((0, 2), (8, 9)), 9.0, words) == 2


TIMES = st.integers(0, 200).map(lambda tenths: tenths / 10)
SPEECH = st.lists(st.tuples(TIMES, TIMES).map(sorted).map(tuple), max_size=12)


@settings(max_examples=60)
@given(pairs=SPEECH)
def test_silences_touch_no_speech_and_all_that_is_long_enough_is_found(
    pairs: list[tuple[float, float]],
) -> None:
    speech = spans(*pairs)
    quiet = silences(speech, 20.0)
    assert all(span.seconds >= 2.0 for span in quiet)
    assert sum(one.shared(other) for one in quiet for other in speech) == 0.0
    loud = sorted((span.start, span.end) for span in speech)
    ends = [0.0, *(max(end for _, end in loud[: n + 1]) for n in range(len(loud)))]
    gaps = zip(ends, [*(start for start, _ in loud), 20.0], strict=True)
    assert [(span.start, span.end) for span in quiet] == [(a, b) for a, b in gaps if b - a >= 2.0]


@settings(max_examples=60)
@given(pairs=SPEECH, words=SPEECH)
def test_what_is_lost_is_long_speech_that_no_word_shares(
    pairs: list[tuple[float, float]], words: list[tuple[float, float]]
) -> None:
    speech = spans(*pairs)
    missing = lost(speech, heard(*words))
    shares = {span: sum(span.shared(word) for word in spans(*words)) for span in speech}
    assert missing == tuple(span for span in speech if span.seconds >= 0.8 and shares[span] == 0)
