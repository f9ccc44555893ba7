"""Articles that contradict each other: view and exports show both sides with their sentences."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path

import pytest

from dashboard.articles.readers import read
from dashboard.atlas import Atlas
from dashboard.atlas import build as build_atlas
from dashboard.exports import geojson, gpx, kml, lines, table
from dashboard.view.build import build
from dashboard.view.model import StopView
from tests.places.parsing import geoparser

SETS = Path(__file__).parents[3] / "benchmarks" / "itineraries" / "sets"
CASES = {
    "date-disagrees": (
        "Ventspils",
        "day",
        "Tue 14 Jun",
        "Wed 15 Jun",
        "yard-courier",
        "yard-weekly",
    ),
    "visited-or-cancelled": (
        "Oran",
        "status",
        "visited",
        "called off",
        "reading-full",
        "reading-off",
    ),
}
"""By set: where, on what, what is said by which articles."""


@cache
def atlas_of(name: str) -> Atlas:
    return build_atlas(read([str(SETS / name / "articles.jsonl")]).articles, geoparser())


def stop_at(name: str, place: str) -> StopView:
    return next(stop for stop in build(atlas_of(name)).stops if stop.place_name == place)


@pytest.mark.parametrize("name", CASES)
def test_both_sides_are_shown_with_their_own_sentences(name: str) -> None:
    place, what, *says, here, there = CASES[name]
    (found,) = stop_at(name, place).disagreements
    assert found.what == what
    assert [side.says for side in found.sides] == says
    for side, article in zip(found.sides, (here, there), strict=True):
        assert {quote.article for quote in side.quotes} == {article}
        assert all(place in quote.text for quote in side.quotes)


def test_the_days_that_are_left_open_are_those_of_both_sides() -> None:
    stop = stop_at("date-disagrees", "Ventspils")
    assert (stop.first_day, stop.last_day) == ("2022-06-14", "2022-06-15")


def test_one_meeting_in_two_towns_is_shown_at_both_with_the_sentences_of_both() -> None:
    towns = {"Bergen": "tides-herald", "Stavanger": "tides-post"}
    for here, there in (list(towns), list(towns)[::-1]):
        stop = stop_at("place-disagrees", here)
        (found,) = stop.disagreements
        assert found.what == "place"
        assert [side.says for side in found.sides] == [here, there]
        for side in found.sides:
            (quote,) = side.quotes
            assert quote.article == towns[side.says]
            assert side.says in quote.text
        assert {quote.article for quote in stop.quotes} == set(towns.values())


def test_stops_on_which_the_articles_agree_are_without_doubt() -> None:
    stops = build(atlas_of("date-disagrees")).stops
    assert {stop.place_name for stop in stops if stop.disagreements} == {"Ventspils"}


@pytest.mark.parametrize("name", CASES)
def test_every_export_says_what_the_others_say(name: str) -> None:
    atlas, (place, *_, other) = atlas_of(name), CASES[name]
    (row,) = (
        row for row in csv.DictReader(io.StringIO(table.stops(atlas))) if row["place"] == place
    )
    assert f"according to {other}, sentence 0" in row["disagreements"]
    (feature,) = (
        feature["properties"]
        for feature in json.loads(geojson.geojson(atlas))["features"]
        if feature["properties"]["role"] == "stop" and feature["properties"]["name"] == place
    )
    (said,) = feature["disagreements"]
    assert said["evidence"][0]["article"] == other
    assert place in said["evidence"][0]["text"]
    (line,) = (s for s in json.loads(lines.merged_stops(atlas))["stops"] if s["place"] == place)
    assert line["disagreements"][0]["evidence"] == [{"article": other, "sentence": 0}]
    assert f"according to {other}" in kml.kml(atlas)
    assert f"according to {other}" in gpx.gpx(atlas)
