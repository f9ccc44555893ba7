"""Names that a venue bears: they are no namesake far from all that the article tells of."""

from __future__ import annotations

import pytest

from dashboard.places.place import Resolution
from tests.places.parsing import Known, Without, parse, town

KUNGA = town("Kunga", 5.5, -2.8, "CI", 4_000)
QUITO = town("Quito", -0.2, -78.5, "EC", 2_000_000)
NEAR_KUNGA = town("Abomo", 5.6, -2.9, "CI", 30_000)
SOURCE = Known(KUNGA, QUITO, NEAR_KUNGA)


def of(name: str, text: str) -> Resolution:
    """What a name means in a text, by three towns made by hand."""
    (answer,) = [each for each in parse(text, SOURCE) if each.mention.text == name]
    return answer


def test_a_venue_is_no_small_town_far_from_all_that_is_named():
    answer = of("Kunga", "They left Quito on Monday. The flight from Kunga airport was late.")
    assert answer.place is None
    assert answer.reasons[0].text == (
        "it is the name of “Kunga airport”, far from all else that is named"
    )
    assert [each.place for each in answer.alternatives] == [KUNGA]


def test_a_venue_is_where_the_text_says_that_it_is():
    answer = of("Kunga", "They met at Kunga stadium in Quito on Monday.")
    assert answer.place is None
    assert answer.reasons[0].text == ("“Kunga stadium” is in Quito, and no place called so is near")


@pytest.mark.parametrize(
    "text",
    [
        "They left Abomo on Monday. The flight from Kunga airport was late.",
        "They met at Kunga stadium in Abomo on Monday.",
        "They left Quito on Monday and came to Kunga. The flight from Kunga airport was late.",
    ],
)
def test_a_venues_town_stays_where_something_speaks_for_it(text: str):
    assert {each.place for each in parse(text, SOURCE) if each.mention.text == "Kunga"} == {KUNGA}


def test_a_venue_that_is_named_alone_is_unsure():
    answer = of("Kunga", "The flight from Kunga airport was late.")
    assert answer.place == KUNGA
    assert not answer.is_likely


def test_things_are_called_after_great_towns_that_are_far_away():
    text = "They met in Quito. The flight from Dhaka airport was late."
    answers = parse(text, Without("Dhaka airport"))
    assert [each.place and each.place.country for each in answers] == ["EC", "BD"]


def test_salt_lake_stadium_is_not_in_utah():
    answers = parse("Kolkata: The match at the Salt Lake stadium was moved to Siliguri.")
    assert {each.place.country for each in answers if each.place} == {"IN"}


def test_a_station_in_london_is_not_in_australia():
    answers = parse("A concert at Wembley stadium in London ended late. Victoria station closed.")
    assert {each.place.country for each in answers if each.place} == {"GB"}


def test_a_village_in_a_country_that_nothing_else_speaks_of_is_unsure():
    first = "He flew from Manta to Guayaquil and Cuenca. "
    alone, named = (
        next(each for each in parse(first + rest) if each.mention.text == "Larbert")
        for rest in ("He drove to Larbert.", "He drove to Larbert in Scotland.")
    )
    assert alone.place == named.place
    assert not alone.is_likely
    assert named.is_likely
    assert alone.reasons[-1].text == "nothing else that the article names is in its country"


def test_a_hospital_that_people_are_called_like_is_not_in_the_larger_town_of_its_name_far_away():
    text = "A man from Stratford, Ontario, crashed near Woodstock. He is in Victoria Hospital."
    assert [e.place for e in parse(text) if e.mention.text == "Victoria"] == [None]


def test_a_hospital_of_a_town_that_is_spoken_of_stays():
    text = "A man from Nanaimo, British Columbia, is in Victoria Hospital."
    (answer,) = [e for e in parse(text) if e.mention.text == "Victoria"]
    assert answer.place and answer.place.admin1 == "British Columbia"
