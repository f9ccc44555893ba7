"""A life on the page: its stations in order of time, joined by thin lines, with their years."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.browser import ROOT, running
from tests.browser.steps import SLOW, settled
from tests.browser.test_accessibility import found

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
TEXT = (
    "Ann Kovacs flew to Berlin on Monday. She was born in Cairo in 1950, studied in Paris from "
    "1970 to 1975 and has worked in Vienna since 1990. She retired to Nice in "
    "2015 <b>with a dog</b>."
)
LIFE = [
    ("1", "Cairo", "1950", "born"),
    ("2", "Paris", "1970–1975", "studied"),
    ("3", "Vienna", "since 1990", "worked"),
    ("4", "Nice", "2015", "lived"),
]
# Pixels of the map's canvas that something is drawn on.
DRAWN = """frame => {
    const canvas = frame.contentDocument.querySelector(".leaflet-overlay-pane canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) count += data[i] > 0;
    return count;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("life") / "articles.jsonl"
    path.write_text(json.dumps({"id": "one", "text": TEXT, "published": "2023-09-15"}))
    with running(None, ROOT, str(path)) as (address, _):
        yield address


def opened(open_page: Open, address: str, **options: object) -> Page:
    page = open_page(address, **options)
    expect(marks(page).first).to_be_visible(timeout=SLOW)
    settled(page)
    return page


def marks(page: Page) -> Locator:
    return page.frame_locator(".st-key-map iframe").locator(".mark")


def drawn(page: Page) -> int:
    return page.locator(".st-key-map iframe").evaluate(DRAWN)


def test_a_journey_is_switched_to_the_life(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    expect(page.locator("h1.dl-title")).to_contain_text("The journey of Ann Kovacs")
    expect(page.frame_locator(".st-key-map iframe").locator(".mark.is-station")).to_have_count(4)
    expect(page.locator(".dl-lives .dl-lives-title")).to_have_text("Stations of a life")
    assert drawn(page) == 0, "no leg joins the stations beside a journey"
    page.get_by_test_id("stSidebar").get_by_text("Life instead of journey").click()
    expect(page.locator("h1.dl-title")).to_contain_text("The life of Ann Kovacs")
    expect(page).to_have_url(re.compile("life=1"))
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator(".mark.is-life")).to_have_count(4)
    expect(frame.locator(".dateline-legend")).to_contain_text("a life")
    page.wait_for_function(f"({DRAWN})(document.querySelector('.st-key-map iframe')) > 100")


def test_the_table_and_the_timeline_tell_the_life_in_order(open_page: Open, server: str) -> None:
    page = opened(open_page, f"{server}/?traveller=Ann+Kovacs&life=1")
    rows = page.locator(".dl-lives tbody tr")
    expect(rows).to_have_count(len(LIFE))
    for row, (number, place, years, station) in zip(rows.all(), LIFE, strict=True):
        expect(row.locator(".dl-mark")).to_have_text(number)
        expect(row.locator(".dl-place")).to_have_text(place)
        expect(row.locator(".dl-when")).to_contain_text(years)
        expect(row.locator(".dl-state")).to_have_text(station)
    expect(page.locator(".dl-time-head")).to_contain_text("1990")
    expect(page.locator(".dl-time-stop")).to_have_count(len(LIFE))


def test_a_station_s_card_quotes_its_sentence(open_page: Open, server: str) -> None:
    page = opened(open_page, f"{server}/?traveller=Ann+Kovacs&life=1")
    frame = page.frame_locator(".st-key-map iframe")
    frame.get_by_role("button", name=re.compile("^Nice")).dispatch_event("click")
    card = frame.locator(".dateline-popup")
    expect(card).to_contain_text("Ann Kovacs · lived · 2015")
    expect(card.locator("mark").first).to_have_text("Nice")
    expect(card).to_contain_text("in 2015 <b>with a dog</b>.")
    card.locator("a[data-sentence]").first.click()
    expect(page.locator("span.is-selected")).to_contain_text("retired to Nice")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_life_fits_a_phone(open_page: Open, server: str, scheme: str) -> None:
    address = f"{server}/?traveller=Ann+Kovacs&life=1"
    page = opened(open_page, address, width=390, height=844, scheme=scheme)
    wide = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    assert page.evaluate(wide) == 0
    assert found(page) == []
    assert found(next(frame for frame in page.frames if "st_folium" in frame.url)) == []
    tables = page.locator(".dl-tables")
    assert tables.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
