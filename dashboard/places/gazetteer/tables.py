"""The tables of places and their names, as what writes them and what reads them agree on them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dashboard.places.gazetteer.files import ReadOnlyFile

Progress = Callable[[float, str], None]
"""Called with the fraction done (0 to 1) and a few words on what is being done."""

DATA = Path(__file__).parent / "data"
LAYERS = ("gazetteer.csv", "Dateline's areas", "GeoNames", "GeoNames' post offices")

# In the index, the upper bits of a place's key are the rank of its layer; in the file of an
# imported layer its key is the line that it was read from.
RANK_SHIFT = 40
PLACES = """
CREATE TABLE place (
  key INTEGER PRIMARY KEY, folded TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, feature_class TEXT NOT NULL, feature_code TEXT NOT NULL,
  country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL, within TEXT NOT NULL
);
CREATE TABLE other_name (
  folded TEXT NOT NULL, key INTEGER NOT NULL, spelling TEXT NOT NULL, demonym INTEGER NOT NULL
);
CREATE TABLE filter (bits BLOB NOT NULL);
"""
PLACE_INDICES = """
CREATE INDEX place_id ON place (id);
CREATE INDEX place_folded ON place (folded);
CREATE INDEX other_name_folded ON other_name (folded);
"""
COLUMNS = """place.key, place.id, place.name, lat, lon, feature_class, feature_code, country,
    admin1, population, within"""
# What a name is (the column `demonym`): one that some language uses, that of the people, one that
# English uses, as it does every main name.
OTHER, DEMONYM, ENGLISH = range(3)
NAMED = f"""WITH named (key, spelling, use) AS (
        SELECT key, NULL, {ENGLISH} FROM place WHERE folded = :folded
        UNION ALL SELECT key, spelling, demonym FROM other_name WHERE folded = :folded
    )"""
"""What has the name `folded`; `spelling` is NULL where it is the main one, `use` one of those
above."""

_AT_ONCE = 900  # SQLite takes 999 values a statement everywhere
BY_ID = f"SELECT {COLUMNS} FROM place WHERE id = ?"


def having(file: ReadOnlyFile, ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Those of some ids that a file's `place` has, with the places' keys."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from file.rows(f"SELECT id, key FROM place WHERE id IN ({marks})", some)


def checksum(folded: str) -> int:
    """What stands for a folded name in a filter. Most of the words of a text name no place, and
    need no look-up to know: a filter is a Bloom filter with one hash, and a power of two long."""
    return zlib.crc32(folded.encode())


def may_have(bits: bytes, checksum: int) -> bool:
    """Whether a filter may know a name; where this is False, its layer does not."""
    bit = checksum & (len(bits) * 8 - 1)
    return bool(bits[bit >> 3] >> (bit & 7) & 1)
