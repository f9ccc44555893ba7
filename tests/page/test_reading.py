"""Many articles are shown while they are read."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Semaphore

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.articles.article import Article, SentenceRef
from dashboard.atlas import Builder, Revision
from dashboard.page import reading
from dashboard.page.desk import Desk
from dashboard.page.library import Library
from dashboard.page.reading import FEW, Progress
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.project.events import NotAPerson
from dashboard.view.state import Sure
from tests.page.test_app import checked, run

COUNT = 3 * FEW
ARTICLES = [Article(str(n), f"Clara Voss flew to Nairobi on {n + 1} May.") for n in range(COUNT)]


class Gate:
    """Lets so many articles be read ahead as a test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.allowed = Semaphore(0)
        self.closed = True
        self._monkeypatch = monkeypatch

    def allow(self, count: int) -> None:
        self.allowed.release(count)

    def waits_no_more(self) -> None:
        """Has what is shown from now on not wait for more to be read."""
        self._monkeypatch.setattr(reading, "_FIRST", 0)

    def open(self) -> None:
        """Lets all be read from now on."""
        self.closed = False
        self.allow(COUNT)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, read = Gate(monkeypatch), Builder.read

    def slowly(builder: Builder, article: Article, revision: Revision | None = None) -> None:
        if made.closed:
            made.allowed.acquire()
        read(builder, article, revision)

    monkeypatch.setattr(Builder, "read", slowly)
    monkeypatch.setattr(reading, "_FIRST_SECONDS", 0.01)
    yield made
    made.open()
    for thread in threading.enumerate():  # one that reads on would go through the next test's gate
        if thread.name == "reading":
            thread.join(60)


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


def test_what_was_shown_while_reading_is_let_go_of(desk: Desk, gate: Gate) -> None:
    geoparser = Geoparser(open_gazetteer())
    gate.allow(25)
    assert len(desk.atlas((), geoparser)[1].articles) < COUNT
    chosen = desk.atlas(("0", "1"), geoparser)[1]
    gate.open()
    assert finished(desk, geoparser) == COUNT
    assert desk.atlas(("0", "1"), geoparser)[1] is chosen
    assert sorted(len(one.atlas.articles) for one in desk._atlases.values()) == [2, COUNT]


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


EARLY = Article("early", "Eva Roth flew to Dakar on 2 May.")
LATER = Article("later", "Dora Lind flew to Lusaka on 3 May. She met nobody there.")
LAST = Article("last", "Bo Ekman flew to Harare on 4 May, and Cy Moss to Luanda.")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Many articles, the last two of which tell of others."""
    monkeypatch.setenv("DATELINE_PROJECTS", str(tmp_path / "projects"))
    return Library((*ARTICLES, LATER, LAST))


def once_read(app: AppTest, name: str) -> AppTest:
    """The page when somebody is offered, who is read last."""
    deadline = time.monotonic() + 60
    while not any(one.startswith(name) for one in app.selectbox(key="traveller").options):
        assert time.monotonic() < deadline
        time.sleep(0.05)
        checked(app.run())
    return app


def query(app: AppTest) -> dict[str, list[str]]:
    """The page's URL, each key with its values."""
    return {k: [v] if isinstance(v, str) else list(v) for k, v in app.query_params.items()}


def test_what_a_link_asks_for_is_kept_until_it_is_read(library: Library, gate: Gate) -> None:
    gate.allow(25)
    link = {"traveller": "Dora Lind", "with": "Bo Ekman", "article": "later", "sentence": "1"}
    asked = {key: [value] for key, value in link.items()}
    app = run(library, **link)
    assert app.selectbox(key="traveller").value == "Clara Voss"
    assert query(app) == asked
    assert not app.warning
    gate.waits_no_more()
    checked(app.button_group(key="sure").set_value([Sure.FAIR]).run())
    assert app.selectbox(key="traveller").value == "Clara Voss"
    assert query(app) == asked | {"sure": ["70"]}
    assert not app.warning
    gate.open()
    once_read(app, "Bo Ekman")
    assert app.selectbox(key="traveller").value == "Dora Lind"
    assert app.multiselect(key="with").value == ["Bo Ekman"]
    assert app.session_state["opened"] == SentenceRef("later", 1)
    assert query(app) == asked | {"sure": ["70"]}
    assert not app.warning


def test_who_is_chosen_while_reading_goes_on_outweighs_the_link(
    library: Library, gate: Gate
) -> None:
    gate.allow(25)
    app = run(Library((EARLY, *library.articles)), traveller="Dora Lind")
    assert app.selectbox(key="traveller").value == "Clara Voss"
    gate.waits_no_more()
    checked(app.selectbox(key="traveller").set_value("Eva Roth").run())
    assert query(app) == {"traveller": ["Eva Roth"]}
    gate.open()
    once_read(app, "Bo Ekman")
    assert app.selectbox(key="traveller").value == "Eva Roth"
    assert query(app) == {"traveller": ["Eva Roth"]}


def test_who_is_asked_for_in_vain_is_said_when_all_is_read(library: Library, gate: Gate) -> None:
    gate.allow(25)
    app = run(library, traveller="Nobody Atall")
    assert not app.warning
    assert query(app)["traveller"] == ["Nobody Atall"]
    gate.open()
    once_read(app, "Bo Ekman")
    (warning,) = app.warning
    assert "Nobody Atall" in warning.value
    assert "traveller" not in app.query_params
