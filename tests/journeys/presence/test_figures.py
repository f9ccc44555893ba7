"""What only seems to tell of somebody at a place, an invented sentence each, beside one like it
that does."""

from __future__ import annotations

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.language.tables import table
from dashboard.journeys.pipeline import itineraries
from tests.journeys.texts import stops_of
from tests.places.parsing import geoparser

NAMES = {"He": "Jan Novak", "She": "Ann Lee"}


@pytest.mark.parametrize(
    "row", table("figures") + table("events_spoken_of"), ids=lambda row: row["silent"]
)
def test_a_row_of_the_table_puts_nobody_there_and_its_like_does(row: dict[str, str]) -> None:
    assert stops_of(_named(row["silent"])) == set()
    assert stops_of(_named(row["tells"]))


def _named(example: str) -> str:
    pronoun, rest = example.split(" ", 1)
    return f"{NAMES[pronoun]} {rest}"


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jan Novak praised the accord. Turning to Kenya, Novak said it needed time.",
        "Jan Novak turned to Kenya for help.",
        "Jan Novak was never in Mombasa.",
        "Jan Novak used to go to Mombasa.",
        "Jan Novak accused ministers of turning Norway into a nuclear dump.",
        "Jan Novak has turned Lyon into a centre of banking.",
        "Jan Novak told refugees from Libya and Sudan to go home.",
        "Jan Novak is to star in an adventure film set in India.",
        "Jan Novak was taught at home before going on to Lyon to study politics.",
        "Jan Novak is unlikely to take the package to Mombasa.",
        "Jan Novak is unlikely to come to Mombasa.",
        "Jan Novak left Cairo's Capital FM after 17 years.",
    ],
)
def test_what_only_seems_to_tell_of_a_place_is_no_stop(text: str) -> None:
    assert stops_of(text) == set()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jan Novak turned to Mombasa after a day at sea.", "Mombasa"),
        ("Jan Novak told reporters from Mombasa that all was well.", "Mombasa"),
        ("Jan Novak spoke to troops in Bagram shortly after his arrival from Mombasa.", "Mombasa"),
        ("Jan Novak went to Lyon to meet the dean.", "Lyon"),
        ("Jan Novak set up camp in Lyon.", "Lyon"),
        ("Jan Novak is likely to come to Mombasa.", "Mombasa"),
        ("Jan Novak landed at Cairo's international airport.", "Cairo"),
    ],
)
def test_what_is_like_it_and_tells_of_a_place_is_a_stop(text: str, place: str) -> None:
    assert place in {where for _, where, _ in stops_of(text)}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jan Novak won the Osaka Union Grand Prix in Lyon on Sunday.", {"Lyon"}),
        ("Jan Novak won the Lyon marathon in France.", {"Lyon"}),
        ("Jan Novak lost the Lyon Open final to Ann Lee.", {"Lyon"}),
    ],
)
def test_a_contest_is_in_the_town_after_a_sponsors_name(text: str, places: set[str]) -> None:
    assert {where for _, where, _ in stops_of(text)} == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jan Novak earned less than the queen in US magazine lists.", set()),
        ("Jan Novak has settled charges from US federal regulators.", set()),
        ("Jan Novak visited U.S. troops.", set()),
        ("Jan Novak arrived in the U.S. last week for talks.", {"United States"}),
        ("Jan Novak, in the US for talks, met the king.", {"United States"}),
        ("Jan Novak won at the Tour Championships in Los Angeles.", {"Los Angeles"}),
    ],
)
def test_a_short_name_before_a_noun_only_describes_it(text: str, places: set[str]) -> None:
    article = Article("a", text)
    sentences = split(article)
    told = itineraries(article, sentences, geoparser().resolutions(article, sentences))
    assert {stop.visit.place.name for journey in told for stop in journey.stops} == places
