"""What many articles tell is worded before somebody chooses to see it."""

from __future__ import annotations

import threading

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import build
from dashboard.page.wording import MANY, word_ahead
from dashboard.view import visits
from dashboard.view.build import Shown
from dashboard.view.state import EVERYONE, Filters
from tests.places.parsing import geoparser

NAMES = ("Clara Voss", "Pavel Novak")


def shown(count: int) -> Shown:
    """One traveller's journey in so many articles, which tell of two by turns."""
    told = (f"{NAMES[n % 2]} flew to Nairobi on {n % 28 + 1} May." for n in range(count))
    atlas = build([Article(str(n), text) for n, text in enumerate(told)], geoparser())
    return Shown(atlas, Filters(traveller=NAMES[0]))


def at_work() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "wording"]


def test_of_many_articles_everyones_stops_are_worded_once_and_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, everyone = shown(MANY + 1), Filters(traveller=EVERYONE)
    expected = Shown(one.atlas, everyone).view
    assert {stop.traveller for stop in one.view.stops} == {NAMES[0]}
    word_ahead(one)
    for thread in at_work():
        thread.join(60)
    monkeypatch.setattr(visits, "visit_view", lambda *_: pytest.fail("this was worded already"))
    assert Shown(one.atlas, everyone, None, one.sources).view == expected
    monkeypatch.setattr(threading.Thread, "start", lambda _: pytest.fail("this was done already"))
    word_ahead(one)


def test_of_few_articles_nothing_is_worded_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading.Thread, "start", lambda _: pytest.fail("there is no need"))
    word_ahead(shown(2))
