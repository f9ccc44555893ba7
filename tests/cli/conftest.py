"""What the tests of commands share."""

from __future__ import annotations

import pytest

from dashboard.cli.main import main

Outcome = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Runs a command without progress: standard error holds problems only."""
    monkeypatch.setattr("dashboard.cli.terminal._PATIENCE", 3600)

    def run(*arguments: object) -> Outcome:
        status = main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run
