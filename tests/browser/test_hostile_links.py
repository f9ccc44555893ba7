"""Whatever stands in the URL, and wherever the server is started: a page and no traceback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import SLOW, Open, settled

ROOT = Path(__file__).parents[2]
QUERIES = (
    "article=%ED%A0%80&sentence=%00",
    "traveller=%3Cscript%3Ealert(1)%3C/script%3E&days=9999-99-99..x&life=%F0%9F%98%80",
    "%%%&=&&&;article&article[]=x&__proto__=1&sentence=99999999999999999999",
    "&".join(f"articles=a{n}" for n in range(300)) + "&status=&kinds=,&sure=NaN",
)

pytestmark = pytest.mark.browser


def is_a_page(page: Page) -> None:
    """The headline and the reader are there, and nothing of Python."""
    expect(page.locator("h1.dl-title")).to_be_visible(timeout=SLOW)
    expect(page.locator("span[data-sentence]").first).to_be_visible(timeout=SLOW)
    settled(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert "Traceback" not in page.locator("body").inner_text()


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_any_link_gives_a_page(open_page: Open, server: str, number: int) -> None:
    is_a_page(open_page(f"{server}/?{QUERIES[number]}"))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of a server that was started in another folder, without the settings' file."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")]
    options = ["--server.headless=true", "--browser.gatherUsageStats=false"]
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen(
            [*command, f"--server.port={port}", "--server.fileWatcherType=none", *options],
            cwd=tmp_path,
            env={**os.environ, "HOME": str(tmp_path)},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        until = time.monotonic() + SLOW / 1000
        while not answers(f"http://localhost:{port}/_stcore/health"):
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.1)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(60)


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5):
            return True
    except OSError:
        return False


def test_a_server_started_elsewhere_gives_a_page_and_reads_no_typed_paths(
    open_page: Open, elsewhere: str
) -> None:
    page = open_page(f"{elsewhere}/?{QUERIES[1]}")
    is_a_page(page)
    page.get_by_role("button", name="Add articles…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Or a web address")).to_be_visible()
    expect(dialog.get_by_label("Or a folder")).to_have_count(0)
    dialog.get_by_label("Or a web address").fill("http://127.0.0.1:9/")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog).to_contain_text("no address of the public web")
