"""Deciding which place each mention means, by terms that can be told to a person.

Every candidate of a name gets a sum of terms (`terms.py`): how many people live there, what kind of
place it is, whether the text names what contains it, which country and which neighbourhood the
article's other places are in, and what a spatial expression says. Two passes: the first without
the other places, the second with what the first chose. A name has one sense an article, unless
its own words say otherwise ("Paris, Texas"). Spatial expressions choose among the candidates, or
place the name where no candidate is near the point they give.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.articles.article import Article, Sentence
from dashboard.places.contracts import Candidate, CandidateSource
from dashboard.places.place import Alternative, Kind, Mention, Place, Reason, Resolution
from dashboard.places.spatial import Expression, Relation, Spot, expressions, spot
from dashboard.places.terms import (
    Surroundings,
    Term,
    contains,
    distance_km,
    reason_text,
    score_terms,
)

_MAX_CANDIDATES = 24
_MAX_ALTERNATIVES = 5
_TEMPERATURE = 0.6
# What stands for the place that the gazetteer lacks: it takes its share of every chance.
_UNLISTED = 1.0
# Candidates so close to the choice are the same place in two layers, or a town and its district.
_SAME_PLACE_KM = 40.0
_CITY_STATE_KM = 80.0
_CITY_PEOPLE = 50_000
_MAX_OPTIONS = 16
_PASSES = 3
_LEAST_CHANCE = 0.03
_CHAIN_ROUNDS = 2
_JOINT = re.compile(r",\s*|\s*\(|\s+in\s+|,?\s+in\s+(?:the\s+)?|,\s+in\s+")


@dataclass(slots=True)
class _Name:
    """The mentions that share a name and a sense, and what is being found out about it."""

    mentions: list[int]
    number: int
    candidates: tuple[Candidate, ...]
    containers: tuple[Place, ...] = ()
    container_text: str = ""
    governs: bool = False
    expression: Expression | None = None
    spot: Spot | None = None
    totals: list[float] = field(default_factory=list)
    parts: list[dict[Term, float]] = field(default_factory=list)
    choice: int | None = None
    computed: Place | None = None

    @property
    def place(self) -> Place | None:
        """What the name is resolved to so far."""
        if self.computed:
            return self.computed
        return None if self.choice is None else self.candidates[self.choice].place


class PlaceResolver:
    """The resolver that Dateline uses, a `contracts.Resolver`."""

    def __init__(self, source: CandidateSource):
        self._source = source

    def resolve(
        self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> tuple[Resolution, ...]:
        """One resolution a mention, in the same order."""
        names = self._names(article.text, mentions)
        of_mention = {index: name for name in names for index in name.mentions}
        said = expressions(article.text, sentences, mentions)
        for expression in said:
            of_mention[expression.target].expression = expression
        surroundings = Surroundings()
        for _ in range(_PASSES):
            for number, name in enumerate(names):
                name.number = number
                if len(name.candidates) > 1 or not name.totals:
                    self._choose(name, surroundings)
            surroundings = Surroundings([_chances(name) for name in names])
        if said:
            for _ in range(_CHAIN_ROUNDS):
                for name in names:
                    self._use_expression(name, of_mention, surroundings, mentions)
        resolved: dict[int, Resolution] = {}
        for name in names:
            answer = _Answer(name, surroundings, mentions)
            for index in name.mentions:
                resolved[index] = answer.resolution(mentions[index])
        return tuple(resolved[index] for index in range(len(mentions)))

    def _names(self, text: str, mentions: Sequence[Mention]) -> list[_Name]:
        """Group the mentions by name and sense, with their candidates and what contains them."""
        groups: dict[tuple[str, str], _Name] = {}
        inside: dict[str, tuple[str, _Name]] = {}
        for index, mention in enumerate(mentions):
            candidates = _without_districts(self._source.candidates(mention.text))
            containers, words = self._containers(text, mentions, index, candidates)
            key = (mention.text.casefold(), ",".join(sorted(c.id for c in containers)))
            if key not in groups:
                groups[key] = _Name([], 0, candidates, containers, words)
                if containers:
                    inside.setdefault(key[0], (key[1], groups[key]))
            groups[key].mentions.append(index)
            groups[key].governs |= mention.kind is Kind.METONYM
        # One sense an article: where some mention says what contains it, the bare ones follow.
        for (text_key, said), name in list(groups.items()):
            if not said and text_key in inside:
                inside[text_key][1].mentions.extend(name.mentions)
                inside[text_key][1].governs |= name.governs
                del groups[(text_key, said)]
        for name in groups.values():
            name.candidates = _shortened(name)
        return list(groups.values())

    def _containers(
        self,
        text: str,
        mentions: Sequence[Mention],
        index: int,
        candidates: tuple[Candidate, ...],
    ) -> tuple[tuple[Place, ...], str]:
        """The places that the words right after a mention say it is in ("Springfield, Ohio"), and
        those words."""
        if index + 1 >= len(mentions) or not candidates:
            return (), ""
        following = mentions[index + 1]
        gap = text[mentions[index].end : following.start]
        if len(gap) > 12 or not _JOINT.fullmatch(gap) or following.kind is Kind.DEMONYM:
            return (), ""
        outer = tuple(
            each.place
            for each in self._source.candidates(following.text)
            if each.place.feature_class == "A"
            and any(contains(each.place, inner.place) for inner in candidates)
        )
        return outer, following.text

    def _choose(self, name: _Name, surroundings: Surroundings) -> None:
        """Score a name's candidates and choose the best."""
        if not name.candidates:
            return
        name.parts = [
            score_terms(
                candidate, name.containers, name.spot, surroundings, name.number, name.governs
            )
            for candidate in name.candidates
        ]
        name.totals = [sum(parts.values()) for parts in name.parts]
        name.choice = max(range(len(name.totals)), key=lambda i: name.totals[i])

    def _use_expression(
        self,
        name: _Name,
        of_mention: dict[int, _Name],
        surroundings: Surroundings,
        mentions: Sequence[Mention],
    ) -> None:
        """Choose by what a spatial expression says, or place the name where it says.

        Where the anchor has several candidates, the pair that fits best is chosen: "Boston, 27
        miles south-east of Lincoln" settles both.
        """
        said = name.expression
        if not said or (said.relation is Relation.WITHIN and name.candidates):
            return
        anchors = [of_mention[index] for index in said.anchors]
        places = [anchor.place for anchor in anchors]
        if any(place is None for place in places):
            return
        best: tuple[float, int | None, Spot] | None = None
        for option, place, loss in _options(anchors[0]):
            where = spot(said, [place, *(p for p in places[1:] if p)])
            if where is None:
                continue
            name.spot = where
            self._choose(name, surroundings)
            fit = max(name.totals, default=0.0) - loss
            if best is None or fit > best[0]:
                best = (fit, option, where)
        if best is None:
            return
        _, option, name.spot = best
        if option is not None:
            anchors[0].choice = option
        self._choose(name, surroundings)
        name.computed = None
        if not name.candidates or (said.km is not None and not _fits(name)):
            anchor = anchors[0].place
            assert anchor
            name.computed = _at(name.spot, mentions[name.mentions[0]].text, anchor)


def _chances(name: _Name) -> list[tuple[Place, float]]:
    """The places that a name may mean, with their weight for the other names."""
    if name.computed:
        return [(name.computed, math.log1p(len(name.mentions)))]
    often = math.log1p(len(name.mentions))
    return [
        (candidate.place, often * chance)
        for candidate, chance in zip(name.candidates, _softmax(name.totals, _UNLISTED), strict=True)
        if chance > _LEAST_CHANCE
    ]


def _options(anchor: _Name) -> list[tuple[int | None, Place, float]]:
    """What an anchor may mean: the number of the candidate, its place, and how far it is behind
    the anchor's best."""
    if anchor.computed or not anchor.totals:
        return [(None, anchor.place, 0.0)] if anchor.place else []
    top = max(anchor.totals)
    order = sorted(range(len(anchor.totals)), key=lambda i: -anchor.totals[i])
    return [(i, anchor.candidates[i].place, top - anchor.totals[i]) for i in order[:_MAX_OPTIONS]]


def _fits(name: _Name) -> bool:
    """Whether the chosen candidate lies about where the spatial expression says."""
    if name.choice is None or name.spot is None:
        return False
    place = name.candidates[name.choice].place
    off = name.spot.misfit(distance_km(place.lat, place.lon, name.spot.lat, name.spot.lon))
    return place.feature_class == "A" or off <= 2.0


@lru_cache(maxsize=65_536)
def _without_districts(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates without the districts and provinces of a city that has the same name: a bare
    name is the city's."""
    cities = [
        each.place
        for each in candidates
        if each.place.feature_class == "P" and each.place.population >= _CITY_PEOPLE
    ]
    return tuple(
        each
        for each in candidates
        if not each.place.feature_code.startswith("ADM")
        or not any(
            city.country == each.place.country
            and distance_km(city.lat, city.lon, each.place.lat, each.place.lon) < _CITY_STATE_KM
            for city in cities
        )
    )


def _shortened(name: _Name) -> tuple[Candidate, ...]:
    """The candidates worth scoring: those that a container holds, else the first ones."""
    held = tuple(
        each
        for each in name.candidates
        if any(contains(outer, each.place) for outer in name.containers)
    )
    return (held + tuple(c for c in name.candidates if c not in held))[:_MAX_CANDIDATES]


def _at(where: Spot, text: str, anchor: Place) -> Place:
    """A place that no layer knows, at a computed point."""
    return Place(
        id=f"computed:{where.lat:.3f},{where.lon:.3f}:{text}",
        name=text,
        lat=where.lat,
        lon=where.lon,
        feature_class="P",
        feature_code="PPL",
        country=anchor.country,
        source="spatial expression",
        uncertainty_km=round(where.uncertainty_km, 1),
    )


class _Answer:
    """What is told of a name's choice: score, reasons and alternatives."""

    def __init__(self, name: _Name, surroundings: Surroundings, mentions: Sequence[Mention]):
        self._name = name
        self._text = mentions[name.mentions[0]].text
        self._surroundings = surroundings
        self._chances = _softmax(name.totals, _UNLISTED)
        self._sure = 0.0 if name.choice is None else self._chance_near(name.choice)
        self._why = () if name.choice is None else self._reasons()

    def resolution(self, mention: Mention) -> Resolution:
        """The resolution of one mention of the name."""
        name = self._name
        if name.computed:
            return Resolution(
                mention,
                name.computed,
                round(mention.score * 0.8, 3),
                self._computed_reasons(),
                self._alternatives(mention.score * 0.2),
            )
        if name.choice is None:
            return Resolution(mention, None, 0.0, (Reason("no layer knows this name", 1.0),))
        return Resolution(
            mention,
            name.place,
            round(mention.score * self._sure, 3),
            self._why,
            self._alternatives(mention.score),
        )

    def _chance_near(self, choice: int) -> float:
        """The chance that the place is the chosen one, or one that is nearly at the same point."""
        places = [each.place for each in self._name.candidates]
        here = places[choice]
        return sum(
            chance
            for chance, place in zip(self._chances, places, strict=True)
            if place is here
            or distance_km(here.lat, here.lon, place.lat, place.lon) < _SAME_PLACE_KM
        )

    def _alternatives(self, scale: float) -> tuple[Alternative, ...]:
        order = sorted(range(len(self._chances)), key=lambda i: -self._chances[i])
        others = [i for i in order if self._name.computed or i != self._name.choice]
        return tuple(
            Alternative(self._name.candidates[i].place, round(scale * self._chances[i], 3))
            for i in others[:_MAX_ALTERNATIVES]
        )

    def _computed_reasons(self) -> tuple[Reason, ...]:
        expression = self._name.expression
        words = expression.text if expression else ""
        return (Reason(f"the text says where it lies: “{words}”", 1.0),)

    def _reasons(self) -> tuple[Reason, ...]:
        """The terms in which the choice is ahead of the runner-up, and the share of each."""
        name = self._name
        assert name.choice is not None
        if len(name.candidates) == 1:
            return (Reason(f"the gazetteer knows one place called {self._text}", 1.0),)
        mine = name.parts[name.choice]
        rival = max(
            (i for i in range(len(name.totals)) if i != name.choice), key=lambda i: name.totals[i]
        )
        ahead = {
            term: gain
            for term, value in mine.items()
            if (gain := value - name.parts[rival].get(term, 0.0)) > 0.0
        }
        total = sum(ahead.values())
        if total <= 0.0:
            other = name.candidates[rival].place
            return (Reason(f"nothing tells it from {other.name}, {other.country}", 1.0),)
        return tuple(
            Reason(self._words(term), round(gain / total, 3))
            for term, gain in sorted(ahead.items(), key=lambda item: -item[1])
            if gain / total >= 0.03
        )

    def _words(self, term: Term) -> str:
        name = self._name
        assert name.choice is not None
        return reason_text(
            term,
            name.candidates[name.choice],
            name.container_text,
            name.expression.text if name.expression else "",
            self._surroundings.nearest(name.number, name.candidates[name.choice].place),
        )


def _softmax(totals: Sequence[float], unlisted: float) -> list[float]:
    """Totals as chances that, with that of an unlisted place, add up to 1."""
    if not totals:
        return []
    top = max(*totals, unlisted)
    powers = [math.exp((total - top) / _TEMPERATURE) for total in (*totals, unlisted)]
    return [power / sum(powers) for power in powers[:-1]]
