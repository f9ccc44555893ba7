"""What is told of each thing, whatever the format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles.article import Article, Edit
from dashboard.articles.sentences import split
from dashboard.atlas import Atlas
from dashboard.exports import geojson, gpx, kml, lines, records, table, web_annotations
from dashboard.exports.evidence import attribution, web_address
from dashboard.exports.fields import FIELDS, Record
from dashboard.exports.formats import FORMATS
from dashboard.places.gazetteer.tables import LAYERS
from dashboard.places.place import Place
from tests.exports.whole import HOSTILE, TAVEUNI, URL, whole
from tests.places.parsing import geoparser

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
OF_ALL = {"role", "sure", "unsure", "article", "evidence", "evidence_text", "attribution"}
OF_JOURNEYS = OF_ALL | {
    *("traveller", "group", "status", "chance", "date", "date_first", "date_last", "date_text"),
    *("article_title", "article_source", "article_published", "article_url", "article_edited"),
    "edited",
}
OF_TRIPS = OF_JOURNEYS | {"trip", "order", "rule", "borrowed", "disagreements"}
OF_PLACES = OF_ALL | {"place_id", "name", "country", "country_name", "edited"}
WANTED = {
    "place": OF_PLACES,
    "stop": OF_TRIPS | OF_PLACES,
    "perhaps": OF_TRIPS | OF_PLACES,
    "leg": OF_TRIPS | {"from", "to", "km", "bearing"},
    "station": OF_JOURNEYS | {"station", "place_id", "name"},
}


@pytest.fixture(scope="module")
def told() -> list[Record]:
    return [*records.every(whole())]


def test_each_thing_has_the_fields_of_its_role_with_their_types(told: list[Record]) -> None:
    assert {record.role for record in told} == set(WANTED)
    for record in told:
        assert WANTED[record.role] <= set(record.values) <= set(FIELDS)
        for name, value in record.values.items():
            assert value is None or type(value) is FIELDS[name], (record.role, name, value)
        assert record.evidence and record.has("attribution")


def test_a_leg_tells_what_is_told_of_where_it_leads(told: list[Record]) -> None:
    first, second, third, _ = (record for record in told if record.role == "leg")
    ends = [(leg.values["from"], leg.values["to"]) for leg in (first, second, third)]
    assert ends == [("Tokyo", "Honolulu"), ("Honolulu", "Suva"), ("Suva", "Taveuni")]
    assert (first.values["chance"], first.values["status"]) == (0.75, "visited")
    assert first.values["date_first"] == date(2024, 5, 7) and first.values["order"] == 2
    assert (second.values["date_first"], second.values["date_last"]) == (
        date(2024, 4, 1),
        date(2024, 4, 30),
    )
    assert first.line[0][0] == (35.6895, 139.69171) and first.line[-1][-1] == (21.30694, -157.85833)
    assert [len(leg.line) for leg in (first, second, third)] == [2, 2, 1]
    assert third.line[0][-1] == TAVEUNI.point == (-16.85, 180.0)
    assert third.values["attribution"] == "GeoNames (CC BY 4.0) | UA"


def test_what_was_corrected_borrowed_and_told_otherwise_is_marked(told: list[Record]) -> None:
    (earlier,) = (r for r in told if r.role == "stop" and r.values["status"] == "past")
    assert earlier.values["edited"] == "status by hand, 2024-05-06T07:08:09Z"
    assert earlier.values["borrowed"] == "date from b, sentence 0"
    assert earlier.values["disagreements"] == "status “cancelled” according to b, sentence 0"
    assert earlier.values["article"] == "a | b" and earlier.values["evidence"] == "a:0 | b:0"
    assert earlier.values["article_url"] == f"{URL} | javascript:alert(1)"
    assert (earlier.values["country"], earlier.values["country_name"]) == ("NA", "Namibia")


def test_what_was_changed_of_stations_articles_and_what_was_dropped_is_told_everywhere() -> None:
    made, at = whole(), "2024-05-07T00:00:00Z"
    (station,) = made.stations
    gone = replace(made.itineraries[0].stops[0].visit, edits=(Edit("dropped", at),))
    first, *others = made.articles
    changed = replace(
        made,
        articles=(replace(first, edits=(Edit("title", at), Edit("published", at))), *others),
        sentences=made.sentences,
        stations=(replace(station, edits=(Edit("place", at),)),),
        dropped=(gone,),
    )
    told = [*records.every(changed)]
    (born,) = (record for record in told if record.role == "station")
    assert born.values["edited"] == f"place by hand, {at}"
    places = {record.place.name: record.text("edited") for record in told if record.role == "place"}
    assert places["Tokyo"] == f"stop of Ann dropped by hand, {at}"
    assert not any(edited for name, edited in places.items() if name != "Tokyo")
    of_first = f"title by hand, {at}; published by hand, {at}"
    stops = {record.text("article"): record.text("article_edited") for record in told}
    assert (stops["a"], stops["b"], stops["a | b"]) == (of_first, "", f"{of_first} | ")

    line = json.loads(lines.merged_stops(changed))
    when = [{"what": "place", "at": at}]
    assert [stop["edited"] for stop in line["stops"] if stop["status"] == "station"] == [when]
    assert line["about"][0]["edited"] == [
        {"what": "title", "at": at},
        {"what": "published", "at": at},
    ]
    assert "edited" not in line["about"][1]
    (dropped,) = line["dropped"]
    assert (dropped["traveller"], dropped["place"]) == ("Ann", "Tokyo")
    assert dropped["edited"] == [{"what": "dropped", "at": at}]
    for text in (
        geojson.geojson(changed),
        table.stops(changed),
        kml.kml(changed),
        gpx.gpx(changed),
    ):
        assert f"place by hand, {at}" in text and of_first in text
    assert of_first in web_annotations.jsonld(changed)
    assert of_first in table.mentions(changed)
    assert "dropped" not in lines.merged_stops(made)


def test_years_of_a_station_are_their_first_and_last_day(told: list[Record]) -> None:
    (born,) = (record for record in told if record.role == "station")
    assert (born.values["date_first"], born.values["date_last"]) == (
        date(1950, 1, 1),
        date(1950, 12, 31),
    )


def test_a_group_is_told_in_every_format() -> None:
    made = whole()
    stops = json.loads(lines.merged_stops(made))["stops"]
    assert {s["traveller"] for s in stops if s.get("group")} == {"41 survivors"}
    for text in (geojson.geojson(made), table.stops(made), kml.kml(made), gpx.gpx(made)):
        assert "41 survivors" in text


@pytest.mark.parametrize("write", [geojson.geojson, kml.kml, gpx.gpx, web_annotations.jsonld])
def test_no_address_but_of_the_web_is_a_link(write: Callable[[Atlas], str]) -> None:
    text = write(whole())
    for found in re.findall(r'(?:href="|"source": "|<link href=")([^"]*)', text):
        assert not found.startswith("javascript"), found
    assert HOSTILE not in kml.kml(whole())


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (URL, URL),
        ("HTTPS://example.org/ä", "HTTPS://example.org/ä"),
        ("javascript:alert(1)", None),
        ("http://a/ onmouseover=x", None),
        ('http://a/"><script>', None),
        ("http://a/\x7f", None),
        ("file:///etc/passwd", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_of_the_web(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


def test_a_place_names_its_source() -> None:
    place = Place("1", "Oslo", 60, 10, "P", "PPL", source="GeoNames")
    assert attribution(place) == "GeoNames (CC BY 4.0)"
    assert attribution(replace(place, source="SITES.csv")) == "SITES.csv"
    named = {attribution(replace(place, source=layer)) for layer in LAYERS}
    assert named == {"gazetteer.csv", "GeoNames (CC BY 4.0)"}


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.is_text])
def test_a_file_of_places_grows_with_a_sentence_that_does_not_end(name: str) -> None:
    def written(times: int) -> int:
        article = Article("one", "Oslo, Rome, Paris, " * times)
        sentences = split(article)
        found = geoparser().resolutions(article, sentences)
        pieces = [FORMATS[name].places(article, sentences, found)]
        return len("".join(map(str, FORMATS[name].file_of_places(pieces))))

    assert written(1_600) < 4.5 * written(400)


positions = st.tuples(st.integers(-180, 180), st.integers(-90, 90)).map(list)


@given(st.lists(positions, min_size=1, max_size=6))
def test_the_bounding_box_has_every_point_and_leaves_out_the_widest_gap(points: list[list[int]]):
    given_ = [{"geometry": {"type": "Point", "coordinates": point}} for point in points]
    west, south, east, north = json.loads("".join(geojson.collection([given_])))["bbox"]
    for lon, lat in points:
        assert south <= lat <= north
        assert west <= lon <= east if west <= east else lon >= west or lon <= east
    wide = east - west if west <= east else east - west + 360
    assert wide <= max(lon for lon, _ in points) - min(lon for lon, _ in points)


def test_of_nothing_there_is_no_bounding_box() -> None:
    assert json.loads("".join(geojson.collection([]))) == {
        "type": "FeatureCollection",
        "features": [],
    }


def test_folders_of_one_name_are_numbered() -> None:
    made = whole()
    again = [*made.itineraries, replace(made.itineraries[1], traveller="ann")]
    names = re.findall(
        r"<Folder>\s*<name>([^<]*)", kml.kml(replace(made, itineraries=tuple(again)))
    )
    assert "ann (2)" in names and len({name.casefold() for name in names}) == len(names)


def test_the_page_of_formats_names_each_format_and_field() -> None:
    written = PAGE[PAGE.index("## What is written") :]
    formats, fields = (
        re.findall(r"^\| (`[^|]*`) \|", table, re.MULTILINE)
        for table in (written[: written.index("| field |")], written[written.index("| field |") :])
    )
    assert {name for row in formats for name in re.findall(r"`(\w+)`", row)} == set(FORMATS)
    assert [name for row in fields for name in re.findall(r"`(\w+)`", row)] == list(FIELDS)
