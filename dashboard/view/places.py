"""What is shown of places: those of stops, of stations of lives, and those that are only named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from dashboard.atlas import Atlas
from dashboard.journeys.model import Status, Visit
from dashboard.places.place import Place, Resolution
from dashboard.view import words
from dashboard.view.filtering import Gate
from dashboard.view.model import AlternativeView, PlaceView, Quote, StationView, StopView
from dashboard.view.quoting import Sources

_ALTERNATIVES = 4


def place_views(
    atlas: Atlas,
    gate: Gate,
    stops: Sequence[tuple[StopView, Place]],
    stations: Sequence[tuple[StationView, Place]],
    maybe: Mapping[Visit, StopView],
    sources: Sources,
) -> Iterator[PlaceView]:
    """The stops' places in the order of the stops, those of stations of lives, those of visits that
    are to be shown though they only `maybe` were, and then those that are named, most named
    first."""
    shown = _Shown(
        _named(atlas),
        _by_place(view for view, _ in stops),
        _by_place(view for view, _ in stations),
        _by_place(maybe.values()),
        _dropped(atlas),
        sources,
    )
    visitors = _visitors(atlas, gate)
    of_stops, of_lives = (place for _, place in stops), (place for _, place in stations)
    for place in (*dict.fromkeys(of_stops), *_alone(of_lives, shown.stops)):
        yield shown.told(place)
    for place in dict.fromkeys(visit.place for visit in maybe):
        if not shown.is_told(place.id):
            yield shown.doubtful(place, visitors.get(place.id, ""))
    whys = {off.place.id: off.why for off in atlas.off_route}
    for place_id, resolutions in sorted(shown.named.items(), key=lambda item: -len(item[1])):
        at = resolutions[0].place
        if at is None or shown.is_told(place_id) or place_id in shown.maybe:
            continue
        wanted = place_id in visitors or gate.lets_kinds(resolutions)
        if wanted and gate.lets_place(at):
            why = visitors.get(place_id) or shown.why_dropped(at) or whys.get(place_id, _NOBODY)
            yield shown.only_named(at, why)


# Why a place is off every route, where nothing else is known.
_NOBODY = "No traveller could be read here."


def _alone(places: Iterable[Place], stops: Container[str]) -> Iterator[Place]:
    """Those of some places at which no stop is, each once."""
    by_id = {place.id: place for place in places if place.id not in stops}
    return iter(by_id.values())


def _named(atlas: Atlas) -> dict[str, list[Resolution]]:
    """The mentions of each place, by its id."""
    named: dict[str, list[Resolution]] = defaultdict(list)
    for found in atlas.resolutions.values():
        for resolution in found:
            if resolution.place is not None:
                named[resolution.place.id].append(resolution)
    return named


def _dropped(atlas: Atlas) -> dict[str, list[Visit]]:
    """The stops that a person has said were none, by the ids of their places."""
    found: dict[str, list[Visit]] = defaultdict(list)
    for visit in atlas.dropped:
        found[visit.place.id].append(visit)
    return found


Placed = TypeVar("Placed", StopView, StationView)


def _by_place(views: Iterable[Placed]) -> dict[str, list[Placed]]:
    """Stops or stations by the ids of their places."""
    found: dict[str, list[Placed]] = {}
    for view in views:
        found.setdefault(view.place, []).append(view)
    return found


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown of each place, by its id: mentions, stops, stations of lives, the visits that
    only `maybe` were, and those that a person has `dropped`."""

    named: Mapping[str, list[Resolution]]
    stops: Mapping[str, list[StopView]]
    stations: Mapping[str, list[StationView]]
    maybe: Mapping[str, list[StopView]]
    dropped: Mapping[str, list[Visit]]
    sources: Sources

    def is_told(self, place_id: str) -> bool:
        """Whether a stop or a station of a life is at a place."""
        return place_id in self.stops or place_id in self.stations

    def told(self, place: Place) -> PlaceView:
        """The view of a place of a stop or a station."""
        told = _Told(self.stops.get(place.id, []), self.stations.get(place.id, []))
        dropped = self.dropped.get(place.id)
        made_from = (place, self.named.get(place.id), told, self.maybe.get(place.id), dropped)
        return self.sources.again(
            ("told", place.id),
            made_from,
            lambda: self._without_doubts(self._view(place, told, "")),
        )

    def why_dropped(self, place: Place) -> str:
        """That stops at a place were dropped, in words; "" where none were."""
        return words.dropped(self.dropped[place.id]) if place.id in self.dropped else ""

    def doubtful(self, place: Place, why: str) -> PlaceView:
        """The view of a place where somebody only perhaps was."""
        named = self.only_named(place, why)
        return self.sources.again(
            ("doubtful", place.id),
            (named, self.maybe.get(place.id)),
            lambda: replace(self._without_doubts(named), role="perhaps"),
        )

    def only_named(self, place: Place, why: str) -> PlaceView:
        """The view of a place that is on no route."""
        return self.sources.again(
            ("named", place.id),
            (place, self.named.get(place.id), why, self.dropped.get(place.id)),
            lambda: self._view(place, _Told([], []), why),
        )

    def _view(self, place: Place, told: _Told, why: str) -> PlaceView:
        mentions = self.named.get(place.id, [])
        edits = dict.fromkeys(r.edit for r in mentions if r.edit)
        return replace(
            _place_view(place, mentions, told, why, self.sources),
            edited=words.edited(edits, self.dropped.get(place.id, ())),
        )

    def _without_doubts(self, view: PlaceView) -> PlaceView:
        """A view without the sentences that tell of what perhaps was, which quote them."""
        return replace(view, quotes=_unquoted(view.quotes, self.maybe.get(view.id, ())))


def _unquoted(quotes: Iterable[Quote], told: Iterable[StopView | StationView]) -> tuple[Quote, ...]:
    """The sentences that what is told does not quote."""
    quoted = {(quote.article, quote.sentence) for each in told for quote in each.quotes}
    return tuple(quote for quote in quotes if (quote.article, quote.sentence) not in quoted)


class _Told(NamedTuple):
    """What is told of a place: stops and stations of lives."""

    stops: list[StopView]
    stations: list[StationView]

    @property
    def role(self) -> str:
        """The place's role on the map."""
        return "stop" if self.stops else "station" if self.stations else "named"


def _place_view(
    place: Place,
    resolutions: Sequence[Resolution],
    told: _Told,
    why_off_route: str,
    sources: Sources,
) -> PlaceView:
    naming = {resolution.mention.article_id for resolution in resolutions}
    quotes = (
        sources.quote(ref, place.id) for ref in sources.naming(place.id) if ref.article_id in naming
    )
    view = PlaceView(
        id=place.id,
        name=place.name,
        what=words.what(place),
        where=words.where(place),
        lat=place.lat,
        lon=place.lon,
        area=place.is_area,
        role=told.role,
        kinds=tuple(sorted({resolution.mention.kind.value for resolution in resolutions})),
        radius_km=place.uncertainty_km,
        score=0.0,
        sure="",
        reasons=(),
        alternatives=(),
        why_off_route=why_off_route,
        stops=tuple(told.stops),
        stations=tuple(told.stations),
        quotes=_unquoted(quotes, (*told.stops, *told.stations)),
        unsure=False,
    )
    best = max(resolutions, key=lambda resolution: resolution.score, default=None)
    return view if best is None else _resolved(view, best)


def _resolved(view: PlaceView, best: Resolution) -> PlaceView:
    """A place with how sure its surest mention is of it, and what else that may mean."""
    return replace(
        view,
        score=best.score,
        sure=words.sure(best.score),
        reasons=tuple(reason.text for reason in best.reasons),
        alternatives=tuple(
            AlternativeView(other.place.name, words.where(other.place), other.score, other.place.id)
            for other in best.alternatives[:_ALTERNATIVES]
        ),
        unsure=not best.is_likely,
    )


def _visitors(atlas: Atlas, gate: Gate) -> Mapping[str, str]:
    """Whose stop, or station of whose life, each place is that the filters leave out, in words, by
    the place's id."""
    stops: dict[str, dict[tuple[bool, Status], dict[str, None]]] = defaultdict(dict)
    for itinerary in atlas.itineraries:
        for stop in itinerary.stops:
            kind = (itinerary.traveller not in gate.travelling, stop.visit.status)
            stops[stop.visit.place.id].setdefault(kind, {})[itinerary.traveller] = None
    whys = {
        place: " ".join(
            words.left_out(status, tuple(names), by_traveller, status not in gate.filters.statuses)
            for (by_traveller, status), names in sorted(kinds.items())
        )
        for place, kinds in stops.items()
    }
    for station in atlas.stations:
        if station.traveller not in gate.names or not gate.lets_station(station):
            whys.setdefault(station.place.id, words.of_a_life(station))
    return whys
