"""The dashboard on a free port, and the installed Chromium or Chrome to open it with: shared by the
benchmarks of the page and the tests in a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
NONE_FOUND = "no Chromium or Chrome was found: install one (Debian: apt-get install chromium)"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_START_SECONDS = 60


def installed() -> str | None:
    """The program of an installed Chromium or Chrome."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or (str(_ON_A_MAC) if _ON_A_MAC.exists() else None)


@contextmanager
def served(environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Start the dashboard with variables added to the environment; give its address once it
    answers. Raises RuntimeError with what the server said where it does not."""
    with running(environment) as (address, _):
        yield address


@contextmanager
def running(
    environment: Mapping[str, str] | None = None, checkout: Path = ROOT, *inputs: str
) -> Iterator[tuple[str, int]]:
    """Start the dashboard of a checkout on some files; give its address and the number of its
    process once it answers. Raises RuntimeError with what the server said where it does not."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    # Its folder is all that the page is told, as a user tells it.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    own |= environment or {}
    base = own.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
    address = f"http://localhost:{port}{'/' if base else ''}{base}"
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", "dashboard/app.py"),
                *(f"--server.port={port}", "--server.address=localhost"),
                *("--server.headless=true", "--server.fileWatcherType=none"),
                *(("--", *inputs) if inputs else ()),
            ],
            cwd=checkout,
            env=own,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(f"{address}/_stcore/health", process):
                said.seek(0)
                raise RuntimeError(f"the server did not start: {said.read()}")
            yield address, process.pid
        finally:
            process.terminate()
            process.wait(60)


class Received:
    """How many bytes a page receives from now on, over HTTP as sent and over its websocket as
    unpacked, without the files of Streamlit itself."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0.0
        self._not_counted: set[str] = set()
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.responseReceived", self._answered)
        network.on("Network.loadingFinished", self._finished)
        network.on("Network.webSocketFrameReceived", self._framed)

    def _answered(self, told: dict[str, Any]) -> None:
        if urlsplit(told["response"]["url"]).path.startswith("/static/"):
            self._not_counted.add(told["requestId"])

    def _finished(self, told: dict[str, Any]) -> None:
        if told["requestId"] not in self._not_counted:
            self.bytes += told["encodedDataLength"]

    def _framed(self, told: dict[str, Any]) -> None:
        frame = told["response"]  # what is binary is given as base64
        self.bytes += len(frame["payloadData"]) * (0.75 if frame["opcode"] == 2 else 1)


def processor(process: int) -> float:
    """The processor time in seconds that a process has used."""
    words = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int, what: str) -> float:
    """The memory of a process in megabytes: `what` is "VmRSS" for now, "VmHWM" for the most."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    found = next(line for line in lines.splitlines() if line.startswith(f"{what}:"))
    return int(found.split()[1]) * 1024 / 1e6


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return True
        except OSError:
            time.sleep(0.02)
    return False
