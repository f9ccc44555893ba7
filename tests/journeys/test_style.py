"""Facts of English that agency reports of varied wording need, one sentence each."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of, told

NAME = "Jan Novak"
V, P, PAST, OFF = "visited", "planned", "past", "cancelled"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The 51-year-old former union lawyer flew to Cairo.", V),
        ("The 51-year-old nurse flew to Cairo.", V),
        ("On Friday the 51-year-old Kenyan goes back to Cairo.", P),
        ("The Kenyan novelist landed in Cairo late Friday.", V),
        ("The former choir boy will be taken to Cairo.", P),
        ("In Cairo in March, the Kenyan novelist called it a disgrace.", PAST),
    ],
)
def test_the_only_person_so_far_is_described(text: str, status: str) -> None:
    assert stops_of(f"Jan Novak has a plan. {text}") == {(NAME, "Cairo", status)}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak and Ann Lee have a plan. The Kenyan novelist landed in Cairo.",
        "French envoy Jan Novak has a plan. The Kenyan novelist landed in Cairo.",
        "Jan Novak met the Kenyan novelist who landed in Cairo.",
        "Jan Novak has a plan. The novelist, Ben Ito, landed in Cairo.",
    ],
)
def test_a_description_that_may_mean_another(text: str) -> None:
    assert (NAME, "Cairo", V) not in stops_of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Carla Dell'Orto flew to Cairo.", "Carla Dell'Orto"),
        ("Carla Dell’Orto flew to Cairo.", "Carla Dell’Orto"),
        ("Park Min-seo flew to Cairo.", "Park Min-seo"),
        ("Grand Duchess Marie-Astrid flew to Cairo.", "Marie-Astrid"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert stops_of(text) == {(name, "Cairo", V)}


def test_a_firm_is_no_person() -> None:
    assert stops_of("Banner Heavy Industries opened a plant in Cairo.") == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("By noon Jan Novak was in a cell in Cairo.", V),
        ("Jan Novak was put aboard a plane in Cairo.", V),
        ("Jan Novak sat for two days in a ward in Cairo.", V),
        ("Standing in a muddy field in Cairo, Jan Novak urged calm.", V),
        ("Jan Novak learned the news in Cairo.", V),
        ("Jan Novak heard complaints from farmers in Cairo.", V),
        ("Jan Novak felt pain at a training camp in Cairo.", V),
        ("Doctors examined Jan Novak in Cairo.", V),
    ],
)
def test_is_there(text: str, status: str) -> None:
    assert stops_of(text) == {(NAME, "Cairo", status)}


def test_between_two_places() -> None:
    assert stops_of("Jan Novak has shuttled between Cairo and Tokyo.") == {
        (NAME, "Cairo", V),
        (NAME, "Tokyo", V),
    }


def test_what_is_not_expected_is_no_stop() -> None:
    assert stops_of("Jan Novak does not expect to be shown the reactor in Cairo.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak renewed an invitation to spend a week in Cairo.",
        "There is no truth to reports that Jan Novak will visit Cairo.",
        "Officials denied rumors that Jan Novak would travel to Cairo.",
        "Jan Novak told a news conference at his firm's offices in Cairo that all was well.",
    ],
)
def test_told_without_a_trip(text: str) -> None:
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Jan Novak has a plan. Cairo, where rain has stopped, is next on his list.", P),
        ("Jan Novak has a plan. Two days in Cairo come next.", P),
        ("Jan Novak's stay in Cairo, set for Friday, was his idea.", P),
        ("A plane was being readied to bring Jan Novak to Cairo.", P),
        ("Jan Novak intends to defend his title in Cairo.", P),
        ("Jan Novak made the appeal in Cairo.", V),
        ("Outside a hotel in Cairo, Jan Novak urged calm.", V),
        ("Jan Novak spent the first week of the crisis in Cairo.", V),
        ("Jan Novak switched on the lights in Cairo.", V),
    ],
)
def test_there_now_or_next(text: str, status: str) -> None:
    assert stops_of(text) == {(NAME, "Cairo", status)}


def test_pressure_from_a_capital_is_no_origin() -> None:
    text = "Jan Novak called off a trip to Cairo under pressure from Tokyo."
    assert stops_of(text) == {(NAME, "Cairo", OFF)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan Novak will overnight in Cairo.", {("Cairo", P)}),
        ("Jan Novak made similar journeys to Kenya in 1999.", {("Kenya", PAST)}),
        (
            "Jan Novak and his Chilean counterpart exchanged copies Thursday in Cairo.",
            {("Cairo", V)},
        ),
        (
            "Jan Novak added the town to a journey that began in Cairo and ends Sunday in Tokyo.",
            {("Cairo", V), ("Tokyo", P)},
        ),
        ("Jan Novak's journey began in Cairo.", {("Cairo", V)}),
        (
            "Jan Novak's talks, in Cairo and then Tokyo, dealt with beans.",
            {("Cairo", V), ("Tokyo", V)},
        ),
    ],
)
def test_parts_of_a_journey(text: str, expected: set[tuple[str, str]]) -> None:
    assert stops_of(text) == {(NAME, where, status) for where, status in expected}


def test_earlier_talks_come_first_on_the_same_trip() -> None:
    text = "Jan Novak is in Osaka. Jan Novak's earlier talks in Lyon dealt with beans."
    (journey,) = told(text).itineraries
    assert [stop.visit.place_name for stop in journey.stops] == ["Lyon", "Osaka"]


def test_a_list_goes_on_after_a_year() -> None:
    text = "Jan Novak made similar journeys to Kenya in 1999 and to Lyon."
    assert stops_of(text) == {(NAME, "Kenya", PAST), (NAME, "Lyon", PAST)}


def test_a_flight_is_boarded_to_where_it_goes() -> None:
    text = "Jan Novak will stay in Osaka before boarding the weekly flight to Lyon."
    assert stops_of(text) == {(NAME, "Osaka", P), (NAME, "Lyon", P)}


@pytest.mark.parametrize("fair", ["the Cairo book fair", "the Cairo film festival"])
def test_a_fair_is_where_its_name_says(fair: str) -> None:
    assert stops_of(f"Jan Novak read from his book at {fair}.") == {(NAME, "Cairo", V)}
