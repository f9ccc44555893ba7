"""KML 2.2 (OGC 07-147r2) for Google Earth and its kin: a folder for each traveller.

Programs that know folders as layers, such as GDAL, want their names to differ, and data of one
schema; they take a year for a moment of it, and so every day is written in full.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from xml.etree.ElementTree import Element

from dashboard.articles.article import Article
from dashboard.atlas import Atlas
from dashboard.exports import records, xml
from dashboard.exports.evidence import Quoted, Quotes, web_address, with_address
from dashboard.exports.fields import FIELDS, Record
from dashboard.exports.style import STYLES, style_of
from dashboard.exports.xml import add
from dashboard.geometry import Point
from dashboard.journeys.stations.order import in_order

_SCHEMA = "dateline"
# KML has no type for days and no null: a value that is not known is left out. A type for truth it
# has, but toGeoJSON reads its "false" as true.
_TYPES = {int: "int", float: "double"}
# What else stands in a placemark is not told again in its data.
_ELSEWHERE = frozenset({"evidence_text"})
# To toGeoJSON, data called "name" is the placemark's name.
_CALLED = {"name": "place"}


def kml(atlas: Atlas) -> str:
    """The journeys of `atlas`: stops with their days and sentences, and legs along the ground; then
    what perhaps was, where there is any, and the places that are on no route."""
    return document([[*journeys(atlas), *_perhaps(atlas), *_off_route(atlas)]])


def document(batches: Iterable[Iterable[Element]]) -> str:
    """A whole file of folders, as `journeys` and `places` make them."""
    root = Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    top = add(root, "Document")
    add(top, "name", "Dateline")
    for name, style in STYLES.items():
        _add_style(top, name, _color(style.color, style.opacity), str(style.width))
    schema = add(top, "Schema", name=_SCHEMA, id=_SCHEMA)
    for field, type_ in FIELDS.items():
        called = _CALLED.get(field, field)
        add(schema, "SimpleField", name=called, type=_TYPES.get(type_, "string"))
    for batch in batches:
        top.extend(batch)
    _name_apart(top)
    return xml.document(root)


def journeys(atlas: Atlas) -> Iterator[Element]:
    """A folder for each traveller, with one for each trip, and then one for the stations of each
    life. A place that is likelier another, and a leg from or to one, is faint and says so."""
    quotes = Quotes.of(atlas)
    unsure = atlas.unsure_places()
    folders: dict[str, Element] = {}
    for itinerary in atlas.itineraries:
        who = itinerary.traveller
        told = chain(*records.of_itinerary(itinerary, quotes, unsure))
        folders.setdefault(who, _folder(who)).append(_folder(f"{who}, trip {itinerary.trip}", told))
    yield from folders.values()
    lives = groupby(atlas.stations, key=lambda station: station.traveller)
    ordered = chain.from_iterable(in_order(of_life) for _, of_life in lives)
    of_all = records.stations(atlas, quotes, ordered)  # looks at all of the atlas: once
    for traveller, stations in groupby(of_all, key=lambda record: record.values["traveller"]):
        yield _folder(f"The life of {traveller}", stations)


def places(article: Article, told: Iterable[Record]) -> Element:
    """An article's folder of the places that it names, each with the sentences that name it."""
    return _folder(article.title or article.id, told)


def _perhaps(atlas: Atlas) -> Iterator[Element]:
    """The folder of the stops that perhaps were, faint."""
    if atlas.perhaps:
        yield _folder("Perhaps", records.perhaps(atlas, Quotes.of(atlas)))


def _off_route(atlas: Atlas) -> Iterator[Element]:
    why = {off.place.id: off.why for off in atlas.off_route}
    named = (resolution for off in atlas.off_route for resolution in off.resolutions)
    yield _folder("On no route", records.places(named, Quotes.of(atlas), why))


def _folder(name: str, told: Iterable[Record] = ()) -> Element:
    folder = Element("Folder")
    add(folder, "name", name)
    for record in told:
        folder.append(_placemark(record))
    return folder


def _placemark(record: Record) -> Element:
    mark = Element("Placemark")
    add(mark, "name", record.label)
    add(mark, "description", _description(record))
    first, last = record.text("date_first"), record.text("date_last")
    if first or last:
        span = add(mark, "TimeSpan")
        for name, day in (("begin", first), ("end", last)):
            if day:
                add(span, name, day)
    add(mark, "styleUrl", f"#{style_of(record)}")
    data = add(add(mark, "ExtendedData"), "SchemaData", schemaUrl=f"#{_SCHEMA}")
    for name, text in record.texts(_ELSEWHERE).items():
        add(data, "SimpleData", text, name=_CALLED.get(name, name))
    _add_geometry(mark, record)
    return mark


def _description(record: Record) -> str:
    """What is known of it, as the HTML that a description is; article text stays text."""
    days = ", ".join(filter(None, (record.text("date"), record.text("date_text"))))
    first, *more = record.lines
    told = [html.escape(line) for line in (first, days, *more)]
    told += [_quoted(quote) for quote in record.evidence]
    told += [html.escape(record.text("attribution"))]
    return "".join(f"<p>{line}</p>" for line in told if line)


def _quoted(quote: Quoted) -> str:
    url = quote["url"]
    address = web_address(str(url)) if url else None
    link = f' <a href="{html.escape(address)}">{html.escape(address)}</a>' if address else ""
    return html.escape(with_address(quote)) + link


def _add_geometry(mark: Element, record: Record) -> None:
    if not record.line:
        add(add(mark, "Point"), "coordinates", _coordinates([record.place.point]))
        return
    home = mark if len(record.line) == 1 else add(mark, "MultiGeometry")
    for part in record.line:
        line = add(home, "LineString")
        add(line, "tessellate", "1")
        add(line, "coordinates", _coordinates(part))


def _coordinates(points: Iterable[Point]) -> str:
    return " ".join(f"{round(lon, 6)},{round(lat, 6)}" for lat, lon in points)


def _add_style(top: Element, name: str, color: str, width: str) -> None:
    style = add(top, "Style", id=name)
    add(add(style, "IconStyle"), "color", color)
    line = add(style, "LineStyle")
    add(line, "color", color)
    add(line, "width", width)


def _color(color: str, opacity: float) -> str:
    """A colour (#rrggbb) as KML has it: aabbggrr."""
    return f"{round(255 * opacity):02x}{color[5:7]}{color[3:5]}{color[1:3]}"


def _name_apart(top: Element) -> None:
    """Number the folders that have another's name, in whatever case: GDAL's layers are known by
    it."""
    # The number that each name had last: those below it are taken.
    taken, numbers = set[str](), dict[str, int]()
    for folder in top.iter("Folder"):
        name = folder[0]
        said = name.text or ""
        number = numbers.get(said.casefold(), 1)
        while (name.text or "").casefold() in taken:
            number += 1
            name.text = f"{said} ({number})"
        taken.add((name.text or "").casefold())
        numbers[said.casefold()] = number
