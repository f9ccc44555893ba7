"""What the tests of finding places share: the real gazetteer, and a small one made by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.places.contracts import Candidate, CandidateSource
from dashboard.places.gazetteer.lookup import Gazetteer, open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Place, Resolution

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@cache
def geoparser() -> Geoparser:
    return Geoparser(gazetteer())


def parse(text: str, source: CandidateSource | None = None) -> tuple[Resolution, ...]:
    """The places of a text, by the real gazetteer or another."""
    article = Article("a", text)
    parser = Geoparser(source) if source else geoparser()
    return parser.resolutions(article, split(article))


def seed(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


def town(
    name: str, lat: float, lon: float, country: str, people: int = 50_000, within: str = ""
) -> Place:
    """A town of a gazetteer made by hand."""
    id_ = f"{name}-{country}-{within or lat}"
    return Place(id_, name, lat, lon, "P", "PPL", country, "", people, "test", None, within)


class Known:
    """A source of candidates made of a few places."""

    def __init__(self, *places: Place):
        self._places = places

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(place, place.name, True, 1)
            for place in sorted(self._places, key=lambda place: -place.population)
            if place.name.casefold() == name.casefold()
        )


class Without:
    """The real gazetteer, without the places of some names."""

    def __init__(self, *names: str):
        self._names = {name.casefold() for name in names}

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        if name.casefold() in self._names:
            return ()
        return gazetteer().candidates(name)


def km_between(place: Place | None, lat: float, lon: float) -> float:
    from geopy.distance import great_circle

    assert place is not None
    return float(great_circle((place.lat, place.lon), (lat, lon)).km)
