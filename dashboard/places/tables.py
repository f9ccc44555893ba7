"""The tables of the gazetteer's index, and filling them from the layers."""

from __future__ import annotations

import csv
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from dashboard.errors import InputError
from dashboard.places.layers import Row, Towns, demonyms, neighbours, read_csv
from dashboard.places.names import fold

Progress = Callable[[float, str], None]
"""Called with the fraction done (0 to 1) and a few words on what is being done."""

DATA = Path(__file__).parent / "data"
_AREAS = ("countries", "regions", "waters", "relief", "spots", "admin1", "admin2")
LAYERS = ("gazetteer.csv", "Dateline's areas", "GeoNames")

# A place's key sorts as candidates do: by its layer's rank, then by population. Names point to
# keys, so that one range of the primary key of `name` answers a look-up in the right order.
RANK_SHIFT = 40
_SCHEMA = """
CREATE TABLE layer (rank INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL,
  lon REAL NOT NULL, feature_class TEXT NOT NULL, feature_code TEXT NOT NULL,
  country TEXT NOT NULL, admin1 TEXT, population INTEGER NOT NULL, within TEXT NOT NULL
);
CREATE TABLE name (
  folded TEXT NOT NULL, key INTEGER NOT NULL, spelling TEXT, demonym INTEGER NOT NULL,
  PRIMARY KEY (folded, key)
) WITHOUT ROWID;
CREATE TABLE filter (bits BLOB NOT NULL);
CREATE TABLE abbreviation (abbreviation TEXT NOT NULL, place TEXT NOT NULL, use TEXT NOT NULL);
CREATE TABLE neighbour (country TEXT NOT NULL, other TEXT NOT NULL);
CREATE TABLE capital (division TEXT PRIMARY KEY, town TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE member (region TEXT NOT NULL, place TEXT NOT NULL);
CREATE TABLE problem (message TEXT NOT NULL, path TEXT, line INTEGER);
"""
_INDICES = """
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX first_division ON place (id, name) WHERE feature_code = 'ADM1';
CREATE INDEX other_lat ON place (lat, lon) WHERE feature_class != 'P';
CREATE INDEX town_population ON place (population DESC, lat, lon) WHERE feature_class = 'P';
"""
_FILTER_BYTES = 1 << 21


def fill(connection: sqlite3.Connection, csv_path: Path, towns: Towns, progress: Progress) -> None:
    """Make the tables and write all layers, the highest first: a place whose id a higher layer
    has is left out."""
    connection.executescript(_SCHEMA)
    connection.execute("BEGIN")
    progress(0.0, "Reading the gazetteer's files")
    edited, problems = read_csv(csv_path)
    areas = [row for name in _AREAS for row in read_csv(DATA / f"{name}.csv")[0]]
    progress(0.05, "Reading the towns of GeoNames")
    below = towns(
        names={id_: (name, others.split("|")) for id_, name, others in _rows("town_names")},
        divisions={town: area for area, towns in _rows("admin2_towns") for town in towns.split()},
    )
    entries = _Entries(areas)
    for rank, rows in enumerate((edited, areas, list(below))):
        progress(0.25 + rank * 0.05, "Sorting places by their names")
        entries.add(rank, rows)
    progress(0.55, "Writing places")
    connection.executemany("INSERT INTO layer VALUES (?, ?)", enumerate(LAYERS))
    connection.executemany(f"INSERT INTO place VALUES ({_marks(11)})", entries.places)
    progress(0.7, "Writing their names")
    entries.names.sort(key=itemgetter(0))  # stable, and faster than comparing whole rows
    connection.executemany(f"INSERT INTO name VALUES ({_marks(4)})", entries.names)
    connection.execute("INSERT INTO filter VALUES (?)", (_filter(entries.names),))
    _write_facts(connection, problems)
    connection.execute("COMMIT")
    progress(0.9, "Sorting places by where they are")
    connection.executescript(_INDICES)
    progress(1.0, "The gazetteer is ready")


class _Entries:
    """The rows of the tables `place` and `name`, layer by layer."""

    def __init__(self, areas: Iterable[Row]):
        self.places: list[tuple[object, ...]] = []
        self.names: list[tuple[str, int, str | None, bool]] = []
        self._first = {row.id for row in areas if row.feature_code == "ADM1"}
        self._codes = {
            (row.country, fold(name)): row.id
            for row in areas
            if row.id in self._first
            for name in (*row.alternates, row.name)
        }
        self._demonyms: dict[str, list[str]] = {}
        for demonym, place in demonyms():
            self._demonyms.setdefault(place, []).append(demonym)
        self._seats = {
            town: "PPLA" if "." in division else "PPLC" for division, town in _rows("capitals")
        }
        self._ids: set[str] = set()

    def add(self, rank: int, rows: Iterable[Row]) -> None:
        """Add a layer."""
        fresh = [row for row in rows if row.id not in self._ids]
        fresh.sort(key=lambda row: -row.population)
        for key, row in enumerate(fresh, start=rank << RANK_SHIFT):
            self._ids.add(row.id)
            self.places.append(self._place(key, row))
            main = fold(row.name)
            self.names.append((main, key, None, False))
            if row.alternates or row.id in self._demonyms:
                self.names += self._others(key, row, main)

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

    def _others(self, key: int, row: Row, main: str) -> Iterator[tuple[str, int, str | None, bool]]:
        """The other names of a row, and those of its people, each folded spelling once."""
        seen = {main}
        for other in row.alternates:
            folded = fold(other)
            if folded and folded not in seen:
                seen.add(folded)
                yield folded, key, other, False
        for demonym in self._demonyms.get(row.id, ()):
            if (folded := fold(demonym)) not in seen:
                seen.add(folded)
                yield folded, key, demonym, True


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


def _marks(count: int) -> str:
    """So many question marks for a statement."""
    return ", ".join("?" * count)


def _filter(names: Iterable[tuple[str, int, str | None, bool]]) -> bytes:
    """A Bloom filter with one hash (`filter_bit`): most of the words of a text name no place, and
    need no look-up to know."""
    bits = bytearray(_FILTER_BYTES)
    for folded, *_ in names:
        bit = filter_bit(folded)
        bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def filter_bit(folded: str) -> int:
    """The bit of the filter that stands for a folded name."""
    return zlib.crc32(folded.encode()) & (_FILTER_BYTES * 8 - 1)
