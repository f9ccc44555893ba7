"""The two articles' journeys, with places told apart by their names alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.articles.wording import shared
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.model import Itinerary, Visit
from dashboard.journeys.off_route.finder import off_route
from dashboard.journeys.pipeline import read
from tests.journeys.texts import resolutions

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
GOVERNMENTS = {
    "Washington": r" (will|and)",
    "Moscow": r"(’s| faces| and| is)",
    "Kyiv": r" in Ukraine",
    "Pyongyang": r" would",
    "Seoul": r"( could| has|,)",
}
ARTICLES = [Article(p.stem, p.read_text("utf-8"), published=date(2023, 9, 15)) for p in SEEDS]
SENTENCES = {a.id: split(a) for a in ARTICLES}
NAMED = {a.id: resolutions(a, GOVERNMENTS) for a in ARTICLES}


@pytest.fixture(scope="module")
def journeys() -> tuple[Itinerary, ...]:
    readings = {a.id: read(a, SENTENCES[a.id], NAMED[a.id]) for a in ARTICLES}
    return merge(
        ARTICLES,
        {key: reading.itineraries for key, reading in readings.items()},
        shared(ARTICLES, SENTENCES),
        [g for reading in readings.values() for g in reading.gatherings],
    )


def trips(journeys: tuple[Itinerary, ...], traveller: str) -> list[list[tuple[str, str, str]]]:
    """(place, status, first day) of the stops of each trip."""
    return [
        [
            (
                s.visit.place.name,
                str(s.visit.status),
                s.visit.days.first.isoformat() if s.visit.days else "",
            )
            for s in i.stops
        ]
        for i in journeys
        if i.traveller == traveller
    ]


def visit(journeys: tuple[Itinerary, ...], traveller: str, where: str) -> Visit:
    return next(
        s.visit
        for i in journeys
        for s in i.stops
        if i.traveller == traveller and s.visit.place.name == where
    )


def quoted(visit: Visit) -> str:
    """The visit's evidence as text."""
    texts = {a.id: a.text for a in ARTICLES}
    found = []
    for ref in visit.evidence:
        sentence = SENTENCES[ref.article_id][ref.index]
        found.append(texts[ref.article_id][sentence.start : sentence.end])
    return " | ".join(found)


def test_kims_journey_and_his_earlier_trips(journeys: tuple[Itinerary, ...]) -> None:
    now, *past = trips(journeys, "Kim Jong Un")
    assert now == [
        ("Russia", "visited", "2023-09-12"),
        ("Vostochny Cosmodrome", "visited", "2023-09-13"),
        ("Komsomolsk-on-Amur", "visited", "2023-09-15"),
        ("Vladivostok", "planned", ""),
    ]
    assert sorted(past) == [
        [("Vietnam", "past", "2019-02-01")],
        [("Vladivostok", "past", "2019-04-01")],
    ]


def test_putin_lukashenko_and_lavrov(journeys: tuple[Itinerary, ...]) -> None:
    assert trips(journeys, "Vladimir Putin") == [
        [("Vostochny Cosmodrome", "visited", "2023-09-13"), ("Sochi", "visited", "2023-09-15")],
        [("Pyongyang", "planned", "")],
    ]
    assert trips(journeys, "Alexander Lukashenko") == [[("Sochi", "visited", "2023-09-15")]]
    assert trips(journeys, "Sergey Lavrov") == [[("Pyongyang", "planned", "2023-10-01")]]


def test_each_stop_has_the_sentence_that_says_so(journeys: tuple[Itinerary, ...]) -> None:
    said = {
        ("Kim Jong Un", "Russia"): "Since entering Russia",
        ("Kim Jong Un", "Vostochny Cosmodrome"): "summit took place at the Vostochny Cosmodrome",
        ("Kim Jong Un", "Komsomolsk-on-Amur"): "train pulling into a station",
        ("Kim Jong Un", "Vladivostok"): "Vladivostok to view",
        ("Vladimir Putin", "Pyongyang"): "accepted Kim’s invitation",
        ("Sergey Lavrov", "Pyongyang"): "is expected to visit in October",
        ("Vladimir Putin", "Sochi"): "resort of Sochi",
    }
    for (traveller, where), words in said.items():
        assert words in quoted(visit(journeys, traveller, where))


def test_the_first_article_borrows_the_summits_place(journeys: tuple[Itinerary, ...]) -> None:
    summit = visit(journeys, "Kim Jong Un", "Vostochny Cosmodrome")
    assert {ref.article_id for ref in summit.evidence} == {a.id for a in ARTICLES}
    assert [b.what for b in summit.borrowed] == ["place"]
    assert {ref.article_id for b in summit.borrowed for ref in b.evidence} == {ARTICLES[1].id}


def test_nobody_goes_where_only_governments_and_battles_are(
    journeys: tuple[Itinerary, ...],
) -> None:
    off = {o.place.name: o.why for o in off_route(journeys, NAMED, ARTICLES)}
    nowhere = {"Seoul", "Moscow", "Washington", "Kyiv", "Andriivka", "Bakhmut", "Crimea"}
    assert nowhere | {"Sea of Azov"} <= off.keys()
    assert "stands for the government" in off["Washington"]
    assert "stands for the government" in off["Kyiv"]
