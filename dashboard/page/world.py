"""Where the basemap is served: it is a megabyte, which a browser may keep until there is another.
Of files that Streamlit serves for components, a browser is not told how long it may keep them, and
it fetches them again each time the page is opened."""

from __future__ import annotations

import gzip
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import basemap
from dashboard.browser import assets
from dashboard.page.serving import below

_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}


def address() -> str:
    """The basemap's address, seen from the page's own; it has a stamp of the file in it."""
    return f"dateline/{_name()}"


def routes() -> list[Route]:
    """The address, which goes before those of a view's parts."""
    return [Route(f"{below()}/{_name()}", answer, methods=["GET"])]


def answer(request: Request) -> Response:
    """Answers with the basemap as JSON, packed for a browser that unpacks it."""
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers = _packed(), {**_HEADERS, "Content-Encoding": "gzip"}
    else:
        body, headers = basemap.WORLD.read_bytes(), _HEADERS
    return Response(body, media_type="application/json", headers=headers)


@cache
def _packed() -> bytes:
    return gzip.compress(basemap.WORLD.read_bytes())


@cache
def _name() -> str:
    return f"world-{assets.stamp(basemap.WORLD.parent)}.json"
