"""GPX 1.1 (topografix.com/GPX/1/1): waypoints, a route for each trip, a track for each leg.

A device that follows a route draws it as it likes; a track is drawn as it stands, and so a leg is
one, along the geodesic and cut at ±180. GPX has no days: `time` would claim an hour. They stand in
`cmt`, and as data in `extensions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dashboard.atlas import Atlas
from dashboard.exports import records, xml
from dashboard.exports.evidence import Quotes, web_address, with_address
from dashboard.exports.fields import Record
from dashboard.exports.xml import add
from dashboard.geometry import Point
from dashboard.journeys.model import Itinerary, Stop

_PREFIX = "dateline"
_NAMESPACE = "urn:dateline:fields:1"
# What else stands in an element is not told again in its extensions.
_ELSEWHERE = frozenset({"evidence_text"})

_OF_ROUTES = ("traveller", "group", "trip")
_EASTERNMOST = 179.999999


class Piece(NamedTuple):
    """Waypoints, routes and tracks, in the order that the standard wants of a file."""

    waypoints: list[Element]
    routes: list[Element]
    tracks: list[Element]


def gpx(atlas: Atlas) -> str:
    """The journeys of `atlas` as a whole file, with what perhaps was."""
    return document([journeys(atlas), points(records.perhaps(atlas, Quotes.of(atlas)))])


def document(pieces: Iterable[Piece]) -> str:
    """A whole file of pieces. The standard wants all waypoints before all routes, and these before
    all tracks."""
    root = Element("gpx", version="1.1", creator="Dateline")
    root.set("xmlns", "http://www.topografix.com/GPX/1/1")
    root.set(f"xmlns:{_PREFIX}", _NAMESPACE)
    all_ = Piece([], [], [])
    for piece in pieces:
        for whole, more in zip(all_, piece, strict=True):
            whole += more
    for elements in all_:
        root.extend(elements)
    return xml.document(root)


def journeys(atlas: Atlas) -> Piece:
    """The stops of `atlas` and the stations of lives, a route through each chain of stops that legs
    join, and a track for each leg."""
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    piece = Piece([], [], [])
    for itinerary in atlas.itineraries:
        stops, legs = records.of_itinerary(itinerary, quotes, unsure)
        told = dict(zip(itinerary.stops, stops, strict=True))
        piece.waypoints.extend(_point("wpt", record) for record in stops)
        for chain in _chains(itinerary):
            piece.routes.append(_route([told[stop] for stop in chain]))
        piece.tracks.extend(map(_track, legs))
    piece.waypoints.extend(points(records.stations(atlas, quotes)).waypoints)
    return piece


def points(told: Iterable[Record]) -> Piece:
    """A waypoint for each record."""
    return Piece([_point("wpt", record) for record in told], [], [])


def _chains(itinerary: Itinerary) -> list[list[Stop]]:
    """The stops that legs join, one after the other; where no leg leads on, a chain ends."""
    chains: list[list[Stop]] = []
    for leg in itinerary.legs:
        if chains and chains[-1][-1] == leg.start:
            chains[-1].append(leg.end)
        else:
            chains.append([leg.start, leg.end])
    return chains


def _route(stops: list[Record]) -> Element:
    route, first = Element("rte"), stops[0]
    add(route, "name", f"{first.text('traveller')}, trip {first.text('trip')}")
    _add_data(route, {"role": "route"} | {name: first.text(name) for name in _OF_ROUTES})
    for record in stops:
        point = _point("rtept", record)
        point.remove(point[-1])  # to toGeoJSON, data of its points is the route's
        route.append(point)
    return route


def _point(tag: str, record: Record) -> Element:
    point = Element(tag, _where(record.place.point))
    _describe(point, record, record.place.name)
    return point


def _track(record: Record) -> Element:
    track = Element("trk")
    _describe(track, record, record.label)
    for part in record.line:
        segment = add(track, "trkseg")
        for point in part:
            add(segment, "trkpt", **_where(point))
    return track


def _where(point: Point) -> dict[str, str]:
    """A point's attributes. The standard knows no longitude of 180, only less."""
    lat, lon = point
    return {"lat": f"{lat:.6f}", "lon": f"{min(lon, _EASTERNMOST):.6f}"}


def _describe(element: Element, record: Record, name: str) -> None:
    """What is told of a record, in the order that the standard wants."""
    add(element, "name", name)
    summary, *more = record.lines
    days = record.text("date") or "day unknown"
    said = f" (“{record.text('date_text')}”)" if record.has("date_text") else ""
    add(element, "cmt", summary if record.role == "place" else f"{summary}, {days}{said}")
    add(element, "desc", "\n".join((*more, *map(with_address, record.evidence))))
    add(element, "src", record.text("attribution"))
    for url, title in dict.fromkeys((quote["url"], quote["title"]) for quote in record.evidence):
        if address := web_address(str(url or "")):
            add(add(element, "link", href=address), "text", str(title or address))
    told_by_status = record.has("status") and record.role != "perhaps"
    add(element, "type", record.text("status") if told_by_status else record.role)
    _add_data(element, record.texts(_ELSEWHERE))


def _add_data(element: Element, texts: Mapping[str, str]) -> None:
    data = add(element, "extensions")
    for name, text in texts.items():
        add(data, f"{_PREFIX}:{name}", text)
