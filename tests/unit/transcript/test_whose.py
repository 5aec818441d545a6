"""Every word ends in one turn of one speaker: found exactly, or told apart by channels."""

from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casescribe.model.span import SpeakerSpan
from casescribe.model.transcript import Turn, Warned, Word
from casescribe.stages.transcript.attribute import attribute
from casescribe.stages.transcript.build import PAUSE, Built, build_turns
from casescribe.stages.transcript.channels import Channel, join_channels

NAMES = ("S1", "S2", "S3")


def word(text: str, start: float, end: float) -> Word:
    return Word(text=text, start=start, end=end)


def track(start: float, end: float, speaker: str) -> SpeakerSpan:
    return SpeakerSpan(start=start, end=end, speaker=speaker)


@st.composite
def talks(draw: st.DrawFn) -> tuple[list[Word], list[SpeakerSpan], list[str]]:
    """Words, the voices that say them in turn a second apart, and whose each word is."""
    words: list[Word] = []
    tracks: list[SpeakerSpan] = []
    owners: list[str] = []
    at = draw(st.floats(0, 50))
    for speaker, count in draw(
        st.lists(st.tuples(st.sampled_from(NAMES), st.integers(1, 6)), min_size=1, max_size=8)
    ):
        begin = at
        for n in range(count):
            words.append(word(f"w{len(words)}" + ("." if n == count - 1 else ""), at, at + 0.3))
            owners.append(speaker)
            at += 0.35
        tracks.append(track(begin, at - 0.05, speaker))
        at += 1.0
    return words, tracks, owners


@settings(max_examples=60)
@given(talks(), st.floats(-0.15, 0.15))
def test_who_speaks_alone_gets_all_their_words_though_voices_are_a_little_off(
    talk: tuple[list[Word], list[SpeakerSpan], list[str]], late: float
) -> None:
    words, tracks, owners = talk
    moved = [track(max(0.0, t.start + late), t.end + late, t.speaker) for t in tracks if t.end + late > 0]
    assert [a.speaker for a in attribute(words, moved)] == owners


@settings(max_examples=60)
@given(talks(), st.randoms(use_true_random=False))
def test_the_order_in_which_words_and_voices_come_changes_nothing(
    talk: tuple[list[Word], list[SpeakerSpan], list[str]], random: Random
) -> None:
    words, tracks, _ = talk
    mixed_words, mixed_tracks = words[::-1], tracks[::-1]
    random.shuffle(mixed_words)
    random.shuffle(mixed_tracks)
    assert build_turns(mixed_words, mixed_tracks) == build_turns(words, tracks)


@settings(max_examples=60)
@given(talks())
def test_turns_are_the_passages_of_one_speaker_without_a_long_pause(
    talk: tuple[list[Word], list[SpeakerSpan], list[str]],
) -> None:
    words, tracks, owners = talk
    turns = build_turns(words, tracks).turns
    assert [w for turn in turns for w in turn.words] == words
    assert [turn.speaker for turn in turns for _ in turn.words] == owners
    assert [turn.id for turn in turns] == [f"t{n}" for n in range(1, len(turns) + 1)]
    for turn in turns:
        assert turn == Turn(
            id=turn.id,
            speaker=turn.speaker,
            start=turn.words[0].start,
            end=turn.words[-1].end,
            text=" ".join(w.text for w in turn.words),
            overlap=False,
            words=turn.words,
        )
    assert [
        (a.id, b.id) for a, b in pairwise(turns) if a.speaker == b.speaker and b.start - a.end < PAUSE
    ] == []


SHORT = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from([".", ",", ""])), min_size=1, max_size=6
)
VOICES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(NAMES[:2])), min_size=1, max_size=5
)


def price(before: Word, after: Word) -> float:
    """What a change of speaker costs, from the module's own description."""
    cost = {".": 0.25, ",": 0.5}.get(before.text[-1], 0.7)
    return cost / 2 if after.start - before.end >= 0.4 else cost


@settings(max_examples=60)
@given(SHORT, VOICES)
def test_the_course_through_the_words_is_the_cheapest_of_all(
    said: list[tuple[int, int, str]], voices: list[tuple[int, int, str]]
) -> None:
    words = sorted(
        (word("a" + mark, start / 10, (start + length) / 10) for start, length, mark in said),
        key=lambda w: (w.start, w.end),
    )
    tracks = [track(start / 10, (start + length) / 10, name) for start, length, name in voices]
    names = sorted({t.speaker for t in tracks})
    assume(len(names) == 2)
    alone = {(i, name): 1 - heard(w, tracks, name) for i, w in enumerate(words) for name in names}

    def cost(path: tuple[str, ...]) -> float:
        changes = (
            price(*pair) for pair, (a, b) in zip(pairwise(words), pairwise(path), strict=True) if a != b
        )
        return sum(alone[i, name] for i, name in enumerate(path)) + sum(changes)

    best = min(map(cost, product(names, repeat=len(words))))
    assert cost(tuple(a.speaker for a in attribute(words, tracks))) == pytest.approx(best)


def heard(one: Word, tracks: list[SpeakerSpan], name: str) -> float:
    own = [t for t in tracks if t.speaker == name]
    shared = sum(t.shared(one) for t in own)
    if shared > 0:
        return min(1.0, shared / one.seconds)
    distance = min(max(t.start - one.end, one.start - t.end, 0.0) for t in own)
    return 0.3 * max(0.0, 1 - distance / 2.0)


def same(one: Word, other: Word) -> bool:
    return one.text == other.text and abs(one.start - other.start) <= 0.4 + 1e-9


@pytest.mark.parametrize(
    ("first", "after", "goes_on", "speakers"),
    [
        ("Well", 1.0, 1.35, ["S1", "S1"]),
        ("Well,", 1.0, 1.45, ["S1", "S2"]),
        ("Well,", 1.0, 1.55, ["S1", "S1"]),
        ("Well.", 1.0, 1.7, ["S1", "S2"]),
        ("Well.", 1.0, 1.8, ["S1", "S1"]),
        ("Well", 1.5, 2.1, ["S1", "S2"]),
        ("Well", 1.5, 2.2, ["S1", "S1"]),
    ],
)
def test_a_change_of_speaker_costs_less_at_a_comma_a_full_stop_and_a_pause(
    first: str, after: float, goes_on: float, speakers: list[str]
) -> None:
    words = [word(first, 0, 1), word("no", after, after + 1)]
    tracks = [track(0, goes_on, "S1"), track(after, after + 1, "S2")]
    assert [a.speaker for a in attribute(words, tracks)] == speakers


LOUD, FAINT = -18.0, -40.0


def test_a_leak_goes_and_the_others_own_words_beside_it_stay() -> None:
    near = (word("Where", 1, 1.3), word("next?", 1.3, 1.7))
    far = (word("where", 1.02, 1.3), word("Home.", 1.4, 1.8), word("next", 1.5, 1.7))
    built = join_channels([Channel("S1", near, (LOUD, LOUD)), Channel("S2", far, (FAINT, LOUD, FAINT))])
    assert built == Built(
        (
            Turn(id="t1", speaker="S1", start=1, end=1.7, text="Where next?", words=near),
            Turn(id="t2", speaker="S2", start=1.4, end=1.8, text="Home.", overlap=True, words=far[1:2]),
        ),
        (
            Warned(
                code="cross-talk",
                message="2 words on the channel of S2 leaked from a louder channel and stand there only.",
                start=1.02,
                end=1.7,
            ),
        ),
    )


@pytest.mark.parametrize(("apart", "speakers"), [(0.0, ["S2"]), (0.39, ["S2"]), (0.41, ["S1", "S2"])])
def test_the_same_word_is_a_leak_only_within_four_tenths_of_a_second(
    apart: float, speakers: list[str]
) -> None:
    one = Channel("S1", (word("Yes.", 5, 5.3),), (FAINT,))
    other = Channel("S2", (word("yes", 5 + apart, 5.3 + apart),), (LOUD,))
    assert [turn.speaker for turn in join_channels([one, other]).turns] == speakers


def test_one_loud_word_is_heard_once_by_a_channel_and_an_answer_in_the_same_words_stays() -> None:
    answer = (word("yes.", 4.8, 5.0), word("Yes.", 5.1, 5.3))
    built = join_channels(
        [Channel("S1", (word("Yes?", 5, 5.3),), (LOUD,)), Channel("S2", answer, (LOUD - 3, FAINT))]
    )
    assert sorted((turn.speaker, turn.text) for turn in built.turns) == [("S1", "Yes?"), ("S2", "yes.")]


def test_what_leaked_stands_somewhere_near_itself() -> None:
    one = Channel("S1", (word("so", 5.3, 5.5),), (-25.0,))
    other = Channel("S2", (word("so", 5.0, 5.2), word("so", 5.6, 5.8)), (-30.0, -20.0))
    built = join_channels([one, other])
    assert [(t.speaker, t.start) for t in built.turns] == [("S2", 5.0)]
    assert [w.start for t in built.turns for w in t.words] == [5.0, 5.6]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from("abc"), st.integers(-60, 0)), max_size=12),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from("abc"), st.integers(-60, 0)), max_size=12),
)
def test_words_are_kept_or_counted_as_leaked_and_never_twice(
    one: list[tuple[int, str, int]], two: list[tuple[int, str, int]]
) -> None:
    channels = [
        Channel(
            name,
            tuple(word(text, at / 4, at / 4 + 0.2) for at, text, _ in side),
            tuple(float(level) for *_, level in side),
        )
        for name, side in (("S1", sorted(one)), ("S2", sorted(two)))
    ]
    built = join_channels(channels)
    leaked = sum(int(w.message.split()[0]) for w in built.warnings)
    kept = [w for t in built.turns for w in t.words]
    assert len(kept) + leaked == len(one) + len(two)
    assert [
        w for channel in channels for w in channel.words if not any(same(w, other) for other in kept)
    ] == []
    for channel in channels:
        held = [w for t in built.turns if t.speaker == channel.speaker for w in t.words]
        assert all(held.count(w) <= channel.words.count(w) for w in held)
    assert [t.id for t in built.turns] == [f"t{n}" for n in range(1, len(built.turns) + 1)]
    assert [t.start for t in built.turns] == sorted(t.start for t in built.turns)
    assert [t.text for t in built.turns] == [" ".join(w.text for w in t.words) for t in built.turns]
