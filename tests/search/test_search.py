"""Finding in texts, among places and among people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.search.names import Names
from dashboard.search.spelling import asked, found
from dashboard.search.texts import Texts
from dashboard.view.build import Shown
from dashboard.view.finding import find
from dashboard.view.state import Filters
from tests.fixtures import atlas

TOLD = (
    Article("a", "Ban Ki-moon flew to São Paulo. The C++ talks were AND title:x, he said."),
    Article("b", "Ada Lind left Łódź. She saw Tromsø.", "Northern lights"),
    Article("c", "Jimmy Kimmel spoke. Kim waited."),
)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(TOLD, {article.id: split(article) for article in TOLD})


def hits(texts: Texts, typed: str) -> list[tuple[str, int]]:
    return [(ref.article_id, ref.index) for ref in texts.find(typed, 50)[0]]


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ("ban ki moo", [("a", 0)]),
        ("SAO PAULO", [("a", 0)]),
        ("são pau", [("a", 0)]),
        ("lodz", [("b", 0)]),
        ("Łódź", [("b", 0)]),
        ("tromso", [("b", 1)]),
        ("paulo flew", [("a", 0)]),
        ("paulo lodz", []),
        ("zzz", []),
        ("oon", []),
    ],
)
def test_sentences_are_found_by_all_words_however_spelled(
    texts: Texts, typed: str, sentences: list[tuple[str, int]]
) -> None:
    assert hits(texts, typed) == sentences


def test_words_that_stand_apart_find_the_article_at_its_nearest_sentence(texts: Texts) -> None:
    assert hits(texts, "lind tromso") == [("b", 0)]
    assert hits(texts, "northern tromso") == [("b", 1)]


@pytest.mark.parametrize("typed", ["a", "", " ", "!", "\x00", "-"])
def test_too_little_finds_nothing(texts: Texts, typed: str) -> None:
    assert texts.find(typed, 50) == ([], 0)


@pytest.mark.parametrize("typed", ["C++ talks", "AND talks", "title:x talks", '"talks', "talks*"])
def test_what_is_typed_is_words_and_no_query(texts: Texts, typed: str) -> None:
    assert hits(texts, typed) == [("a", 1)]


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    shown = Texts(TOLD[:1], {"a": split(TOLD[0])})
    refs, count = shown.find(typed, 5)
    assert len(refs) <= max(count, 0)
    for start, end in found(TOLD[0].text, asked(typed)):
        assert TOLD[0].text[start:end].strip()


def test_a_lone_surrogate_in_a_text_ends_nothing() -> None:
    article = Article("s", "Ann saw \ud800 in Oslo.")
    assert hits(Texts((article,), {"s": split(article)}), "oslo") == [("s", 0)]


def test_a_name_that_begins_with_what_is_typed_comes_first() -> None:
    names = Names(atlas())
    assert [one.name for one in names.people("kim", 5)] == ["Kim Jong Un"]
    assert names.people("kim", 5)[0].stops == 6
    assert [one.place.name for one in names.places("vlad", 5)] == ["Vladivostok"]
    russia, *others = [one.place.name for one in names.places("russia", 5)]
    assert russia == "Russia" and "Vladivostok" not in others
    assert names.places("azov", 5)[0].place.name == "Sea of Azov"
    assert names.places("x", 5) == names.people("", 5) == []


def test_a_place_is_found_with_its_first_sentence_and_whether_it_is_on_the_map() -> None:
    findings = find(Shown(atlas(), Filters()), "seoul")
    (seoul,) = findings.places
    (start, end), *_ = seoul.quote.marks
    assert seoul.quote.text[start:end] == "Seoul"
    assert seoul.is_shown
    moscow = find(Shown(atlas(), Filters()), "moscow").places[0]
    assert not moscow.is_shown  # it stands for a government


def test_sentences_are_found_in_articles_that_do_not_tell_of_the_journey_shown() -> None:
    told = atlas()
    only = replace(told, itineraries=())
    for shown in (Shown(told, Filters(traveller="Sergey Lavrov")), Shown(only, Filters())):
        findings = find(shown, "fighter jet")
        assert findings.count >= len(findings.sentences) > 2
        for quote in findings.sentences:
            marked = {quote.text[start:end].lower() for start, end in quote.marks}
            assert {"fighter"} <= marked and any(word.startswith("jet") for word in marked)
