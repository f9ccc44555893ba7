"""The rows of verb frames, each by its own two sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.journeys.language.tables import table
from dashboard.journeys.presence import frames, triggers
from tests.journeys.texts import told

ROWS = table("frames")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[set[int], bool]]]:
    """Of every verb that is asked for: the rows that apply to it, and whether the place is its."""
    found: list[tuple[set[int], bool]] = []

    def fits(candidate: frames.Candidate, passed: frames.Passed) -> bool:
        rows = {frame.number for frame, _ in frames.applying(candidate, passed)}
        found.append((rows, frames.fits(candidate, passed)))
        return found[-1][1]

    monkeypatch.setattr(triggers, "fits", fits)
    yield found


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[row["tells"] for row in ROWS])
def test_each_row_decides_as_its_sentences_say(
    number: int, asked: list[tuple[set[int], bool]]
) -> None:
    told(ROWS[number]["tells"])
    tells = asked.copy()
    asked.clear()
    told(ROWS[number]["is_silent"])
    silent = asked
    assert any(result for _, result in tells)
    assert silent and not any(result for _, result in silent)
    assert any(number in rows for rows, _ in (*tells, *silent))
