"""The terms by which candidates are weighed, each with its weight and its words for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import exp, log1p, log10

from dashboard.places.contracts import Candidate
from dashboard.places.resolution.called import answers
from dashboard.places.resolution.surroundings import Option, contains, distance_km
from dashboard.places.spatial.expressions import Spot


class Term(StrEnum):
    """What speaks for a candidate. The first five are the same in every article, the last four are
    what the article's other places say."""

    POPULATION = "population"
    KIND = "kind"
    NAME = "name"
    EDITED = "edited"
    KNOWN = "known"
    CALLED = "called"
    NEXT_TO = "next to"
    SPATIAL = "spatial"
    COUNTRY = "country"
    COUNTRY_NAMED = "country named"
    DIVISION = "division"
    NEAR = "near"


OWN_TERMS = 8
"""So many terms ask for nothing but the candidate and the words beside its name."""
Parts = tuple[float, ...]
"""What some terms add to a candidate, in the order of `Term`."""
Weights = Mapping[Term, float]
WEIGHTS: Weights = {
    Term.POPULATION: 0.35,
    Term.KIND: 0.8,
    Term.NAME: 1.0,
    Term.EDITED: 2.0,
    Term.KNOWN: 0.4,
    Term.CALLED: 4.0,
    Term.NEXT_TO: 4.0,
    Term.COUNTRY: 2.5,
    Term.DIVISION: 3.75,
    Term.COUNTRY_NAMED: 0.3,
    Term.NEAR: 4.0,
    Term.SPATIAL: 9.0,
}
"""How much each term counts, in units of the logarithm of the odds; tuned by
`benchmarks/tune_resolver.py`."""

_KINDS = {"A": 1.0, "L": 1.5, "H": 1.5, "P": 0.0, "T": 0.5, "S": 0.5}
_COUNTRY_LIKE = 5.0
_FIRST_DIVISION = 3.0
_SECOND_DIVISION = 0.5
# "Washington", "Buenos Aires": of a capital and a division of that name elsewhere, texts mean the
# capital as often as any division, and the division seldom.
_DOUBLE = {True: _FIRST_DIVISION, False: _SECOND_DIVISION}
_AREA_POPULATION = 4.0
# The logarithm of as many names as those count as having whose names are not counted: a country
# 150, a division 12 or 4.
_COUNTRY_KNOWN = 5.0
_FIRST_DIVISION_KNOWN = 2.5
_DIVISION_KNOWN = 1.5
_OTHER_KNOWN = 2.5
# How much another name that English uses counts beside a main one.
_ENGLISH = 0.6
_AREAS_LAYER = 1
_FARTHEST = 4.0
_WORLD_FAME = 30
# Of a namesake in another country: with less than these parts of the famous one's names, or people,
# it is doubted, and counts as having at the most so many of its names.
_LESSER = 0.5
_LESSER_PEOPLE = 0.35
_LESSER_FAME = 0.25
_LESSER_AT_HOME = 0.15
_SECOND_FAME, _SECOND_PEOPLE = 40, 200_000
_TOWN_AT_SEA = 50_000  # people
_NATION = 0.15
_GREAT_CITY = 0.3
_GREAT = 1_000_000  # people
_LARGE, _LARGE_KNOWN = 300_000, 60


class CandidateOption(Option):
    """A candidate, with what the terms add to it that are the same in every article: `fixed`. The
    people of a town say nothing of where other places are (`silent`): of two towns of a name they
    have the larger one's. `fame` is how many names a town has in all languages, where English
    calls it so. `greatest` is the famous and large one among the name's
    candidates, if any; `worldwide` says that a sea or region of several countries is among them, of
    which a small town is doubted ("Pacific", in Missouri)."""

    __slots__ = ("fame", "fixed", "silent")

    def __init__(
        self,
        candidate: Candidate,
        weights: Parts,
        double: bool = False,
        greatest: Candidate | None = None,
        worldwide: bool = False,
    ):
        place = candidate.place
        lesser = greatest is not None and _is_lesser(candidate, greatest)
        small = place.feature_class == "P" and place.population < _TOWN_AT_SEA
        lesser = lesser or (worldwide and small)
        super().__init__(place, _voice(candidate), lesser)
        self.fame = candidate.fame
        self.silent = candidate.demonym and place.feature_class == "P"
        population, kind, name, edited, known = weights[:5]
        names = _known(candidate)
        if lesser and greatest:
            names = min(names, log1p(_LESSER_FAME * greatest.fame))
        self.fixed: Parts = (
            population * _people(candidate),
            kind
            * (_DOUBLE[place.feature_code == "PPLC"] if double else _kind(candidate, greatest)),
            name * (1.0 if candidate.primary else _ENGLISH * candidate.english),
            edited * (candidate.layer == 0),
            known * names,
        )


def options_of(candidates: Sequence[Candidate], weights: Parts) -> tuple[CandidateOption, ...]:
    """The candidates of a name as options, in the same order."""
    doubles = named_as_capitals(candidates)
    greatest = None
    if any(each.fame >= _WORLD_FAME for each in candidates):  # as of few names
        greatest = max(candidates, key=lambda each: each.fame * _people(each))
        if greatest.fame < _WORLD_FAME:
            greatest = None
    worldwide = any(
        each.place.feature_class in "HL" and not each.place.country and each.layer <= _AREAS_LAYER
        for each in candidates
    )
    return tuple(
        [
            CandidateOption(each, weights, each.place.id in doubles, greatest, worldwide)
            for each in candidates
        ]
    )


def _is_lesser(candidate: Candidate, greatest: Candidate) -> bool:
    """Whether a town is far less known, or far smaller, than a famous one of its name ("Paris", of
    a Paris in Texas); in the same country, both and by far."""
    place, other = candidate.place, greatest.place
    if place.feature_code == "ADM2" and not candidate.primary:
        return place.country != other.country  # "Lyon", of a Lyon County
    if place.feature_class != "P" or place.id == other.id:
        return False
    names, people = candidate.fame / greatest.fame, place.population / max(1, other.population)
    if place.country == other.country:
        return names < _LESSER_AT_HOME and people < _LESSER_AT_HOME
    if place.population >= _SECOND_PEOPLE and candidate.fame >= _SECOND_FAME:
        return False  # Tripoli in Lebanon, beside that in Libya
    return names < _LESSER or people < _LESSER_PEOPLE


def _voice(candidate: Candidate) -> float:
    """How much a place says of where the other places of an article are: news of all the world
    names countries, for their governments, capitals and great cities."""
    place = candidate.place
    if place.feature_code.startswith("PCL") or place.feature_code == "PPLC":
        return _NATION
    great = place.population >= _GREAT or (
        place.population >= _LARGE and candidate.known >= _LARGE_KNOWN
    )
    return _GREAT_CITY if great and place.feature_class == "P" else 1.0


def own_terms(
    option: CandidateOption,
    weights: Parts,
    inside: bool,
    said: str,
    where: Spot | None,
) -> Parts:
    """What each of the first `OWN_TERMS` terms adds to a candidate.

    `weights` are those of the terms in their order. `inside` says that the text right after the
    name names what holds the candidate; `said` is the feature class that the words beside it say,
    or ""; `where` is the point that a spatial expression gives.
    """
    if not (inside or said or where):
        return option.fixed + _NOTHING_SAID
    place = option.place
    fits = 0.0
    if where:
        off = where.misfit(distance_km(place.lat, place.lon, where.lat, where.lon))
        fits = exp(-((off / 2) ** 2)) if off < _FARTHEST else 0.0
    return (
        *option.fixed,
        weights[5] if said and answers(place, said) else 0.0,
        weights[6] if inside else 0.0,
        weights[7] * fits,
    )


_NOTHING_SAID = (0.0,) * 3


def named_as_capitals(candidates: Sequence[Candidate]) -> set[str]:
    """Of what a name may mean, the ids of the capitals and first-level divisions of one country
    where the division does not hold the capital ("Washington")."""
    capitals = [
        each.place for each in candidates if each.primary and each.place.feature_code == "PPLC"
    ]
    found: set[str] = set()
    for capital in capitals:
        for place in [each.place for each in candidates]:
            rivals = place.feature_code == "ADM1" and place.country == capital.country
            if rivals and not contains(place, capital):
                found |= {capital.id, place.id}
    return found


def _people(candidate: Candidate) -> float:
    """The logarithm of the population; an area, and what Dateline lists itself, counts at least as
    a town would."""
    place = candidate.place
    people = log10(place.population + 1)
    if place.feature_class == "P" and (people or candidate.layer > _AREAS_LAYER):
        return people
    return max(people, _AREA_POPULATION)


def _known(candidate: Candidate) -> float:
    """The logarithm of how many names a place has in all languages: news of the world means the
    Toledo that every language has a name for. Areas count as known by their kind, and what Dateline
    lists itself as well as regions are."""
    place = candidate.place
    if place.feature_class == "P" and (candidate.known or candidate.layer > _AREAS_LAYER):
        return log1p(candidate.known)
    if place.feature_code.startswith("PCL"):
        return _COUNTRY_KNOWN
    if place.feature_class != "A":
        return _OTHER_KNOWN
    return _FIRST_DIVISION_KNOWN if place.feature_code == "ADM1" else _DIVISION_KNOWN


def _kind(candidate: Candidate, greatest: Candidate | None) -> float:
    """How often texts name places of a kind. A first-level division by the short form of its name
    only ("La Paz" for a La Paz Department) is named as seldom as those of the second level, and so
    is one that has fewer people than the city of its name that all the world knows."""
    place = candidate.place
    code = place.feature_code
    if code.startswith("PCL"):
        return _COUNTRY_LIKE
    if code == "ADM1" and not place.name.startswith(f"{candidate.name} "):
        lesser = greatest and place.population < greatest.place.population
        return _SECOND_DIVISION if lesser else _FIRST_DIVISION
    if code in {"ADM1", "ADM2"}:
        return _SECOND_DIVISION
    return _KINDS.get(place.feature_class, 0.0)
