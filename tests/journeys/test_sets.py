"""The sets of articles with their expected merged journeys, with the places of the real
gazetteer. A stop is the expected one by its traveller and by the place's name or point."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.articles.wording import shared
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.model import Itinerary, Visit
from dashboard.journeys.pipeline import read
from tests.places.parsing import geoparser

SETS = Path(__file__).parents[2] / "benchmarks" / "itineraries" / "sets"
# What the rules do not read yet, by set and place: each is named in docs/journeys.md.
NOT_YET = {
    ("agency-wording", "Addu City"),
    ("backwards", "Tarifa"),
    ("one-surname", "Yaoundé"),
}
Record = dict[str, Any]


@cache
def expected(name: str) -> Record:
    found: Record = json.loads((SETS / name / "expected.json").read_text("utf-8"))
    return found


@cache
def journeys(name: str) -> tuple[Itinerary, ...]:
    lines = (SETS / name / "articles.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    articles = [
        Article(r["id"], r["text"], published=date.fromisoformat(r["published"])) for r in rows
    ]
    sentences = {a.id: split(a) for a in articles}
    told = {
        a.id: read(a, sentences[a.id], geoparser().resolutions(a, sentences[a.id]))
        for a in articles
    }
    return merge(
        articles,
        {key: reading.itineraries for key, reading in told.items()},
        shared(articles, sentences),
        [g for reading in told.values() for g in reading.gatherings],
    )


def is_at(visit: Visit, stop: Record) -> bool:
    near = abs(visit.place.lat - stop["lat"]) < 0.5 and abs(visit.place.lon - stop["lon"]) < 0.5
    named = visit.place.name == stop["place"]
    return (near or named) and same_person(visit.traveller, stop["traveller"])


def stops(name: str) -> list[Record]:
    return [s for s in expected(name)["journey"] if (name, s["place"]) not in NOT_YET]


NAMES = sorted(path.name for path in SETS.iterdir() if path.is_dir())
CASES = [(name, stop) for name in NAMES for stop in stops(name)]


@pytest.mark.parametrize(
    ("name", "stop"), CASES, ids=lambda c: c if isinstance(c, str) else c["place"]
)
def test_a_visit_told_by_several_is_one_stop_with_all_its_evidence(name: str, stop: Record) -> None:
    at = [
        s.visit
        for journey in journeys(name)
        for s in journey.stops
        if is_at(s.visit, stop) and str(s.visit.status) == stop["status"]
    ]
    on_day = [v for v in at if not v.days or str(v.days.first) >= (stop["first_day"] or "")]
    assert len(on_day) >= 1
    visit = next(
        (v for v in on_day if v.days and str(v.days.last) <= (stop["last_day"] or "")), on_day[0]
    )
    otherwise = [ref for d in visit.disagreements if d.what == "status" for ref in d.evidence]
    assert {ref.article_id for ref in (*visit.evidence, *otherwise)} == set(stop["articles"])
    assert not set(visit.evidence) & set(otherwise)
    if stop["first_day"]:
        assert visit.days is not None
        assert stop["first_day"] <= str(visit.days.first) <= stop["last_day"]
    assert {b.what for b in visit.borrowed} >= set(stop["borrowed"])


@pytest.mark.parametrize("name", NAMES)
def test_nobody_stops_where_nobody_is_expected(name: str) -> None:
    for journey in journeys(name):
        for stop in journey.stops:
            assert any(is_at(stop.visit, wanted) for wanted in expected(name)["journey"])


@pytest.mark.parametrize("name", NAMES)
def test_trips_are_in_order(name: str) -> None:
    for journey in journeys(name):
        wanted = [
            (s["trip"], s["order"])
            for stop in journey.stops
            for s in stops(name)
            if is_at(stop.visit, s) and str(stop.visit.status) == s["status"]
        ]
        if name != "twice-there":
            assert wanted == sorted(wanted)
            assert len({trip for trip, _ in wanted}) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_disagreements_and_only_they_are_shown_with_both_sentences(name: str) -> None:
    shown = {
        (d.what, stop.visit.place.name)
        for journey in journeys(name)
        for stop in journey.stops
        for d in stop.visit.disagreements
        if {ref.article_id for ref in d.evidence} and stop.visit.evidence
    }
    assert shown == {(d["what"], d["place"]) for d in expected(name)["disagreements"]}


def test_two_visits_to_one_town_eight_months_apart_are_two() -> None:
    trips = [
        journey.trip
        for journey in journeys("twice-there")
        for stop in journey.stops
        if stop.visit.place.name == "Punta Arenas"
    ]
    assert len(trips) == len(set(trips)) == 2
