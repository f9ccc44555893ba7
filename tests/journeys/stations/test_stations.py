"""Which stations of lives an article tells of: whose, where, when, and what is none."""

from __future__ import annotations

import pytest

from dashboard.journeys.stations.order import in_order
from tests.journeys.stations.texts import stations, stations_of, stops_in

JAN, ANN = "Jan Novak", "Ann Lee"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Jan Novak lived in Mombasa, Osaka and Lyon.",
            {("lived", "Mombasa"), ("lived", "Osaka"), ("lived", "Lyon")},
        ),
        (
            "Born in Lyon to a baker, Jan Novak was educated at a convent in Osaka and at the "
            "University of Oslo.",
            {("born", "Lyon"), ("studied", "Osaka"), ("studied", "Oslo")},
        ),
        (
            "Jan Novak was a prosecutor in Mombasa and a public defender in Osaka.",
            {("worked", "Mombasa"), ("worked", "Osaka")},
        ),
        (
            "Jan Novak (3 May 1811, Lyon – 9 June 1880, Osaka) was a baker.",
            {("born", "Lyon"), ("died", "Osaka")},
        ),
        (
            "Jan Novak (born 3 May 1950 in Lyon; died in 2019 in Osaka) was a baker.",
            {("born", "Lyon"), ("died", "Osaka")},
        ),
        (
            "Jan Novak settled in Osaka, where he taught French.",
            {("lived", "Osaka"), ("worked", "Osaka")},
        ),
        ("Jan Novak was born and raised in Lyon.", {("born", "Lyon"), ("lived", "Lyon")}),
        (
            "Jan Novak (1920-1999) was born in Lyon and died in Osaka.",
            {("born", "Lyon"), ("died", "Osaka")},
        ),
        (
            "Jan Novak died on 4 March 1950 at his home in Lyon.",
            {("died", "Lyon"), ("lived", "Lyon")},
        ),
        (
            "Jan Novak went to Osaka in 1960. He practised law there for ten years.",
            {("worked", "Osaka")},
        ),
        (
            "Originally from Lyon, Jan Novak is a baker in Osaka.",
            {("lived", "Lyon"), ("worked", "Osaka")},
        ),
        ("The ambassador in Nairobi, Jan Novak, gave a lunch.", {("worked", "Nairobi")}),
        ("Jan Novak, whose hometown is Lyon, sang.", {("lived", "Lyon")}),
        ("Jan Novak, 29, a roofer from Lyon, sang.", {("lived", "Lyon")}),
        ("Jan Novak sings in a bar in Lyon, his home town.", {("lived", "Lyon")}),
        (
            "The bishop sent for him. The army posted Jan Novak to Lyon in 1953.",
            {("worked", "Lyon")},
        ),
        ("Jan Novak was shot dead in his studio in Lyon.", {("died", "Lyon"), ("worked", "Lyon")}),
        (
            "Jan Novak studied in Lyon before moving to Osaka in 1998.",
            {("studied", "Lyon"), ("lived", "Osaka")},
        ),
    ],
)
def test_the_stations_that_a_text_tells_of(text: str, told: set[tuple[str, str]]) -> None:
    assert stations_of(text) == {(JAN, *one) for one in told}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak was not born in Lyon.",
        "Jan Novak denied that he had lived in Lyon.",
        "Nobody knew whether Jan Novak lived in Lyon.",
        "Jan Novak will work in Lyon for five years.",
        "Jan Novak hopes to study in Lyon.",
        "Had Jan Novak stayed, he would have lived in Lyon.",
        "Did Jan Novak really die in Lyon?",
        "Jan Novak was almost killed in Lyon.",
        "His father was born in Lyon, Jan Novak said.",
        "Jan Novak's son studied in Lyon.",
        "Jan Novak's firm was based in Lyon.",
        "The Lyon-based bank of Jan Novak lost money.",
        "Three of the men who attacked Jan Novak grew up in Lyon.",
        "Troops under General Jan Novak are based in Lyon.",
        "Thousands died in Lyon, Jan Novak said.",
        "Jan Novak is working in Lyon this week.",
        "Jan Novak spoke about a boy who was born in Lyon.",
        "Jan Novak was picked up in a dentist's chair in Lyon.",
        "The firm, which Jan Novak founded, was born in Lyon.",
        "Prime Minister Jan Novak of Norway agreed.",
        "Police visited his home in Osaka, west of Lyon, Jan Novak said.",
    ],
)
def test_what_is_denied_or_anothers_is_no_station(text: str) -> None:
    assert not {place for who, _, place in stations_of(text) if who == JAN} & {"Lyon", "Norway"}


@pytest.mark.parametrize(
    ("text", "when", "years"),
    [
        (
            "Jan Novak lived in Lyon from about 1955 to 1972.",
            "from about 1955 to 1972",
            (1955, 1972),
        ),
        ("Jan Novak taught in Lyon until 1985.", "until 1985", (None, 1985)),
        ("Jan Novak has lived in Lyon since 1990.", "since 1990", (1990, None)),
        (
            "From 1976 until 1999 he worked in Lyon, Jan Novak said.",
            "From 1976 until 1999",
            (1976, 1999),
        ),
        ("Jan Novak worked in Lyon for 30 years.", "for 30 years", (None, None)),
        ("Jan Novak studied in Lyon in the 1960s.", "in the 1960s", (1960, 1969)),
        ("Jan Novak died in Lyon on Friday.", "on Friday", (2023, 2023)),
        (
            "Jan Novak (3 May 1811, Lyon – 9 June 1880, Osaka) was a baker.",
            "3 May 1811",
            (1811, 1811),
        ),
        ("Born in Osaka in 1912, Jan Novak lived in Lyon.", None, (None, None)),
        ("Jan Novak went back to his native Lyon in 1985.", None, (None, None)),
        ("Jan Novak came from his home in Lyon this week.", None, (None, None)),
    ],
)
def test_when_a_station_was(
    text: str, when: str | None, years: tuple[int | None, int | None]
) -> None:
    station = next(s for s in stations(text) if s.place.name == "Lyon")
    assert (station.when, (station.first_year, station.last_year)) == (when, years)


def test_the_same_station_told_twice_is_one_with_both_sentences() -> None:
    (station,) = stations("Jan Novak lived in Lyon. He lived in Lyon from 1955 to 1972.")
    assert [ref.index for ref in station.evidence] == [0, 1]
    assert (station.first_year, station.last_year) == (1955, 1972)


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak was born in Lyon.",
        "Jan Novak studied in Lyon in the 1990s.",
        "Jan Novak was stationed in Lyon at the time.",
        "Jan Novak moved to Lyon in 1998.",
        "Jan Novak died in Lyon on Friday.",
    ],
)
def test_what_is_a_station_is_no_stop(text: str) -> None:
    assert stops_in(text) == set()
    assert {place for *_, place in stations_of(text)} == {"Lyon"}


def test_a_move_that_the_article_reports_is_a_stop() -> None:
    text = "Jan Novak moved to Lyon on Monday."
    assert stations_of(text) == set()
    assert ("Lyon", "visited") in {stop[1:] for stop in stops_in(text)}


def test_a_death_on_a_trip_is_both() -> None:
    text = "Jan Novak flew to Lyon on Monday. He died in Lyon on Wednesday."
    assert (JAN, "died", "Lyon") in stations_of(text)
    assert {place for _, place, _ in stops_in(text)} == {"Lyon"}


def test_a_life_goes_from_birth_to_grave() -> None:
    told = stations(
        "Jan Novak was buried in Lyon. He worked in Osaka until 1985 and was born in Oslo. "
        "He studied in Cairo in 1950."
    )
    assert [s.place.name for s in in_order(told)] == ["Oslo", "Cairo", "Osaka", "Lyon"]


def test_where_somebody_lives_now_comes_after_where_he_was() -> None:
    told = stations("Ann Lee lives in Osaka. She was born in Lyon and studied in Cairo in 1980.")
    assert [s.place.name for s in in_order(told)] == ["Lyon", "Cairo", "Osaka"]


def test_groups_have_no_life() -> None:
    assert stations_of("Jan Novak said that 41 refugees had settled in Lyon.") == set()
