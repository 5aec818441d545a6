import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.lexicon import FILLERS
from casescribe.stages.note.tidy import tidy, without_opener

WORDS = st.lists(
    st.sampled_from(
        ["um", "er,", "the", "the,", "dog", "not", "no", "three", "barked.", "Um.", "you know,", "mm"]
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Um, I went home.", "I went home."),
        ("It was, er, dead quiet.", "It was dead quiet."),
        ("He's, he's started again.", "He's started again."),
        ("I wouldn't, I wouldn't do nothing.", "I wouldn't do nothing."),
        ("I saw the the man.", "I saw the man."),
        ("Ring nine nine nine.", "Ring nine nine nine."),
        ("No, no, it was never me.", "No, no, it was never me."),
        ("It was very very cold.", "It was very very cold."),
        ("Just on my phone, like.", "Just on my phone."),
        ("I was, you know, upset.", "I was upset."),
        ("Um.", ""),
        ("Erm, uh, mm.", ""),
        ("yeah i was there", "yeah i was there"),
        ("I like the umbrella.", "I like the umbrella."),
        ("No, um, I never.", "No, I never."),
        ("i , i think so .", "i think so."),
        ("", ""),
    ],
)
def test_hesitation_goes_and_words_stay(said: str, shown: str) -> None:
    assert tidy(said) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("So, I went.", "I went."),
        ("And well, the rent is late.", "The rent is late."),
        ("Right, okay, the form is here.", "The form is here."),
        ("Now she lives there.", "Now she lives there."),
        ("Yeah.", "Yeah."),
        ("So far, yeah.", "So far, yeah."),
    ],
)
def test_openers_go_unless_nothing_else_is_left(said: str, shown: str) -> None:
    assert without_opener(said) == shown


@given(WORDS)
@settings(max_examples=80, deadline=None)
def test_no_filler_stays_and_no_number_goes(words: list[str]) -> None:
    once = tidy(" ".join(words))
    assert not FILLERS & {word.strip(",.").lower() for word in once.split()}
    assert once.lower().split().count("three") == words.count("three")
