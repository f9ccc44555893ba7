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
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    # Its folder is all that the page is told, as a user tells it.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", "dashboard/app.py"),
                *(f"--server.port={port}", "--server.address=localhost"),
                *("--server.headless=true", "--server.fileWatcherType=none"),
            ],
            cwd=ROOT,
            env=own | dict(environment or {}),
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(f"http://localhost:{port}/_stcore/health", process):
                said.seek(0)
                raise RuntimeError(f"the server did not start: {said.read()}")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(10)


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return True
        except OSError:
            time.sleep(0.02)
    return False
