"""What an archive answers is what a count over all of its rows gives."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import h3.api.basic_int as h3
import pyarrow.parquet as pq
import pytest

from dashboard.archive import queries
from dashboard.archive.asking import Box, Patch, Wanted
from dashboard.archive.queries import Archive, open_archive
from dashboard.errors import ArchiveError
from tests.archive.made import EUROPE

WORLD = Box(-90, -180, 90, 180)


@pytest.fixture(scope="module")
def everything(archive: Archive) -> list[dict[str, Any]]:
    """Each mention that is somewhere, with its place and its article."""
    tables = {
        name: pq.read_table(archive.tables / f"{name}.parquet").to_pylist()
        for name in ("mentions", "places", "articles")
    }
    places = {place["number"]: place for place in tables["places"]}
    articles = {article["number"]: article for article in tables["articles"]}
    return [
        {**mention, "place": places[mention["place"]], "article": articles[mention["article"]]}
        for mention in tables["mentions"]
        if mention["place"] is not None
    ]


WANTED = (
    Wanted(),
    Wanted(first=date(2020, 2, 1), last=date(2020, 4, 30)),
    Wanted(first=date(2020, 2, 11)),
    Wanted(kinds=("literal",), countries=("FR", "RU")),
    Wanted(features=("P",), last=date(2020, 3, 31)),
    Wanted(words="trade", sources=("The Daily",)),
    Wanted(words="Vienna -Paris"),
    Wanted(words="nowhere"),
)


def holds(mention: dict[str, Any], wanted: Wanted, but: str = "") -> bool:
    article, place = mention["article"], mention["place"]
    day = article["published"] or date.min
    values = {
        "kinds": mention["kind"],
        "countries": place["country"],
        "features": place["feature_class"],
        "sources": article["source"],
    }
    words = [word for word in wanted.words.split() if word[0] != "-"]
    unwanted = [word[1:] for word in wanted.words.split() if word[0] == "-"]
    return (
        all(word in article["text"] for word in words)
        and not any(word in article["text"] for word in unwanted)
        and (wanted.first is None or day >= wanted.first)
        and (wanted.last is None or (article["published"] is not None and day <= wanted.last))
        and all(
            name == but or not getattr(wanted, name) or value in getattr(wanted, name)
            for name, value in values.items()
        )
    )


@pytest.mark.parametrize("wanted", WANTED, ids=str)
@pytest.mark.parametrize("zoom", [2, 6, 12])
@pytest.mark.parametrize("box", [WORLD, EUROPE, Box(-90, 100, 90, -60)], ids=str)
def test_cells_count_each_mention_once(
    archive: Archive, everything: list[dict[str, Any]], wanted: Wanted, zoom: int, box: Box
) -> None:
    found = archive.overview(wanted, box, zoom)
    counts: Counter[Any] = Counter()
    for mention in everything:
        place = mention["place"]
        inside = (
            box.west <= place["lon"] <= box.east
            if box.west <= box.east
            else not box.east <= place["lon"] <= box.west
        )
        if holds(mention, wanted) and box.south <= place["lat"] <= box.north and inside:
            resolution = found.resolution
            cell = (
                place["number"]
                if resolution is None
                else f"{h3.cell_to_parent(place['cell'], resolution):x}"
            )
            counts[cell] += 1
    key = "place" if found.resolution is None else "cell"
    assert {getattr(cell, key): cell.mentions for cell in found.cells} == counts
    assert found.sampled is None


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_facets_count_what_each_choice_would_show(
    archive: Archive, everything: list[dict[str, Any]], wanted: Wanted
) -> None:
    found = archive.facets(wanted)
    for name, value in (
        ("kinds", lambda m: m["kind"]),
        ("countries", lambda m: m["place"]["country"]),
        ("features", lambda m: m["place"]["feature_class"]),
        ("sources", lambda m: m["article"]["source"]),
    ):
        counts = Counter(value(m) for m in everything if holds(m, wanted, but=name) and value(m))
        told = {count.value: count.mentions for count in getattr(found, name) if count.mentions}
        assert told == counts


def test_a_map_of_too_many_cells_is_coarser(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine = archive.overview(Wanted(), WORLD, 12)
    assert fine.resolution is None
    monkeypatch.setattr(queries, "MOST_CELLS", 20)
    coarse = archive.overview(Wanted(), WORLD, 12)
    assert coarse.resolution is not None
    assert len(coarse.cells) <= 20
    assert sum(c.mentions for c in coarse.cells) == sum(c.mentions for c in fine.cells)


def test_words_in_too_many_articles_show_the_newest_and_say_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "_MOST_FOUND", 5)
    found = archive.overview(Wanted(words="talks"), WORLD, 2)
    assert found.sampled == 5
    assert sum(cell.mentions for cell in found.cells) < 20


def test_articles_are_the_newest_with_what_is_wanted(archive: Archive) -> None:
    newest = archive.articles(Wanted())
    assert [one.id for one in newest[:3]] == [
        "004_a90696101b608ef7",
        "000_1be1314a73d5da7f",
        "n29",
    ]
    vienna = archive.articles(Wanted(words="Vienna", last=date(2020, 3, 31)))
    assert [one.id for one in vienna] == ["n10", "n8", "n3", "n1"]
    found = archive.articles(Wanted(words="Vienna", countries=("AT",)))
    assert found[0].name == "Vienna"
    assert found[0].start is not None
    place = next(c.place for c in archive.overview(Wanted(), EUROPE, 12).cells if c.name == "Oslo")
    at = archive.articles(Wanted(last=date(2020, 3, 1)), Patch(place=place))
    assert [(one.id, one.name) for one in at] == [("n4", "Oslo"), ("n2", "Oslo")]
    cell = next(c for c in archive.overview(Wanted(), EUROPE, 6).cells if c.name == "Oslo")
    assert archive.articles(Wanted(last=date(2020, 3, 1)), Patch(cell.cell)) == at


@pytest.mark.parametrize("newest", [1, 5, 31])
@pytest.mark.parametrize("wanted", WANTED)
def test_the_newest_are_listed_whether_or_not_they_are_among_the_newest_of_all(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, wanted: Wanted, newest: int
) -> None:
    every = archive.articles(wanted)
    monkeypatch.setattr(queries, "_NEWEST", newest)
    monkeypatch.setattr(queries, "MOST_LISTED", 4)
    assert archive.articles(wanted) == every[:4]


def test_what_is_no_cell_and_no_archive_is_said(archive: Archive, tmp_path: Path) -> None:
    for cell in ("", "zz", "-1", "8f2830828052d25", "f" * 40):
        with pytest.raises(ArchiveError, match="no cell of the map"):
            archive.articles(Wanted(), Patch(cell))
    with pytest.raises(ArchiveError, match="there is no archive here"):
        open_archive(tmp_path)


def test_a_name_that_is_sql_is_a_name(archive: Archive) -> None:
    assert archive.travellers("'); DROP VIEW points; --") == ()
    assert archive.overview(Wanted(countries=("' OR true --",)), WORLD, 2).cells == ()
