"""Builds the gazetteer's index: its layers become the rows of its tables."""

from __future__ import annotations

import csv
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
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
_TOWNS_FROM, _INDICES_FROM = 0.15, 0.85  # of the time
_CHUNK = 4000
_AT_ONCE = 80  # rows; SQLite takes 999 values a statement everywhere


def fill(
    connection: sqlite3.Connection, csv_path: Path, towns: Towns | None, progress: Progress
) -> None:
    """Make the tables and write all layers, the highest first: a place whose id a higher layer
    has is left out. `towns` gives the lowest layer, by default that of GeoNames."""
    connection.executescript(SCHEMA)
    connection.execute("BEGIN")
    progress(0.0, "Reading the gazetteer's files")
    edited, problems = read_csv(csv_path)
    areas = [row for name in _AREAS for row in read_csv(DATA / f"{name}.csv")[0]]
    layers = _Layers(connection, areas)
    layers.add(0, edited)
    layers.add(1, areas)
    progress(_TOWNS_FROM, "Reading the towns of GeoNames")
    below = (towns or geonames_towns)(
        names={id_: (name, others.split("|")) for id_, name, others in _rows("town_names")},
        divisions={town: area for area, towns in _rows("admin2_towns") for town in towns.split()},
    )
    layers.add(2, _counted(below, progress))
    progress(_INDICES_FROM, "Sorting places by their names")
    _write_facts(connection, layers, problems)
    connection.execute("COMMIT")
    connection.executescript(INDICES)
    seats = [("PPLA" if "." in division else "PPLC", id_) for division, id_ in _rows("capitals")]
    connection.executemany("UPDATE place SET feature_code = ? WHERE id = ?", seats)
    progress(1.0, "The gazetteer is ready")


def _counted(towns: Iterable[Row], progress: Progress) -> Iterator[Row]:
    """The towns, with their number as progress."""
    for number, town in enumerate(towns):
        if number % _CHUNK == 0:
            done = min(1.0, number / _TOWNS)
            fraction = _TOWNS_FROM + done * (_INDICES_FROM - _TOWNS_FROM)
            progress(fraction, "Writing the towns of GeoNames")
        yield town


class _Layers:
    """Writes layers, the highest first, into the tables of places and names."""

    def __init__(self, connection: sqlite3.Connection, areas: Iterable[Row]):
        self.bits = np.zeros(FILTER_BITS, bool)
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

    def add(self, rank: int, rows: Iterable[Row]) -> None:
        """Write a layer. Some rows at a time go all the way, so that the memory they take is small
        and soon free again."""
        known = {id_ for (id_,) in self._connection.execute("SELECT id FROM place")}
        rows = (row for row in rows if row.id not in known)
        key = rank << RANK_SHIFT
        while chunk := list(islice(rows, _CHUNK)):
            keys = range(key, key := key + len(chunk))
            chunk = [row if row.within else self._held(row) for row in chunk]
            folded = fold_all([row.name for row in chunk])
            entries = list(zip(keys, folded, chunk, strict=True))
            places = [(of, main, *row[:-1]) for of, main, row in entries]
            others = list(self._others(entries))
            _insert(self._connection, "place", 12, places)
            _insert(self._connection, "other_name", 4, others)
            self._remember(folded)
            self._remember([other[0] for other in others])

    def _held(self, row: Row) -> Row:
        """A row with the id of the division that its `admin1` means, or of its country, in
        `within`; `admin1` stays only where it is no division that we know."""
        if row.id == row.country:
            return row._replace(admin1="")
        if row.admin1 in self._first:
            return row._replace(admin1="", within=row.admin1)
        known = self._codes.get((row.country, fold(row.admin1)), row.country)
        unknown = row.admin1 if known == row.country and "." not in row.admin1 else ""
        return row._replace(admin1=unknown, within=known)

    def _others(
        self, entries: Iterable[tuple[int, str, Row]]
    ) -> Iterator[tuple[str, int, str, bool]]:
        """The other names of places, and those of their people, each folded spelling once."""
        named = [
            (key, main, len(row.alternates), (*row.alternates, *self._demonyms.get(row.id, ())))
            for key, main, row in entries
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

    def _remember(self, folded: Iterable[str]) -> None:
        """Set the bits of names in the filter."""
        checksums = map(zlib.crc32, map(str.encode, folded))
        self.bits[np.fromiter(checksums, np.uint32) & (FILTER_BITS - 1)] = True


def _write_facts(
    connection: sqlite3.Connection, layers: _Layers, problems: Iterable[InputError]
) -> None:
    """Write what is known besides places and names, and what was wrong with the edited layer."""
    bits = np.packbits(layers.bits, bitorder="little").tobytes()
    connection.execute("INSERT INTO filter VALUES (?)", (bits,))
    connection.executemany("INSERT INTO layer VALUES (?, ?)", enumerate(LAYERS))
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
