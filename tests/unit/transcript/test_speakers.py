import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.errors import OptionError
from casescribe.model.transcript import Speaker, Turn
from casescribe.stages.transcript.speakers import infer_roles, label_speakers, parse_names, parse_roles

TALK = (
    ("S2", "Morning, come in. How was your week?"),
    ("S1", "Not bad. I started the course on Monday, and my sister drove me there."),
    ("S2", "Did you get on with the tutor?"),
    ("S1", "I did, yeah. She was kind to me."),
    ("S2", "Tell me about the flat. What did the landlord say to you?"),
    ("S1", "He told me I can stay until March, so I've stopped worrying."),
)


def turns(*said: tuple[str, str]) -> tuple[Turn, ...]:
    return tuple(
        Turn(id=f"t{i}", speaker=speaker, start=i, end=i + 1, text=text)
        for i, (speaker, text) in enumerate(said)
    )


def test_who_asks_is_the_officer_whoever_speaks_first() -> None:
    assert infer_roles(turns(*TALK)) == {"S2": "officer", "S1": "person"}
    assert infer_roles(turns(*TALK[1:])) == {"S1": "person", "S2": "officer"}


def test_questions_count_without_their_marks_and_capitals() -> None:
    bare = [(s, t.replace("?", "").replace(".", "").lower()) for s, t in TALK]
    assert infer_roles(turns(*bare)) == {"S2": "officer", "S1": "person"}


def test_a_third_voice_that_neither_leads_nor_tells_is_other() -> None:
    third = ("S3", "The support hours were reviewed by the team.")
    assert infer_roles(turns(*TALK, third)) == {"S2": "officer", "S1": "person", "S3": "other"}


def test_a_lone_voice_has_no_role() -> None:
    assert infer_roles(turns(("S1", "How are you? Are you well?"))) == {"S1": "other"}


def test_nobody_has_no_roles() -> None:
    assert infer_roles(()) == {}


def test_what_is_given_stands_and_the_rest_is_found_around_it() -> None:
    assert infer_roles(turns(*TALK), {"S1": "officer"}) == {"S2": "person", "S1": "officer"}
    assert infer_roles(turns(*TALK), {"S2": "other"}) == {"S2": "other", "S1": "officer"}


def test_speakers_come_in_order_of_appearance_with_their_names() -> None:
    assert label_speakers(turns(*TALK), {}, {"S1": "Jo Lee"}) == (
        Speaker(id="S2", role="officer"),
        Speaker(id="S1", role="person", name="Jo Lee"),
    )


def test_an_override_of_a_speaker_who_is_not_there_names_those_who_are() -> None:
    with pytest.raises(OptionError) as caught:
        label_speakers(turns(*TALK), {"S9": "officer"})
    assert str(caught.value) == "there is no speaker S9; the speakers are: S2, S1"


def test_roles_and_names_are_read_from_options() -> None:
    assert parse_roles(["S1=officer", " S2 = Person "]) == {"S1": "officer", "S2": "person"}
    assert parse_names(["S1=Jo Lee", "S2=A=B"]) == {"S1": "Jo Lee", "S2": "A=B"}
    assert (parse_roles([]), parse_names([])) == ({}, {})


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["S1"], "--role S1: write it as --role S1=officer"),
        (["=officer"], "--role =officer: write it as --role S1=officer"),
        (["S1="], "--role S1=: write it as --role S1=officer"),
        (["S1=boss"], "--role S1=boss: the role is one of officer, person, other"),
        (["S1=officer", "S1=person"], "--role S1=person: S1 is given twice; give it once"),
    ],
)
def test_a_role_of_another_form_is_explained(values: list[str], message: str) -> None:
    with pytest.raises(OptionError) as caught:
        parse_roles(values)
    assert str(caught.value) == message


def test_a_name_of_another_form_is_explained() -> None:
    with pytest.raises(OptionError) as caught:
        parse_names(["Jo"])
    assert str(caught.value) == "--name Jo: write it as --name S1=NAME"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["S1", "S2", "S3"]), st.text(max_size=40)), max_size=10))
def test_any_talk_of_two_or_more_has_one_officer_and_one_person(said: list[tuple[str, str]]) -> None:
    roles = infer_roles(turns(*said))
    ids = list(dict.fromkeys(s for s, _ in said))
    assert list(roles) == ids
    expected = ["officer", "person", "other"][: len(ids)] if len(ids) > 1 else ["other"] * len(ids)
    assert sorted(roles.values()) == sorted(expected)
