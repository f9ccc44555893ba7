"""The search: by hand and by key, on the map and in the reader."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import Open, card, expect_in_view, is_marked, mark, opened, selected

pytestmark = pytest.mark.browser


def typed(page: Page, words: str) -> Locator:
    """What is found, once it is."""
    page.get_by_role("combobox", name="Search texts").fill(words)
    return page.get_by_role("listbox", name="Found")


def test_a_sentence_found_is_opened_in_the_reader(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    found = typed(page, "pulling station")
    expect(found.locator("mark").first).to_have_text("pulling")
    found.get_by_role("option").first.click()
    expect(selected(page)).to_contain_text("pulling into a station")
    expect_in_view(selected(page))
    expect(found).to_be_hidden()
    page.wait_for_url(re.compile("sentence="))


def test_a_place_found_by_key_opens_its_card(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    page.keyboard.press("/")
    page.keyboard.type("sochi")
    expect(page.get_by_role("listbox", name="Found").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[role=option][aria-selected="true"]')).to_contain_text("Sochi")
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("Sochi")
    expect(selected(page)).to_contain_text("Sochi")


def test_a_traveller_found_is_shown(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    mark(page)
    found = typed(page, "lukash")
    found.get_by_role("option", name="Alexander Lukashenko 1 stop").click()
    page.wait_for_url(re.compile("traveller=Alexander"))
    expect(page.locator(".dl-title")).to_contain_text("Lukashenko")
    assert is_marked(page)


def test_what_is_not_there_is_said_and_escape_leaves(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    typed(page, "<b>nothing</b>")
    expect(page.locator(".dl-found-said")).to_have_text(
        "Nothing is called “<b>nothing</b>”, and no sentence has these words."
    )
    page.keyboard.press("Escape")
    expect(page.locator(".dl-found-said")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox", name="Search texts")).to_have_value("")


def test_what_is_found_lies_over_the_corrections(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    found = typed(page, "russia")
    expect(found.get_by_role("option").first).to_be_visible()
    undo = page.get_by_role("button", name="Undo").element_handle()
    page.wait_for_function(
        """undo => {
            const { left, top, width, height } = undo.getBoundingClientRect();
            const seen = document.elementFromPoint(left + width / 2, top + height / 2);
            return seen !== null && seen.closest("[role=listbox], .dl-found") !== null;
        }""",
        arg=undo,
    )
