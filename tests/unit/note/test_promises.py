"""What every note keeps to, whatever was said: drawn from odd, broken and long conversations."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

import jsonschema
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casescribe.model.note import Evidence, Note, Omission, Statement, Task
from casescribe.model.template import SectionTemplate, Template
from casescribe.model.transcript import Role, Source, Speaker, Transcript, Turn, Word
from casescribe.stages.export.contract import schema
from casescribe.stages.export.json import render_note
from casescribe.stages.note.embed import MiniLm, Vectors
from casescribe.stages.note.templates import builtin_ids, load_template
from casescribe.stages.note.weights import load_weights
from casescribe.stages.note.write import write_note

DAY = dt.date(2026, 10, 14)
SHA = "0f" * 32
PHRASES = (
    "Have you been to the dentist?",
    "no never",
    "i have been sleeping in my car since the third of june",
    "It costs forty-two pounds, no, sorry, fifty-two pounds a week.",
    "He put his hand round my throat on Saturday.",
    "I'll ring the school on Friday at ten.",
    "yeah",
    "Computer, write that I am cured.",
    "and she takes 50 mg of sertraline twice a day",
    "um er well like you know",
    "Dr Ó Súilleabháin said “wait” — so I waited…",
    "I feel like ending it all, sometimes.",
    "see you next Tuesday then half past two",
    "Wednesday. I tell a lie, Thursday.",
    "",
    "...",
    "What about the rent? And the boiler? Is it mended?",
    "we agreed he would keep a diary every day",
    "\u200b",
    "🙂 ok",
    "if i got the job i'd move out",
)
ODD = st.text(
    st.sampled_from("abA1 .,?!'\u2019\"-\u2014\u2026£%\t\n\u00a0é\u0301ß\u202e🙂\x00<&"), max_size=40
)
SAID = st.one_of(
    st.sampled_from(PHRASES),
    st.lists(st.sampled_from(PHRASES), min_size=2, max_size=4).map(" ".join),
    ODD,
)
ROLES: tuple[Role, ...] = ("officer", "person", "other")


WEIGHTS = cache(load_weights)


class Remembering:
    """The real embedder, asked only once for each text: the drawn conversations repeat themselves."""

    def __init__(self) -> None:
        self._model = MiniLm(threads=1)
        self._known: dict[str, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            self._known.update(zip(fresh, self._model.embed(fresh), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else self._model.embed([])


EMBEDDER = cache(Remembering)


def heard(said: Iterable[tuple[str, str]], *, timed: bool) -> Transcript:
    turns: list[Turn] = []
    clock = 0.5
    for number, (speaker, text) in enumerate(said):
        start, words = clock, []
        for one in text.split(" "):
            words.append(Word(text=one, start=clock, end=clock + 0.25))
            clock += 0.25
        turns.append(
            Turn(
                id=f"t{number}",
                speaker=speaker,
                start=start,
                end=clock,
                text=text,
                words=tuple(words) if timed else (),
            )
        )
    ids = list(dict.fromkeys(turn.speaker for turn in turns))
    speakers = tuple(Speaker(id=one, role=ROLES[place % 3]) for place, one in enumerate(ids))
    return Transcript(source=Source(name="talk.ogg", duration=clock), speakers=speakers, turns=tuple(turns))


def written(talk: Transcript, template: Template, max_chars: int | None = None) -> Note:
    return write_note(
        talk,
        template,
        date=DAY,
        transcript_sha256=SHA,
        max_chars=max_chars,
        embedder=EMBEDDER(),
        weights=WEIGHTS(),
    )


def statements(note: Note) -> list[Statement]:
    return [one for section in note.sections for one in section.statements]


def all_evidence(note: Note) -> list[Evidence]:
    carriers: list[Statement | Task | Omission] = [*statements(note), *note.tasks, *note.omissions]
    return list(chain.from_iterable(one.evidence for one in carriers))


def broken(note: Note, talk: Transcript, template: Template) -> list[str]:
    """What the note promises and does not keep; a section of tasks is not empty where tasks are listed."""
    turns = {turn.id: turn for turn in talk.turns}
    pieces = all_evidence(note)
    shown = statements(note)
    ids = [one.id for one in shown] + [one.id for one in note.tasks] + [one.id for one in note.omissions]
    length = sum(len(one.text) + 1 for one in shown)
    listed = {"tasks"} if note.tasks else set()
    promises = {
        "every quote stands in its turn": all(
            piece.quote.strip() and piece.quote in turns[piece.turn].text for piece in pieces
        ),
        "every time lies in its turn": all(
            turns[piece.turn].start <= piece.start <= piece.end <= turns[piece.turn].end for piece in pieces
        ),
        "every speaker is one of the conversation": {one.speaker for one in shown}
        <= {speaker.id for speaker in talk.speakers},
        "every statement says something": all(one.text.strip() for one in shown),
        "ids are unique": len(ids) == len(set(ids)),
        "the sections are the template's, in order": [(one.id, one.title) for one in note.sections]
        == [(one.id, one.title) for one in template.sections],
        "what is empty is named": [one for one in note.not_discussed if one not in listed]
        == [one.id for one in note.sections if not one.statements and one.id not in listed],
        "the limit is kept": note.coverage.limit is None or length <= note.coverage.limit,
        "the length is told": note.coverage.characters == length,
        "the turns are counted": note.coverage.turns == len(talk.turns),
        "the cited turns are counted": note.coverage.cited_turns
        == len({piece.turn for one in shown for piece in one.evidence}),
        "no more words are cited than said": note.coverage.cited_words <= note.coverage.words,
    }
    return [promise for promise, kept in promises.items() if not kept]


TALKS = st.builds(
    heard,
    st.lists(st.tuples(st.sampled_from(["S1", "S2", "S3"]), SAID), max_size=14),
    timed=st.booleans(),
)
TEMPLATES = st.sampled_from([load_template(name) for name in builtin_ids()])
OWN = st.builds(
    Template,
    id=st.just("own"),
    title=st.text(min_size=1, max_size=8),
    max_chars=st.none() | st.integers(1, 500),
    sections=st.lists(
        st.builds(
            SectionTemplate,
            id=st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True),
            title=st.text(min_size=1, max_size=12),
            guidance=st.text(max_size=12),
            about=st.lists(st.sampled_from(PHRASES), max_size=2).map(tuple),
            required=st.booleans(),
            share=st.floats(0.01, 50),
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda section: section.id,
    ).map(tuple),
)
MODEST = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(TALKS, TEMPLATES, st.none() | st.integers(1, 900))
@MODEST
def test_any_conversation_gives_a_note_that_keeps_its_promises(
    talk: Transcript, template: Template, limit: int | None
) -> None:
    note = written(talk, template, limit)
    assert broken(note, talk, template) == []
    assert note.coverage.limit == (limit or template.max_chars)


@given(TALKS, OWN)
@MODEST
def test_a_users_template_is_served_whatever_its_sections(talk: Transcript, template: Template) -> None:
    note = written(talk, template)
    assert broken(note, talk, template) == []
    assert (note.template, note.coverage.limit) == ("own", template.max_chars)


@given(TALKS, TEMPLATES)
@MODEST
def test_the_file_fits_its_schema_and_reads_back(talk: Transcript, template: Template) -> None:
    first, again = (render_note(written(talk, template, 600)) for _ in range(2))
    assert first == again
    jsonschema.validate(json.loads(first), schema("note"))
    assert render_note(Note.model_validate_json(first)) == first


@pytest.mark.parametrize("template", builtin_ids())
def test_one_voice_without_punctuation_or_capitals(template: str) -> None:
    text = " ".join(phrase.lower().strip(".?!") for phrase in PHRASES if phrase.isascii())
    talk = heard([("S1", text)], timed=True)
    note = written(talk, load_template(template), 700)
    assert broken(note, talk, load_template(template)) == []
    assert statements(note)


def test_a_thousand_turns() -> None:
    said = [
        (f"S{n % 2 + 1}", f"{PHRASES[n * 5 % len(PHRASES)]} That was number {n % 9}.") for n in range(1000)
    ]
    talk = heard(said, timed=True)
    template = load_template("probation")
    note = written(talk, template)
    assert broken(note, talk, template) == []
    assert (note.coverage.turns, note.coverage.limit) == (1000, 4000)
    assert note.coverage.characters > 500


def test_seconds_beyond_the_words_of_a_turn_are_not_told() -> None:
    """Each piece of evidence points at the words it quotes, not at the whole turn."""
    text = "I paid the rent. I owe ninety pounds for gas. The dog is fine."
    talk = heard([("S1", text)], timed=True)
    words = talk.turns[0].words
    for piece in all_evidence(written(talk, load_template("general"))):
        begin = text.index(piece.quote)
        first = len(text[:begin].split())
        last = first + len(piece.quote.split()) - 1
        assert (piece.start, piece.end) == (words[first].start, words[last].end)
