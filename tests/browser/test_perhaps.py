"""Stops that are not sure enough for the route: counted, switched on, and the same in a copy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from benchmarks.browser import ROOT, running
from tests.browser.steps import SLOW, is_marked, mark, on_map, settled

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
# Two stops that are sure, and sentences of kinds that tell of people near places without saying
# that they were there: of such, some are always in doubt.
TOLD = (
    "Marta Hollis, 42, flew to Oslo on Monday and met officials there. On Tuesday she arrived in "
    "Bergen.",
    "Police visited a restaurant in Leeds, her home in Hull and the Millennium Hotel. At the same "
    "time she was maintaining apartments in Chicago and Dallas.",
    "Her friend Tom Gray, of the 700 block of Knox Road in Harlem, is suspected in the robbery "
    "Friday of two men in their Savannah home. An alert was issued for Ms. Hollis after she called "
    "her mother in Denver.",
    "Owen Ward was said to have been investigating the sale of ships, a critic of activities in "
    "Hamburg, in his apartment. He and Hollis were employed by a family at Cologne, near Bonn.",
)


@pytest.fixture(scope="module")
def vague(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page over one article that says little for sure."""
    file = tmp_path_factory.mktemp("vague") / "articles.jsonl"
    article = {"id": "vague", "text": "\n\n".join(TOLD), "published": "2024-03-07"}
    file.write_text(json.dumps(article), "utf-8")
    with running(None, ROOT, str(file)) as (address, _):
        yield address


def ready(page: Page) -> Page:
    expect(on_map(page).locator("[data-ready=true]")).to_be_visible(timeout=SLOW)
    settled(page)
    return page


def test_perhaps_is_switched_on_and_a_reload_and_a_copy_show_the_same(
    open_page: Open, vague: str
) -> None:
    page = ready(open_page(f"{vague}/?traveller=everyone"))
    rows = page.locator(".dl-perhaps tbody tr")
    count = rows.count()
    assert count
    toggle = page.get_by_test_id("stSidebar").get_by_text(f"Perhaps · {count} stop")
    expect(toggle).to_be_visible()
    stops = page.locator(".dl-stops tbody tr").count()
    expect(on_map(page).locator(".sign.is-perhaps")).to_have_count(0)
    mark(page)
    toggle.click()
    page.wait_for_url(re.compile("perhaps=shown"))
    settled(page)
    expect(on_map(page).locator(".sign.is-perhaps").first).to_be_attached()
    assert is_marked(page)
    assert (rows.count(), page.locator(".dl-stops tbody tr").count()) == (count, stops)
    shown = on_map(page).locator(".mark .sign.is-perhaps").count()
    page.reload()
    ready(page)
    expect(on_map(page).locator(".mark .sign.is-perhaps")).to_have_count(shown)
    copy = ready(open_page(page.url))
    expect(on_map(copy).locator(".mark .sign.is-perhaps")).to_have_count(shown)
    copy.get_by_test_id("stSidebar").get_by_text("Perhaps ·").click()
    copy.wait_for_function("() => !location.search.includes('perhaps')")
    expect(on_map(copy).locator(".sign.is-perhaps")).to_have_count(0)
