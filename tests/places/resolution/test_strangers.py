"""Places far from all else that an article names: they are unsure."""

from __future__ import annotations

from tests.places.parsing import parse

AT_HOME = "Crews from Eau Claire, Chippewa Falls and Menomonie, Wisconsin, "


def score(text: str, name: str) -> float:
    """How sure the first mention of a name is."""
    return next(each.score for each in parse(text) if each.mention.text == name)


def test_a_river_abroad_is_less_sure_where_all_else_is_at_home():
    assert score(f"{AT_HOME}took samples from the Yellow River.", "Yellow River") < 0.5
    abroad = "Crews from Zhengzhou, Kaifeng and Jinan took samples from the Yellow River."
    assert score(abroad, "Yellow River") > 0.6
    assert score(f"{AT_HOME}sailed on Lake Superior.", "Lake Superior") > 0.6


def test_a_county_abroad_is_less_sure_where_all_else_is_at_home():
    at_home = "Miners from Georgetown, Linden and Bartica, in Guyana, flew from"
    assert score(f"{at_home} Yavapai.", "Yavapai") < 0.5


def test_a_region_abroad_is_less_sure_where_all_else_is_at_home():
    at_home = "Players from Geelong, Brisbane, Darwin and Adelaide, and one from"
    assert score(f"{at_home} Dartmoor, met.", "Dartmoor") < 0.5
    assert score("Walkers from Exeter, Plymouth and Torquay crossed Dartmoor.", "Dartmoor") > 0.6
