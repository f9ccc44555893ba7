"""Stations of lives in an archive: who was where, and who of several articles is one person."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.archive.queries import Archive, open_archive
from tests.archive.made import archived, lines

TEXTS = {
    "2020-01-07": "Foreign Minister Ann Lee arrived in Oslo on Monday. "
    "Ann Lee was born in Lyon in 1960.",
    "2021-06-01": "Ann Lee studied in Vienna from 1978 to 1983.",
    "2021-06-02": "Omar Haddad was born in Lyon.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stations")
    source = folder / "news.jsonl"
    source.write_text(lines({"id": d, "text": t, "published": d} for d, t in TEXTS.items()))
    return archived(folder / "archive", [source])


def stations(archive: Archive) -> list[tuple[object, ...]]:
    return archive.rows(
        "SELECT p.name, s.traveller, station, first_year, last_year, a.id, evidence "
        "FROM stations AS s JOIN places AS p ON p.number = s.place "
        "JOIN articles AS a ON a.number = s.article ORDER BY a.id, station"
    )


def test_stations_are_a_table_with_their_years_and_sentences(folder: Path) -> None:
    assert stations(open_archive(folder)) == [
        ("Lyon", "Ann Lee", "born", 1960, 1960, "2020-01-07", [1]),
        ("Vienna", "Ann Lee", "studied", 1978, 1983, "2021-06-01", [0]),
        ("Lyon", "Omar Haddad", "born", None, None, "2021-06-02", [0]),
    ]


def test_who_has_a_station_is_the_person_of_this_name_that_travels(folder: Path) -> None:
    archive = open_archive(folder)
    ((lee, told),) = archive.rows("SELECT person, name FROM travellers")
    assert told == "Ann Lee"
    found = archive.rows("SELECT traveller, person = ? FROM stations ORDER BY traveller", [lee])
    assert found == [("Ann Lee", True), ("Ann Lee", True), ("Omar Haddad", False)]
