"""A page that is run without a browser is heard at once."""

import sys

import pytest

from dashboard.page import reader


@pytest.fixture(autouse=True)
def _heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "heard", lambda: sys.maxsize)
