"""What is being found out about a name of an article while it is resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log1p
from operator import add, mul

from dashboard.places.contracts import FAMOUS, Candidate
from dashboard.places.gazetteer.names import fold
from dashboard.places.place import Place
from dashboard.places.resolution.surroundings import Option, Surroundings, contains, distance_km
from dashboard.places.resolution.terms import OWN_TERMS, CandidateOption, Parts, own_terms
from dashboard.places.spatial.expressions import Expression, Spot

_TEMPERATURE = 0.65
# What stands for the place that the gazetteer lacks: it takes its share of every chance.
_UNLISTED = 1.0
_LEAST_CHANCE = 0.03
_CITY_STATE_KM = 80.0
_CITY_PEOPLE = 30_000
# So many of a division's people live in a city that stands for it by another name.
_CITY_SHARE = 0.25
_BETTER_KNOWN = 1.5  # times as many languages have a name for it
_NO_VOTES = (0.0,) * 4


@dataclass(slots=True)
class Sense:
    """The mentions (by number) that share a `name` and a sense. `held` says of each option whether
    the text says that it is in `container`, and `binds` that it is nowhere else; or that it is in
    the country of `beside`, which its sentence names. `lacks` is what the text says it is in though
    the gazetteer has no place of the name there. `said` is what the words beside it call it;
    `local` says that it is called as a paper calls its own town. Senses
    of one `family`, such as those of one name, say nothing for each other. `own` and `voted` are
    the terms of each option, those of its own (`own_sums` has their sums) and those that the other
    names say for it, `totals` the sums of both, and `chances` what follows from these (what is
    missing to 1 is the chance of a place unlisted); `computed` is a place at the point of a spatial
    expression."""

    name: str
    options: tuple[CandidateOption, ...]
    held: tuple[bool, ...]
    mentions: list[int] = field(default_factory=list)
    container: str = ""
    beside: str = ""
    binds: bool = False
    lacks: str = ""
    family: str = ""
    said: str = ""
    local: bool = False
    expression: Expression | None = None
    spot: Spot | None = None
    own: Sequence[Parts] = ()
    own_sums: Sequence[float] = ()
    voted: Sequence[Parts] = ()
    totals: Sequence[float] = ()
    chances: Sequence[float] = ()
    choice: int | None = None
    computed: Place | None = None

    def __post_init__(self) -> None:
        self.family = self.family or self.name.casefold()

    @property
    def place(self) -> Place | None:
        """What the name is resolved to so far."""
        if self.computed:
            return self.computed
        return None if self.choice is None else self.options[self.choice].place

    def parts(self, number: int) -> Parts:
        """What each term adds to an option, in the order of `Term`."""
        return self.own[number] + self.voted[number]

    def weigh(self, weights: Parts) -> None:
        """Score the options by the terms of their own, and choose the best."""
        self.own = [
            own_terms(option, weights, held, self.said, self.spot)
            for option, held in zip(self.options, self.held, strict=True)
        ]
        self.own_sums = list(map(sum, self.own))
        self.voted = [_NO_VOTES] * len(self.options)
        self._choose(self.own_sums)

    def heed(self, weights: Parts, around: Surroundings, owner: int) -> None:
        """Choose anew by what the other names say too; `owner` is the name's number in
        `around`."""
        voting = weights[OWN_TERMS:]
        votes = around.votes(owner, self.options, self.local)
        self.voted = [tuple(map(mul, voting, each)) for each in votes]
        self._choose(list(map(add, self.own_sums, map(sum, self.voted))))

    def _choose(self, totals: Sequence[float]) -> None:
        """Choose the option with the highest total."""
        self.totals = totals
        self.chances = softmax(totals)
        if totals:
            self.choice = totals.index(max(totals))

    def votes(self) -> list[tuple[Option, float]]:
        """The places that the name may mean, with their weight for the other names."""
        often = log1p(len(self.mentions))
        if self.computed:
            return [(Option(self.computed), often)]
        return [
            (option, often * chance)
            for option, chance in zip(self.options, self.chances, strict=True)
            if chance > _LEAST_CHANCE and not option.silent
        ]


def countries(bare: Sense, other: Sense) -> set[str]:
    """The countries that a name may be, or has a well-known town in, without those of another sense
    of the name: none where that other is the only one that all know."""
    return {
        option.place.country for option in bare.options if option.nation or option.fame >= FAMOUS
    } - {option.place.country for option in other.options}


def better_known(bare: Sense, other: Sense) -> set[str]:
    """The countries in which a name has a far better known place than those of another sense."""
    options = [option for option, held in zip(other.options, other.held, strict=True) if held]
    most = max((option.fame for option in options or other.options), default=0)
    least = _BETTER_KNOWN * most
    return {option.place.country for option in bare.options if option.fame > least}


def softmax(totals: Sequence[float]) -> list[float]:
    """Totals as chances that, with that of an unlisted place, add up to 1."""
    if not totals:
        return []
    top = max(*totals, _UNLISTED)
    powers = [exp((total - top) / _TEMPERATURE) for total in totals]
    whole = sum(powers) + exp((_UNLISTED - top) / _TEMPERATURE)
    return [power / whole for power in powers]


def without_districts(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates without the districts and provinces of a city that has the same name: a bare
    name is the city's, unless English calls only the division so ("Quebec", and Quebec City)."""
    cities = [
        each
        for each in candidates
        if each.place.feature_class == "P" and each.place.population >= _CITY_PEOPLE
    ]
    return tuple(
        each
        for each in candidates
        if not each.place.feature_code.startswith("ADM")
        or not any(_is_city_of(city, each) for city in cities)
    )


def without_aliases(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates without the towns that have the name beside another by which English calls
    them, where a larger town of their country has no other: "Naryn" is not Tash-Kumyr."""
    called = {
        each.place.country: each.place.population
        for each in reversed(candidates)
        if each.primary and each.place.feature_class == "P"
    }
    return tuple(
        each
        for each in candidates
        if each.primary
        or each.english
        or each.layer == 0
        or each.place.feature_class != "P"
        or each.place.population >= called.get(each.place.country, 0)
    )


def spelled_alike(name: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates for a name that has accents, without the towns whose name lacks them, where a
    larger place's has them all: "Bogotá" is not Bogota in New Jersey, but "Malé" may be Male, for
    only a hamlet is called so. Who writes "Bogota" may mean either. A town in a person's own layer
    stays."""
    spelled = name.casefold()
    people = [c.place.population for c in candidates if c.name.casefold() == spelled]
    return tuple(
        each
        for each in candidates
        if not (each.name.isascii() and each.primary and each.place.feature_class == "P")
        or each.layer == 0
        or each.place.population > max(people, default=-1)
    )


def _is_city_of(candidate: Candidate, division: Candidate) -> bool:
    """Whether a city stands for a division that has its name. By another name than its main one it
    does so where many of the division's people live in it and English calls it so, or where it is
    called after the division ("Durango" for Victoria de Durango); not where only the division is
    called so ("Brandenburg", and Brandenburg an der Havel in it)."""
    city, area = candidate.place, division.place
    if city.country != area.country:
        return False
    if division.primary and not candidate.primary:
        called = candidate.english or fold(city.name).endswith(f" {fold(candidate.name)}")
        many = city.population >= _CITY_SHARE * area.population
        return called and many and contains(area, city)
    near = distance_km(city.lat, city.lon, area.lat, area.lon) < _CITY_STATE_KM
    return near or contains(area, city)
