"""Writes places and their names into the tables that look-ups read."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from dashboard.places.gazetteer.layers import Row
from dashboard.places.gazetteer.names import fold_all
from dashboard.places.gazetteer.tables import DEMONYM, ENGLISH, OTHER, PLACES

CHUNK = 4000
"""As many rows are best written at once: the memory they take is small and soon free again."""

_PLACE_CELLS = Row._fields.index("alternates")
_AT_ONCE = 80  # rows; SQLite takes 999 values a statement everywhere
_MOST_BITS, _BITS_A_NAME = 1 << 28, 32
_NONE: Mapping[str, tuple[str, ...]] = {}


class PlaceWriter:
    """Makes the tables of places and names, and fills them."""

    def __init__(self, connection: sqlite3.Connection):
        self.places = self.names = 0
        self._connection = connection
        self._bits = np.zeros(_MOST_BITS >> 3, np.uint8)
        connection.executescript(PLACES)

    def write(
        self,
        keys: Iterable[int],
        rows: Sequence[Row],
        demonyms: Mapping[str, tuple[str, ...]] = _NONE,
    ) -> None:
        """Write places with their keys and all their names; `demonyms` gives, by a place's id, the
        names of its people."""
        mains = fold_all([row.name for row in rows])
        entries = list(zip(keys, mains, rows, strict=True))
        others = list(_others(entries, demonyms))
        self._insert("place", 12, [(key, main, *row[:_PLACE_CELLS]) for key, main, row in entries])
        self._insert("other_name", 4, others)
        self._remember(mains)
        self._remember([other[0] for other in others])
        self.places += len(rows)

    def write_filter(self) -> None:
        """Write the filter of all names (see `tables.checksum`), as large as their number asks."""
        bits = self._bits
        while len(bits) > 1 and len(bits) * 4 >= self.names * _BITS_A_NAME:
            half = len(bits) // 2
            bits = bits[:half] | bits[half:]
        self._connection.execute("INSERT INTO filter VALUES (?)", (bits.tobytes(),))

    def _insert(self, table: str, columns: int, rows: Sequence[tuple[object, ...]]) -> None:
        """Insert rows, many a statement: it takes a quarter less time than one by one."""
        row = f"({', '.join('?' * columns)})"
        many = f"INSERT INTO {table} VALUES {', '.join([row] * _AT_ONCE)}"
        whole = len(rows) - len(rows) % _AT_ONCE
        for start in range(0, whole, _AT_ONCE):
            values = tuple(chain.from_iterable(rows[start : start + _AT_ONCE]))
            self._connection.execute(many, values)
        self._connection.executemany(f"INSERT INTO {table} VALUES {row}", rows[whole:])

    def _remember(self, folded: Sequence[str]) -> None:
        """Set the bits of names in the filter."""
        checksums = np.fromiter(map(zlib.crc32, map(str.encode, folded)), np.uint32)
        bits = checksums & (_MOST_BITS - 1)
        masks = np.left_shift(1, bits & 7, dtype=np.uint8, casting="unsafe")
        np.bitwise_or.at(self._bits, bits >> 3, masks)
        self.names += len(folded)


def _others(
    entries: Iterable[tuple[int, str, Row]], demonyms: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, int, str, int]]:
    """The other names of places, and those of their people, each folded spelling once."""
    named = [
        (key, main, row.english, len(row.alternates), (*row.alternates, *demonyms.get(row.id, ())))
        for key, main, row in entries
        if row.alternates or row.id in demonyms
    ]
    folded = iter(fold_all([name for *_, names in named for name in names]))
    for key, main, english, alternates, names in named:
        seen = {"", main}
        for number, name in enumerate(names):
            other = next(folded)
            if other not in seen:
                seen.add(other)
                use = DEMONYM if number >= alternates else ENGLISH if number < english else OTHER
                yield other, key, name, use
