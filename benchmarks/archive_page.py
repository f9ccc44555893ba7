"""What the page over an archive costs: `python -m benchmarks.archive_page ARCHIVE` from the
repository's root, ARCHIVE being a large one such as `benchmarks/archive.py --keep FOLDER` makes.

Opens the page in the installed Chromium or Chrome and walks through its views. Prints for each, as
medians of `--runs` walks with a server of their own: milliseconds until it is drawn, milliseconds
of the server's processor until it is quiet again, and kilobytes that the browser receives; then the
server's greatest memory, and how many frames a second are drawn while the map is dragged and
zoomed: with the circles that the server gives, and with more, 2,000 being the most that it ever
gives, that are made of these. Exit status 1 where a view takes more than a second of the server's
processor or 500 kB, or the server more than 500 MB. Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Response, Route, sync_playwright

from benchmarks.browser import NONE_FOUND, ROOT, Received, installed, memory, processor, running

MOST_SECONDS, MOST_KB, MOST_MB = 1.0, 500, 500
QUIET_LOOKS = 6  # a quarter of a second each, after which a server counts as quiet
BUSY_SECONDS = 0.03
SLOW = 120_000  # milliseconds
FIRST = "opening the page"
COMMON, RARE = "government", "zebrafishery"  # the second is in one of 1,000 made articles
DRAGS = 5
CIRCLES = 0, 2_000, 50_000
FRAMES = """() => {
  const frames = window.frames_ = [];
  const next = (at) => {
    frames.push(at);
    if (window.frames_ === frames) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
TAKEN = """() => {
  const frames = window.frames_;
  window.frames_ = null;
  return frames.slice(1).map((at, i) => at - frames[i]);
}"""

Cost = tuple[float, float, float]
"""Milliseconds by the clock, milliseconds of the server's processor, kilobytes received."""


class Walk:
    """One page over the archive, and what each step in it cost."""

    def __init__(self, page: Page, process: int) -> None:
        self.page, self._process = page, process
        self._received = Received(page)
        self.costs: dict[str, Cost] = {}
        self.cells: tuple[int, int] = 0, 0  # circles and places in view, at most
        page.on("response", self._answered)

    def _answered(self, response: Response) -> None:
        if "/archive/cells?" in response.url and response.ok:
            cells = response.json()["cells"]
            self.cells = max(self.cells, (len(cells), sum(cell["places"] for cell in cells)))

    def step(self, name: str, do: Callable[[], object], *parts: str) -> None:
        """Do something in the page that asks for these parts of the archive, and wait until they
        are drawn and the server is quiet."""
        begun, used, received = time.perf_counter(), processor(self._process), self._received.bytes
        waiting = set(parts)

        def answered(response: Response) -> None:
            waiting.difference_update([p for p in waiting if f"/archive/{p}?" in response.url])

        self.page.on("requestfinished", lambda request: answered(request.response()))
        do()
        while waiting and time.perf_counter() - begun < SLOW / 1000:
            self.page.wait_for_timeout(5)
        assert not waiting, f"{name}: {', '.join(waiting)} were not asked for"
        self.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(drawn))")
        took = time.perf_counter() - begun
        self.quiet()
        cost = processor(self._process) - used
        self.costs[name] = 1000 * took, 1000 * cost, (self._received.bytes - received) / 1000

    def quiet(self) -> None:
        """Wait until the server does nothing."""
        idle = "[data-testid=stApp][data-test-script-state=notRunning]"
        self.page.locator(idle).wait_for(timeout=SLOW)
        quiet, used = 0, processor(self._process)
        while quiet < QUIET_LOOKS:
            self.page.wait_for_timeout(250)
            now = processor(self._process)
            quiet = quiet + 1 if now - used < BUSY_SECONDS else 0
            used = now

    def frames(self, do: Callable[[], object]) -> list[float]:
        """The milliseconds between the frames that are drawn while something is done."""
        self.page.evaluate(FRAMES)
        do()
        return list(self.page.evaluate(TAKEN))


def walked(walk: Walk, address: str) -> None:
    """Go through the views of the page."""
    page = walk.page
    map_ = page.locator(".dl-archive-map")
    places = page.get_by_label("Places named most").get_by_role("button")
    articles = page.get_by_label("Articles", exact=True).get_by_role("link")
    search = page.get_by_label("Search", exact=True)

    def searched(words: str) -> None:
        search.fill(words)
        search.press("Enter")

    def first_of(label: str) -> None:
        """Choose the first of a list, which says how often it is told; not what chooses all."""
        page.get_by_label(label).click()
        page.get_by_role("option").filter(has_text="·").first.click(timeout=SLOW)

    def facet() -> None:
        first_of("Countries")
        page.keyboard.press("Escape")

    walk.step(FIRST, lambda: page.goto(address), "cells", "articles")
    walk.step("opening the page again", lambda: page.goto(address), "cells", "articles")
    zoom_in = map_.get_by_role("button", name="Zoom in")
    walk.step("map, zoomed in once", zoom_in.click, "cells")
    walk.step("map, zoomed in twice", zoom_in.click, "cells")
    walk.step("newest articles of a cell", places.first.click, "articles")
    walk.step("an article", articles.first.click, "article")
    walk.step(f"search: {RARE}", lambda: searched(RARE), "cells", "articles")
    walk.step(f"search: {COMMON}", lambda: searched(COMMON), "cells", "articles")
    walk.step("no search any more", lambda: searched(""), "cells", "articles")
    walk.step("a country", facet, "cells", "articles")
    walk.step("the most told traveller", lambda: first_of("Whose journeys"), "journeys")


def more(circles: int, route: Route) -> None:
    """Let the server's circles come with copies beside them until they are so many."""
    answer = route.fetch()
    overview = answer.json()
    cells, chance = overview["cells"], random.Random(circles)
    for at in range(circles - len(cells)):
        beside = cells[at % len(overview["cells"])]
        aside = {key: beside[key] + chance.gauss(0, 3) for key in ("lat", "lon")}
        cells.append({**beside, **aside, "cell": f"{at:x}"})
    route.fulfill(response=answer, json=overview)


def smooth(walk: Walk, address: str, circles: int) -> None:
    """Print how many frames a second are drawn while the map is dragged, and while it is zoomed,
    with at least so many circles."""
    page = walk.page
    page.route("**/archive/cells?*", lambda route: more(circles, route))
    page.goto(address)
    map_ = page.locator(".dl-archive-map[data-ready=true]")
    map_.wait_for(timeout=SLOW)
    page.get_by_label("Places named most").get_by_role("button").first.wait_for(timeout=SLOW)
    for _ in range(2):
        map_.get_by_role("button", name="Zoom in").click()
        walk.quiet()
    box = map_.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag() -> None:
        for turn in range(DRAGS):
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + (90 if turn % 2 else -90), y + 40 * (turn % 2), steps=20)
            page.mouse.up()

    def zoom() -> None:
        for delta in (-120, 120, -120, 120):
            page.mouse.move(x, y)
            page.mouse.wheel(0, delta)
            page.wait_for_timeout(700)

    walk.cells = 0, 0
    for name, do in (("dragged", drag), ("zoomed", zoom)):
        told(name, walk.frames(do))
    print(f"  with {walk.cells[0]:,} circles of the map, of {walk.cells[1]:,} places")
    walk.quiet()
    page.close()


def told(name: str, frames: list[float]) -> None:
    """Print how many frames a second there were, and how long the slowest took."""
    in_order = sorted(frames)
    late = in_order[int(0.95 * (len(in_order) - 1))]
    print(
        f"map {name}: {1000 * len(frames) / sum(frames):.0f} frames a second; the median after "
        f"{statistics.median(frames):.0f} ms, 95 of 100 within {late:.0f}, all within "
        f"{in_order[-1]:.0f}"
    )


def main() -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    program, costs, memories = installed(), dict[str, list[Cost]](), list[float]()
    if program is None:
        sys.exit(NONE_FOUND)
    inputs = "--archive", str(options.archive.resolve())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for _ in range(options.runs):
            with running(None, ROOT, *inputs) as (address, process):
                walk = Walk(browser.new_page(viewport={"width": 1440, "height": 900}), process)
                walked(walk, address)
                for name, cost in walk.costs.items():
                    costs.setdefault(name, []).append(cost)
                memories.append(memory(process, "VmHWM"))
                walk.page.close()
        with running(None, ROOT, *inputs) as (address, process):
            for circles in CIRCLES:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                smooth(Walk(page, process), address, circles)
        browser.close()
    over = max(memories) > MOST_MB
    print(f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores")
    for name, runs in costs.items():
        clock, used, received = map(statistics.median, zip(*runs, strict=True))
        # At first DuckDB is imported.
        is_over = received > MOST_KB or (used > 1000 * MOST_SECONDS and name != FIRST)
        over |= is_over
        mark = "  too much" if is_over else ""
        print(f"{name:28} {clock:7.0f} ms {used:7.0f} ms of CPU {received:7.0f} kB{mark}")
    print(f"the server's memory at most: {max(memories):.0f} MB")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
