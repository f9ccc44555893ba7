"""Over years, many have one surname: a mere surname is joined only to the full names of its own
article or month, and what cannot be told apart stays apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from dashboard.articles.article import Article, SentenceRef
from dashboard.atlas import Atlas, build
from dashboard.journeys.merging.doubts import doubts_together
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.merging.same_person import Identities
from dashboard.journeys.merging.travellers import Telling, travellers_of
from dashboard.journeys.model import Itinerary, Precision, Status, Visit
from tests.journeys.texts import place, told
from tests.places.parsing import geoparser

JAN, EVA = "Jan Novak flew to Cairo on Monday.", "Eva Novak flew to Oslo on Monday."
MERE = "Mr Novak flew to Tokyo on Tuesday."
MAY, JUNE, LATER = date(2003, 5, 14), date(2003, 6, 18), date(2020, 2, 12)


def merged(
    *told_on: tuple[str, date | None], identities: Identities | None = None
) -> tuple[Itinerary, ...]:
    """The journeys across articles of texts, each of a day."""
    articles = [Article(str(i), text, published=day) for i, (text, day) in enumerate(told_on)]
    readings = {a.id: told(a.text, a.published, a.id) for a in articles}
    journeys = {key: reading.itineraries for key, reading in readings.items()}
    return merge(articles, journeys, (), (), identities)


def went(journeys: Iterable[Itinerary]) -> dict[str, list[list[str]]]:
    """Where each traveller went, trip by trip."""
    found: dict[str, list[list[str]]] = {}
    for journey in journeys:
        stops = [stop.visit.place.name for stop in journey.stops]
        found.setdefault(journey.traveller, []).append(stops)
        assert journey.trip == len(found[journey.traveller])
    return found


def test_a_surname_is_of_the_one_who_has_it_in_its_month() -> None:
    journeys = merged((JAN, MAY), (MERE, date(2003, 5, 14)), (EVA, LATER), (MERE, LATER))
    assert went(journeys) == {"Jan Novak": [["Cairo", "Tokyo"]], "Eva Novak": [["Oslo", "Tokyo"]]}
    assert {journey.names for journey in journeys} == {
        ("Jan Novak", "Novak"),
        ("Eva Novak", "Novak"),
    }


def test_a_surname_of_another_month_is_nobody_elses() -> None:
    assert went(merged((JAN, MAY), (MERE, LATER))) == {
        "Jan Novak": [["Cairo"]],
        "Novak": [["Tokyo"]],
    }


@pytest.mark.parametrize(
    ("day", "joined"), [(date(2003, 6, 3), True), (date(2003, 6, 9), False), (None, True)]
)
def test_a_month_that_ends_within_the_news_parts_nobody(day: date | None, joined: bool) -> None:
    journeys = merged((JAN, date(2003, 5, 30)), (MERE, day))
    assert ("Novak" in went(journeys)) is not joined


def test_where_two_have_a_surname_in_a_month_it_stays_apart() -> None:
    assert went(merged((JAN, MAY), (EVA, MAY), (MERE, MAY))).keys() == {
        "Jan Novak",
        "Eva Novak",
        "Novak",
    }


def test_who_has_it_in_the_article_itself_comes_before_all_of_the_month() -> None:
    tellings = [
        Telling("a", "Jan Novak"),
        Telling("b", "Eva Novak"),
        Telling("b", "Novak"),
        Telling("c", "Novak"),
    ]
    found = travellers_of(tellings, dict.fromkeys("abc", MAY))
    assert found.groups[found.of("b", "Novak")] == ["Eva Novak", "Novak"]
    assert found.groups[found.of("c", "Novak")] == ["Novak"]


def test_a_post_tells_two_of_one_surname_apart() -> None:
    journeys = merged(
        ("Foreign Minister Jan Novak flew to Cairo.", MAY),
        ("Senator Eva Novak flew to Oslo.", MAY),
        ("Senator Novak flew to Tokyo.", MAY),
    )
    by_stop = {stop.visit.place.name: j.traveller for j in journeys for stop in j.stops}
    assert by_stop["Tokyo"] == "Eva Novak"


def test_mere_surnames_of_two_months_are_two_with_one_name_and_trips_of_their_own() -> None:
    at_home = "Mr Novak is in Tokyo."
    journeys = merged((at_home, MAY), (JAN, JUNE), (EVA, JUNE), (at_home, LATER))
    assert went(journeys)["Novak"] == [["Tokyo"], ["Tokyo"]]
    assert [journey.traveller for journey in journeys][:2] == ["Novak", "Novak"]


def test_what_a_person_says_of_names_outranks_their_months() -> None:
    same = Identities(same=frozenset({frozenset({"Novak", "Jan Novak"})}))
    assert went(merged((JAN, MAY), (MERE, LATER), identities=same)).keys() == {"Jan Novak"}
    apart = Identities(apart=frozenset({frozenset({"Novak", "Jan Novak"})}))
    assert went(merged((JAN, MAY), (MERE, MAY), identities=apart)).keys() == {"Jan Novak", "Novak"}
    nobody = Identities(nobody=frozenset({"Novak"}))
    assert went(merged((JAN, MAY), (MERE, LATER), identities=nobody)) == {"Jan Novak": [["Cairo"]]}
    called = Identities(called={"Novak": "Petr Novak"})
    told_of = went(merged((JAN, MAY), (MERE, MAY), (MERE, LATER), identities=called))
    assert told_of == {"Jan Novak": [["Cairo", "Tokyo"]], "Petr Novak": [["Tokyo"]]}


def test_a_meeting_of_a_namesake_places_nobody() -> None:
    """Eva met Ann Lee, and only of Jan is it told where he met her."""
    articles = [
        ("Jan Novak met Ann Lee in Cairo.", MAY),
        ("Eva Novak flew to Oslo. She met Ann Lee on Wednesday.", MAY),
    ]
    found = [Article(str(i), text, published=day) for i, (text, day) in enumerate(articles)]
    readings = [told(a.text, a.published, a.id) for a in found]
    meetings = [g for reading in readings for g in reading.gatherings]
    assert [set(g.persons) for g in meetings][-1] == {"Eva Novak", "Ann Lee"}
    journeys = {a.id: reading.itineraries for a, reading in zip(found, readings, strict=True)}
    of_jan = next(j for j in merge(found, journeys, (), meetings) if j.traveller == "Jan Novak")
    assert not of_jan.stops[0].visit.borrowed


def atlas(*told_on: tuple[str, date]) -> Atlas:
    return build(
        [Article(str(n), text, published=day) for n, (text, day) in enumerate(told_on)], geoparser()
    )


def test_a_station_of_a_mere_surname_is_of_those_told_of_in_its_month() -> None:
    born = "Mr Kovacs was born in Cairo."
    found = atlas(("Ann Kovacs was born in Paris.", MAY), (born, MAY), (born, LATER)).stations
    assert [(s.traveller, s.place.name, len(s.evidence)) for s in found] == [
        ("Ann Kovacs", "Paris", 1),
        ("Ann Kovacs", "Cairo", 1),
        ("Kovacs", "Cairo", 1),
    ]


def test_a_doubt_of_a_mere_surname_is_of_those_told_of_in_its_month() -> None:
    journeys = merged((JAN, MAY))
    doubts = [
        Visit(
            "Novak", place("Osaka"), Status.VISITED, None, None, Precision.NONE,
            (SentenceRef(article, 0),), "", chance=0.5,
        )
        for article in ("may", "later")
    ]  # fmt: skip
    days = {"0": MAY, "may": MAY, "later": LATER}
    found = doubts_together(doubts, journeys, days)
    assert [doubt.traveller for doubt in found] == ["Jan Novak", "Novak"]
