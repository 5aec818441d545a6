"""A note's page of a talk with hostile words, opened in a real browser, for the tests of the page."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
from casescribe.stages.export.html import Playback, render_html

CHROMIUM = Path("/usr/bin/chromium")
RATE = 8_000
SECONDS = 72
HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
SAID = (
    ("S1", "Good morning, how are you?"),
    ("S2", "Tired. I sleep badly in Walsall."),
    ("S1", "Will you ring the doctor?"),
    ("S2", "I'll ring on Thursday, then."),
    ("S1", HOSTILE),
    *((f"S{1 + i % 2}", f"Turn number {i} of this long talk.") for i in range(30)),
)
EVENTS = """() => {
  const audio = document.getElementById("audio");
  window.heard = [];
  window.words = [];
  for (const kind of ["playing", "seeked", "pause"])
    audio.addEventListener(kind, () => window.heard.push([kind, audio.currentTime]));
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.classList.contains("now")) window.words.push(target.textContent);
    }
  }).observe(document.getElementById("turns"), { attributeFilter: ["class"], subtree: true });
}"""


def _turn(number: int, speaker: str, text: str) -> Turn:
    """A turn of 0.3 s a word; turns begin every two seconds."""
    start = 2.0 * number
    words = tuple(
        Word(text=word, start=start + 0.3 * i, end=start + 0.3 * i + 0.25, doubtful=word == "Walsall.")
        for i, word in enumerate(text.split())
    )
    return Turn(
        id=f"T{number}",
        speaker=speaker,
        start=start,
        end=words[-1].end,
        text=text,
        words=words,
        overlap=number == 3,
    )


def _transcript() -> Transcript:
    return Transcript(
        source=Source(name="meeting.ogg", duration=SECONDS),
        recogniser=RecogniserInfo(name="base"),
        date="2026-03-12",
        date_source="given",
        speakers=(Speaker(id="S1", role="officer", name="Priya Nair"), Speaker(id="S2", role="person")),
        turns=tuple(_turn(i, speaker, text) for i, (speaker, text) in enumerate(SAID)),
        inaudible=(Span(start=1.8, end=1.9),),
        warnings=(Warned(code="short", message="The recording stops early"),),
    )


def _evidence(transcript: Transcript, turn: int, first: int, last: int) -> Evidence:
    words = transcript.turns[turn].words[first:last]
    quote = " ".join(word.text for word in words)
    return Evidence(turn=f"T{turn}", start=words[0].start, end=words[-1].end, quote=quote)


def _note(transcript: Transcript) -> Note:
    asked, tired = _evidence(transcript, 0, 2, 5), _evidence(transcript, 1, 0, 4)
    ring, late = _evidence(transcript, 3, 0, 4), _evidence(transcript, 30, 0, 3)
    hostile = _evidence(transcript, 4, 0, 2)
    checks = tuple(Check(name="names", verdict=v, reason="told") for v in ("supported", "unsure"))

    def statement(number: int, text: str, *evidence: Evidence, **rest: Any) -> Statement:
        return Statement(id=f"s{number}", text=text, speaker="S2", evidence=evidence, **rest)

    return Note(
        template="visit",
        date="2026-03-12",
        transcript_sha256="c" * 64,
        writer=WriterInfo(name="evidence", version="1"),
        sections=(
            NoteSection(
                id="health",
                title="Health",
                statements=(
                    statement(1, "Sleeps badly.", tired, status="rendered", checks=checks[:1]),
                    statement(2, "Is tired.", asked, tired, status="drafted", checks=checks),
                    statement(3, late.quote, late),
                    statement(4, HOSTILE, hostile, kind="officer-view"),
                ),
            ),
            NoteSection(id="home", title="Home"),
        ),
        tasks=(
            Task(
                id="k1",
                text="Ring the doctor",
                who="person",
                due="2026-03-19",
                due_words="Thursday",
                evidence=(ring,),
            ),
        ),
        omissions=(
            Omission(id="o1", kind="place", text="In Walsall", evidence=(_evidence(transcript, 1, 4, 6),)),
        ),
        not_discussed=("home",),
        coverage=Coverage(turns=34, cited_turns=3, words=200, cited_words=11, characters=60),
    )


TEMPLATE = Template(
    id="visit",
    title="Home visit",
    sections=(SectionTemplate(id="health", title="Health"), SectionTemplate(id="home", title="Home")),
)


def _tone() -> Playback:
    """A little over a minute of a quiet tone as browsers get it."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=RATE)
        stream.layout = "mono"
        wave = (np.sin(np.arange(SECONDS * RATE) * 0.1) * 0.1).astype(np.float32)
        for at in range(0, len(wave) - 1023, 1024):
            frame = av.AudioFrame.from_ndarray(wave[None, at : at + 1024], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return Playback(out.getvalue(), "audio/mp4")


@pytest.fixture(scope="package")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of the page with and without sound."""
    folder = tmp_path_factory.mktemp("pages")
    transcript = _transcript()
    peaks = [(-0.1 * (i % 7), 0.1 * (i % 5)) for i in range(300)]
    for name, audio in (("sound", _tone()), ("silent", None)):
        pieces = render_html(transcript, _note(transcript), TEMPLATE, audio, peaks)
        (folder / f"{name}.html").write_bytes(b"".join(pieces))
    return {name: (folder / f"{name}.html").as_uri() for name in ("sound", "silent")}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail("the browser tests need Chromium: run scripts/install-chromium.sh")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--autoplay-policy=no-user-gesture-required",
                "--mute-audio",
            ],
        )
        yield opened
        opened.close()


Opener = Callable[..., Page]
Until = Callable[[Page, str], None]


@pytest.fixture
def show(browser: Browser, pages: dict[str, str]) -> Iterator[Opener]:
    """Opens the page; at the end there must have been no errors and no requests to anywhere."""
    told: list[str] = []
    contexts = []

    def opener(name: str = "sound", width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on(
            "request", lambda request: told.append(request.url) if request.url.startswith("http") else None
        )
        page.goto(pages[name])
        if name == "sound" and options.get("java_script_enabled", True):
            page.evaluate(EVENTS)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert told == []


@pytest.fixture(scope="package")
def until() -> Until:
    """Waits for a condition; the page's own policy forbids the browser's `wait_for_function`."""

    def wait(page: Page, condition: str) -> None:
        for _ in range(500):
            if page.evaluate(condition):
                return
            page.wait_for_timeout(20)
        pytest.fail(f"never happened: {condition}")

    return wait


@pytest.fixture
def hostile() -> str:
    """What somebody says in markup."""
    return HOSTILE
