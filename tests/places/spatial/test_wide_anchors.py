"""What an expression says of a place that no layer knows, where its anchor is wide or its words are
of something else: nothing."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


@pytest.mark.parametrize(
    "text",
    [
        "A tooth was found at Zzyzxville in Siberia.",  # a region has no point
        "He came from Zzyzxville in Mali.",  # nor a country, though a town has its name
        "A drone from Zzyzxville struck a truck near Jamaame in Somalia.",  # the truck is near it
    ],
)
def test_what_says_nothing(text: str):
    placed = {each.mention.text for each in parse(text) if each.place}
    assert "Zzyzxville" not in placed


def test_a_country_stays_one_beside_a_name_that_nobody_knows():
    (mali,) = [each.place for each in parse("He came from Zzyzxville in Mali.") if each.place]
    assert mali.id == "ML"


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("A bus fell at Zzyzxville near Jamaame, in Somalia.", 0.6, 1.0),
        ("A resident of Zzyzxville, a suburb located east of Harare, said so.", 0.6, 1.0),
        ("He lives in Zzyzxville in Bihar.", 0.0, 0.5),
    ],
)
def test_a_computed_point_is_the_surer_the_nearer(text: str, least: float, most: float):
    (answer,) = [each for each in parse(text) if each.mention.text == "Zzyzxville"]
    assert answer.place
    assert least < answer.score < most
