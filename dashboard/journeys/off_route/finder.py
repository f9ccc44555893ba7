"""Why a place that is named is on nobody's route, in words for the one who asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.articles.article import Article
from dashboard.articles.legible import Legible, legible
from dashboard.journeys.model import Itinerary, Visit
from dashboard.journeys.off_route.doubts import in_doubt
from dashboard.journeys.off_route.reasons import NOBODY, around, is_placed, why_nobody
from dashboard.journeys.routes.extents import contains
from dashboard.places.place import Kind, Place, Resolution


@dataclass(frozen=True, slots=True)
class OffRoute:
    """A place that is named but on nobody's route, why not, and where it is named."""

    place: Place
    why: str
    resolutions: tuple[Resolution, ...]


class Known:
    """What was worked out before, in articles of the same texts. `reasons` are those for the
    mentions of a place, by its id, with the visit there that is too unlikely, if one is; and
    whether one of these names it as a place."""

    def __init__(self) -> None:
        self.reasons: dict[str, tuple[Sequence[Resolution], Visit | None, bool, str]] = {}
        self._within: _Within | None = None

    def within(self, stops: Sequence[Place]) -> _Within:
        """The places of stops, by what may hold them."""
        places = list({place.id: place for place in stops}.values())
        if self._within is None or self._within.places != places:
            self._within = _Within(places)
        return self._within


def off_route(
    itineraries: Sequence[Itinerary],
    resolutions: Mapping[str, Sequence[Resolution]],
    articles: Sequence[Article] = (),
    doubts: Sequence[Visit] = (),
    known: Known | None = None,
) -> tuple[OffRoute, ...]:
    """The places named in any article that are no stop, in order of first mention, each with the
    reason why not. `resolutions` are those of each article by its id; with the `articles`
    themselves the reason quotes the words around a name; `doubts` are visits that are too unlikely
    for a stop. `known` is what was found earlier in articles of the same texts, which is used
    again, and what is new is put to it."""
    stops = [stop.visit.place for itinerary in itineraries for stop in itinerary.stops]
    on_route = {place.id for place in stops}
    texts = {article.id: article.text for article in articles}
    doubted: dict[str, list[Visit]] = {}
    for visit in doubts:
        doubted.setdefault(visit.place.id, []).append(visit)
    named: dict[str, list[Resolution]] = {}
    for found in resolutions.values():
        for resolution in found:
            place = resolution.place
            if place is not None and place.id not in on_route:
                named.setdefault(place.id, []).append(resolution)
    known = known or Known()
    within, whys = known.within(stops), known.reasons
    reasons = []
    for id_, group in named.items():
        place = group[0].place
        if place is None:
            continue
        likeliest = max(doubted.get(id_, ()), key=lambda visit: visit.chance, default=None)
        if id_ not in whys or whys[id_][:2] != (group, likeliest):
            if likeliest is None:
                whys[id_] = group, None, *_why(place, group, texts)
            else:
                whys[id_] = group, likeliest, False, in_doubt(likeliest, *_as_read(group, texts))
        *_, is_place, why = whys[id_]
        if is_place and (inner := within.names(place)):
            why = f"{place.name} is told of by the stops that lie in it: {', '.join(inner)}."
        reasons.append(OffRoute(place, why, tuple(group)))
    return tuple(reasons)


class _Within:
    """Places by what may hold them: of a thousand pairs of places hardly any lie in each other."""

    def __init__(self, places: Sequence[Place]):
        self.places = places
        self._names: dict[Place, Sequence[str]] = {}
        self._by_area: dict[str, set[int]] = {}
        self._by_country: dict[str, set[int]] = {}
        for number, place in enumerate(self.places):
            self._by_country.setdefault(place.country, set()).add(number)
            names = place.within.split(".")
            for depth in range(1, len(names) + 1):
                self._by_area.setdefault(".".join(names[:depth]), set()).add(number)

    def names(self, outer: Place) -> Sequence[str]:
        """The names of those that a place holds, in their order."""
        if outer not in self._names:
            self._names[outer] = list(dict.fromkeys(place.name for place in self._of(outer)))
        return self._names[outer]

    def _of(self, outer: Place) -> Iterator[Place]:
        """Those that a place holds, in their order."""
        near = self._by_area.get(outer.id, set())
        if outer.feature_class == "A" and outer.country:
            near = near | self._by_country.get(outer.country, set())
        for number in sorted(near):
            if contains(outer, self.places[number]):
                yield self.places[number]


def _read(resolution: Resolution, texts: Mapping[str, Legible]) -> Resolution:
    """The same of the text as it is read."""
    mention = resolution.mention
    text = texts.get(mention.article_id)
    if not text:
        return resolution
    return resolution.moved(text.text, *text.read(mention.start, mention.end))


def _as_read(
    group: Sequence[Resolution], written: Mapping[str, str]
) -> tuple[list[Resolution], dict[str, str]]:
    """The mentions of a place in their articles' texts as these are read, and those texts."""
    ids = {resolution.mention.article_id for resolution in group}
    legibles = {id_: legible(written[id_]) for id_ in ids if id_ in written}
    named = [_read(resolution, legibles) for resolution in group]
    return named, {id_: text.text for id_, text in legibles.items()}


def _why(place: Place, group: Sequence[Resolution], written: Mapping[str, str]) -> tuple[bool, str]:
    """Whether the place is named as one, and why not gone to, in one sentence; the kinds of the
    mentions say it unless one of them is literal."""
    named, texts = _as_read(group, written)
    literal = [r for r in named if r.mention.kind is Kind.LITERAL or _placed(r, texts)]
    if literal:
        whys = [why_nobody(place, r, texts.get(r.mention.article_id, "")) for r in literal]
        unread = [why for why in whys if why.placing]  # nobody could be read, and somebody may go
        said = [why for why in whys if why.said != NOBODY]
        why = (unread or said or whys)[0]
        return True, f"{why.said}: “{why.quote}”."
    reasons = []
    for kind, words in _KINDS.items():
        first = next((r for r in named if r.mention.kind is kind), None)
        if first is not None:
            quote = around(first, texts.get(first.mention.article_id, ""))
            reasons.append(words.format(name=first.mention.text, words=quote))
    return False, "; ".join(reasons) + "."


def _placed(named: Resolution, texts: Mapping[str, str]) -> bool:
    """Tells whether what was read as a government stands as a place does."""
    government = named.mention.kind is Kind.METONYM
    return government and is_placed(named, texts.get(named.mention.article_id, ""))


_KINDS = {
    Kind.METONYM: "“{name}” stands for the government, as it is read, in “{words}”",
    Kind.DATELINE: "“{name}” is the dateline: where the article was filed",
    Kind.DEMONYM: "“{name}” is a nationality in “{words}”",
    Kind.ORGANISATION: "“{name}” is part of another name in “{words}”",
}
