"""The command `archive`, as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dashboard.project.anchors import anchor
from dashboard.project.events import NotAPlace, Scope, Spot
from dashboard.project.history import Done
from dashboard.project.sharing import exported
from tests.archive.made import lines, record, records, rows

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


def test_corrections_hold_until_others_are_given(tmp_path: Path) -> None:
    source, archive, file = (tmp_path / name for name in ("news.jsonl", "archive", "own.jsonl"))
    source.write_text(lines(records(range(3))))
    text = str(record(0)["text"])
    start = text.index("Paris")
    spots = [Spot("n0", anchor(text, start, start + 5)), Spot("n1", anchor("In Rome.", 3, 7))]
    changes = [NotAPlace(spot, Scope.MENTION) for spot in spots]
    done = [Done(number, "2026-01-01T00:00:00Z", change) for number, change in enumerate(changes)]

    def given(*held: str) -> subprocess.CompletedProcess[str]:
        file.write_text("".join(held), encoding="utf-8")
        return command(source, "-o", archive, "--jobs", 1, "--corrections", file)

    good, lost = exported(done)
    first = given(good, lost)
    assert first.returncode == 1  # one is not applied
    assert first.stdout == (
        f"{archive}: 3 articles, 3 of them new, and 5 stops. Corrected by hand: 1 of the articles. "
        "Not applied: 1 of the corrections; the table errors says why.\n"
    )
    again = command(source, "-o", archive, "--jobs", 1)
    assert again.stdout == first.stdout.replace("3 of them new", "0 of them new")
    told = "3 articles, 0 of them new, and 5 stops. Corrected by hand: 1 of the articles."
    assert given(good).stdout == f"{archive}: {told}\n"
    broken = given("{}")
    assert broken.returncode == 1
    assert "own.jsonl, line 1: this is no correction" in broken.stderr
    assert broken.stdout == again.stdout.replace(
        "5 stops. Corrected by hand: 1 of the articles.", "6 stops."
    )
    assert given().returncode == 0


def test_what_is_not_there_is_said_and_what_the_archive_has_of_it_stays(tmp_path: Path) -> None:
    source, archive, away = (tmp_path / name for name in ("news.jsonl", "archive", "away.jsonl"))
    for name in (tmp_path / "nwes.jsonl", "https://news.example/1"):
        assert command(name, "-o", archive).returncode == 1
        assert not archive.exists()
    source.write_text(lines(records(range(3))))
    both = command(source, "ftp://news.example/1", "-o", archive, "--jobs", 1)
    assert both.returncode == 1
    assert "ftp://news.example/1: an archive is made of files and folders" in both.stderr
    assert both.stdout == f"{archive}: 3 articles, 3 of them new, and 6 stops.\n"
    source.rename(away)
    other = tmp_path / "other.jsonl"
    other.write_text(lines(records(range(3, 4))))
    gone = command(source, other, "-o", archive, "--jobs", 1)
    assert gone.returncode == 1 and f"{source}: there is no such file" in gone.stderr
    assert gone.stdout == f"{archive}: 4 articles, 1 of them new, and 8 stops.\n"
    again = command(other, "-o", archive, "--jobs", 1)
    assert again.returncode == 0, "a name that was wrong once is not held against later runs"


def test_one_article_is_one_article(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(lines([{"id": "a", "text": "Ann Lee flew to Oslo on Monday."}]))
    done = command(source, "-o", tmp_path / "archive", "--jobs", 1)
    assert done.stdout.endswith("archive: 1 article, 1 of them new, and 1 stop.\n")


def test_wrong_usage_is_said(tmp_path: Path) -> None:
    assert "no number of processes" in command("x", "-o", tmp_path, "--jobs", "many").stderr
    assert command("x").returncode == 2
