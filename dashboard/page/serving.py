"""The server's own addresses, from which the page's scripts fetch a view part by part.

Streamlit sends the whole `data` of a component again whenever anything in it changes. So it is
given no more than the token of a view; the rest is fetched, at `GET dateline/PART?number=N` with
the token in a header, and at `GET dateline/search?words=WORDS` what a person looks for. A token is
a secret between one session and the server: whoever does not have it, such as the page of another
site, reads nothing here and changes nothing (`changing.py`).
"""

from __future__ import annotations

import gzip
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.atlas import Atlas
from dashboard.errors import DatelineError
from dashboard.page.desk import Desk
from dashboard.places.gazetteer.lookup import Gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.view import parts
from dashboard.view.build import Shown
from dashboard.view.escaping import answer_json
from dashboard.view.finding import Findings, find
from dashboard.view.state import Filters

TOKEN = "x-dateline"
"""The header that holds a view's token."""

_VIEWS = 64
_ATLASES = 6
_PAST = 1_000  # views that are gone, of which it is known what they were of
_HEADERS = {
    "Cache-Control": "no-store",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}
_TYPED = 200  # characters of what is searched for that are read
_UNPACKED = 1000  # bytes up to which an answer goes as it is


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a view's atlas is from, and so what a change of it changes: the project and which of
    its articles are shown (none for all of them), how it was read, and whose page shows it."""

    desk: Desk
    articles: tuple[str, ...]
    geoparser: Geoparser
    gazetteer: Gazetteer
    session: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A view on the shelf, the version of the project that it shows, and its origin; None and 0 for
    one that cannot be changed."""

    shown: Shown
    version: int = 0
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What a view was of that is gone from the shelf: it can be made anew as long as the project is
    as it was. `articles` is a number that tells those shown from others, `shown` how many they
    are."""

    origin: Origin
    version: int
    filters: Filters
    colors: Mapping[str, int]
    articles: int
    shown: int

    @classmethod
    def of(cls, offered: Offered, origin: Origin) -> Past:
        """What a view is of."""
        shown = offered.shown
        told = shown.atlas.articles
        colors = dict(shown.colors or {})
        return cls(origin, offered.version, shown.filters, colors, _number(shown.atlas), len(told))

    def again(self) -> Offered | None:
        """The view once more; None where the project has changed since."""
        try:
            state, atlas = self.origin.desk.atlas(self.origin.articles, self.origin.geoparser)
        except DatelineError:
            return None
        if (state.version, _number(atlas)) != (self.version, self.articles):
            return None
        return Offered(Shown(atlas, self.filters, self.colors), self.version, self.origin)


class Shelf:
    """The views that browsers may ask for, each by a token; those asked for least lately go first.
    One that is gone is made anew when it is asked for, where the project is as it was; else the
    page asks Python for another."""

    def __init__(self, views: int = _VIEWS, atlases: int = _ATLASES) -> None:
        self._views, self._atlases = views, atlases
        self._kept: OrderedDict[str, Offered] = OrderedDict()
        self._past: OrderedDict[str, Past] = OrderedDict()
        self._lock = Lock()

    def offer(
        self,
        atlas: Atlas,
        filters: Filters,
        colors: Mapping[str, int],
        token: str | None = None,
        origin: Origin | None = None,
        version: int = 0,
    ) -> tuple[str, Shown]:
        """Keep the view of an atlas for some filters, `colors` being the numbers of travellers'
        colours; return its token, which is `token` where that names it already, and the view. Where
        `token` names that of an atlas of much the same articles, its quotes are used again."""
        wanted = (filters, dict(colors))
        with self._lock:
            now = self._kept.get(token or "")
            if token and now and now.shown.atlas is atlas and _is_of(now.shown, wanted):
                self._kept[token] = Offered(now.shown, version, origin)
                self._kept.move_to_end(token)
                return token, now.shown
            same = [one.shown for one in self._kept.values() if one.shown.atlas is atlas]
            shown = next((one for one in same if _is_of(one, wanted)), None)
            sources = same[0].sources if same else None
            shown = shown or Shown(atlas, *wanted, sources, now.shown.sources if now else None)
            new = secrets.token_urlsafe(24)
            self._keep(new, Offered(shown, version, origin))
            if origin is not None:
                self._drop_parts(origin, version, len(atlas.articles), {new, token})
            return new, shown

    def _drop_parts(self, of: Origin, version: int, count: int, but: set[str | None]) -> None:
        """Let go of what a session was shown of one version of a project while these `count`
        articles were being read, but for what its browser has now."""
        for token, one in list(self._kept.items()):
            was, shown = one.origin, one.shown.atlas.articles
            if token in but or was is None or len(shown) >= count or one.version != version:
                continue
            if (was.session, was.desk, was.articles) == (of.session, of.desk, of.articles):
                self._put_away(token, self._kept.pop(token))

    def find(self, token: str) -> Shown | None:
        """The view that a token names, or None where it is not, or no longer, kept."""
        offered = self.offered(token)
        return None if offered is None else offered.shown

    def offered(self, token: str) -> Offered | None:
        """The view that a token names, with where it is from, or None."""
        with self._lock:
            found = self._kept.get(token)
            if found is not None:
                self._kept.move_to_end(token)
                return found
            past = self._past.get(token)
        made = past.again() if past else None
        if made is not None:
            with self._lock:
                self._keep(token, made)
        return made

    def past(self, token: str) -> Past | None:
        """What the view is of, or was, that a token names and that is of a project; or None."""
        with self._lock:
            found = self._kept.get(token)
            if found is None:
                return self._past.get(token)
            self._kept.move_to_end(token)
            return Past.of(found, found.origin) if found.origin else None

    def _keep(self, token: str, offered: Offered) -> None:
        self._kept[token] = offered
        while len(self._kept) > self._views or self._count() > self._atlases:
            self._put_away(*self._kept.popitem(last=False))

    def _put_away(self, token: str, was: Offered) -> None:
        """Keep no more of a view than what it was of."""
        if was.origin:
            self._past[token] = Past.of(was, was.origin)
            self._past.move_to_end(token)
        while len(self._past) > _PAST:
            self._past.popitem(last=False)

    def _count(self) -> int:
        return len({id(one.shown.atlas) for one in self._kept.values()})


def _number(atlas: Atlas) -> int:
    return hash(tuple(article.id for article in atlas.articles))


def _is_of(shown: Shown, wanted: tuple[Filters, dict[str, int]]) -> bool:
    return (shown.filters, shown.colors) == wanted


SHELF = Shelf()
"""The views of all sessions of this server."""


def routes() -> list[Route]:
    """The addresses, under the path that Streamlit itself is told to be served under."""
    return [Route(f"{below()}/{{part}}", answer, methods=["GET"])]


def base() -> str:
    """The path of the page without the last slash: empty where the server has nothing else."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def below() -> str:
    """The path below which the addresses are."""
    return f"{base()}/dateline"


def refused(request: Request) -> Response | None:
    """The answer 403 to a request of another site's page, None to one of our own."""
    if is_own(request.headers.get("host", ""), request.headers.get("origin")):
        return None
    return Response(status_code=403, headers=_HEADERS)


def answer(request: Request) -> Response:
    """Answers with a part of a view as JSON; 403 for a page of another site, 404 for a token or a
    part that is not there, or for a view that fails on an article which is left out from now on:
    the page asks Python for another. It computes, and so is no coroutine: Starlette gives it a
    thread."""
    if no := refused(request):
        return no
    offered = SHELF.offered(request.headers.get(TOKEN, ""))
    if offered is None:
        return reply(request, None)
    try:
        return reply(request, _found(offered.shown, request))
    except MemoryError:
        raise
    except Exception:
        origin = offered.origin
        if origin and origin.desk.leave_out_failing(origin.articles, origin.geoparser):
            return reply(request, None)
        return Response(status_code=500, headers=_HEADERS)


def reply(request: Request, value: Any, status: int = 200) -> Response:
    """Answers with a value as JSON, 404 for None."""
    if value is None:
        return Response(status_code=404, headers=_HEADERS)
    body, headers = answer_json(value), dict(_HEADERS)
    # Streamlit would pack it too, but as tightly as can be, which takes thrice the time.
    if len(body) > _UNPACKED and "gzip" in request.headers.get("accept-encoding", ""):
        body, headers["Content-Encoding"] = gzip.compress(body, compresslevel=2), "gzip"
    return Response(body, status, media_type="application/json", headers=headers)


def _found(shown: Shown, request: Request) -> parts.Part | Findings | None:
    name, number = request.path_params["part"], request.query_params.get("number", "0")
    if name == "search":
        return find(shown, request.query_params.get("words", "")[:_TYPED])
    if number.isascii() and number.isdecimal() and len(number) < 10:
        return parts.part(shown, name, int(number))
    return None


def is_own(host: str, origin: str | None) -> bool:
    """Whether a request is for this server and not from another site's page. A name that is not
    the server's own is refused, for somebody else may have let it point here; an address of
    numbers cannot be taken over in this way."""
    if origin is not None and urlsplit(origin).netloc != host:
        return False
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name in _names() or _is_address(name)


def _names() -> set[str]:
    options = ("server.address", "browser.serverAddress")
    names = {str(st.get_option(option) or "").lower() for option in options}
    origins = st.get_option("server.corsAllowedOrigins") or ()
    names |= {urlsplit(str(origin)).hostname or "" for origin in origins}
    return (names | {"localhost"}) - {""}


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
