"""Builds the gazetteer's index: all layers in the tables that look-ups read."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from dashboard.errors import InputError
from dashboard.places.contracts import DEEP
from dashboard.places.gazetteer.divisions import Divisions, read_areas
from dashboard.places.gazetteer.geonames import Towns, geonames_towns, neighbours, post_towns
from dashboard.places.gazetteer.layers import Row, demonyms, read_csv
from dashboard.places.gazetteer.tables import DATA, LAYERS, PLACE_INDICES, RANK_SHIFT, Progress
from dashboard.places.gazetteer.writing import CHUNK, PlaceWriter

_TOWNS = 235_000  # about
_TOWNS_FROM, _INDICES_FROM = 0.15, 0.85  # of the time
_FACTS = """
CREATE TABLE layer (rank INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE abbreviation (abbreviation TEXT NOT NULL, place TEXT NOT NULL, use TEXT NOT NULL);
CREATE TABLE neighbour (country TEXT NOT NULL, other TEXT NOT NULL);
CREATE TABLE capital (division TEXT PRIMARY KEY, town TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE member (region TEXT NOT NULL, place TEXT NOT NULL);
CREATE TABLE known (key INTEGER PRIMARY KEY, names INTEGER NOT NULL);
CREATE TABLE problem (message TEXT NOT NULL, line INTEGER);
"""
_FIRST_DIVISIONS = """
CREATE INDEX first_division ON place (id, name) WHERE feature_code = 'ADM1';
"""


def fill(
    connection: sqlite3.Connection, csv_path: Path, towns: Towns | None, progress: Progress
) -> None:
    """Make the tables and write all layers, the highest first: a place whose id a higher layer
    has is left out. `towns` gives what stands for GeoNames' layers, the lowest, where these are not
    wanted."""
    writer = PlaceWriter(connection)
    connection.executescript(_FACTS)
    connection.execute("BEGIN")
    progress(0.0, "Reading the gazetteer's files")
    edited, problems = read_csv(csv_path)
    areas = read_areas()
    layers = _Layers(connection, writer, Divisions(areas))
    layers.add(0, edited)
    layers.add(1, areas)
    progress(_TOWNS_FROM, "Reading the towns of GeoNames")
    below = (towns or geonames_towns)(
        names={id_: (name, others.split("|")) for id_, name, others in _rows("town_names")},
        divisions={town: area for area, towns in _rows("admin2_towns") for town in towns.split()},
    )
    layers.add(2, _counted(below, progress))
    layers.add(DEEP, () if towns else post_towns())
    progress(_INDICES_FROM, "Sorting places by their names")
    writer.write_filter()
    _write_facts(connection, problems)
    connection.execute("COMMIT")
    connection.executescript(PLACE_INDICES + _FIRST_DIVISIONS)
    seats = [("PPLA" if "." in division else "PPLC", id_) for division, id_ in _rows("capitals")]
    # The capital of a country may be that of a division too (Canberra): the country's comes last.
    connection.executemany("UPDATE place SET feature_code = ? WHERE id = ?", sorted(seats))
    progress(1.0, "The gazetteer is ready")


def _counted(towns: Iterable[Row], progress: Progress) -> Iterator[Row]:
    """The towns, with their number as progress."""
    for number, town in enumerate(towns):
        if number % CHUNK == 0:
            done = min(1.0, number / _TOWNS)
            fraction = _TOWNS_FROM + done * (_INDICES_FROM - _TOWNS_FROM)
            progress(fraction, "Writing the towns of GeoNames")
        yield town


class _Layers:
    """Writes layers, the highest first."""

    def __init__(self, connection: sqlite3.Connection, writer: PlaceWriter, divisions: Divisions):
        self._connection = connection
        self._writer = writer
        self._divisions = divisions
        self._demonyms: dict[str, tuple[str, ...]] = {}
        for demonym, place in demonyms():
            self._demonyms[place] = (*self._demonyms.get(place, ()), demonym)

    def add(self, rank: int, rows: Iterable[Row]) -> None:
        """Write a layer."""
        known = {id_ for (id_,) in self._connection.execute("SELECT id FROM place")}
        fresh = (row for row in rows if row.id not in known)
        key = rank << RANK_SHIFT
        while chunk := [self._divisions.placed(row) for row in islice(fresh, CHUNK)]:
            keys = range(key, key := key + len(chunk))
            self._writer.write(keys, chunk, self._demonyms)
            counted = [(i, row.known) for i, row in zip(keys, chunk, strict=True) if row.known > 1]
            self._connection.executemany("INSERT INTO known VALUES (?, ?)", counted)


def _write_facts(connection: sqlite3.Connection, problems: Iterable[InputError]) -> None:
    """Write what is known besides places and names, and what was wrong with the edited layer."""
    connection.executemany("INSERT INTO layer VALUES (?, ?)", enumerate(LAYERS))
    connection.executemany("INSERT INTO abbreviation VALUES (?, ?, ?)", _rows("abbreviations"))
    connection.executemany("INSERT INTO capital VALUES (?, ?)", _rows("capitals"))
    connection.executemany("INSERT INTO neighbour VALUES (?, ?)", neighbours())
    connection.executemany(
        "INSERT INTO member VALUES (?, ?)",
        [(region, place) for region, places in _rows("members") for place in places.split()],
    )
    connection.executemany(
        "INSERT INTO problem VALUES (?, ?)", [(p.message, p.line) for p in problems]
    )


def _rows(name: str) -> list[list[str]]:
    """The rows of one of the room's own tables, without the header."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
