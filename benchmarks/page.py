"""How fast the page and the library answer: `python benchmarks/page.py` from the repository's root.

Prints, each as the median of several runs: the time until the gazetteer's index is built and until
it is ready when it exists, articles read a second, memory, the start of the server, the time from
opening the page to the first map whose pins can be clicked, and the time from a click on a link in
a card to the sentence highlighted in the reader. Needs an installed Chromium or Chrome.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from browser import NONE_FOUND, ROOT, installed, served
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

RUNS = 5

READY = """
import sys, time
from pathlib import Path
start = time.perf_counter()
from dashboard.places.gazetteer import open_gazetteer
from dashboard.places.geoparser import Geoparser
geoparser = Geoparser(open_gazetteer(cache_dir=Path(sys.argv[1])))
print(time.perf_counter() - start)
"""
READING = """
import resource, sys, time
from dataclasses import replace
from pathlib import Path
from dashboard.articles.readers import read
from dashboard.atlas import build
from dashboard.places.gazetteer import open_gazetteer
from dashboard.places.geoparser import Geoparser
geoparser = Geoparser(open_gazetteer(cache_dir=Path(sys.argv[1])))
articles = read(["seeds"]).articles * 25
build(articles[:2], geoparser)
start = time.perf_counter()
for article in articles:
    build((article,), geoparser)
print(len(articles) / (time.perf_counter() - start))
unit = 1 if sys.platform == "darwin" else 1024
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)
"""
# Counts from the click to the first frame in which the sentence is drawn highlighted.
CLICK = """
(link) => new Promise((resolve) => {
  const page = window.parent, { article, sentence } = link.dataset;
  const shadows = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(
    (one) => one.shadowRoot ? shadows(one.shadowRoot) : [])];
  const aim = `[data-article="${CSS.escape(article)}"][data-sentence="${sentence}"].is-selected`;
  const start = page.performance.now();
  const look = () => shadows(page.document).some((root) => root.querySelector(aim))
    ? resolve(page.performance.now() - start) : page.setTimeout(look, 0);
  link.click();
  look();
})
"""


def python(code: str, *arguments: str) -> list[float]:
    """Run a piece of Python in a process of its own; return the numbers that it prints."""
    # Modules are compiled once and kept, as they are unless this variable forbids it.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(done.stderr)
    return [float(line) for line in done.stdout.split()]


def show(what: str, values: list[float], unit: str) -> None:
    """Print the median of some figures, and the least and the greatest."""
    middle = statistics.median(values)
    print(f"{what:44s} {middle:8.3g} {unit:12s} ({min(values):.3g} to {max(values):.3g})")


def chromium(playwright: Playwright) -> Browser:
    """Launch the Chromium or Chrome that is installed."""
    path = installed()
    if path is None:
        sys.exit(NONE_FOUND)
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])


def first_map(page: Page, address: str) -> float:
    """Open the page; return the seconds until a numbered pin can be clicked."""
    start = time.perf_counter()
    page.goto(address)
    page.frame_locator(".st-key-map iframe").locator(".mark:not(.is-area)").first.wait_for(
        timeout=90_000
    )
    return time.perf_counter() - start


def clicks(page: Page) -> list[float]:
    """Open each pin of the journey and click its first link; return the milliseconds."""
    frame = page.frame_locator(".st-key-map iframe")
    taken = []
    for pin in frame.locator(".mark:not(.is-area)").all():
        pin.focus()
        page.keyboard.press("Enter")
        link = frame.locator("a[data-sentence]").first
        link.wait_for()
        taken.append(link.evaluate(CLICK))
        page.keyboard.press("Escape")
    return taken


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as cache:
        folder = str(Path(cache) / "dateline")
        show("index built, first use", python(READY, folder), "s")
        show("ready, index exists", [python(READY, folder)[0] for _ in range(RUNS)], "s")
        speeds, memories = zip(*(python(READING, folder) for _ in range(RUNS)), strict=True)
        show("articles of the two, places and journeys", list(speeds), "articles/s")
        show("memory at most, reading them", list(memories), "MB")
        starts, maps, shown = [], [], []
        with sync_playwright() as playwright:
            browser = chromium(playwright)
            for _ in range(RUNS):
                start = time.perf_counter()
                with served({"XDG_CACHE_HOME": cache}) as address:
                    starts.append(time.perf_counter() - start)
                    page = browser.new_page(viewport={"width": 1440, "height": 900})
                    first_map(page, address)
                    maps.append(first_map(page, address))
                    shown += clicks(page)
                    page.close()
            browser.close()
        show("server answers", starts, "s")
        show("page opened to first interactive map", maps, "s")
        show("link in a card to sentence highlighted", shown, "ms")


if __name__ == "__main__":
    main()
