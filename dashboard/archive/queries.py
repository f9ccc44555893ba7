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

from dashboard.archive.asking import (
    Box,
    Cell,
    Count,
    Facets,
    Journeys,
    Listed,
    Overview,
    Spot,
    Summary,
    ToldLeg,
    ToldStop,
    Traveller,
    Wanted,
)
from dashboard.archive.compacting import WORDS, is_current, latest
from dashboard.archive.schema import RESOLUTION, TABLES
from dashboard.archive.words import Words
from dashboard.errors import ArchiveError, ArchiveGoneError

MOST_CELLS = 2_000
MOST_LISTED = 50
MOST_STOPS = 200
_MOST_LEGS = 500
_MOST_VALUES = 30  # of a facet
_MOST_FOUND = 100_000  # articles with the words looked for, of which a map is made
_NEWEST = 20_000  # articles among which those to be listed are looked for first
_KEPT = 64  # facets
_MEMORY = "300MB"  # the limit leaves out the interpreter and some of what DuckDB itself needs
_RESOLUTIONS = ((2.5, 1), (4, 2), (5.4, 3), (6.8, 4), (8.2, 5), (9.6, 6), (11, 7))
"""The resolution of the cells up to each zoom of the map; beyond, each place is by itself."""


def open_archive(folder: Path) -> Archive:
    """Open the newest tables of an archive. Raise ArchiveError where there are none, or those of
    another form."""
    tables = latest(folder)
    if tables is None:
        message = f"{folder}: there is no archive here; make one with: dateline archive INPUT… -o"
        raise ArchiveError(f"{message} {folder}")
    if not is_current(tables):
        message = f"{folder}: another version of Dateline made this archive's tables; make them"
        raise ArchiveError(f"{message} anew with: dateline archive INPUT… -o {folder}")
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
        filters = {
            "kind": wanted.kinds,
            "country": wanted.countries,
            "feature": wanted.features,
            "source": wanted.sources,
        }
        holds, values = [], list[object]()
        for column, chosen in filters.items():
            holds.append(f"{_among(column, chosen)} AS has_{column}")
            values += chosen
        where, more, semi = self._within(wanted)
        is_counted = not (wanted.words.strip() or wanted.first or wanted.last)
        table, each = ("facets", "sum(mentions)") if is_counted else ("points", "count(*)")
        counts = ", ".join(
            f"coalesce({each} FILTER ("
            + " AND ".join(f"has_{other}" for other in filters if other != column)
            + f"), 0)::BIGINT AS of_{column}"
            for column in filters
        )
        columns = ", ".join([*filters, *holds, *(["mentions"] if is_counted else [])])
        with self._choosing(self._chosen(wanted)) as cursor:
            rows = cursor.execute(
                f"SELECT {', '.join(filters)}, grouping({', '.join(filters)}), {counts} FROM ("
                f"SELECT {columns} FROM {table}{semi} WHERE {where}"
                f") GROUP BY GROUPING SETS ({', '.join(f'({column})' for column in filters)})",
                [*values, *more],
            ).fetchall()
        found: list[tuple[Count, ...]] = []
        for number, column in enumerate(filters):
            is_of = 0b1111 ^ (0b1000 >> number)
            counted = [
                Count(row[number], row[5 + number])
                for row in rows
                if row[4] == is_of
                and row[number]
                and (row[5 + number] or row[number] in filters[column])
            ]
            counted.sort(key=lambda count: (-count.mentions, count.value))
            found.append(tuple(counted[:_MOST_VALUES]))
        return Facets(*found)

    def articles(self, wanted: Wanted, spot: Spot | None = None) -> tuple[Listed, ...]:
        """The newest articles of what is wanted, at a spot or anywhere."""
        chosen = self._chosen(wanted)
        only_words = not (wanted.kinds or wanted.countries or wanted.features or wanted.sources)
        if spot is None and only_words:
            where, values, semi = self._within(wanted, "published", "number")
            source = f"SELECT number AS article, NULL AS start FROM articles{semi} WHERE {where}"
            source += " AND number >= {least}"
        else:
            where, values, semi = self._where(wanted)
            at, more = _at(spot)
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
        spot: Spot | None = None,
    ) -> tuple[Traveller, ...]:
        """Who travels most, of those with a name that has these letters, with stops between two
        days and at a spot; the stops counted are these."""
        where, values = ["true"], list[object]()
        if name:
            where.append("contains(lower(strip_accents(array_to_string(names, '\n'))), ?)")
            where[-1] = where[-1].replace("?", "lower(strip_accents(?))")
            values.append(name)
        if first is None and last is None and spot is None:
            source = "travellers"
        else:
            at, more = _at(spot)
            source = (
                "(SELECT person, t.name, t.names, s.* EXCLUDE (person) FROM travellers AS t JOIN ("
                'SELECT person, count(*) AS stops, min("first") AS "first", max("last") AS "last" '
                f'FROM stops WHERE {at} AND "last" >= ? AND "first" <= ? GROUP BY person'
                ") AS s USING (person))"
            )
            if first is None and last is None:
                source = source.replace(' AND "last" >= ? AND "first" <= ?', "")
                values = [*more, *values]
            else:
                values = [*more, first or date.min, last or date.max, *values]
        rows = self.rows(
            f'SELECT person, name, stops, "first", "last" FROM {source} '
            f"WHERE {' AND '.join(where)} ORDER BY stops DESC, name, person LIMIT {MOST_LISTED}",
            values,
        )
        return tuple(Traveller(*row) for row in rows)

    def journeys(self, person: int, begin: int = 0) -> Journeys | None:
        """Where a traveller went, MOST_STOPS stops from the one numbered `begin` on; what several
        articles tell alike is one stop. None where there is no such traveller."""
        who = self.rows(
            'SELECT person, name, stops, "first", "last", names FROM travellers WHERE person = ?',
            [person],
        )
        if not who:
            return None
        *told, names = who[0]
        stops = self.rows(
            'WITH told AS (SELECT place, any_value(name) AS name, status, "first", "last", '
            "any_value(date_text) AS date_text, count(DISTINCT article) AS articles, "
            "min(article) AS article, arg_min(evidence, article)[1] AS sentence, "
            "max(chance) AS chance, bool_or(len(edited) > 0) AS edited FROM stops WHERE person = ? "
            'GROUP BY place, status, "first", "last"), '
            "dated AS (SELECT told.*, published, a.id, count(*) OVER () AS every FROM told "
            "JOIN articles AS a ON a.number = told.article) "
            'SELECT dated.place, dated.name, p.lat, p.lon, status, "first", "last", date_text, '
            "articles, dated.id, coalesce(sentence, 0), chance, edited, every "
            "FROM dated JOIN places AS p ON p.number = dated.place "
            'ORDER BY coalesce("first", published) NULLS FIRST, article, sentence, dated.place '
            f"LIMIT {MOST_STOPS} OFFSET ?",
            [person, begin],
        )
        legs = self.rows(
            "SELECT a.lat, a.lon, b.lat, b.lon, any_value(km), count(DISTINCT l.article) AS told, "
            "bool_and(s.status IN ('planned', 'cancelled')) "
            "FROM legs AS l JOIN places AS a ON a.number = from_place "
            "JOIN places AS b ON b.number = to_place "
            "JOIN stops AS s ON s.person = l.person AND s.article = l.article AND s.trip = l.trip "
            'AND s.traveller = l.traveller AND s."order" = l.to_order AND s.place = l.to_place '
            "WHERE l.person = ? "
            "GROUP BY a.lat, a.lon, b.lat, b.lon "
            f"ORDER BY told DESC, 1, 2, 3, 4 LIMIT {_MOST_LEGS}",
            [person],
        )
        return Journeys(
            Traveller(*told),
            tuple(names),
            begin,
            stops[0][-1] if stops else begin,
            tuple(ToldStop(*row[:-1]) for row in stops),
            tuple(ToldLeg((a, b), (c, d), *rest) for a, b, c, d, *rest in legs),
        )

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a statement with these values."""
        with self._choosing(None) as cursor:
            return cursor.execute(statement, list(values)).fetchall()

    def _cells(
        self, wanted: Wanted, chosen: Sequence[int] | None, box: Box, resolution: int | None
    ) -> tuple[Cell, ...]:
        """The cells of a resolution in a part of the world, or each place; one more than
        MOST_CELLS where there are more."""
        counted, values = self._counted(wanted)
        lon = "BETWEEN ? AND ?" if box.west <= box.east else "NOT BETWEEN ? AND ?"
        edges = (box.west, box.east) if box.west <= box.east else (box.east, box.west)
        together = "number::UBIGINT" if resolution is None else _parent("cell", resolution)
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

    def _counted(self, wanted: Wanted) -> tuple[str, list[object]]:
        """A query for how often each place is named (`place`, `n`), with its values: by months
        where whole months of all articles are wanted, which are far fewer rows."""
        if not (wanted.words or wanted.sources) and _is_of_months(wanted):
            where, values = _all_of(
                [
                    *_filters(wanted.kinds, "kind"),
                    *_dates(wanted, "month"),
                    *_place_filters(wanted),
                ]
            )
            return (
                f"SELECT place, sum(mentions) AS n FROM place_month WHERE {where} GROUP BY place"
            ), values
        where, values, semi = self._where(wanted)
        return f"SELECT place, count(*) AS n FROM points{semi} WHERE {where} GROUP BY place", values

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

    def _within(
        self, wanted: Wanted, day: str = "day", article: str = "article"
    ) -> tuple[str, list[object], str]:
        """The conditions of words and days, their values, and the join with the articles chosen."""
        where, values = _all_of(_dates(wanted, day))
        semi = f" SEMI JOIN chosen ON {article} = found" if wanted.words.strip() else ""
        return where, values, semi

    def _where(self, wanted: Wanted) -> tuple[str, list[object], str]:
        """All conditions on points, their values, and the join with the articles chosen."""
        within, values, semi = self._within(wanted)
        where, more = _all_of(
            [
                *_filters(wanted.kinds, "kind"),
                *_filters(wanted.countries, "country"),
                *_filters(wanted.features, "feature"),
                *_filters(wanted.sources, "source"),
            ]
        )
        return f"{within} AND {where}", [*values, *more], semi


_Condition = tuple[str, Sequence[object]]


def _all_of(conditions: Sequence[_Condition]) -> tuple[str, list[object]]:
    where = " AND ".join(condition for condition, _ in conditions) or "true"
    return where, [value for _, values in conditions for value in values]


def _among(column: str, values: Sequence[object]) -> str:
    return f"{column} IN ({', '.join('?' * len(values))})" if values else "true"


def _filters(values: Sequence[object], column: str) -> list[_Condition]:
    return [(_among(column, values), values)] if values else []


def _place_filters(wanted: Wanted) -> list[_Condition]:
    """The conditions on places, for a table that has but their numbers."""
    conditions = [
        *_filters(wanted.countries, "country"),
        *_filters(wanted.features, "feature_class"),
    ]
    where, values = _all_of(conditions)
    return [(f"place IN (SELECT number FROM places WHERE {where})", values)] if conditions else []


def _dates(wanted: Wanted, column: str) -> list[_Condition]:
    first = [(f"{column} >= ?", [wanted.first])] if wanted.first else []
    last = [(f"{column} <= ?", [wanted.last])] if wanted.last else []
    return [*first, *last]


def _is_of_months(wanted: Wanted) -> bool:
    """Whether the time range is one of whole months."""
    begins = wanted.first is None or wanted.first.day == 1
    last = wanted.last
    ends = last is None or last == date.max or date.fromordinal(last.toordinal() + 1).day == 1
    return begins and ends


def _parent(cell: str, resolution: int) -> str:
    """The cell of a coarser resolution that a cell of the finest lies in. The bits of an H3 cell
    are its resolution and then three for each level; those of finer levels are all set."""
    finer = (1 << 3 * (15 - resolution)) - 1
    kept = f"({cell} & ~(15::UBIGINT << 52))"
    return f"({kept} | ({resolution}::UBIGINT << 52) | {finer}::UBIGINT)"


def _at(spot: Spot | None) -> tuple[str, list[object]]:
    """The condition that a place is at a spot. Raise ArchiveError for what is no cell."""
    if spot is None:
        return "true", []
    if spot.place is not None:
        return "place = ?", [spot.place]
    try:
        cell = int(spot.cell, 16)
    except ValueError:
        raise ArchiveError(f"“{spot.cell}” is no cell of the map; choose one there") from None
    resolution = cell >> 52 & 15
    if not 0 <= cell < 1 << 64 or resolution > RESOLUTION:
        raise ArchiveError(f"“{spot.cell}” is no cell of the map; choose one there")
    within = f"SELECT number FROM places WHERE {_parent('cell', resolution)} = ?"
    return f"place IN ({within})", [cell]
