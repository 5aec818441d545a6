"""What the verifier keeps to for drawn values and odd text: a changed value is never supported."""

import datetime as dt
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.transcript import Turn
from casescribe.stages.note.verify import MeetingFacts, check_statement

Talk = Callable[..., tuple[Turn, ...]]

MEETING = MeetingFacts(dt.date(2026, 9, 7), ())
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
NAMES = ["Ottoline", "Dafydd", "Chukwuma", "Siobhan", "Mirza"]
COUNTS = st.integers(2, 95)
ODD = st.text(st.sampled_from("abI nt'\u2019.,?!-\u2026\u00a31290\n\u00e9\u0301"), max_size=40)


def verdict(talk: Talk, said: str, statement: str) -> str:
    return check_statement(statement, talk("A: Tell me.", f"B: {said}"), MEETING).verdict


@given(COUNTS, COUNTS, st.sampled_from(["hours", "pounds", "tablets", "visits"]))
@settings(max_examples=40, deadline=None)
def test_only_the_number_that_was_said_is_supported(talk: Talk, said: int, written: int, thing: str) -> None:
    found = verdict(talk, f"I had {said} {thing} in June.", f"He had {written} {thing} in June.")
    assert found == ("supported" if said == written else "unsupported")


@given(st.sampled_from(WEEKDAYS), st.sampled_from(WEEKDAYS))
@settings(max_examples=30, deadline=None)
def test_only_the_weekday_that_was_said_is_supported(talk: Talk, said: str, written: str) -> None:
    found = verdict(talk, f"I saw the dentist last {said}.", f"He saw the dentist on {written}.")
    assert found == ("supported" if said == written else "unsupported")


@given(st.integers(1, 12), st.integers(1, 12))
@settings(max_examples=30, deadline=None)
def test_only_the_hour_that_was_said_is_supported(talk: Talk, said: int, written: int) -> None:
    found = verdict(talk, f"The taxi comes at half past {said}.", f"The taxi comes at {written}:30.")
    assert found == ("supported" if said == written else "unsupported")


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
@settings(max_examples=25, deadline=None)
def test_only_the_name_that_was_said_is_supported(talk: Talk, said: str, written: str) -> None:
    found = verdict(
        talk, f"I stayed with {said} in the caravan.", f"He stayed with {written} in the caravan."
    )
    assert found == ("supported" if said == written else "unsupported")


@given(st.integers(2, 6), st.integers(2, 6))
@settings(max_examples=25, deadline=None)
def test_a_dose_and_its_frequency_are_not_exchanged(talk: Talk, dose: int, often: int) -> None:
    said = f"I take {dose} tablets {often} times a day."
    assert verdict(talk, said, f"He takes {dose} tablets {often} times a day.") == "supported"
    swapped = verdict(talk, said, f"He takes {often} tablets {dose} times a day.")
    assert swapped == ("supported" if dose == often else "unsure")


@given(st.lists(ODD, min_size=1, max_size=3), ODD)
@settings(max_examples=50, deadline=None)
def test_odd_words_get_one_of_the_verdicts_and_rejections_a_reason(
    talk: Talk, said: list[str], statement: str
) -> None:
    turns = talk(*(f"B: {text}" for text in said))
    found = check_statement(statement, turns, MEETING)
    assert found == check_statement(statement, turns, MEETING)
    assert bool(found.reason) == (found.verdict != "supported")
    assert found.verdict in {check.verdict for check in found.checks}
