from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.model import Days, Status, Stop, Visit
from dashboard.journeys.pipeline import read
from dashboard.journeys.routes.trips import itinerary
from dashboard.places.place import Kind, Mention, Place, Resolution
from tests.journeys.texts import place, route, stops, stops_of, told

NAME = "Jan Novak"


@pytest.mark.parametrize(
    ("text", "where", "status"),
    [
        ("Jan Novak arrived in Cairo.", "Cairo", "visited"),
        ("Jan Novak told reporters in Cairo that it was over.", "Cairo", "visited"),
        ("Speaking Sunday in Cairo, Jan Novak said it was over.", "Cairo", "visited"),
        ("Jan Novak, speaking in Cairo, said it was over.", "Cairo", "visited"),
        ("Jan Novak, in Cairo for a wedding, was robbed.", "Cairo", "visited"),
        ("Jan Novak opened a factory in the port city of Alexandria.", "Alexandria", "visited"),
        ("Jan Novak addressed lawmakers in Cairo.", "Cairo", "visited"),
        ("In Cairo, Jan Novak urged calm.", "Cairo", "visited"),
        ("Jan Novak was greeted in Cairo by crowds.", "Cairo", "visited"),
        ("After talks in Cairo, Jan Novak urged calm.", "Cairo", "visited"),
        ("Jan Novak urged calm during his visit to Cairo.", "Cairo", "visited"),
        ("Jan Novak wrapped up a three-day visit to Cairo.", "Cairo", "visited"),
        ("Jan Novak spent two days in Cairo.", "Cairo", "visited"),
        ("Jan Novak's plane landed in Cairo.", "Cairo", "visited"),
        ("Video showed Jan Novak’s train pulling into a station in Mombasa.", "Mombasa", "visited"),
        ("Jan Novak underwent surgery in Cairo.", "Cairo", "visited"),
        ("Leaders gathered in Cairo on Monday, including Jan Novak.", "Cairo", "visited"),
        ("A delegation led by Jan Novak arrived in Cairo.", "Cairo", "visited"),
        ("Jan Novak is due in Cairo on Monday.", "Cairo", "planned"),
        ("Jan Novak is expected to visit Cairo next month.", "Cairo", "planned"),
        ("Jan Novak leaves for Cairo on Monday.", "Cairo", "planned"),
        ("Jan Novak was en route to Cairo.", "Cairo", "planned"),
        ("Jan Novak is heading to Cairo.", "Cairo", "planned"),
        ("Jan Novak plans a visit to Cairo.", "Cairo", "planned"),
        ("Jan Novak accepted the king’s invitation to Cairo.", "Cairo", "planned"),
        ("The trip will take Jan Novak to Cairo.", "Cairo", "planned"),
        ("Jan Novak cancelled a trip to Cairo.", "Cairo", "cancelled"),
        ("Jan Novak has called off a planned trip to Cairo.", "Cairo", "cancelled"),
        ("Jan Novak’s visit to Cairo was postponed.", "Cairo", "cancelled"),
        ("Jan Novak will not attend the summit in Cairo.", "Cairo", "cancelled"),
        ("Jan Novak had planned to go to Cairo.", "Cairo", "cancelled"),
        ("Jan Novak was denied entry to Libya.", "Libya", "cancelled"),
        ("Jan Novak visited Cairo in April 2019.", "Cairo", "past"),
        ("Jan Novak spoke of his recent trip to Cairo.", "Cairo", "past"),
    ],
)
def test_presence_is_read(text: str, where: str, status: str) -> None:
    assert (NAME, where, status) in stops_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak hopes to visit Cairo.",
        "Egypt has invited Jan Novak to Cairo.",
        "Jan Novak may travel to Cairo.",
        "Jan Novak was born in Cairo.",
        "Jan Novak condemned the bombing of a market in Cairo.",
        "Jan Novak said Cairo had to act.",
        "A bomb exploded in Cairo, Jan Novak said.",
        "Jan Novak visited the Egyptian embassy.",
        "Jan Novak would like to visit Cairo.",
        "Jan Novak is in Europe.",
        "Jan Novak is interested in Egypt’s past.",
    ],
)
def test_wishes_and_other_mentions_are_no_stops(text: str) -> None:
    assert stops_of(text) == set()


def test_a_list_after_a_verb_of_going_is_a_route() -> None:
    journeys = told("Jan Novak will travel to Cairo, Nairobi and Tokyo.").itineraries
    assert route(journeys, NAME) == [["Cairo"], ["Nairobi"], ["Tokyo"]]


def test_a_list_that_leaves_the_order_open_is_a_tie() -> None:
    journeys = told("Jan Novak visited troops in Cairo and Alexandria.").itineraries
    assert route(journeys, NAME) == [["Cairo", "Alexandria"]]
    assert journeys[0].legs == ()


def test_an_origin_comes_before_where_it_led() -> None:
    journeys = told("Jan Novak arrived in Tokyo on Tuesday. He came from Cairo.").itineraries
    assert route(journeys, NAME) == [["Cairo"], ["Tokyo"]]


def test_days_put_stops_in_order_though_the_text_goes_backwards() -> None:
    journeys = told("Jan Novak arrived in Tokyo Friday. He met farmers in Osaka Wednesday.")
    assert route(journeys.itineraries, NAME) == [["Osaka"], ["Tokyo"]]


def test_weekdays_order_stops_without_a_day_of_publication() -> None:
    journeys = told(
        "Wednesday, Jan Novak met farmers in Osaka. Tuesday, he visited Tokyo.", published=None
    )
    assert route(journeys.itineraries, NAME) == [["Tokyo"], ["Osaka"]]
    visit = journeys.itineraries[0].stops[0].visit
    assert (visit.days, visit.date_text) == (None, "Tuesday")


def test_a_country_that_holds_a_stop_is_none_itself() -> None:
    journeys = told("Jan Novak is in Egypt. He met farmers in Alexandria on Monday.").itineraries
    (stop,) = journeys[0].stops
    assert stop.visit.place.name == "Alexandria"
    assert [ref.index for ref in stop.visit.evidence] == [0, 1]


def test_a_border_crossed_on_a_day_of_its_own_stays() -> None:
    journeys = told("Jan Novak entered Egypt on Tuesday. He met farmers in Alexandria on Thursday.")
    assert route(journeys.itineraries, NAME) == [["Egypt"], ["Alexandria"]]


def test_a_place_left_out_is_the_one_named_before() -> None:
    found = stops(
        told(
            "Ann Lee accepted an invitation to Cairo, and Jan Novak is to visit in October."
        ).itineraries
    )
    assert found == {("Ann Lee", "Cairo", "planned"), (NAME, "Cairo", "planned")}


def test_company_is_where_the_one_accompanied_is() -> None:
    told_of = told("Jan Novak arrived in Cairo on Monday. He was accompanied by Ann Lee.")
    (visit,) = [s.visit for i in told_of.itineraries if i.traveller == "Ann Lee" for s in i.stops]
    assert visit.place.name == "Cairo"
    assert visit.days == Days(date(2023, 9, 11), date(2023, 9, 11))
    assert [ref.index for ref in visit.evidence] == [0, 1]


def test_the_day_of_a_meeting_dates_its_place() -> None:
    told_of = told(
        "The Lee-Novak summit took place in Cairo. Ann Lee said after she met Jan Novak on "
        "Wednesday that it was over."
    )
    visits = [s.visit for i in told_of.itineraries for s in i.stops]
    assert {v.traveller for v in visits} == {"Ann Lee", NAME}
    assert {v.days for v in visits} == {Days(date(2023, 9, 13), date(2023, 9, 13))}
    assert {tuple(ref.index for ref in v.date_evidence) for v in visits} == {(1,)}


def test_what_counts_from_a_visit_is_dated_by_it() -> None:
    told_of = told(
        "Jan Novak visited Cairo in April 2019. The 2019 visit came two months after Novak failed "
        "to win help during a summit with Ann Lee in Vietnam."
    )
    visit = next(
        s.visit
        for i in told_of.itineraries
        for s in i.stops
        if s.visit.place.name == "Vietnam" and i.traveller == NAME
    )
    assert visit.days == Days(date(2019, 2, 1), date(2019, 2, 28))
    assert visit.status is Status.PAST


def test_each_stop_says_its_rule_in_the_texts_own_words() -> None:
    (journey,) = told("Jan Novak is due to visit the port of Alexandria.").itineraries
    assert "is due to visit the port of Alexandria" in journey.stops[0].visit.rule


def _stop(name: str, order: int, status: Status = Status.VISITED) -> Stop:
    from dashboard.journeys.model import Precision

    return Stop(Visit(NAME, place(name), status, None, None, Precision.NONE, (), ""), order)


def test_an_area_goes_by_the_articles_own_name() -> None:
    article = Article("one", "Jan Novak arrived in Holland on Monday.")
    mention = Mention("one", 21, 28, "Holland", Kind.LITERAL)
    holland = Resolution(mention, Place("NL", "Netherlands", 52.1, 5.3, "A", "PCLI", "NL"), 1.0)
    (stop,) = read(article, split(article), [holland]).itineraries[0].stops
    assert (stop.visit.place.name, stop.visit.place_name) == ("Netherlands", "Holland")


def test_legs_have_length_and_bearing_and_skip_what_was_called_off() -> None:
    trip = itinerary(
        NAME,
        1,
        [
            _stop("Russia", 1),
            _stop("Vostochny Cosmodrome", 2),
            _stop("Sochi", 3, Status.CANCELLED),
            _stop("Komsomolsk-on-Amur", 4),
        ],
    )
    (leg,) = trip.legs
    assert (leg.start.visit.place.name, leg.end.visit.place.name) == (
        "Vostochny Cosmodrome",
        "Komsomolsk-on-Amur",
    )
    assert leg.km == pytest.approx(623, abs=10)
    assert 90 < leg.bearing < 110


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for journey in told(text).itineraries:
        assert journey.stops
