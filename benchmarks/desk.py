"""What the desk costs in the browser over many articles: `python -m benchmarks.desk ARTICLES`.

Starts the page on a file or folder of articles and prints, as medians with the least and the
greatest: the time until the first map of the first visitor, until a map of all articles, and until
that of a second visitor, who has all at once; the server's memory; of corrections that are clicked
in the card of a place, everyone's journeys being shown, the milliseconds until the map is drawn
with them, where no other page is open; and where another browser and another tab are, all on this
machine, also until they are on the disk, how many of them left zoom, centre, card and its scrolling
as they were, and how long the others take to show them. Needs an installed Chromium or Chrome, and
Linux.

`python -m benchmarks.desk ARTICLES --against CHECKOUT` tells of the visitors alone, here and in
another build, run by turns.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from benchmarks.browser import ROOT, memory, processor, running
from benchmarks.page import chromium, show

CORRECTIONS = 12
MOST_SECONDS = 300

# Opens the card of a place, unfolds and scrolls it: gives what it has to choose from.
OPEN = """
([id, title]) => new Promise((resolve) => {
  const box = document.querySelector(".dateline");
  box.atlas.open(id);
  const start = performance.now();
  const look = () => {
    const content = box.querySelector(".popup-content");
    const part = [...content?.querySelectorAll("details") ?? []].find(
      (one) => one.querySelector("summary").textContent === title);
    const name = content?.querySelector(".popup-name").textContent;
    const isOther = name !== box.atlas.byId.get(id)?.name;
    if (!part || isOther) {
      if (performance.now() - start > 5000) resolve(false);
      else setTimeout(look, 10);
      return;
    }
    part.open = true;
    content.scrollTop = 30;
    resolve(true);
  };
  look();
})
"""
# Clicks a button of the card; gives when it was clicked and when the map had drawn another view, in
# milliseconds since 1970, and whether zoom, centre and the card are as they were.
CLICK = """
([title, isMeant]) => new Promise((resolve) => {
  const box = document.querySelector(".dateline"), { atlas } = box, before = atlas.view;
  const now = () => performance.timeOrigin + performance.now();
  const stand = () => JSON.stringify([atlas.map.getZoom(), atlas.map.getCenter(),
    box.querySelector(".popup-name")?.textContent, box.querySelector(".popup-content")?.scrollTop]);
  const part = [...box.querySelectorAll(".popup-content details")].find(
    (one) => one.querySelector("summary").textContent === title);
  const button = [...part?.querySelectorAll("button") ?? []].find(
    (one) => isMeant ? one.textContent === isMeant : one.closest(".edit-choices"));
  if (!button) {
    resolve(null);
    return;
  }
  const stood = stand(), clicked = now();
  button.click();
  const look = () => {
    if (atlas.view === before) return void setTimeout(look, 1);
    const drawn = now();
    setTimeout(() => resolve({ clicked, drawn, kept: stand() === stood }), 500);
  };
  look();
})
"""
# Notes in the map's frame when the map first showed how many articles, in milliseconds since 1970.
# That of a build without a view of its own is drawn when all are read.
NOTE = """
if (window !== window.top) {
  window.shown = [];
  const look = () => {
    const { atlas } = document.querySelector(".dateline") ?? {};
    const all = atlas || !document.querySelector(".mark.is-stop") ? 0 : Infinity;
    const articles = atlas?.view?.articles.length ?? all;
    if (articles > (window.shown.at(-1)?.articles ?? 0))
      window.shown.push({ articles, at: performance.timeOrigin + performance.now() });
    setTimeout(look, 5);
  };
  look();
}
"""
SHOWS = "(articles) => window.shown.some((one) => one.articles >= articles)"
# How many articles the map will show when all are read.
EVERY = """
async () => {
  const { source } = document.querySelector(".dateline")?.atlas ?? {};
  if (!source) return 0;
  const answer = await fetch(`${source.from}version`, { headers: { "X-Dateline": source.token } });
  return (await answer.json()).of;
}
"""
# Resolves when the map has drawn another view than now, with when that was.
WAIT = """
() => {
  const { atlas } = document.querySelector(".dateline"), before = atlas.view;
  window.drawn = new Promise((resolve) => {
    const look = () => atlas.view === before ? setTimeout(look, 5)
      : resolve(performance.timeOrigin + performance.now());
    look();
  });
}
"""


class Commits:
    """When the project's file, the one in a folder, is made and changes, in milliseconds since
    1970."""

    def __init__(self, folder: Path) -> None:
        self.times: list[float] = []
        self._ended = Event()
        self._thread = Thread(target=self._watch, args=(folder,))
        self._thread.start()

    def _watch(self, folder: Path) -> None:
        while not (found := list(folder.glob("*.dateline"))) and not self._ended.wait(0.001):
            pass
        if not found:
            return
        self.times.append(1000 * time.time())
        connection = sqlite3.connect(found[0])
        question = "PRAGMA data_version"
        before = connection.execute(question).fetchone()
        while not self._ended.wait(0.001):
            now = connection.execute(question).fetchone()
            if now != before:
                self.times.append(1000 * time.time())
                before = now
        connection.close()

    def end(self) -> None:
        """Watch no longer."""
        self._ended.set()
        self._thread.join()


@contextmanager
def watching(folder: Path) -> Iterator[Commits]:
    """Watch the one project in a folder."""
    commits = Commits(folder)
    try:
        yield commits
    finally:
        commits.end()


def frame_of(page: Page) -> Frame:
    """The map's frame."""
    element = page.locator(".st-key-map iframe").element_handle(timeout=1000 * MOST_SECONDS)
    frame = element.content_frame()
    assert frame is not None
    return frame


def map_of(page: Page) -> Frame:
    """The map's frame, once it has drawn a view."""
    frame = frame_of(page)
    frame.wait_for_function(
        "() => document.querySelector('.dateline')?.atlas?.view",
        timeout=1000 * MOST_SECONDS,
        polling=10,
    )
    return frame


def visited(browser: Browser, address: str) -> tuple[Page, float, float]:
    """The page of a new visitor, and the seconds until its first map and until that of all
    articles."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(NOTE)
    start = 1000 * time.time()
    page.goto(address)
    frame = frame_of(page)
    frame.wait_for_function(SHOWS, arg=1, timeout=1000 * MOST_SECONDS, polling=10)
    least = frame.evaluate(EVERY)
    frame.wait_for_function(SHOWS, arg=least, timeout=1000 * MOST_SECONDS, polling=10)
    shown = frame.evaluate("() => window.shown")
    every = next(one["at"] for one in shown if one["articles"] >= least)
    return page, (shown[0]["at"] - start) / 1000, (every - start) / 1000


def quiet(page: Page, process: int) -> None:
    """Wait until a page and the server have nothing left to do."""
    deadline = time.monotonic() + MOST_SECONDS
    idle = 0
    while idle < 4 and time.monotonic() < deadline:
        before = processor(process)
        page.wait_for_timeout(250)
        idle = idle + 1 if processor(process) - before < 0.03 else 0


def corrections(page: Page, others: list[Page], process: int) -> Iterator[dict[str, Any]]:
    """Make corrections by turns of a stop and of a place; give what each took."""
    frame = map_of(page)
    places = frame.evaluate(
        "() => document.querySelector('.dateline').atlas.view.places"
        ".filter((place) => place.role === 'stop').map(({ id }) => id)"
    )
    made = 0
    for id_ in places:
        stop = made % 2 == 0
        title = "correct this stop" if stop else "wrong place?"
        if made == CORRECTIONS:
            return
        if not frame.evaluate(OPEN, [id_, title]):
            continue
        for other in others:
            map_of(other).evaluate(WAIT)
        quiet(page, process)
        busy = processor(process)
        told = frame.evaluate(CLICK, [title, "It is right" if stop else ""])
        if told is None:
            continue
        made += 1
        told |= {"stop": stop, "others": [map_of(o).evaluate("window.drawn") for o in others]}
        quiet(page, process)
        yield told | {"processor": processor(process) - busy}


VISITORS = (
    "first visitor, to the first map",
    "first visitor, to the map of all articles",
    "second visitor, to the map of all articles",
)


def visitors(browser: Browser, address: str, process: int) -> tuple[list[Page], list[float]]:
    """The pages of a first and a second visitor, and the seconds that they waited, as `VISITORS`
    says."""
    page, first, every = visited(browser, address)
    quiet(page, process)
    second, _, again = visited(browser, address)
    quiet(second, process)
    return [page, second], [first, every, again]


def compare(articles: str, checkouts: Sequence[Path], runs: int) -> None:
    """Print how long visitors wait in each checkout, run by turns."""
    waited: dict[Path, list[list[float]]] = {checkout: [] for checkout in checkouts}
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for checkout in [one for _ in range(runs) for one in checkouts]:
            with (
                tempfile.TemporaryDirectory() as projects,
                running({"DATELINE_PROJECTS": projects}, checkout, articles) as (address, process),
            ):
                pages, seconds = visitors(browser, address, process)
                waited[checkout].append(seconds)
                for page in pages:
                    page.context.close()
        browser.close()
    for checkout, taken in waited.items():
        for what, seconds in zip(VISITORS, zip(*taken, strict=True), strict=True):
            show(f"{checkout.name}: {what}", list(seconds), "s")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="What the desk costs in the browser.")
    parser.add_argument("articles", help="a file or folder of many articles")
    parser.add_argument("--against", type=Path, help="a checkout of another build, to compare with")
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    articles = str(Path(asked.articles).resolve())
    if asked.against:
        compare(articles, [asked.against.resolve(), ROOT], asked.runs)
        return
    with tempfile.TemporaryDirectory() as projects, sync_playwright() as playwright:
        browser = chromium(playwright)
        environment = {"DATELINE_PROJECTS": projects}
        with running(environment, ROOT, articles) as (address, process):
            (page, second), waited = visitors(browser, address, process)
            for what, seconds in zip(VISITORS, waited, strict=True):
                show(what, [seconds], "s")
            second.goto("about:blank")
            page.goto(f"{address}/?traveller=everyone")
            map_of(page)
            quiet(page, process)
            alone = list(corrections(page, [], process))
            for what, stop in (("a stop", True), ("a place", False)):
                times = [one["drawn"] - one["clicked"] for one in alone if one["stop"] is stop]
                show(f"click to the map drawn, {what}, no other page", times, "ms")
            second.goto(f"{address}/?traveller=everyone")
            tab = page.context.new_page()
            tab.goto(f"{address}/?traveller=everyone")
            for one in (page, second, tab):
                map_of(one)
                quiet(one, process)
            show("server's memory, now", [memory(process, "VmRSS")], "MB")
            page.bring_to_front()
            with watching(Path(projects)) as commits:
                told = list(corrections(page, [second, tab], process))
            show(
                "click to committed",
                [
                    min(at for at in commits.times if at > one["clicked"] - 1) - one["clicked"]
                    for one in told
                ],
                "ms",
            )
            show("click to the map drawn", [one["drawn"] - one["clicked"] for one in told], "ms")
            show("the server's processor", [one["processor"] for one in told], "s")
            for number, what in enumerate(("another browser", "another tab")):
                times = [(one["others"][number] - one["clicked"]) / 1000 for one in told]
                show(f"click to {what} drawn", times, "s")
            kept = [one["kept"] for one in told if one["stop"]]
            print(f"zoom, centre, card and scrolling kept: {sum(kept)} of {len(kept)} of stops")
            show("server's memory, at most", [memory(process, "VmHWM")], "MB")
        browser.close()


if __name__ == "__main__":
    main()
