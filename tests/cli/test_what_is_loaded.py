from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What fetches pages, asks Nominatim, reads Markdown and draws the map's file.
SELDOM = {"requests", "geopy", "markdown_it", "dashboard.exports.html", "dashboard.view.build"}


@pytest.mark.parametrize("name", ["plain.txt", "marked.md"])
def test_a_run_loads_what_it_needs_and_collects_garbage_again(tmp_path: Path, name: str) -> None:
    """Markdown is read in a process of its own."""
    (tmp_path / name).write_text("The minister flew to **Lima** on Monday.", encoding="utf-8")
    code = (
        "import gc, sys\n"
        "from dashboard.__main__ import main\n"
        f"sys.argv = ['dateline', 'places', {str(tmp_path / name)!r}]\n"
        "status = main()\n"
        "print(status, gc.isenabled(), *sys.modules, file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    status, collects, *loaded = run.stderr.splitlines()[-1].split()
    assert (status, collects) == ("0", "True")
    assert '"Lima"' in run.stdout
    assert SELDOM.isdisjoint(loaded)
