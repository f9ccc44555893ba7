"""Why a place that is named is on nobody's route, in words for the one who asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def off_route(
    itineraries: Sequence[Itinerary],
    resolutions: Mapping[str, Sequence[Resolution]],
    articles: Sequence[Article] = (),
    doubts: Sequence[Visit] = (),
) -> tuple[OffRoute, ...]:
    """The places named in any article that are no stop, in order of first mention, each with the
    reason why not. `resolutions` are those of each article by its id; with the `articles`
    themselves the reason quotes the words around a name; `doubts` are visits that are too unlikely
    for a stop."""
    stops = [stop.visit.place for itinerary in itineraries for stop in itinerary.stops]
    on_route = {place.id for place in stops}
    texts = {article.id: legible(article.text) for article in articles}
    shown = {id_: text.text for id_, text in texts.items()}
    doubted: dict[str, list[Visit]] = {}
    for visit in doubts:
        doubted.setdefault(visit.place.id, []).append(visit)
    named: dict[str, list[Resolution]] = {}
    for found in resolutions.values():
        for resolution in found:
            place = resolution.place
            if place is not None and place.id not in on_route:
                named.setdefault(place.id, []).append(resolution)
    reasons = []
    for group in named.values():
        place = group[0].place
        if place is not None:
            read = [_read(resolution, texts) for resolution in group]
            doubt = max(doubted.get(place.id, ()), key=lambda visit: visit.chance, default=None)
            why = _why(place, read, stops, shown) if doubt is None else in_doubt(doubt, read, shown)
            reasons.append(OffRoute(place, why, tuple(group)))
    return tuple(reasons)


def _read(resolution: Resolution, texts: Mapping[str, Legible]) -> Resolution:
    """The same of the text as it is read."""
    mention = resolution.mention
    text = texts.get(mention.article_id)
    if not text:
        return resolution
    return resolution.moved(text.text, *text.read(mention.start, mention.end))


def _why(
    place: Place, named: Sequence[Resolution], stops: Sequence[Place], texts: Mapping[str, str]
) -> str:
    """One sentence; the kinds of the mentions say it unless one of them is literal."""
    inner = list(dict.fromkeys(s.name for s in stops if contains(place, s)))
    literal = [r for r in named if r.mention.kind is Kind.LITERAL or _placed(r, texts)]
    if literal and inner:
        return f"{place.name} is told of by the stops that lie in it: {', '.join(inner)}."
    if literal:
        whys = [why_nobody(place, r, texts.get(r.mention.article_id, "")) for r in literal]
        unread = [why for why in whys if why.placing]  # nobody could be read, and somebody may go
        said = [why for why in whys if why.said != NOBODY]
        why = (unread or said or whys)[0]
        return f"{why.said}: “{why.quote}”."
    reasons = []
    for kind, words in _KINDS.items():
        first = next((r for r in named if r.mention.kind is kind), None)
        if first is not None:
            quote = around(first, texts.get(first.mention.article_id, ""))
            reasons.append(words.format(name=first.mention.text, words=quote))
    return "; ".join(reasons) + "."


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
