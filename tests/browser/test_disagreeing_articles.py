"""Where articles contradict each other, the page shows both sides and settles nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.articles.readers import read
from dashboard.atlas import build as build_atlas
from dashboard.exports import html
from dashboard.view.build import build
from tests.browser.steps import adding, settled, still, upload_into
from tests.places.parsing import geoparser

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
SETS = Path(__file__).parents[2] / "benchmarks" / "itineraries" / "sets"
YARD = SETS / "date-disagrees" / "articles.jsonl"
BOTH = [("Tue 14 Jun", "yard-courier", "Tuesday"), ("Wed 15 Jun", "yard-weekly", "Wednesday")]


def check(place: Locator, sentences: Locator) -> None:
    """Both days are written, and each side's link shows its own sentence."""
    for day, article, word in BOTH:
        expect(place).to_contain_text(day)
        still(place.locator(f'a[href*="article={article}&sentence=0"]').last).click()
        expect(sentences).to_contain_text(word)
        expect(sentences).to_have_attribute("data-article", article)


def test_the_page_shows_both_days_in_card_and_table(open_page: Open, server: str) -> None:
    page = open_page(server)
    expect(page.get_by_role("button", name="Add articles…")).to_be_visible(timeout=180_000)
    dialog = adding(page)
    upload_into(dialog, YARD)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog).to_have_count(0)
    settled(page)
    page.get_by_role("combobox", name="Traveller").click()
    page.get_by_role("option", name="Ines Kallaste").click()
    row = page.locator(".dl-stops tbody tr", has_text="Ventspils")
    check(row, page.locator("span.is-selected"))
    frame = page.frame_locator(".st-key-map iframe")
    row.locator(".dl-place").click()
    card = frame.locator(".dateline-popup")
    expect(card).to_contain_text("The articles disagree on the day")
    check(card, page.locator("span.is-selected"))


def test_the_exported_file_shows_both_days_on_the_map_too(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    view = build(build_atlas(read([str(YARD)]).articles, geoparser()))
    file.write_text(html.page(view), encoding="utf-8")
    page = open_page(file.as_uri())
    pin = page.locator(".mark", has_text="Ventspils")
    expect(pin.locator(".sign-doubt")).to_be_visible()
    expect(page.locator(".mark .sign-doubt")).to_have_count(1)
    expect(page.locator(".dateline-legend")).to_contain_text("the articles disagree")
    check(page.locator(".dl-stops tbody tr", has_text="Ventspils"), page.locator(".is-selected"))
    pin.click()
    check(page.get_by_role("dialog"), page.locator(".is-selected"))
