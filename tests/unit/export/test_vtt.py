"""Captions: short, in order, named, and safe."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import Span
from casescribe.model.transcript import Source, Speaker, Transcript, Turn, Word
from casescribe.stages.export.vtt import render_vtt

CUE = re.compile(r"\d+\n(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\n(.+)", re.DOTALL)


def spoken(*words: Word, text: str = "", start: float = 0.0, end: float = 0.0) -> Transcript:
    turn = Turn(
        id="T1",
        speaker="S1",
        start=words[0].start if words else start,
        end=max(word.end for word in words) if words else end,
        text=text or " ".join(word.text for word in words),
        words=words,
    )
    return Transcript(source=Source(name="a.ogg"), speakers=(Speaker(id="S1"),), turns=(turn,))


def said(*texts: str, start: float = 0.0, each: float = 0.4) -> tuple[Word, ...]:
    return tuple(
        Word(text=text, start=start + i * each, end=start + (i + 1) * each) for i, text in enumerate(texts)
    )


def cues(transcript: Transcript) -> list[tuple[float, float, str]]:
    """Start, end and payload of each cue."""
    head, *blocks = render_vtt(transcript).decode().rstrip("\n").split("\n\n")
    assert head == "WEBVTT"
    found = []
    for block in blocks:
        match = CUE.fullmatch(block)
        assert match is not None
        h1, m1, s1, h2, m2, s2, payload = match.groups()
        found.append(
            (int(h1) * 3600 + int(m1) * 60 + float(s1), int(h2) * 3600 + int(m2) * 60 + float(s2), payload)
        )
    return found


def test_a_meeting_in_full(transcript: Transcript) -> None:
    assert render_vtt(transcript).decode() == (
        "WEBVTT\n\n"
        "1\n00:00:01.000 --> 00:00:02.900\n<v Priya Nair>Where do you live?</v>\n\n"
        "2\n00:00:03.500 --> 00:00:05.400\n<v S2>In Walsall &lt;now&gt;, *honest*.</v>\n\n"
        "3\n00:00:04.400 --> 00:00:04.500\n<i>[inaudible]</i>\n\n"
        "4\n00:00:06.000 --> 00:00:07.900\n<v Priya Nair>Ring me next Thursday.</v>\n\n"
        "5\n00:00:09.000 --> 00:00:10.500\n<i>[inaudible]</i>\n\n"
        "6\n00:00:12.000 --> 00:00:13.400\n<v S2>I will not.</v>\n"
    )


def test_nothing_said_is_an_empty_file() -> None:
    silent = Transcript(source=Source(name="a.ogg"), speakers=(), turns=())
    assert render_vtt(silent) == b"WEBVTT\n"


def test_a_long_turn_breaks_where_two_lines_are_full() -> None:
    words = said(*["abcdefghi"] * 10, each=0.2)
    assert [payload for _, _, payload in cues(spoken(*words))] == [
        "<v S1>abcdefghi abcdefghi abcdefghi abcdefghi\nabcdefghi abcdefghi abcdefghi abcdefghi</v>",
        "<v S1>abcdefghi abcdefghi</v>",
    ]


def test_a_pause_starts_a_new_cue() -> None:
    words = (*said("Well"), *said("no", start=2.0))
    assert cues(spoken(*words)) == [(0.0, 0.4, "<v S1>Well</v>"), (2.0, 2.4, "<v S1>no</v>")]


def test_a_slow_speaker_gets_a_new_cue_after_seven_seconds() -> None:
    words = said("one", "two", "three", "four", each=2.0)
    assert [(start, end) for start, end, _ in cues(spoken(*words))] == [(0.0, 6.0), (6.0, 8.0)]


def test_a_sentence_that_fills_a_line_ends_its_cue() -> None:
    words = said("This", "sentence", "fills", "the", "whole", "first", "line", "alone.", "Next", each=0.2)
    assert [payload for _, _, payload in cues(spoken(*words))] == [
        "<v S1>This sentence fills the whole first line\nalone.</v>",
        "<v S1>Next</v>",
    ]


def test_a_word_longer_than_a_line_stands_alone() -> None:
    assert [payload for _, _, payload in cues(spoken(*said("a", "b" * 60, each=0.2)))] == [
        f"<v S1>a\n{'b' * 60}</v>"
    ]


def test_a_turn_without_words_shares_its_seconds_out() -> None:
    turn = spoken(text="abcd ef gh", start=10.0, end=18.0)
    assert cues(turn) == [(10.0, 16.0, "<v S1>abcd ef</v>"), (16.0, 18.0, "<v S1>gh</v>")]


def test_a_word_of_no_length_still_makes_a_cue_that_ends_after_it_starts() -> None:
    assert cues(spoken(Word(text="Oh", start=1.0, end=1.0))) == [(1.0, 1.001, "<v S1>Oh</v>")]


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("</v><c>", "&lt;/v&gt;&lt;c&gt;"),
        ("-->", "--&gt;"),
        ("a\n\nNOTE", "a NOTE"),
        ("&amp;", "&amp;amp;"),
        ("\x00x", "x"),
    ],
)
def test_words_and_names_cannot_become_markup(hostile: str, shown: str) -> None:
    transcript = spoken(*said(hostile)).model_copy(update={"speakers": (Speaker(id="S1", name=hostile),)})
    assert cues(transcript) == [(0.0, 0.4, f"<v {shown}>{shown}</v>")]


def test_times_beyond_an_hour() -> None:
    assert cues(spoken(*said("late", start=7 * 3600 + 59 * 60 + 58.5)))[0][:2] == (28_798.5, 28_798.9)


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=60), st.integers(0, 3000), st.integers(0, 3000)), max_size=30
    ),
    st.lists(st.integers(0, 50), max_size=3),
)
@settings(max_examples=40)
def test_cues_hold_every_word_in_order_of_their_starts(
    spec: list[tuple[str, int, int]], gaps: list[int]
) -> None:
    words, at = [], 0
    for text, pause, length in spec:
        words.append(Word(text=text, start=(at + pause) / 1000, end=(at + pause + length) / 1000))
        at += pause + length
    transcript = spoken(*words).model_copy(
        update={"inaudible": tuple(Span(start=g, end=g + 1) for g in gaps)}
    )
    found = cues(transcript)
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)
    assert all(start < end for start, end, _ in found)
    assert all(payload.count("\n") <= 1 for _, _, payload in found)
