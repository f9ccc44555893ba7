"""Why a place that is named is on nobody's route, in words for the one who asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

from dashboard.articles.article import Article
from dashboard.journeys.model import Itinerary
from dashboard.journeys.off_route.reasons import NOBODY, around, why_nobody
from dashboard.journeys.routes.extents import contains
from dashboard.places.place import Kind, Place, Resolution


@dataclass(frozen=True, slots=True)
class OffRoute:
    """A place that is named but on nobody's route, why not, and where it is named."""

    place: Place
    why: str
    resolutions: tuple[Resolution, ...]


Known = MutableMapping[str, tuple[Sequence[Resolution], str]]
"""Reasons worked out before, for the mentions of a place, by its id."""


def off_route(
    itineraries: Sequence[Itinerary],
    resolutions: Mapping[str, Sequence[Resolution]],
    articles: Sequence[Article] = (),
    known: Known | None = None,
) -> tuple[OffRoute, ...]:
    """The places named in any article that are no stop, in order of first mention, each with the
    reason why not. `resolutions` are those of each article by its id; with the `articles`
    themselves the reason quotes the words around a name. `known` are reasons found earlier in
    articles of the same texts, which are used again, and those that are new are put to it."""
    stops = [stop.visit.place for itinerary in itineraries for stop in itinerary.stops]
    on_route = {place.id for place in stops}
    texts = {article.id: article.text for article in articles}
    named: dict[str, list[Resolution]] = {}
    for found in resolutions.values():
        for resolution in found:
            place = resolution.place
            if place is not None and place.id not in on_route:
                named.setdefault(place.id, []).append(resolution)
    known = {} if known is None else known
    within = _Within(stops)
    reasons = []
    for id_, group in named.items():
        place = group[0].place
        if place is None:
            continue
        if any(r.mention.kind is Kind.LITERAL for r in group):
            inner = list(dict.fromkeys(stop.name for stop in within.of(place)))
            if inner:
                why = f"{place.name} is told of by the stops that lie in it: {', '.join(inner)}."
                reasons.append(OffRoute(place, why, tuple(group)))
                continue
        if id_ not in known or known[id_][0] != group:
            known[id_] = group, _why(place, group, texts)
        reasons.append(OffRoute(place, known[id_][1], tuple(group)))
    return tuple(reasons)


class _Within:
    """Places by what may hold them: of a thousand pairs of places hardly any lie in each other."""

    def __init__(self, places: Sequence[Place]):
        self._places = list({place.id: place for place in places}.values())
        self._by_area: dict[str, set[int]] = {}
        self._by_country: dict[str, set[int]] = {}
        for number, place in enumerate(self._places):
            self._by_country.setdefault(place.country, set()).add(number)
            names = place.within.split(".")
            for depth in range(1, len(names) + 1):
                self._by_area.setdefault(".".join(names[:depth]), set()).add(number)

    def of(self, outer: Place) -> Iterator[Place]:
        """Those that a place holds, in their order."""
        near = self._by_area.get(outer.id, set())
        if outer.feature_class == "A" and outer.country:
            near = near | self._by_country.get(outer.country, set())
        for number in sorted(near):
            if contains(outer, self._places[number]):
                yield self._places[number]


def _why(place: Place, named: Sequence[Resolution], texts: Mapping[str, str]) -> str:
    """One sentence; the kinds of the mentions say it unless one of them is literal."""
    literal = [r for r in named if r.mention.kind is Kind.LITERAL]
    if literal:
        whys = [why_nobody(place, r, texts.get(r.mention.article_id, "")) for r in literal]
        said = [(why, quote) for why, quote in whys if why != NOBODY]
        why, quote = (said or whys)[0]
        return f"{why}: “{quote}”."
    reasons = []
    for kind, words in _KINDS.items():
        first = next((r for r in named if r.mention.kind is kind), None)
        if first is not None:
            quote = around(first, texts.get(first.mention.article_id, ""))
            reasons.append(words.format(name=first.mention.text, words=quote))
    return "; ".join(reasons) + "."


_KINDS = {
    Kind.METONYM: "“{name}” stands for the government in “{words}”",
    Kind.DATELINE: "“{name}” is the dateline: where the article was filed",
    Kind.DEMONYM: "“{name}” is a nationality in “{words}”",
    Kind.ORGANISATION: "“{name}” is part of another name in “{words}”",
}
