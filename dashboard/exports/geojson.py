"""GeoJSON (RFC 7946): places, stops and legs with the sentences that say so."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil
from typing import Any

from geopy.distance import geodesic

from dashboard.atlas import Atlas
from dashboard.exports.evidence import Quotes, borrowed_in_words, iso_date
from dashboard.journeys.itinerary import Leg
from dashboard.places.place import Place, Resolution

Feature = dict[str, Any]
Position = tuple[float, float]

_KM_PER_POINT = 100


def geojson(atlas: Atlas) -> str:
    """`atlas` as one FeatureCollection: a Point for each place that is named and for each stop,
    and a line along the geodesic for each leg. The property `role` is "place", "stop" or "leg"."""
    quotes = Quotes.of(atlas)
    resolutions = (resolution for found in atlas.resolutions.values() for resolution in found)
    why = {off.place.id: off.why for off in atlas.off_route}
    features = [*places(resolutions, quotes, why), *journeys(atlas)]
    return "".join(collection([features]))


def collection(batches: Iterable[Iterable[Feature]]) -> Iterator[str]:
    """A FeatureCollection as pieces of text, a piece for each batch of features."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for batch in batches:
        piece = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in batch)
        if piece:
            yield separator + piece
            separator = ",\n"
    yield "\n]}\n"


def places(
    resolutions: Iterable[Resolution], quotes: Quotes, why_off_route: dict[str, str] | None = None
) -> Iterator[Feature]:
    """A Point for each place with its mentions and their sentences. Names without a place have no
    point and are left out. `why_off_route` says why a place (by id) is on no route."""
    named: dict[Place, list[Resolution]] = defaultdict(list)
    for resolution in resolutions:
        if resolution.place:
            named[resolution.place].append(resolution)
    for place, found in named.items():
        yield _point(place) | {
            "properties": {
                "role": "place",
                **_about(place),
                "score": round(max(resolution.score for resolution in found), 4),
                "why_off_route": (why_off_route or {}).get(place.id),
                "mentions": [_mention(resolution, quotes) for resolution in found],
            }
        }


def journeys(atlas: Atlas) -> Iterator[Feature]:
    """A Point for each stop, then a line for each leg, itinerary by itinerary."""
    quotes = Quotes.of(atlas)
    for itinerary in atlas.itineraries:
        for stop in itinerary.stops:
            visit = stop.visit
            yield _point(visit.place) | {
                "properties": {
                    "role": "stop",
                    "traveller": visit.traveller,
                    "trip": itinerary.trip,
                    "order": stop.order,
                    **_about(visit.place),
                    "status": visit.status.value,
                    "date": iso_date(visit.days),
                    "date_text": visit.date_text,
                    "precision": visit.precision.value,
                    "rule": visit.rule,
                    "borrowed": borrowed_in_words(visit),
                    "evidence": quotes.listed(visit.evidence),
                }
            }
        for leg in itinerary.legs:
            yield {
                "type": "Feature",
                "geometry": _line(leg),
                "properties": {
                    "role": "leg",
                    "traveller": itinerary.traveller,
                    "trip": itinerary.trip,
                    "from": leg.start.visit.place.name,
                    "to": leg.end.visit.place.name,
                    "status": leg.end.visit.status.value,
                    "km": round(leg.km, 1),
                    "bearing": round(leg.bearing, 1),
                    "evidence": quotes.listed(leg.evidence),
                },
            }


def _point(place: Place) -> Feature:
    geometry = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "geometry": geometry}


def _about(place: Place) -> dict[str, Any]:
    return {
        "place_id": place.id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "feature_code": place.feature_code,
        "uncertainty_km": place.uncertainty_km,
    }


def _mention(resolution: Resolution, quotes: Quotes) -> dict[str, Any]:
    mention = resolution.mention
    (evidence,) = quotes.listed([quotes.naming(mention)])
    named = {"mention": mention.text, "start": mention.start, "end": mention.end}
    return {**named, "kind": mention.kind.value, **evidence}


def _line(leg: Leg) -> dict[str, Any]:
    """A leg along the geodesic, a point every 100 km; cut in two where it crosses the antimeridian,
    as RFC 7946 (3.1.9) asks."""
    parts: list[list[Position]] = [[]]
    points = list(_points(leg))
    parts[0].append(points[0])
    for (lon, lat), (next_lon, next_lat) in pairwise(points):
        if abs(next_lon - lon) > 180:
            edge = 180.0 if lon > 0 else -180.0
            beyond = next_lon + 2 * edge
            share = (edge - lon) / (beyond - lon) if beyond != lon else 0.0
            crossing = round(lat + (next_lat - lat) * share, 4)
            parts[-1].append((edge, crossing))
            parts.append([(-edge, crossing)])
        parts[-1].append((next_lon, next_lat))
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def _points(leg: Leg) -> Iterator[Position]:
    """Points on the geodesic from start to end, (longitude, latitude) in degrees."""
    start, end = leg.start.visit.place, leg.end.visit.place
    steps = max(ceil(leg.km / _KM_PER_POINT), 1)
    yield start.lon, start.lat
    for step in range(1, steps):
        point = geodesic(kilometers=leg.km * step / steps).destination(
            (start.lat, start.lon), bearing=leg.bearing
        )
        yield round(point.longitude, 4), round(point.latitude, 4)
    yield end.lon, end.lat
