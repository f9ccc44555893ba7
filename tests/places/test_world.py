"""Our own gold of what news of the world names: found, of the right kind, and where it is."""

from typing import Any

import pytest
from geopy.distance import great_circle

from tests.places.parsing import parse
from tests.places.test_gold_files import is_point, lines

CASES = lines("world.jsonl")


def is_right(mention: dict[str, Any], text: str) -> bool:
    """Whether a mention of our gold is found with its kind, within its tolerance."""
    for answer in parse(text):
        place = answer.place
        if (answer.mention.start, answer.mention.end) == (mention["start"], mention["end"]):
            if place is None or answer.mention.kind != mention["kind"]:
                return False
            km = great_circle((place.lat, place.lon), (mention["lat"], mention["lon"])).km
            return km <= mention["tolerance_km"]
    return False


def test_nine_in_ten_of_the_places_of_world_news_are_found_and_placed():
    right = [is_right(mention, case["text"]) for case in CASES for mention in case["mentions"]]
    assert sum(right) >= 0.9 * len(right)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_mentions_are_exact(case: dict[str, Any]):
    for mention in case["mentions"]:
        assert case["text"][mention["start"] : mention["end"]] == mention["text"]
        assert is_point(mention)


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        # counties and districts of old, quarters, stadiums
        ("Farmers from Powys drove to Cardiff.", "Powys", 52.3, -3.4),
        ("The shop in Leith was closed.", "Leith", 55.98, -3.17),
        ("A bus to Umlazi, near Durban, overturned.", "Umlazi", -29.97, 30.89),
        ("He lives in Laventille, in Port of Spain.", "Laventille", 10.65, -61.5),
        ("The match at Sabina Park in Kingston was drawn.", "Sabina Park", 17.98, -76.78),
        # rivers, lakes, mountains, islands
        ("The Klamath River runs through California.", "Klamath River", 41.6, -123.2),
        ("In India the Cauvery rose again.", "Cauvery", 11.4, 77.7),
        ("Two Spaniards are missing on Makalu, in Nepal.", "Makalu", 27.89, 87.09),
        ("They searched the sea off Eleuthera, in the Bahamas.", "Eleuthera", 25.1, -76.1),
        ("They climbed the Galibier and the Tourmalet in France.", "Galibier", 45.06, 6.41),
        # Irish counties, and short names of English towns
        ("She was born in Tralee, Co. Kerry.", "Co. Kerry", 52.16, -9.81),
        ("A crash in Co Antrim killed two.", "Co Antrim", 54.87, -6.2),
        ("He worked in Barrow and in Kendal, England.", "Barrow", 54.11, -3.23),
        # small towns of many countries, and islands
        ("A lorry left the road at Lochboisdale, in Scotland.", "Lochboisdale", 57.15, -7.31),
        ("A fire near Lytton, in British Columbia, spread.", "Lytton", 50.23, -121.58),
        ("Police in Pukekohe, New Zealand, held a man.", "Pukekohe", -37.2, 174.9),
        ("Elephants killed two at Embilipitiya, in Sri Lanka.", "Embilipitiya", 6.34, 80.85),
        ("Troops took Bulo Marer from the Shabab in Somalia.", "Bulo Marer", 1.63, 44.53),
        ("A quake shook Malekula, in Vanuatu.", "Malekula", -16.3, 167.5),
        ("Miners at Las Claritas, Venezuela, struck.", "Las Claritas", 6.19, -61.44),
        ("A boy from Barrackpore, Trinidad, won.", "Barrackpore", 10.19, -61.4),
        # parishes of Jamaica by their bare names
        ("Farmers in Trelawny, Jamaica, lost their yams.", "Trelawny", 18.37, -77.6),
        ("MANDEVILLE, Manchester — A man was shot in Kingston.", "Manchester", 18.04, -77.5),
        ("The club won in Manchester and in Leeds.", "Manchester", 53.48, -2.24),
    ],
)
def test_places_that_news_of_many_parts_of_the_world_names(
    text: str, name: str, lat: float, lon: float
):
    (answer,) = [each for each in parse(text) if each.mention.text == name]
    assert answer.place
    assert great_circle((answer.place.lat, answer.place.lon), (lat, lon)).km < 60
