"""From visits to itineraries: which stops belong to one trip, in which order, and the legs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import atan2, cos, degrees, radians, sin

from geopy.distance import geodesic

from dashboard.journeys.model import Itinerary, Leg, Status, Stop, Visit
from dashboard.journeys.routes.extents import contains
from dashboard.places.place import Place


def bearing(start: Place, end: Place) -> float:
    """The initial bearing of the great circle from one place to another, in degrees clockwise from
    north (0 to 360). Source: Ed Williams' Aviation Formulary, "Course between points"."""
    a, b = radians(start.lat), radians(end.lat)
    turn = radians(end.lon - start.lon)
    x = sin(turn) * cos(b)
    y = cos(a) * sin(b) - sin(a) * cos(b) * cos(turn)
    return degrees(atan2(x, y)) % 360


def itinerary(traveller: str, trip: int, stops: Sequence[Stop]) -> Itinerary:
    """A trip with its legs: from each stop to the next whose sequence the text tells. Stops that
    were called off, and countries that hold another stop of the trip, are no ends of a leg."""
    ordered = sorted(stops, key=lambda stop: stop.order)
    ends = [s for s in ordered if s.visit.status is not Status.CANCELLED]
    ends = [s for s in ends if not any(contains(s.visit.place, o.visit.place) for o in ends)]
    by_order: dict[int, list[Stop]] = {}
    for stop in ends:
        by_order.setdefault(stop.order, []).append(stop)
    legs = []
    levels = [by_order[order] for order in sorted(by_order)]
    for here, there in pairwise(levels):
        if len(here) == 1 and len(there) == 1:
            legs.append(leg(here[0], there[0]))
    return Itinerary(traveller, trip, tuple(ordered), tuple(legs))


def leg(start: Stop, end: Stop) -> Leg:
    """The great circle from one stop to another, with geopy's geodesic length."""
    a, b = start.visit.place, end.visit.place
    return Leg(start, end, _km(a.lat, a.lon, b.lat, b.lon), bearing(a, b), end.visit.evidence)


@lru_cache(maxsize=10_000)
def _km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Kept, for a leg's length is worked out once for its article and once for all of them, and
    takes a tenth of the time that reading an article takes."""
    return float(geodesic((lat, lon), (to_lat, to_lon)).km)


def numbered(levels: Sequence[Sequence[Visit]]) -> tuple[Stop, ...]:
    """Visits as stops: those of one level share an order, counted from 1."""
    return tuple(
        Stop(visit, order) for order, level in enumerate(levels, start=1) for visit in level
    )
