"""Names of places that are those of princes, and the towns that have them."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


def found(text: str) -> set[str]:
    """The names that are found as places."""
    return {each.mention.text for each in parse(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Princess Anne opened a school on Monday.",
        "Prince George was seen with his sister at the palace. Prince George is ten.",
        "Crowds cheered for Prince Albert and his wife.",
        "Prince William spoke to miners. They gave the cup to Prince William.",
    ],
)
def test_a_prince_is_no_town(text: str):
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prince George RCMP found a truck. He left Prince George for Quesnel.", "Prince George"),
        ("A man died in Prince Albert. Prince Albert had ten such deaths.", "Prince Albert"),
        ("King George, Va., lost its mill.", "King George"),
        ("PRINCE GEORGE, B.C. - A mill will close.", "PRINCE GEORGE"),
        ("Taxes rose in Prince William, the board said.", "Prince William"),
    ],
)
def test_a_town_that_a_prince_could_be(text: str, name: str):
    assert name in found(text)
