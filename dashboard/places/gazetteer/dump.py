"""The lines of GeoNames' dumps (download.geonames.org/export/dump, its readme.txt): places, as in
allCountries.txt and FR.txt, and other names of places, as in alternateNamesV2.txt."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from dashboard.places.gazetteer.divisions import Divisions
from dashboard.places.gazetteer.geonames import english_names, looks_english
from dashboard.places.gazetteer.layers import (
    FEATURE_CLASSES,
    Row,
    check_names,
    country_code,
    degrees,
    people,
)

PLACE_COLUMNS = 19
NAME_COLUMNS = 10
_REMEMBERED = 1 << 16
_DEPTHS = {"ADM1": 2, "ADM2": 3}  # in the chain of what holds a place, its country first
_LANGUAGES = {"en", ""}  # English, and what is said of no language


class PlaceLines:
    """Reads the lines of a dump of places. `classes` are the feature classes that are wanted,
    `divisions` those that Dateline knows: a division of the dump takes its id from there."""

    def __init__(self, classes: Collection[str], divisions: Divisions):
        self._classes = classes
        self._chain = lru_cache(_REMEMBERED)(divisions.chain)
        self._taken: set[str] = set()

    def place(self, line: str) -> tuple[int, Row] | None:
        """The place of a line, with its number at GeoNames, or None where its class is not wanted.
        Its other names are those that an English text may use. Raise ValueError with what is
        wrong."""
        cells = line.split("\t")
        if len(cells) != PLACE_COLUMNS:
            raise ValueError(f"has {len(cells)} columns, parted by tabs, and not {PLACE_COLUMNS}")
        id_, name, plain, others, lat, lon, class_, code, country = cells[:9]
        if not (id_.isdecimal() and id_.isascii() and len(id_) <= 12):
            raise ValueError(f"has no number as its id, but “{id_}”")
        if class_ and class_ not in FEATURE_CLASSES:
            raise ValueError(f"feature class must be one of {' '.join(sorted(FEATURE_CLASSES))}")
        if class_ not in self._classes:
            return None
        check_names(line, name, plain)
        population, nation = people(cells[14]), country_code(country)
        north, east = degrees("latitude", lat, 90), degrees("longitude", lon, 180)
        alternates = english_names(others.split(","), nation, population)
        if plain and not name.isascii():
            alternates = (plain, *alternates)
        known, within = self._area(class_, code, nation, cells[10], cells[11])
        row = Row(
            known or id_, name, north, east, class_, code, nation, "", population, within,
            alternates,
        )  # fmt: skip
        return int(id_), row

    def _area(
        self, class_: str, code: str, country: str, first: str, second: str
    ) -> tuple[str, str]:
        """The id by which Dateline knows the country or division of a line, or "" where it is none
        or an earlier line was it; and the id of the finest division that holds the place."""
        chain = self._chain(country, first, second)
        depth = 0
        if class_ == "A":
            depth = 1 if code.startswith("PCL") and code != "PCLH" else _DEPTHS.get(code, 0)
        if 0 < depth <= len(chain):
            known = chain[depth - 1]
            holder = chain[depth - 2] if depth > 1 else ""
            if known in self._taken:
                return "", holder
            self._taken.add(known)
            return known, holder
        return "", chain[-1] if chain else ""


def other_name(line: str) -> tuple[int, str] | None:
    """The number of a place at GeoNames and another name of it that an English text may use, or
    None where a line has no such name. Raise ValueError with what is wrong."""
    cells = line.split("\t")
    if len(cells) != NAME_COLUMNS and len(cells) != NAME_COLUMNS - 2:
        raise ValueError(f"has {len(cells)} columns, parted by tabs, and not {NAME_COLUMNS}")
    id_, language, name = cells[1:4]
    if not (id_.isdecimal() and id_.isascii() and len(id_) <= 12):
        raise ValueError(f"has no number as the place's id, but “{id_}”")
    if language not in _LANGUAGES:
        return None
    check_names(line, name)
    return (int(id_), name) if language or looks_english(name) else None
