"""Tables for QGIS, pandas and DuckDB: GeoParquet 1.1 and GeoPackage.

Their columns are `fields.FIELDS`, typed, days as days. Both need packages that
`pip install '.[formats]'` brings; `missing` says which is not there.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterable, Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dashboard.errors import DatelineError
from dashboard.exports.fields import FIELDS, Record
from dashboard.geometry import Point

GEOMETRY = "geometry"
_LITTLE_ENDIAN, _POINT, _LINE, _LINES = 1, 1, 2, 5
# The layers of a GeoPackage, each with the roles that it holds: its geometries are of one kind.
_LAYERS = {
    "places": ("place",),
    "stops": ("stop", "perhaps"),
    "legs": ("leg",),
    "stations": ("station",),
}


FOR_GEOPARQUET = ("pyarrow",)
FOR_GEOPACKAGE = ("pyarrow", "pyogrio")
"""The packages that each needs."""


def missing(packages: Iterable[str]) -> DatelineError | None:
    """What is to be done where one of these packages is not installed; None where all are."""
    for package in packages:
        if find_spec(package) is None:
            return DatelineError(
                f"this format needs the package {package}; run, in Dateline's folder: "
                "pip install '.[formats]'"
            )
    return None


def geoparquet(told: Iterable[Record]) -> bytes:
    """The records as one table in GeoParquet 1.1, legs as MultiLineStrings among Points."""
    given = list(told)
    table = _table(given)
    kinds = sorted({"MultiLineString" if record.line else "Point" for record in given})
    about = {
        "version": "1.1.0",
        "primary_column": GEOMETRY,
        "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": kinds}},
    }
    metadata = {**(table.schema.metadata or {}), b"geo": json.dumps(about).encode()}
    file = io.BytesIO()
    parquet = import_module("pyarrow.parquet")
    parquet.write_table(table.replace_schema_metadata(metadata), file, compression="zstd")
    return file.getvalue()


def geopackage(told: Iterable[Record]) -> bytes:
    """The records as a GeoPackage 1.4 with a layer each for places, stops, legs and stations."""
    pyogrio = import_module("pyogrio")
    given = list(told)
    with TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "dateline.gpkg"
        for layer, roles in _LAYERS.items():
            pyogrio.write_arrow(
                _table([record for record in given if record.role in roles]),
                path,
                layer=layer,
                driver="GPKG",
                geometry_name=GEOMETRY,
                geometry_type="MultiLineString" if layer == "legs" else "Point",
                crs="EPSG:4326",
                append=path.exists(),
            )
        return path.read_bytes()


def _table(told: Sequence[Record]) -> Any:
    """A table of pyarrow."""
    arrow = import_module("pyarrow")
    types = {
        str: arrow.string(),
        int: arrow.int32(),
        float: arrow.float64(),
        bool: arrow.bool_(),
        date: arrow.date32(),
    }
    columns = {
        name: arrow.array([_sound(record.values.get(name)) for record in told], types[type_])
        for name, type_ in FIELDS.items()
    }
    columns[GEOMETRY] = arrow.array([_wkb(record) for record in told], arrow.binary())
    return arrow.table(columns)


def _sound(value: object) -> object:
    """`value`; text without lone surrogates, which UTF-8 does not know, and nothing for none."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8") or None
    return value


def _wkb(record: Record) -> bytes:
    """Well-known binary (OGC 06-103r4): a Point, or a MultiLineString."""
    if not record.line:
        lat, lon = record.place.point
        return struct.pack("<BIdd", _LITTLE_ENDIAN, _POINT, lon, lat)
    head = struct.pack("<BII", _LITTLE_ENDIAN, _LINES, len(record.line))
    return head + b"".join(map(_wkb_line, record.line))


def _wkb_line(part: Sequence[Point]) -> bytes:
    numbers = [degrees for lat, lon in part for degrees in (lon, lat)]
    head = struct.pack("<BII", _LITTLE_ENDIAN, _LINE, len(part))
    return head + struct.pack(f"<{len(numbers)}d", *numbers)
