"""The stations of lives across articles."""

from __future__ import annotations

from dashboard.articles.article import Article
from dashboard.atlas import Atlas, build
from tests.places.parsing import geoparser


def atlas(*texts: str) -> Atlas:
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    return build(articles, geoparser())


def test_one_station_told_by_two_articles_is_one_with_both_their_sentences() -> None:
    told = atlas(
        "Ann Kovacs was born in Cairo. She lives in Paris.",
        "Dr Kovacs, who was born in Cairo in 1950, said so.",
    )
    born, lived = told.stations
    assert (born.traveller, born.place.name, born.first_year) == ("Ann Kovacs", "Cairo", 1950)
    assert [(ref.article_id, ref.index) for ref in born.evidence] == [("0", 0), ("1", 0)]
    assert lived.place.name == "Paris"


def test_who_travels_has_stations_under_the_name_of_the_journey() -> None:
    told = atlas(
        "Anna Kovacs flew to Paris on Monday.",
        "Ann Kovacs was born in Cairo. Kovacs lives in Berlin.",
    )
    assert {station.traveller for station in told.stations} == {told.itineraries[0].traveller}


def test_two_persons_at_one_place_have_a_station_each() -> None:
    told = atlas("Ann Kovacs was born in Cairo.", "Bo Chen was born in Cairo.")
    assert [station.traveller for station in told.stations] == ["Ann Kovacs", "Bo Chen"]
