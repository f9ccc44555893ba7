"""Where the files are served that a browser fetches: our modules and styles, Leaflet, the basemap.

A folder's name in an address has its stamp in it. So a browser may keep what it has fetched for
good, and an update reaches it all the same; the map's frame takes from there what the page around
it has fetched. Modules import each other by relative addresses, within the same folder.
"""

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

_FOLDERS = (assets.BROWSER, assets.LEAFLET, basemap.FOLDER)
_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}


def address(path: Path) -> str:
    """The address of a file in one of the folders, seen from the page's own. Raises ValueError for
    any other."""
    for folder in _FOLDERS:
        if path.is_relative_to(folder):
            return f"dateline/{_name(folder)}/{path.relative_to(folder).as_posix()}"
    raise ValueError(f"{path} is in no folder that is served")


def routes() -> list[Route]:
    """The addresses, which go before those of a view's parts."""
    return [
        Route(f"{below()}/{_name(folder)}/{{file:path}}", partial(answer, folder=folder))
        for folder in _FOLDERS
    ]


def answer(request: Request, folder: Path) -> Response:
    """Answers with a file of a folder, packed for a browser that unpacks it, or with status 404."""
    path = _files(folder).get(request.path_params["file"])
    if path is None:
        return Response(status_code=404)
    body, headers = _packed(path), {**_HEADERS, "Content-Encoding": "gzip"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        body, headers = path.read_bytes(), _HEADERS
    return Response(body, media_type=assets.TYPES[path.suffix], headers=headers)


@cache
def _name(folder: Path) -> str:
    return f"{folder.name}-{assets.stamp(folder)}"


@cache
def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.suffix in assets.TYPES and path.is_file()
    }


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())
