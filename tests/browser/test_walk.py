"""Forty things a person may do, in an order that a seed gives: after each, the page stands."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.steps import (
    Open,
    adding,
    is_marked,
    mark,
    on_map,
    opened,
    settled,
    upload_into,
)

pytestmark = pytest.mark.browser

SIZES = [(1440, 900), (1024, 768), (820, 1180), (390, 844)]
STEPS = 40
NAMES = ("Astrid Lund", "Bruno Keller", "Chidi Eze", "Dalia Haddad")
TOWNS = ("Nairobi", "Lisbon", "Oslo", "Lima", "Madrid", "Accra", "Riga", "Perth")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")
Step = Callable[["Walk"], None]


class Walk:
    """A person at the page: every step is taken at random, with what the page offers."""

    def __init__(self, page: Page, size: tuple[int, int], folder: Path) -> None:
        self.page, self.size, self.folder = page, size, folder
        self.chance = random.Random(f"{size[0]} by {size[1]}")

    def take(self) -> str:
        steps = (
            paste,
            upload,
            add_from_nowhere,
            follow_stale_link,
            press_pill,
            choose_traveller,
            open_mark,
            open_row,
            click_quote,
            click_mention,
            change_size,
            go_back,
            dismiss,
        )
        step = self.chance.choice(steps)
        step(self)
        settled(self.page)
        return step.__name__

    def unfold_sidebar(self) -> None:
        """On a phone, where the sidebar covers the page, brings it in."""
        if self.page.get_by_test_id("stExpandSidebarButton").is_visible():
            self.page.get_by_test_id("stExpandSidebarButton").click()
            expect(self.page.get_by_role("button", name="Add articles…")).to_be_in_viewport()

    def fold_sidebar(self) -> None:
        if self.page.evaluate("() => innerWidth") <= 768:
            fold = self.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button")
            if fold.is_visible():
                fold.click()

    def story(self) -> str:
        name, (first, second) = self.chance.choice(NAMES), self.chance.sample(TOWNS, 2)
        day = self.chance.choice(DAYS)
        number = self.chance.randint(2, 99)
        return (
            f"Minister {name} arrived in {first} on {day} with {number} guests.\n\n"
            f"{name.split()[1]} will travel to {second} next week."
        )

    def fill_in(self, text: str = "", path: str = "", file: Path | None = None) -> None:
        self.unfold_sidebar()
        dialog = adding(self.page)
        if text:
            dialog.get_by_label("Or paste an article").fill(text)
        if path:
            dialog.get_by_label("Or a folder").fill(path)
        if file:
            upload_into(dialog, file)
        dialog.get_by_role("button", name="Add", exact=True).click()
        if path:
            expect(dialog.get_by_test_id("stAlert")).to_be_visible()
            dialog.get_by_role("button", name="Cancel").click()
        expect(dialog).to_have_count(0)
        self.fold_sidebar()


def paste(walk: Walk) -> None:
    walk.fill_in(text=walk.story() + f" It was told {walk.chance.random()} times.")


def upload(walk: Walk) -> None:
    file = walk.folder / f"story-{walk.chance.randint(0, 99)}.txt"
    file.write_text(walk.story(), "utf-8")
    walk.fill_in(file=file)


def add_from_nowhere(walk: Walk) -> None:
    walk.fill_in(path="/nowhere/at/all")


def follow_stale_link(walk: Walk) -> None:
    query = walk.chance.choice(
        ("article=gone", "traveller=Nobody", "articles=gone&article=gone", "sentence=" + "9" * 5000)
    )
    walk.page.evaluate(
        "query => { history.pushState({}, '', `?${query}`);"
        " dispatchEvent(new PopStateEvent('popstate', { state: {} })); }",
        query,
    )


def press_pill(walk: Walk) -> None:
    walk.unfold_sidebar()
    pills = (
        walk.page.get_by_test_id("stSidebar").get_by_test_id("stButtonGroup").get_by_role("button")
    )
    for _ in range(walk.chance.randint(1, 3)):
        pills.nth(walk.chance.randrange(pills.count())).click()
    walk.fold_sidebar()


def choose_traveller(walk: Walk) -> None:
    walk.unfold_sidebar()
    box = walk.page.get_by_test_id("stSidebar").get_by_label("Traveller").first
    if box.is_enabled():
        options = walk.page.get_by_role("listbox").get_by_role("option")
        for _ in range(5):  # while the sidebar still slides in, a list closes again
            box.click()
            walk.page.wait_for_timeout(400)
            if options.count():
                break
        options.nth(walk.chance.randrange(min(4, options.count()))).click()
    walk.fold_sidebar()


def open_mark(walk: Walk) -> None:
    marks = on_map(walk.page).locator(".mark:not(.is-covered)")
    if marks.count():
        marks.nth(walk.chance.randrange(marks.count())).dispatch_event("click")


def click_one(walk: Walk, things: Locator) -> None:
    """Clicks one of some things; what the page takes away meanwhile is missed."""
    if not (count := things.count()):
        return
    one = walk.chance.randrange(count)
    try:
        things.nth(one).click()
    except TimeoutError:
        if things.count() > one:
            raise


def open_row(walk: Walk) -> None:
    click_one(walk, walk.page.locator(".dl-stops tbody tr .dl-place"))


def click_quote(walk: Walk) -> None:
    click_one(walk, walk.page.locator(".dl-stops tbody .dl-quote"))


def click_mention(walk: Walk) -> None:
    click_one(walk, walk.page.locator("a.dl-mention"))


def change_size(walk: Walk) -> None:
    width, height = walk.size
    narrow = walk.chance.randint(max(360, width - 120), width)
    walk.page.set_viewport_size({"width": narrow, "height": walk.chance.randint(700, height)})
    walk.page.wait_for_timeout(200)


def go_back(walk: Walk) -> None:
    if walk.page.evaluate("() => history.length") > 2 and "gone" not in walk.page.url:
        walk.page.evaluate("() => history.back()")


def dismiss(walk: Walk) -> None:
    click_one(walk, walk.page.get_by_role("button", name="Dismiss"))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_whatever_is_done_the_page_stands(
    open_page: Open, server: str, tmp_path: Path, width: int, height: int
) -> None:
    page = opened(open_page, server, width=width)
    page.set_viewport_size({"width": width, "height": height})
    mark(page)
    walk = Walk(page, (width, height), tmp_path)
    done: list[str] = []
    for _ in range(STEPS):
        done.append(walk.take())
        size = page.viewport_size or {}
        expect(page.locator(".st-key-map iframe"), str(done)).to_be_attached()
        drawn = page.locator(".st-key-map iframe").bounding_box()
        read = page.locator(".st-key-reader").bounding_box()
        assert drawn is not None and read is not None, done
        assert drawn["width"] >= min(360, size["width"] - 2), done
        assert drawn["height"] >= 300, done
        assert read["x"] >= -1 and read["x"] + read["width"] <= size["width"] + 1, done
        assert read["width"] >= 280 and read["height"] >= 200, done
        assert is_marked(page), done
        assert page.get_by_test_id("stException").count() == 0, done
        expect(on_map(page).locator("[data-ready=true]")).to_be_attached()
    assert not re.search("Traceback", page.inner_text("body"))
