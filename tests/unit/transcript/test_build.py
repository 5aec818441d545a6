from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import Turn, Warned, Word
from casescribe.stages.transcript.build import Built, build_turns


def word(text: str, start: float, end: float) -> Word:
    return Word(text=text, start=start, end=end)


def track(start: float, end: float, speaker: str) -> SpeakerSpan:
    return SpeakerSpan(start=start, end=end, speaker=speaker)


ASKED = (word("How", 0, 0.3), word("are", 0.3, 0.5), word("you?", 0.5, 0.9))
SAID = (word("I'm", 1.2, 1.4), word("fine.", 1.4, 1.9))


def test_nothing_said_makes_no_turns() -> None:
    assert build_turns([], [track(0, 1, "S1")]) == Built((), ())


def test_a_change_of_speaker_makes_a_turn() -> None:
    built = build_turns([*SAID, *ASKED], [track(0, 1, "S1"), track(1.1, 2, "S2")])
    assert built == Built(
        (
            Turn(id="t1", speaker="S1", start=0, end=0.9, text="How are you?", words=ASKED),
            Turn(id="t2", speaker="S2", start=1.2, end=1.9, text="I'm fine.", words=SAID),
        ),
        (),
    )


def test_a_long_pause_makes_a_turn_and_a_short_one_does_not() -> None:
    def texts(start: float) -> list[str]:
        said = [word("Well.", 0, 1), word("Yes.", start, start + 0.4)]
        return [t.text for t in build_turns(said, [track(0, 9, "S1")]).turns]

    assert (texts(2.9), texts(3.0)) == (["Well. Yes."], ["Well.", "Yes."])


def test_speech_without_words_keeps_its_place_between_turns() -> None:
    said = [word("Well.", 0, 1), word("Yes.", 2, 2.4)]
    turns = build_turns(said, [track(0, 3, "S1")], [Span(start=1.1, end=1.9)]).turns
    assert [(t.id, t.text) for t in turns] == [("t1", "Well."), ("t2", "Yes.")]


def test_speech_without_words_elsewhere_parts_nothing() -> None:
    said = [word("Well.", 0, 1), word("Yes.", 1.2, 1.4)]
    spans = [Span(start=5, end=6)]
    assert [t.text for t in build_turns(said, [track(0, 3, "S1")], spans).turns] == ["Well. Yes."]


def test_a_turn_that_starts_while_another_voice_goes_on_is_marked() -> None:
    tracks = [track(0, 1.6, "S1"), track(1.1, 2, "S2")]
    assert [t.overlap for t in build_turns([*ASKED, *SAID], tracks).turns] == [False, True]


def test_turns_one_after_the_other_are_not_marked() -> None:
    tracks = [track(0, 1.0, "S1"), track(1.1, 2, "S2")]
    assert [t.overlap for t in build_turns([*ASKED, *SAID], tracks).turns] == [False, False]


def test_a_turn_that_starts_before_another_ends_is_marked_without_voices_to_show_it() -> None:
    said = [word("Listen.", 0, 1.5), word("No.", 1.2, 1.6)]
    tracks = [track(0, 1.15, "S1"), track(1.15, 2, "S2")]
    assert [(t.speaker, t.overlap) for t in build_turns(said, tracks).turns] == [("S1", False), ("S2", True)]


def test_a_passage_that_no_voice_settles_is_told() -> None:
    said = [word("a", 50, 50.6), word("b", 50.7, 51.3)]
    assert build_turns(said, [track(0, 1, "S1"), track(2, 3, "S2")]).warnings == (
        Warned(
            code="speaker-doubtful",
            message="It is not certain who speaks here: listen before relying on it.",
            start=50,
            end=51.3,
        ),
    )


def test_one_short_doubtful_word_is_not_worth_a_warning() -> None:
    assert build_turns([word("a", 50, 50.6)], [track(0, 1, "S1"), track(2, 3, "S2")]).warnings == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 90), st.floats(0, 2)), max_size=25),
    st.lists(st.tuples(st.floats(0, 90), st.floats(0, 20), st.sampled_from(["S1", "S2"])), max_size=6),
    st.lists(st.tuples(st.floats(0, 90), st.floats(0, 5)), max_size=3),
)
def test_every_word_stands_in_exactly_one_turn(
    said: list[tuple[float, float]],
    heard: list[tuple[float, float, str]],
    lost: list[tuple[float, float]],
) -> None:
    words = [word(f"w{i}", start, start + length) for i, (start, length) in enumerate(said)]
    built = build_turns(
        words,
        [track(start, start + length, name) for start, length, name in heard],
        [Span(start=start, end=start + length) for start, length in lost],
    )
    held = [w for turn in built.turns for w in turn.words]
    assert sorted(held, key=lambda w: w.text) == sorted(words, key=lambda w: w.text)
    assert [t.id for t in built.turns] == [f"t{i + 1}" for i in range(len(built.turns))]
    assert [t.start for t in built.turns] == sorted(t.start for t in built.turns)
    for turn in built.turns:
        assert turn.text == " ".join(w.text for w in turn.words)
        assert all(turn.start <= w.start and w.end <= turn.end for w in turn.words)
