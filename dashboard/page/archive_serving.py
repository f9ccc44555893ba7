"""The addresses from which the page over an archive fetches what it shows.

A token names an archive and what is wanted of it, and is a secret between a session and the server,
as that of a view is (`serving.py`). Below `dateline/archive/`: `cells` of a part of the world at a
zoom, `articles` and `travellers` of a patch or all, `journeys` of a traveller, an `article`.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from threading import Lock
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.archive.asking import Box, Journeys, Patch, Wanted
from dashboard.errors import ArchiveError, ArchiveGoneError
from dashboard.geometry import track
from dashboard.page.serving import TOKEN, below, refused, reply

if TYPE_CHECKING:
    from dashboard.archive.queries import Archive

_KEPT = 256
_LONGEST = 1_000  # characters of an id
_WORLD = 360.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a token names: an archive, and what is wanted of it."""

    archive: Archive
    wanted: Wanted


class Looks:
    """The looks at archives that browsers may ask of; those asked for least lately go first, and a
    page whose look is gone asks Python for it anew."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Look] = OrderedDict()
        self._lock = Lock()

    def offer(self, look: Look, token: str | None = None) -> str:
        """Keep a look and return its token, which is `token` where that names it already."""
        with self._lock:
            if token is None or self._kept.get(token) != look:
                token = secrets.token_urlsafe(24)
            self._kept[token] = look
            self._kept.move_to_end(token)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return token

    def find(self, token: str) -> Look | None:
        """The look that a token names, or None where it is not, or no longer, kept."""
        with self._lock:
            look = self._kept.get(token)
            if look is not None:
                self._kept.move_to_end(token)
            return look


LOOKS = Looks()
"""The looks of all sessions of this server."""


def routes() -> list[Route]:
    """The addresses, under the path that Streamlit itself is told to be served under."""
    return [Route(f"{below()}/archive/{{part}}", answer, methods=["GET"])]


def answer(request: Request) -> Response:
    """Answers with a part as JSON; 403 for a page of another site, 404 for a token or a part that
    is not there, 400 for a question that is none. It computes, and so is no coroutine."""
    if no := refused(request):
        return no
    look = LOOKS.find(request.headers.get(TOKEN, ""))
    asked = _PARTS.get(request.path_params["part"])
    if look is None or asked is None:
        return reply(request, None)
    try:
        return reply(request, asked(look, request.query_params))
    except ArchiveGoneError:
        return reply(request, None)  # and so the page asks for it anew
    except (ArchiveError, ValueError) as error:
        return reply(request, {"error": str(error)}, 400)


Query = Mapping[str, str]


def _cells(look: Look, query: Query) -> Any:
    south, west, north, east, zoom = (
        float(query.get(name, "nan")) for name in ("south", "west", "north", "east", "zoom")
    )
    if not all(map(isfinite, (south, west, north, east, zoom))):
        raise ValueError("the box and the zoom are numbers")
    if east - west >= _WORLD:
        west, east = -180.0, 180.0
    else:
        west, east = ((lon + 180.0) % _WORLD - 180.0 for lon in (west, east))
    return look.archive.overview(look.wanted, Box(south, west, north, east), zoom)


def _articles(look: Look, query: Query) -> Any:
    return {"articles": look.archive.articles(look.wanted, _patch(query))}


def _travellers(look: Look, query: Query) -> Any:
    wanted = look.wanted
    found = look.archive.travellers("", wanted.first, wanted.last, _patch(query))
    return {"travellers": found}


def _journeys(look: Look, query: Query) -> Any:
    """A traveller's journeys; the legs with the points of their lines."""
    from dashboard.archive.travellers import MOST_STOPS  # with what only archives need

    person, begin = _number(query.get("person", "")), _number(query.get("begin", "0"))
    found = look.archive.journeys(person, begin)
    return (
        None if found is None else {"journeys": found, "lines": _lines(found), "most": MOST_STOPS}
    )


def _lines(found: Journeys) -> list[list[tuple[float, float]]]:
    return [
        [(round(lat, 2), round(lon, 2)) for lat, lon in track(leg.start, leg.end)]
        for leg in found.legs
    ]


def _article(look: Look, query: Query) -> Any:
    from dashboard.archive.opening import opened  # with what only archives need

    start = query.get("start")
    return opened(
        look.archive,
        query.get("id", "")[:_LONGEST],
        None if start is None else _number(start),
        look.wanted.words,
    )


def _number(text: str) -> int:
    """A whole number from 0. Raises ValueError for what is none, or is too large for any table."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ValueError("this is no number")
    return int(text)


def _patch(query: Query) -> Patch | None:
    if "place" in query:
        return Patch(place=_number(query["place"]))
    return Patch(query["cell"]) if query.get("cell") else None


_PARTS = {
    "cells": _cells,
    "articles": _articles,
    "travellers": _travellers,
    "journeys": _journeys,
    "article": _article,
}
