"""One short meeting that has everything a note can have, and hostile words in it."""

import pytest

from casescribe.model.note import (
    Check,
    Coverage,
    Evidence,
    Note,
    NoteSection,
    Omission,
    Statement,
    Task,
    WriterInfo,
)
from casescribe.model.span import Span
from casescribe.model.template import SectionTemplate, Template
from casescribe.model.transcript import RecogniserInfo, Source, Speaker, Transcript, Turn, Warned, Word


def _words(start: float, *texts: str, doubtful: str = "") -> tuple[Word, ...]:
    """Words of 0.4 s, one every 0.5 s."""
    return tuple(
        Word(
            text=text,
            start=start + i / 2,
            end=start + i / 2 + 0.4,
            confidence=0.3 if text == doubtful else 0.9,
            doubtful=text == doubtful,
        )
        for i, text in enumerate(texts)
    )


def _turn(number: int, speaker: str, words: tuple[Word, ...], *, overlap: bool = False) -> Turn:
    return Turn(
        id=f"T{number}",
        speaker=speaker,
        start=words[0].start,
        end=words[-1].end,
        text=" ".join(word.text for word in words),
        overlap=overlap,
        words=words,
    )


@pytest.fixture
def transcript() -> Transcript:
    return Transcript(
        source=Source(name="meeting.ogg", sha256="a" * 64, duration=20.0),
        recogniser=RecogniserInfo(name="whisper-base", sha256="b" * 64),
        date="2026-03-12",
        date_source="file",
        speakers=(Speaker(id="S1", role="officer", name="Priya Nair"), Speaker(id="S2", role="person")),
        turns=(
            _turn(1, "S1", _words(1.0, "Where", "do", "you", "live?")),
            _turn(2, "S2", _words(3.5, "In", "Walsall", "<now>,", "*honest*.", doubtful="Walsall")),
            _turn(3, "S1", _words(6.0, "Ring", "me", "next", "Thursday."), overlap=True),
            _turn(4, "S2", _words(12.0, "I", "will", "not.")),
        ),
        inaudible=(Span(start=9.0, end=10.5), Span(start=4.4, end=4.5)),
        warnings=(Warned(code="short", message="The recording stops early", start=19.0, end=20.0),),
    )


@pytest.fixture
def note() -> Note:
    lives = Evidence(turn="T2", start=3.5, end=4.4, quote="In Walsall")
    asked = Evidence(turn="T1", start=1.0, end=2.9, quote="Where do you live?")
    ring = Evidence(turn="T3", start=6.0, end=7.9, quote="Ring me next Thursday.")
    refuses = Evidence(turn="T4", start=12.0, end=13.4, quote="I will not.")
    unsure = Check(name="names", verdict="unsure", reason="the name is doubtful")
    return Note(
        template="visit",
        date="2026-03-12",
        transcript_sha256="c" * 64,
        writer=WriterInfo(name="evidence", version="1"),
        sections=(
            NoteSection(
                id="home",
                title="Home & family",
                statements=(
                    Statement(
                        id="s1",
                        text="Lives in Walsall.",
                        status="rendered",
                        speaker="S2",
                        evidence=(asked, lives),
                        checks=(Check(name="numbers", verdict="supported"), unsure),
                    ),
                    Statement(id="s2", text="I will not.", kind="agreed", speaker="S2", evidence=(refuses,)),
                ),
            ),
            NoteSection(id="work", title="Work"),
        ),
        tasks=(
            Task(
                id="k1",
                text="Ring | the officer",
                who="person",
                due="2026-03-19",
                due_words="next Thursday",
                time="10:30",
                evidence=(ring,),
            ),
            Task(id="k2", text="Visit", kind="appointment", who="officer", evidence=(ring,)),
        ),
        omissions=(Omission(id="o1", kind="negation", text="I will not.", evidence=(refuses,)),),
        not_discussed=("work",),
        coverage=Coverage(turns=4, cited_turns=3, words=15, cited_words=9, characters=30, limit=4000),
    )


@pytest.fixture
def template() -> Template:
    return Template(
        id="visit",
        title="Home visit",
        officer="Social worker",
        person="Resident",
        sections=(
            SectionTemplate(id="home", title="Home & family"),
            SectionTemplate(id="work", title="Work"),
        ),
    )
