"""Every row of the table of stations reads the sentence for it, and not the one against it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.language.tables import table
from dashboard.journeys.model import Station
from dashboard.journeys.pipeline import read
from dashboard.places.place import Kind, Mention, Resolution
from tests.journeys.texts import CAPITALS, TOWNS, place

ROWS = table("stations")
_NAMES = re.compile(rf"\b({'|'.join((*TOWNS, *CAPITALS))})\b")


def told(text: str, published: date | None = date(2023, 9, 15)) -> tuple[Station, ...]:
    """The stations that an article of that text tells of."""
    article = Article("one", text, published=published)
    resolutions = tuple(
        Resolution(Mention("one", *m.span(), m.group(), Kind.LITERAL), place(m.group()), 1.0)
        for m in _NAMES.finditer(text)
    )
    return read(article, split(article), resolutions).stations


def stations_of(text: str) -> set[tuple[str, str, str]]:
    """(traveller, station, place) of every station that a text tells of."""
    return {(s.traveller, str(s.kind), s.place.name) for s in told(text)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['station']}: {row['cue'][:40]}")
def test_a_row_reads_the_sentence_for_it_alone(row: dict[str, str]) -> None:
    station = ("Jan Novak", row["station"], "Mombasa")
    assert station in stations_of(row["for"])
    assert station not in stations_of(row["against"])
