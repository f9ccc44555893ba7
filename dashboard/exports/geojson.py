"""GeoJSON (RFC 7946): places, stops and legs with the sentences that say so."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import floor
from typing import Any

from dashboard.atlas import Atlas
from dashboard.exports.evidence import (
    STATION,
    Quotes,
    borrowed_in_words,
    edits_in_words,
    iso_date,
    iso_years,
)
from dashboard.journeys.model import Leg, Visit
from dashboard.journeys.routes.trips import track
from dashboard.places.place import Place, Resolution

Feature = dict[str, Any]
Position = tuple[float, float]


def geojson(atlas: Atlas) -> str:
    """`atlas` as one FeatureCollection: a Point for each place that is named, for each stop and for
    each that perhaps was, a line along the geodesic for each leg, and a Point for each station of a
    life. The property `role` is "place", "stop", "perhaps", "leg" or "station"."""
    quotes = Quotes.of(atlas)
    resolutions = (resolution for found in atlas.resolutions.values() for resolution in found)
    why = {off.place.id: off.why for off in atlas.off_route}
    features = [
        *places(resolutions, quotes, why),
        *journeys(atlas),
        *_perhaps(atlas),
        *stations(atlas),
    ]
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
                "edited": edits_in_words(dict.fromkeys(r.edit for r in found if r.edit)),
                "why_off_route": (why_off_route or {}).get(place.id),
                "mentions": [_mention(resolution, quotes) for resolution in found],
            }
        }


def journeys(atlas: Atlas) -> Iterator[Feature]:
    """A Point for each stop, then a line for each leg, itinerary by itinerary. The property `sure`
    is False of a stop at a place that is likelier another, and of a leg from or to one."""
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    for itinerary in atlas.itineraries:
        for stop in itinerary.stops:
            trip = {"group": itinerary.group, "trip": itinerary.trip, "order": stop.order}
            yield _stop("stop", stop.visit, trip, quotes, unsure)
        for leg in itinerary.legs:
            yield {
                "type": "Feature",
                "geometry": _line(leg),
                "properties": {
                    "role": "leg",
                    "traveller": itinerary.traveller,
                    "group": itinerary.group,
                    "trip": itinerary.trip,
                    "from": leg.start.visit.place.name,
                    "to": leg.end.visit.place.name,
                    "status": leg.end.visit.status.value,
                    "km": round(leg.km, 1),
                    "bearing": round(leg.bearing, 1),
                    "sure": unsure.isdisjoint(visit.place.id for visit in leg.ends),
                    "evidence": quotes.listed(leg.evidence),
                },
            }


def stations(atlas: Atlas) -> Iterator[Feature]:
    """A Point for each station of a life; the property `role` is "station"."""
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    for station in atlas.stations:
        yield _point(station.place) | {
            "properties": {
                "role": "station",
                "traveller": station.traveller,
                **_about(station.place),
                "sure": station.place.id not in unsure,
                "status": STATION,
                "station": station.kind.value,
                "date": iso_years(station),
                "date_text": station.when,
                "chance": station.chance,
                "rule": station.rule,
                "evidence": quotes.listed(station.evidence),
            }
        }


def _perhaps(atlas: Atlas) -> Iterator[Feature]:
    """A Point for each stop that perhaps was, on no trip; its `role` is "perhaps"."""
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    for visit in atlas.perhaps:
        yield _stop("perhaps", visit, {"trip": None, "order": None}, quotes, unsure)


def _stop(
    role: str, visit: Visit, trip: Mapping[str, int | None], quotes: Quotes, unsure: frozenset[str]
) -> Feature:
    disagreements = [
        {"what": other.what, "says": other.says, "evidence": quotes.listed(other.evidence)}
        for other in visit.disagreements
    ]
    return _point(visit.place) | {
        "properties": {
            "role": role,
            "traveller": visit.traveller,
            **trip,
            **_about(visit.place),
            "sure": visit.place.id not in unsure,
            "status": visit.status.value,
            "chance": visit.chance,
            "date": iso_date(visit.days),
            "date_text": visit.date_text,
            "precision": visit.precision.value,
            "rule": visit.rule,
            "edited": edits_in_words(visit.edits),
            "borrowed": borrowed_in_words(visit),
            "disagreements": disagreements,
            "evidence": quotes.listed(visit.evidence),
        }
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
    named = {"mention": mention.text, "start": mention.start, "end": mention.end}
    return {**named, "kind": mention.kind.value, **quotes.around(mention)}


def _line(leg: Leg) -> dict[str, Any]:
    """A leg along the geodesic, cut where it crosses the antimeridian, as RFC 7946 (3.1.9) asks."""
    parts: list[list[Position]] = []
    world: int | None = None
    for lat, lon in track(leg):
        here = floor((lon + 180) / 360)
        if world is not None and here != world:
            before_lon, before_lat = parts[-1][-1][0] + 360 * world, parts[-1][-1][1]
            edge = 360 * max(here, world) - 180
            share = (edge - before_lon) / (lon - before_lon)
            crossing = round(before_lat + (lat - before_lat) * share, 4)
            parts[-1].append((edge - 360 * world, crossing))
            parts.append([(edge - 360 * here, crossing)])
        elif world is None:
            parts.append([])
        world = here
        parts[-1].append((round(lon - 360 * here, 4), lat))
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}
