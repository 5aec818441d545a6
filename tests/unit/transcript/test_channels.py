import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.transcript import Turn, Warned, Word
from casescribe.stages.transcript.build import Built
from casescribe.stages.transcript.channels import Channel, join_channels


def word(text: str, start: float, end: float, confidence: float = 1.0) -> Word:
    return Word(text=text, start=start, end=end, confidence=confidence)


ASKED = (word("How", 0, 0.3), word("are", 0.3, 0.5), word("you?", 0.5, 0.9))
SAID = (word("I'm", 1.2, 1.4), word("fine.", 1.4, 1.9))


def test_a_word_belongs_to_the_speaker_of_its_channel() -> None:
    assert join_channels([Channel("S1", ASKED), Channel("S2", SAID)]) == Built(
        (
            Turn(id="t1", speaker="S1", start=0, end=0.9, text="How are you?", words=ASKED),
            Turn(id="t2", speaker="S2", start=1.2, end=1.9, text="I'm fine.", words=SAID),
        ),
        (),
    )


def test_leaked_words_stand_where_they_are_louder_and_are_told() -> None:
    leak = (word("how", 0.05, 0.3), word("are", 0.35, 0.5), word("you", 0.55, 0.9))
    built = join_channels(
        [Channel("S1", ASKED, (-20.0,) * 3), Channel("S2", leak + SAID, (-41.0,) * 3 + (-18.0,) * 2)]
    )
    assert [(t.speaker, t.text) for t in built.turns] == [("S1", "How are you?"), ("S2", "I'm fine.")]
    assert built.warnings == (
        Warned(
            code="cross-talk",
            message="3 words on the channel of S2 leaked from a louder channel and stand there only.",
            start=0.05,
            end=0.9,
        ),
    )


def test_without_levels_the_confidence_decides() -> None:
    built = join_channels(
        [Channel("S1", (word("Yes.", 1, 1.4, 0.4),)), Channel("S2", (word("Yes.", 1, 1.4),))]
    )
    assert [(t.speaker, t.text) for t in built.turns] == [("S2", "Yes.")]
    assert built.warnings[0].message.startswith("1 word on the channel of S1 ")


def test_of_words_that_are_equally_strong_one_stays() -> None:
    built = join_channels([Channel("S1", (word("Yes.", 1, 1.4),)), Channel("S2", (word("Yes.", 1, 1.4),))])
    assert [(t.speaker, t.text) for t in built.turns] == [("S1", "Yes.")]


def test_the_same_word_later_is_an_answer() -> None:
    built = join_channels(
        [Channel("S1", (word("Friday?", 1, 1.4),)), Channel("S2", (word("Friday.", 1.9, 2.3),))]
    )
    assert [(t.speaker, t.text) for t in built.turns] == [("S1", "Friday?"), ("S2", "Friday.")]


def test_two_who_talk_at_once_keep_their_turns_and_the_second_is_marked() -> None:
    first = (word("I", 0, 0.2), word("went", 0.2, 0.8), word("home.", 0.8, 1.5))
    second = (word("Right,", 0.9, 1.2), word("yes.", 1.2, 1.6))
    built = join_channels([Channel("S1", first), Channel("S2", second)])
    assert [(t.speaker, t.text, t.overlap) for t in built.turns] == [
        ("S1", "I went home.", False),
        ("S2", "Right, yes.", True),
    ]


def test_an_answer_in_a_pause_parts_the_others_turn() -> None:
    asked = (word("So.", 0, 0.4), word("Then?", 1.5, 2.0))
    built = join_channels([Channel("S1", asked), Channel("S2", (word("Mm.", 0.8, 1.0),))])
    assert [(t.speaker, t.text) for t in built.turns] == [("S1", "So."), ("S2", "Mm."), ("S1", "Then?")]


def test_levels_must_be_given_for_every_word() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        join_channels([Channel("S1", ASKED, (-20.0,))])


@pytest.mark.parametrize("channels", [[], [Channel("S1", ())]])
def test_silent_channels_have_no_turns(channels: list[Channel]) -> None:
    assert join_channels(channels) == Built((), ())


DRAWN = st.lists(st.tuples(st.floats(0, 30), st.floats(0, 1), st.sampled_from("abc")), max_size=15)


@settings(max_examples=60, deadline=None)
@given(DRAWN, DRAWN)
def test_no_word_disappears_from_all_channels(
    one: list[tuple[float, float, str]], two: list[tuple[float, float, str]]
) -> None:
    drawn = [[word(t, s, s + d) for s, d, t in side] for side in (one, two)]
    built = join_channels([Channel("S1", tuple(drawn[0])), Channel("S2", tuple(drawn[1]))])
    held = [(turn.speaker, w) for turn in built.turns for w in turn.words]
    assert sorted(w.start for s, w in held if s == "S1") == sorted(w.start for w in drawn[0])
    for w in drawn[1]:
        assert any(h.text == w.text and abs(h.start - w.start) <= 0.4 + 1e-9 for _, h in held)
    assert [t.start for t in built.turns] == sorted(t.start for t in built.turns)
