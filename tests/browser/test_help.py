"""The help, the tour of the page, and the map to embed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.steps import Open, on_map, opened, pin
from tests.browser.test_accessibility import found

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_help_explains_and_the_tour_has_six_steps(
    open_page: Open, server: str, width: int, scheme: str
) -> None:
    page = opened(open_page, server, width=width, scheme=scheme)
    page.get_by_role("button", name="Help", exact=True).click()
    help_ = page.get_by_role("dialog", name="Help")
    expect(help_).to_contain_text("Of a hundred stops that say 90 %, about ninety are right.")
    expect(help_).to_contain_text("Why a place is on no route")
    assert found(page) == []
    help_.get_by_role("button", name="Take the tour").click()
    tour = page.get_by_role("dialog", name="Tour")
    for number in range(1, 7):
        expect(tour).to_contain_text(f"{number} of 6")
        box = tour.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0
        assert box["y"] + box["height"] <= 900
        tour.get_by_role("button", name="Done" if number == 6 else "Next").click()
    expect(tour).to_have_count(0)


def test_the_tour_is_left_at_any_step(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    for leave in ("button", "key"):
        page.get_by_role("button", name="Help", exact=True).click()
        page.get_by_role("button", name="Take the tour").click()
        tour = page.get_by_role("dialog", name="Tour")
        tour.get_by_role("button", name="Next").click()
        if leave == "key":
            page.keyboard.press("Escape")
        else:
            tour.get_by_role("button", name="Skip the tour").click()
        expect(tour).to_have_count(0)
    pin(page, "Vladivostok").click()
    expect(on_map(page).locator(".dateline-popup")).to_be_visible()


def test_the_map_to_embed_is_the_map_with_its_sentences_and_no_article(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    page = opened(open_page, server)
    page.get_by_role("button", name="Export…").click()
    expect(page.get_by_text('<iframe src="dateline-map.html"')).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Map to embed").click()
    file = tmp_path / "dateline-map.html"
    download.value.save_as(file)
    assert "pulling into a station" in file.read_text("utf-8")
    assert '"paragraphs":[[' not in file.read_text("utf-8")
    host = tmp_path / "host.html"
    host.write_text(f'<iframe src="{file.name}" width="700" height="480"></iframe>', "utf-8")
    copy = open_page(host.as_uri())
    frame = copy.frame_locator("iframe")
    expect(frame.locator("[data-ready=true]")).to_be_visible()
    frame.get_by_role("button", name="Komsomolsk-on-Amur").first.click()
    expect(frame.get_by_role("dialog")).to_contain_text("pulling into a station")
    expect(frame.locator(".dl-reader")).to_be_hidden()
    box = frame.locator(".export-map").bounding_box()
    assert box and (box["width"], box["height"]) == (700, 480)
