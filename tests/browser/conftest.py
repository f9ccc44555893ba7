"""A real Streamlit server and a real Chromium, cut off from every host but this one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from benchmarks.browser import NONE_FOUND, installed, served
from dashboard.files import PROJECT_ENDING
from dashboard.project.folder import projects_folder

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
expect.set_options(timeout=60_000)

Open = Callable[..., Page]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks whatever test asks for a browser: `-m "not browser"` leaves out all of them. One that
    fails is run once more, and told of as RERUN: a machine that does other work may be late."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


def program() -> str:
    """The program of a browser; the test is skipped, or in CI fails, where there is none."""
    found = installed()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(NONE_FOUND)
        pytest.skip(NONE_FOUND)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the page."""
    with served() as address:
        yield address


def emptied() -> None:
    """Takes everything out of the projects of the tests, beneath the server that has them open."""
    for path in projects_folder().glob(f"*{PROJECT_ENDING}"):
        with closing(sqlite3.connect(path)) as connection, connection:
            for table in ("event", "article", "setting"):
                connection.execute(f"DELETE FROM {table}")


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens an address in a browser of its own, and leaves no project behind. The test fails when
    that asks another host for anything, logs an error, or throws one."""
    wrong: list[str] = []
    contexts = []

    def guard(route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.scheme in ("http", "https", "ws", "wss") and url.hostname not in LOOPBACK:
            wrong.append(f"asked another host: {route.request.url}")
            route.abort()
        else:
            route.continue_()

    def open_(address: str, width: int = 1440, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True
        )
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append("a script ran"), dialog.dismiss()))
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    emptied()
    assert not wrong
