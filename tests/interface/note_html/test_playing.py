"""The note's page in a real browser: it plays evidence, follows the words and stops where it should."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Opener = Callable[..., Page]
Until = Callable[[Page, str], None]
Heard = Callable[[Page], list[tuple[str, float]]]


@pytest.fixture
def heard(until: Until) -> Heard:
    """Tells what the player did, once it is silent again, to a tenth of a second."""

    def listen(page: Page) -> list[tuple[str, float]]:
        until(page, "heard.some(([kind]) => kind === 'playing') && audio.paused && !audio.seeking")
        events: list[tuple[str, float]] = page.evaluate("heard")
        return [(kind, round(at, 1)) for kind, at in events]

    return listen


def stretches(events: list[tuple[str, float]]) -> list[float]:
    """The times at which it started to play, and at last where it stands."""
    return [at for kind, at in events if kind == "playing"] + [events[-1][1]]


def test_a_click_on_a_statement_plays_its_seconds_and_no_more(show: Opener, heard: Heard) -> None:
    page = show()
    page.get_by_text("Sleeps badly.", exact=True).click()
    events = heard(page)
    assert stretches(events) == [2.0, 3.1]
    paused = page.evaluate("heard.find(([kind]) => kind === 'pause')[1]")
    assert 3.15 <= paused <= 3.25


def test_the_words_light_up_as_they_are_spoken(show: Opener, heard: Heard) -> None:
    page = show()
    page.get_by_text("Sleeps badly.", exact=True).click()
    assert page.locator(".cited").all_inner_texts() == ["Tired.", "I", "sleep", "badly"]
    heard(page)
    assert page.evaluate("words") == ["Tired.", "I", "sleep", "badly"]
    assert page.locator(".now").count() == 0


def test_a_statement_with_two_pieces_of_evidence_plays_both_in_turn(
    show: Opener, until: Until, heard: Heard
) -> None:
    page = show()
    page.get_by_text("Is tired.", exact=True).click()
    until(page, "words.includes('badly')")
    events = heard(page)
    assert ("seeked", 2.0) in events
    assert events[-1][1] == 3.1
    assert page.evaluate("words") == ["how", "are", "you?", "Tired.", "I", "sleep", "badly"]


def test_enter_and_space_play_the_statement_that_has_the_focus(show: Opener, heard: Heard) -> None:
    for key in ("Enter", "Space"):
        page = show()
        page.locator(".play").first.focus()
        page.keyboard.press(key)
        assert stretches(heard(page)) == [2.0, 3.1]


def test_space_pauses_and_goes_on_to_the_same_end(show: Opener, until: Until, heard: Heard) -> None:
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


def test_far_words_are_scrolled_into_view(show: Opener, until: Until) -> None:
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


def test_a_click_on_a_word_plays_on_from_there(show: Opener, until: Until) -> None:
    page = show()
    page.get_by_text("morning,", exact=True).click()
    until(page, "words.includes('Tired.')")
    assert page.evaluate("heard.find(([kind]) => kind === 'playing')[1]") == pytest.approx(0.3, abs=0.05)
    page.keyboard.press("Escape")
    assert page.evaluate("audio.paused")


def test_moving_the_player_by_hand_forgets_the_statement(show: Opener, until: Until) -> None:
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
    assert page.evaluate("audio.currentTime") == pytest.approx(36.0, abs=0.2)
