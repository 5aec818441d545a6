"""Words that always mention danger, and ordinary words that look like them."""

import pytest

from casescribe.stages.note.risk import danger_words


@pytest.mark.parametrize(
    "said",
    [
        "Most days I can't see the point of trying.",
        "There's no point in anything now.",
        "They'd be better off without me.",
        "I feel hopeless, if I'm honest.",
        "He's given up on life since she died.",
        "She was threatened outside the shop.",
        "I thought about suicide years ago.",
    ],
)
def test_danger_is_noticed(said: str) -> None:
    assert danger_words().search(said) is not None


@pytest.mark.parametrize(
    "said",
    [
        "The point is that I paid the rent.",
        "I gave up on the course after a week.",
        "From my point of view it went well.",
        "I begun the new job.",
        "We talked about the neighbourhood.",
    ],
)
def test_ordinary_talk_is_not(said: str) -> None:
    assert danger_words().search(said) is None
