"""The note's page in a real browser: searched, read and printed, by everybody and without scripts."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Opener = Callable[..., Page]
Until = Callable[[Page, str], None]


def texts(page: Page, selector: str) -> list[str]:
    return page.locator(selector).all_inner_texts()


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


def test_spoken_markup_is_text(show: Opener, hostile: str) -> None:
    page = show()
    assert page.evaluate("window.hacked") is None
    assert page.locator(".row .text").nth(3).inner_text() == hostile
    assert page.locator("#turn-5 .said").inner_text() == hostile


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


def test_on_a_phone_the_words_being_spoken_stand_above_the_player(show: Opener, until: Until) -> None:
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
def test_axe_finds_nothing(show: Opener, until: Until, width: int, scheme: str) -> None:
    page = show(width=width, color_scheme=scheme)
    page.locator(".row .text").nth(1).click()
    until(page, "words.length > 0")
    page.get_by_label("Search the transcript").fill("ring")
    playing = Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.evaluate("help.showModal()")
    helping = Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in (*playing, *helping)] == []
