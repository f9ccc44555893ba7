"""The addresses by which a page changes its project, and hears that another page has.

`POST dateline/event` writes what a person does, and answers with the view as it is then, under a
new token; it is on the disk when the answer comes. `GET dateline/version` says which version the
project has now, `desk` what was changed and what there is to look at, and `gazetteer?name=N` which
places the gazetteer knows by a name. All of them want a view's token, as its parts do.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.errors import DatelineError, ProjectError
from dashboard.page.serving import SHELF, TOKEN, Offered, below, refused, reply
from dashboard.project.asking import Asked
from dashboard.project.events import Entry, PlaceChosen, Renamed, SamePerson
from dashboard.view import desk, filtering, parts, words
from dashboard.view.colors import recalled
from dashboard.view.state import Filters

_MOST_BYTES = 200_000
_MOST_FOUND = 12


def routes() -> list[Route]:
    """The addresses, which go before those of a view's parts."""
    return [
        Route(f"{below()}/event", event, methods=["POST"]),
        Route(f"{below()}/version", version, methods=["GET"]),
        Route(f"{below()}/desk", shown_desk, methods=["GET"]),
        Route(f"{below()}/gazetteer", gazetteer, methods=["GET"]),
    ]


async def event(request: Request) -> Response:
    """Writes a change and answers with `{version, token, view, place}`; with `{error}`, a sentence,
    for what cannot be done."""
    if no := refused(request):
        return no
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            return reply(request, {"error": "this is more than one change"}, 413)
    return await run_in_threadpool(_changed, request, body)


def version(request: Request) -> Response:
    """Answers with `{version}`, that of the project now."""
    if no := refused(request):
        return no
    offered = _offered(request)
    if offered is None or offered.origin is None:
        return reply(request, None)
    try:
        return reply(request, {"version": offered.origin.desk.state.version})
    except DatelineError as error:
        return reply(request, {"error": str(error)})


def shown_desk(request: Request) -> Response:
    """Answers with the desk (`view.model.DeskView`)."""
    if no := refused(request):
        return no
    offered = _offered(request)
    if offered is None or offered.origin is None:
        return reply(request, None)
    own = offered.origin.desk
    try:
        return reply(
            request, desk.desk(own.name, own.state, offered.shown.atlas, offered.shown.view)
        )
    except DatelineError as error:
        return reply(request, {"error": str(error)})


def gazetteer(request: Request) -> Response:
    """Answers with the places that the gazetteer knows by a name."""
    if no := refused(request):
        return no
    offered = _offered(request)
    if offered is None or offered.origin is None:
        return reply(request, None)
    name = request.query_params.get("name", "")[:200]
    found = offered.origin.gazetteer.candidates(name)[:_MOST_FOUND] if name.strip() else ()
    places = [
        {
            "id": one.place.id,
            "name": one.place.name,
            "what": words.what(one.place),
            "where": words.where(one.place),
        }
        for one in found
    ]
    return reply(request, {"places": places})


def _offered(request: Request) -> Offered | None:
    return SHELF.offered(request.headers.get(TOKEN, ""))


def _changed(request: Request, body: bytes) -> Response:
    offered = _offered(request)
    if offered is None or offered.origin is None:
        return reply(request, None)
    origin = offered.origin
    try:
        asked: Any = json.loads(body)
        json.dumps(asked, ensure_ascii=False).encode("utf-8")  # halves of characters are none
        if not isinstance(asked, dict):
            raise ProjectError("this is no change")
        made = Asked(asked, offered.shown.atlas, origin.gazetteer.place).entry()
        origin.desk.append(origin.session, made)
        state, atlas = origin.desk.atlas(origin.articles, origin.geoparser)
    except ValueError:
        return reply(request, {"error": "this is no change"})
    except DatelineError as error:
        return reply(request, {"error": str(error)})
    filters = _following(offered.shown.filters, made)
    names = [traveller.name for traveller in filtering.travellers(atlas)]
    numbers = offered.shown.colors or {}
    colors = {**numbers, **recalled(names, numbers)}
    before = request.headers.get(TOKEN, "")
    token, shown = SHELF.offer(atlas, filters, colors, before, origin, state.version)
    return reply(
        request,
        {
            "version": state.version,
            "token": token,
            "place": made.place.id if isinstance(made, PlaceChosen) else "",
            "view": parts.part(shown, "outline", 0),
        },
    )


def _following(filters: Filters, made: Entry) -> Filters:
    """The filters after a change: somebody whose name has changed stays chosen."""
    if isinstance(made, Renamed) and filters.traveller == made.name:
        return replace(filters, traveller=made.new)
    if isinstance(made, SamePerson) and filters.traveller == made.other:
        return replace(filters, traveller=made.name)
    return filters
