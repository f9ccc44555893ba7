"""The addresses by which a page changes its project: who may, and what comes of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response

from dashboard.articles.article import Article, Sentence
from dashboard.page import changing, serving
from dashboard.page.desk import Desk, Desks
from dashboard.page.serving import Origin, Shelf
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Resolution
from dashboard.project.events import NotAPerson
from dashboard.view import parts
from dashboard.view.state import EVERYONE, Filters

HOST = "localhost:8501"
TOUR = Article(
    "tour",
    "Clara Voss arrived in Nairobi on Monday. She flew to Kampala on Tuesday.\n\n"
    "Dora Lind visited Lusaka on Thursday.",
    published=date(2024, 5, 10),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "p.dateline")
    made.add("test", [TOUR])
    return made


@pytest.fixture
def token(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The token of the view of everyone's journeys in a project, on a shelf of its own."""
    shelf = Shelf()
    monkeypatch.setattr(serving, "SHELF", shelf)
    monkeypatch.setattr(changing, "SHELF", shelf)
    gazetteer = open_gazetteer()
    origin = Origin(desk, (), Geoparser(gazetteer), gazetteer, "session")
    state, atlas = desk.atlas((), origin.geoparser)
    filters = Filters(traveller=EVERYONE)
    yield shelf.offer(atlas, filters, {}, None, origin, state.version)[0]


def request(path: str, body: bytes = b"", query: str = "", **headers: str) -> Request:
    given = {"host": HOST} | {name.replace("_", "-"): value for name, value in headers.items()}
    scope = {
        "type": "http",
        "method": "POST" if body else "GET",
        "path": f"/dateline/{path}",
        "path_params": {},
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    sent = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> dict[str, Any]:
        return next(sent)

    return Request(scope, receive)


def post(token: str, asked: Any, path: str = "event", **headers: str) -> Response:
    body = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    answer = getattr(changing, path)(request(path, body, x_dateline=token, **headers))
    with ThreadPoolExecutor(1) as thread:  # the browser's tests leave a loop running in this one
        return thread.submit(asyncio.run, answer).result()


def told(answer: Response) -> Any:
    return json.loads(answer.body)


KAMPALA = {"traveller_shown": "Clara Voss", "trip": 1, "order": 2}


def kampala(view: Any) -> dict[str, Any]:
    (stop,) = (s for s in view["stops"] if s["place_name"] == "Kampala")
    return {**KAMPALA, "order": stop["order"], "place_shown": stop["place"]}


def test_a_change_is_written_before_it_is_answered_with_the_view(token: str, desk: Desk) -> None:
    view = told(serving.answer(asked_part(token)))
    answer = post(token, {"do": "drop", **kampala(view)})
    assert answer.status_code == 200
    now = told(answer)
    assert now["version"] == desk.project.version() == 2
    assert now["token"] != token
    assert [s["place_name"] for s in now["view"]["stops"]] == ["Nairobi", "Lusaka"]
    assert told(serving.answer(asked_part(now["token"]))) == now["view"]
    back = told(post(now["token"], {"do": "undo"}))
    assert [s["place_name"] for s in back["view"]["stops"]] == ["Nairobi", "Kampala", "Lusaka"]


def test_a_change_that_is_asked_for_again_under_its_key_is_made_once(
    token: str, desk: Desk
) -> None:
    drop = {"do": "drop", **kampala(told(serving.answer(asked_part(token))))}
    answer = told(post(token, {**drop, "once": "first"}))
    assert told(post(token, {**drop, "once": "first"}))["view"] == answer["view"]
    assert desk.project.version() == answer["version"] == 2
    undo = {"do": "undo"}
    back = told(post(answer["token"], {**undo, "once": "second"}))
    assert (
        told(post(answer["token"], {**undo, "once": "second"}))["version"] == back["version"] == 3
    )
    assert told(post(back["token"], {"do": "redo", "once": "third"}))["version"] == 4


def test_a_change_that_could_not_be_made_is_made_when_it_can(token: str, desk: Desk) -> None:
    drop = {"do": "drop", **kampala(told(serving.answer(asked_part(token))))}
    assert "error" in told(post(token, {**drop, "order": 99, "once": "first"}))
    assert told(post(token, {**drop, "once": "first"}))["version"] == desk.project.version() == 2


def outline_after(before: Any, answer: Any) -> Any:
    """The outline that an answer tells by the one before it, as browser/shared/source.js has it."""
    lists = {
        name: [
            one
            for item in items
            for one in (before[name][slice(*item)] if isinstance(item, list) else [item])
        ]
        for name, items in answer["lists"].items()
    }
    return {**answer["rest"], **lists}


def test_of_a_large_view_only_what_differs_is_answered(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SMALL", 0)
    outline = told(serving.answer(asked_part(token)))
    changes = [
        {"do": "drop", **kampala(outline)},
        {"do": "rename", "name": "Dora Lind", "new": "Dora Lund"},
        {"do": "undo"},
        {"do": "undo"},
    ]
    for change in changes:
        answer = told(post(token, change))
        token, outline = answer["token"], outline_after(outline, answer)
        assert outline == told(serving.answer(asked_part(token)))
        # Of what nobody has touched it is told only where it stood.
        assert answer["lists"]["articles"] == [[0, 1]]


def news(token: str) -> Any:
    return told(changing.news(request("news", x_dateline=token)))


def test_another_tab_is_given_what_has_changed(
    token: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SMALL", 0)
    outline = told(serving.answer(asked_part(token)))
    assert news(token) == {"version": 1}
    post(token, {"do": "drop", **kampala(outline)})
    answer = news(token)
    assert answer["version"] == desk.project.version() == 2
    outline = outline_after(outline, answer)
    assert [s["place_name"] for s in outline["stops"]] == ["Nairobi", "Lusaka"]
    assert outline == told(serving.answer(asked_part(answer["token"])))
    assert news(answer["token"]) == {"version": 2}


def test_a_page_is_told_whether_it_is_others_who_have_changed_the_project(
    token: str, desk: Desk
) -> None:
    def version() -> tuple[int, bool]:
        answer = told(changing.version(request("version", x_dateline=token)))
        return answer["version"], answer["by_others"]

    assert version() == (1, False)
    desk.append("session", NotAPerson("Dora Lind"))
    assert version() == (2, False)
    desk.append("another", NotAPerson("Clara Voss"))
    assert version() == (3, True)


def test_a_tab_whose_traveller_is_gone_is_given_no_view(token: str) -> None:
    shown = serving.SHELF.offered(token)
    assert shown is not None
    atlas, filters = shown.shown.atlas, Filters(traveller="Dora Lind")
    other = serving.SHELF.offer(atlas, filters, {}, None, shown.origin, 1)[0]
    post(token, {"do": "rename", "name": "Dora Lind", "new": "Dora Lund"})
    assert news(other) == {"version": 2}


def asked_part(token: str) -> Request:
    made = request("outline", x_dateline=token)
    made.scope["path_params"] = {"part": "outline"}
    return made


def test_who_is_renamed_stays_chosen(token: str) -> None:
    now = told(post(token, {"do": "rename", "name": "Dora Lind", "new": "Dora <b>Lund</b>"}))
    assert [t["name"] for t in now["view"]["travellers"]] == ["Clara Voss", "Dora <b>Lund</b>"]
    shown = serving.SHELF.offered(now["token"])
    assert shown is not None
    one = serving.SHELF.offer(
        shown.shown.atlas, Filters(traveller="Clara Voss"), {}, None, shown.origin, 2
    )[0]
    now = told(post(one, {"do": "rename", "name": "Clara Voss", "new": "C. Voss"}))
    assert now["view"]["title"] == "The journey of C. Voss, told in one article"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"host": "elsewhere.example"},
    ],
)
def test_another_sites_page_changes_nothing(
    token: str, desk: Desk, headers: dict[str, str]
) -> None:
    answer = post(token, {"do": "rename", "name": "Clara Voss", "new": "X"}, **headers)
    assert answer.status_code == 403
    assert desk.project.version() == 1
    for address in (changing.version, changing.news, changing.shown_desk, changing.gazetteer):
        assert address(request("x", x_dateline=token, **headers)).status_code == 403


@pytest.mark.usefixtures("token")
def test_without_a_views_token_there_is_nothing(desk: Desk) -> None:
    assert post("guessed", {"do": "undo"}).status_code == 404
    assert post("", {"do": "undo"}).status_code == 404
    for address in (changing.version, changing.news, changing.shown_desk, changing.gazetteer):
        assert address(request("x", x_dateline="guessed")).status_code == 404
    assert desk.project.version() == 1


@pytest.mark.parametrize(
    "asked",
    [
        b"{]",
        b"[]",
        b"\xff\xfe",
        {},
        {"do": "eat"},
        {"do": "drop", **KAMPALA, "place_shown": "gone"},
        {"do": "choose-place", "article": "tour", "sentence": 99, "start": 0, "end": 3},
        {"do": "choose-place", "article": "tour", "sentence": 0, "start": 0, "end": 5,
         "scope": "mention", "place": "no such id"},
        {"do": "choose-place", "article": "tour", "sentence": 0, "start": 0, "end": 5,
         "scope": "mention", "point": [91, 0]},
        {"do": "choose-place", "article": "tour", "sentence": 0, "start": 0, "end": 5,
         "scope": "mention", "point": ["NaN", 0]},
        {"do": "not-a-place", "article": "tour", "sentence": 0, "start": 0, "end": 5,
         "scope": "world"},
        {"do": "not-a-place", "article": "tour", "sentence": 0, "start": 5, "end": 5,
         "scope": "mention"},
        {"do": "edit-article", "id": "tour", "title": "", "source": "", "published": "May",
         "url": ""},
        {"do": "rename", "name": "Clara Voss", "new": "\ud800"},
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence_and_not_written(
    token: str, desk: Desk, asked: Any
) -> None:
    answer = post(token, asked)
    assert told(answer)["error"]
    assert desk.project.version() == 1


def test_a_body_without_end_is_not_read(token: str) -> None:
    assert post(token, b" " * 300_000).status_code == 413


def test_a_place_of_ones_own_is_kept_found_by_name_and_refused_off_the_globe(
    token: str,
) -> None:
    asked = {
        "do": "add-place", "article": "tour", "sentence": 2, "start": 18, "end": 24,
        "name": "Lusaka Camp", "kind": "building", "point": [-15.5, 28.25],
    }  # fmt: skip
    answer = told(post(token, asked))
    assert answer["place"] == "own:Lusaka@-15.5,28.25"
    (place,) = [one for one in answer["view"]["places"] if one["id"] == answer["place"]]
    assert (place["name"], place["lat"], place["lon"]) == ("Lusaka Camp", -15.5, 28.25)
    assert place["role"] == "stop"
    for name in ("lusaka c", "Lusaka"):
        found = changing.gazetteer(request("gazetteer", query=f"name={name}", x_dateline=token))
        assert told(found)["places"][0]["id"] == answer["place"]
    # Elsewhere it can be chosen like any other.
    kampala = {"do": "choose-place", "article": "tour", "sentence": 1, "start": 12, "end": 19}
    chosen = {**kampala, "scope": "mention", "place": answer["place"]}
    assert told(post(answer["token"], chosen))["place"] == answer["place"]
    assert told(post(token, asked | {"point": [95, 0]}))["error"]
    assert told(post(token, asked | {"kind": "star"}))["error"]


def test_a_stop_is_given_another_place(token: str, desk: Desk) -> None:
    about = {"traveller_shown": "Clara Voss", "trip": 1, "order": 2}
    _, atlas = desk.atlas((), changing.SHELF.offered(token).origin.geoparser)  # type: ignore[union-attr]
    kampala = next(s.visit.place for i in atlas.itineraries for s in i.stops if s.order == 2)
    asked = {"do": "set-place", **about, "place_shown": kampala.id, "point": [0.5, 32.5]}
    stops = told(post(token, asked))["view"]["stops"]
    assert "point:0.50000,32.50000" in [stop["place"] for stop in stops]
    assert kampala.id not in [stop["place"] for stop in stops]


def test_reading_is_stopped_by_who_may(token: str) -> None:
    read = {"version": 1, "by_others": False, "shown": 1, "read": 1, "of": 1, "stopped": False}
    assert told(post(token, {"stop": True}, "reading")) == read
    assert told(post(token, {"stop": False}, "reading")) == read
    assert told(post(token, [], "reading"))["error"]
    assert post("", {"stop": True}, "reading").status_code == 404
    assert post(token, {"stop": True}, "reading", host="evil.example").status_code == 403


def test_version_desk_and_search(token: str, desk: Desk) -> None:
    read = {"version": 1, "by_others": False, "shown": 1, "read": 1, "of": 1, "stopped": False}
    assert told(changing.version(request("version", x_dateline=token))) == read
    Desk(desk.project.path).append("other process", NotAPerson("Dora Lind"))
    read |= {"version": 2, "by_others": True}
    assert told(changing.version(request("version", x_dateline=token))) == read
    shown = told(changing.shown_desk(request("desk", x_dateline=token)))
    assert shown["undo"] == "Dora Lind is no traveller"
    assert [one["words"] for one in shown["corrections"]] == [
        "Dora Lind is no traveller",
        "Add an article",
    ]
    found = changing.gazetteer(request("gazetteer", query="name=Kigali", x_dateline=token))
    assert "Kigali" in [place["name"] for place in told(found)["places"]]
    nothing = changing.gazetteer(request("gazetteer", query="name=++", x_dateline=token))
    assert told(nothing) == {"places": []}


def test_every_request_that_the_pages_forms_make_is_understood(token: str) -> None:
    view = told(serving.answer(asked_part(token)))
    stop = kampala(view)
    mention = {"article": "tour", "sentence": 1, "start": 12, "end": 19, "scope": "article"}
    for asked in (
        {"do": "confirm", **stop},
        {"do": "set-status", **stop, "status": "planned"},
        {"do": "set-day", **stop, "first": "2024-05-07", "last": "2024-05-08"},
        {"do": "earlier", **stop},
        {"do": "set-traveller", **stop, "traveller": "Dora Lind"},
        {"do": "set-place", **stop, "point": [0.05, 32.46], "name": "Entebbe"},
        {"do": "choose-place", **mention, "place": stop["place_shown"], "card": "x"},
        {"do": "choose-place", **mention, "point": [0.05, 32.46]},
        {"do": "government", **mention},
        {"do": "not-a-place", **mention},
        {"do": "add-stop", "article": "tour", "sentence": 2, "place": stop["place_shown"],
         "traveller": "Bo Ek", "status": "visited", "first": ""},
        {"do": "same-person", "name": "Clara Voss", "other": "Dora Lind"},
        {"do": "two-persons", "name": "Clara Voss", "other": "Dora Lind"},
        {"do": "not-a-person", "name": "Clara Voss"},
        {"do": "edit-article", "id": "tour", "title": "T", "source": "", "published": "",
         "url": ""},
        {"do": "remove-articles", "ids": ["tour"]},
        {"do": "undo"},
        {"do": "redo"},
    ):  # fmt: skip
        answer = post(token, asked)
        assert answer.status_code == 200, (asked, answer.body)


def test_no_two_addresses_are_one() -> None:
    own = [route.path.rpartition("/")[2] for route in changing.routes()]
    assert len(set(own)) == len(own)
    assert not {*own} & {"search", "outline", "place", "leg", "article", "folded"}


def other(desk: Desk, origin: Origin, number: int) -> str:
    """The token of a view of another project, which pushes one of the shelf's atlases out."""
    elsewhere = Desk(desk.project.path.with_name(f"other{number}.dateline"))
    elsewhere.add("test", [TOUR])
    state, atlas = elsewhere.atlas((), origin.geoparser)
    there = replace(origin, desk=elsewhere)
    return serving.SHELF.offer(atlas, Filters(), {}, None, there, state.version)[0]


@pytest.fixture
def gone(token: str, desk: Desk) -> str:
    """The token of a view that others have pushed off the shelf."""
    offered = serving.SHELF.offered(token)
    assert offered and offered.origin
    for number in range(6):
        other(desk, offered.origin, number)
    return token


def test_a_page_whose_view_is_gone_still_hears_of_changes(gone: str, desk: Desk) -> None:
    read = {"shown": 1, "read": 1, "of": 1, "stopped": False}
    heard = told(changing.version(request("version", x_dateline=gone)))
    assert heard == {"version": 1, "by_others": False, **read}
    desk.append("another tab", NotAPerson("Dora Lind"))
    heard = told(changing.version(request("version", x_dateline=gone)))
    assert heard == {"version": 2, "by_others": True, **read}
    assert told(changing.news(request("news", x_dateline=gone))) == {"version": 2}
    assert told(post(gone, {"stop": True}, "reading"))["version"] == 2


def test_a_view_that_is_gone_is_made_anew_while_the_project_is_as_it_was(
    gone: str, desk: Desk
) -> None:
    view = told(serving.answer(asked_part(gone)))
    assert [stop["place_name"] for stop in view["stops"]] == ["Nairobi", "Kampala", "Lusaka"]
    now = told(post(gone, {"do": "drop", **kampala(view)}))
    assert [stop["place_name"] for stop in now["view"]["stops"]] == ["Nairobi", "Lusaka"]
    assert desk.project.version() == 2


def test_of_another_project_than_it_showed_no_view_is_made(gone: str, desk: Desk) -> None:
    desk.append("another tab", NotAPerson("Dora Lind"))
    assert serving.answer(asked_part(gone)).status_code == 404
    refused = told(post(gone, {"do": "drop", **KAMPALA}))
    assert "please do it once more" in refused["error"]
    assert desk.project.version() == 2


class Counting(Geoparser):
    """Counts how often it is asked to read."""

    asked = 0

    def resolutions(
        self, article: Article, sentences: Sequence[Sentence] | None = None
    ) -> tuple[Resolution, ...]:
        self.asked += 1
        return super().resolutions(article, sentences)


def test_sessions_at_once_read_the_same_articles_once(desk: Desk) -> None:
    geoparser = Counting(open_gazetteer())
    with ThreadPoolExecutor(8) as sessions:
        atlases = list(sessions.map(lambda _: desk.atlas((), geoparser)[1], range(24)))
    assert geoparser.asked == 1
    assert all(atlas is atlases[0] for atlas in atlases)


def test_projects_that_are_not_worked_on_let_go_of_what_was_read(tmp_path: Path) -> None:
    desks, geoparser = Desks(), Counting(open_gazetteer())

    def worked_on(number: int) -> int:
        """How many articles are read when a project is worked on."""
        before = geoparser.asked
        desk = desks.choose(tmp_path, tmp_path / f"{number}.dateline")
        if not desk.project.version():
            desk.add("test", [TOUR])
        assert [a.id for a in desk.atlas((), geoparser)[1].articles] == ["tour"]
        return geoparser.asked - before

    assert [worked_on(number) for number in range(5)] == [1] * 5
    assert [worked_on(number) for number in (2, 3, 4)] == [0] * 3
    assert [worked_on(number) for number in (0, 1, 0, 1, 4, 2)] == [1, 1, 0, 0, 0, 1]
