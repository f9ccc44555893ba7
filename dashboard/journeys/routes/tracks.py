"""The line that a leg takes over the earth."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from geopy.distance import geodesic

from dashboard.journeys.model import Leg

_KM_PER_POINT = 100


def track(leg: Leg) -> Iterator[tuple[float, float]]:
    """Points on the geodesic from start to end, at most a hundred kilometres apart, as (latitude,
    longitude) in degrees. Longitudes go on beyond ±180 where the leg crosses that meridian, so
    that neighbouring points are never a world apart."""
    start, end = leg.start.visit.place, leg.end.visit.place
    steps = ceil(leg.km / _KM_PER_POINT)
    longitude = start.lon
    yield round(start.lat, 4), round(longitude, 4)
    for step in range(1, steps + 1):
        lat, lon = end.lat, end.lon
        if step < steps:
            point = geodesic(kilometers=leg.km * step / steps).destination(
                (start.lat, start.lon), bearing=leg.bearing
            )
            lat, lon = point.latitude, point.longitude
        longitude += (lon - longitude + 180) % 360 - 180
        yield round(lat, 4), round(longitude, 4)
