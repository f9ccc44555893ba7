"""Corrections of places: chosen, added, or said to be none."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from dashboard.articles.article import Article
from dashboard.places.place import Kind, Place
from dashboard.project import events
from dashboard.project.events import Scope
from tests.project.tour import (
    AT,
    ENTEBBE,
    OTHER,
    TOUR,
    VOYAGE,
    built,
    edits,
    mentions,
    names,
    spot,
    stops,
)


def test_a_place_chosen_for_a_mention_moves_its_stop_and_is_marked() -> None:
    atlas = built(events.PlaceChosen(spot(TOUR, "Kampala"), Scope.MENTION, ENTEBBE))
    first, second = mentions(atlas, "Kampala")
    assert (first.place, first.score) == (ENTEBBE, 1.0)
    assert first.edit is not None
    assert (first.edit.what, first.edit.at) == ("place", AT)
    assert "Kampala" in [other.place.name for other in first.alternatives]
    assert second.place is not None and second.place.name == "Kampala"
    assert names(atlas) == ["Nairobi", "Entebbe", "Kigali"]
    assert edits(stops(atlas)[1]) == ["place"]
    assert [leg.end.visit.place.name for leg in atlas.itineraries[0].legs] == ["Entebbe", "Kigali"]


def test_a_place_chosen_for_an_article_or_the_project_reaches_the_same_words() -> None:
    both = (TOUR, OTHER)
    change = events.PlaceChosen(spot(TOUR, "Kampala"), Scope.ARTICLE, ENTEBBE)
    atlas = built(change, articles=both)
    assert [r.place for r in mentions(atlas, "Kampala")] == [ENTEBBE, ENTEBBE]
    assert ENTEBBE not in [r.place for r in mentions(atlas, "Kampala", "other")]
    change = events.PlaceChosen(spot(TOUR, "Kampala"), Scope.PROJECT, ENTEBBE)
    atlas = built(change, articles=both)
    assert [r.place for r in mentions(atlas, "Kampala", "other")] == [ENTEBBE]
    assert [r.place for r in mentions(atlas, "KAMPALA", "other")] == [ENTEBBE]


def test_a_name_that_was_missed_can_be_placed() -> None:
    article = Article("x", "Clara Voss flew to Blork Xyz on Monday.")
    change = events.PlaceChosen(spot(article, "Blork Xyz"), Scope.MENTION, ENTEBBE)
    atlas = built(change, articles=[article])
    assert [r.place for r in mentions(atlas, "Blork Xyz", "x")] == [ENTEBBE]
    assert names(atlas) == ["Entebbe"]


def test_what_is_no_place_is_on_no_map_and_on_no_route() -> None:
    atlas = built(events.NotAPlace(spot(TOUR, "Kampala"), Scope.ARTICLE))
    assert mentions(atlas, "Kampala") == []
    assert names(atlas) == ["Nairobi", "Kigali"]


def test_a_place_can_stand_for_its_government() -> None:
    atlas = built(events.Government(spot(TOUR, "Kampala", 1), Scope.MENTION))
    first, second = mentions(atlas, "Kampala")
    assert (first.mention.kind, second.mention.kind) == (Kind.LITERAL, Kind.METONYM)
    assert second.place is not None and second.edit is not None


SECOND = Article("second", "Dora Lind visited Port Vellano on Tuesday.", published=date(2024, 5, 8))
VELLANO = Place("own:Port Vellano@1.5,40.5", "Port Vellano", 1.5, 40.5, "P", "PPL", source="mine")


def test_a_place_of_ones_own_is_found_by_the_next_reading_wherever_it_is_named() -> None:
    added = events.PlaceAdded(spot(VOYAGE, "Port Vellano"), VELLANO)
    atlas = built(added, articles=(VOYAGE, SECOND))
    for article, count in ((VOYAGE, 2), (SECOND, 1)):
        own = [r for r in atlas.resolutions[article.id] if r.place == VELLANO]
        assert [r.mention.text for r in own] == ["Port Vellano"] * count
        assert all(r.edit and r.edit.at == AT for r in own)
        spans = [(r.mention.start, r.mention.end) for r in atlas.resolutions[article.id]]
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert names(atlas) == ["Port Vellano", "Kigali"]
    assert names(atlas, "Dora Lind") == ["Port Vellano"]
