"""Stations of lives in the exports."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import Atlas, build
from dashboard.exports import geojson, kml, lines, table
from dashboard.exports.evidence import iso_years
from tests.places.parsing import geoparser

TEXT = "Ann Kovacs was born in Cairo in 1950. She lived in Paris from about 1975 to 1990."


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return build([Article("one", TEXT)], geoparser())


def test_a_line_has_stations_among_the_stops(atlas: Atlas) -> None:
    told = json.loads(lines.stops(atlas))["stops"]
    assert [(s["status"], s["station"], s["place"], s["date"], s["evidence"]) for s in told] == [
        ("station", "born", "Cairo", "1950", [0]),
        ("station", "lived", "Paris", "1975/1990", [1]),
    ]
    assert told[1]["date_text"] == "from about 1975 to 1990"
    assert all(0 < s["chance"] <= 1 and s["rule"] for s in told)


def test_merged_lines_give_the_addresses_of_sentences(atlas: Atlas) -> None:
    born, _ = json.loads(lines.merged_stops(atlas))["stops"]
    (quote,) = born["evidence"]
    assert (quote["article"], quote["sentence"]) == ("one", 0)
    assert quote["text"].startswith("Ann Kovacs was born")


def test_geojson_has_a_point_for_each_station(atlas: Atlas) -> None:
    features = json.loads(geojson.geojson(atlas))["features"]
    told = [f for f in features if f["properties"]["role"] == "station"]
    assert [f["properties"]["station"] for f in told] == ["born", "lived"]
    assert told[0]["geometry"]["type"] == "Point"
    assert told[0]["properties"]["evidence"][0]["text"].startswith("Ann Kovacs was born")


def test_the_table_has_a_row_for_each_station(atlas: Atlas) -> None:
    rows = list(csv.DictReader(io.StringIO(table.stops(atlas).removeprefix("\ufeff"))))
    assert [(r["status"], r["station"], r["trip"], r["date"]) for r in rows] == [
        ("station", "born", "", "1950"),
        ("station", "lived", "", "1975/1990"),
    ]


def test_kml_has_a_folder_for_each_life(atlas: Atlas) -> None:
    text = kml.kml(atlas)
    assert "<name>The life of Ann Kovacs</name>" in text
    assert text.index("Cairo (born)") < text.index("Paris (lived)")
    assert "<begin>1975-01-01</begin>" in text
    assert "<end>1990-12-31</end>" in text


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ann Kovacs has lived in Paris since 1990.", "1990/.."),
        ("Ann Kovacs taught in Paris until 1990.", "../1990"),
        ("Ann Kovacs lived in Paris.", None),
    ],
)
def test_years_that_the_text_leaves_open(text: str, date: str | None) -> None:
    (station,) = build([Article("one", text)], geoparser()).stations
    assert iso_years(station) == date
