from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dashboard.journeys.dates.expressions import find
from dashboard.journeys.dates.patterns import KINDS
from dashboard.journeys.dates.time_expression import TimeExpression

WEDNESDAY = date(2024, 5, 8)


def rows() -> list[dict[str, str]]:
    """The corpus: words and the days that they stand for, kind by kind."""
    text = (Path(__file__).parent / "corpus.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def said(found: TimeExpression, tense: int) -> str:
    """What an expression of the corpus stands for, as the corpus writes it."""
    days = found.days(WEDNESDAY, tense)
    if days is not None:
        whole = str(days.first) if days.first == days.last else f"{days.first}/{days.last}"
    elif found.shift is not None:
        whole = f"{found.shift[0]:+d} {found.shift[1]}" + (" told" if found.told else "")
    else:
        whole = "open"
    return f"{found.text} = {whole}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['kind']}: {row['text']}")
def test_words_stand_for_the_days_of_the_corpus(row: dict[str, str]) -> None:
    tense = 1 if row["looks"] == "ahead" else -1
    found = "; ".join(said(each, tense) for each in find(row["text"]))
    assert (found or "-") == row["found"]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_each_kind_has_an_example_for_or_against_it(kind: str) -> None:
    own = [row for row in rows() if row["kind"] == kind]
    assert {row["for"] for row in own} >= {"against"}
    takes = {"share", "length", "stay", "name"}  # kinds of what is no time
    assert kind in takes or "for" in {row["for"] for row in own}
