"""Every row of the table of stations reads the sentence for it, and not the one against it."""

from __future__ import annotations

import pytest

from dashboard.journeys.language.tables import table
from tests.journeys.stations.texts import stations_of

ROWS = table("stations")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['station']}: {row['cue'][:40]}")
def test_a_row_reads_the_sentence_for_it_alone(row: dict[str, str]) -> None:
    station = ("Jan Novak", row["station"], "Mombasa")
    assert station in stations_of(row["for"])
    assert station not in stations_of(row["against"])
