"""Finding the names of places in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.places.contracts import Candidate
from dashboard.places.mentions.recogniser import PlaceRecogniser
from tests.places.parsing import gazetteer, parse, seed

PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "Paris, Texas",
            "\n\n",
            "the village of ",
            "U.S.",
            "St. Petersburg",
            "Côte d’Ivoire",
            "’s",
            "\xa0",
            "\u2028",
            "é",
            "é\n        ",
            "KYIV",
            "—",
            "(AP)",
            " 10 km south of ",
            "between ",
            "New\nYork",
            "'''",
            "-",
            " and ",
            "<script>",
            "��",
            ".",
            "ß",
            "İstanbul",
        ]
    ),
)
HOSTILE = st.lists(PIECES, max_size=30).map("".join)


def names(text: str) -> list[str]:
    return [resolution.mention.text for resolution in parse(text)]


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_mentions_are_exact_ordered_and_apart_in_any_text(text: str):
    end = 0
    for resolution in parse(text):
        mention = resolution.mention
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.start >= end
        assert 0.0 <= resolution.score <= 1.0
        end = mention.end


@settings(max_examples=15, deadline=None)
@given(HOSTILE, st.integers(1, 5))
def test_finding_asks_the_gazetteer_a_number_of_times_that_grows_with_the_text(text, times):
    asked = []

    class Counting:
        def candidates(self, name: str) -> tuple[Candidate, ...]:
            asked.append(name)
            return gazetteer().candidates(name)

    article = Article("a", text * times)
    PlaceRecogniser(Counting()).mentions(article, split(article))
    assert len(asked) <= 16 * len(article.text)
    assert all(len(name) < 100 for name in asked)


def test_the_longest_name_is_taken():
    assert names("He flew to South Korea and on to New York City.") == [
        "South Korea",
        "New York City",
    ]


@pytest.mark.parametrize("article", ["000", "004"])
def test_no_person_weapon_or_company_of_the_seed_articles_is_a_place(article: str):
    words = {word for name in names(seed(article)) for word in name.split()}
    assert not words & {
        "Kim", "Jong-un", "Un", "Putin", "Vladimir", "Manturov", "Denis", "Peskov", "Dmitry",
        "Baker", "Sasha", "Lavrov", "Sergey", "Trump", "Donald", "Lukashenko", "Zarubin", "Chang",
        "Su-57", "Su-35", "Sukhoi", "SJ-100", "Telegram", "Press", "Assault", "Brigade",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Paris Hilton opened a hotel in Dubai.", "Paris"),
        ("Jack London wrote in Oakland. Later London moved north.", "London"),
        ("Senator Lincoln spoke in Ohio.", "Lincoln"),
        ("The singer Jordan Knight was in Boston.", "Jordan"),
    ],
)
def test_a_persons_name_is_no_place(text: str, person: str):
    assert person not in names(text)


def test_a_name_that_the_text_calls_a_place_is_kept_though_nothing_knows_it():
    (found,) = [r for r in parse("He grew up in the village of Qwzrtpel.") if r.mention]
    assert (found.mention.text, found.place, found.score) == ("Qwzrtpel", None, 0.0)


def test_a_name_is_not_called_a_place_by_what_lies_beyond_another():
    far = "She will be flown to Houston, Pavlenko to Dallas outside Austin."
    near = "She will be flown to Houston, then to Qwzrtpel outside Austin."
    assert "Pavlenko" not in names(far)
    assert "Qwzrtpel" in names(near)


def test_an_abbreviation_keeps_its_dot_and_a_word_is_no_abbreviation():
    assert names("In Mobile, Ala., the mayor said it is hot.") == ["Mobile", "Ala."]


def test_a_possessive_stays_outside():
    assert "Nairobi" in names("Nairobi’s mayor flew to Kampala.")


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("The maker chose Szeged and Manisa, it said.", "Szeged", True),
        ("The maker chose Lindsay and Manisa, it said.", "Lindsay", False),
        ("The maker chose Anna Szeged and Manisa, it said.", "Szeged", False),
    ],
)
def test_a_town_before_and_with_a_place(text: str, name: str, there: bool):
    assert (name in {each.mention.text for each in parse(text)}) is there
