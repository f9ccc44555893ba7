"""What is exported comes back the same from readers that are not ours: as many rows, at the same
points, with the same days and statuses; whatever stands in articles comes back as text.

The readers are in requirements-dev.txt and package.json, which CI installs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dashboard.exports import columns, geojson, gpx, kml, records, table, web_annotations
from dashboard.journeys.model import Days
from tests.exports.whole import HOSTILE, URL, whole

ROOT = Path(__file__).parents[2]
KML = "{http://www.opengis.net/kml/2.2}"


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


@pytest.mark.parametrize("name", ["x.geojson", "x.gpkg"])
def test_gdal_reads_everything(tmp_path: Path, name: str) -> None:
    pytest.importorskip("pyogrio")
    made = {
        "x.geojson": lambda: geojson.geojson(whole()),
        "x.gpkg": lambda: columns.geopackage(records.every(whole())),
    }
    rows = by_gdal(written(tmp_path, name, made[name]()))
    assert same_as_told(rows, ("stop", "perhaps", "station"))
    assert legs_are_same(rows)
    assert len([row for row in rows if row["role"] == "place"]) == 6
    odd = next(row for row in rows if row["role"] == "stop" and row["country"] in ("", None))
    assert odd["traveller"] == odd["name"] == HOSTILE
    assert all(row["country"] == "NA" for row in rows if row["name"] == "Windhoek")
    if name == "x.gpkg":
        assert {str(row["date_first"].dtype) for row in rows} == {"datetime64[D]"}
        assert {row["layer"] for row in rows} == {"places", "stops", "legs", "stations"}


def test_gdal_reads_kml_layer_by_layer(tmp_path: Path) -> None:
    pytest.importorskip("pyogrio")
    rows = by_gdal(written(tmp_path, "x.kml", kml.kml(whole())))
    assert same_as_told(rows, ("stop", "perhaps", "station"))
    assert legs_are_same(rows)
    days = {(str(row["begin"])[:10], str(row["end"])[:10]) for row in rows if row["date_first"]}
    assert days == {(row["date_first"], row["date_last"]) for row in rows if row["date_first"]}
    assert {type(row["chance"]).__name__ for row in rows if row["role"] == "stop"} == {"float64"}
    names = [
        layer.casefold()
        for layer, _ in pytest.importorskip("pyogrio").list_layers(tmp_path / "x.kml")
    ]
    assert len(set(names)) == len(names)


def test_gdal_reads_waypoints_routes_and_tracks_of_gpx(tmp_path: Path) -> None:
    pytest.importorskip("pyogrio")
    rows = [
        {key.removeprefix("dateline_"): value for key, value in row.items()}
        for row in by_gdal(written(tmp_path, "x.gpx", gpx.gpx(whole())))
    ]
    waypoints = [row for row in rows if row["layer"] == "waypoints"]
    assert same_as_told(waypoints, ("stop", "perhaps", "station"))
    assert legs_are_same(row for row in rows if row["layer"] == "tracks")
    assert len([row for row in rows if row["layer"] == "routes"]) == 2


def test_gpxpy_reads_gpx() -> None:
    gpxpy = pytest.importorskip("gpxpy")
    found = gpxpy.parse(gpx.gpx(whole()))
    assert len(found.routes) == 2 and len(found.tracks) == 4
    rows = []
    for point in found.waypoints:
        values = {each.tag.rpartition("}")[2]: each.text for each in point.extensions}
        rows.append(told(**values, lon=point.longitude, lat=point.latitude))
    assert sorted(rows, key=str) == expected()
    tracks = [
        [(p.longitude, p.latitude) for p in s.points] for t in found.tracks for s in t.segments
    ]
    assert lines_are_sound(tracks)
    assert [len(track.segments) for track in found.tracks] == [2, 2, 1, 1]
    hostile = next(point for point in found.waypoints if point.name == HOSTILE)
    assert hostile.link is None, "what is no address of the web is no link"
    assert (found.waypoints[0].link, found.waypoints[0].type) == (URL, "visited")
    assert all(-180 <= p.longitude < 180 for p in found.waypoints), "as the standard has it"


def test_kml_keeps_to_the_schema_of_the_ogc_and_fastkml_reads_it(tmp_path: Path) -> None:
    fastkml = pytest.importorskip("fastkml")
    validator = pytest.importorskip("fastkml.validator")
    path = written(tmp_path, "x.kml", kml.kml(whole()))
    assert validator.validate(file_to_validate=path)
    (document,) = fastkml.KML.from_string(path.read_text("utf-8").partition("?>")[2]).features
    folders = [folder for top in document.features for folder in (top, *top.features)]
    marks = [
        mark
        for folder in folders
        for mark in getattr(folder, "features", [])
        if type(mark).__name__ == "Placemark"
    ]
    rows, legs = [], 0
    for mark in marks:
        (data,) = mark.extended_data.elements
        values = {each.name: each.value for each in data.data}
        begin, end = (str(day) if day else "" for day in (mark.begin, mark.end))
        assert (begin, end) == (values.get("date_first", ""), values.get("date_last", ""))
        if mark.geometry.geom_type == "Point" and values["role"] != "place":
            rows.append(told(**values, lon=mark.geometry.x, lat=mark.geometry.y))
        legs += mark.geometry.geom_type != "Point"
        assert HOSTILE not in (mark.description or ""), "descriptions are HTML"
    assert sorted(rows, key=str) == expected() and legs == 4


def test_pandas_and_duckdb_read_the_tables(tmp_path: Path) -> None:
    pandas, duckdb = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    path = written(tmp_path, "x.csv", table.stops(whole()))
    kept = pandas.read_csv(path, keep_default_na=False)
    assert list(kept["country"]).count("NA") == 1
    usual = pandas.read_csv(path, parse_dates=["date_first", "date_last"])
    assert usual.columns[0] == "traveller"
    assert usual.loc[usual["place"] == "Windhoek", "country_name"].item() == "Namibia"
    assert usual.loc[usual["place"] == "Windhoek", "article"].item() == "a | b"
    asked = duckdb.sql(f"SELECT * FROM '{path}'")
    kinds = dict(zip(asked.columns, map(str, asked.types), strict=True))
    assert (kinds["date_first"], kinds["chance"], kinds["trip"]) == ("DATE", "DOUBLE", "BIGINT")
    for rows in (
        usual.to_dict("records"),
        [dict(zip(asked.columns, row, strict=True)) for row in asked.fetchall()],
    ):
        harmless = {f"'{HOSTILE}": HOSTILE}
        found = []
        for row in rows:
            perhaps = row["perhaps"] == "perhaps"
            role = "perhaps" if perhaps else "station" if row["status"] == "station" else "stop"
            row["traveller"] = harmless.get(row["traveller"], row["traveller"])
            found.append(told(**row | {"role": role}))
        assert sorted(found, key=str) == expected()


def test_a_table_of_mentions_is_read_by_pandas_and_duckdb(tmp_path: Path) -> None:
    pandas, duckdb = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    path = written(tmp_path, "x.csv", table.mentions(whole()))
    wanted = [
        (r.mention.article_id, r.place.id)
        for found in whole().resolutions.values()
        for r in found
        if r.place
    ]
    usual = pandas.read_csv(path)
    assert list(zip(usual["article"], usual["place_id"], strict=True)) == wanted
    asked = duckdb.sql(f"SELECT article, place_id, lat FROM '{path}'").fetchall()
    assert [row[:2] for row in asked] == wanted
    assert list(usual["lat"]) == [row[2] for row in asked]


def test_pandas_and_duckdb_read_geoparquet(tmp_path: Path) -> None:
    pandas, duckdb = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    path = written(tmp_path, "x.parquet", columns.geoparquet(records.every(whole())))
    frame = pandas.read_parquet(path)
    rows = [row | {"shape": parts(row["geometry"])} for row in frame.to_dict("records")]
    assert same_as_told(rows, ("stop", "perhaps", "station"))
    assert legs_are_same(rows)
    assert set(frame.loc[frame["name"] == "Windhoek", "country"]) == {"NA"}
    asked = duckdb.sql(
        f"SELECT typeof(date_first), typeof(geometry), count(*) FROM '{path}' GROUP BY ALL"
    )
    ((day, shape, many),) = asked.fetchall()
    assert (day, many) == ("DATE", len(rows)) and shape.startswith("GEOMETRY")
    ((names,),) = duckdb.sql(
        f"SELECT count(*) FROM '{path}' WHERE name = ?", params=[HOSTILE]
    ).fetchall()
    assert names == 2


def test_geojson_keeps_to_the_standard() -> None:
    geojson_pydantic = pytest.importorskip("geojson_pydantic")
    text = geojson.geojson(whole())
    with pytest.warns(UserWarning, match="crossing the Antimeridian"):
        found = geojson_pydantic.FeatureCollection.model_validate_json(text)
    west, south, east, north = found.bbox
    assert (west, east) == (17.08323, -157.85833), "across 180, where west is greater than east"
    assert (south, north) == (-22.55941, max(lat for _, lat in positions(text)))
    for feature in found.features:
        style = (
            {"marker-color", "marker-size"}
            if feature.geometry.type == "Point"
            else {"stroke", "stroke-width", "stroke-opacity"}
        )
        assert style | {"title"} <= set(feature.properties)


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


def test_check_geojson_finds_nothing_wrong(tmp_path: Path) -> None:
    found = by_node("geojson", written(tmp_path, "x.geojson", geojson.geojson(whole())))
    assert len(found) == len([*records.every(whole())])


def test_togeojson_reads_kml(tmp_path: Path) -> None:
    rows = as_rows(by_node("kml", written(tmp_path, "x.kml", kml.kml(whole()))))
    assert same_as_told(rows, ("stop", "perhaps", "station"))
    assert legs_are_same(rows)
    stops = [row for row in rows if row["role"] == "stop"]
    assert stops[0]["name"] == "1. Tokyo" and stops[0]["place"] == "Tokyo"
    assert stops[0]["timespan"] == {"begin": "2024-05-06", "end": "2024-05-06"}
    assert stops[0]["icon-color"] == "#b3392f"


def test_togeojson_reads_gpx(tmp_path: Path) -> None:
    rows = as_rows(by_node("gpx", written(tmp_path, "x.gpx", gpx.gpx(whole()))))
    told_of = [
        {key.removeprefix("dateline_"): value for key, value in row.items()}
        for row in rows
        if row.get("dateline_role")
    ]
    assert same_as_told(told_of, ("stop", "perhaps", "station"))
    assert legs_are_same(told_of)


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


# Of the vocabulary of Web Annotations (w3.org/TR/annotation-vocab) what is used here: a processor
# would fetch it from the W3C.
VOCABULARY = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Annotation": "oa:Annotation",
    "Software": "as:Application",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "identifying": "oa:identifying",
    "describing": "oa:describing",
    "classifying": "oa:classifying",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "generator": {"@id": "as:generator", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
}
OA, OURS = VOCABULARY["oa"], "urn:dateline:fields:1#"


def test_a_json_ld_processor_reads_the_annotations() -> None:
    jsonld = pytest.importorskip("pyld").jsonld

    def load(url: str, _: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld", "nothing else is fetched"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": VOCABULARY},
        }

    document = json.loads(web_annotations.jsonld(whole()))
    (page,) = jsonld.expand(document, {"documentLoader": load})
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    found = items["@list"]
    assert (
        len(found)
        == len({one["@id"] for one in found})
        == 6 + len([record for record in records.every(whole()) if record.role != "place"])
    )
    texts = {article.id: article.text for article in whole().articles}
    sources = {URL: "a", "urn:dateline:article:b": "b"}
    rows = []
    for one in found:
        assert one["@type"] == [f"{OA}Annotation"]
        for target in one[f"{OA}hasTarget"]:
            (source,), selectors = target[f"{OA}hasSource"], target[f"{OA}hasSelector"]
            text = texts[sources[source["@id"]]]
            words, place = selectors
            start, end = (int(place[f"{OA}{edge}"][0]["@value"]) for edge in ("start", "end"))
            exact = words[f"{OA}exact"][0]["@value"]
            prefix, suffix = (words[f"{OA}{side}"][0]["@value"] for side in ("prefix", "suffix"))
            assert text[start:end] == exact and prefix + exact + suffix in text
        for body in one[f"{OA}hasBody"]:
            if body["@type"] == [f"{OURS}Told"]:
                values = {
                    key.removeprefix(OURS): value[0]["@value"]
                    for key, value in body.items()
                    if key.startswith(OURS) and "@value" in value[0]
                }
                days = body.get(f"{OURS}date_first", [{"@type": "none"}])
                assert days[0]["@type"] in ("none", "http://www.w3.org/2001/XMLSchema#date")
                (where,) = (
                    b for b in one[f"{OA}hasBody"] if b.get("@id") == body[f"{OURS}place"][0]["@id"]
                )
                geo = "http://www.w3.org/2003/01/geo/wgs84_pos#"
                lat, lon = (where[geo + name][0]["@value"] for name in ("lat", "long"))
                rows.append(told(**values, lat=lat, lon=lon))
    stops = sorted((row for row in rows if row.role != "leg"), key=str)
    assert stops == expected() and len(rows) == len(stops) + 4
    triples = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
    assert triples.count(f"<{OA}hasTarget>") >= len(found)


@pytest.mark.parametrize("year", [1, 9999])
def test_days_at_the_ends_of_the_calendar_are_read(tmp_path: Path, year: int) -> None:
    """As text in KML and CSV; a GeoParquet file keeps them as days."""
    pytest.importorskip("pyogrio")
    first, *_ = whole().itineraries
    stop = first.stops[0]
    visit = replace(stop.visit, days=Days(date(year, 1, 1), date(year, 12, 31)))
    alone = replace(first, stops=(replace(stop, visit=visit),), legs=())
    made = replace(whole(), itineraries=(alone,))
    (row,) = [
        row for row in by_gdal(written(tmp_path, "x.kml", kml.kml(made))) if row["role"] == "stop"
    ]
    assert (row["date_first"], row["date_last"]) == (f"{year:04d}-01-01", f"{year:04d}-12-31")
    frame = pytest.importorskip("pandas").read_parquet(
        written(tmp_path, "x.parquet", columns.geoparquet(records.every(made)))
    )
    assert date(year, 1, 1) in set(frame["date_first"])
