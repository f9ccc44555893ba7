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


def test_a_town_reached_again_is_a_stop_again() -> None:
    there_and_back = "Chancellor Moser visited Lyon, then Osaka, and then returned to Lyon."
    assert visits(there_and_back, date(2024, 5, 8)) == ["Lyon None", "Osaka None", "Lyon None"]
    one_stay = "Ines Duarte arrived in Lyon on Monday. She met the king in Lyon on Tuesday."
    assert visits(one_stay, date(2024, 5, 8)) == ["Lyon 2024-05-06"]


def test_days_in_figures_take_the_order_that_the_article_shows() -> None:
    sentence = "Ines Duarte was in Lyon on 03/04/2024 and in Osaka on {}."
    assert visits(sentence.format("14/04/2024"), date(2024, 5, 8))[0] == "Lyon 2024-04-03"
    assert visits(sentence.format("04/14/2024"), date(2024, 5, 8))[0] == "Lyon 2024-03-04"
    assert visits("Ines Duarte was in Lyon on 03/04/2024.", date(2024, 5, 8)) == ["Lyon None"]
    # A day that is yet to come is not one that is told as done.
    assert visits("Ines Duarte was in Lyon on 05/06/2024.", date(2024, 5, 8)) == ["Lyon 2024-05-06"]
