from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import SpeakerSpan
from casescribe.model.transcript import Word
from casescribe.stages.transcript.attribute import Attribution, attribute


def words(*said: tuple[str, float, float]) -> list[Word]:
    return [Word(text=text, start=start, end=end) for text, start, end in said]


def track(start: float, end: float, speaker: str) -> SpeakerSpan:
    return SpeakerSpan(start=start, end=end, speaker=speaker)


def names(said: list[Word], *tracks: SpeakerSpan) -> list[str]:
    return [a.speaker for a in attribute(said, tracks)]


def test_no_words_have_no_speaker() -> None:
    assert attribute([], [track(0, 1, "S1")]) == ()


def test_without_voices_everything_is_the_first_speakers() -> None:
    assert attribute(words(("Hello.", 0, 1)), ()) == (Attribution("S1"),)


def test_each_word_goes_to_the_voice_it_is_said_in() -> None:
    said = words(("Are", 0, 0.2), ("you", 0.2, 0.4), ("well?", 0.4, 0.9), ("I", 1.0, 1.2), ("am.", 1.2, 1.6))
    assert names(said, track(0, 0.95, "S1"), track(0.95, 1.7, "S2")) == ["S1", "S1", "S1", "S2", "S2"]


def test_a_lone_word_in_mid_sentence_does_not_change_hands() -> None:
    said = words(("I", 0, 0.2), ("went", 0.2, 0.5), ("to", 0.5, 0.6), ("the", 0.6, 0.7), ("shop.", 0.7, 1.1))
    tracks = (track(0, 0.5, "S1"), track(0.5, 0.6, "S2"), track(0.6, 1.1, "S1"))
    assert names(said, *tracks) == ["S1"] * 5


def test_an_answer_of_one_word_between_sentences_keeps_its_speaker() -> None:
    said = words(("Is", 0, 0.2), ("it?", 0.2, 0.6), ("Yes.", 0.8, 1.1), ("Good.", 1.3, 1.7))
    tracks = (track(0, 0.7, "S1"), track(0.7, 1.2, "S2"), track(1.2, 1.8, "S1"))
    assert names(said, *tracks) == ["S1", "S1", "S2", "S1"]


def test_the_end_of_a_sentence_outweighs_a_voice_that_starts_a_little_early() -> None:
    said = words(
        ("it", 0.0, 0.3), ("went", 0.3, 0.6), ("well.", 0.6, 1.0), ("Right,", 1.1, 1.4), ("so", 1.4, 1.6)
    )
    tracks = (track(0, 0.78, "S1"), track(0.78, 2, "S2"))
    assert names(said, *tracks) == ["S1", "S1", "S1", "S2", "S2"]


def test_where_both_talk_the_sentence_goes_on() -> None:
    said = words(("I", 0, 0.3), ("was", 0.3, 0.6), ("there", 0.6, 1.0))
    assert names(said, track(0, 1.0, "S2"), track(0.3, 1.0, "S1")) == ["S2"] * 3


def test_a_word_outside_every_voice_takes_the_nearest() -> None:
    said = words(("Mm.", 2.2, 2.4), ("Yes.", 3.7, 3.9))
    assert names(said, track(0, 2, "S1"), track(4, 5, "S2")) == ["S1", "S2"]


def test_a_word_with_nobody_near_is_doubtful() -> None:
    far = attribute(words(("Hm.", 50, 50.2)), [track(0, 2, "S1"), track(4, 5, "S2")])
    assert far == (Attribution("S1", doubtful=True),)


def test_a_clear_word_is_not_doubtful_and_one_voice_never_is() -> None:
    clear = attribute(words(("Yes.", 0.5, 0.9)), [track(0, 2, "S1"), track(4, 5, "S2")])
    alone = attribute(words(("Yes.", 9, 9.2)), [track(0, 2, "S1")])
    assert (clear, alone) == ((Attribution("S1"),), (Attribution("S1"),))


def test_a_word_of_no_length_has_a_speaker() -> None:
    assert names(words(("Oh", 1.0, 1.0)), track(0, 2, "S2"), track(3, 4, "S1")) == ["S2"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 60), st.floats(0, 1)), max_size=25),
    st.lists(st.tuples(st.floats(0, 60), st.floats(0, 9), st.sampled_from(["S1", "S2", "S10"])), max_size=8),
)
def test_every_word_gets_a_speaker_that_is_there(
    said: list[tuple[float, float]], heard: list[tuple[float, float, str]]
) -> None:
    ordered = [Word(text="a", start=start, end=start + length) for start, length in sorted(said)]
    tracks = [track(start, start + length, name) for start, length, name in heard]
    found = attribute(ordered, tracks)
    assert len(found) == len(ordered)
    assert {a.speaker for a in found} <= ({t.speaker for t in tracks} or {"S1"})
