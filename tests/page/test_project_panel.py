"""The project in the sidebar, run without a browser."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.articles.article import Article
from dashboard.project.events import Renamed
from dashboard.project.folder import default_path, named_path
from dashboard.project.project import Project
from tests.page.test_app import APP, checked, run

TOUR = Article("tour", "Clara Voss arrived in Nairobi on Monday. She flew to Kampala on Tuesday.")


@pytest.fixture(autouse=True)
def _own_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_PROJECTS", str(tmp_path / "projects"))


def test_another_project_is_opened_and_a_new_one_begun() -> None:
    Project(named_path("Tour")).add("test", [TOUR])
    app = run()
    assert not default_path(()).exists()  # the examples, in which nothing was changed
    chosen = app.selectbox(key="another project")
    assert chosen.options == ["Tour"]
    checked(chosen.set_value("Tour").run())
    checked(next(one for one in app.button if one.label == "Open it").click().run())
    assert app.selectbox(key="traveller").value == "Clara Voss"
    assert len(app.multiselect(key="articles").options) == 1
    again = run()  # a reload, another tab
    assert again.selectbox(key="traveller").value == "Clara Voss"


def test_what_is_corrected_is_there_for_another_session() -> None:
    Project(default_path(())).append("other", Renamed("Kim Jong Un", "The Traveller"))
    app = run()
    assert app.selectbox(key="traveller").value == "The Traveller"


def test_a_damaged_project_is_said_and_left_as_it_is() -> None:
    path = default_path(())
    path.parent.mkdir(parents=True)
    path.write_text("no project at all")
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    (warning,) = app.warning
    assert "left as it is" in warning.value
    assert path.read_text() == "no project at all"


def test_a_project_named_on_the_command_line_is_empty_until_something_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(APP), f"--project={tmp_path / 'own.dateline'}"])
    app = run()
    assert app.multiselect(key="articles").options == []
    Project(tmp_path / "own.dateline").add("test", [TOUR])
    checked(app.run())
    assert app.selectbox(key="traveller").value == "Clara Voss"


def test_street_tiles_stay_as_they_were_left() -> None:
    app = run()
    assert app.toggle(key="tiles").value is False
    checked(app.toggle(key="tiles").set_value(True).run())
    assert run().toggle(key="tiles").value is True
