"""One atlas of all articles, also where they fail together."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import build
from tests.places.parsing import geoparser

GOOD = "French President Luc Petit flew to Cairo on Monday."
BAD = "The Quxhaven report: she flew to Lima."
ARTICLES = [Article("first", GOOD), Article("bad", BAD), Article("last", GOOD)]


def test_articles_that_fail_only_together_are_not_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    def merge(*_: object) -> None:
        raise KeyError("Petit")

    monkeypatch.setattr("dashboard.atlas.assembling.merge", merge)
    atlas = build([ARTICLES[0], ARTICLES[2]], geoparser())
    assert [i.traveller for i in atlas.itineraries] == ["Luc Petit", "Luc Petit"]
    (problem,) = map(str, atlas.problems)
    assert problem.startswith("the journeys of these articles are not merged")
    assert "KeyError in test_assembling.py" in problem


def test_an_article_that_fails_after_it_was_read_is_found_and_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def off_route(*given: Any) -> tuple[()]:
        if any(article.id == "bad" for article in given[2]):
            raise IndexError
        return ()

    monkeypatch.setattr("dashboard.atlas.assembling.off_route", off_route)
    atlas = build(ARTICLES, geoparser())
    assert [article.id for article in atlas.articles] == ["first", "last"]
    assert ["“bad”" in str(problem) for problem in atlas.problems] == [True]
