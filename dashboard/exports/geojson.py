"""GeoJSON (RFC 7946): places, stops and legs with the sentences that say so.

The properties are those of `fields.FIELDS`, sentences and what others say as lists, and those of
simplestyle 1.1 (github.com/mapbox/simplestyle-spec), by which many programs colour what they show.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from math import floor
from typing import Any

from dashboard.atlas import Atlas
from dashboard.exports import records
from dashboard.exports.fields import Record
from dashboard.exports.style import STYLES, style_of

Feature = dict[str, Any]
Position = list[float]
_DECIMALS = 6  # of a degree: 11 cm
# Of the values, what is told in lists instead.
_LISTED = frozenset({"disagreements", "evidence", "evidence_text"}) | {
    f"article_{known}" for known in ("title", "source", "published", "url", "edited")
}


def geojson(atlas: Atlas) -> str:
    """`atlas` as one FeatureCollection: a Point for each place that is named, for each stop and for
    each that perhaps was, a line along the geodesic for each leg, and a Point for each station of a
    life. The property `role` is "place", "stop", "perhaps", "leg" or "station"."""
    return "".join(collection([features(records.every(atlas))]))


def collection(batches: Iterable[Iterable[Feature]]) -> Iterator[str]:
    """A FeatureCollection as pieces of text, a piece for each batch of features; its bounding box,
    which is known last, stands at the end."""
    yield '{"type": "FeatureCollection", "features": ['
    separator, box = "\n", _Box()
    for batch in batches:
        found = list(batch)
        for feature in found:
            box.add(feature["geometry"])
        piece = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in found)
        if piece:
            yield separator + piece
            separator = ",\n"
    bounds = box.bounds()
    yield "\n]" + (f', "bbox": {json.dumps(bounds)}' if bounds else "") + "}\n"


def features(told: Iterable[Record]) -> list[Feature]:
    """A feature for each record."""
    return [
        {"type": "Feature", "geometry": _geometry(record), "properties": _properties(record)}
        for record in told
    ]


def _properties(record: Record) -> dict[str, Any]:
    values = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in record.values.items()
        if name not in _LISTED
    }
    if record.role == "place":
        listed: dict[str, Any] = {"mentions": list(record.mentions)}
    else:
        listed = {
            "disagreements": [other._asdict() for other in record.disagreements],
            "evidence": list(record.evidence),
        }
    return values | listed | _simplestyle(record)


def _simplestyle(record: Record) -> dict[str, Any]:
    style = STYLES[style_of(record)]
    told = {"title": ": ".join(filter(None, (record.text("traveller"), record.label)))}
    if record.line:
        return told | {
            "stroke": style.color,
            "stroke-opacity": style.opacity,
            "stroke-width": style.width,
        }
    return told | {"marker-color": style.color, "marker-size": style.size}


def _geometry(record: Record) -> dict[str, Any]:
    parts = [[_position(lat, lon) for lat, lon in part] for part in record.line]
    if not parts:
        return {"type": "Point", "coordinates": _position(*record.place.point)}
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def _position(lat: float, lon: float) -> Position:
    return [round(lon, _DECIMALS), round(lat, _DECIMALS)]


class _Box:
    """The bounding box of geometries as they come. Of longitudes it remembers, for each whole
    degree, the westernmost and easternmost: the box leaves out the widest gap between them, and so
    one around Fiji does not go round the world (RFC 7946, 5.2: its west is then greater than its
    east)."""

    def __init__(self) -> None:
        self._lats: tuple[float, float] | None = None
        self._lons: dict[int, tuple[float, float]] = {}

    def add(self, geometry: dict[str, Any]) -> None:
        """Widen the box by a geometry, whose lines do not cross ±180."""
        parts = geometry["coordinates"]
        if geometry["type"] == "Point":
            parts = [[parts]]
        elif geometry["type"] == "LineString":
            parts = [parts]
        for part in parts:
            lons, lats = zip(*part, strict=True)
            south, north = self._lats or (90.0, -90.0)
            self._lats = min(south, *lats), max(north, *lats)
            self._span(min(lons), max(lons))

    def _span(self, west: float, east: float) -> None:
        for degree in range(floor(west), floor(east) + 1):
            low, high = max(west, float(degree)), min(east, degree + 1.0)
            least, most = self._lons.get(degree, (low, high))
            self._lons[degree] = min(least, low), max(most, high)

    def bounds(self) -> list[float] | None:
        """West, south, east, north; None of nothing."""
        if self._lats is None:
            return None
        spans = [self._lons[degree] for degree in sorted(self._lons)]
        around = [*spans[1:], (spans[0][0] + 360, spans[0][1] + 360)]
        gaps = [nxt[0] - span[1] for span, nxt in zip(spans, around, strict=True)]
        widest = gaps.index(max(gaps))
        if widest == len(spans) - 1:
            west, east = spans[0][0], spans[-1][1]
        else:
            west, east = spans[widest + 1][0], spans[widest][1]
        return [west, self._lats[0], east, self._lats[1]]
