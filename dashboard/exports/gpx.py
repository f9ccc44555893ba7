"""GPX 1.1 (topografix.com/GPX/1/1): a waypoint for each stop, a route for each trip."""

from __future__ import annotations

from xml.etree import ElementTree

from dashboard.atlas import Atlas
from dashboard.exports.evidence import Quotes, disagreements_in_words, iso_date
from dashboard.exports.xml import add, document
from dashboard.journeys.model import Stop


def gpx(atlas: Atlas) -> str:
    """The journeys of `atlas`. A route goes through the stops that legs join; a trip without legs
    has waypoints only. Days are words in `cmt`, since `time` would claim an hour."""
    root = ElementTree.Element(
        "gpx", version="1.1", creator="Dateline", xmlns="http://www.topografix.com/GPX/1/1"
    )
    quotes = Quotes.of(atlas)
    for itinerary in atlas.itineraries:
        for stop in itinerary.stops:
            _add_stop(root, "wpt", stop, quotes)
    for itinerary in atlas.itineraries:
        joined = {stop: None for leg in itinerary.legs for stop in (leg.start, leg.end)}
        if joined:
            route = add(root, "rte")
            add(route, "name", f"{itinerary.traveller}, trip {itinerary.trip}")
            for stop in joined:
                _add_stop(route, "rtept", stop, quotes)
    return document(root)


def _add_stop(parent: ElementTree.Element, name: str, stop: Stop, quotes: Quotes) -> None:
    visit = stop.visit
    point = add(parent, name, lat=f"{visit.place.lat:.6f}", lon=f"{visit.place.lon:.6f}")
    days = iso_date(visit.days) or "day unknown"
    said = f" (“{visit.date_text}”)" if visit.date_text else ""
    add(point, "name", visit.place.name)
    add(point, "cmt", f"{visit.traveller}, {visit.status.value}, {days}{said}")
    told = [quotes.text(ref) for ref in visit.evidence]
    add(point, "desc", "\n".join(filter(None, [*told, disagreements_in_words(visit)])))
    add(point, "type", visit.status.value)
