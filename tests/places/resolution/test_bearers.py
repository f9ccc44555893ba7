"""Whose town it is, by the team, the paper or the university that bears its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.places.resolution.bearers import IN, is_at_home
from tests.places.parsing import gazetteer, parse

TABLE = Path(__file__).parents[3] / "dashboard" / "places" / "data" / "bearers.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("name", "home", "words"), ROWS)
def test_each_row_has_a_town_of_the_name_in_its_home(name: str, home: str, words: str):
    assert all("*" in each for each in words.split("|"))
    assert any(is_at_home(each.place, IN + home) for each in gazetteer().candidates(name))


def places(text: str, name: str) -> list[str]:
    """The countries and divisions of a name in a text."""
    found = [each.place for each in parse(text) if each.mention.text == name]
    return [f"{place.country} {place.admin1}" for place in found if place]


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("He teaches at the University of Cambridge.", "Cambridge", "GB England"),
        ("The Columbus Dispatch first told of it.", "Columbus", "US Ohio"),
        ("She read it in the Columbus Ledger-Enquirer.", "Columbus", "US Georgia"),
        ("The London Knights play at home in London.", "London", "CA Ontario"),
        ("The Archbishop of Canterbury will preach in Lagos.", "Canterbury", "GB England"),
    ],
)
def test_the_home_of_what_bears_the_name(text: str, name: str, where: str):
    assert set(places(text, name)) == {where}


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("A university in Cambridge, Massachusetts, was closed.", "Cambridge", "US Massachusetts"),
        ("The London newspapers said so.", "London", "GB England"),
        ("Residents of Columbus, Georgia, met.", "Columbus", "US Georgia"),
    ],
)
def test_other_words_say_otherwise(text: str, name: str, where: str):
    assert set(places(text, name)) == {where}


def test_the_bare_name_is_the_bearers_town():
    assert set(places("The Worcester Telegram is read in Worcester.", "Worcester")) == {
        "US Massachusetts"
    }
