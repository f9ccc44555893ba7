"""Many browsers work on one server at once: each page is right, and nothing of one is in another.

    python -m benchmarks.reliability.sessions [--sessions NUMBER] [--sets NUMBER]

Opens the page in 50 browsers at once unless told otherwise, each with cookies and storage of its
own. Each types an article of its own, adds it when all have typed theirs, and chooses a status, its
neighbour as traveller, and its own again; a second server works on another project meanwhile. Then
one browser goes through 40 different sets of articles of a project, and a process through 40
projects. Prints what a session costs, how long the slowest took, and the memory before and after
the sets and projects; ends with status 1 where a page shows anything but what its session asked
for. Needs Linux, and Chromium or Chrome.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.async_api import (
    Browser,
    ConsoleMessage,
    FrameLocator,
    Locator,
    Page,
    async_playwright,
    expect,
)

from benchmarks.browser import NONE_FOUND, ROOT, installed, memory, running
from benchmarks.reliability.sizes import TOWNS, many, persons
from dashboard.articles.article import Article
from dashboard.page.desk import Desks
from dashboard.page.serving import Shelf
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.view import parts
from dashboard.view.escaping import answer_json
from dashboard.view.state import EVERYONE, Filters

_SMALLEST = 20  # articles of a set
_SETTLED = 10  # sets after which the caches are full, and the memory is taken first
_STOPS = ".dl-stops tbody td.dl-where .dl-place"
_PLANNED = "visited%2Cpast%2Ccancelled"  # what is left when what is planned is switched off

# Has the page go to an address as the browser's buttons do.
_GO = """query => {
  history.pushState({}, "", query);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""


@dataclass(frozen=True, slots=True)
class Tour:
    """What one session adds: an article in which a minister visits two towns and plans to visit a
    third."""

    who: str
    title: str
    towns: tuple[str, str, str]

    @property
    def text(self) -> str:
        """The article."""
        first, second, third = self.towns
        return (
            f"Minister {self.who} arrived in {first} on Monday.\n\n"
            f"Minister {self.who} flew to {second} on Tuesday.\n\n"
            f"Minister {self.who} will visit {third} on Friday."
        )


def tours(number: int) -> list[Tour]:
    """So many tours, of different people; no two that follow each other share a town."""
    towns = TOWNS.split()
    return [
        Tour(who, f"Tour {n}", tuple(towns[(3 * n + step) % len(towns)] for step in range(3)))  # type: ignore[arg-type]
        for n, who in enumerate(persons(number))
    ]


class WrongPageError(AssertionError):
    """A page shows what it must not."""


@dataclass
class Figures:
    """What was measured: seconds of each step in each session, and megabytes of the server."""

    seconds: dict[str, list[float]]
    alone: float = 0.0
    together: float = 0.0


class Session:
    """One browser with the page, and the tour that it adds."""

    def __init__(self, page: Page, tour: Tour, figures: Figures) -> None:
        self.page, self.tour, self._figures = page, tour, figures
        self._errors: list[str] = []  # of scripts
        self._said: list[str] = []  # and what else goes wrong, or is only given up
        page.on("pageerror", lambda error: self._errors.append(str(error)))
        page.on("console", self._hear)
        page.on(
            "requestfailed", lambda request: self._said.append(f"{request.url}: {request.failure}")
        )

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._said.append(message.text)

    async def open(self, address: str) -> None:
        """Open the page, and wait for its map and its reader."""
        with self._timed("opened"):
            await self.page.goto(address)
            await expect(self._frame.locator("[data-ready=true]")).to_be_visible()
            await expect(self.page.locator("span[data-sentence]").first).to_be_visible()
            await self._settled()

    async def type(self) -> None:
        """Type the article into the dialog."""
        await self.page.get_by_role("button", name="Add articles…").click()
        await self._settled()
        await self._text.fill(self.tour.text)
        await self._dialog.get_by_label("Its title").fill(self.tour.title)

    async def add(self) -> None:
        """Add what was typed, which must be this session's; wait until its journey is drawn."""
        await self._settled()
        await expect(self._text).to_have_value(self.tour.text)
        with self._timed("added"):
            await self._dialog.get_by_role("button", name="Add", exact=True).click()
            await expect(self._dialog).to_have_count(0)
            await self.shows(self.tour, self.tour.towns)
        await expect(self.page.locator(".dl-box h2")).to_have_text(self.tour.title)

    async def switch(self, neighbour: Tour) -> None:
        """Switch filters: what is planned off, to a neighbour's journey, and back to all of this
        session's own."""
        with self._timed("planned off"):
            await self._planned()
            await self.page.wait_for_url(re.compile(f"status={_PLANNED}"))
            await self.shows(self.tour, self.tour.towns[:2])
        with self._timed("another traveller"):
            await self._choose(neighbour.who)
            await self.shows(neighbour, neighbour.towns[:2])
        with self._timed("back"):
            await self._choose(self.tour.who)
            await self._settled()
            await self._planned()
            await self.shows(self.tour, self.tour.towns)

    async def shows(self, tour: Tour, towns: tuple[str, ...]) -> None:
        """Wait until headline, table and map show the stops of a tour and no others."""
        await expect(self.page.locator("h1.dl-title")).to_contain_text(
            f"The journey of {tour.who},"
        )
        await expect(self.page.locator(_STOPS)).to_have_text(list(towns))
        await expect(self._frame.locator(".mark.is-stop")).to_have_count(len(towns))
        for town in towns:
            pin = self._frame.get_by_role("button", name=re.compile(f"^{town}"))
            await expect(pin.first).to_be_attached()

    async def still_shows_its_own(self, articles: int) -> None:
        """Check that what others have done since has changed nothing but the number of articles."""
        headline = f"The journey of {self.tour.who}, told in 1 of {articles} articles"
        await expect(self.page.locator("h1.dl-title")).to_have_text(headline)
        await self._settled()
        await self.shows(self.tour, self.tour.towns)
        await expect(self.page.locator(".dl-box h2")).to_have_text(self.tour.title)
        query = self.page.url.partition("?")[2]
        wanted = urlencode({"traveller": self.tour.who})
        if wanted not in query or "status=" in query:
            raise WrongPageError(f"the address of {self.tour.who}'s page ends with {query}")
        if self._errors:
            raise WrongPageError(f"{self.tour.who}'s page: {self._errors[0]}")

    @property
    def _dialog(self) -> Locator:
        return self.page.get_by_role("dialog", name="Add articles")

    @property
    def _text(self) -> Locator:
        return self._dialog.get_by_label("Or paste an article")

    @property
    def _frame(self) -> FrameLocator:
        return self.page.frame_locator(".st-key-map iframe")

    async def _planned(self) -> None:
        sidebar = self.page.get_by_test_id("stSidebar")
        await sidebar.get_by_role("button", name=re.compile("^Planned")).click()

    async def _choose(self, name: str) -> None:
        box = self.page.get_by_role("combobox", name="Traveller")
        await box.click()
        await box.fill(name)
        await self.page.get_by_role("option", name=re.compile(f"^{name} ·")).click()

    async def _settled(self) -> None:
        await expect(self.page.get_by_test_id("stStatusWidget")).to_have_count(0)

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        except AssertionError as error:
            said = "; ".join([*self._errors, *self._said]) or "no error in the browser's console"
            raise WrongPageError(f"{step}: {str(error)[:300]} ({said})") from error
        self._figures.seconds.setdefault(step, []).append(time.perf_counter() - start)


@dataclass(frozen=True, slots=True)
class Browsers:
    """Where pages are opened, and how many milliseconds each of their steps may take."""

    browser: Browser
    patience: int

    async def page(self) -> Page:
        """A page in a browser of its own."""
        context = await self.browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(self.patience)
        return await context.new_page()


async def together(browsers: Browsers, number: int, folder: Path) -> Figures:
    """Have so many sessions work on one server, and one on another with a project of its own; give
    the figures. Raises AssertionError where a page shows what it must not."""
    figures = Figures({})
    first, second = (f"--project={folder / name}.dateline" for name in ("one", "other"))
    seeds = "seeds"
    with (
        running(None, ROOT, seeds, first) as (address, process),
        running(None, ROOT, seeds, second) as (another, _),
    ):
        (*ours, theirs) = tours(number + 1)
        sessions = [Session(await browsers.page(), tour, figures) for tour in ours]
        stranger = Session(await browsers.page(), theirs, Figures({}))
        await sessions[0].open(address)
        figures.alone = memory(process, "VmRSS")
        await asyncio.gather(
            stranger.open(another), *(session.open(address) for session in sessions[1:])
        )
        # A step is over in all sessions before the next begins.
        everybody = [*sessions, stranger]
        await asyncio.gather(*(session.type() for session in everybody))
        await asyncio.gather(*(session.add() for session in everybody))
        neighbours = zip(sessions, [*ours[1:], ours[0]], strict=True)
        await asyncio.gather(*(session.switch(tour) for session, tour in neighbours))
        given = len(list(Path(seeds).glob("*.txt")))
        await asyncio.gather(*(s.still_shows_its_own(given + number) for s in sessions))
        await stranger.still_shows_its_own(given + 1)
        figures.together = memory(process, "VmRSS")
        for session in everybody:
            await session.page.context.close()
    return figures


async def sets(browsers: Browsers, number: int, folder: Path) -> tuple[float, float]:
    """Have one page show some sets of articles of a large project, and so many more; give the
    server's memory after the first ones and at the end, in megabytes."""
    file = folder / "many.jsonl"
    _write(file, many(_SMALLEST + _SETTLED + number))
    project = f"--project={folder / 'sets'}.dateline"
    with running(None, ROOT, str(file), project) as (address, process):
        page = await browsers.page()
        await page.goto(f"{address}/?traveller=everyone")
        await expect(page.locator("span[data-sentence]").first).to_be_visible()
        await expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        before = 0.0
        for count in range(_SETTLED + number):
            if count == _SETTLED:
                before = memory(process, "VmRSS")
            size = _SMALLEST + count
            ids = [("articles", f"a{n}") for n in range(size)]
            await page.evaluate(_GO, f"?{urlencode([('traveller', 'everyone'), *ids])}")
            headline = page.locator("h1.dl-title")
            await expect(headline).to_have_text(f"All journeys in {size} articles")
            await expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        await page.context.close()
        return before, memory(process, "VmRSS")


def projects(number: int, folder: Path) -> tuple[float, float]:
    """Work on some projects, each with articles of its own, and on so many more, one after the
    other, as a server does; give this process's memory after the first ones and at the end, in
    megabytes. Raises AssertionError where a project has anything of another."""
    desks, shelf, geoparser = Desks(), Shelf(), Geoparser(open_gazetteer())
    articles, before = many(_SMALLEST * (_SETTLED + number)), 0.0
    for count in range(_SETTLED + number):
        if count == _SETTLED:
            before = memory(os.getpid(), "VmRSS")
        desk, own = desks.choose(folder, folder / f"{count}.dateline"), list(islice(articles, 20))
        desk.add("one", own)
        state, atlas = desk.atlas((), geoparser)
        if [article.id for article in atlas.articles] != [article.id for article in own]:
            raise WrongPageError(f"project {count} has articles of another")
        everyone = Filters(traveller=EVERYONE)
        _, shown = shelf.offer(atlas, everyone, {}, version=state.version)
        answer_json(parts.whole(shown.whole()))
    return before, memory(os.getpid(), "VmRSS")


def _write(path: Path, articles: Iterable[Article]) -> None:
    lines = (
        json.dumps({"id": a.id, "text": a.text, "published": f"{a.published}"}) for a in articles
    )
    path.write_text("\n".join(lines), "utf-8")


async def run(number: int, different: int, show: Callable[[str], object]) -> None:
    """Show the figures of so many sessions and of so many different sets of articles. Raises
    AssertionError where a page shows what it must not."""
    found = installed()
    if found is None:
        sys.exit(NONE_FOUND)
    # So many browsers share the cores of one machine.
    patience = 60_000 + 20_000 * number
    expect.set_options(timeout=patience)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            figures = await together(Browsers(browser, patience), number, folder)
            show(f"{number} sessions at once: every page was right")
            for step, taken in figures.seconds.items():
                show(f"{step:20} {median(taken):6.1f} s, the slowest {max(taken):.1f} s")
            each = (figures.together - figures.alone) / max(1, number - 1)
            show(f"the server's memory: {figures.alone:.0f} MB, and {each:.1f} MB a session more")
            before, after = await sets(Browsers(browser, patience), different, folder)
            show(f"{different} more sets of articles: {before:.0f} MB, then {after:.0f} MB")
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
                before, after = process.submit(projects, different, folder).result()
            show(f"{different} more projects: {before:.0f} MB, then {after:.0f} MB")
        await browser.close()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sessions", type=int, default=50, metavar="NUMBER")
    parser.add_argument("--sets", type=int, default=40, metavar="NUMBER")
    asked = parser.parse_args()
    asyncio.run(run(asked.sessions, asked.sets, lambda line: print(line, flush=True)))


if __name__ == "__main__":
    main()
