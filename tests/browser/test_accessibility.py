"""What axe-core finds in the page, the map's frame, the dialog and the exported file."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.steps import Open, card, opened, pin

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """async () => (await axe.run(document, { iframes: false })).violations
    .filter(({ impact }) => impact !== "minor")
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html).join(" ")}`)
"""


def found(where: Page | Frame) -> list[str]:
    """What axe finds in a document, its frames left out, that is more than minor."""
    where.evaluate(AXE)
    return list(where.evaluate(RUN))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shuts_anybody_out(
    open_page: Open, server: str, tmp_path: Path, scheme: str
) -> None:
    page = opened(open_page, server, scheme=scheme)
    frame = next(frame for frame in page.frames if "st_folium" in frame.url)
    for summary in page.locator(".dl-tables summary").all():
        summary.click()
    assert found(page) == []
    assert found(frame) == []
    pin(page, "Vladivostok").click()
    expect(card(page)).to_have_css("opacity", "1")  # it fades in, and is pale until then
    assert found(frame) == []
    page.get_by_role("button", name="Export…").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Map and reader").click()
    assert found(page) == []
    file = tmp_path / "dateline.html"
    download.value.save_as(file)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add articles…").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Cancel")).to_be_visible()
    assert found(page) == []
    copy = open_page(file.as_uri(), scheme=scheme)
    copy.wait_for_selector("[data-ready]")
    assert found(copy) == []
