"""What texts say of where places lie from others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.places.place import Kind, Mention, Place
from dashboard.places.spatial.expressions import Relation, expressions, spot
from dashboard.places.spatial.phrases import bearing_of, kilometres, measured
from tests.places.parsing import Without, km_between, parse, seed, town

GOLD = Path(__file__).parents[1] / "gold" / "spatial.jsonl"
BAKHMUT = town("Bakhmut", 48.59, 38.0, "UA")


def said(text: str, *names: str) -> tuple[tuple[str, str, str], ...]:
    """Each expression of a text as (what lies, relation, from what)."""
    article = Article("a", text)
    starts = sorted((text.index(name), name) for name in names)
    mentions = [Mention("a", s, s + len(n), n, Kind.LITERAL) for s, n in starts]
    found = expressions(text, split(article), mentions)
    return tuple(
        (
            mentions[each.target].text,
            each.relation.value,
            "+".join(mentions[anchor].text for anchor in each.anchors),
        )
        for each in found
    )


@pytest.mark.parametrize(
    ("words", "km", "bearing"),
    [
        ("10 kilometres south of", 10, 180),
        ("40 miles north-east of", 64.4, 45),
        ("1,200 kilometres (745 miles) east of", 1200, 90),
        ("half a mile west of", 0.8, 270),
        ("forty-four miles south of", 70.8, 180),
        ("a dozen miles south-west of", 19.3, 225),
        ("20 to 30 km from", 25, None),
        ("18 mi SE of", 29, 135),
        ("45 nautical miles north-north-west of", 83.3, 337.5),
        ("80 km to the south-east of", 80, 135),
    ],
)
def test_distances_and_directions_in_words(words: str, km: float, bearing: float | None):
    (match,) = measured(words)
    assert kilometres(match) == pytest.approx(km, rel=0.01)
    assert bearing_of(match["wind"]) == bearing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The village of Arlo is about 10 km south of the city of Basra.", "distance"),
        ("A mine at Arlo, 40 miles from Basra, flooded.", "distance"),
        ("Cows died at Arlo, near Basra.", "near"),
        ("Rain fell in Arlo, just outside Basra.", "near"),
        ("The rock of Arlo, off the coast of Basra, is for sale.", "off"),
        ("Snow fell at Arlo, south of Basra.", "direction"),
        ("About 15 miles east of Basra, the village of Arlo lost its shop.", "distance"),
        ("It was heard in Arlo. The village lies five miles south of Basra.", "distance"),
    ],
)
def test_an_expression_joins_its_two_places(text: str, expected: str):
    assert said(text, "Arlo", "Basra") == (("Arlo", expected, "Basra"),)


def test_between_has_two_anchors():
    text = "The lorry burned at Arlo, between Basra and Cairo."
    assert said(text, "Arlo", "Basra", "Cairo") == (("Arlo", "between", "Basra+Cairo"),)


@pytest.mark.parametrize(
    "text",
    [
        "Arlo, an hour’s drive north of Basra, is dry.",
        "Arlo said the fund is worth north of 40 million, Basra disagreed.",
        "He left Arlo. Basra is 10 km south of here.",
        "Troops from Arlo advanced 10 km south of Basra.",
    ],
)
def test_what_is_no_distance_of_one_place_from_the_other(text: str):
    assert "distance" not in {relation for _, relation, _ in said(text, "Arlo", "Basra")}


def test_the_point_lies_where_the_words_say_with_room_for_doubt():
    text = "The village of Arlo lies 10 km south of Bakhmut."
    mentions = [Mention("a", text.index(n), text.index(n) + len(n), n, Kind.LITERAL)
                for n in ("Arlo", "Bakhmut")]  # fmt: skip
    (expression,) = expressions(text, (), mentions)
    where = spot(expression, [BAKHMUT])
    assert where
    assert km_between(BAKHMUT, where.lat, where.lon) == pytest.approx(10, abs=0.1)
    assert where.lat < BAKHMUT.lat
    assert 4 <= where.uncertainty_km <= 10


def test_a_country_is_too_wide_to_measure_from():
    russia = Place("RU", "Russia", 60.0, 100.0, "A", "PCLI", "RU")
    text = "The village of Arlo lies 10 km south of Russia."
    mentions = [Mention("a", text.index(n), text.index(n) + len(n), n, Kind.LITERAL)
                for n in ("Arlo", "Russia")]  # fmt: skip
    (expression,) = expressions(text, (), mentions)
    assert expression.relation is Relation.DISTANCE
    assert spot(expression, [russia]) is None


def test_a_name_that_no_layer_has_is_placed_by_the_expression():
    answers = parse(seed("000"), Without("Andriivka"))
    found = [answer for answer in answers if answer.mention.text == "Andriivka"]
    assert len(found) >= 1
    for answer in found:
        place = answer.place
        assert place
        assert place.uncertainty_km
        assert km_between(place, 48.50, 37.97) <= place.uncertainty_km <= 15
        assert "10 kilometres south of" in answer.reasons[0].text


def test_the_expression_outranks_homonyms_that_lie_elsewhere():
    elsewhere = town("Andriivka", 49.6, 34.0, "UA", 900_000)

    class Homonym(Without):
        def candidates(self, name):
            from dashboard.places.contracts import Candidate

            if name == "Andriivka":
                return (Candidate(elsewhere, name, True, 2),)
            return super().candidates(name)

    answer = next(a for a in parse(seed("000"), Homonym()) if a.mention.text == "Andriivka")
    assert answer.place
    assert km_between(answer.place, 48.50, 37.97) <= 10
    assert elsewhere in [each.place for each in answer.alternatives]


def test_eight_in_ten_of_our_own_spatial_cases_are_right():
    cases = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    assert sum(is_right(case) for case in cases) >= 0.8 * len(cases)


def is_right(case: dict[str, Any]) -> bool:
    """Whether a case of our gold is placed where it should be, and as it should be."""
    answers = {answer.mention.start: answer for answer in parse(case["text"])}
    answer = answers.get(case["start"])
    place = answer.place if answer and answer.mention.end == case["end"] else None
    if place is None or case["place"] is None:
        return place is None and case["place"] is None
    computed = place.uncertainty_km is not None
    near = km_between(place, case["lat"], case["lon"]) <= case["tolerance_km"]
    return near and computed == (case["place"] == "computed")


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("NAIROBI - A bus crashed near Garissa on Friday.", "NAIROBI", "184745"),
        ("LIMA - A mine 40 km south of Cusco collapsed.", "LIMA", "3936456"),
        ("Kampala\n\nTwo men died near Gulu.", "Kampala", "232422"),
        ("In Manila a ferry burned near Cebu.", "Manila", "1701668"),
        ("A Chicago couple died near Denver.", "Chicago", "4887398"),
        ("The Kampala court heard of a body 40 km south of Gulu.", "Kampala", "232422"),
        ("In Nairobi, a bus crashed near Garissa.", "Nairobi", "184745"),
        ("In Geneva, talks between Iran and Iraq failed.", "Geneva", "2660646"),
        ("In Garissa a bus burned near Wajir.", "Garissa", "197745"),
    ],
)
def test_what_happens_near_a_place_moves_no_other_town_there(text: str, name: str, id_: str):
    (answer,) = [each for each in parse(text) if each.mention.text == name]
    assert answer.place
    assert answer.place.id == id_


@pytest.mark.parametrize(
    "text",
    [
        "Troops took Borivka, a village 10 km south of Bakhmut.",
        "Troops took Borivka – a village 10 km south of Bakhmut.",
        "Borivka is about 10 km south of Bakhmut.",
    ],
)
def test_a_village_is_where_the_text_says_all_the_same(text: str):
    answer = parse(text)[0]
    assert answer.mention.text.casefold() == "borivka"
    assert km_between(answer.place, 48.5, 38.0) < 15
