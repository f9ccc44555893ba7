"""The server's own addresses: who gets a part of a view, and who does not."""

from __future__ import annotations

import gzip
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from dashboard.atlas import Atlas
from dashboard.page import serving
from dashboard.page.desk import Desk
from dashboard.page.serving import Origin, Shelf
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.view.state import EVERYONE, Filters
from tests.fixtures import articles, atlas

HOST = "localhost:8501"


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> str:
    """The token of the view of the two examples, on a shelf of its own."""
    monkeypatch.setattr(serving, "SHELF", Shelf())
    return serving.SHELF.offer(atlas(), Filters(), {})[0]


@pytest.fixture
def address() -> Iterator[None]:
    """The server is told its name."""
    st.config.set_option("browser.serverAddress", "desk.example")
    yield
    st.config.set_option("browser.serverAddress", "localhost")


def asked(part: str = "outline", number: str = "0", **headers: str) -> Response:
    """The answer to a request, for whose headers `_` stands for "-"."""
    given = {"host": HOST} | {name.replace("_", "-"): value for name, value in headers.items()}
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/dateline/{part}",
        "path_params": {"part": part},
        "query_string": f"number={number}".encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    return serving.answer(Request(scope))


def test_a_part_is_given_for_its_token_and_kept_by_no_cache(token: str) -> None:
    answer = asked(x_dateline=token)
    assert (answer.status_code, answer.media_type) == (200, "application/json")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert len(json.loads(answer.body)["articles"]) == len(articles())
    packed = asked(x_dateline=token, accept_encoding="gzip, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == answer.body


@pytest.mark.parametrize("origin", [None, f"http://{HOST}"])
@pytest.mark.parametrize("host", [HOST, "LOCALHOST:8501", "127.0.0.1:8501", "[::1]:80", "10.0.0.7"])
def test_the_page_itself_gets_its_view(token: str, host: str, origin: str | None) -> None:
    headers = {} if origin is None else {"origin": f"http://{host}"}
    assert asked(x_dateline=token, host=host, **headers).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8501", "", "[::1", "@"])
def test_under_a_foreign_name_nothing_is_given(token: str, host: str) -> None:
    answer = asked(x_dateline=token, host=host)
    assert (answer.status_code, answer.body) == (403, b"")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:9", ""])
def test_a_page_of_another_site_gets_nothing(token: str, origin: str) -> None:
    assert asked(x_dateline=token, origin=origin).status_code == 403


@pytest.mark.usefixtures("address")
def test_the_name_that_the_server_is_told_is_its_own(token: str) -> None:
    assert asked(x_dateline=token, host="desk.example").status_code == 200


@pytest.mark.parametrize("other", ["", "x", "é"])
def test_without_the_token_nothing_is_given(token: str, other: str) -> None:
    answer = asked(x_dateline=other and token[:-1] + other)
    assert (answer.status_code, answer.body) == (404, b"")


@pytest.mark.parametrize(
    ("part", "number"),
    [("view", "0"), ("place", "99999"), ("place", "-1"), ("place", "x"), ("place", "9" * 5000)],
)
def test_what_is_not_there_is_not_found(token: str, part: str, number: str) -> None:
    assert asked(part, number, x_dateline=token).status_code == 404


def test_an_answer_is_made_in_a_thread_so_that_no_other_session_waits() -> None:
    assert not inspect.iscoroutinefunction(serving.answer)


def test_a_session_keeps_its_token_as_long_as_nothing_changes() -> None:
    shelf, told = Shelf(), atlas()
    token, shown = shelf.offer(told, Filters(), {})
    assert shelf.offer(told, Filters(), {}, token) == (token, shown)
    assert shelf.offer(told, Filters(traveller=EVERYONE), {}, token)[0] != token
    assert shelf.offer(atlas(), Filters(), {}, token)[0] != token
    assert shelf.find(token) is shown


def test_sessions_share_the_work_but_no_token() -> None:
    shelf, told = Shelf(), atlas()
    one, other = shelf.offer(told, Filters(), {}), shelf.offer(told, Filters(), {})
    assert one[0] != other[0]
    assert one[1] is other[1]
    assert shelf.offer(told, Filters(traveller=EVERYONE), {})[1].sources is one[1].sources


def test_a_token_opens_only_the_articles_of_its_own_session() -> None:
    shelf, (first, second) = Shelf(), articles()
    tokens = [shelf.offer(atlas([article]), Filters(), {})[0] for article in (first, second)]
    views = [shelf.find(token) for token in tokens]
    assert [[a.id for a in v.view.articles] for v in views if v] == [[first.id], [second.id]]


def test_the_shelf_holds_so_many_views_and_atlases_and_no_more() -> None:
    shelf, told = Shelf(views=3, atlases=2), atlas()
    tokens = [shelf.offer(told, Filters(traveller=str(number)), {})[0] for number in range(3)]
    assert shelf.find(tokens[0])
    latest = shelf.offer(told, Filters(traveller="3"), {})[0]
    assert [bool(shelf.find(token)) for token in (*tokens, latest)] == [True, False, True, True]
    others: list[Atlas] = [atlas(), atlas()]
    kept = [shelf.offer(other, Filters(), {})[0] for other in others]
    assert [bool(shelf.find(token)) for token in (*tokens, latest, *kept)] == [False] * 4 + [
        True
    ] * 2


def test_what_a_session_was_shown_of_fewer_articles_is_let_go_of(tmp_path: Path) -> None:
    shelf, desk = Shelf(), Desk(tmp_path / "p.dateline")
    places = open_gazetteer()

    def origin(session: str) -> Origin:
        return Origin(desk, (), Geoparser(places), places, session)

    first, second = articles()
    part, every = atlas([first]), atlas([first, second])
    other, _ = shelf.offer(part, Filters(), {}, None, origin("other"))
    one, _ = shelf.offer(part, Filters(), {}, None, origin("own"))
    token, _ = shelf.offer(part, Filters(traveller=EVERYONE), {}, one, origin("own"))
    # What its browser has now stays until that has heard of what comes.
    now, _ = shelf.offer(every, Filters(), {}, token, origin("own"))
    assert [bool(shelf.find(each)) for each in (other, one, token, now)] == [
        True,
        False,
        True,
        True,
    ]
    everyone, _ = shelf.offer(every, Filters(traveller=EVERYONE), {}, now, origin("own"))
    kept = [bool(shelf.find(each)) for each in (other, token, now, everyone)]
    assert kept == [True, False, True, True]
    # Of another version of the project it may be what a change is about that is on its way here.
    shelf.offer(atlas([first]), Filters(), {}, everyone, origin("own"), 1)
    added = [shelf.offer(every, Filters(), {}, None, origin("own"), number)[0] for number in (2, 3)]
    assert all(map(shelf.find, (now, everyone, *added)))


def searched(words: str, **headers: str) -> Response:
    given = {"host": HOST} | {name.replace("_", "-"): value for name, value in headers.items()}
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/dateline/search",
        "path_params": {"part": "search"},
        "query_string": urlencode({"words": words}).encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    return serving.answer(Request(scope))


def test_a_search_answers_whoever_has_the_token_and_nobody_else(token: str) -> None:
    answer = searched("vladivostok", x_dateline=token)
    assert json.loads(answer.body)["places"][0]["name"] == "Vladivostok"
    assert searched("vladivostok").status_code == 404
    other = searched("vladivostok", x_dateline=token, origin="http://evil.example")
    assert other.status_code == 403


@pytest.mark.parametrize("words", ["", "*" * 5000, '"', "\x00", "𐍈" * 400])
def test_a_search_for_anything_is_answered(token: str, words: str) -> None:
    assert searched(words, x_dateline=token).status_code == 200
