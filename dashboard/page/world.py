"""Where the basemap is served: it is a megabyte, which a browser may keep until there is another.
Of files that Streamlit serves for components, a browser is not told how long it may keep them, and
it fetches them again each time the page is opened."""

from __future__ import annotations

import gzip
from functools import cache, partial
from pathlib import Path

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


def address(file: Path = basemap.WORLD) -> str:
    """The address of the basemap, or of the coarse one, seen from the page's own; it has a stamp of
    the files in it."""
    return f"dateline/{_name(file)}"


def routes() -> list[Route]:
    """The addresses, which go before those of a view's parts."""
    return [
        Route(f"{below()}/{_name(file)}", partial(answer, file=file), methods=["GET"])
        for file in (basemap.WORLD, basemap.COARSE)
    ]


def answer(request: Request, file: Path = basemap.WORLD) -> Response:
    """Answers with a basemap as JSON, packed for a browser that unpacks it."""
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers = _packed(file), {**_HEADERS, "Content-Encoding": "gzip"}
    else:
        body, headers = file.read_bytes(), _HEADERS
    return Response(body, media_type="application/json", headers=headers)


@cache
def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes())


@cache
def _name(file: Path) -> str:
    return f"{file.stem}-{assets.stamp(file.parent)}.json"
