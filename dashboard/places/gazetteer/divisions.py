"""Which division holds a place, by what its row says of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from dashboard.places.gazetteer.layers import Row, read_csv
from dashboard.places.gazetteer.names import fold
from dashboard.places.gazetteer.tables import DATA

_AREAS = ("countries", "regions", "waters", "relief", "spots", "towns", "admin1", "admin2")


def read_areas() -> list[Row]:
    """The rows of Dateline's own files, which are free of errors."""
    return [row for name in _AREAS for row in read_csv(DATA / f"{name}.csv")[0]]


class Divisions:
    """The countries and divisions among areas; `ids` are their ids, which are GeoNames' codes
    ("RU", "RU.30", "US.AL.001")."""

    def __init__(self, areas: Iterable[Row]):
        rows = [row for row in areas if f"{row.id}.".startswith(f"{row.country}.")]
        self.ids = {row.id for row in rows}
        self._first = {row.id for row in rows if row.feature_code == "ADM1"}
        self._codes = {
            (row.country, fold(name)): row.id
            for row in rows
            if row.id in self._first
            for name in (*row.alternates, row.name)
        }

    def chain(self, country: str, first: str, second: str) -> list[str]:
        """The ids of a country, its division and that one's, by GeoNames' codes, as far as they
        are known."""
        codes = [country, f"{country}.{first}", f"{country}.{first}.{second}"]
        return list(takewhile(self.ids.__contains__, codes))

    def placed(self, row: Row) -> Row:
        """A row with the id of the division that its `admin1` means, or of its country, in
        `within`; `admin1` stays only where it is no division that we know."""
        if row.within:
            return row
        if row.id == row.country:
            return row._replace(admin1="")
        if row.admin1 in self._first:
            return row._replace(admin1="", within=row.admin1)
        known = self._codes.get((row.country, fold(row.admin1)), row.country)
        unknown = row.admin1 if known == row.country and "." not in row.admin1 else ""
        return row._replace(admin1=unknown, within=known)
