"""What is found in one article on its own, and what its reader should know of the limits of it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.atlas.found import find, notes, place
from tests.places.parsing import geoparser


def told(text: str, published: date | None = None) -> list[tuple[str, bool]]:
    """The notes of an article, each with whether it is a warning."""
    article = Article("a", text, published=published)
    found = find(article, place(article, geoparser()), None, 0.7)
    return [(note.text, note.is_warning) for note in notes(found)]


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [
        (
            "Minister Ann Lee flew to Oslo on Monday.",
            None,
            "This article has no date of publication, so “Monday” could not be turned into days.",
        ),
        ("The talks went well, and nobody left.", None, "No place is named in this article."),
        ("Rain fell on Oslo.", None, "No traveller could be read in this article."),
        (
            "Die Ministerin ist am Montag nach Kampala gereist und hat dort mit dem Präsidenten "
            "über den Bau einer neuen Straße gesprochen, sagte ein Sprecher. "
            "Das Treffen dauerte länger als erwartet, und die Gäste waren mit dem, was sie dort "
            "hörten, nicht zufrieden. Eine Entscheidung soll erst im nächsten Jahr fallen.",
            date(2024, 3, 8),
            "This seems to be German; Dateline reads English.",
        ),
    ],
)
def test_what_an_article_lacks_is_a_note(text: str, published: date | None, said: str) -> None:
    ((note, is_warning),) = told(text, published)
    assert note.startswith(said) and not is_warning


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Minister Ann Lee flew to Oslo on Monday.", date(2024, 3, 8)),
        ("Minister Ann Lee flew to Oslo.", None),
        ("Minister Ann Lee flew to Oslo on 4 March 2024.", None),
    ],
)
def test_what_an_article_has_is_none(text: str, published: date | None) -> None:
    assert told(text, published) == []


def test_what_it_leaves_unclear_is_a_warning() -> None:
    ((note, is_warning),) = told("Ann Lee flew to Oslo on 03/04/2024.", date(2024, 5, 1))
    assert "03/04/2024" in note and is_warning
