from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.sentences import sentences

WORDS = st.lists(
    st.sampled_from(
        ["and", "then", "we", "went", "out.", "so", "why?", "Mr.", "3.5", "no!", "but", "it", "rained,"]
    ),
    max_size=80,
)


def cut(text: str) -> list[str]:
    return [text[first:last] for first, last in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   ", []),
        ("One thing.", ["One thing."]),
        ("One thing. Then another? Yes!", ["One thing.", "Then another?", "Yes!"]),
        ("I saw Dr. Mensah at 3.5 miles.", ["I saw Dr. Mensah at 3.5 miles."]),
        ("It was at 9 a.m. on Monday.", ["It was at 9 a.m. on Monday."]),
        ("Well… I don't know.", ["Well…", "I don't know."]),
        ('He said "go." So I went.', ['He said "go."', "So I went."]),
        ("no full stop at all", ["no full stop at all"]),
    ],
)
def test_full_stops_end_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_long_run_without_marks_is_cut_before_connectives() -> None:
    text = (
        "i got up at six and made the breakfast for the kids and then we walked to school and it was raining "
        "so we got the bus instead because the little one had no coat on and i was late for work after that"
    )
    assert cut(text) == [
        "i got up at six and made the breakfast for the kids",
        "and then we walked to school and it was raining",
        "so we got the bus instead because the little one had no coat on",
        "and i was late for work after that",
    ]


def test_a_long_sentence_of_ordinary_length_stays_whole() -> None:
    text = "She came in and sat down and we talked about the flat and the rent and what to do next."
    assert cut(text) == [text]


@given(WORDS)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_nothing_said_twice(words: list[str]) -> None:
    text = " ".join(words)
    bounds = sentences(text)
    assert " ".join(text[a:b] for a, b in bounds) == text
    assert all(before[1] <= after[0] for before, after in pairwise(bounds))
