"""Where Dateline itself fails, a reader sees a sentence and the rest of the page, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as strategies

from dashboard.articles.article import Article
from dashboard.articles.guard import ArticleError, together
from dashboard.atlas import Atlas
from dashboard.page import serving
from dashboard.page.desk import Desk
from dashboard.page.downloads import Download
from dashboard.page.library import Library
from dashboard.page.saving import guarded
from dashboard.page.serving import Origin, Shelf
from dashboard.view.build import Shown
from dashboard.view.quoting import Sources
from dashboard.view.state import Filters, State
from tests.page.test_app import APP, run
from tests.page.test_serving import asked
from tests.places.parsing import geoparser as places_geoparser

GOOD = "French President Luc Petit flew to Cairo on Monday."
BAD = "The Quxhaven report: she flew to Lima."
ARTICLES = [Article("first", GOOD), Article("bad", BAD), Article("last", GOOD + " He left.")]


@pytest.fixture(autouse=True)
def _own_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has projects of its own."""
    monkeypatch.setenv("DATELINE_PROJECTS", str(tmp_path / "projects"))


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The view fails on an article that names Quxhaven: on its heading, as on its text."""
    heading = Sources.heading

    def fail(self: Sources, article: Article, *more: bool) -> Any:
        if "Quxhaven" in article.text:
            raise KeyError("<b>nothing</b>")
        return heading(self, article, *more)

    monkeypatch.setattr(Sources, "heading", fail)


@pytest.mark.usefixtures("failing")
def test_an_article_on_which_the_view_fails_is_left_out() -> None:
    app = run(Library(tuple(ARTICLES)))
    (said,) = (warning.value for warning in app.warning)
    assert "“bad” is left out and the rest is read" in said and "KeyError in test" in said
    assert "<b>" not in said.replace("\\<b\\>", "")
    assert app.selectbox(key="traveller").options == ["Luc Petit · 1 stop"]


def test_a_file_is_made_without_the_articles_on_which_it_fails(tmp_path: Path) -> None:
    desk, geoparser = Desk(tmp_path / "own.dateline", ARTICLES), places_geoparser()
    _, atlas = desk.atlas((), geoparser)
    origin = Origin(desk, (), geoparser, None, "session")  # type: ignore[arg-type]

    def write(of: Atlas) -> str:
        if "bad" in {article.id for article in of.articles}:
            raise ValueError("no such column")
        return ",".join(article.id for article in of.articles)

    def offer(of: Atlas) -> list[Download]:
        return [
            Download("Count", "a.txt", "text/plain", lambda: str(len(of.articles))),
            Download("Ids", "b.txt", "text/plain", lambda: write(of)),
        ]

    count, ids = guarded(atlas, origin, offer)
    assert (count.name, count.make()) == ("a.txt", "3")
    assert desk.atlas((), geoparser)[1] is atlas, "nothing is left out for it"
    assert ids.make() == "first,last"
    _, after = desk.atlas((), geoparser)
    assert [article.id for article in after.articles] == ["first", "last"]
    assert ["“bad” is left out" in str(problem) for problem in after.problems] == [True]


def test_a_fault_of_the_page_is_said_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("<b>of ours</b>")

    monkeypatch.setattr("dashboard.page.panels.headline", fail)
    with pytest.raises(AssertionError):
        run()
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(APP), default_timeout=120).run()
    (said,) = (error.value for error in app.error)
    assert said.startswith("This page cannot be shown: a fault of Dateline ")
    assert "ZeroDivisionError" in said and "please report it" in said and "<b>" not in said
    assert list(app.exception) == []


def test_streamlit_tells_a_reader_nothing_of_python() -> None:
    run()
    assert st.get_option("client.showErrorDetails") == "none"


def test_nor_does_it_where_the_settings_are_not_read(tmp_path: Path) -> None:
    code = (
        "import streamlit as st\n"
        "assert st.get_option('client.showErrorDetails') == 'full'\n"
        "from streamlit.testing.v1 import AppTest\n"
        f"app = AppTest.from_file({str(APP)!r}, default_timeout=120).run()\n"
        "print(len(app.exception), st.get_option('client.showErrorDetails'))"
    )
    env = {**os.environ, "PYTHONPATH": str(APP.parent.parent), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, env=env
    )
    assert done.stdout.split()[-2:] == ["0", "none"], done.stderr


def test_a_part_that_fails_is_asked_for_anew_without_its_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class OwnDesk:
        """One that finds an article to leave out, once."""

        found = [True, False]  # noqa: RUF012

        def leave_out_failing(self, *_: object) -> bool:
            return self.found.pop(0)

    def fail(_: Shown) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(serving, "SHELF", Shelf())
    monkeypatch.setattr("dashboard.view.parts._first", fail)
    from tests.fixtures import atlas

    origin = Origin(OwnDesk(), (), None, None, "session")  # type: ignore[arg-type]
    token, _ = serving.SHELF.offer(atlas(), Filters(), {}, None, origin)
    assert asked(x_dateline=token).status_code == 404, "the page asks Python for another view"
    answer = asked(x_dateline=token)
    assert (answer.status_code, answer.body) == (500, b"")
    alone, _ = serving.SHELF.offer(atlas(), Filters(), {})
    assert asked(x_dateline=alone).status_code == 500


def test_what_fails_on_articles_together_is_made_without_those_that_fail_alone() -> None:
    def make(some: Any) -> str:
        if any(article.id == "bad" for article in some):
            raise ValueError("bad")
        return " ".join(article.id for article in some)

    said: list[ArticleError] = []
    assert together(ARTICLES, make, said.append) == "first last"
    assert ["“bad”" in str(one) for one in said] == [True]

    def never_two(some: Any) -> str:
        if len(some) > 1:
            raise ValueError("two")
        return ""

    with pytest.raises(ValueError, match="two"):
        together(ARTICLES, never_two, said.append)
    assert len(said) == 1


TEXTS = strategies.text(max_size=12) | strategies.sampled_from(
    ["everyone", "visited", "literal", "2023-01-01..2023-01-02", "shown", "1", "90", "US", "\x00"]
)
KEYS = (
    *("articles", "traveller", "with", "without", "status", "kinds", "perhaps", "life", "source"),
    *("country", "sure", "article", "sentence", "days", "other"),
)


@given(strategies.dictionaries(strategies.sampled_from(KEYS), strategies.lists(TEXTS, max_size=3)))
def test_any_query_is_a_state_that_a_url_can_hold(query: dict[str, list[str]]) -> None:
    state = State.from_query(query)
    assert State.from_query(state.to_query()).to_query() == state.to_query()
    assert all(isinstance(one, str) for one in state.problems({}, ()))
    assert state.opened({}) is None
