"""The addresses by which a page changes its project, and hears that another page has.

`POST dateline/event` writes what a person does, and answers with the view as it is then, under a
new token: small, for it says what differs from the view that the page has (`view/parts.py`). It is
on the disk when the answer comes; a page that hears none asks again under the same key, and it is
written once. `GET dateline/news` answers likewise with what others have changed. `GET
dateline/version` says which version the project has now and how many of its articles are read,
`POST dateline/reading` stops reading them or goes on, `desk` what was changed and what there is to
look at, and `gazetteer?name=N` which places the gazetteer knows by a name. All of them want a
view's token, as its parts do.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import wraps
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.atlas import Atlas
from dashboard.errors import DatelineError, ProjectError
from dashboard.page.serving import SHELF, TOKEN, Offered, Origin, Past, below, refused, reply
from dashboard.places.place import Place
from dashboard.project.asking import Asked, own_places
from dashboard.project.events import Entry, PlaceAdded, PlaceChosen, Renamed, SamePerson
from dashboard.view import desk, filtering, parts, words
from dashboard.view.build import Shown
from dashboard.view.colors import recalled
from dashboard.view.state import EVERYONE, Filters

_MOST_BYTES = 200_000
_MOST_FOUND = 12
_LONGEST_KEY = 64
_CHANGED = "the project has changed meanwhile, and nothing was done: please do it once more"


def routes() -> list[Route]:
    """The addresses, which go before those of a view's parts."""
    return [
        Route(f"{below()}/event", event, methods=["POST"]),
        Route(f"{below()}/version", version, methods=["GET"]),
        Route(f"{below()}/news", news, methods=["GET"]),
        Route(f"{below()}/reading", reading, methods=["POST"]),
        Route(f"{below()}/desk", shown_desk, methods=["GET"]),
        Route(f"{below()}/gazetteer", gazetteer, methods=["GET"]),
    ]


async def event(request: Request) -> Response:
    """Writes a change and answers with `{version, token, place}` and the view (`parts.changed`);
    with `{error}`, a sentence, for what cannot be done."""
    if no := refused(request):
        return no
    body = await _body(request)
    if body is None:
        return reply(request, {"error": "this is more than one change"}, 413)
    return await run_in_threadpool(_changed, request, body)


async def reading(request: Request) -> Response:
    """Stops reading the articles, or goes on, as `{stop}` says; answers as `version` does."""
    if no := refused(request):
        return no
    body, past = await _body(request), _past(request)
    if body is None or past is None:
        return reply(request, None)
    try:
        asked: Any = json.loads(body)
        stop = bool(asked["stop"])
    except (ValueError, TypeError, KeyError):
        return reply(request, {"error": "this says neither to stop nor to go on"})
    past.origin.desk.stop_reading(past.origin.geoparser, stop)
    return await run_in_threadpool(version, request)


async def _body(request: Request) -> bytes | None:
    """What a request holds; None where it is too long for one."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            return None
    return body


class _About(NamedTuple):
    """What a request is about: a view, and where it is from."""

    request: Request
    shown: Shown
    origin: Origin


def _of_a_view(answer: Callable[[_About], object]) -> Callable[[Request], Response]:
    """An address that is asked about a view: `answer` gives what it answers with. Without a view
    that is kept, and of a project, it is null; `{error}`, a sentence, where that cannot be read."""

    @wraps(answer)
    def answered(request: Request) -> Response:
        if no := refused(request):
            return no
        offered = _offered(request)
        if offered is None or offered.origin is None:
            return reply(request, None)
        try:
            return reply(request, answer(_About(request, offered.shown, offered.origin)))
        except DatelineError as error:
            return reply(request, {"error": str(error)})

    return answered


def version(request: Request) -> Response:
    """Answers with `{version, by_others, shown, read, of, stopped}`: the project's version now,
    whether another session has changed it since the view was made, how many articles the view is
    of, or was where it is gone, how many of how many are read, and whether that was stopped."""
    if no := refused(request):
        return no
    past = _past(request)
    if past is None:
        return reply(request, None)
    origin, own = past.origin, past.origin.desk
    try:
        progress = own.progress(origin.articles, origin.geoparser)
        told = {
            "version": own.state.version,
            "by_others": own.project.is_changed_by_others(origin.session, past.version),
            "shown": past.shown,
            **asdict(progress),
        }
    except DatelineError as error:
        return reply(request, {"error": str(error)})
    return reply(request, told)


def news(request: Request) -> Response:
    """Answers with `{version, token}` and the view (`parts.changed`) as the project is now; only
    with the version where the view is of that already, or of somebody who is in it no longer, or is
    gone."""
    past = _past(request)
    if past is None or refused(request) or _offered(request) is not None:
        return _news(request)
    try:
        return reply(request, {"version": past.origin.desk.state.version})
    except DatelineError as error:
        return reply(request, {"error": str(error)})


@_of_a_view
def _news(about: _About) -> object:
    origin, offered = about.origin, _offered(about.request)
    state, atlas = origin.desk.atlas(origin.articles, origin.geoparser)
    filters, number = about.shown.filters, {"version": state.version}
    names = {traveller.name for traveller in filtering.travellers(atlas, perhaps=filters.perhaps)}
    chosen = {filters.traveller, *filters.others} - {None, EVERYONE}
    if offered is None or offered.version == state.version or not chosen <= names:
        return number
    return number | _view(about.request, offered, filters, state.version, atlas)


@_of_a_view
def shown_desk(about: _About) -> object:
    """Answers with the desk (`view.model.DeskView`)."""
    own, shown = about.origin.desk, about.shown
    return desk.desk(own.name, own.state, shown.atlas, shown.view)


@_of_a_view
def gazetteer(about: _About) -> object:
    """Answers with the places that the gazetteer knows by a name."""
    name, found = about.request.query_params.get("name", "")[:200], list[Place]()
    origin = about.origin
    if name.strip():
        found += own_places(origin.desk.state.history.done, name)
        found += (one.place for one in origin.gazetteer.candidates(name))
    places = [
        {"id": one.id, "name": one.name, "what": words.what(one), "where": words.where(one)}
        for one in found[:_MOST_FOUND]
    ]
    return {"places": places}


def _offered(request: Request) -> Offered | None:
    return SHELF.offered(request.headers.get(TOKEN, ""))


def _past(request: Request) -> Past | None:
    return SHELF.past(request.headers.get(TOKEN, ""))


def _place(origin: Origin, id_: str) -> Place | None:
    """The place with an id, of the gazetteer or added by a person."""
    own = own_places(origin.desk.state.history.done, "")
    return next((one for one in own if one.id == id_), None) or origin.gazetteer.place(id_)


def _changed(request: Request, body: bytes) -> Response:
    offered = _offered(request)
    if offered is None or offered.origin is None:
        return reply(request, {"error": _CHANGED} if _past(request) else None)
    origin = offered.origin
    try:
        asked: Any = json.loads(body)
        json.dumps(asked, ensure_ascii=False).encode("utf-8")  # halves of characters are none
        if not isinstance(asked, dict):
            raise ProjectError("this is no change")
        atlas, key = offered.shown.atlas, str(asked.get("once", ""))[:_LONGEST_KEY]
        make = Asked(asked, atlas, lambda id_: _place(origin, id_)).entry
        made = origin.desk.append_once(key, origin.session, make)
        state, atlas = origin.desk.atlas(origin.articles, origin.geoparser)
    except ValueError:
        return reply(request, {"error": "this is no change"})
    except DatelineError as error:
        return reply(request, {"error": str(error)})
    filters = _following(offered.shown.filters, made)
    place = made.place.id if isinstance(made, PlaceChosen | PlaceAdded) else ""
    view = _view(request, offered, filters, state.version, atlas)
    return reply(request, {"version": state.version, "place": place, **view})


def _view(
    request: Request, offered: Offered, filters: Filters, number: int, atlas: Atlas
) -> dict[str, Any]:
    """The view of an atlas, which is of that version of the project, by the one that the page has
    now: its token, and what differs."""
    numbers = offered.shown.colors or {}
    names = [traveller.name for traveller in filtering.travellers(atlas)]
    colors = {**numbers, **recalled(names, numbers)}
    before = request.headers.get(TOKEN, "")
    token, shown = SHELF.offer(atlas, filters, colors, before, offered.origin, number)
    return {"token": token, **parts.changed(shown, offered.shown)}


def _following(filters: Filters, made: Entry) -> Filters:
    """The filters after a change: somebody whose name has changed stays chosen."""
    if isinstance(made, Renamed) and filters.traveller == made.name:
        return replace(filters, traveller=made.new)
    if isinstance(made, SamePerson) and filters.traveller == made.other:
        return replace(filters, traveller=made.name)
    return filters
