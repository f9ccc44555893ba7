"""The terms by which candidates are weighed, each with its weight and its words for a person."""

from __future__ import annotations

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
    Term.POPULATION: 0.45,
    Term.KIND: 0.8,
    Term.CAPITAL: 0.4,
    Term.GOVERNMENT: 4.0,
    Term.NAME: 1.0,
    Term.EDITED: 2.0,
    Term.NEXT_TO: 4.0,
    Term.COUNTRY: 2.5,
    Term.DIVISION: 3.75,
    Term.COUNTRY_NAMED: 1.0,
    Term.DIVISION_NAMED: 1.0,
    Term.NEAR: 4.0,
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


@dataclass(slots=True)
class _Votes:
    """How much speaks for each country, division and named area."""

    countries: dict[str, float]
    divisions: dict[str, float]
    named: dict[str, float]

    def add(self, place: Place, weight: float) -> None:
        """Count what a place lies in, and what it is."""
        if place.country:
            self.countries[place.country] = self.countries.get(place.country, 0.0) + weight
        if division := _division(place):
            self.divisions[division] = self.divisions.get(division, 0.0) + weight
        if place.feature_class == "A":
            key = place.country if place.feature_code.startswith("PCL") else place.id
            self.named[key] = self.named.get(key, 0.0) + weight


class Surroundings:
    """The places that the names of an article may mean, each with its weight: how often the name
    is there (logarithm), times the chance that it means that place."""

    def __init__(self, names: Sequence[Sequence[tuple[Place, float]]] = ()):
        self._all = _Votes({}, {}, {})
        self._own: list[_Votes] = []
        self._points: list[tuple[int, Place, float]] = []
        for owner, places in enumerate(names):
            own = _Votes({}, {}, {})
            for place, weight in places:
                own.add(place, weight)
                self._all.add(place, weight)
                if place.feature_class != "A" or place.feature_code == "ADM2":
                    self._points.append((owner, place, weight))
            self._own.append(own)
        self._country_total = sum(self._all.countries.values())
        self._division_total = sum(self._all.divisions.values())

    def country(self, owner: int, code: str) -> float:
        """The share (0 to 1) of the votes of the other names that a country has."""
        if not self._own:
            return 0.0
        own = self._own[owner].countries
        votes = self._all.countries.get(code, 0.0) - own.get(code, 0.0)
        return max(0.0, votes) / (self._country_total - sum(own.values()) + _DOUBT)

    def division(self, owner: int, code: str) -> float:
        """The share (0 to 1) of the votes of the other names that a first division has."""
        if not self._own:
            return 0.0
        own = self._own[owner].divisions
        votes = self._all.divisions.get(code, 0.0) - own.get(code, 0.0)
        return max(0.0, votes) / (self._division_total - sum(own.values()) + _DOUBT)

    def names_area(self, owner: int, id_: str) -> float:
        """0 to 1: whether another name is that of a country or division itself."""
        if not self._own:
            return 0.0
        named = self._all.named.get(id_, 0.0) - self._own[owner].named.get(id_, 0.0)
        return min(1.0, max(0.0, named) / _ONCE)

    def nearness(self, owner: int, place: Place) -> float:
        """0 to 1: whether places that other names may mean are near."""
        near = 0.0
        for other_owner, other, weight in self._points:
            if abs(other.lat - place.lat) > _NEAR_DEGREES or other_owner == owner:
                continue
            km = distance_km(place.lat, place.lon, other.lat, other.lon)
            near += min(1.0, weight / _ONCE) * exp(-km / _NEAR_KM)
        return min(1.0, near / _NEAR_ENOUGH)

    def nearest(self, owner: int, place: Place) -> tuple[float, str] | None:
        """How many km away the nearest place of another name is, and its name."""
        return min(
            (
                (distance_km(place.lat, place.lon, other.lat, other.lon), other.name)
                for other_owner, other, weight in self._points
                if other_owner != owner and weight > 0.3 * _ONCE
            ),
            default=None,
        )


_ONCE = log1p(1)
_DOUBT = 0.7
_NEAR_KM = 60.0
_NEAR_DEGREES = 3.0
_NEAR_ENOUGH = 1.5


def score_terms(
    candidate: Candidate,
    containers: Sequence[Place],
    where: Spot | None,
    around: Surroundings,
    owner: int = 0,
    governs: bool = False,
) -> dict[Term, float]:
    """What each term adds to a candidate; terms that say nothing are left out.

    `containers` are places that the text right after the name says it is in; `where` the point
    that a spatial expression gives; `around` the article's places, among them those of the
    name itself, which is numbered `owner`; `governs` says that the
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
    _votes(place, around, owner, parts)
    if near := around.nearness(owner, place):
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


def _votes(place: Place, around: Surroundings, owner: int, parts: dict[Term, float]) -> None:
    """What the countries and divisions of the article's other places add."""
    if place.country:
        if share := around.country(owner, place.country):
            parts[Term.COUNTRY] = WEIGHTS[Term.COUNTRY] * share
        named = around.names_area(owner, place.country)
        if named and not place.feature_code.startswith("PCL"):
            parts[Term.COUNTRY_NAMED] = WEIGHTS[Term.COUNTRY_NAMED] * named
    if division := _division(place):
        if share := around.division(owner, division):
            parts[Term.DIVISION] = WEIGHTS[Term.DIVISION] * share
        named = 0.0 if place.id == division else around.names_area(owner, division)
        if place.within != division and place.within != place.id:
            named += around.names_area(owner, place.within)
        if named:
            parts[Term.DIVISION_NAMED] = WEIGHTS[Term.DIVISION_NAMED] * named


def reason_text(
    term: Term,
    candidate: Candidate,
    container: str,
    expression: str,
    nearest: tuple[float, str] | None,
) -> str:
    """A term's words for a person, for the candidate that was chosen; `nearest` is what else the
    article names near it."""
    place = candidate.place
    if term is Term.POPULATION:
        if place.population:
            return f"{place.population:,} people live there"
        return "areas are named more often than small towns"
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
        if nearest is None:
            return "others of the article's places are near"
        return f"it is {nearest[0]:.0f} km from {nearest[1]}, which the article names too"
    return f"it lies where the text says: “{expression}”"


def _kind_words(place: Place) -> str:
    code = place.feature_code
    if code.startswith("PCL"):
        return "a country"
    if code == "ADM1":
        return "a first-level division of its country"
    words = {"A": "a district", "H": "a water", "L": "a region", "T": "a landform"}
    return words.get(place.feature_class, "a well-known spot")
