"""How fast the page and the library answer: `python -m benchmarks.page` from the repository's root.

Prints, each as the median of several runs: the time until the gazetteer's index is built and until
it is ready when it exists, articles read a second, memory, the start of the server, the time from
opening the page to the first map whose pins can be clicked, and the time from a click on a link in
a pop-up to the sentence highlighted in the reader. Needs an installed Chromium or Chrome.

`python -m benchmarks.page ARTICLES` measures the page over a file or folder of many articles
instead: what opening it and the choice of everyone's journeys cost the server's processor and the
line, how long they take, and the server's memory; with `--against CHECKOUT` beside another build,
run by turns. This needs Linux.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from benchmarks.browser import (
    NONE_FOUND,
    ROOT,
    Received,
    installed,
    memory,
    processor,
    running,
    served,
)

RUNS = 5
QUIET_LOOKS = 6  # a quarter of a second each, after which a server counts as quiet
BUSY_SECONDS = 0.03
MOST_SECONDS = 120

READY = """
import sys, time
from pathlib import Path
start = time.perf_counter()
from dashboard.places.gazetteer.lookup import open_gazetteer
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
from dashboard.places.gazetteer.lookup import open_gazetteer
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


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step in the page took: seconds until the marks were there, the server's processor in
    seconds until it was quiet again, and what the browser received in megabytes (see
    `Received`)."""

    seconds: float
    processor: float
    megabytes: float


class Meter:
    """What one page costs, step by step."""

    def __init__(self, page: Page, process: int) -> None:
        self._page, self._process = page, process
        self._received = Received(page)

    def step(self, do: Callable[[], object], is_done: Callable[[], object]) -> Cost:
        """Do something in the page, wait until it is done and the server quiet; give the cost."""
        start, before, received = (
            time.perf_counter(),
            processor(self._process),
            self._received.bytes,
        )
        do()
        is_done()
        seconds = time.perf_counter() - start
        used = processor(self._process)
        quiet = 0
        while quiet < QUIET_LOOKS:
            self._page.wait_for_timeout(250)
            now = processor(self._process)
            quiet = quiet + 1 if now - used < BUSY_SECONDS else 0
            used = now
        return Cost(seconds, used - before, (self._received.bytes - received) / 1e6)


def steps(browser: Browser, address: str, process: int) -> dict[str, Cost]:
    """Open the page, choose everyone, the first traveller, and everyone again; give what each
    step costs."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    meter, frame = Meter(page, process), page.frame_locator(".st-key-map iframe")
    stops = frame.locator(".mark.is-stop")

    def choose(name: str) -> Callable[[], None]:
        def do() -> None:
            box = page.get_by_role("combobox", name="Traveller")
            box.click()
            box.fill(name)
            page.get_by_role("option", name=name).first.click()

        return do

    def changed(from_: int) -> Callable[[], None]:
        def wait() -> None:
            deadline = time.monotonic() + MOST_SECONDS
            while stops.count() == from_ and time.monotonic() < deadline:
                page.wait_for_timeout(20)

        return wait

    first = meter.step(lambda: page.goto(address), lambda: stops.first.wait_for(timeout=300_000))
    one = stops.count()
    name = page.get_by_role("combobox", name="Traveller").input_value().split(" · ")[0]
    found = {"opening the page": first}
    found["everyone"] = meter.step(choose("Everyone"), changed(one))
    every = stops.count()
    found["one traveller again"] = meter.step(choose(name), changed(every))
    found["everyone again"] = meter.step(choose("Everyone"), changed(one))
    page.close()
    return found


def compare(articles: str, checkouts: Sequence[Path], runs: int) -> None:
    """Print what each step costs in each checkout, run by turns, and the server's memory."""
    costs: dict[tuple[str, Path], list[Cost]] = {}
    memories: dict[tuple[str, Path], list[float]] = {}
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for _ in range(runs):
            for checkout in checkouts:
                with running(None, checkout, articles) as (address, process):
                    for step, cost in steps(browser, address, process).items():
                        costs.setdefault((step, checkout), []).append(cost)
                    for name, what in {"after the steps": "VmRSS", "at most": "VmHWM"}.items():
                        memories.setdefault((name, checkout), []).append(memory(process, what))
        browser.close()
    units = {"seconds": "s", "processor": "s of CPU", "megabytes": "MB"}
    for step, checkout in sorted(costs, key=lambda key: list(costs).index(key)):
        for field in fields(Cost):
            values = [getattr(cost, field.name) for cost in costs[step, checkout]]
            show(f"{checkout.name}: {step}", values, units[field.name])
    for (name, checkout), taken in memories.items():
        show(f"{checkout.name}: server's memory {name}", taken, "MB")


def main() -> None:
    """Print all figures, or those over many articles."""
    parser = argparse.ArgumentParser(description="How fast the page and the library answer.")
    parser.add_argument("articles", nargs="?", help="a file or folder of many articles")
    parser.add_argument("--against", type=Path, help="a checkout of another build, to compare with")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    if not asked.articles:
        time_the_examples()
        return
    others = [asked.against.resolve()] if asked.against else []
    compare(str(Path(asked.articles).resolve()), [*others, ROOT], asked.runs)


def time_the_examples() -> None:
    """Print the figures over the two example articles."""
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
        show("link in a pop-up to sentence highlighted", shown, "ms")


if __name__ == "__main__":
    main()
