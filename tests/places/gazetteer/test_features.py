"""Places of one's own in files of maps and in the answers of geocoders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.errors import InputError
from dashboard.places.gazetteer.features import features
from dashboard.places.gazetteer.importing import import_layer
from dashboard.places.gazetteer.layers import Row, row_of


def rows(tmp_path: Path, name: str, content: object) -> list[Row]:
    """The places of a file, of which none may be wrong."""
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return [row_of(cells, "") for _, cells in features(path) if not isinstance(cells, str)]


POINT = {"type": "Point", "coordinates": [-1.25, 51.5, 7]}
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><Placemark><name>Xa</name>'
    '<ExtendedData><Data name="country_code"><value>GB</value></Data></ExtendedData>'
    "<MultiGeometry><Point><coordinates> -1.25,51.5,0 </coordinates></Point></MultiGeometry>"
    "</Placemark></Folder></Document></kml>"
)
GPX = (
    '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="51.5" lon="-1.25"><name>Xa</name>'
    "<desc>a note</desc></wpt></gpx>"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.geojson", {"type": "Feature", "properties": {"Name": "Xa"}, "geometry": POINT}),
        (
            "a.geojson",
            {
                "type": "FeatureCollection",
                "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}},
                "features": [{"properties": {"name": "Xa", "x": None}, "geometry": POINT}],
            },
        ),
        ("a.json", [{"place_id": 7, "lat": "51.5", "lon": "-1.25", "display_name": "Xa, UK"}]),
        (
            "a.json",
            {
                "results": [
                    {
                        "formatted_address": "Xa, UK",
                        "geometry": {"location": {"lat": 51.5, "lng": -1.25}},
                    }
                ]
            },
        ),
        ("a.json", {"geonames": [{"geonameId": 7, "name": "Xa", "lat": "51.5", "lng": "-1.25"}]}),
        (
            "a.json",
            {
                "elements": [
                    {"type": "way", "id": 7, "center": {"lat": 51.5, "lon": -1.25}, "tags":
                     {"name": "Ха", "name:en": "Xa"}}
                ]
            },
        ),
        ("a.kml", KML),
        ("a.gpx", GPX),
    ],
)  # fmt: skip
def test_a_point_is_read_with_its_name(tmp_path: Path, name: str, content: object) -> None:
    (row,) = rows(tmp_path, name, content)
    assert (row.name, row.lat, row.lon, row.feature_class) == ("Xa", 51.5, -1.25, "P")
    assert row.id


def test_what_is_told_of_a_place_is_kept(tmp_path: Path) -> None:
    told = {
        "type": "node", "id": 7, "lat": 51.5, "lon": -1.25,
        "tags": {"name": "Ха", "name:en": "Xa", "alt_name": "Xb;Xc", "population": "1,200"},
    }  # fmt: skip
    (row,) = rows(tmp_path, "a.json", {"elements": [told]})
    assert (row.id, row.alternates, row.population) == ("node/7", ("Ха", "Xb", "Xc"), 1200)
    assert rows(tmp_path, "a.kml", KML)[0].country == "GB"


def test_what_is_no_point_is_said_and_the_rest_is_used(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    far = {"type": "Point", "coordinates": [51.5, 100]}
    shapes = [(POINT, "Xa"), (line, "Xb"), (None, "Xc"), (far, "Xd"), (POINT, "")]
    path = tmp_path / "a.geojson"
    found = [{"properties": {"name": name}, "geometry": shape} for shape, name in shapes]
    path.write_text(json.dumps({"features": found}))
    said: list[InputError] = []
    facts = import_layer(path, "a", tmp_path / "layers", lambda *_: None, said.append)
    assert (facts.places, facts.own) == (1, True)
    assert [str(problem).removeprefix(f"{path}: ")[:24] for problem in said] == [
        "place 2 “Xb” has no poin",
        "place 3 “Xc” has no poin",
        "place 4 latitude must be",
        "place 5 has no name; it ",
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.geojson", "{", "is no JSON"),
        ("a.kml", "<kml>", "is no XML"),
        ("a.geojson", {"crs": {"properties": {"name": "EPSG:27700"}}}, "in other coordinates"),
    ],
)
def test_a_file_that_holds_no_places_is_said(
    tmp_path: Path, name: str, content: object, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        rows(tmp_path, name, content)
