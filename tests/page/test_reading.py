"""Many articles are shown while they are read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Semaphore

import pytest

from dashboard.articles.article import Article
from dashboard.atlas import Builder, Revision
from dashboard.page import reading
from dashboard.page.desk import Desk
from dashboard.page.reading import FEW, Progress
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.project.events import NotAPerson

COUNT = 3 * FEW
ARTICLES = [Article(str(n), f"Clara Voss flew to Nairobi on {n + 1} May.") for n in range(COUNT)]


class Gate:
    """Lets so many articles be read ahead as a test says."""

    def __init__(self) -> None:
        self.allowed = Semaphore(0)
        self.closed = True

    def allow(self, count: int) -> None:
        self.allowed.release(count)

    def open(self) -> None:
        """Lets all be read from now on."""
        self.closed = False
        self.allow(COUNT)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, read = Gate(), Builder.read

    def slowly(builder: Builder, article: Article, revision: Revision | None = None) -> None:
        if made.closed:
            made.allowed.acquire()
        read(builder, article, revision)

    monkeypatch.setattr(Builder, "read", slowly)
    monkeypatch.setattr(reading, "_FIRST_SECONDS", 0.01)
    yield made
    made.open()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "p.dateline")
    made.add("test", ARTICLES)
    return made


def finished(desk: Desk, geoparser: Geoparser) -> int:
    """How many articles the atlas is of once reading has come to its end."""
    while desk.progress((), geoparser).read < COUNT:
        time.sleep(0.01)
    return len(desk.atlas((), geoparser)[1].articles)


def test_the_first_articles_are_shown_while_the_others_are_read(desk: Desk, gate: Gate) -> None:
    geoparser = Geoparser(open_gazetteer())
    gate.allow(25)
    state, atlas = desk.atlas((), geoparser)
    assert 20 <= len(atlas.articles) <= 25
    assert state.version == 1
    assert [a.id for a in atlas.articles] == [a.id for a in ARTICLES[: len(atlas.articles)]]
    progress = desk.progress((), geoparser)
    assert progress.of == COUNT
    assert not progress.stopped
    gate.open()
    assert finished(desk, geoparser) == COUNT


def test_reading_is_stopped_and_goes_on(desk: Desk, gate: Gate) -> None:
    geoparser = Geoparser(open_gazetteer())
    gate.allow(25)
    desk.atlas((), geoparser)
    desk.stop_reading(geoparser, True)
    gate.open()
    _, atlas = desk.atlas((), geoparser)
    told = desk.progress((), geoparser)
    assert told == Progress(told.read, COUNT, True)
    assert told.read <= 27
    assert len(atlas.articles) <= told.read
    # What is corrected meanwhile holds, in what is shown and in what is read later.
    desk.append("test", NotAPerson("Clara Voss"))
    assert desk.atlas((), geoparser)[1].itineraries == ()
    desk.stop_reading(geoparser, False)
    assert finished(desk, geoparser) == COUNT
    assert desk.atlas((), geoparser)[1].itineraries == ()


def test_what_cannot_be_read_keeps_nobody_waiting(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(Geoparser, "resolutions", fail)
    monkeypatch.setattr(reading, "_FIRST_SECONDS", 0.01)
    geoparser = Geoparser(open_gazetteer())
    desk.atlas((), geoparser)
    finished(desk, geoparser)
    _, atlas = desk.atlas((), geoparser)
    assert atlas.articles == ()
    assert len(atlas.problems) == COUNT
