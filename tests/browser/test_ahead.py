"""How a page is opened: what it needs is named in its document, and comes once."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.browser import ROOT, running, served
from tests.archive.made import archived, lines, records
from tests.browser.steps import SLOW, Open, on_map, opened

pytestmark = pytest.mark.browser

# The scripts that a page has fetched and that its document does not name.
FOUND = """async () => {
  const named = await (await fetch(window.location.href)).text();
  const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
  return fetched.filter((name) => /[.]js$/.test(name) && !named.includes(name.split("/").at(-1)));
}"""
# Bytes that came from the server, not from what the browser has kept, of our files.
CAME = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => /[/]dateline[/].*[.](js|css|json)$/.test(name))
  .map(({ transferSize }) => transferSize)"""


def test_a_browser_has_nothing_to_find_for_itself(open_page: Open, server: str) -> None:
    page = opened(open_page, server)
    assert page.evaluate(FOUND) == []


def test_the_frame_of_the_map_fetches_nothing_again(browser: Browser, server: str) -> None:
    page = browser.new_page()  # one that is guarded keeps nothing of what it fetches
    page.goto(server)
    expect(on_map(page).locator("[data-ready=true]")).to_be_visible(timeout=SLOW)
    came = on_map(page).locator("html").evaluate(CAME)
    page.close()
    assert len(came) == 6 and not any(came)  # a library, three styles, our module, the basemap


def test_nor_over_an_archive(open_page: Open, tmp_path: Path) -> None:
    (source := tmp_path / "news.jsonl").write_text(lines(records(range(5))))
    archive = archived(tmp_path / "archive", [source])
    with running(None, ROOT, "--archive", str(archive)) as (address, _):
        page = open_page(address)
        expect(page.locator(".dl-archive-map[data-ready=true]")).to_be_visible(timeout=SLOW)
        assert page.evaluate(FOUND) == []


def test_a_page_below_a_path_finds_its_files(open_page: Open) -> None:
    with served({"STREAMLIT_SERVER_BASE_URL_PATH": "news/desk"}) as address:
        page = opened(open_page, address)
        assert page.evaluate(FOUND) == []
        assert is_named(page, "/news/desk/dateline/")


def is_named(page: Page, part: str) -> bool:
    """Whether the document names modules whose address has this part."""
    links = "links => links.map(({ href }) => href)"
    return any(part in one for one in page.eval_on_selector_all("link[rel=modulepreload]", links))
