"""Many articles: the page gets what it shows, and asks for the rest when that is opened."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from benchmarks.browser import ROOT, Received, running
from tests.browser.steps import settled

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
GIVEN = ("Anton", "Bruno", "Carla", "Dario", "Elena", "Franz", "Greta", "Henri", "Irena", "Jonas")
LAST = ("Abelson", "Brandauer", "Cederholm", "Dombrowski", "Eklund", "Fontane", "Grimaldi", "Haas")
TOWNS = (
    *("Lisbon", "Madrid", "Lyon", "Geneva", "Milan", "Vienna", "Prague", "Warsaw", "Riga"),
    *("Oslo", "Helsinki", "Athens", "Cairo", "Tunis", "Nairobi", "Lagos", "Accra", "Dakar"),
)
SLOW = 180_000


def told() -> Iterator[dict[str, str]]:
    """Eighty travellers, each with three articles about three towns, in half a megabyte of words
    of which no two articles share a sentence."""
    random = Random(240)
    syllables = ["".join(pair) for pair in product("bdfklmnprstv", "aeiou")]

    def word() -> str:
        return "".join(random.choices(syllables, k=random.randint(2, 3)))

    for number, (given, last) in enumerate(product(GIVEN, LAST)):
        for step, day in enumerate(("Monday", "Tuesday", "Wednesday")):
            town = TOWNS[(number + 5 * step) % len(TOWNS)]
            rest = " ".join(f"The {' '.join(word() for _ in range(12))}." for _ in range(24))
            text = f"{given} {last} arrived in {town} on {day} with {word()}. {rest}"
            yield {"id": f"r{number}-{step}", "text": text, "published": "2024-03-07"}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page over those articles."""
    file = tmp_path_factory.mktemp("many") / "articles.jsonl"
    file.write_text("".join(json.dumps(article) + "\n" for article in told()), "utf-8")
    with running(None, ROOT, str(file)) as (address, _):
        yield address


@pytest.fixture
def many_of_ones_own(tmp_path: Path) -> Iterator[str]:
    """The address of a page over those articles, with a project for one test alone."""
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(article) + "\n" for article in told()), "utf-8")
    with running({"DATELINE_PROJECTS": str(tmp_path)}, ROOT, str(file)) as (address, _):
        yield address


def frame(page: Page) -> FrameLocator:
    return page.frame_locator(".st-key-map iframe")


def everyone(page: Page) -> None:
    box = page.get_by_role("combobox", name="Traveller")
    box.click()
    box.fill("Everyone")
    page.get_by_role("option", name="Everyone").click()
    expect(page.locator(".dl-stops tbody tr").nth(49)).to_be_attached()
    expect(frame(page).locator(".mark.is-stop").nth(12)).to_be_attached()
    settled(page)


def opened(open_page: Open, address: str) -> Page:
    page = open_page(address)
    frame(page).locator(".mark.is-stop").first.wait_for(timeout=SLOW)
    expect(frame(page).locator("[data-ready=true]")).to_be_visible(timeout=SLOW)
    expect(page.locator("h1.dl-title")).to_contain_text("240 articles", timeout=SLOW)
    settled(page)
    return page


def test_everyone_costs_few_bytes_and_cards_and_sentences_still_answer(
    open_page: Open, many: str
) -> None:
    page = opened(open_page, many)
    received = Received(page)
    everyone(page)
    assert 5_000 < received.bytes < 150_000  # 1.9 MB when texts, tables and map went with it
    before = received.bytes
    mark = frame(page).get_by_role("button", name=re.compile("^Oslo")).first
    mark.dispatch_event("click")
    card = frame(page).get_by_role("dialog", name="Oslo")
    expect(card.locator("mark").first).to_have_text("Oslo")
    expect(page.locator("span.is-selected")).to_contain_text("arrived in Oslo")
    link = card.get_by_role("link", name="read in article").last
    article = link.get_attribute("data-article")
    link.dispatch_event("click")
    expect(page.locator("span.is-selected")).to_have_attribute("data-article", article or "")
    expect(page.locator("span.is-selected")).to_contain_text("arrived in Oslo")
    page.wait_for_url(re.compile(f"article={article}"))
    assert received.bytes - before < 60_000


def test_how_far_reading_is_is_shown_and_can_be_stopped(browser: Browser, many: str) -> None:
    page = browser.new_page()
    far = {"version": 0, "shown": 90, "read": 120, "of": 240, "stopped": False}
    page.route("**/dateline/version", lambda route: route.fulfill(json=far))
    page.route(
        "**/dateline/reading",
        lambda route: route.fulfill(json=far | {"stopped": route.request.post_data_json["stop"]}),
    )
    page.goto(many)
    told = page.locator(".dl-desk-reading")
    expect(told).to_contain_text("120 of 240 articles read", timeout=SLOW)
    expect(told.get_by_role("progressbar", name="Articles read")).to_have_js_property("value", 120)
    far["stopped"] = True
    told.get_by_role("button", name="Stop").click()
    expect(told).to_contain_text("Stopped: 120 of 240 articles read")
    far["stopped"] = False
    told.get_by_role("button", name="Go on").click()
    expect(told.get_by_role("button", name="Stop")).to_be_visible()
    far["read"] = far["shown"] = 240
    expect(told).to_be_hidden()
    page.close()


def test_a_correction_comes_to_another_tab_without_all_that_has_not_changed(
    many_of_ones_own: str, open_page: Open
) -> None:
    here, there = (opened(open_page, many_of_ones_own) for _ in range(2))
    everyone(here)
    everyone(there)
    outlines = list[str]()
    for page in (here, there):
        page.on("request", lambda one: outlines.append(one.url) if "outline" in one.url else 0)
    before = there.locator(".dl-stops tbody tr").count()
    frame(there).locator("body").evaluate("() => { window.marked = true; }")
    frame(here).get_by_role("button", name=re.compile("^Oslo")).first.dispatch_event("click")
    card = frame(here).get_by_role("dialog", name="Oslo")
    stop = card.locator("details", has_text="correct this stop").first
    stop.locator("summary").first.dispatch_event("click")
    stop.get_by_role("button", name="It is right").dispatch_event("click")
    for page in (here, there):
        expect(page.locator("#tables")).to_contain_text("By hand: confirmed")
        expect(page.locator(".dl-desk")).to_contain_text("1 change")
    assert there.locator(".dl-stops tbody tr").count() == before
    assert frame(there).locator("body").evaluate("() => window.marked")
    for page in (here, there):
        settled(page)
    assert outlines == []


def test_a_view_that_the_server_no_longer_has_is_asked_for_anew(
    browser: Browser, many: str
) -> None:
    page = browser.new_page()
    page.goto(many)
    first = frame(page).locator(".mark.is-stop").first
    first.wait_for(timeout=SLOW)
    expect(page.locator("h1.dl-title")).to_contain_text("240 articles", timeout=SLOW)
    settled(page)
    page.route("**/dateline/place*", lambda route: route.fulfill(status=404))
    with page.expect_response("**/dateline/outline*"):
        first.dispatch_event("click")
    page.unroute("**/dateline/place*")
    settled(page)
    first.dispatch_event("click")
    expect(frame(page).get_by_role("dialog")).to_be_visible()
    page.close()


def test_no_other_site_and_no_other_session_gets_an_article(open_page: Open, many: str) -> None:
    page = opened(open_page, many)
    with page.expect_request("**/dateline/outline*") as request:
        everyone(page)
    token = request.value.headers["x-dateline"]
    asked = request.value.url
    for headers, status in (
        ({"x-dateline": token}, 200),
        ({"x-dateline": token, "origin": "http://evil.example"}, 403),
        ({"x-dateline": token, "host": "evil.example"}, 403),
        ({"x-dateline": token[::-1]}, 404),
        ({}, 404),
    ):
        assert page.request.get(asked, headers=headers).status == status


def test_the_basemap_is_fetched_once(browser: Browser, many: str) -> None:
    page = browser.new_page()  # not of `open_page`: whoever looks at requests keeps nothing

    def received() -> list[int]:
        """The bytes of the basemap that came over the network when the page was opened."""
        page.goto(many)
        expect(frame(page).locator("[data-ready=true]")).to_be_visible(timeout=SLOW)
        frame_of_map = next(one for one in page.frames if "streamlit_folium" in one.url)
        return [
            size
            for one in (page, frame_of_map)
            for size in one.evaluate(
                """() => performance.getEntriesByType("resource")
                    .filter(({ name }) => name.endsWith("/world.json"))
                    .map(({ transferSize }) => transferSize)"""
            )
        ]

    first = received()  # by the page ahead, and by the map's frame from what is there
    assert 500_000 < sum(first) < 1_300_000
    assert sum(size > 0 for size in first) == 1
    assert received() and not any(received())
    page.close()
