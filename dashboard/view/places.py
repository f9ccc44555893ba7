"""What is shown of places: those of stops, of stations of lives, and those that are only named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, TypeVar

from dashboard.atlas import Atlas
from dashboard.journeys.model import Status, Visit
from dashboard.places.place import Place, Resolution
from dashboard.view import words
from dashboard.view.filtering import Gate
from dashboard.view.model import AlternativeView, PlaceView, Quote, StationView, StopView
from dashboard.view.quoting import Sources

_ALTERNATIVES = 4


@dataclass(frozen=True, slots=True)
class SeenPlace:
    """A place as a map draws it, and what makes it `whole`, with all that its card tells: of
    hundreds, few are opened."""

    seen: PlaceView
    whole: Callable[[], PlaceView]


def place_views(
    atlas: Atlas,
    gate: Gate,
    stops: Sequence[tuple[StopView, Place]],
    stations: Sequence[tuple[StationView, Place]],
    maybe: Mapping[Visit, StopView],
    sources: Sources,
) -> Iterator[SeenPlace]:
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
        yield shown.place(place, "stop" if place.id in shown.stops else "station", "")
    for place in dict.fromkeys(visit.place for visit in maybe):
        if not shown.is_told(place.id):
            yield shown.place(place, "perhaps", visitors.get(place.id, ""))
    whys = {off.place.id: off.why for off in atlas.off_route}
    for place_id, resolutions in sorted(shown.named.items(), key=lambda item: -len(item[1])):
        at = resolutions[0].place
        if at is None or shown.is_told(place_id) or place_id in shown.maybe:
            continue
        wanted = place_id in visitors or gate.lets_kinds(resolutions)
        if wanted and gate.lets_place(at):
            why = visitors.get(place_id) or shown.why_dropped(at) or whys.get(place_id, _NOBODY)
            yield shown.place(at, "named", why)


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

    def why_dropped(self, place: Place) -> str:
        """That stops at a place were dropped, in words; "" where none were."""
        return words.dropped(self.dropped[place.id]) if place.id in self.dropped else ""

    def place(self, place: Place, role: str, why: str) -> SeenPlace:
        """A place in its role, `why` it is on no route."""
        id_ = place.id
        told = _Told(
            self.named.get(id_, []),
            self.stops.get(id_, []),
            self.stations.get(id_, []),
            self.maybe.get(id_, []),
            self.dropped.get(id_, []),
        )
        made_from = (place, why, told)
        seen = self.sources.again((role, id_), made_from, lambda: _seen(place, role, why, told))
        return SeenPlace(seen, partial(_whole, seen, told, self.sources))


def _unquoted(quotes: Iterable[Quote], told: Iterable[StopView | StationView]) -> tuple[Quote, ...]:
    """The sentences that what is told does not quote."""
    quoted = {(quote.article, quote.sentence) for each in told for quote in each.quotes}
    return tuple(quote for quote in quotes if (quote.article, quote.sentence) not in quoted)


class _Told(NamedTuple):
    """What is told of a place: its mentions, stops, stations of lives, the visits that only `maybe`
    were, and those that a person has `dropped`."""

    mentions: list[Resolution]
    stops: list[StopView]
    stations: list[StationView]
    maybe: list[StopView]
    dropped: list[Visit]

    @property
    def best(self) -> Resolution | None:
        """The surest mention."""
        return max(self.mentions, key=lambda resolution: resolution.score, default=None)


def _seen(place: Place, role: str, why: str, told: _Told) -> PlaceView:
    """A place without what its card alone tells."""
    best = told.best
    return PlaceView(
        id=place.id,
        name=place.name,
        what=words.what(place),
        where=words.where(place),
        lat=place.lat,
        lon=place.lon,
        area=place.is_area,
        role=role,
        kinds=(),
        radius_km=place.uncertainty_km,
        score=0.0,
        sure="",
        reasons=(),
        alternatives=(),
        why_off_route=why,
        stops=tuple(told.stops),
        stations=tuple(told.stations),
        quotes=(),
        unsure=best is not None and not best.is_likely,
    )


def _whole(seen: PlaceView, told: _Told, sources: Sources) -> PlaceView:
    """A place with all that its card tells. It quotes no sentence that its stops and stations do,
    nor those that tell of what perhaps was."""
    naming = {resolution.mention.article_id for resolution in told.mentions}
    quotes = (
        sources.quote(ref, seen.id) for ref in sources.naming(seen.id) if ref.article_id in naming
    )
    edits, best = dict.fromkeys(r.edit for r in told.mentions if r.edit), told.best
    view = replace(
        seen,
        kinds=tuple(sorted({resolution.mention.kind.value for resolution in told.mentions})),
        quotes=_unquoted(quotes, (*told.stops, *told.stations, *told.maybe)),
        edited=words.edited(edits, told.dropped),
    )
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
