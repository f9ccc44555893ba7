"""Narrowing by facets, and how many stops each choice would show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.atlas import Atlas
from dashboard.journeys.model import Days, Status
from dashboard.view.build import build
from dashboard.view.facets import facets, without_facets
from dashboard.view.filtering import narrowed
from dashboard.view.state import EVERYONE, Filters, State, Sure
from tests.fixtures import atlas

ALL = Filters(traveller=EVERYONE)


@pytest.fixture(scope="module")
def told() -> Atlas:
    """The seeds, the first article's source being a paper's, and one stop less sure."""
    seen = atlas()
    first, second = seen.articles
    first_trip, *others = seen.itineraries
    stop, *stops = first_trip.stops
    doubted = replace(stop, visit=replace(stop.visit, chance=0.83))
    itinerary = replace(first_trip, stops=(doubted, *stops))
    return replace(
        seen,
        articles=(replace(first, source="Paper"), second),
        itineraries=(itinerary, *others),
    )


def shown(told: Atlas, filters: Filters) -> int:
    return len(build(told, filters).stops)


def test_each_count_is_what_its_choice_shows(told: Atlas) -> None:
    counts = facets(told, ALL)
    assert set(counts.sources) == {"AP", "Paper"} and {"RU", "KP", "VN"} == set(counts.countries)
    for status, count in counts.statuses.items():
        assert shown(told, replace(ALL, statuses=(status,))) == count > 0
    for sure, count in counts.sure.items():
        assert shown(told, replace(ALL, sure=(sure,))) == count > 0
    for source, count in counts.sources.items():
        assert shown(told, replace(ALL, sources=(source,))) == count > 0
    for country, count in counts.countries.items():
        assert shown(told, replace(ALL, countries=(country,))) == count > 0
    assert counts.sure[Sure.FAIR] == 1
    assert list(counts.periods) == ["February 2019", "April 2019", "September 2023"]
    days, count = counts.periods["September 2023"]
    assert days == Days(date(2023, 9, 1), date(2023, 9, 30))
    stops = [s for i in narrowed(told, ALL, days).itineraries for s in i.stops]
    assert len(stops) == count


def test_a_facet_counts_as_the_others_narrow_and_keeps_what_is_held(told: Atlas) -> None:
    filters = replace(ALL, countries=("VN", "PE"), statuses=(Status.VISITED,))
    counts = facets(told, filters)
    assert counts.statuses == {Status.PAST: 1}
    assert (counts.countries["PE"], counts.countries["VN"]) == (0, 0)
    assert counts.countries["RU"] == shown(told, replace(ALL, statuses=(Status.VISITED,)))
    assert without_facets(filters) == ALL


def test_a_country_narrows_the_named_places_too_and_the_map_says_why(told: Atlas) -> None:
    seen = build(told, replace(ALL, countries=("VN",)))
    assert {place.name for place in seen.places} == {"Vietnam"}
    assert seen.hidden == shown(told, ALL) - 1
    by_status = build(told, Filters(traveller=EVERYONE, sure=(Sure.FAIR,)))
    sochi = next(place for place in by_status.places if place.name == "Sochi")
    assert sochi.why_off_route.endswith("which the filters hide.")


def test_a_source_narrows_to_what_its_articles_tell(told: Atlas) -> None:
    seen = build(told, replace(ALL, sources=("AP",)))
    first, second = told.articles
    tells = {article.id: article.tells for article in seen.articles}
    assert tells == {first.id: False, second.id: True}
    naming = {quote.article for place in seen.places for quote in place.quotes}
    assert naming == {second.id}


def test_years_are_offered_where_there_are_many_months(told: Atlas) -> None:
    itinerary = told.itineraries[0]
    stops = tuple(
        replace(
            itinerary.stops[0],
            visit=replace(
                itinerary.stops[0].visit, days=Days(date(1990 + n, 2, 3), date(1990 + n, 2, 3))
            ),
        )
        for n in range(14)
    )
    many = replace(told, itineraries=(replace(itinerary, stops=stops, legs=()),))
    periods = facets(many, ALL).periods
    assert list(periods) == [str(1990 + n) for n in range(14)]
    assert periods["1993"] == (Days(date(1993, 1, 1), date(1993, 12, 31)), 1)


def test_a_url_holds_the_facets() -> None:
    filters = Filters(sources=("AP", "A, B"), countries=("RU",), sure=(Sure.HIGH,))
    query = State(filters).to_query()
    assert query == {"source": ["AP", "A, B"], "country": ["RU"], "sure": ["90"]}
    assert State.from_query(query).filters == filters
