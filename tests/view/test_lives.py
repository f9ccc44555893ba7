"""What the screen shows of the stations of lives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.articles.article import Article, Edit
from dashboard.atlas import Atlas
from dashboard.atlas import build as build_atlas
from dashboard.view.build import build
from dashboard.view.filtering import narrowed
from dashboard.view.model import View
from dashboard.view.state import EVERYONE, Filters, State
from tests.places.parsing import geoparser

ANN = "Ann Kovacs"
TRAVEL = (
    "Ann Kovacs flew to Berlin on Monday. She was born in Cairo in 1950, worked in Vienna since "
    "1990 and studied in Paris from 1970 to 1975. Bo Chen, 50, of Leeds, flew to Berlin on Tuesday."
)
PROFILE = "Ann Kovacs was born in Cairo in 1950. She lives in Paris."
COURT = "Ann Kovacs, 50, of Leeds, was fined. Bo Chen, 40, of Luton, was jailed."


def atlas(text: str) -> Atlas:
    return build_atlas([Article("one", text, published=date(2023, 9, 15))], geoparser())


@pytest.fixture(scope="module")
def travel() -> Atlas:
    return atlas(TRAVEL)


def shown(view: View) -> list[tuple[str, str, str, str]]:
    return [(s.number, s.station, s.place_name, s.when) for s in view.stations]


def test_beside_a_journey_stations_are_quiet_and_no_legs(travel: Atlas) -> None:
    view = build(travel)
    assert not view.is_life
    assert [stop.place_name for stop in view.stops] == ["Berlin"]
    assert {station.number for station in view.stations} == {""}
    assert {station.traveller for station in view.stations} == {ANN}
    roles = {place.name: place.role for place in view.places}
    assert (roles["Berlin"], roles["Cairo"], roles["Leeds"]) == ("stop", "station", "named")
    assert view.legs == view.life_lines == ()
    assert [place.name for place in view.places if place.id in view.focus] == ["Berlin"]


def test_a_life_is_in_order_of_time_and_joined_by_lines(travel: Atlas) -> None:
    view = build(travel, Filters(traveller=ANN, life=True))
    assert shown(view) == [
        ("1", "born", "Cairo", "1950"),
        ("2", "studied", "Paris", "1970–1975"),
        ("3", "worked", "Vienna", "since 1990"),
    ]
    assert view.is_life
    assert (view.stops, view.legs, len(view.life_lines)) == ((), (), 2)
    assert view.title == f"The life of {ANN}, told in one article"
    assert {place.name for place in view.places if place.id in view.focus} == {
        "Cairo",
        "Paris",
        "Vienna",
    }
    since = view.stations[2]
    assert (since.first_day, since.last_day) == ("1990-01-01", "2023-12-31")


def test_in_a_life_the_journey_is_named_as_what_is_not_shown(travel: Atlas) -> None:
    view = build(travel, Filters(traveller=ANN, life=True))
    berlin = next(place for place in view.places if place.name == "Berlin")
    assert berlin.why_off_route == (f"Visited by {ANN} and Bo Chen, whose journeys are not shown.")


def test_a_card_quotes_the_sentence_and_marks_the_name(travel: Atlas) -> None:
    (quote,) = next(s for s in build(travel).stations if s.place_name == "Paris").quotes
    assert [quote.text[a:b] for a, b in quote.marks] == ["Paris"]


def test_why_a_place_is_on_no_route_does_not_deny_a_station_of_others(travel: Atlas) -> None:
    leeds = next(place for place in build(travel).places if place.name == "Leeds")
    assert leeds.why_off_route == "Bo Chen has lived there, which is no journey."


def test_where_nobody_travels_one_life_is_shown_in_order() -> None:
    view = build(atlas(PROFILE))
    assert view.is_life
    assert [s.place_name for s in view.stations] == ["Cairo", "Paris"]
    assert view.title == f"The life of {ANN}, told in one article"


def test_where_nobody_travels_several_lives_are_shown_apart() -> None:
    view = build(atlas(COURT))
    assert not view.is_life
    assert {(s.traveller, s.place_name) for s in view.stations} == {
        (ANN, "Leeds"),
        ("Bo Chen", "Luton"),
    }
    assert view.title == "Lives told in one article"


def test_everyone_has_everyones_stations(travel: Atlas) -> None:
    view = build(travel, Filters(traveller=EVERYONE, life=True))
    assert not view.is_life
    assert {station.traveller for station in view.stations} == {ANN, "Bo Chen"}


def test_what_is_exported_is_what_is_shown(travel: Atlas) -> None:
    left = narrowed(travel, Filters(traveller=ANN, life=True))
    assert left.itineraries == ()
    assert {station.traveller for station in left.stations} == {ANN}


def test_a_station_and_an_article_say_what_was_changed_and_when(travel: Atlas) -> None:
    edit = Edit("place", "2024-05-06T07:08:09Z")
    changed = replace(
        travel,
        articles=tuple(
            replace(one, edits=(replace(edit, what="title"),)) for one in travel.articles
        ),
        stations=tuple(replace(one, edits=(edit,)) for one in travel.stations),
    )
    view = build(changed, Filters(traveller=EVERYONE))
    assert {one.edited for one in view.stations} == {"By hand: the place (6 May 2024, 07:08 UTC)."}
    assert view.articles[0].edited == "By hand: the title (6 May 2024, 07:08 UTC)."
    assert {one.edited for one in build(travel).stations} == {""}


def test_the_url_holds_the_life() -> None:
    query = State(Filters(traveller=ANN, life=True)).to_query()
    assert query["life"] == ["1"]
    assert State.from_query(query).filters.life
    assert "life" not in State(Filters(traveller=ANN)).to_query()


def test_countries_narrow_lives_too_and_what_is_left_keeps_its_number(travel: Atlas) -> None:
    life = Filters(traveller=ANN, life=True, countries=("EG", "AT"))
    view = build(travel, life)
    assert [(s.number, s.place_name) for s in view.stations] == [("1", "Cairo"), ("3", "Vienna")]
    assert (view.life_lines, view.hidden) == ((), 1)  # no line leads past the station left out
    assert {place.name for place in view.places} == {"Cairo", "Vienna"}
    assert [s.place_name for s in narrowed(travel, life).stations] == ["Cairo", "Vienna"]
    beside = build(travel, Filters(traveller=EVERYONE, countries=("DE",)))
    assert (beside.stations, {stop.place_name for stop in beside.stops}) == ((), {"Berlin"})


def test_a_source_narrows_lives_too_and_the_map_says_what_a_place_was() -> None:
    told = build_atlas(
        [
            Article("one", PROFILE, source="Paper", published=date(2023, 9, 15)),
            Article("two", "Prices rose in Cairo.", source="Wire", published=date(2023, 9, 15)),
        ],
        geoparser(),
    )
    view = build(told, Filters(traveller=EVERYONE, sources=("Wire",)))
    assert view.stations == ()
    (cairo,) = view.places
    assert cairo.role == "named" and cairo.why_off_route.startswith(f"{ANN} was born there")
    assert [s.place_name for s in narrowed(told, Filters(sources=("Paper",))).stations] == [
        *("Cairo", "Paris")
    ]
