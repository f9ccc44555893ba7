"""The days that are stated, and what is said of none."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard import articles
from dashboard.articles.days import Order, day_alone, order_of, stated_day

DAY = date(2023, 1, 2)
TABLE = Path(articles.__file__).parent / "data" / "day_labels.tsv"
LABELS = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(
    "told",
    [
        "2nd of January 2023",
        "Monday the 2nd of January, 2023",
        "2. Januar 2023",
        "Publié le 2 janvier 2023 à 10h30",
        "2 de enero de 2023",
        "2 stycznia 2023",
        "2 января 2023",
        "02-Jan-23",
        "Monday, 02-Jan-23 10:15:00 GMT",
        "2023年1月2日",
        "02.01.23",
        "02.01.23 10:15",
        "44928",
        "44928.75",
    ],
)
def test_a_day_is_read_in_the_form_of_other_countries_and_programs(told: str) -> None:
    assert stated_day(told) == DAY


@pytest.mark.parametrize(
    "told",
    ["02/01/2023", "02/01/23", "2 and 2023", "12345", "99999", "02.01.23 Riga", "1er 2023", "2023"],
)
def test_what_may_be_two_days_or_none_is_none(told: str) -> None:
    assert stated_day(told) is None


def test_a_year_of_two_figures_is_the_last_that_it_can_be() -> None:
    assert stated_day("25-Jan-99") == date(1999, 1, 25)
    assert stated_day("1/25/23 3:05 PM") == date(2023, 1, 25)


def test_the_order_of_day_and_month_is_told_by_dates_that_leave_no_doubt() -> None:
    assert order_of(["02/01/2023", "25/01/2023", "2023-01-02"]) is Order.DAY
    assert order_of(["02/01/2023", "01/25/2023"]) is Order.MONTH
    assert order_of(["01/25/2023", "25/01/2023"]) is None
    assert order_of(["02/01/2023", "25.01.2023"]) is None
    assert stated_day("02/01/2023", Order.DAY) == DAY
    assert stated_day("01/02/2023", Order.MONTH) == DAY
    assert stated_day("13/01/2023", Order.MONTH) == date(2023, 1, 13)


@pytest.mark.parametrize(
    "row", [row for row in LABELS if re.search("January|February", row[2])], ids="{0[1]}".format
)
def test_a_line_with_a_day_and_what_it_is_called_is_no_sentence(row: list[str]) -> None:
    kind, _, told, against = row
    assert day_alone(told) is (kind != "changed")
    assert day_alone(against) is (kind == "changed")
