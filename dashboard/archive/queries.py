"""Asking an archive: DuckDB over its tables, each question answered in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.archive import conditions, facets, travellers
from dashboard.archive.asking import (
    MOST_LISTED,
    Box,
    Cell,
    Facets,
    Journeys,
    Listed,
    Overview,
    Patch,
    Summary,
    Traveller,
    Wanted,
)
from dashboard.archive.schema import RESOLUTION, TABLES
from dashboard.archive.tables import WORDS, is_current, latest
from dashboard.archive.words import Words
from dashboard.errors import ArchiveError, ArchiveGoneError

MOST_CELLS = 2_000
_MOST_FOUND = 100_000  # articles with the words looked for, of which a map is made
_NEWEST = 20_000  # articles among which those to be listed are looked for first
_MAKING = "python -m dashboard archive INPUT… -o"
_KEPT = 64  # facets
_MEMORY = "300MB"  # the limit leaves out the interpreter and some of what DuckDB itself needs
_RESOLUTIONS = ((2.5, 1), (4, 2), (5.4, 3), (6.8, 4), (8.2, 5), (9.6, 6), (11, 7))
"""The resolution of the cells up to each zoom of the map; beyond, each place is by itself."""


def open_archive(folder: Path) -> Archive:
    """Open the newest tables of an archive. Raise ArchiveError where there are none, or those of
    another form."""
    tables = latest(folder)
    if tables is None:
        message = f"{folder}: there is no archive here; make one with"
        raise ArchiveError(f"{message}: {_MAKING} {folder}")
    if not is_current(tables):
        message = f"{folder}: another version of Dateline made this archive's tables; make them"
        raise ArchiveError(f"{message} anew with: {_MAKING} {folder}")
    return Archive(tables)


class Archive:
    """The tables in a folder, open. May be shared by threads. Each question raises ArchiveGoneError
    where the tables are gone, as they are when others have been made twice since."""

    def __init__(self, tables: Path) -> None:
        self.tables = tables
        self.words = Words(tables / WORDS)
        self._kept_facets = lru_cache(maxsize=_KEPT)(self._facets)
        self._db = duckdb.connect()
        self._db.execute(f"SET memory_limit = '{_MEMORY}'")
        for table in TABLES:
            path = str(tables / f"{table.name}.parquet").replace("'", "''")
            self._db.execute(f"CREATE VIEW {table.name} AS FROM read_parquet('{path}')")

    def summary(self) -> Summary:
        """What the archive holds."""
        counts = ", ".join(
            f"(SELECT count(*) FROM {table})"
            for table in ("articles", "mentions", "stops", "travellers", "errors")
        )
        days = "(SELECT min(published) FROM articles), (SELECT max(published) FROM articles)"
        return Summary(*self.rows(f"SELECT {counts}, {days}")[0])

    def overview(self, wanted: Wanted, box: Box, zoom: float) -> Overview:
        """What a map of a part of the world shows at a zoom: at most MOST_CELLS cells, coarser ones
        where there are more."""
        finest = next((r for most, r in _RESOLUTIONS if zoom <= most), None)
        chosen = self._chosen(wanted)
        for resolution in (finest, *range((RESOLUTION if finest is None else finest) - 1, -1, -1)):
            cells = self._cells(wanted, chosen, box, resolution)
            if len(cells) <= MOST_CELLS:
                break
        return Overview(cells[:MOST_CELLS], resolution, self._sampled(wanted, chosen))

    def facets(self, wanted: Wanted) -> Facets:
        """The facets of what is wanted, each as if nothing of it were chosen; kept, for each run of
        a page asks for those that it had."""
        return self._kept_facets(wanted)

    def _facets(self, wanted: Wanted) -> Facets:
        query, values = facets.query(wanted)
        with self._choosing(self._chosen(wanted)) as cursor:
            return facets.told(wanted, cursor.execute(query, values).fetchall())

    def articles(self, wanted: Wanted, patch: Patch | None = None) -> tuple[Listed, ...]:
        """The newest articles of what is wanted, at a patch or anywhere."""
        chosen = self._chosen(wanted)
        only_words = not (wanted.kinds or wanted.countries or wanted.features or wanted.sources)
        if patch is None and only_words:
            where, values, semi = conditions.within(wanted, "published", "number")
            source = f"SELECT number AS article, NULL AS start FROM articles{semi} WHERE {where}"
            source += " AND number >= {least}"
        else:
            where, values, semi = conditions.of_points(wanted)
            at, more = conditions.at(patch)
            values += more
            source = f"SELECT article, min(start) AS start FROM points{semi} WHERE {where} AND {at}"
            source += " AND article >= {least} GROUP BY article"
        # To pass over all of them takes longer than to pass over the newest, and perhaps twice.
        ((every,),) = self.rows("SELECT count(*) FROM articles")
        for least in (every - _NEWEST, 0) if every > _NEWEST else (0,):
            found = self._listed(source.replace("{least}", str(least)), values, chosen)
            if len(found) == MOST_LISTED:
                break
        return found

    def _listed(
        self, source: str, values: Sequence[object], chosen: Sequence[int] | None
    ) -> tuple[Listed, ...]:
        """The newest of the articles that a query gives, with the start of a mention in each."""
        with self._choosing(chosen) as cursor:
            rows = cursor.execute(
                f"WITH newest AS ({source} ORDER BY article DESC LIMIT {MOST_LISTED}) "
                "SELECT a.id, a.title, a.source, a.published, m.name, newest.start "
                "FROM newest JOIN articles AS a ON a.number = newest.article "
                "LEFT JOIN mentions AS m ON m.article = newest.article AND m.start = newest.start "
                "ORDER BY newest.article DESC",
                list(values),
            ).fetchall()
        return tuple(Listed(*row) for row in rows)

    def travellers(
        self,
        name: str = "",
        first: date | None = None,
        last: date | None = None,
        patch: Patch | None = None,
    ) -> tuple[Traveller, ...]:
        """Who travels most: see `travellers.travellers`."""
        return travellers.travellers(self.rows, name, first, last, patch)

    def journeys(self, person: int, begin: int = 0) -> Journeys | None:
        """Where a traveller went: see `travellers.journeys`."""
        return travellers.journeys(self.rows, person, begin)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a statement with these values."""
        with self._choosing(None) as cursor:
            return cursor.execute(statement, list(values)).fetchall()

    def _cells(
        self, wanted: Wanted, chosen: Sequence[int] | None, box: Box, resolution: int | None
    ) -> tuple[Cell, ...]:
        """The cells of a resolution in a part of the world, or each place; one more than
        MOST_CELLS where there are more."""
        counted, values = conditions.counted(wanted)
        lon = "BETWEEN ? AND ?" if box.west <= box.east else "NOT BETWEEN ? AND ?"
        edges = (box.west, box.east) if box.west <= box.east else (box.east, box.west)
        together = (
            "number::UBIGINT" if resolution is None else conditions.parent("cell", resolution)
        )
        with self._choosing(chosen) as cursor:
            rows = cursor.execute(
                f"SELECT {together} AS together, arg_max(number, n), arg_max(name, n), "
                "arg_max(lat, n), arg_max(lon, n), sum(n)::BIGINT AS mentions, count(*) "
                f"FROM ({counted}) JOIN places ON place = number "
                f"WHERE lat BETWEEN ? AND ? AND lon {lon} "
                f"GROUP BY together ORDER BY mentions DESC, together LIMIT {MOST_CELLS + 1}",
                [*values, box.south, box.north, *edges],
            ).fetchall()
        return tuple(Cell("" if resolution is None else f"{cell:x}", *rest) for cell, *rest in rows)

    def _chosen(self, wanted: Wanted) -> list[int] | None:
        """The articles with the words wanted, the newest where there are too many; None where no
        words are."""
        return self.words.newest(wanted.words, _MOST_FOUND) if wanted.words.strip() else None

    def _sampled(self, wanted: Wanted, chosen: Sequence[int] | None) -> int | None:
        is_full = chosen is not None and len(chosen) == _MOST_FOUND
        return _MOST_FOUND if is_full and self.words.count(wanted.words) > _MOST_FOUND else None

    @contextmanager
    def _choosing(self, chosen: Sequence[int] | None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for which the articles chosen are a table. Raises ArchiveGoneError where the
        tables are gone."""
        try:
            with self._db.cursor() as cursor:
                if chosen is not None:
                    cursor.register("chosen", pa.table({"found": pa.array(chosen, pa.uint32())}))
                yield cursor
        except duckdb.IOException:
            if self.tables.exists():
                raise
            raise ArchiveGoneError from None
