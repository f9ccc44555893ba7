"""What an online geocoder did not answer is asked again when a while has passed, and not before."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import AGAIN
from dashboard.errors import GeocoderError
from dashboard.page.desk import Desk
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from tests.places.test_geoparser import TEXT, Elsewhere

ARTICLES = (Article("a", TEXT), Article("b", "She flew from Lima to Quito."))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The clock of what is kept, which a test moves on."""
    now = SimpleNamespace(seconds=100.0)
    time = SimpleNamespace(monotonic=lambda: now.seconds)
    monkeypatch.setattr("dashboard.atlas.found.time", time)
    monkeypatch.setattr("dashboard.page.desk.time", time)
    return now


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere(GeocoderError("the online geocoder did not answer; check the connection"))


@pytest.fixture
def geoparser(elsewhere: Elsewhere) -> Geoparser:
    return Geoparser(open_gazetteer(), fallback=elsewhere)


def test_a_desk_shows_the_answer_when_the_network_is_back(
    tmp_path: Path, clock: SimpleNamespace, elsewhere: Elsewhere, geoparser: Geoparser
) -> None:
    desk = Desk(tmp_path / "own.dateline", ARTICLES)
    _, first = desk.atlas((), geoparser)
    clock.seconds += AGAIN - 1
    assert desk.atlas((), geoparser)[1] is first
    elsewhere.failure = None
    clock.seconds += 2
    _, later = desk.atlas((), geoparser)
    assert later.unplaced == ()
    clock.seconds += 10 * AGAIN
    assert desk.atlas((), geoparser)[1] is later


def test_an_atlas_without_a_failure_is_kept(
    tmp_path: Path, clock: SimpleNamespace, geoparser: Geoparser
) -> None:
    desk = Desk(tmp_path / "own.dateline", ARTICLES[1:])
    _, first = desk.atlas((), geoparser)
    assert not first.is_for_now
    clock.seconds += 10 * AGAIN
    assert desk.atlas((), geoparser)[1] is first
