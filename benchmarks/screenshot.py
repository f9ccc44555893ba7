"""Take the README's screenshot: `python -m benchmarks.screenshot docs/screenshot.png` from the
repository's root. Needs an installed Chromium or Chrome."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browser import served
from benchmarks.page import chromium, first_map


def main() -> None:
    """Open the example, click its first stop, and write what is seen to the file named."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as cache:
        browser = chromium(playwright)
        with served({"XDG_CACHE_HOME": cache}) as address:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            first_map(page, address)
            frame = page.frame_locator(".st-key-map iframe")
            frame.locator("[data-ready]").wait_for()
            frame.locator(".mark:not(.is-area)").first.click()
            frame.locator("a[data-sentence]").first.wait_for()
            page.mouse.move(0, 0)
            page.wait_for_timeout(2000)
            page.screenshot(path=Path(sys.argv[1]))
        browser.close()


if __name__ == "__main__":
    main()
