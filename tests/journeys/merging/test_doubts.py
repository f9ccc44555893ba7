"""Visits that are too unlikely for a stop: put together across articles, and what is said of them
where a reader asks why a place is no stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.articles.article import Article, SentenceRef
from dashboard.journeys.merging.doubts import doubts_together
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.model import Precision, Status, Visit
from dashboard.journeys.off_route.finder import off_route
from tests.journeys.texts import place, resolutions, told


def visit(who: str, where: str, chance: float, article: str = "a") -> Visit:
    ref = SentenceRef(article, 0)
    return Visit(
        who, place(where), Status.VISITED, None, None, Precision.NONE, (ref,), "", chance=chance
    )


def test_one_doubt_of_two_articles_is_as_likely_as_the_likelier_and_has_the_evidence_of_both() -> (
    None
):
    doubts = [visit("Lee", "Oslo", 0.45, "a"), visit("Ann Lee", "Oslo", 0.6, "b")]
    (joined,) = doubts_together(doubts, ())
    assert (joined.chance, [ref.article_id for ref in joined.evidence]) == (0.6, ["a", "b"])


def test_what_is_a_stop_by_another_telling_is_no_doubt_and_a_traveller_has_one_name() -> None:
    journeys = told("Ann Lee arrived in Cairo on Tuesday.").itineraries
    doubts = [visit("Lee", "Cairo", 0.5), visit("Lee", "Oslo", 0.5), visit("Rao", "Cairo", 0.5)]
    left = doubts_together(doubts, journeys)
    assert [(d.traveller, d.place.name) for d in left] == [("Ann Lee", "Oslo"), ("Rao", "Cairo")]


def test_a_stop_of_several_articles_is_as_likely_as_its_likeliest_telling() -> None:
    texts = ["Ann Lee is in Cairo.", "Ann Lee arrived in Cairo on Tuesday."]
    articles = [Article(str(i), text, published=date(2023, 9, 15)) for i, text in enumerate(texts)]
    readings = {}
    for article, chance in zip(articles, (0.75, 0.9), strict=True):
        (journey,) = told(article.text, article.published, article.id).itineraries
        stops = tuple(replace(s, visit=replace(s.visit, chance=chance)) for s in journey.stops)
        readings[article.id] = (replace(journey, stops=stops),)
    (journey,) = merge(articles, readings, ())
    assert [stop.visit.chance for stop in journey.stops] == [0.9]


@pytest.mark.parametrize(
    ("chance", "why"),
    [
        (0.55, "Perhaps Ann Lee was there, but it is not sure enough (55 of 100): “in Oslo”."),
        (
            0.3,
            "It could be read that Ann Lee was there, but it is unlikely (30 of 100): “in Oslo”.",
        ),
    ],
)
def test_why_a_place_is_no_stop_tells_of_the_doubt(chance: float, why: str) -> None:
    article = Article("a", "Jan Novak in Oslo.")
    (off,) = off_route(
        (), {"a": resolutions(article)}, [article], [visit("Ann Lee", "Oslo", chance)]
    )
    assert off.why.replace("Jan Novak ", "").replace("Novak ", "") == why
