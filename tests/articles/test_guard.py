"""One bad article ends nothing: it is named in a sentence, and the rest goes on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.articles.article import Article
from dashboard.articles.guard import ArticleError, each
from dashboard.atlas import Atlas, Builder, build
from dashboard.cli.main import main
from dashboard.errors import GazetteerError
from dashboard.exports import geojson, gpx, kml, table
from dashboard.page.library import Library
from dashboard.places.geoparser import Geoparser
from dashboard.view import build as viewing
from tests.page.test_app import run as run_page
from tests.places.parsing import geoparser

GOOD = "French President Luc Petit flew to Cairo on Monday."
BAD = "The Quxhaven report: she flew to Lima."
ARTICLES = [Article("first", GOOD), Article("bad", BAD), Article("last", GOOD)]


@pytest.fixture(autouse=True)
def without_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard error holds problems only, however long it takes."""
    monkeypatch.setattr("dashboard.cli.terminal._PATIENCE", 3600)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch):
    """Makes Dateline fail on each article that names Quxhaven."""

    def fail_with(error: BaseException) -> None:
        find = Geoparser.resolutions

        def resolutions(self: Geoparser, article: Article, sentences: Any) -> Any:
            if "Quxhaven" in article.text:
                raise error
            return find(self, article, sentences)

        monkeypatch.setattr(Geoparser, "resolutions", resolutions)

    return fail_with


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [json.dumps({"id": article.id, "text": article.text}) for article in ARTICLES]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    return tmp_path


def test_the_article_is_named_with_the_fault_and_the_others_are_read(failing) -> None:
    failing(ValueError("year -62976\nis out of range"))
    atlas = build(ARTICLES, geoparser())
    assert [article.id for article in atlas.articles] == ["first", "last"]
    assert [stop.visit.place.name for i in atlas.itineraries for stop in i.stops] == ["Cairo"]
    (problem,) = map(str, atlas.problems)
    assert problem.startswith("the article “bad” is left out and the rest is read: ")
    assert "ValueError in test_guard.py, line " in problem
    assert "year -62976 is out of range" in problem and "please report it" in problem


def test_an_error_in_words_is_said_as_it_is(failing) -> None:
    failing(GazetteerError("my.sqlite: this layer is damaged; import it again"))
    (problem,) = map(str, build(ARTICLES, geoparser()).problems)
    assert problem.endswith("the rest is read: my.sqlite: this layer is damaged; import it again")


def test_a_message_that_holds_the_article_is_cut() -> None:
    assert len(str(ArticleError("a", ValueError("x" * 10_000)))) < 400


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), SystemExit(2)])
def test_what_is_no_fault_of_an_article_ends_all(failing, error: BaseException) -> None:
    failing(error)
    with pytest.raises(type(error)):
        build(ARTICLES, geoparser())


def test_text_that_nests_too_deeply_is_a_fault_of_its_own_article() -> None:
    def deep(_: Article) -> None:
        deep(_)

    said: list[ArticleError] = []
    assert [*each(ARTICLES[:1], deep, said.append)] == []
    assert "RecursionError" in str(said[0])


@pytest.mark.parametrize(
    "command",
    [
        [command, "--format", form]
        for command, forms in (
            ("places", ("jsonl", "csv", "geojson", "kml", "gpx", "jsonld")),
            ("journeys", ("jsonl", "csv", "geojson", "kml", "gpx", "jsonld")),
        )
        for form in forms
    ]
    + [["journeys", "--merged"], ["journeys", "--merged", "--format", "kml"]],
    ids=" ".join,
)
def test_each_command_goes_on_and_ends_with_status_1(
    failing, folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    failing(ValueError("year 0 is out of range"))
    name, *options = command
    assert main([name, str(folder), *options]) == 1
    out, err = capsys.readouterr()
    assert out.count("Cairo") >= (1 if "--merged" in command else 2)
    assert "Quxhaven" not in out and "Lima" not in out
    assert "the article “bad” is left out" in err and "Traceback" not in err
    if options == []:
        assert [json.loads(line)["id"] for line in out.splitlines()] == ["first", "last"]


def test_the_map_is_written_without_it(
    failing, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(ValueError("year 0 is out of range"))
    assert main(["map", str(folder), "-o", str(folder / "map.html")]) == 1
    assert "the article “bad” is left out" in capsys.readouterr().err
    page = (folder / "map.html").read_text("utf-8")
    assert "Cairo" in page and "Quxhaven" not in page


class Unwritable:
    """An atlas that can be read, and whose journeys cannot be written to a file."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def __getattr__(self, name: str) -> Any:
        if name == "itineraries":
            raise LookupError("no journeys")
        return getattr(self._atlas, name)


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes every file fail that tells of the article “bad”."""

    def spoiled(build_: Any) -> Any:
        def built(*given: Any) -> Any:
            atlas = build_(*given)
            return Unwritable(atlas) if "bad" in {a.id for a in atlas.articles} else atlas

        return built

    for name in ("build", "together"):
        monkeypatch.setattr(Builder, name, spoiled(getattr(Builder, name)))


@pytest.mark.usefixtures("unwritable")
@pytest.mark.parametrize("options", [[], ["--merged"]], ids=["each", "merged"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson", "kml", "gpx"])
def test_an_article_that_a_file_fails_on_is_left_out_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str], form: str, options: list[str]
) -> None:
    assert main(["journeys", str(folder), "--format", form, *options]) == 1
    out, err = capsys.readouterr()
    assert "Cairo" in out and "Lima" not in out
    assert err.count("“bad” is left out") == 1 and "LookupError" in err


@pytest.mark.usefixtures("unwritable")
def test_and_out_of_a_map(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", str(folder), "-o", str(folder / "map.html")]) == 1
    assert capsys.readouterr().err.count("“bad” is left out") == 1
    page = (folder / "map.html").read_text("utf-8")
    assert "Cairo" in page and "Quxhaven" not in page


def test_the_page_says_it_and_shows_the_others(
    failing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_PROJECTS", str(tmp_path))
    failing(ValueError("<b>year</b> 0"))
    library = Library(tuple(ARTICLES))
    app = run_page(library)
    assert any("“bad” is left out" in warning.value for warning in app.warning)
    assert app.selectbox(key="traveller").options == ["Luc Petit · 1 stop"]


TIMES = (
    "65000 years ago", "3,000 years ago", "on 99 May", "9999 years before", "two months after",
    "999999999 days later", "in 12345 weeks", "on 31 April", "May 5-3", "in 2099", "the day before",
    "between 1998 and 1990", "Friday", "last week", "next year", "a week later",
)  # fmt: skip
WORDS = (
    "John Smith", "President", "Luc Petit", "he", "she", "who", "the minister", "flew to", "met",
    "arrived in", "was in", "will visit", "left", "returned from", "cancelled", "Perth", "Cairo",
    "Paris, Texas", "London", "10 km north of", "0 miles from", "100000 km east of", "between",
    "the summit in", "and", "of", ".", ".", ",", "—", "“", "”", "’s", "\n\n", "(", ")", "U.S.",
    "İ", "ß", "²", "٣", "\u2028", "\x00", "{{", "</script>",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(TIMES + WORDS), min_size=1, max_size=30).map(" ".join)
DAYS = st.sampled_from([None, date(2024, 3, 8), date.min, date.max, date(2024, 2, 29)])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXTS, DAYS), min_size=1, max_size=2))
def test_no_text_is_a_fault(told: list[tuple[str, date | None]]) -> None:
    articles = [Article(str(n), text, published=day) for n, (text, day) in enumerate(told)]
    atlas = build(articles, geoparser())
    assert [str(problem) for problem in atlas.problems] == []
    assert list(atlas.articles) == articles
    viewing.build(atlas)
    assert all(write(atlas) for write in (geojson.geojson, kml.kml, gpx.gpx, table.stops))


def test_times_beyond_the_calendar_leave_the_visit_without_a_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "John Smith flew to Perth {} years ago. He arrived in London on Friday."
    lines = [
        json.dumps({"id": years, "text": text.format(years), "published": "2024-03-08"})
        for years in ("65000", "3,000", "two")
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    assert main(["journeys", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    days = {
        told["id"]: {stop["place"]: stop["date"] for stop in told["stops"]}
        for told in map(json.loads, out.splitlines())
    }
    london = "2024-03-08"
    assert days == {
        "65000": {"Perth": None, "London": london},
        "3,000": {"Perth": None, "London": london},
        "two": {"Perth": "2022-01-01/2022-12-31", "London": london},
    }
