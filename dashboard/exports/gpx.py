"""GPX 1.1 (topografix.com/GPX/1/1): a waypoint for each stop, a route for each trip."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from dashboard.atlas import Atlas
from dashboard.exports import xml
from dashboard.exports.evidence import Quotes, disagreements_in_words, edits_in_words, iso_date
from dashboard.exports.xml import add
from dashboard.journeys.model import Stop
from dashboard.view import words

Journeys = tuple[list[ElementTree.Element], list[ElementTree.Element]]
"""Waypoints and routes."""


def gpx(atlas: Atlas) -> str:
    """The journeys of `atlas` as a whole file."""
    return document([journeys(atlas)])


def document(batches: Iterable[Journeys]) -> str:
    """A whole file of what `journeys` gives. The standard wants all waypoints before all routes."""
    root = ElementTree.Element(
        "gpx", version="1.1", creator="Dateline", xmlns="http://www.topografix.com/GPX/1/1"
    )
    routes = list[ElementTree.Element]()
    for waypoints, more in batches:
        root.extend(waypoints)
        routes += more
    root.extend(routes)
    return xml.document(root)


def journeys(atlas: Atlas) -> Journeys:
    """The stops of `atlas`, and a route for each trip through those that legs join. Days are words
    in `cmt`, since `time` would claim an hour."""
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    waypoints = [
        _stop("wpt", stop, quotes, unsure)
        for itinerary in atlas.itineraries
        for stop in itinerary.stops
    ]
    routes = []
    for itinerary in atlas.itineraries:
        joined = {stop: None for leg in itinerary.legs for stop in (leg.start, leg.end)}
        if joined:
            route = ElementTree.Element("rte")
            add(route, "name", f"{itinerary.traveller}, trip {itinerary.trip}")
            route.extend(_stop("rtept", stop, quotes, unsure) for stop in joined)
            routes.append(route)
    return waypoints, routes


def _stop(name: str, stop: Stop, quotes: Quotes, unsure: frozenset[str]) -> ElementTree.Element:
    visit = stop.visit
    where = {"lat": f"{visit.place.lat:.6f}", "lon": f"{visit.place.lon:.6f}"}
    point = ElementTree.Element(name, where)
    days = iso_date(visit.days) or "day unknown"
    said = f" (“{visit.date_text}”)" if visit.date_text else ""
    add(point, "name", visit.place.name)
    sure = words.sure(visit.chance)
    add(point, "cmt", f"{visit.traveller}, {visit.status.value}, {days}{said}, {sure}")
    doubt = words.unsure([visit], unsure)
    told = [quotes.text(ref) for ref in visit.evidence]
    told += [disagreements_in_words(visit), doubt, edits_in_words(visit.edits)]
    add(point, "desc", "\n".join(filter(None, told)))
    add(point, "type", visit.status.value)
    return point
