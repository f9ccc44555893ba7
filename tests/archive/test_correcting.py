"""A reader's corrections in an archive: read again is what they reach, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.archive import correcting
from dashboard.archive.opening import opened as article_of
from dashboard.archive.queries import Archive, open_archive
from dashboard.archive.tables import contents
from dashboard.errors import InputError
from dashboard.journeys.model import Status
from dashboard.places.place import Place
from dashboard.project.anchors import Anchor, anchor
from dashboard.project.events import (
    ArticleEdited,
    Change,
    DaySet,
    Government,
    NotAPerson,
    NotAPlace,
    PlaceAdded,
    PlaceChosen,
    Renamed,
    SamePerson,
    Scope,
    Spot,
    StatusSet,
    StopAdded,
    StopDropped,
    StopRef,
    TwoPersons,
)
from dashboard.project.history import Done
from dashboard.project.sharing import exported
from tests.archive.made import again, archived, lines, record, records

OTHER_PARIS = Place("4717560", "Paris", 33.66, -95.56, "P", "PPLA2", "US", "Texas", 24_000)
NUMBER = 14
"""Of the articles, two name each town first: n0 and n7 tell of Paris."""


def text(number: int) -> str:
    return str(record(number)["text"])


def spot(article: int, words: str, given: str | None = None) -> Spot:
    whole = given or text(article)
    start = whole.index(words)
    return Spot(f"n{article}", anchor(whole, start, start + len(words)))


def stop(article: int, traveller: str, place: Place) -> StopRef:
    spots = (spot(article, f"arrived in {place.name}"),)
    return StopRef(traveller, place.id, place.name, spots)


def written(path: Path, *changes: Change) -> Path:
    """A file of corrections, as `dateline corrections export` writes it."""
    done = [Done(n, f"2026-01-{n:02}T00:00:00Z", change) for n, change in enumerate(changes, 1)]
    path.write_text("".join(exported(done)), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "news.jsonl"
    source.write_text(lines(records(range(NUMBER))))
    return archived(tmp_path / "archive", [source])


def corrected(folder: Path, *changes: Change, size: int = 200) -> list[list[str]]:
    """Lay corrections over an archive; the ids of the articles that were read again for it, piece
    by piece."""
    correcting.keep(folder, written(folder.parent / "corrections.jsonl", *changes))
    return again(folder, size)


def place_of(archive: Archive, name: str) -> Place:
    ((*told,),) = archive.rows(
        "SELECT id, name, lat, lon, feature_class, feature_code, country, admin1, population "
        "FROM places WHERE name = ? ORDER BY population DESC LIMIT 1",
        [name],
    )
    return Place(*told)


def mentions(archive: Archive, name: str) -> list[tuple[Any, ...]]:
    """The mentions of a name: article, place and what of it was corrected."""
    return archive.rows(
        "SELECT a.id, p.id, m.kind, m.edited FROM mentions AS m "
        "JOIN articles AS a ON a.number = m.article LEFT JOIN places AS p ON p.number = m.place "
        "WHERE m.name = ? ORDER BY m.article, m.start",
        [name],
    )


def stops(archive: Archive, article: int) -> list[tuple[Any, ...]]:
    return archive.rows(
        'SELECT s.traveller, s.name, status, "first", s.edited FROM stops AS s '
        'JOIN articles AS a ON a.number = s.article WHERE a.id = ? ORDER BY trip, "order"',
        [f"n{article}"],
    )


def errors(archive: Archive) -> list[tuple[Any, ...]]:
    return archive.rows("SELECT path, line, article, message, kept FROM errors")


def test_a_place_is_corrected_where_it_is_said_and_nothing_else_is_read(folder: Path) -> None:
    before = open_archive(folder)
    paris = place_of(before, "Paris").id
    elsewhere = {name: mentions(before, name) for name in ("Warsaw", "Oslo")}
    change = PlaceChosen(spot(0, "Paris"), Scope.MENTION, OTHER_PARIS)
    assert corrected(folder, change) == [["n0"]]
    archive = open_archive(folder)
    found = {article: rest for article, *rest in mentions(archive, "Paris")}
    assert found["n0"] == [OTHER_PARIS.id, "literal", "place"]
    assert found["n7"] == [paris, "literal", None]
    assert {name: mentions(archive, name) for name in elsewhere} == elsewhere
    assert next(row[1:2] + row[4:] for row in stops(archive, 0)) == ("Paris", ["place"])
    assert archive.summary().articles == NUMBER
    said = article_of(archive, "n0")
    assert said is not None
    notes = [segment.note for one in said.sentences for segment in one.segments]
    assert "Paris, Texas, US: corrected by hand" in notes


def test_a_second_run_reads_only_what_is_corrected_otherwise(folder: Path) -> None:
    first = PlaceChosen(spot(0, "Paris"), Scope.MENTION, OTHER_PARIS)
    second = NotAPlace(spot(1, "Warsaw"), Scope.MENTION)
    third = Government(spot(2, "Madrid"), Scope.MENTION)
    assert sorted(corrected(folder, first, second)) == [["n0"], ["n1"]]
    assert corrected(folder, first, second) == []
    assert corrected(folder, first, third) == [["n2"]]
    archive = open_archive(folder)
    assert ("n0", OTHER_PARIS.id, "literal", "place") in mentions(archive, "Paris")
    assert [row[0] for row in mentions(archive, "Warsaw")].count("n1") == 1  # as without
    assert ("n2", place_of(archive, "Madrid").id, "metonym", "government") in mentions(
        archive, "Madrid"
    )
    assert corrected(folder) == []
    assert all(row[3] is None for row in mentions(open_archive(folder), "Paris"))


def test_what_is_said_of_words_everywhere_reaches_every_article_that_has_them(folder: Path) -> None:
    having = [f"n{n}" for n in range(NUMBER) if "Paris" in text(n)]
    change = PlaceChosen(spot(0, "Paris"), Scope.PROJECT, OTHER_PARIS)
    read = corrected(folder, change, size=2)
    assert sorted(id_ for ids in read for id_ in ids) == sorted(having)
    found = mentions(open_archive(folder), "Paris")
    assert {row[0] for row in found} == set(having)
    assert {row[1:] for row in found} == {(OTHER_PARIS.id, "literal", "place")}
    ground = Place("own", "Talks Hall", 1.0, 2.0, "S", "BLDG", "GH", "", 0)
    corrected(folder, PlaceAdded(spot(3, "round 3"), ground))
    assert [row[:2] for row in mentions(open_archive(folder), "round 3")] == [("n3", "own")]


def test_stops_are_dropped_dated_added_and_of_another_status(folder: Path) -> None:
    archive = open_archive(folder)
    places = {name: place_of(archive, name) for name in ("Paris", "Warsaw", "Madrid", "Vienna")}
    names = [stops(archive, number)[0][0] for number in range(4)]
    day = date(2020, 3, 1)
    read = corrected(
        folder,
        StopDropped(stop(0, names[0], places["Paris"])),
        DaySet(stop(1, names[1], places["Warsaw"]), day, day),
        StatusSet(stop(2, names[2], places["Madrid"]), Status.CANCELLED),
        StopAdded(spot(3, "round 3"), "Jo Lim", places["Paris"], Status.VISITED),
    )
    assert sorted(read) == [["n0"], ["n1"], ["n2"], ["n3"]]
    archive = open_archive(folder)
    assert "Paris" not in [row[1] for row in stops(archive, 0)]
    assert (names[1], "Warsaw", "visited", day, ["day"]) in stops(archive, 1)
    assert [row[2::2] for row in stops(archive, 2) if row[1] == "Madrid"] == [
        ("cancelled", ["status"])
    ]
    assert ("Jo Lim", "Paris", "visited", None, ["added"]) in stops(archive, 3)
    (jo,) = archive.travellers("Jo Lim")
    told = archive.journeys(jo.person)
    assert told is not None and [one.edited for one in told.stops] == [True]
    assert errors(archive) == []


def test_what_fits_no_more_is_an_error_with_its_words_and_not_lost(folder: Path) -> None:
    archive = open_archive(folder)
    gone = Spot("n5", Anchor("Atlantis", "sailed from ", " at dawn", 12))
    never = StopDropped(stop(0, "Somebody Else", place_of(archive, "Paris")))
    good = PlaceChosen(spot(7, "Paris"), Scope.MENTION, OTHER_PARIS)
    assert sorted(corrected(folder, NotAPlace(gone, Scope.MENTION), never, good)) == [
        *([], ["n0"], ["n7"]),
    ]
    with (folder / "corrections.jsonl").open("a") as file:
        file.write('{"kind": "riddle"}\n')
    assert again(folder) == [[]]
    archive = open_archive(folder)
    told = sorted(errors(archive), key=str)
    assert {(row[0], row[4]) for row in told} == {("corrections.jsonl", True)}
    assert sorted((row[1] or 0, row[2] or "") for row in told) == [(0, ""), (0, "n0"), (4, "")]
    assert any("“Atlantis” is no place" in row[3] for row in told)
    assert any("drop Somebody Else’s stop in Paris" in row[3] for row in told)
    assert any("“riddle” is no change" in row[3] for row in told)
    assert dict(archive.rows("SELECT told, fits FROM corrections")) == {
        "“Atlantis” is no place": False,
        "drop Somebody Else’s stop in Paris": False,
        "“Paris” is Paris": True,
    }
    made = contents(archive.tables)
    assert (made.articles, made.corrected, made.lost_corrections) == (NUMBER, 1, 3)


def test_words_of_an_article_with_another_id_are_found(tmp_path: Path) -> None:
    source, choir = tmp_path / "news.jsonl", "Snow fell on Paris while a choir sang in the harbour."
    source.write_text(lines([*records(range(3)), {"id": "own", "text": choir}]))
    folder = archived(tmp_path / "archive", [source])
    there = spot(0, "Paris", choir)
    assert corrected(folder, PlaceChosen(there, Scope.MENTION, OTHER_PARIS)) == [["own"]]
    assert ("own", OTHER_PARIS.id, "literal", "place") in mentions(open_archive(folder), "Paris")
    # Of two articles that might be meant, none is.
    with source.open("a") as file:
        file.write(lines([{"id": "copy", "text": f"{choir} It was cold."}]))
    archived(folder, [source])
    assert again(folder) == [[]]
    assert all(row[3] is None for row in mentions(open_archive(folder), "Paris"))


def test_what_is_said_of_an_article_and_of_names_holds(folder: Path) -> None:
    before = {one.name: one.stops for one in open_archive(folder).travellers()}
    changes: Iterable[Change] = (
        ArticleEdited("n4", "Talks in Oslo", "The Weekly", "2021-02-03", ""),
        Renamed("Ann Lee", "Anna Lee"),
        SamePerson("Eva Novak", "Omar Haddad"),
        NotAPerson("Carlos Ruiz"),
    )
    assert corrected(folder, *changes) == [["n4"]]
    archive = open_archive(folder)
    after = {one.name: one.stops for one in archive.travellers()}
    assert after == {
        "Anna Lee": before["Ann Lee"],
        "Eva Novak": before["Eva Novak"] + before["Omar Haddad"],
    }
    ((names, edited),) = archive.rows(
        "SELECT names, edited FROM travellers WHERE name = 'Eva Novak'"
    )
    assert (names, edited) == (["Eva Novak", "Omar Haddad"], True)
    row = archive.rows("SELECT title, source, published FROM articles WHERE id = 'n4'")
    assert row == [("Talks in Oslo", "The Weekly", date(2021, 2, 3))]
    assert archive.summary().articles == NUMBER
    assert errors(archive) == []


def test_two_persons_of_one_name_are_apart(tmp_path: Path) -> None:
    told = "Foreign Minister {} arrived in {} on Monday."
    source = tmp_path / "news.jsonl"
    names = {"Kim Su-min": "Paris", "Kim Su Min": "Oslo"}
    source.write_text(
        lines(
            {"id": town, "text": told.format(name, town), "published": "2020-01-07"}
            for name, town in names.items()
        )
    )
    folder = archived(tmp_path / "archive", [source])
    assert len(open_archive(folder).travellers()) == 1
    corrected(folder, TwoPersons(*names))
    assert {one.name for one in open_archive(folder).travellers()} == set(names)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError, match="this is no text"):
        correcting.keep(tmp_path / "archive", broken)
