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
