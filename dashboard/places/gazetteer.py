"""The gazetteer: what is known about places, and which of them a name may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.errors import DatelineError
from dashboard.places.contracts import Candidate
from dashboard.places.index import Index, open_index
from dashboard.places.names import fold
from dashboard.places.place import Place
from dashboard.places.tables import BY_ID, COLUMNS, NAMED, RANK_SHIFT, Progress, checksum, may_have

DEFAULT_CSV = Path(__file__).parents[2] / "gazetteer.csv"
_REMEMBERED = 20_000
_LONGEST_ABBREVIATION = 9
_AREAS_RANK = 1
_BY_NAME = f"""{NAMED} SELECT spelling, demonym, {COLUMNS} FROM named CROSS JOIN place USING (key)
    ORDER BY demonym, key >> {RANK_SHIFT}, population DESC, key"""
_FIRST_DIVISIONS = "SELECT id, name FROM place WHERE feature_code = 'ADM1'"
_NEIGHBOURS = "SELECT other FROM neighbour WHERE country = ? ORDER BY other"


def open_gazetteer(
    csv_path: Path | None = None, cache_dir: Path | None = None, progress: Progress | None = None
) -> Gazetteer:
    """Open the gazetteer; its first use, and the first after a change of its sources, builds the
    index, which takes some seconds.

    `csv_path` is the layer that a person edits (by default gazetteer.csv at the repository's
    root), `cache_dir` where the index is kept (by default the user's cache folder). `progress` is
    called with the fraction done and a few words while the index is built. What was wrong with
    the sources or the folder is in `Gazetteer.problems`.
    """
    return Gazetteer(open_index(csv_path or DEFAULT_CSV, cache_dir, progress or _silent))


def _silent(_fraction: float, _words: str) -> None:
    """Report no progress."""


class Gazetteer:
    """All layers as one source of candidates. May be shared by threads; holds little in memory.

    `problems` are sentences on what was wrong with its sources, for the user to read.
    """

    def __init__(self, index: Index):
        self.index = index
        self._execute = index.connection.execute
        self._layers = dict(self._execute("SELECT rank, name FROM layer"))
        self._divisions = dict(self._execute(_FIRST_DIVISIONS))
        self._capitals = dict(self._execute("SELECT division, town FROM capital"))
        self._members: dict[str, list[str]] = {}
        for region, id_ in self._execute("SELECT region, place FROM member"):
            self._members.setdefault(region, []).append(id_)
        self._filter: bytes = self._execute("SELECT bits FROM filter").fetchone()[0]
        self._found = lru_cache(_REMEMBERED)(self._look_up)
        self._short: dict[str, tuple[Candidate, ...]] = {}
        self._postal: dict[str, str] = {}
        for short, id_, use in self._execute("SELECT abbreviation, place, use FROM abbreviation"):
            if use == "anywhere":
                self._short[short] = self._abbreviated(short, id_)
            else:
                self._postal[short] = id_
        self.problems: tuple[DatelineError, ...] = index.problems

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that `name` may mean, however it is spelled, accented or hyphenated; best
        layer first, then most people first; demonyms after names. An abbreviation ("U.S.",
        "Calif.") must be spelled as in `abbreviations.csv`. Empty where nothing is known."""
        if len(name) < _LONGEST_ABBREVIATION and (short := self._short.get(name)):
            return short
        folded = fold(name)
        if not may_have(self._filter, checksum(folded)):
            return ()
        return self._found(folded)

    def after_town(self, abbreviation: str) -> Place | None:
        """The state or province that a code stands for where it follows a town's name ("OH" in
        "Springfield, OH"); elsewhere such codes are words."""
        id_ = self._postal.get(abbreviation)
        return None if id_ is None else self.place(id_)

    def place(self, id_: str) -> Place | None:
        """The place with an id, of the highest layer that has it."""
        row = self._execute(BY_ID, (id_,)).fetchone()
        return None if row is None else self._place(row)

    def contains(self, area: Place, place: Place) -> bool:
        """Whether an area is known to hold a place: a country or division by the divisions that
        hold the place, a region ("Donbas", "Europe") by the countries and divisions in it."""
        inside = f"{place.within}."
        return area.id != place.id and any(
            inside.startswith(f"{id_}.") or place.id == id_ for id_ in self._parts(area.id)
        )

    def capital(self, division: Place) -> Place | None:
        """The capital of a country, or of a state or province where that is known."""
        town = self._capitals.get(division.id)
        return None if town is None else self.place(town)

    def country(self, place: Place) -> Place | None:
        """The country that a place is in or is."""
        return self.place(place.country) if place.country else None

    def neighbours(self, country: Place) -> tuple[Place, ...]:
        """The countries that a country borders on by land."""
        codes = self._execute(_NEIGHBOURS, (country.country,)).fetchall()
        return tuple(place for (code,) in codes if (place := self.place(code)))

    def _parts(self, area: str) -> Iterator[str]:
        """An area's id, or those of the countries and divisions that a region consists of."""
        for part in self._members.get(area, ()):
            yield from self._parts(part)
        yield area

    def _look_up(self, folded: str) -> tuple[Candidate, ...]:
        """The candidates of a folded name, from the index."""
        return tuple(
            Candidate(
                self._place(row),
                spelling or row[2],
                spelling is None,
                row[0] >> RANK_SHIFT,
                bool(demonym),
            )
            for spelling, demonym, *row in self._execute(_BY_NAME, (folded,))
        )

    def _abbreviated(self, short: str, id_: str) -> tuple[Candidate, ...]:
        """The one candidate of an abbreviation, where its place is still in the index."""
        place = self.place(id_)
        return () if place is None else (Candidate(place, short, False, _AREAS_RANK),)

    def _place(self, row: Sequence[Any]) -> Place:
        """A row of the index as a place."""
        key, id_, name, lat, lon, class_, code, country, admin1, population, within = row
        division = ".".join((within if "." in within else id_).split(".", 2)[:2])
        return Place(
            id_, name, lat, lon, class_, code, country, self._divisions.get(division, admin1),
            population, self._layers[key >> RANK_SHIFT], None, within,
        )  # fmt: skip
