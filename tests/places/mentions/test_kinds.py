"""What mentions stand for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.places.mentions.datelines import datelines
from dashboard.places.place import Kind, Resolution
from tests.places.parsing import km_between, parse, seed

GOLD = Path(__file__).parents[1] / "gold" / "kinds.jsonl"


def kinds_in(text: str, words: str, name: str) -> Kind:
    """The kind of `name` where it stands within `words`."""
    start = text.index(words) + words.index(name)
    return next(r.mention.kind for r in parse(text) if r.mention.start == start)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("gain for Kyiv in", "Kyiv", Kind.METONYM),
        ("oust Moscow’s troops", "Moscow", Kind.METONYM),
        ("said that Washington will", "Washington", Kind.METONYM),
        ("visited Vladivostok for", "Vladivostok", Kind.LITERAL),
        ("city of Bakhmut, the", "Bakhmut", Kind.LITERAL),
        ("city of Komsomolsk-on-Amur", "Komsomolsk-on-Amur", Kind.LITERAL),
    ],
)
def test_kinds_in_the_first_seed_article(words: str, name: str, kind: Kind):
    assert kinds_in(seed("000"), words, name) is kind


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("SEOUL, South Korea (AP)", "SEOUL", Kind.DATELINE),
        ("SEOUL, South Korea (AP)", "South Korea", Kind.DATELINE),
        ("supported Moscow’s invasion", "Moscow", Kind.METONYM),
        ("that Moscow and Pyongyang would", "Moscow", Kind.METONYM),
        ("that Moscow and Pyongyang would", "Pyongyang", Kind.METONYM),
        ("Washington and Seoul, while", "Seoul", Kind.METONYM),
        ("meeting in Seoul discussing", "Seoul", Kind.LITERAL),
        ("invitation to Pyongyang", "Pyongyang", Kind.LITERAL),
        ("resort of Sochi", "Sochi", Kind.LITERAL),
    ],
)
def test_kinds_in_the_second_seed_article(words: str, name: str, kind: Kind):
    assert kinds_in(seed("004"), words, name) is kind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BEIRUT: Rain fell.", "BEIRUT"),
        ("Goma (DR Congo) (AFP) – Rain fell.", "Goma (DR Congo)"),
        ("A headline\nNAIROBI, 3 May (IRIN) - Rain fell.", "NAIROBI, 3 May"),
        ("MOSCOW, September 13. /TASS/. Rain fell.", "MOSCOW, September 13."),
    ],
)
def test_datelines_of_several_agencies(text: str, place: str):
    assert [text[start:end].strip() for start, end in datelines(text)] == [place]


@pytest.mark.parametrize(
    "text", ["He said: rain.", "Rain fell on Paris — again.", "The Seoul (South Korea) talks", ""]
)
def test_what_is_no_dateline(text: str):
    assert datelines(text) == []


def right_of_gold() -> tuple[int, int, int]:
    """How many mentions of our own gold there are, how many are found, and how many of those have
    the right kind."""
    total = found = right = 0
    for line in GOLD.read_text("utf-8").splitlines():
        case: dict[str, Any] = json.loads(line)
        answers: dict[tuple[int, int], Resolution] = {
            (r.mention.start, r.mention.end): r for r in parse(case["text"])
        }
        for mention in case["mentions"]:
            answer = answers.get((mention["start"], mention["end"]))
            total += 1
            found += answer is not None
            right += answer is not None and answer.mention.kind == mention["kind"]
    return total, found, right


def test_nine_in_ten_of_our_own_hard_mentions_are_found_with_their_kind_nearly_always_right():
    total, found, right = right_of_gold()
    assert found >= 0.9 * total
    assert right >= 0.95 * found


def test_a_place_of_the_second_article_is_told_from_the_sea_it_lies_at():
    found = {r.mention.text: r.place for r in parse(seed("004"))}
    assert km_between(found["Sochi"], 43.59, 39.73) <= 15
    assert found["Black Sea"] is not None
    assert found["Black Sea"].feature_class == "H"


@pytest.mark.parametrize(
    ("text", "name", "feature_class"),
    [
        ("Two ships of the Pacific fleet sailed at dawn.", "Pacific", "H"),
        ("Rain fell on the Sea of Marmara.", "Sea of Marmara", "H"),
        ("Farmers in the province of Groningen protested.", "Groningen", "A"),
        ("WASHINGTON (AP) — Rain fell.", "WASHINGTON", "P"),
        ("rain fell in cairo and luxor for a week", "cairo", "P"),
    ],
)
def test_what_the_words_beside_a_name_say_it_is(text: str, name: str, feature_class: str):
    found = {r.mention.text: r.place for r in parse(text)}
    assert name in found
    place = found[name]
    assert place is not None
    assert place.feature_class == feature_class


def test_a_name_found_without_capitals_or_among_capitals_says_so():
    (lower, _) = parse("rain fell in cairo and luxor for a week")
    assert "no capitals" in lower.reasons[-1].text
    shouted = {r.mention.text: r for r in parse("FLOODS CUT OFF THE ROADS TO VALENCIA AND MADRID")}
    assert "in capitals" in shouted["VALENCIA"].reasons[-1].text
    assert not shouted.keys() & {"FLOODS", "CUT", "ROADS", "THE"}


@pytest.mark.parametrize("words", ["the Berlin Marathon", "the Dubai Open", "the Madrid Masters"])
def test_a_town_that_a_contest_is_named_after_is_found_as_part_of_its_name(words: str):
    name = words.split()[1]
    assert kinds_in(f"She won {words} on Sunday.", words, name) is Kind.ORGANISATION


def test_an_airport_is_no_contest():
    assert not [r for r in parse("He left Osaka International Airport.") if r.mention.end < 14]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The envoy left Rome on Monday, 6 May, for Cairo.", Kind.LITERAL),
        ("The envoy left Rome, Italy, for Cairo, Egypt, on Monday.", Kind.LITERAL),
        ("The envoy left Rome early on Monday, May 6, 2024, for Cairo, Egypt.", Kind.LITERAL),
        ("The envoy set sail from Rome, Italy, on Monday for Cairo, Egypt.", Kind.LITERAL),
        ("The envoy left Rome on May 6, 2024, for Cairo.", Kind.LITERAL),
        ("The envoy left it at that, a blow, for Cairo.", Kind.METONYM),
        ("The ruling was, on 6 May, a blow for Cairo.", Kind.METONYM),
    ],
)
def test_a_day_between_commas_hides_no_departure(text: str, kind: Kind):
    assert kinds_in(text, "for Cairo", "Cairo") is kind


def test_teams_of_a_fixture_are_organisations_and_a_case_at_law_is_none():
    found = parse("Fixtures: Burnley v Hull, Leeds v Derby. In London they sat.")
    assert {r.mention.text: r.mention.kind for r in found} == {
        **dict.fromkeys(["Burnley", "Hull", "Leeds", "Derby"], Kind.ORGANISATION),
        "London": Kind.LITERAL,
    }
    assert not parse("Smith v Jones was heard.")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shows in Bogota, Lima and Quito will not take place.", "Quito", Kind.LITERAL),
        ("Shows in Bogota, Lima and Quito will not take place.", "Lima", Kind.LITERAL),
        ("Lima and Quito will not sign the accord.", "Quito", Kind.METONYM),
    ],
)
def test_towns_that_a_noun_lists_do_nothing_themselves(text: str, name: str, kind: Kind):
    assert kinds_in(text, name, name) is kind
