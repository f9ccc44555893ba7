"""Days on the timeline, and steps from stop to stop."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.steps import (
    Open,
    card,
    is_marked,
    mark,
    on_map,
    opened,
    pin,
    selected,
    settled,
    still,
    unfolded,
)

pytestmark = pytest.mark.browser

ROWS = ".dl-stops tbody tr"
FIRST, LAST = "First day shown", "Last day shown"


def test_days_dragged_on_the_timeline_filter_map_table_and_reader(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    mark(page)
    count = page.locator(ROWS).count()
    page.wait_for_timeout(500)  # the typefaces may move the timeline yet
    head = page.locator(".dl-time-head").bounding_box()
    assert head is not None
    page.mouse.move(head["x"] + head["width"] * 0.06, head["y"] + 8)
    page.mouse.down()
    page.mouse.move(head["x"] + head["width"] * 0.3, head["y"] + 8, steps=5)
    expect(page.locator(".dl-range")).to_contain_text("without a day left out")
    assert "days=" not in page.url
    page.mouse.up()
    page.wait_for_url(re.compile("days=2023-09-"))
    settled(page)
    expect(page.locator(ROWS)).to_have_count(2)
    assert is_marked(page)
    expect(pin(page, "Vostochny Cosmodrome")).to_be_attached()
    expect(on_map(page).locator(".mark.is-stop")).to_have_count(1)
    arrivals = page.locator(".dl-sentence.is-evidence", has_text="pulling into a station")
    expect(arrivals).to_have_count(0)
    page.get_by_role("button", name="Show all days").click()
    expect(page.locator(ROWS)).to_have_count(count)
    page.wait_for_function("() => !location.search.includes('days')")


def test_a_link_holds_the_days_and_going_back_too(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    page.goto(f"{server}/?days=2023-09-13..2023-09-14")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(".dl-range")).to_contain_text("13 Sep 2023 to 14 Sep 2023: 1 of 6 stops")
    expect(on_map(page).locator(".mark.is-stop")).to_have_count(1)
    expect(pin(page, "Vostochny Cosmodrome")).to_be_attached()
    settled(page)
    handle = page.get_by_role("slider", name=LAST)
    handle.focus()
    handle.press("ArrowRight")
    page.wait_for_url(re.compile("2023-09-13..2023-09-15"))
    expect(page.locator(ROWS)).to_have_count(2)
    expect(handle).to_have_attribute("aria-valuetext", "15 Sep 2023")
    page.reload()
    expect(page.locator(ROWS)).to_have_count(2)
    settled(page)
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(1)


def test_a_file_has_the_days_that_are_shown(open_page: Open, server: str, tmp_path: Path) -> None:
    page = opened(open_page, server)
    page.get_by_role("slider", name=LAST).press("Home")
    page.wait_for_url(re.compile("days="))
    expect(page.locator(ROWS)).to_have_count(1)
    settled(page)
    page.get_by_role("button", name="Export…").click()
    files = (
        ("Stops, CSV", "stops.csv"),
        ("GeoPackage", "stops.gpkg"),
        ("Web Annotations", "stops.jsonld"),
        ("Map and reader", "map.html"),
    )
    for label, name in files:
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        download.value.save_as(tmp_path / name)
    assert len((tmp_path / "stops.csv").read_text("utf-8").splitlines()) == 2
    assert (tmp_path / "stops.gpkg").read_bytes().startswith(b"SQLite format 3")
    assert "Vostochny Cosmodrome" in (tmp_path / "stops.jsonld").read_text("utf-8")
    copy = open_page((tmp_path / "map.html").as_uri())
    expect(copy.locator(ROWS)).to_have_count(1)
    copy.get_by_role("button", name="Show all days").click()
    expect(copy.locator(ROWS)).to_have_count(6)
    copy.keyboard.press("n")
    expect(copy.get_by_role("dialog")).to_be_visible()
    assert copy.get_by_role("combobox", name="Search texts").count() == 1


def test_keys_step_from_stop_to_stop_wherever_the_focus_is(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    places = [row.inner_text() for row in page.locator(f"{ROWS} .dl-place").all()]
    for place in places[:2]:
        page.keyboard.press("n")
        expect(card(page)).to_contain_text(place)
    expect(page.locator(".dl-steps-said")).to_have_text(f"2 of 6: {places[1]}")
    expect(selected(page)).to_be_visible()
    frame = page.frame(url=re.compile("st_folium"))
    assert frame is not None
    frame.locator("body").press("n")
    expect(card(page)).to_contain_text(places[2])
    frame.locator("body").press("p")
    expect(card(page)).to_contain_text(places[1])
    box = page.get_by_role("combobox", name="Search texts")
    box.press_sequentially("nn")
    expect(box).to_have_value("nn")
    expect(card(page)).to_contain_text(places[1])
    box.press("Escape")
    pin(page, "Vladivostok").dispatch_event("click")
    expect(page.locator(".dl-steps-said")).to_contain_text("Vladivostok")


def test_a_key_that_is_typed_into_a_field_of_a_card_is_the_fields(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    page.keyboard.press("n")
    expect(page.locator(".dl-steps-said")).to_contain_text("1 of 6")
    unfolded(page, "correct this stop")
    for name in ("Status", "First day"):
        field = card(page).get_by_label(name, exact=True).first
        field.press("n")
        field.press("/")
        expect(field).to_be_focused()
    # What the frame sends arrives in order: the step that this key asks for is the only one.
    card(page).get_by_text("correct this stop").press("n")
    expect(page.locator(".dl-steps-said")).to_contain_text("2 of 6")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_journey_plays_without_asking_the_server_at_each_step(
    open_page: Open, server: str, motion: str
) -> None:
    page = opened(open_page, server)
    page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    settled(page)
    page.get_by_role("button", name="Play the journey").click()
    said = page.locator(".dl-steps-said")
    expect(said).to_have_text(re.compile("^1 of 6"))
    before, asked = page.url, list[str]()
    page.on("request", lambda request: asked.append(request.url))
    expect(said).to_have_text(re.compile("^3 of 6"))
    expect(card(page)).to_be_visible()
    assert page.url == before
    # Whether another page has changed the project is asked all the time.
    assert [url for url in asked if not url.endswith("/version")] == []
    page.get_by_role("button", name="Pause").click()
    now = said.inner_text()
    page.wait_for_url(re.compile("sentence="))
    page.wait_for_timeout(3200)
    assert said.inner_text() == now


def test_a_facet_narrows_map_and_table_and_nothing_is_mounted_anew(
    open_page: Open, server: str
) -> None:
    page = opened(open_page, server)
    mark(page)
    sidebar = page.get_by_test_id("stSidebar")
    sidebar.get_by_text("More filters").click()
    still(sidebar.get_by_role("combobox", name="Countries")).click()
    page.get_by_role("option", name="Vietnam · 1").click()
    page.wait_for_url(re.compile("country=VN"))
    settled(page)
    page.keyboard.press("Escape")
    sidebar.get_by_text("How sure").click()  # which closes the list
    expect(page.locator(ROWS)).to_have_count(1)
    expect(sidebar.get_by_text("Narrowed by country.")).to_be_visible()
    expect(on_map(page).locator(".mark")).to_have_count(1)
    expect(sidebar.get_by_role("button", name="Earlier · 1")).to_be_visible()
    sidebar.get_by_role("button", name="Clear these filters").click()
    expect(page.locator(ROWS)).to_have_count(6)
    settled(page)
    assert is_marked(page)
    still(sidebar.get_by_role("combobox", name="Period")).click()
    page.get_by_role("option", name="September 2023 · 3").click()
    page.wait_for_url(re.compile("days=2023-09-01..2023-09-30"))
    expect(page.locator(".dl-range")).to_contain_text("1 Sep 2023 to 30 Sep 2023")
    expect(page.locator(ROWS)).to_have_count(3)
    assert is_marked(page)
