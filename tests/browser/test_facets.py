"""Choices that say how many stops they show: what is chosen stays so when the counts change."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import SLOW, Open, choose_article, opened, settled, still

pytestmark = pytest.mark.browser


def pick(page: Page, name: str, option: str) -> None:
    """Chooses an option of a list in the sidebar, and closes the list."""
    still(page.get_by_test_id("stSidebar").get_by_role("combobox", name=name)).click()
    page.get_by_role("option", name=re.compile(f"^{option}")).first.click()
    page.keyboard.press("Escape")


def press(page: Page, name: str, wanted: str) -> None:
    """Presses one of the statuses; waits until the URL says so and the page is drawn."""
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile(f"^{name}")).click()
    page.wait_for_url(re.compile(f"status={wanted}(&|$)"))
    settled(page)


def test_what_is_chosen_stays_chosen_when_its_count_changes(open_page: Open, server: str) -> None:
    page = opened(open_page, server, traveller="everyone")
    sidebar = page.get_by_test_id("stSidebar")
    sidebar.get_by_text("More filters").click()
    still(sidebar.get_by_role("button", name="Clear these filters"))  # all of it is unfolded
    pick(page, "Countries", "Russia")
    page.wait_for_url(re.compile("country=RU"))
    settled(page)
    countries = sidebar.get_by_test_id("stMultiSelect").filter(has_text="Countries")
    told = countries.inner_text()
    ink = sidebar.evaluate("sidebar => getComputedStyle(sidebar).color")
    chosen = countries.get_by_label("Selected values").locator("[aria-label^=Russia]")
    expect(chosen).to_have_css("color", ink)  # as quiet as the rest, not white on the accent
    press(page, "Planned", "visited%2Cpast%2Ccancelled")
    expect(countries).not_to_have_text(told)  # it says another count
    press(page, "Earlier", "visited%2Ccancelled")
    expect(countries).to_contain_text("Russia · ")
    assert "country=RU" in page.url


def test_a_period_stays_chosen_when_its_count_changes(open_page: Open, server: str) -> None:
    page = open_page(f"{server}/?traveller=everyone&days=2023-09-01..2023-09-30")
    expect(page.locator("span[data-sentence]").first).to_be_visible(timeout=SLOW)
    settled(page)
    press(page, "Planned", "visited%2Cpast%2Ccancelled")
    press(page, "Earlier", "visited%2Ccancelled")
    press(page, "Planned", "visited%2Cplanned%2Ccancelled")
    assert "days=2023-09-01..2023-09-30" in page.url
    assert "traveller=everyone" in page.url


def test_a_status_is_switched_off_at_the_first_press_after_its_count_changed(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server, traveller="everyone")
    told = page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^Planned"))
    before = told.inner_text()
    choose_article(page, "Kim tours")
    expect(told).not_to_have_text(before)
    press(page, "Planned", "visited%2Cpast%2Ccancelled")
