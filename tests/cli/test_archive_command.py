"""The command `archive`, as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.archive.made import lines, records, rows

ROOT = Path(__file__).parents[2]


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "archive", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_archive_is_made_and_what_is_wrong_is_said(tmp_path: Path) -> None:
    source, archive = tmp_path / "news.jsonl", tmp_path / "archive"
    source.write_text(lines(records(range(3))) + "[1]\n")
    done = command(source, "-o", archive, "--jobs", 1)
    assert done.returncode == 1
    told = "3 articles, 3 of them new, and 6 stops. 1 could not be read; the table errors says why."
    assert done.stdout == f"{archive}: {told}\n"
    assert f"{source}, line 4: this is JSON but no object" in done.stderr
    assert len(rows(archive, "stops", "tables-1/{}.parquet")) == 6
    source.write_text(lines(records(range(3))))
    again = command(source, "-o", archive, "--jobs", 1)
    assert again.returncode == 0
    assert "line 4" not in again.stderr
    assert again.stdout == f"{archive}: 3 articles, 3 of them new, and 6 stops.\n"


def test_wrong_usage_is_said(tmp_path: Path) -> None:
    assert "no number of processes" in command("x", "-o", tmp_path, "--jobs", "many").stderr
    assert command("x").returncode == 2
