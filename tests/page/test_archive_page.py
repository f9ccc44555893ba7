"""The page over an archive: its script without a browser, and the addresses it fetches from."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from dashboard.archive.asking import Wanted
from dashboard.archive.queries import open_archive
from dashboard.page import archive_serving
from dashboard.page.archive import asked_for
from dashboard.page.archive_serving import Look, Looks
from tests.archive.made import archived, lines, records

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
HOST = "localhost:8501"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of twelve articles, on Tuesdays from 7 January 2020 on."""
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "news.jsonl"
    source.write_text(lines(records(range(12), source="The Daily")))
    return archived(folder / "archive", [source])


@pytest.fixture
def token(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The token of a look at all of the archive, on a shelf of its own."""
    monkeypatch.setattr(archive_serving, "LOOKS", Looks())
    return archive_serving.LOOKS.offer(Look(open_archive(folder), Wanted()))


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, **query: Any) -> AppTest:
    monkeypatch.setattr(sys, "argv", [str(APP), "--archive", str(folder)])
    app = AppTest.from_file(str(APP), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    return checked(app.run())


def checked(app: AppTest) -> AppTest:
    assert [error.value for error in app.exception] == []
    return app


def asked(part: str, token: str, host: str = HOST, **query: object) -> tuple[int, Any]:
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/dateline/archive/{part}",
        "path_params": {"part": part},
        "query_string": urlencode(query).encode(),
        "headers": [(b"host", host.encode()), (b"x-dateline", token.encode())],
    }
    answer = archive_serving.answer(Request(scope))
    return answer.status_code, json.loads(answer.body) if answer.body else None


WORLD = {"south": -90, "west": -180, "north": 90, "east": 180, "zoom": 12}


def test_the_sidebar_offers_facets_with_counts_and_travellers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(folder, monkeypatch)
    assert app.multiselect(key="sources").options == ["The Daily · 24"]
    assert app.multiselect(key="countries").options[0].endswith(" · 4")
    assert app.selectbox(key="archive traveller").options[0] == "Ann Lee · told 6 times"
    assert not app.warning


def test_what_is_chosen_narrows_and_stands_in_the_url(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(folder, monkeypatch)
    app.text_input(key="archive words").set_value("Oslo")
    app.date_input(key="archive last").set_value(date(2020, 2, 29))
    checked(app.run())
    assert app.multiselect(key="sources").options == ["The Daily · 4"]
    app.text_input(key="archive name").set_value("lee")
    checked(app.run())
    app.selectbox(key="archive traveller").set_value("Ann Lee")
    checked(app.run())
    query = {name: app.query_params[name] for name in app.query_params}
    assert query == {"words": "Oslo", "to": "2020-02-29", "traveller": "Ann Lee"}


def test_a_link_sets_what_it_asks_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = {"words": "Paris", "from": "2020-01-10", "countries": "FR", "traveller": "Omar Haddad"}
    app = run(folder, monkeypatch, **link)
    assert app.text_input(key="archive words").value == "Paris"
    assert app.date_input(key="archive first").value == date(2020, 1, 10)
    assert app.multiselect(key="countries").value == ["FR"]
    assert app.selectbox(key="archive traveller").value == "Omar Haddad"


@pytest.mark.parametrize(
    "link", [{"from": "yesterday"}, {"countries": "nowhere"}, {"traveller": "nobody"}], ids=str
)
def test_a_link_that_asks_for_what_is_not_there_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, link: dict[str, str]
) -> None:
    assert run(folder, monkeypatch, **link).text_input(key="archive words").value == ""


def test_a_folder_that_is_no_archive_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(tmp_path, monkeypatch)
    assert "there is no archive here" in app.warning[0].value


def test_the_command_line_names_the_archive() -> None:
    assert asked_for(["--archive", "x"]) == asked_for(["a", "--archive=x"]) == Path("x")
    assert asked_for(["seeds"]) is asked_for(["--archive"]) is None


def test_cells_articles_journeys_and_an_article_are_given_for_a_token(token: str) -> None:
    status, found = asked("cells", token, **WORLD)
    assert (status, sum(cell["mentions"] for cell in found["cells"])) == (200, 24)
    place = next(cell["place"] for cell in found["cells"] if cell["name"] == "Oslo")
    _, listed = asked("articles", token, place=place)
    assert [one["id"] for one in listed["articles"]] == ["n11", "n9", "n4", "n2"]
    _, there = asked("travellers", token, place=place)
    person = there["travellers"][0]["person"]
    _, told = asked("journeys", token, person=person)
    assert told["journeys"]["every"] == 6
    _, article = asked("article", token, id="n4", start=0)
    assert (article["sentence"], article["published"]) == (0, "2020-02-04")


def test_a_box_beyond_the_edge_of_the_world_is_the_same_part_of_it(token: str) -> None:
    europe = {"south": 35, "west": -11, "north": 61, "east": 30, "zoom": 4}
    _, here = asked("cells", token, **europe)
    _, beyond = asked("cells", token, **{**europe, "west": 349, "east": 390})
    assert here["cells"]
    assert beyond == here
    _, whole = asked("cells", token, **{**WORLD, "west": -400, "east": 90})
    assert sum(cell["mentions"] for cell in whole["cells"]) == 24


@pytest.mark.parametrize(
    ("part", "query"),
    [
        ("cells", {**WORLD, "zoom": "nan"}),
        ("cells", {}),
        ("articles", {"cell": "zz"}),
        ("articles", {"place": "x"}),
        ("articles", {"place": str(10**30)}),
        ("journeys", {"person": ""}),
        ("journeys", {"person": "-1"}),
        ("article", {"id": "n1", "start": "x"}),
        ("article", {"id": "nothing"}),
        ("nothing", {}),
    ],
)
def test_a_question_that_is_none_is_refused(
    token: str, part: str, query: dict[str, object]
) -> None:
    assert asked(part, token, **query)[0] in (400, 404)


def test_without_the_token_or_under_a_foreign_name_nothing_is_given(token: str) -> None:
    assert asked("cells", "wrong", **WORLD) == (404, None)
    assert asked("cells", token, host="evil.example", **WORLD) == (403, None)


def test_a_look_keeps_its_token_until_something_else_is_wanted(folder: Path) -> None:
    looks, archive = Looks(), open_archive(folder)
    first = looks.offer(Look(archive, Wanted()))
    assert looks.offer(Look(archive, Wanted()), first) == first
    second = looks.offer(Look(archive, Wanted("Oslo")), first)
    assert second != first
    found = looks.find(first)
    assert found is not None
    assert found.wanted == Wanted()


def test_tables_that_were_made_anew_are_asked_for_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_serving, "LOOKS", Looks())
    copy = shutil.copytree(folder, tmp_path / "archive")
    token = archive_serving.LOOKS.offer(Look(open_archive(copy), Wanted("Oslo")))
    assert asked("cells", token, **WORLD)[0] == 200
    shutil.rmtree(copy / "tables-1")
    assert asked("cells", token, **WORLD) == (404, None)
    assert asked("journeys", token, person=0) == (404, None)
