"""The terms by which candidates are weighed, each with its weight and its words for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, exp, log1p, log10, radians, sqrt

from dashboard.places.contracts import Candidate
from dashboard.places.place import Place
from dashboard.places.spatial import Spot

_KM_PER_DEGREE = 111.2


class Term(StrEnum):
    """What speaks for a candidate."""

    POPULATION = "population"
    KIND = "kind"
    CAPITAL = "capital"
    GOVERNMENT = "government"
    NAME = "name"
    EDITED = "edited"
    NEXT_TO = "next to"
    COUNTRY = "country"
    DIVISION = "division"
    COUNTRY_NAMED = "country named"
    DIVISION_NAMED = "division named"
    NEAR = "near"
    SPATIAL = "spatial"


WEIGHTS: dict[Term, float] = {
    Term.POPULATION: 0.9,
    Term.KIND: 1.0,
    Term.CAPITAL: 1.0,
    Term.GOVERNMENT: 4.0,
    Term.NAME: 1.0,
    Term.EDITED: 2.0,
    Term.NEXT_TO: 8.0,
    Term.COUNTRY: 2.5,
    Term.DIVISION: 2.5,
    Term.COUNTRY_NAMED: 1.5,
    Term.DIVISION_NAMED: 2.5,
    Term.NEAR: 2.0,
    Term.SPATIAL: 9.0,
}
"""How much each term counts, in units of the logarithm of the odds; tuned by
`benchmarks/tune_resolver.py`."""

_KINDS = {"A": 1.0, "L": 1.5, "H": 1.5, "P": 0.0, "T": 0.5, "S": 0.5}
_COUNTRY_LIKE = 5.0
_FIRST_DIVISION = 3.0
_SECOND_DIVISION = 0.5
_AREA_POPULATION = 4.0


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place is known to hold another."""
    if outer.id == inner.id or outer.feature_class != "A":
        return False
    if inner.within == outer.id or inner.within.startswith(outer.id + "."):
        return True
    return outer.feature_code.startswith("PCL") and inner.country == outer.country


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Roughly how far two points (degrees) are apart, in km: exact enough to tell near from far."""
    width = abs(lon1 - lon2)
    width = min(width, 360.0 - width) * cos(radians((lat1 + lat2) / 2))
    return _KM_PER_DEGREE * sqrt(width * width + (lat1 - lat2) ** 2)


def _division(place: Place) -> str:
    """The id of the first-level division that a place is or lies in ("US.AL"), or ""."""
    parts = (place.within or "").split(".")
    if len(parts) > 1:
        return ".".join(parts[:2])
    return place.id if place.feature_code == "ADM1" else ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The places that the rest of the article has been resolved to so far, with how often each is
    named."""

    places: tuple[tuple[Place, int], ...]
    countries: Counter[str]
    divisions: Counter[str]
    named: Counter[str]

    @staticmethod
    def of(places: Sequence[tuple[Place, int]]) -> Surroundings:
        """Count what the places are in."""
        countries: Counter[str] = Counter()
        divisions: Counter[str] = Counter()
        named: Counter[str] = Counter()
        for place, count in places:
            Surroundings._add(place, log1p(count), countries, divisions, named)
        return Surroundings(tuple(places), countries, divisions, named)

    @staticmethod
    def _add(
        place: Place,
        weight: float,
        countries: Counter[str],
        divisions: Counter[str],
        named: Counter[str],
    ) -> None:
        if place.country:
            countries[place.country] += weight  # type: ignore[assignment]
        if division := _division(place):
            divisions[division] += weight  # type: ignore[assignment]
        if place.feature_class == "A":
            key = place.country if place.feature_code.startswith("PCL") else place.id
            named[key] += weight  # type: ignore[assignment]

    def without(self, place: Place | None, count: int) -> Surroundings:
        """The same without a place, which has no vote on itself."""
        if place is None:
            return self
        countries, divisions, named = (
            Counter(self.countries),
            Counter(self.divisions),
            Counter(self.named),
        )
        self._add(place, -log1p(count), countries, divisions, named)
        rest = tuple(item for item in self.places if item[0].id != place.id)
        return Surroundings(rest, countries, divisions, named)


def score_terms(
    candidate: Candidate,
    containers: Sequence[Place],
    where: Spot | None,
    around: Surroundings,
    governs: bool = False,
) -> dict[Term, float]:
    """What each term adds to a candidate; terms that say nothing are left out.

    `containers` are places that the text right after the name says it is in; `where` the point
    that a spatial expression gives; `around` the article's other places; `governs` says that the
    name stands for a government.
    """
    place = candidate.place
    parts = {Term.POPULATION: WEIGHTS[Term.POPULATION] * _people(place)}
    if kind := _kind(place):
        parts[Term.KIND] = WEIGHTS[Term.KIND] * kind
    if place.feature_code == "PPLC":
        parts[Term.CAPITAL] = WEIGHTS[Term.CAPITAL]
        if governs:
            parts[Term.GOVERNMENT] = WEIGHTS[Term.GOVERNMENT]
    if candidate.primary:
        parts[Term.NAME] = WEIGHTS[Term.NAME]
    if candidate.layer == 0:
        parts[Term.EDITED] = WEIGHTS[Term.EDITED]
    if any(contains(outer, place) for outer in containers):
        parts[Term.NEXT_TO] = WEIGHTS[Term.NEXT_TO]
    _votes(place, around, parts)
    if near := _nearness(place, around):
        parts[Term.NEAR] = WEIGHTS[Term.NEAR] * near
    if where:
        off = where.misfit(distance_km(place.lat, place.lon, where.lat, where.lon))
        if off < 4:
            parts[Term.SPATIAL] = WEIGHTS[Term.SPATIAL] * exp(-((off / 2) ** 2))
    return parts


def _people(place: Place) -> float:
    """The logarithm of the population; an area counts at least as a town would."""
    people = log10(place.population + 1)
    return people if place.feature_class == "P" else max(people, _AREA_POPULATION)


def _kind(place: Place) -> float:
    code = place.feature_code
    if code.startswith("PCL"):
        return _COUNTRY_LIKE
    if code == "ADM1":
        return _FIRST_DIVISION
    if code == "ADM2":
        return _SECOND_DIVISION
    return _KINDS.get(place.feature_class, 0.0)


def _votes(place: Place, around: Surroundings, parts: dict[Term, float]) -> None:
    """What the countries and divisions of the article's other places add."""
    total = sum(around.countries.values())
    if total > 0 and (votes := around.countries[place.country]) > 0 and place.country:
        parts[Term.COUNTRY] = WEIGHTS[Term.COUNTRY] * votes / (total + 0.7)
    if around.named[place.country] > 0 and not place.feature_code.startswith("PCL"):
        parts[Term.COUNTRY_NAMED] = WEIGHTS[Term.COUNTRY_NAMED]
    total = sum(around.divisions.values())
    division = _division(place)
    if division and total > 0 and (votes := around.divisions[division]) > 0:
        parts[Term.DIVISION] = WEIGHTS[Term.DIVISION] * votes / (total + 0.7)
    named = 0.0
    if division and place.id != division and around.named[division] > 0:
        named += 0.6
    if place.within.count(".") == 2 and around.named[place.within] > 0:
        named += 0.6
    if named:
        parts[Term.DIVISION_NAMED] = WEIGHTS[Term.DIVISION_NAMED] * named


def _nearness(place: Place, around: Surroundings) -> float:
    """0 to 1: whether the article's other places are near."""
    near = 0.0
    for other, _ in around.places:
        if other.id == place.id or abs(other.lat - place.lat) > 4:
            continue
        if other.feature_class == "A" and not other.feature_code.startswith("ADM2"):
            continue
        near += exp(-distance_km(place.lat, place.lon, other.lat, other.lon) / 80.0)
    return min(1.0, near)


def reason_text(
    term: Term, candidate: Candidate, container: str, expression: str, around: Surroundings
) -> str:
    """A term's words for a person, for the candidate that was chosen."""
    place = candidate.place
    if term is Term.POPULATION:
        people = f"{place.population:,} people live there" if place.population else "its size"
        return people if place.population else "areas are named more often than small towns"
    if term is Term.KIND:
        return f"it is {_kind_words(place)}, which texts name more often"
    if term is Term.CAPITAL:
        return "it is a capital"
    if term is Term.GOVERNMENT:
        return "the name stands for a government, and this is a capital"
    if term is Term.NAME:
        return "this is its main name"
    if term is Term.EDITED:
        return "it is in gazetteer.csv, which outranks the other layers"
    if term is Term.NEXT_TO:
        return f"the text says it is in {container}"
    if term is Term.COUNTRY:
        return f"others of the article's places are in the same country ({place.country})"
    if term is Term.COUNTRY_NAMED:
        return f"the article names the country it is in ({place.country})"
    if term is Term.DIVISION:
        return f"others of the article's places are in {place.admin1 or 'the same division'}"
    if term is Term.DIVISION_NAMED:
        return f"the article names the division it is in ({place.admin1 or place.within})"
    if term is Term.NEAR:
        return _near_words(place, around)
    return f"it lies where the text says: “{expression}”"


def _kind_words(place: Place) -> str:
    code = place.feature_code
    if code.startswith("PCL"):
        return "a country"
    if code == "ADM1":
        return "a first-level division of its country"
    words = {"A": "a district", "H": "a water", "L": "a region", "T": "a landform"}
    return words.get(place.feature_class, "a well-known spot")


def _near_words(place: Place, around: Surroundings) -> str:
    """The nearest of the article's other places, in words."""
    others = [
        (distance_km(place.lat, place.lon, other.lat, other.lon), other.name)
        for other, _ in around.places
        if other.id != place.id
    ]
    if not others:
        return "others of the article's places are near"
    km, name = min(others)
    return f"it is {km:.0f} km from {name}, which the article names too"
