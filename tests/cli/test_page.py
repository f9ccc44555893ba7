"""The command that starts the page."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dashboard.cli.main import main

ROOT = Path(__file__).parents[2]


def test_the_page_is_started_with_the_settings_and_the_inputs(monkeypatch: pytest.MonkeyPatch):
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda run: asked.append(run) or 0)
    assert main(["page", "articles", "more.txt"]) == 0
    (run,) = asked
    assert run[1:4] == ["-m", "streamlit", "run"]
    assert Path(run[4]) == ROOT / "dashboard" / "app.py"
    assert "--server.address=localhost" in run
    assert "--browser.gatherUsageStats=false" in run
    assert run[run.index("--") + 1 :] == ["articles", "more.txt"]


def test_a_server_that_ends_with_an_error_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "call", lambda _: 1)
    assert main(["page"]) == 1


def test_the_page_is_told_of_the_project_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda run: asked.append(run) or 0)
    assert main(["page", "articles", "--project", "my.dateline"]) == 0
    told = asked[0][asked[0].index("--") + 1 :]
    assert told == [f"--project={Path('my.dateline').absolute()}", "articles"]


def test_the_page_is_told_whom_it_serves_and_what_it_may_fetch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda run: asked.append(run) or 0)
    assert main(["page", "--shared", "--own-network", "articles"]) == 0
    assert asked[0][asked[0].index("--") + 1 :] == ["--own-network", "--shared", "articles"]


@pytest.mark.parametrize("other", [["articles"], ["--project", "my.dateline"]])
def test_an_archive_is_looked_at_by_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], other: list[str]
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda run: asked.append(run) or 0)
    with pytest.raises(SystemExit) as ended:
        main(["page", "--archive", "many", *other])
    assert ended.value.code == 2 and asked == []
    assert "page: error: an archive is looked at by itself" in capsys.readouterr().err
    assert main(["page", "--archive", "many"]) == 0
    assert asked[0][-1] == f"--archive={Path('many').absolute()}"
