"""What a worker does: reads one piece, and writes what it finds as parts of the tables."""

from __future__ import annotations

import gc
import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.archive.corrected import Corrected
from dashboard.archive.pieces import Piece
from dashboard.archive.rows import Row, Rows, digest
from dashboard.archive.schema import PART
from dashboard.archive.stamp import stamp
from dashboard.articles.article import Article
from dashboard.articles.guard import ArticleError
from dashboard.articles.language import foreign_language
from dashboard.articles.streams import Found
from dashboard.errors import ArchiveError, InputError
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

PARTS = "parts"
"""The folder of an archive in which the parts lie, each table's in a folder of its own."""

# New objects before the young are looked through, and how often that is before older ones are.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000, 20, 50
_TOGETHER = 256  # articles whose rows are in memory at once


@dataclass(frozen=True, slots=True)
class DonePiece:
    """What came of a piece: its key, the rows in each table (`counts`), how many articles were
    `lost`, the processor's `seconds`, and the worker's greatest `memory` so far, in bytes."""

    key: str
    counts: dict[str, int]
    lost: int
    seconds: float
    memory: int


def work(piece: Piece, folder: str, made_by: str) -> DonePiece:
    """Read a piece and write its parts below `folder`, each under the piece's key and at once: a
    piece that is read again, after a crash, is there once. Raise ArchiveError where this machine
    has other rules or places than those of the stamp `made_by`."""
    if stamp() != made_by:
        raise ArchiveError(
            f"the worker on {os.uname().nodename} has another version of Dateline, another "
            "gazetteer.csv or other imported layers than this machine; make them the same"
        )
    started, geoparser = time.process_time(), _geoparser()
    lost = 0
    with Parts(Path(folder) / PARTS, piece.key) as parts:
        rows, articles = Rows(), 0
        for lost_here, is_article in _all(piece, rows, geoparser):
            lost += lost_here
            articles += is_article
            if articles >= _TOGETHER:
                parts.write(rows)
                rows.tables.clear()
                articles = 0
        parts.write(rows)
        parts.table("places", rows.of("places"))
    return DonePiece(piece.key, parts.counts, lost, time.process_time() - started, _memory())


def _all(piece: Piece, rows: Rows, geoparser: Geoparser) -> Iterator[tuple[int, bool]]:
    """Add what is found in a piece, one after the other; tell of each how many articles were lost
    with it, and whether it is one."""
    if isinstance(piece.content, Corrected):
        yield from piece.content.read(rows, geoparser)
        return
    for found, as_new in _distinct(piece.content.found()):
        lost = _read(rows, found, geoparser) if as_new else _told(rows, found)
        yield lost, isinstance(found.item, Article)


def _read(rows: Rows, found: Found, geoparser: Geoparser) -> int:
    """Add what is found in an article, or what is wrong; return how many articles are lost."""
    item = found.item
    if isinstance(item, InputError):
        return _told(rows, found)
    try:
        rows.article(item, geoparser)
    except MemoryError:
        raise
    except Exception as error:
        rows.failed(item, found.path, found.line, str(ArticleError(item.id, error)))
        return 1
    if language := foreign_language(item.text):
        message = f"this seems to be {language}; Dateline reads English"
        rows.problem(InputError(message, found.path, found.line, kept=True))
    return 0


def _told(rows: Rows, found: Found) -> int:
    if not isinstance(found.item, InputError):
        return 0
    rows.problem(found.item)
    return 0 if found.item.kept else 1


def _distinct(found: Iterator[Found]) -> Iterator[tuple[Found, bool]]:
    """What was found, each article with an id of its own in the piece; False with a copy of one
    that was there before."""
    ids: set[str] = set()
    seen: set[int] = set()
    for one in found:
        item = one.item
        if not isinstance(item, Article):
            yield one, True
            continue
        told = digest(item)
        if told in seen:
            yield one, False
            continue
        seen.add(told)
        number, other = 2, item.id
        while other in ids:
            other, number = f"{item.id}-{number}", number + 1
        ids.add(other)
        yield replace(one, item=replace(item, id=other)), True


class Parts:
    """The parts of one piece while they are written. They appear under their names when all of
    them are whole, and none does where writing fails."""

    def __init__(self, folder: Path, key: str) -> None:
        self.counts: dict[str, int] = dict.fromkeys(PART, 0)
        self._folder, self._key = folder, key
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._open = ExitStack()

    def __enter__(self) -> Parts:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._open.close()
        for table in self._writers:
            if kind is None:
                self._beside(table).replace(part(self._folder, table, self._key))
            else:
                self._beside(table).unlink(missing_ok=True)

    def write(self, rows: Rows) -> None:
        """Write the rows of every table but `places`, which has one row a place of the piece."""
        for table in PART:
            if table != "places":
                self.table(table, rows.of(table))

    def table(self, table: str, rows: list[Row]) -> None:
        """Write rows of one table; a table without any has no file."""
        if not rows:
            return
        schema = PART[table].schema
        if table not in self._writers:
            path = self._beside(table)
            path.parent.mkdir(parents=True, exist_ok=True)
            writer = pq.ParquetWriter(path, schema, compression="zstd")
            self._writers[table] = self._open.enter_context(writer)
        self._writers[table].write_table(pa.Table.from_pylist(rows, schema))
        self.counts[table] += len(rows)

    def _beside(self, table: str) -> Path:
        path = part(self._folder, table, self._key)
        return path.with_name(f"{path.name}.{os.getpid()}.tmp")


def part(folder: Path, table: str, key: str) -> Path:
    """Where the part of a table lies that was made of the piece with a key."""
    return folder / table / f"{key}.parquet"


def losses(folder: Path, keys: Iterable[str], most: int) -> list[str]:
    """What is wrong with articles that were left out, in the pieces with these keys of the archive
    in a folder: up to `most` sentences, each with its file and line."""
    told: list[str] = []
    for path in (part(folder / PARTS, "errors", key) for key in keys):
        for row in pq.ParquetFile(path).read().to_pylist() if path.is_file() else ():
            if not row["kept"] and len(told) < most:
                told.append(str(InputError(row["message"], row["path"], row["line"])))
    return told


@cache
def _geoparser() -> Geoparser:
    """What finds places, once a worker. From then on cyclic garbage is looked for seldom: what is
    found in articles is many small objects without a cycle."""
    gc.set_threshold(*_OBJECTS_BETWEEN_COLLECTIONS)
    return Geoparser(open_gazetteer())


def _memory() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    usage: Any = resource.getrusage(resource.RUSAGE_SELF)
    return int(usage.ru_maxrss) * unit
