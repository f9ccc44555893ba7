"""The steps that walks through the page are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import FrameLocator, Locator, Page, expect

Open = Callable[..., Page]
SLOW = 180_000  # milliseconds: the first test waits for the gazetteer's index


def opened(
    open_page: Open,
    server: str,
    width: int = 1440,
    height: int = 900,
    scheme: str = "light",
    **query: str | int,
) -> Page:
    """The page with its map and reader drawn."""
    page = open_page(f"{server}/?{urlencode(query)}", width=width, height=height, scheme=scheme)
    expect(page.locator("span[data-sentence]").first).to_be_visible(timeout=SLOW)
    expect(on_map(page).locator("[data-ready=true]")).to_be_visible(timeout=SLOW)
    expect(pin(page, "Vladivostok")).to_be_attached()
    settled(page)
    return page


def settled(page: Page) -> None:
    """Waits until Streamlit has nothing left to run, and has taken away what is no longer drawn."""
    page.wait_for_timeout(150)  # A click is on its way to the server so long.
    app = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    expect(app).to_have_count(1, timeout=SLOW)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=SLOW)


def upload_into(dialog: Locator, *files: Path) -> None:
    """Chooses files in the dialog, and waits until the server has them."""
    dialog.locator("input[type=file]").set_input_files(files)
    expect(dialog.get_by_test_id("stFileUploader")).to_contain_text(files[-1].name)
    expect(dialog.get_by_role("progressbar")).to_have_count(0)
    settled(dialog.page)


def on_map(page: Page) -> FrameLocator:
    return page.frame_locator(".st-key-map iframe")


def pin(page: Page, name: str) -> Locator:
    return on_map(page).get_by_role("button", name=re.compile(rf"^{name}")).first


def card(page: Page) -> Locator:
    return on_map(page).locator(".dateline-popup")


def sentence(page: Page, article: str, index: int) -> Locator:
    return page.locator(f'span[data-article="{article}"][data-sentence="{index}"]')


def selected(page: Page) -> Locator:
    return page.locator("span.is-selected")


def expect_in_view(span: Locator) -> None:
    """Waits until the sentence's first line lies within the reader's box and the window."""
    span.page.wait_for_function(
        """span => {
            const here = span.getClientRects()[0];
            const box = span.closest(".dl-box").getBoundingClientRect();
            return here.top >= Math.max(0, box.top) - 1
                && here.bottom <= Math.min(innerHeight, box.bottom) + 1;
        }""",
        arg=span.element_handle(),
    )


def still(locator: Locator) -> Locator:
    """The element, when it stands where it stood a moment before. A list that is opened while what
    it stands in unfolds is closed by that."""
    last = None
    while (here := locator.bounding_box()) is None or here != last:
        last = here
        locator.page.wait_for_timeout(100)
    return locator


def choose_article(page: Page, title: str) -> None:
    page.get_by_test_id("stSidebar").get_by_label("Articles").first.click()
    page.get_by_role("option", name=title).click()
    page.keyboard.press("Escape")
    settled(page)


def with_sidebar(page: Page) -> None:
    """Opens the sidebar where it is closed, as it is on a phone."""
    add = page.get_by_role("button", name="Add articles…")
    expand = page.get_by_test_id("stExpandSidebarButton")
    expect(expand.or_(add).first).to_be_visible()
    if expand.count():
        expand.click()
    expect(add).to_be_visible()


def without_sidebar(page: Page) -> None:
    """Closes the sidebar where it covers the page, as it does on a phone."""
    if (page.viewport_size or {"width": 0})["width"] <= 768:
        page.get_by_test_id("stSidebar").hover()
        page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
        expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


def mark(page: Page) -> None:
    """Marks the window of the map's frame, so that it is known again."""
    page.locator(".st-key-map iframe").evaluate("frame => { frame.contentWindow.isTheSame = true }")


def is_marked(page: Page) -> bool:
    """True where the frame is the one that was marked: not mounted anew since."""
    frame = page.locator(".st-key-map iframe")
    return frame.evaluate("frame => frame.contentWindow.isTheSame === true")


def adding(page: Page) -> Locator:
    """Opens the dialog for articles."""
    with_sidebar(page)
    dialog = page.get_by_role("dialog", name="Add articles")
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Add articles…").click()
    expect(dialog).to_be_visible()
    settled(page)
    expect(dialog.get_by_label("Or paste an article")).to_have_count(1)
    return dialog


def add(page: Page, text: str = "", path: str = "", files: Sequence[Path] = ()) -> None:
    """Opens the dialog, fills it, and presses *Add*."""
    dialog = adding(page)
    if text:
        dialog.get_by_label("Or paste an article").fill(text)
    if path:
        dialog.get_by_label("Or a folder").fill(path)
    if files:
        dialog.locator("input[type=file]").set_input_files(files)
        for file in files:
            expect(dialog.get_by_text(file.name, exact=True)).to_be_visible()
        page.wait_for_timeout(1000)  # Until the server has them, Streamlit shows no other sign.
        settled(page)
    dialog.get_by_role("button", name="Add", exact=True).click()
    settled(page)


def unfolded(page: Page, title: str) -> Locator:
    """The part of the open card that a title unfolds, when the card that grows stands still. It is
    unfolded by key: a card that moves with its map may leave a click beside it."""
    details = card(page).locator("details", has=page.locator(f"summary:text-is('{title}')")).first
    if details.get_attribute("open") is None:
        details.locator("summary").first.press("Enter")
        expect(details).to_have_attribute("open", "")
    return still(details)
