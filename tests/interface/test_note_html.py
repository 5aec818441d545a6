"""The note's page in a real browser: it plays, follows, searches, obeys keys, and everybody can use it."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
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


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of the page with and without sound."""
    folder = tmp_path_factory.mktemp("pages")
    transcript = _transcript()
    peaks = [(-0.1 * (i % 7), 0.1 * (i % 5)) for i in range(300)]
    for name, audio in (("sound", _tone()), ("silent", None)):
        pieces = render_html(transcript, _note(transcript), TEMPLATE, audio, peaks)
        (folder / f"{name}.html").write_bytes(b"".join(pieces))
    return {name: (folder / f"{name}.html").as_uri() for name in ("sound", "silent")}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("the browser tests need Chromium: run scripts/install-chromium.sh")
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


def until(page: Page, condition: str) -> None:
    """Wait for it; the page's own policy forbids the browser's `wait_for_function`."""
    for _ in range(500):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never happened: {condition}")


def heard(page: Page) -> list[tuple[str, float]]:
    """What the player did, once it is silent again, to a tenth of a second."""
    until(page, "heard.some(([kind]) => kind === 'playing') && audio.paused && !audio.seeking")
    events: list[tuple[str, float]] = page.evaluate("heard")
    return [(kind, round(at, 1)) for kind, at in events]


def stretches(events: list[tuple[str, float]]) -> list[float]:
    """The times at which it started to play, and at last where it stands."""
    return [at for kind, at in events if kind == "playing"] + [events[-1][1]]


def texts(page: Page, selector: str) -> list[str]:
    return page.locator(selector).all_inner_texts()


def test_a_click_on_a_statement_plays_its_seconds_and_no_more(show: Opener) -> None:
    page = show()
    page.get_by_text("Sleeps badly.", exact=True).click()
    events = heard(page)
    assert stretches(events) == [2.0, 3.1]
    paused = page.evaluate("heard.find(([kind]) => kind === 'pause')[1]")
    assert 3.15 <= paused <= 3.25


def test_the_words_light_up_as_they_are_spoken(show: Opener) -> None:
    page = show()
    page.get_by_text("Sleeps badly.", exact=True).click()
    assert texts(page, ".cited") == ["Tired.", "I", "sleep", "badly"]
    heard(page)
    assert page.evaluate("words") == ["Tired.", "I", "sleep", "badly"]
    assert page.locator(".now").count() == 0


def test_a_statement_with_two_pieces_of_evidence_plays_both_in_turn(show: Opener) -> None:
    page = show()
    page.get_by_text("Is tired.", exact=True).click()
    until(page, "words.includes('badly')")
    events = heard(page)
    assert ("seeked", 2.0) in events
    assert events[-1][1] == 3.1
    assert page.evaluate("words") == ["how", "are", "you?", "Tired.", "I", "sleep", "badly"]


def test_enter_and_space_play_the_statement_that_has_the_focus(show: Opener) -> None:
    for key in ("Enter", "Space"):
        page = show()
        page.locator(".play").first.focus()
        page.keyboard.press(key)
        assert stretches(heard(page)) == [2.0, 3.1]


def test_space_pauses_and_goes_on_to_the_same_end(show: Opener) -> None:
    page = show()
    page.keyboard.press("j")
    page.keyboard.press("Space")
    until(page, "audio.currentTime > 2.3")
    page.keyboard.press("Space")
    stopped = page.evaluate("audio.currentTime")
    assert page.evaluate("audio.paused")
    page.keyboard.press("Space")
    until(page, "audio.paused && audio.currentTime > 3")
    assert 2.3 < stopped < 3.1
    assert stretches(heard(page))[-1] == 3.1


def test_j_and_k_walk_through_the_statements(show: Opener) -> None:
    page = show()
    focused = "document.activeElement.closest('.row').querySelector('.text').textContent"
    seen = []
    for key in "jjjkj":
        page.keyboard.press(key)
        seen.append(page.evaluate(focused))
    assert seen == ["Sleeps badly.", "Is tired.", "Turn number 25", "Is tired.", "Turn number 25"]


def test_far_words_are_scrolled_into_view(show: Opener) -> None:
    page = show()
    page.locator(".row .text").nth(2).click()
    until(page, "words.length > 0")
    box = page.locator(".cited").first.bounding_box()
    tools = page.locator(".tools").bounding_box()
    player = page.locator(".player").bounding_box()
    assert box is not None
    assert tools is not None
    assert player is not None
    assert tools["y"] + tools["height"] <= box["y"] <= player["y"] - box["height"]


def test_a_click_on_a_word_plays_on_from_there(show: Opener) -> None:
    page = show()
    page.get_by_text("morning,", exact=True).click()
    until(page, "words.includes('Tired.')")
    assert page.evaluate("heard.find(([kind]) => kind === 'playing')[1]") == pytest.approx(0.3, abs=0.05)
    page.keyboard.press("Escape")
    assert page.evaluate("audio.paused")


def test_moving_the_player_by_hand_forgets_the_statement(show: Opener) -> None:
    page = show()
    page.get_by_text("Sleeps badly.", exact=True).click()
    until(page, "audio.currentTime > 2.1")
    page.evaluate("audio.currentTime = 20")
    until(page, "audio.currentTime > 20.3")
    assert not page.evaluate("audio.paused")
    assert page.locator(".playing").count() == 0


def test_a_click_on_the_wave_moves_the_player(show: Opener) -> None:
    page = show()
    box = page.locator("#wave").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 10)
    assert page.evaluate("audio.currentTime") == pytest.approx(SECONDS / 2, abs=0.2)


def test_searching_counts_and_walks_round(show: Opener) -> None:
    page = show()
    page.keyboard.press("/")
    page.keyboard.type("RING")
    assert texts(page, "#found") == ["Found 2 times"]
    counts = []
    for _ in range(3):
        page.keyboard.press("Enter")
        counts.append(page.locator("#found").inner_text())
    page.get_by_role("button", name="Previous").click()
    assert [*counts, page.locator("#found").inner_text()] == ["1 of 2", "2 of 2", "1 of 2", "2 of 2"]
    page.get_by_label("Search the transcript").fill("sleep badly in")
    assert texts(page, "#found") == ["Found once"]
    page.get_by_label("Search the transcript").fill("nowhere")
    assert texts(page, "#found") == ["Nothing found"]


def test_help_opens_by_key_and_can_turn_single_keys_off(show: Opener) -> None:
    page = show()
    page.keyboard.press("?")
    assert page.locator("dialog[open] h2").inner_text() == "Keyboard"
    page.get_by_label("Use single-key shortcuts").uncheck()
    page.get_by_role("button", name="Close").click()
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert page.evaluate("[document.activeElement.matches('.play'), help.open]") == [False, False]


def test_spoken_markup_is_text(show: Opener) -> None:
    page = show()
    assert page.evaluate("window.hacked") is None
    assert page.locator(".row .text").nth(3).inner_text() == HOSTILE
    assert page.locator("#turn-5 .said").inner_text() == HOSTILE


def test_a_page_without_sound_shows_the_words(show: Opener) -> None:
    page = show("silent")
    page.get_by_text("Sleeps badly.", exact=True).click()
    assert texts(page, ".cited") == ["Tired.", "I", "sleep", "badly"]
    assert page.locator("audio, .player, .sign").count() == 0


def test_without_scripts_everything_can_be_read_and_evidence_leads_to_its_turn(show: Opener) -> None:
    page = show(java_script_enabled=False)
    assert page.get_by_text("Sleeps badly.", exact=True).is_visible()
    assert page.locator("audio").is_visible()
    assert not page.get_by_label("Search the transcript").is_visible()
    page.locator(".play").nth(3).click()
    assert page.url.endswith("#turn-31")


@pytest.mark.parametrize(("width", "height", "text"), [(320, 640, 100), (1280, 800, 200), (640, 512, 200)])
def test_the_page_reflows_without_scrolling_sideways(
    show: Opener, width: int, height: int, text: int
) -> None:
    page = show(width=width, height=height)
    page.evaluate(f"document.documentElement.style.fontSize = '{text}%'")
    parts = "[...document.querySelectorAll('html, .pane, .player')]"
    assert page.evaluate(f"{parts}.filter(e => e.scrollWidth > e.clientWidth).length") == 0


def test_on_a_phone_the_words_being_spoken_stand_above_the_player(show: Opener) -> None:
    page = show(width=360, height=740)
    page.get_by_text("Sleeps badly.", exact=True).click()
    until(page, "words.includes('sleep')")
    assert page.locator("#caption").inner_text() == "Person: Tired. I sleep badly in Walsall."
    assert page.get_by_text("Sleeps badly.", exact=True).is_visible()


def test_printing_leaves_the_player_out(show: Opener) -> None:
    page = show()
    page.emulate_media(media="print")
    shown = [page.locator(part).first.is_visible() for part in (".note", ".transcript", ".player", "#search")]
    assert shown == [True, True, False, False]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(show: Opener, width: int, scheme: str) -> None:
    page = show(width=width, color_scheme=scheme)
    page.locator(".row .text").nth(1).click()
    until(page, "words.length > 0")
    page.get_by_label("Search the transcript").fill("ring")
    playing = Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.evaluate("help.showModal()")
    helping = Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in (*playing, *helping)] == []
