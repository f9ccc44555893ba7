"""Distances, bearings and lines on the earth: the one place where they are worked out.

All of it is on the WGS 84 ellipsoid, by geographiclib, which is exact to nanometres (C. F. F.
Karney, “Algorithms for geodesics”, Journal of Geodesy 87, 2013). Points are (latitude, longitude)
in degrees, lengths kilometres, bearings degrees clockwise from north, at least 0 and less than 360.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, floor, radians
from typing import NamedTuple

from geographiclib.geodesic import Geodesic

_ELLIPSOID = Geodesic.WGS84
_LENGTH_AND_BEARING = Geodesic.DISTANCE | Geodesic.AZIMUTH
_POINT = Geodesic.LATITUDE | Geodesic.LONGITUDE | Geodesic.LONG_UNROLL
_KM_BETWEEN_POINTS = 100.0
_CLOSEST = 0.05
_NO_WAY = 1e-9  # degrees: a tenth of a millimetre

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""


class Way(NamedTuple):
    """The shortest way between two points: its length, and the bearing on which it sets out."""

    km: float
    bearing: float


@lru_cache(maxsize=10_000)
def way(start: Point, end: Point) -> Way:
    """Returns the shortest way from one point to another; from a point to itself 0 km, bearing 0.

    Kept, for a leg is worked out once for its article and once for all of them, and takes a tenth
    of the time that reading an article takes."""
    line = _ELLIPSOID.Inverse(*start, *end, _LENGTH_AND_BEARING)
    km = line["s12"] / 1000.0
    return Way(km, _turned(line["azi1"]) if km else 0.0)


def destination(start: Point, km: float, bearing: float) -> Point:
    """Returns the point so many km from another on the geodesic that sets out on a bearing; its
    longitude is at least -180 and at most 180."""
    point = _ELLIPSOID.Direct(*start, bearing, km * 1000.0)
    return point["lat2"], point["lon2"]


def midpoint(start: Point, end: Point) -> Point:
    """Returns the point halfway between two others; its longitude is at least -180 and at most
    180."""
    there = way(start, end)
    return destination(start, there.km / 2.0, there.bearing)


def track(start: Point, end: Point) -> Iterator[Point]:
    """Yields points on the shortest way from start to end, both of them with it, at most a hundred
    kilometres apart, and near the poles, where maps draw a kilometre longer, closer. Longitudes go
    on beyond ±180 where the way crosses that meridian, so that neighbouring points are never a
    world apart; the last is the end's, give or take 360."""
    line = _ELLIPSOID.InverseLine(*start, *end)
    metres, lat = 0.0, start[0]
    yield start
    while metres < line.s13:
        metres += 1000.0 * _KM_BETWEEN_POINTS * max(cos(radians(lat)), _CLOSEST)
        if metres < line.s13:
            point = line.Position(metres, _POINT)
            lat = point["lat2"]
            yield lat, point["lon2"]
    if line.s13:
        last = line.Position(line.s13, _POINT)["lon2"]
        yield end[0], end[1] + 360.0 * round((last - end[1]) / 360.0)


def cut(points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """Returns a line in parts whose longitudes are at least -180 and at most 180, cut wherever it
    crosses that meridian, both parts with the point where it does (RFC 7946, 3.1.9). Longitudes of
    the line may go on beyond ±180, as `track` has them, but no two neighbours are a world apart. No
    part is without length, but where all of the line is; that one is its point twice."""
    parts: list[list[Point]] = []
    world: int | None = None
    points = [(lat, _on_its_meridian(lon)) for lat, lon in points]
    for start, end in pairwise(_with_crossings(points)):
        low, high = sorted((start[1], end[1]))
        if world is None or low < 360 * world - 180 or high > 360 * world + 180:
            world = floor(((low + high) / 2 + 180) / 360)
            parts.append([(start[0], start[1] - 360 * world)])
        parts[-1].append((end[0], end[1] - 360 * world))
    if not parts:
        lat, lon = points[0]
        parts.append([(lat, (lon + 180) % 360 - 180 if abs(lon) > 180 else lon)] * 2)
    return tuple(map(tuple, parts))


def _on_its_meridian(lon: float) -> float:
    """A longitude, on ±180 where it is but the last digits off, as points of a way along it are."""
    meridian = 360 * floor(lon / 360) + 180
    return float(meridian) if abs(lon - meridian) < _NO_WAY else lon


def _with_crossings(points: Sequence[Point]) -> Iterator[Point]:
    """Yields the points of a line, and between them those where it crosses ±180."""
    for n, (lat, lon) in enumerate(points):
        if n:
            before_lat, before_lon = points[n - 1]
            low, high = sorted((before_lon, lon))
            meridian = 360 * floor((low + 180) / 360) + 180
            if low < meridian < high:
                share = (meridian - before_lon) / (lon - before_lon)
                yield before_lat + (lat - before_lat) * share, float(meridian)
        yield lat, lon


def _turned(azimuth: float) -> float:
    """An azimuth from -180 to 180 as a bearing. A tiny azimuth below 0 is 0 and not 360, which no
    bearing is."""
    turned = azimuth % 360.0
    return 0.0 if turned >= 360.0 else turned
