"""The tables of the gazetteer's index, as what builds it and what reads it agree on them."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

Progress = Callable[[float, str], None]
"""Called with the fraction done (0 to 1) and a few words on what is being done."""

DATA = Path(__file__).parent / "data"
LAYERS = ("gazetteer.csv", "Dateline's areas", "GeoNames")

# The upper bits of a place's key are the rank of its layer.
RANK_SHIFT = 40
SCHEMA = """
CREATE TABLE layer (rank INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
  key INTEGER PRIMARY KEY, folded TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, feature_class TEXT NOT NULL, feature_code TEXT NOT NULL,
  country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL, within TEXT NOT NULL
);
CREATE TABLE other_name (
  folded TEXT NOT NULL, key INTEGER NOT NULL, spelling TEXT NOT NULL, demonym INTEGER NOT NULL
);
CREATE TABLE filter (bits BLOB NOT NULL);
CREATE TABLE abbreviation (abbreviation TEXT NOT NULL, place TEXT NOT NULL, use TEXT NOT NULL);
CREATE TABLE neighbour (country TEXT NOT NULL, other TEXT NOT NULL);
CREATE TABLE capital (division TEXT PRIMARY KEY, town TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE member (region TEXT NOT NULL, place TEXT NOT NULL);
CREATE TABLE problem (message TEXT NOT NULL, path TEXT, line INTEGER);
"""
INDICES = """
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX place_folded ON place (folded);
CREATE INDEX other_name_folded ON other_name (folded);
CREATE INDEX first_division ON place (id, name) WHERE feature_code = 'ADM1';
"""
FILTER_BITS = 1 << 24


def filter_bit(folded: str) -> int:
    """The bit that stands for a folded name in the filter of all names: most of the words of a
    text name no place, and need no look-up to know (a Bloom filter with one hash)."""
    return zlib.crc32(folded.encode()) & (FILTER_BITS - 1)
