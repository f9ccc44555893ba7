"""The terms by which candidates are weighed, each with its weight and its words for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from math import exp, log10

from dashboard.places.called import answers
from dashboard.places.contracts import Candidate
from dashboard.places.place import Place
from dashboard.places.spatial import Spot
from dashboard.places.surroundings import Option, Surroundings, distance_km


class Term(StrEnum):
    """What speaks for a candidate."""

    POPULATION = "population"
    KIND = "kind"
    CAPITAL = "capital"
    GOVERNMENT = "government"
    NAME = "name"
    EDITED = "edited"
    CALLED = "called"
    NEXT_TO = "next to"
    COUNTRY = "country"
    DIVISION = "division"
    COUNTRY_NAMED = "country named"
    DIVISION_NAMED = "division named"
    NEAR = "near"
    SPATIAL = "spatial"


Weights = Mapping[Term, float]
WEIGHTS: Weights = {
    Term.POPULATION: 0.45,
    Term.KIND: 0.8,
    Term.CAPITAL: 0.4,
    Term.GOVERNMENT: 4.0,
    Term.NAME: 1.0,
    Term.EDITED: 2.0,
    Term.CALLED: 4.0,
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
_FARTHEST = 4.0


class CandidateOption(Option):
    """A candidate, with the terms that are the same in every article: `fixed`."""

    __slots__ = ("candidate", "fixed")

    def __init__(self, candidate: Candidate, weights: Weights):
        super().__init__(candidate.place)
        place = candidate.place
        values = {
            Term.POPULATION: _people(place),
            Term.KIND: _kind(candidate),
            Term.CAPITAL: float(place.feature_code == "PPLC"),
            Term.NAME: float(candidate.primary),
            Term.EDITED: float(candidate.layer == 0),
        }
        self.candidate = candidate
        self.fixed = {term: weights[term] * value for term, value in values.items() if value}


def score_terms(
    option: CandidateOption,
    weights: Weights,
    inside: bool,
    governs: bool,
    said: str,
    where: Spot | None,
    around: Surroundings | None,
    owner: int,
) -> dict[Term, float]:
    """What each term adds to a candidate; terms that say nothing are left out.

    `inside` says that the text right after the name names what holds the candidate; `governs` that
    the name stands for a government; `said` is the feature class that the words beside it say, or
    ""; `where` is the point that a spatial expression gives;
    `around` are the article's places, among them those of the name itself, numbered `owner`.
    """
    place = option.place
    parts = dict(option.fixed)
    if governs and place.feature_code == "PPLC":
        parts[Term.GOVERNMENT] = weights[Term.GOVERNMENT]
    if said and answers(place, said):
        parts[Term.CALLED] = weights[Term.CALLED]
    if inside:
        parts[Term.NEXT_TO] = weights[Term.NEXT_TO]
    if around:
        for term, value in _votes(option, around, owner):
            if value:
                parts[term] = weights[term] * value
    if where:
        off = where.misfit(distance_km(place.lat, place.lon, where.lat, where.lon))
        if off < _FARTHEST:
            parts[Term.SPATIAL] = weights[Term.SPATIAL] * exp(-((off / 2) ** 2))
    return parts


def _votes(
    option: CandidateOption, around: Surroundings, owner: int
) -> Iterator[tuple[Term, float]]:
    """What the article's other places say for a candidate, before the weights."""
    place, division = option.place, option.division
    if place.country:
        yield Term.COUNTRY, around.country(owner, place.country)
        if not option.nation:
            yield Term.COUNTRY_NAMED, around.names_area(owner, place.country)
    if division:
        yield Term.DIVISION, around.division(owner, division)
        named = 0.0 if place.id == division else around.names_area(owner, division)
        if place.within not in (division, place.id):
            named += around.names_area(owner, place.within)
        yield Term.DIVISION_NAMED, named
    yield Term.NEAR, around.nearness(owner, place)


def _people(place: Place) -> float:
    """The logarithm of the population; an area counts at least as a town would."""
    people = log10(place.population + 1)
    return people if place.feature_class == "P" else max(people, _AREA_POPULATION)


def _kind(candidate: Candidate) -> float:
    """How often texts name places of a kind. A first-level division by the short form of its name
    only ("La Paz" for a La Paz Department) is named as seldom as those of the second level."""
    code, name = candidate.place.feature_code, candidate.place.name
    if code.startswith("PCL"):
        return _COUNTRY_LIKE
    if code == "ADM1" and not name.startswith(f"{candidate.name} "):
        return _FIRST_DIVISION
    if code in {"ADM1", "ADM2"}:
        return _SECOND_DIVISION
    return _KINDS.get(candidate.place.feature_class, 0.0)
