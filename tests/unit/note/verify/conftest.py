import datetime as dt
from collections.abc import Callable

import pytest

from casescribe.model.transcript import Source, Speaker, Transcript, Turn
from casescribe.stages.note.embed import MiniLm
from casescribe.stages.note.verify import MeetingFacts, Tools, said_names

Talk = Callable[..., tuple[Turn, ...]]

SPEAKERS = (
    Speaker(id="S1", role="officer", name="Rhona Petrie"),
    Speaker(id="S2", role="person", name="Marek Dolan"),
)


@pytest.fixture(scope="session")
def tools() -> Tools:
    return Tools(MiniLm(threads=1))


@pytest.fixture(scope="session")
def talk() -> Talk:
    """Turns from "A: …" (the officer) and "B: …" (the person), two seconds each."""

    def build(*lines: str) -> tuple[Turn, ...]:
        who = {"A": "S1", "B": "S2", "C": "S3"}
        return tuple(
            Turn(id=f"T{n}", speaker=who[line[0]], text=line[3:], start=2.0 * n, end=2.0 * n + 2)
            for n, line in enumerate(lines)
        )

    return build


@pytest.fixture(scope="session")
def meeting() -> Callable[[tuple[Turn, ...]], MeetingFacts]:
    def build(turns: tuple[Turn, ...]) -> MeetingFacts:
        return MeetingFacts(dt.date(2026, 9, 7), SPEAKERS, said_names(turns))

    return build


@pytest.fixture(scope="session")
def transcript(talk: Talk) -> Transcript:
    turns = talk(
        "A: Morning, Marek. How did the interview go?",
        "B: It was all right. I start at the bakery on Monday the fourteenth, six in the morning.",
        "A: And the flat?",
        "B: The council are fixing the boiler on Thursday. I pay ninety, no, sorry, eighty-five pounds a week.",  # noqa: E501 - one turn
        "A: Have you seen your brother?",
        "B: No. Our Stefan's been telling people I went round there, but I never did.",
        "A: I'll ring the housing officer tomorrow.",
        "B: Thanks. If my aunt had a spare room I'd move to Ayr.",
    )
    return Transcript(source=Source(name="t", duration=16), speakers=SPEAKERS, turns=turns, date="2026-09-07")
