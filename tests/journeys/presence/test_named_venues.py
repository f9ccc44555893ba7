"""Courts and hospitals that bear their town's name, with the places of the real gazetteer."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.pipeline import read
from tests.journeys.texts import stops
from tests.places.parsing import geoparser


def stops_of(text: str) -> set[tuple[str, str, str]]:
    """(traveller, place, status) of every stop of an article of that text."""
    article = Article("one", text, published=date(2009, 3, 19))
    sentences = split(article)
    return stops(read(article, sentences, geoparser().resolutions(article, sentences)).itineraries)


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        ("Carol Smith was due in Bridgeport Superior Court today.", "Bridgeport", "planned"),
        ("Carol Smith was arraigned in Norwich Crown Court on Friday.", "Norwich", "visited"),
        ("Carol Smith appeared Tuesday in Hartford Superior Court.", "Hartford", "visited"),
        ("Carol Smith pleaded not guilty in Hartford Superior Court.", "Hartford", "visited"),
        ("Carol Smith was sentenced in Norwich Crown Court.", "Norwich", "past"),
        ("Carol Smith was taken to Hartford Hospital.", "Hartford", "visited"),
        ("Carol Smith was admitted to Hartford Hospital.", "Hartford", "visited"),
        ("Carol Smith is recovering at Hartford Hospital.", "Hartford", "visited"),
        ("Carol Smith was in stable condition at a Cleveland hospital.", "Cleveland", "visited"),
        (
            "Carol Smith wept. A military jury in Killeen, Texas, found her guilty on Monday.",
            "Killeen",
            "visited",
        ),
    ],
)
def test_who_is_in_a_court_or_hospital_is_in_its_town(text: str, place: str, status: str) -> None:
    assert stops_of(text) == {("Carol Smith", place, status)}


@pytest.mark.parametrize(
    "text",
    [
        "Carol Smith sued Hartford Hospital in May.",
        "Carol Smith, a prosecutor in Hartford Superior Court, said so.",
        "Judge Carol Smith ruled in Hartford Superior Court that he must pay.",
        "A spokeswoman for Hartford Hospital, Carol Smith, said so.",
        "Carol Smith was taken to Jackson Hospital.",
        "Carol Smith was taken to St. Luke Hospital.",
        "Carol Smith was sentenced in Boston.",
        "Carol Smith admitted to reporters in Hartford that she had lied.",
        "Carol Smith was in poor condition.",
    ],
)
def test_what_only_looks_like_it_is_no_stop(text: str) -> None:
    assert stops_of(text) == set()


def test_the_town_that_the_text_names_is_where_the_hospital_is() -> None:
    told = stops_of("Carol Smith was taken to Cleveland Hospital in Chicago.")
    assert told == {("Carol Smith", "Chicago", "visited")}
