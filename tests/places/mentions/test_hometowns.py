"""Towns by those who live there and by what only towns have."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


def found(text: str) -> set[str]:
    """The names that are found as places."""
    return {each.mention.text for each in parse(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Swaffham woman won a year's supply of tea.", "Swaffham"),
        ("Officers charged a Gorham man with theft.", "Gorham"),
        ("Two Thorntown residents spoke of the drain.", "Thorntown"),
        ("Oban councillors want a levy.", "Oban"),
        ("A Lindsay man was jailed after a chase.", "Lindsay"),
        ("He was fined at Llanelli Magistrates' Court.", "Llanelli"),
        ("The Madison City Commission bought a sweeper.", "Madison"),
        ("The Jordan School Board met.", "Jordan"),
        ("He was jailed at Carrick-on-Shannon Circuit Court.", "Carrick-on-Shannon"),
        ("She is held at Castlebar Garda station.", "Castlebar"),
        ("The hurt were taken to Kottayam Medical College.", "Kottayam"),
        ("The bill of Rep. Cody Holt, R-Wright, failed.", "Wright"),
        ("Sen. Tom Larsen, DFL-Cook, will not run again.", "Cook"),
    ],
)
def test_who_and_what_is_of_a_town(text: str, name: str):
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They cheered for the Taylor boys.", "Taylor"),
        ("Carter High School won the cup.", "Carter"),
        ("The Deal man was not at home.", "Deal"),
        ("The actress Ann Reese-Cook, of no town, sang.", "Cook"),
        ("The vitamin, D-Wright tells us, is good.", "Wright"),
    ],
)
def test_who_and_what_is_of_none(text: str, name: str):
    assert name not in found(text)
