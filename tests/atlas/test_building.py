"""Atlases built one after the other, of which much is kept."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import AGAIN, Builder
from dashboard.errors import GeocoderError
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from tests.places.test_geoparser import TEXT, VILLAGE, Elsewhere

ARTICLES = (Article("a", TEXT), Article("b", "She flew from Lima to Quito."))


def test_a_builder_asks_again_after_a_while_and_of_the_failing_article_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = SimpleNamespace(seconds=100.0)
    time = SimpleNamespace(monotonic=lambda: clock.seconds)
    monkeypatch.setattr("dashboard.atlas.found.time", time)
    elsewhere = Elsewhere(GeocoderError("the online geocoder did not answer; check the connection"))
    builder = Builder(Geoparser(open_gazetteer(), fallback=elsewhere))
    first = builder.build(ARTICLES)
    assert first.is_for_now
    assert [one.mention.text for one in first.unplaced] == ["Qorvashtim"]
    clock.seconds += AGAIN - 1
    builder.build(ARTICLES)
    assert elsewhere.asked == ["Qorvashtim"], "not asked at every build"
    elsewhere.failure = None
    clock.seconds += 2
    later = builder.build(ARTICLES)
    assert elsewhere.asked == ["Qorvashtim"] * 2
    assert not later.is_for_now and later.unplaced == ()
    assert VILLAGE in {r.place for r in later.resolutions["a"]}
    assert later.resolutions["b"] is first.resolutions["b"]
    clock.seconds += 10 * AGAIN
    builder.build(ARTICLES)
    assert elsewhere.asked == ["Qorvashtim"] * 2, "an answer is kept"
