"""KML 2.2 (OGC 07-147r2) for Google Earth and its kin: a folder for each traveller."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree import ElementTree

from dashboard.articles.article import Article, SentenceRef
from dashboard.atlas import Atlas
from dashboard.exports import xml
from dashboard.exports.evidence import (
    Quotes,
    borrowed_in_words,
    disagreements_in_words,
    edits_in_words,
)
from dashboard.exports.xml import add
from dashboard.journeys.model import Itinerary, Leg, Station, Status, Visit
from dashboard.journeys.stations.order import in_order
from dashboard.places.place import Place, Resolution
from dashboard.view import words

# Colours are aabbggrr: the accent for what happened, half of it for the rest.
_COLORS = {
    Status.VISITED: "ff2f39b3",
    Status.PLANNED: "992f39b3",
    Status.PAST: "99806050",
    Status.CANCELLED: "99808080",
}
_UNSURE, _UNSURE_COLOR = "unsure", "66808080"


def kml(atlas: Atlas) -> str:
    """The journeys of `atlas`: stops with their days and sentences, and legs along the ground; then
    what perhaps was, where there is any, and the places that are on no route."""
    return document([[*journeys(atlas), *_perhaps(atlas), _off_route(atlas)]])


def document(batches: Iterable[Iterable[ElementTree.Element]]) -> str:
    """A whole file of folders, as `journeys` and `places` make them."""
    root = ElementTree.Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    top = add(root, "Document")
    add(top, "name", "Dateline")
    for status, color in _COLORS.items():
        _add_style(top, status.value, color, "3")
    _add_style(top, _UNSURE, _UNSURE_COLOR, "1")
    for batch in batches:
        top.extend(batch)
    return xml.document(root)


def _add_style(top: ElementTree.Element, name: str, color: str, width: str) -> None:
    style = add(top, "Style", id=name)
    add(add(style, "IconStyle"), "color", color)
    line = add(style, "LineStyle")
    add(line, "color", color)
    add(line, "width", width)


def journeys(atlas: Atlas) -> Iterator[ElementTree.Element]:
    """A folder for each traveller, with one for each trip, and then one for the stations of each
    life. A place that is likelier another, and a
    leg from or to one, is faint and says so."""
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    for traveller, itineraries in groupby(atlas.itineraries, key=lambda i: i.traveller):
        folder = _folder(traveller)
        for itinerary in itineraries:
            _add_itinerary(folder, itinerary, quotes, unsure)
        yield folder
    for traveller, stations in groupby(atlas.stations, key=lambda station: station.traveller):
        folder = _folder(f"The life of {traveller}")
        for station in in_order(stations):
            _add_station(folder, station, quotes, words.unsure([station], unsure))
        yield folder


def _add_station(folder: ElementTree.Element, station: Station, quotes: Quotes, doubt: str) -> None:
    mark = add(folder, "Placemark")
    add(mark, "name", f"{station.place.name} ({station.kind.value})")
    said = [f"{station.traveller}, {station.kind.value}", station.when, station.rule, doubt]
    add(mark, "description", _paragraphs([*said, *map(quotes.with_address, station.evidence)]))
    if station.first_year is not None or station.last_year is not None:
        span = add(mark, "TimeSpan")
        for name, year in (("begin", station.first_year), ("end", station.last_year)):
            if year is not None:
                add(span, name, f"{year:04d}")
    _add_point(mark, station.place)


def places(
    article: Article, resolutions: Iterable[Resolution], quotes: Quotes
) -> ElementTree.Element:
    """An article's folder of the places that it names, each with the sentences that name it. Names
    without a place have no point and are left out."""
    naming: dict[Place, dict[SentenceRef, None]] = {}
    for found in resolutions:
        if found.place:
            naming.setdefault(found.place, {})[quotes.naming(found.mention)] = None
    folder = _folder(article.title or article.id)
    for place, sentences in naming.items():
        _add_placemark(folder, place, map(quotes.with_address, sentences))
    return folder


def _perhaps(atlas: Atlas) -> Iterator[ElementTree.Element]:
    """The folder of the stops that perhaps were, faint."""
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    if atlas.perhaps:
        folder = _folder("Perhaps")
        for visit in atlas.perhaps:
            doubt = words.unsure([visit], unsure)
            _add_stop(folder, f"{visit.place.name}?", visit, quotes, doubt, _UNSURE)
        yield folder


def _off_route(atlas: Atlas) -> ElementTree.Element:
    folder = _folder("On no route")
    for off in atlas.off_route:
        _add_placemark(folder, off.place, [off.why])
    return folder


def _folder(name: str) -> ElementTree.Element:
    folder = ElementTree.Element("Folder")
    add(folder, "name", name)
    return folder


def _add_placemark(folder: ElementTree.Element, place: Place, said: Iterable[str]) -> None:
    mark = add(folder, "Placemark")
    add(mark, "name", place.name)
    add(mark, "description", _paragraphs(said))
    _add_point(mark, place)


def _add_itinerary(
    folder: ElementTree.Element, itinerary: Itinerary, quotes: Quotes, unsure: frozenset[str]
) -> None:
    trip = add(folder, "Folder")
    add(trip, "name", f"Trip {itinerary.trip}")
    for stop in itinerary.stops:
        visit, doubt = stop.visit, words.unsure([stop.visit], unsure)
        name, style = f"{stop.order}. {visit.place.name}", _UNSURE if doubt else visit.status.value
        _add_stop(trip, name, visit, quotes, doubt, style)
    for leg in itinerary.legs:
        _add_leg(trip, leg, words.unsure(leg.ends, unsure))


def _add_stop(
    folder: ElementTree.Element, name: str, visit: Visit, quotes: Quotes, doubt: str, style: str
) -> None:
    mark = add(folder, "Placemark")
    add(mark, "name", name)
    add(mark, "description", _description(visit, quotes, doubt))
    if visit.days:
        span = add(mark, "TimeSpan")
        add(span, "begin", visit.days.first.isoformat())
        add(span, "end", visit.days.last.isoformat())
    add(mark, "styleUrl", f"#{style}")
    _add_point(mark, visit.place)


def _add_leg(trip: ElementTree.Element, leg: Leg, doubt: str) -> None:
    start, end = leg.start.visit.place, leg.end.visit.place
    mark = add(trip, "Placemark")
    add(mark, "name", f"{start.name} – {end.name}, {leg.km:,.0f} km")
    if doubt:
        add(mark, "description", _paragraphs([doubt]))
    add(mark, "styleUrl", f"#{_UNSURE if doubt else leg.end.visit.status.value}")
    line = add(mark, "LineString")
    add(line, "tessellate", "1")
    add(line, "coordinates", f"{start.lon},{start.lat} {end.lon},{end.lat}")


def _add_point(mark: ElementTree.Element, place: Place) -> None:
    add(add(mark, "Point"), "coordinates", f"{place.lon},{place.lat}")


def _description(visit: Visit, quotes: Quotes, doubt: str) -> str:
    """What is known of a visit, as the HTML that a description is."""
    sure = words.sure(visit.chance)
    said = [f"{visit.traveller}, {visit.status.value}, {sure}", visit.date_text, visit.rule]
    said += [doubt, borrowed_in_words(visit), disagreements_in_words(visit)]
    said += [edits_in_words(visit.edits)]
    return _paragraphs([*said, *map(quotes.with_address, visit.evidence)])


def _paragraphs(said: Iterable[str | None]) -> str:
    """The lines that say something, as HTML; article text stays text."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in said if line)
