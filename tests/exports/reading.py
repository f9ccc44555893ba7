"""Readers that are not ours, and what of an atlas has to come back from them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dashboard.exports import records
from tests.exports.whole import whole

ROOT = Path(__file__).parents[2]


class Told(NamedTuple):
    """What has to come back of a stop, leg, station, or stop that perhaps was."""

    role: str
    traveller: str
    status: str
    trip: int | None
    chance: float
    first: str
    last: str
    lon: float
    lat: float


def told(**values: Any) -> Told:
    """What a reader gives, whatever it calls nothing."""

    def known(name: str) -> Any:
        value = values.get(name)
        return None if value is None or value != value or value == "" else value

    trip, days = known("trip"), [known(name) for name in ("date_first", "date_last")]
    return Told(
        *(known("role"), known("traveller"), known("status")),
        None if trip is None else int(trip),
        float(values["chance"]),
        *(str(day)[:10] if day and str(day) != "NaT" else "" for day in days),
        *(round(min(float(values[name]), 179.999999), 5) for name in ("lon", "lat")),
    )


def expected(roles: Iterable[str] = ("stop", "perhaps", "station")) -> list[Told]:
    """What the atlas has, at the points of its places."""
    return sorted(
        (
            told(**record.values, lat=record.place.lat, lon=record.place.lon)
            for record in records.every(whole())
            if record.role in roles
        ),
        key=str,
    )


LEGS = ("leg",)
JUMPS = 5.0  # degrees: more between neighbours is a line across the map


def lines_are_sound(lines: Iterable[Iterable[tuple[float, ...]]]) -> bool:
    """True where no line crosses the map, or has less than two points, or is not on the globe."""
    for line in lines:
        points = list(line)
        lons = [point[0] for point in points]
        if len(points) < 2 or not all(-180 <= lon <= 180 for lon in lons):
            return False
        if any(abs(a - b) > JUMPS for a, b in pairwise(lons)):
            return False
    return True


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def by_gdal(path: Path) -> list[dict[str, Any]]:
    """Every feature of every layer, its values, and its geometry as GeoJSON has it."""
    pyogrio = pytest.importorskip("pyogrio")
    found = []
    for layer, _ in pyogrio.list_layers(path):
        meta, _, shapes, fields = pyogrio.raw.read(path, layer=layer)
        for row, shape in enumerate(shapes):
            values = {n: v[row] for n, v in zip(meta["fields"], fields, strict=True)}
            found.append({"layer": layer, "shape": parts(shape), **values})
    return found


def parts(wkb: bytes) -> list[list[tuple[float, float]]]:
    """The lines of well-known binary in two dimensions; a point as a line of one."""
    numpy = pytest.importorskip("numpy")

    def line(at: int, many: int) -> list[tuple[float, float]]:
        flat = numpy.frombuffer(wkb, "<f8", 2 * many, at)
        return [(float(x), float(y)) for x, y in flat.reshape(-1, 2)]

    def number(at: int) -> int:
        return int.from_bytes(wkb[at : at + 4], "little")

    kind = number(1)
    if kind == 1:
        return [line(5, 1)]
    if kind == 2:
        return [line(9, number(5))]
    assert kind == 5
    found, at = [], 9
    for _ in range(number(5)):
        many = number(at + 5)
        found.append(line(at + 9, many))
        at += 9 + 16 * many
    return found


def same_as_told(rows: Iterable[dict[str, Any]], roles: Iterable[str]) -> bool:
    """True where the rows of these roles are what the atlas has."""
    wanted = set(roles)
    points = [row | dict(zip(("lon", "lat"), row["shape"][0][0], strict=True)) for row in rows]
    chosen = [told(**row) for row in points if row.get("role") in wanted]
    return sorted(chosen, key=str) == expected(wanted)


def legs_are_same(rows: Iterable[dict[str, Any]]) -> bool:
    """True where the legs are what the atlas has, and their lines are sound; they are told with
    the place to which they lead."""
    legs = [row for row in rows if row.get("role") == "leg"]
    ends = [row | dict(zip(("lon", "lat"), row["shape"][-1][-1], strict=True)) for row in legs]
    found = [told(**row) for row in ends]
    near = [one._replace(lon=round(one.lon, 3), lat=round(one.lat, 3)) for one in found]
    wanted = [t._replace(lon=round(t.lon, 3), lat=round(t.lat, 3)) for t in expected(LEGS)]
    return (
        sorted(near, key=str) == sorted(wanted, key=str)
        and all(lines_are_sound(row["shape"]) for row in legs)
        and len({len(row["shape"]) for row in legs}) == 2
    )


def positions(text: str) -> list[tuple[float, float]]:
    """Every position of a GeoJSON text."""
    found: list[tuple[float, float]] = []

    def walk(value: Any) -> None:
        if isinstance(value[0], list):
            for each in value:
                walk(each)
        else:
            found.append((value[0], value[1]))

    for feature in json.loads(text)["features"]:
        walk(feature["geometry"]["coordinates"])
    return found


def by_node(kind: str, path: Path) -> list[dict[str, Any]]:
    """What JavaScript's readers make of a file: features of GeoJSON."""
    if not (ROOT / "node_modules" / "@tmcw" / "togeojson").exists() or not shutil.which("node"):
        pytest.skip("npm ci has not been run")
    script = Path(__file__).with_name("read_again.mjs")
    done = subprocess.run(
        ["node", script, kind, path], capture_output=True, text=True, cwd=ROOT, timeout=120
    )
    assert done.returncode == 0, done.stderr
    features: list[dict[str, Any]] = json.loads(done.stdout)["features"]
    return features


def as_rows(features: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = []
    for feature in features:
        geometry = feature["geometry"]
        if geometry["type"] == "GeometryCollection":  # what a leg in two parts is to it
            shape = [part["coordinates"] for part in geometry["geometries"]]
        else:
            at = geometry["coordinates"]
            shape = {"Point": [[at]], "LineString": [at], "MultiLineString": at}[geometry["type"]]
        rows.append({**feature["properties"], "shape": [[p[:2] for p in part] for part in shape]})
    return rows
