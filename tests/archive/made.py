"""Articles made for the tests of archives, each with a journey whose stops are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from dashboard.archive.asking import Box
from dashboard.archive.compacting import compacted, swept
from dashboard.archive.corrected import Corrected
from dashboard.archive.correcting import corrected
from dashboard.archive.manifest import open_manifest
from dashboard.archive.pieces import End, pieces
from dashboard.archive.stamp import stamp
from dashboard.archive.working import work

TOWNS = ("Paris", "Warsaw", "Madrid", "Vienna", "Oslo", "Lisbon", "Athens")
NAMES = ("Ann Lee", "Carlos Ruiz", "Eva Novak", "Omar Haddad")
EUROPE = Box(35, -11, 61, 30)
_FIRST = date(2020, 1, 6)


def record(number: int, **more: object) -> dict[str, object]:
    """An article's record: on a Tuesday, somebody arrived in a town on Monday."""
    name, town = NAMES[number % len(NAMES)], TOWNS[number % len(TOWNS)]
    published = _FIRST + timedelta(weeks=number, days=1)
    text = (
        f"Foreign Minister {name} arrived in {town} on Monday for talks about trade. "
        f"The minister is to fly to {TOWNS[(number + 2) % len(TOWNS)]} on Thursday. "
        f"It was round {number} of the talks."
    )
    return {"id": f"n{number}", "text": text, "published": published.isoformat(), **more}


def records(numbers: Iterable[int], **more: object) -> list[dict[str, object]]:
    return [record(number, **more) for number in numbers]


def lines(found: Iterable[Any]) -> str:
    return "".join(f"{json.dumps(one)}\n" for one in found)


def rows(folder: Path, table: str, pattern: str = "parts/{}/*.parquet") -> list[dict[str, Any]]:
    """All rows of a table of parts, in one order whatever files they are in."""
    found = list(_rows(folder, pattern.format(table)))
    return sorted(found, key=lambda row: json.dumps(row, default=str, sort_keys=True))


def _rows(folder: Path, pattern: str) -> Iterator[dict[str, Any]]:
    for path in folder.glob(pattern):
        yield from pq.ParquetFile(path).read().to_pylist()


def archived(folder: Path, inputs: Iterable[Path]) -> Path:
    """An archive of files, made without a cluster."""
    manifest = open_manifest(folder)
    keys: dict[str, list[str]] = {}
    for piece in pieces(map(str, inputs)):
        if isinstance(piece, End):
            manifest.end(piece.source, tuple(keys.get(piece.source, ())))
        else:
            manifest.add(work(piece, str(folder), stamp()))
            keys.setdefault(piece.source, []).append(piece.key)
    compacted(folder, manifest)
    return folder


def again(folder: Path, size: int = 200) -> list[list[str]]:
    """Read in an archive what its corrections reach and was not read with them; the ids of the
    articles, piece by piece."""
    manifest, read, keys = open_manifest(folder), list[list[str]](), list[str]()
    for cut in corrected(folder, manifest, size):
        if isinstance(cut, End):
            manifest.end(cut.source, tuple(keys))
            continue
        keys.append(cut.key)
        if cut.key not in manifest.done:
            manifest.add(work(cut, str(folder), stamp()))
            assert isinstance(cut.content, Corrected)
            read.append([one.article.id for one in cut.content.items])
    swept(folder, manifest)
    compacted(folder, manifest)
    return read
