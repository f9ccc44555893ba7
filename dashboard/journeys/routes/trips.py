"""From visits to itineraries: which stops belong to one trip, in which order, and the legs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from dashboard import geometry
from dashboard.geometry import Point, Way, way
from dashboard.journeys.model import Itinerary, Leg, Status, Stop, Visit
from dashboard.journeys.routes.extents import contains
from dashboard.places.place import Place

Ways = Mapping[tuple[Point, Point], Way]
"""Ways that are worked out already, by the points that they lead from and to."""


def itinerary(
    traveller: str, trip: int, stops: Sequence[Stop], known: Ways | None = None
) -> Itinerary:
    """A trip with its legs: from each stop to the next whose sequence the text tells. Stops that
    were called off, and countries that hold another stop of the trip, are no ends of a leg. Of
    `known` ways the length and bearing are taken from there."""
    ordered = sorted(stops, key=_order)
    levels = [list(level) for _, level in groupby(_ends_of_legs(ordered), key=_order)]
    legs = tuple(
        _leg(here[0], there[0], known or {})
        for here, there in pairwise(levels)
        if len(here) == len(there) == 1
    )
    return Itinerary(traveller, trip, tuple(ordered), legs)


def _order(stop: Stop) -> int:
    return stop.order


def _ends_of_legs(stops: Sequence[Stop]) -> list[Stop]:
    """The stops at which a leg can begin or end."""
    made = [stop for stop in stops if stop.visit.status is not Status.CANCELLED]
    holding = _holding(stop.visit.place for stop in made)
    return [stop for stop in made if stop.visit.place not in holding]


def _holding(places: Iterable[Place]) -> set[Place]:
    """Those of some places that hold another. Only divisions can, and what another is said to lie
    within: of a thousand stops hardly any."""
    inner = set(places)
    named = {
        ".".join(names[:n])
        for p in inner
        for names in [p.within.split(".")]
        for n in range(1, len(names) + 1)
    }
    outer = [p for p in inner if p.id in named or p.feature_code.startswith(("PCL", "ADM1"))]
    return {place for place in outer if any(contains(place, other) for other in inner)}


def ways(journeys: Iterable[Itinerary]) -> Ways:
    """Returns the ways of all legs of some journeys."""
    return {_points(*one.ends): Way(one.km, one.bearing) for trip in journeys for one in trip.legs}


def leg(start: Stop, end: Stop) -> Leg:
    """Returns the leg from one stop to another, by the shortest way between them."""
    return _leg(start, end, {})


def _leg(start: Stop, end: Stop, known: Ways) -> Leg:
    points = _points(start.visit, end.visit)
    there = known.get(points) or way(*points)
    return Leg(start, end, there.km, there.bearing, end.visit.evidence)


def _points(start: Visit, end: Visit) -> tuple[Point, Point]:
    return start.place.point, end.place.point


def track(leg: Leg) -> tuple[geometry.Point, ...]:
    """Returns the line of a leg as points (latitude, longitude), to a ten-thousandth of a degree
    (11 m): see `geometry.track`."""
    return rounded_track(leg.start.visit.place.point, leg.end.visit.place.point)


@lru_cache(maxsize=4096)  # whenever a filter changes the same legs are drawn again
def rounded_track(start: geometry.Point, end: geometry.Point) -> tuple[geometry.Point, ...]:
    """Returns the line between two points as `track` does that of a leg."""
    return tuple((round(lat, 4), round(lon, 4)) for lat, lon in geometry.track(start, end))


def numbered(levels: Sequence[Sequence[Visit]]) -> tuple[Stop, ...]:
    """Visits as stops: those of one level share an order, counted from 1."""
    return tuple(
        Stop(visit, order) for order, level in enumerate(levels, start=1) for visit in level
    )
