"""Towns whose names are words or people's as well, beside places near them."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


def found(text: str) -> set[str]:
    """The names that are found as places."""
    return {each.mention.text for each in parse(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Hope are looking for a man from Chilliwack.", "Hope"),
        ("Slides have shut the road to Kelowna and Merritt, in British Columbia.", "Merritt"),
        ("The ferry from Oban to Tiree was cancelled. On Tiree, they waited.", "Tiree"),
        ("The road between Hope and Chilliwack was shut.", "Hope"),
        ("Monday's highs: Boise 88, Twin Falls 90, Hailey 81, Nampa 89.", "Hailey"),
        ("Juab lost. Nephi hosts Kanab next week, and Richfield plays in Delta, Utah.", "Nephi"),
        ("Rain fell in Suva and Nadi. Labasa has no water.", "Labasa"),
        ("Apples from Sopore rot in Srinagar. Gulmarg had a foot of snow.", "Gulmarg"),
        ("Scores: Friona 14, Dimmitt 7; Idalou 49, Post 0.", "Dimmitt"),
        (
            "From Emlenton and Harrisville: Tyler Holt of Butler. Grove City is near.",
            "Butler",
        ),
        ("A lorry burned near Katima Mulilo, in Namibia. Rundu opened its show.", "Rundu"),
        ("Shells hit Ariha and Saraqib on Friday, from Idlib.", "Ariha"),
        ("Firefighters held the blaze above Kula. In Lahaina, people searched.", "Kula"),
    ],
)
def test_who_speaks_for_a_town(text: str, name: str):
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They believe in Hope's plan, they said in Oslo.", "Hope"),
        ("A visit to Berlin in May and Merritt spoke.", "Merritt"),
        ("The book opens in Lent. They live in Leeds.", "Lent"),
        ("He gave the ball to Goole of Leeds.", "Ball"),
        ("They live in Leeds and Bradford. Haworth said it was late.", "Haworth"),
        ("Rain fell in Hexham. Hope is what they had in Durham.", "Hope"),
        ("Scorers: Lindsay 14, Cooke 12; Ada 9.", "Lindsay"),
        ("They left India. Bare bones were seen.", "Bare"),
        ("They hit Hope in Leeds and Bradford.", "Hope"),
        ("In Chilliwack they looked to Hope.", "Hope"),
    ],
)
def test_who_speaks_for_nobody(text: str, name: str):
    assert name not in found(text)


def test_known_places_that_a_hyphen_joins():
    text = "The London-Paris train was late. The New York-New Jersey border is the Hudson."
    assert {"London", "Paris", "New York", "New Jersey"} <= found(text)
    assert not found("Anna Lincoln-Jackson sang.")
