"""Builds the gazetteer's index: its layers become the rows of its tables."""

from __future__ import annotations

import csv
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from operator import itemgetter
from pathlib import Path

import numpy as np

from dashboard.errors import InputError
from dashboard.places.geonames import Towns, geonames_towns, neighbours
from dashboard.places.layers import Row, demonyms, read_csv
from dashboard.places.names import fold, fold_all
from dashboard.places.tables import (
    DATA,
    FILTER_BITS,
    INDICES,
    LAYERS,
    RANK_SHIFT,
    SCHEMA,
    Progress,
)

_AREAS = ("countries", "regions", "waters", "relief", "spots", "admin1", "admin2")
_TOWNS = 235_000  # about
_TOWNS_FROM, _NAMES_FROM = 0.15, 0.65  # of the time
_CHUNK = 4000
_AT_ONCE = 80  # rows; SQLite takes 999 values a statement everywhere

Name = tuple[str, int, str | None, bool]
"""A row of the table `name`."""


def fill(
    connection: sqlite3.Connection, csv_path: Path, towns: Towns | None, progress: Progress
) -> None:
    """Make the tables and write all layers, the highest first: a place whose id a higher layer
    has is left out. `towns` gives the lowest layer, by default that of GeoNames."""
    connection.executescript(SCHEMA)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO layer VALUES (?, ?)", enumerate(LAYERS))
    progress(0.0, "Reading the gazetteer's files")
    edited, problems = read_csv(csv_path)
    areas = [row for name in _AREAS for row in read_csv(DATA / f"{name}.csv")[0]]
    layers = _Layers(connection, areas)
    layers.add(0, sorted(edited, key=_people))
    layers.add(1, sorted(areas, key=_people))
    progress(_TOWNS_FROM, "Reading the towns of GeoNames")
    below = (towns or geonames_towns)(
        names={id_: (name, others.split("|")) for id_, name, others in _rows("town_names")},
        divisions={town: area for area, towns in _rows("admin2_towns") for town in towns.split()},
    )
    layers.add(2, _counted(below, progress))
    progress(_NAMES_FROM, "Writing their names")
    layers.names.sort(key=itemgetter(0))  # stable, and faster than comparing whole rows
    _insert(connection, "name", 4, layers.names)
    connection.execute("INSERT INTO filter VALUES (?)", (_filter(layers.names),))
    _write_facts(connection, problems)
    connection.execute("COMMIT")
    progress(0.95, "Sorting places by their ids")
    connection.executescript(INDICES)
    progress(1.0, "The gazetteer is ready")


def _people(row: Row) -> int:
    """What rows are sorted by, largest first."""
    return -row.population


def _counted(towns: Iterable[Row], progress: Progress) -> Iterator[Row]:
    """The towns, with their number as progress."""
    for number, town in enumerate(towns):
        if number % _CHUNK == 0:
            done = min(1.0, number / _TOWNS)
            fraction = _TOWNS_FROM + done * (_NAMES_FROM - _TOWNS_FROM)
            progress(fraction, "Writing the towns of GeoNames")
        yield town


class _Layers:
    """Writes layers into the table `place`, and gathers the rows of `name`, which are sorted when
    all are there."""

    def __init__(self, connection: sqlite3.Connection, areas: Iterable[Row]):
        self.names: list[Name] = []
        self._connection = connection
        self._first = {row.id for row in areas if row.feature_code == "ADM1"}
        self._codes = {
            (row.country, fold(name)): row.id
            for row in areas
            if row.id in self._first
            for name in (*row.alternates, row.name)
        }
        self._demonyms: dict[str, tuple[str, ...]] = {}
        for demonym, place in demonyms():
            self._demonyms[place] = (*self._demonyms.get(place, ()), demonym)
        self._seats = {
            town: "PPLA" if "." in division else "PPLC" for division, town in _rows("capitals")
        }
        self._ids: set[str] = set()

    def add(self, rank: int, rows: Iterable[Row]) -> None:
        """Write a layer, largest places first. Some rows at a time go all the way, so that the
        memory they take is small and soon free again."""
        key = rank << RANK_SHIFT
        rows = iter(rows)
        while chunk := list(islice(rows, _CHUNK)):
            fresh = [row for row in chunk if row.id not in self._ids]
            self._ids.update([row.id for row in fresh])
            keys = range(key, key := key + len(fresh))
            _insert(self._connection, "place", 11, list(map(self._place, keys, fresh)))
            folded = fold_all([row.name for row in fresh])
            self.names += zip(folded, keys, repeat(None), repeat(False))
            self.names += self._others(zip(keys, fresh, folded, strict=True))

    def _place(self, key: int, row: Row) -> tuple[object, ...]:
        """A row as the table `place` has it: with the id of the finest division that holds it, and
        `admin1` as the row says it only where that is no division we know."""
        within = row.within or self._within(row)
        unknown = row.admin1 if within == row.country and "." not in row.admin1 else None
        return (
            key, row.id, row.name, row.lat, row.lon, row.feature_class,
            self._seats.get(row.id, row.feature_code), row.country, unknown, row.population, within,
        )  # fmt: skip

    def _within(self, row: Row) -> str:
        """The id of the division that a row's `admin1` means, or of its country, or ""."""
        if row.id == row.country:
            return ""
        if row.admin1 in self._first:
            return row.admin1
        return self._codes.get((row.country, fold(row.admin1)), row.country)

    def _others(self, rows: Iterable[tuple[int, Row, str]]) -> Iterator[Name]:
        """The other names of places, and those of their people, each folded spelling once."""
        named = [
            (key, main, len(row.alternates), (*row.alternates, *self._demonyms.get(row.id, ())))
            for key, row, main in rows
            if row.alternates or row.id in self._demonyms
        ]
        folded = iter(fold_all([name for *_, names in named for name in names]))
        for key, main, alternates, names in named:
            seen = {"", main}
            for number, name in enumerate(names):
                other = next(folded)
                if other not in seen:
                    seen.add(other)
                    yield other, key, name, number >= alternates


def _write_facts(connection: sqlite3.Connection, problems: Iterable[InputError]) -> None:
    """Write what is known besides the places' names, and what was wrong with the edited layer."""
    connection.executemany("INSERT INTO abbreviation VALUES (?, ?, ?)", _rows("abbreviations"))
    connection.executemany("INSERT INTO capital VALUES (?, ?)", _rows("capitals"))
    connection.executemany("INSERT INTO neighbour VALUES (?, ?)", neighbours())
    connection.executemany(
        "INSERT INTO member VALUES (?, ?)",
        [(region, place) for region, places in _rows("members") for place in places.split()],
    )
    connection.executemany(
        "INSERT INTO problem VALUES (?, ?, ?)", [(p.message, p.path, p.line) for p in problems]
    )


def _rows(name: str) -> list[list[str]]:
    """The rows of one of the room's own tables, without the header."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _insert(
    connection: sqlite3.Connection, table: str, columns: int, rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert rows, many a statement: it takes a quarter less time than one by one."""
    row = f"({', '.join('?' * columns)})"
    many = f"INSERT INTO {table} VALUES {', '.join([row] * _AT_ONCE)}"
    whole = len(rows) - len(rows) % _AT_ONCE
    for start in range(0, whole, _AT_ONCE):
        connection.execute(many, tuple(chain.from_iterable(rows[start : start + _AT_ONCE])))
    connection.executemany(f"INSERT INTO {table} VALUES {row}", rows[whole:])


def _filter(names: Iterable[Name]) -> bytes:
    """The filter of names; `filter_bit` tells of it."""
    folded = map(str.encode, map(itemgetter(0), names))
    bits = np.zeros(FILTER_BITS, bool)
    bits[np.fromiter(map(zlib.crc32, folded), np.uint32) & (FILTER_BITS - 1)] = True
    return np.packbits(bits, bitorder="little").tobytes()
