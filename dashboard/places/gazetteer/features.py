"""Places in files of maps: GeoJSON, KML and GPX, and the JSON that geocoders and OpenStreetMap's
Overpass answer with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from dashboard.errors import InputError

ENDINGS = frozenset((".geojson", ".json", ".kml", ".gpx"))
_MOST_BYTES = 200_000_000
# Where answers keep what they have found.
_LISTS = ("features", "elements", "results", "geonames", "items", "places", "data")
# Under which names they tell of a place what our columns do, the surest first.
_COLUMNS = {
    "name": "name:en name_en name title label toponymname itemlabel formatted_address display_name",
    "alternate_names": "alternate_names alt_name int_name old_name official_name",
    "country": "country_code countrycode iso_a2 country_a",
    "admin1": "admin1 adminname1 state region",
    "population": "population pop",
    "feature_class": "feature_class fcl",
    "feature_code": "feature_code fcode",
    "id": "place_id id geonameid osm_id gid",
    "note": "note description",
}
_PARTED = ("formatted_address", "display_name")  # "Riga, Latvia"
_WGS_84 = re.compile(r"CRS84|EPSG:+4326", re.IGNORECASE)
_COUNTRY = re.compile(r"[A-Za-z]{2}")
Cells = Mapping[str, str]


def features(path: Path) -> Iterator[tuple[int, Cells | str]]:
    """Yield the places of a file by the columns of gazetteer.csv, each with its number, counted
    from 1, or what is wrong with it. Raise InputError where the file is no such file."""
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise InputError(f"is larger than {_MOST_BYTES // 1_000_000} MB; split it", path)
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path) from error
    if path.suffix.lower() in (".kml", ".gpx"):
        found: Iterable[Mapping[str, Any]] = _of_xml(data, path)
    else:
        found = _of_json(data, path)
    for number, given in enumerate(found, start=1):
        cells = _cells(given)
        if not cells.get("latitude"):
            yield number, f"“{cells.get('name', '')[:40]}” has no point of its own"
        else:
            yield number, cells


def _of_json(data: bytes, path: Path) -> list[Mapping[str, Any]]:
    """The objects of a JSON file that may be places, each with what it says of itself by names in
    small letters, and its point under "lat" and "lon"."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("is no JSON in UTF-8; save it anew", path) from error
    if isinstance(value, dict):
        crs = json.dumps(value.get("crs") or "CRS84")
        if not _WGS_84.search(crs):
            message = f"is in other coordinates than degrees ({crs[:80]}); save it as WGS 84"
            raise InputError(message, path)
        lists = (value.get(name) for name in _LISTS)
        value = next((found for found in lists if isinstance(found, list)), [value])
    objects = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    return [_flat(item) for item in objects]


def _flat(item: Mapping[str, Any]) -> dict[str, Any]:
    """What an object says of itself, with its properties or tags."""
    told: dict[str, Any] = {}
    for part in (item, item.get("properties"), item.get("tags"), item.get("address")):
        if isinstance(part, dict):
            told |= {str(key).lower(): value for key, value in part.items() if value is not None}
    if isinstance(item.get("type"), str) and isinstance(item.get("id"), int):
        told["id"] = f"{item['type']}/{item['id']}"
    told["lat"], told["lon"] = _point(item)
    return told


def _point(item: Mapping[str, Any]) -> tuple[Any, Any]:
    """Latitude and longitude of an object, None where it is no point."""
    geometry = item.get("geometry")
    if isinstance(geometry, dict) and geometry.get("type") == "Point":
        place = geometry.get("coordinates")
        if isinstance(place, list) and len(place) >= 2:
            return place[1], place[0]
    inner = geometry.get("location") if isinstance(geometry, dict) else None
    for part in (item, inner, item.get("center"), item.get("location")):
        if isinstance(part, dict) and "lat" in part:
            return part["lat"], next((part[n] for n in ("lon", "lng", "long") if n in part), None)
    return None, None


def _of_xml(data: bytes, path: Path) -> Iterator[Mapping[str, Any]]:
    """The placemarks of a KML file, or the waypoints of a GPX file."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError("is no XML that can be read; save it anew", path) from error
    for mark in root.iter("{*}Placemark"):
        told: dict[str, Any] = {"name": mark.findtext("{*}name")}
        for value in mark.iter("{*}Data", "{*}SimpleData"):
            told[(value.get("name") or "").lower()] = value.findtext("{*}value") or value.text
        numbers = (mark.findtext(".//{*}Point/{*}coordinates") or "").split(",")
        if len(numbers) >= 2:
            told["lon"], told["lat"] = numbers[0].strip(), numbers[1].strip()
        yield told
    for point in root.iter("{*}wpt"):
        yield {
            "name": point.findtext("{*}name"),
            "note": point.findtext("{*}desc"),
            "lat": point.get("lat"),
            "lon": point.get("lon"),
        }


def _cells(told: Mapping[str, Any]) -> dict[str, str]:
    """What is told of a place by the columns of gazetteer.csv."""
    cells = {"latitude": _text(told.get("lat")), "longitude": _text(told.get("lon"))}
    for column, names in _COLUMNS.items():
        for name in names.split():
            if (text := _text(told.get(name))) and not (column == "country" and _is_no_code(text)):
                cells[column] = text.partition(",")[0] if name in _PARTED else text
                break
    if (own := _text(told.get("name"))) and own != cells.get("name"):
        others = [own, *filter(None, cells.get("alternate_names", "").split(";"))]
        cells["alternate_names"] = "|".join(others)
    return cells


def _is_no_code(text: str) -> bool:
    return not _COUNTRY.fullmatch(text)


def _text(value: object) -> str:
    """A value as a cell of one line."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())
