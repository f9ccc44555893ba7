"""The parts of the page in windows of every size, and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.steps import Open, card, expect_in_view, opened, pin, selected, settled

pytestmark = pytest.mark.browser

SIZES = [
    (1440, 900),
    (1150, 800),
    (1100, 700),
    (1024, 768),
    (900, 600),
    (820, 1180),
    (801, 800),
    (700, 900),
    (390, 844),
    (360, 700),
]
BOXES = """() => Object.fromEntries([".st-key-map iframe", ".st-key-reader", ".st-key-tables"].map(
    (name) => [name.split(/[- ]/)[2], document.querySelector(name).getBoundingClientRect().toJSON()]
))"""


def check(page: Page, width: int, height: int) -> None:
    boxes = page.evaluate(BOXES)
    drawn, read = boxes["map"], boxes["reader"]
    assert drawn["width"] >= min(360, width - 2), boxes
    assert drawn["height"] >= max(0.45 * height - 2, 269), boxes
    assert read["width"] >= 280 and read["left"] >= 0 and read["right"] <= width, boxes
    assert read["top"] <= height - 100, boxes
    beside = read["left"] >= drawn["right"]
    assert beside or read["top"] >= drawn["bottom"], boxes
    assert boxes["tables"]["top"] >= drawn["bottom"], boxes
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_map_and_reader_have_room_in_every_window(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        check(page, width, height)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        check(page, width, height)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (820, 1180), (390, 844)])
def test_a_row_far_down_opens_its_card_on_a_map_in_view(
    open_page: Open, server: str, width: int, height: int
) -> None:
    page = opened(open_page, server, width=width)
    page.set_viewport_size({"width": width, "height": height})
    row = page.locator(".dl-stops tbody tr", has_text="April 2019")
    row.scroll_into_view_if_needed()
    row.locator(".dl-place").click()
    expect(card(page)).to_contain_text("Vladivostok")
    page.wait_for_timeout(500)
    drawn = page.locator(".st-key-map iframe").bounding_box()
    assert drawn is not None
    assert drawn["y"] >= -1 and drawn["y"] + drawn["height"] <= height + 1
    if width > 800:
        place = row.locator(".dl-place").bounding_box()
        assert place is not None
        assert place["y"] > (drawn["y"] + drawn["height"] if width < 1000 else 0)
    row.locator(".dl-quote").click()
    expect_in_view(selected(page))


def test_place_and_day_of_a_stop_stand_together_on_a_phone(open_page: Open, server: str) -> None:
    page = opened(open_page, server, width=390, height=844)
    row = page.locator(".dl-stops tbody tr", has_text="Komsomolsk-on-Amur")
    place, day = row.locator(".dl-where a").bounding_box(), row.locator(".dl-when").bounding_box()
    assert place is not None and day is not None
    assert 0 <= day["y"] - (place["y"] + place["height"]) < 10


def test_nothing_of_the_tables_comes_over_the_map(open_page: Open, server: str) -> None:
    page = opened(open_page, server, traveller="everyone")
    settled(page)
    timeline = page.locator(".dl-time")
    for part in (".dl-time-head", ".dl-brush-handle", ".dl-time-stop", ".dl-stops thead"):
        # Scrolled to where the part lies in the middle of the map.
        over = timeline.evaluate(
            """(_, part) => {
                const main = document.querySelector("[data-testid=stMain]");
                const map = document.querySelector(".st-key-map iframe");
                const middle = (one) => {
                    const box = one.getBoundingClientRect();
                    return [box.left + box.width / 2, box.top + box.height / 2];
                };
                main.scrollTop = 0;
                main.scrollTop = 99999;
                main.scrollTop += middle(document.querySelector(part))[1] - middle(map)[1];
                const [x, y] = middle(document.querySelector(part));
                const box = map.getBoundingClientRect();
                if (y < box.top || y > box.bottom) throw new Error(`${part} is not at the map`);
                return document.elementFromPoint(x, y) === map;
            }""",
            part,
        )
        assert over, f"{part} lies over the map"


def test_a_printed_page_has_the_map_the_stops_and_the_sources(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    page = opened(open_page, server)
    settled(page)
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4")
    sheets = [sheet.extract_text() for sheet in PdfReader(file).pages]
    assert 2 <= len(sheets) <= 3
    assert "The journey of Kim Jong Un" in sheets[0]
    assert "Natural Earth" in sheets[0]  # in the map's last corner
    text = " ".join(" ".join(sheets).split())
    assert "since April 2019, when he visited Vladivostok" in text
    assert "Sources" in text and "Associated Press" in text
    for control in ("Add articles", "Traveller", "Skip", "Click a stop"):
        assert control not in text
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".dl-box")).to_be_hidden()
    expect(page.locator(".dl-sources li")).to_have_count(2)


def test_the_keyboard_skips_map_and_article(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    link = page.get_by_role("link", name="Skip to the article")
    link.focus()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-box")).to_be_focused()
    page.get_by_role("link", name="Skip the article").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-tables")).to_be_focused()
    assert "#" not in page.url
    pin(page, "Vladivostok").click()
    expect(card(page)).to_contain_text("Vladivostok")


def test_a_click_on_the_map_leaves_the_tables_where_they_are(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    row = page.locator(".dl-stops tbody tr").last
    row.scroll_into_view_if_needed()
    scrolled = page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    assert scrolled > 100
    pin(page, "Vladivostok").click()
    expect(card(page)).to_contain_text("Vladivostok")
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == scrolled
    box = row.locator(".dl-place").bounding_box()
    drawn = page.locator(".st-key-map iframe").bounding_box()
    assert box is not None and drawn is not None
    assert drawn["y"] + drawn["height"] <= box["y"] + 1
