from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.texts import told


def rows() -> list[dict[str, str | None]]:
    """Sentences with the days of the visits that they tell of."""
    text = (Path(__file__).parent / "days_of_visits.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def visits(text: str, published: date) -> list[str]:
    """Every stop with its days: "Nairobi 2024-05-03/2024-05-07", "Osaka None"."""
    found = []
    for journey in told(text, published).itineraries:
        for stop in journey.stops:
            days = stop.visit.days
            ends = dict.fromkeys((days.first, days.last) if days else (None,))
            found.append(f"{stop.visit.place.name} {'/'.join(map(str, ends))}")
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["text"]))
def test_a_visit_has_the_day_that_the_words_give_it(row: dict[str, str | None]) -> None:
    published = date.fromisoformat(row["published"] or "2024-05-08")
    wanted = [visit.strip() for visit in (row["visits"] or "").split(";")]
    found = visits(row["text"] or "", published)
    assert [visit for visit in wanted if visit not in found] == []
    town = {visit.split()[0] for visit in wanted}
    assert all(visit in wanted for visit in found if visit.split()[0] in town)
