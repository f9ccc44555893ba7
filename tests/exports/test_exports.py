from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.atlas import Atlas
from dashboard.exports import geojson, gpx, kml, lines, table
from dashboard.exports.records import journeys_and_stations
from dashboard.journeys.model import Itinerary, Leg, Precision, Status, Stop, Visit
from dashboard.places.place import Kind, Mention, Place, Resolution
from tests.fixtures import atlas as seed_atlas

KML = "{http://www.opengis.net/kml/2.2}"
GPX = "{http://www.topografix.com/GPX/1/1}"
HOSTILE = '<script>alert("1")</script> & ]]> \x00\x0b\ufffe'


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return seed_atlas()


def tiny(text: str = "She flew.", start: tuple[float, float] = (0, 170)) -> Atlas:
    """An atlas of one leg, from `start` to a place across the antimeridian, with this wording."""
    article = Article("a", text)
    ref = SentenceRef("a", 0)
    stops = [
        Stop(Visit(text, place, Status.VISITED, None, text, Precision.NONE, (ref,), text), order)
        for order, place in enumerate(
            [
                Place("1", text, *start, "P", "PPL", "FJ"),
                Place("2", "Apia", 10, -170, "P", "PPL", "WS"),
            ]
        )
    ]
    leg = Leg(stops[0], stops[1], 2480.0, 63.0, (ref,))
    mention = Mention("a", 0, len(text), text, Kind.LITERAL)
    return Atlas(
        (article,),
        {"a": (Sentence("a", 0, 0, len(text)),)},
        {"a": (Resolution(mention, stops[0].visit.place, 0.5),)},
        (Itinerary(text, 1, tuple(stops), (leg,)),),
        {},
        (),
        (),
        (),
        (),
    )


def features(text: str, role: str) -> list[dict[str, Any]]:
    parsed = json.loads(text)
    assert parsed["type"] == "FeatureCollection"
    return [f for f in parsed["features"] if f["properties"]["role"] == role]


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table that begins with a byte order mark."""
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_geojson_has_every_stop_leg_and_place_with_its_sentences(atlas: Atlas):
    text = geojson.geojson(atlas)
    stops = [stop for itinerary in atlas.itineraries for stop in itinerary.stops]
    legs = [leg for itinerary in atlas.itineraries for leg in itinerary.legs]
    shown = features(text, "stop")
    assert len(shown) == len(stops) and len(features(text, "leg")) == len(legs)
    texts = {article.id: article.text for article in atlas.articles}
    for feature, stop in zip(shown, stops, strict=True):
        place = stop.visit.place
        assert feature["geometry"] == {"type": "Point", "coordinates": [place.lon, place.lat]}
        assert feature["properties"]["evidence"]
        for quote in feature["properties"]["evidence"]:
            sentence = atlas.sentences[quote["article"]][quote["sentence"]]
            assert quote["text"] == texts[quote["article"]][sentence.start : sentence.end]
    for feature in features(text, "place"):
        for mention in feature["properties"]["mentions"]:
            assert mention["mention"] in mention["text"]
    named = {f["properties"]["name"]: f["properties"] for f in features(text, "place")}
    assert named["Bakhmut"]["why_off_route"] == "Nobody went there."
    assert named["Sochi"]["why_off_route"] is None


def test_a_leg_follows_the_geodesic_from_its_start_to_its_end(atlas: Atlas):
    for feature in features(geojson.geojson(atlas), "leg"):
        points = feature["geometry"]["coordinates"]
        assert feature["geometry"]["type"] == "LineString"
        assert len(points) > feature["properties"]["km"] / 100


def test_a_leg_across_the_antimeridian_is_cut_there():
    (leg,) = features(geojson.geojson(tiny()), "leg")
    west, east = leg["geometry"]["coordinates"]
    assert leg["geometry"]["type"] == "MultiLineString"
    assert west[0] == [170, 0] and east[-1] == [-170, 10]
    assert west[-1][0] == 180 and east[0][0] == -180 and west[-1][1] == east[0][1]
    assert all(lon > 0 for lon, _ in west) and all(lon < 0 for lon, _ in east)


@pytest.mark.parametrize("chance", [0.49, 0.5])
def test_a_leg_from_a_place_that_is_likelier_another_is_not_sure_in_any_file(chance: float):
    made = tiny("Suva")
    (named,) = made.resolutions["a"]
    made = replace(made, resolutions={"a": (replace(named, score=chance),)})
    is_sure, said = chance >= 0.5, "Where Suva is, is not sure."
    text = geojson.geojson(made)
    assert [f["properties"]["sure"] for f in features(text, "leg")] == [is_sure]
    assert [f["properties"]["sure"] for f in features(text, "stop")] == [is_sure, True]
    rows = rows_of(table.stops(made))
    assert [row["unsure"] for row in rows] == (["", ""] if is_sure else [said, said])
    marks = list(ElementTree.fromstring(kml.kml(made)).iter(f"{KML}Placemark"))
    styles = [mark.findtext(f"{KML}styleUrl") for mark in marks]
    assert styles == (["#visited"] * 3 if is_sure else ["#unsure", "#visited", "#unsure"])
    told = [said in (mark.findtext(f"{KML}description") or "") for mark in marks]
    assert told == [not is_sure, False, not is_sure]
    root = ElementTree.fromstring(gpx.gpx(made))
    told = [said in (desc.text or "") for desc in root.iter(f"{GPX}desc")]
    assert told.count(True) == (0 if is_sure else 3)  # as waypoint, on the route, of the track


def test_csv_has_a_row_for_each_stop(atlas: Atlas):
    rows = rows_of(table.stops(atlas))
    stops = [stop for itinerary in atlas.itineraries for stop in itinerary.stops]
    assert [row["place"] for row in rows] == [stop.visit.place.name for stop in stops]
    assert [row["evidence_text"] != "" for row in rows] == [True] * len(stops)
    friday = next(row for row in rows if row["place"] == "Komsomolsk-on-Amur")
    assert (friday["date"], friday["date_text"]) == ("2023-09-15", "Friday")
    month = next(row for row in rows if row["date_text"] == "April 2019")
    assert month["date"] == "2019-04-01/2019-04-30"


def test_csv_has_a_row_for_each_mention_with_and_without_a_place(atlas: Atlas):
    (article, *_) = atlas.articles
    found = atlas.resolutions[article.id]
    found = (replace(found[0], place=None), *found[1:])
    written = table.mention_rows(article, atlas.sentences[article.id], found)
    rows = rows_of(table.MENTION_HEADER + written)
    assert [row["text"] for row in rows] == [resolution.mention.text for resolution in found]
    assert rows[0]["lat"] == "" and rows[1]["lat"] != ""
    for row in rows:
        assert article.text[int(row["start"]) : int(row["end"])] == row["text"]
        assert row["text"] in row["sentence_text"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula_and_no_number_is_touched(text: str):
    written = table.stops(tiny(text, (-5, -170.5)))
    (row, _) = rows_of(written)
    assert row["traveller"] == row["evidence_text"] == f"'{text}"
    assert float(row["lon"]) == -170.5


@settings(deadline=None)
@given(st.text(min_size=1))
@example("\r=1")
def test_whatever_the_text_each_export_can_be_read_again(text: str):
    made = tiny(text)
    assert features(geojson.geojson(made), "stop")[0]["properties"]["traveller"] == text
    rows = list(csv.reader(io.StringIO(table.stops(made), newline="")))
    assert [len(row) for row in rows] == [len(table.STOPS)] * 3
    ElementTree.fromstring(kml.kml(made).encode("utf-8", "surrogatepass").decode("utf-8"))
    ElementTree.fromstring(gpx.gpx(made).encode("utf-8", "surrogatepass").decode("utf-8"))


def test_kml_has_stops_days_and_legs_by_traveller(atlas: Atlas):
    root = ElementTree.fromstring(kml.kml(atlas))
    names = {mark.findtext(f"{KML}name") for mark in root.iter(f"{KML}Placemark")}
    assert {"Bakhmut", "1. Sochi"} <= names
    assert len(list(root.iter(f"{KML}LineString"))) == sum(len(i.legs) for i in atlas.itineraries)
    spans = {
        (span.findtext(f"{KML}begin"), span.findtext(f"{KML}end"))
        for span in root.iter(f"{KML}TimeSpan")
    }
    assert ("2023-09-15", "2023-09-15") in spans and ("2019-04-01", "2019-04-30") in spans


def test_markup_in_an_article_stays_text_in_kml_whose_descriptions_are_html():
    root = ElementTree.fromstring(kml.kml(tiny(HOSTILE)))
    for description in root.iter(f"{KML}description"):
        assert "<script" not in (description.text or "")
        assert "&lt;script&gt;" in (description.text or "")


def test_gpx_has_a_waypoint_for_each_stop_and_a_route_through_the_legs(atlas: Atlas):
    root = ElementTree.fromstring(gpx.gpx(atlas))
    stops = [stop for itinerary in atlas.itineraries for stop in itinerary.stops]
    waypoints = root.findall(f"{GPX}wpt")
    assert [point.findtext(f"{GPX}name") for point in waypoints] == [
        stop.visit.place.name for stop in stops
    ]
    routes = root.findall(f"{GPX}rte")
    assert len(routes) == sum(bool(itinerary.legs) for itinerary in atlas.itineraries)
    ends = [
        itinerary.legs[-1].end.visit.place.name for itinerary in atlas.itineraries if itinerary.legs
    ]
    assert [route[-1].findtext(f"{GPX}name") for route in routes] == ends


def test_a_line_of_mentions_keeps_the_contract(atlas: Atlas):
    (article, *_) = atlas.articles
    found = atlas.resolutions[article.id]
    found = (replace(found[0], place=None), *found[1:])
    line = json.loads(lines.mentions(article, atlas.sentences[article.id], found))
    assert line["id"] == article.id and len(line["mentions"]) == len(found)
    assert line["mentions"][0]["place"] is None
    for mention in line["mentions"]:
        keys = {"text", "start", "end", "kind", "score", "place", "reasons", "alternatives"}
        assert set(mention) == keys | {"sentence", "sentence_text"}
        assert article.text[mention["start"] : mention["end"]] == mention["text"]
    place = line["mentions"][1]["place"]
    keys = {"id", "name", "lat", "lon", "country", "feature_code"}
    assert set(place) == keys | {"country_name", "admin1", "uncertainty_km", "attribution"}


def test_a_line_of_stops_keeps_the_contract(atlas: Atlas):
    for article in atlas.articles:
        alone = seed_atlas([article])
        itineraries = alone.itineraries
        text = lines.stops(alone)
        line = json.loads(text)
        assert text.count("\n") == 1 and line["id"] == article.id
        assert (line["title"], line["published"]) == (article.title, "2023-09-15")
        assert len(line["legs"]) == sum(len(itinerary.legs) for itinerary in itineraries)
        assert len(line["stops"]) == sum(len(itinerary.stops) for itinerary in itineraries)
        for stop in line["stops"]:
            keys = "traveller place lat lon status trip order date date_text"
            assert " ".join(stop).startswith(f"{keys} chance group evidence ")
            assert all(isinstance(index, int) for index in stop["evidence"])
            assert len(stop["evidence_text"]) == len(stop["evidence"])


def test_merged_stops_name_the_article_of_each_sentence_and_what_is_borrowed(atlas: Atlas):
    line = json.loads(lines.merged_stops(atlas))
    known = {article.id for article in atlas.articles}
    assert {ref["article"] for stop in line["stops"] for ref in stop["evidence"]} == known
    assert any(stop["borrowed"] for stop in line["stops"])


def perhaps(atlas: Atlas) -> Atlas:
    """`atlas` with a visit that perhaps was, and one that is unlikelier still."""
    visit = replace(atlas.itineraries[0].stops[0].visit, traveller="Rao")
    return replace(atlas, doubts=(replace(visit, chance=0.55), replace(visit, chance=0.1)))


def test_what_perhaps_was_is_told_apart_from_the_stops(atlas: Atlas):
    doubtful = perhaps(atlas)
    (feature,) = features(geojson.geojson(doubtful), "perhaps")
    told = {key: feature["properties"][key] for key in ("traveller", "chance", "trip", "order")}
    assert told == {"traveller": "Rao", "chance": 0.55, "trip": None, "order": None}
    assert feature["properties"]["evidence"]
    assert features(geojson.geojson(doubtful), "stop") == features(geojson.geojson(atlas), "stop")
    *stops, row = rows_of(table.stops(doubtful))
    assert {stop["perhaps"] for stop in stops} == {""}
    assert (row["perhaps"], row["traveller"], row["trip"], row["chance"]) == (
        *("perhaps", "Rao", ""),
        "0.55",
    )
    root = ElementTree.fromstring(kml.kml(doubtful))
    (folder,) = [f for f in root.iter(f"{KML}Folder") if f.findtext(f"{KML}name") == "Perhaps"]
    (mark,) = folder.findall(f"{KML}Placemark")
    assert mark.findtext(f"{KML}styleUrl") == "#unsure"
    assert "55 % sure" in (mark.findtext(f"{KML}description") or "")


def test_stops_alone_are_what_the_command_line_prints(atlas: Atlas):
    doubtful = perhaps(atlas)
    assert table.stop_rows(doubtful) == table.stop_rows(atlas)
    assert list(journeys_and_stations(doubtful)) == list(journeys_and_stations(atlas))


def test_kml_and_gpx_say_how_sure_a_stop_is(atlas: Atlas):
    first = atlas.itineraries[0]
    stop = replace(first.stops[0], visit=replace(first.stops[0].visit, chance=0.83))
    doubtful = replace(atlas, itineraries=(replace(first, stops=(stop,), legs=()),))
    for text in (kml.kml(doubtful), gpx.gpx(doubtful)):
        assert "83 % sure" in text
