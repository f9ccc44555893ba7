"""What is exported comes back the same from readers that are not ours: as many rows, at the same
points, with the same days and statuses; whatever stands in articles comes back as text.

The readers are in requirements-dev.txt and package.json, which CI installs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from dashboard.exports import columns, geojson, gpx, kml, records, table
from dashboard.journeys.model import Days
from tests.exports.reading import (
    as_rows,
    by_gdal,
    by_node,
    expected,
    legs_are_same,
    lines_are_sound,
    parts,
    positions,
    same_as_told,
    told,
    written,
)
from tests.exports.whole import HOSTILE, URL, whole


def test_no_reader_is_missing_where_code_is_checked() -> None:
    """In an environment with requirements-dev.txt none of these tests is left out unnoticed."""
    if find_spec("mypy") is None:
        pytest.skip("requirements-dev.txt is not installed")
    readers = ("pyogrio", "gpxpy", "fastkml", "geojson_pydantic", "pandas", "duckdb", "pyld")
    assert [reader for reader in readers if find_spec(reader) is None] == []


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
