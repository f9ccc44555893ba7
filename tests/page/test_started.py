"""What the page is started with, and what is read that is typed into it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import streamlit as st

from dashboard.page.library import Library, Reads
from dashboard.page.started import Started, started_with
from dashboard.project.folder import default_path
from tests.page.test_app import APP, checked, run


@pytest.fixture(autouse=True)
def _own_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has projects of its own."""
    monkeypatch.setenv("DATELINE_PROJECTS", str(tmp_path / "projects"))


TYPED = "Or a folder of articles, a file, or a web address"


def test_the_words_name_project_files_and_switches() -> None:
    assert started_with(["a.txt", "b"]) == Started(default_path(["a.txt", "b"]), ("a.txt", "b"))
    given = ["--shared", "--project=my.dateline", "a.txt", "--own-network"]
    assert started_with(given) == Started(Path("my.dateline"), ("a.txt",), True, True)
    assert started_with(["a.txt", "--project", "my.dateline", "--shared"]) == Started(
        Path("my.dateline"), ("a.txt",), True
    )
    assert started_with(["--project=my.dateline"]).inputs == ()
    project, (seeds,) = started_with(["--shared"]).project, started_with(["--shared"]).inputs
    assert project == default_path(()) and Path(seeds).name == "seeds"


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_paths_are_read_where_the_server_serves_its_own_computer(address: str) -> None:
    own, shared = started_with([]), started_with(["--shared"])
    assert own.reads_paths(address, ["Host", "User-Agent"])
    assert not own.reads_paths(address, ["Host", "X-Forwarded-For"])
    assert not shared.reads_paths(address, [])


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.0.7", "dateline.example"])
def test_paths_are_not_read_where_it_serves_others(address: str | None) -> None:
    assert not started_with([]).reads_paths(address, [])


def test_a_path_is_said_not_to_be_read_and_an_address_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("She flew to Lima.")
    for path in (str(tmp_path), str(tmp_path / "a.txt"), "file:///etc/hostname", "seeds"):
        library = Library().with_path(path, reads=Reads(files=False))
        assert library.articles == ()
        (said,) = library.problems
        assert said.startswith(f"{path}: files and folders of the server’s computer are read only")
    (said,) = Library().with_path("http://127.0.0.1:9/", reads=Reads(files=False)).problems
    assert "no address of the public web" in said
    (said,) = Library().with_path("http://127.0.0.1:9/", reads=Reads(own_network=True)).problems
    assert "cannot be fetched" in said
    assert len(Library().with_path(str(tmp_path)).articles) == 1


def opened_dialog(text: str) -> tuple[list[str], list[str]]:
    """The labels of the dialog for adding articles, and what it says when a path is typed."""
    app = run()
    next(one for one in app.button if one.label == "Add articles…").click().run()
    labels = [one.label for one in app.text_input]
    app.text_input(key="path 0").set_value(text)
    next(button for button in app.button if button.label == "Add").click().run()
    return labels, [warning.value for warning in checked(app).warning]


def test_the_page_takes_paths_on_its_own_computer(tmp_path: Path) -> None:
    labels, said = opened_dialog(str(tmp_path / "none"))
    assert TYPED in labels
    assert "there is no such file or folder" in said[0].replace("\\", "")


def test_a_shared_page_takes_addresses_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(APP), "--shared"])
    labels, said = opened_dialog(str(tmp_path))
    assert TYPED not in labels and "Or a web address" in labels
    assert "are read only where nobody else is served" in said[0].replace("\\", "")


def test_so_does_a_page_that_others_can_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    option = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else option(name)
    )
    _, said = opened_dialog(str(tmp_path))
    assert "are read only where nobody else is served" in said[0].replace("\\", "")


def test_on_a_shared_page_no_other_project_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(one.label.startswith("Open, or begin") for one in run().selectbox)
    monkeypatch.setattr(sys, "argv", [str(APP), "--shared"])
    assert not any(one.label.startswith("Open, or begin") for one in run().selectbox)
