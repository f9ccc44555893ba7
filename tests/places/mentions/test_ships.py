"""Places' names that are ships'."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


def found(text: str) -> set[str]:
    """The names that are found as places."""
    return {each.mention.text for each in parse(text)}


def test_ships_in_a_row_and_named_again():
    text = (
        "He left Lisbon with four ships: the Trinidad, the Victoria, the San Antonio and the "
        "Santiago. In May the Victoria came home to Cadiz."
    )
    assert found(text) == {"Lisbon", "Cadiz"}
    assert found("The frigates the Chicago and the Portland met off Malta.") == {"Malta"}


def test_what_is_said_to_be_a_ship():
    text = "The Albany, an ore carrier, dragged her anchor. Men of the Albany swam to Perth."
    assert found(text) == {"Perth"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ships from Trinidad, the Bahamas and Jamaica met.", "Bahamas"),
        ("The Netherlands, a country of sailors, won.", "Netherlands"),
        ("He owns three ships. The Philippines sent two.", "Philippines"),
    ],
)
def test_countries_with_an_article_are_no_ships(text: str, name: str):
    assert any(name in each for each in found(text))


def test_a_ship_that_nobody_knows_lies_nowhere():
    assert "Sounion" not in found("The tanker Sounion was hit 77 miles west of Hodeidah.")
