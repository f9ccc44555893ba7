"""The tables that an archive has: which are the newest, whether they can be read, what they hold.

Each time they are made they get a folder of their own, with the next number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.archive.corrected import NAME as CORRECTIONS
from dashboard.archive.schema import FORMAT

FACTS = "archive.json"
WORDS = "words.sqlite"
_NAME = "tables-"


@dataclass(frozen=True, slots=True)
class Contents:
    """What tables hold: how many articles and stops, how many articles as `corrected` by a reader,
    and how many of his corrections could not be applied."""

    articles: int
    stops: int
    corrected: int
    lost_corrections: int


def contents(tables: Path) -> Contents:
    """What the tables in a folder hold."""
    with duckdb.connect() as db:
        counts = db.execute(
            "SELECT (SELECT count(*) FROM read_parquet(?)), (SELECT count(*) FROM read_parquet(?)),"
            " (SELECT count(DISTINCT article) FILTER (fits) FROM read_parquet(?)),"
            f" (SELECT count(*) FROM read_parquet(?) WHERE path = '{CORRECTIONS}')",
            [str(tables / f"{t}.parquet") for t in ("articles", "stops", "corrections", "errors")],
        ).fetchone()
    assert counts is not None
    return Contents(*counts)


def latest(folder: Path) -> Path | None:
    """The folder of the newest tables of an archive, or None where it has none."""
    return next(reversed(folders(folder)), None)


def is_current(tables: Path) -> bool:
    """Whether the tables in a folder have the form that this version of Dateline gives them."""
    return bool(json.loads((tables / FACTS).read_bytes()).get("format") == FORMAT)


def following(folder: Path) -> Path:
    """The folder that an archive's next tables are to lie in."""
    newest = latest(folder)
    return folder / f"{_NAME}{1 + (_number(newest) if newest else 0)}"


def folders(folder: Path) -> list[Path]:
    """The folders of an archive's whole tables, the oldest first."""
    found = [path for path in folder.glob(f"{_NAME}*") if (path / FACTS).is_file()]
    return sorted((path for path in found if path.suffix != ".tmp"), key=_number)


def _number(path: Path) -> int:
    return int(path.name.removeprefix(_NAME))
