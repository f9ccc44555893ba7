"""Where the files are served that a browser fetches: our modules and styles, Leaflet, the basemap.

A folder's name in an address has its stamp in it. So a browser may keep what it has fetched for
good, and an update reaches it all the same; the map's frame takes from there what the page around
it has fetched. The page's modules come joined, and so do the map's; those of the page over an
archive one by one, and they import each other by relative addresses, within the same folder.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import basemap
from dashboard.browser import assets, joining
from dashboard.page.serving import below

_FOLDERS = (assets.BROWSER, assets.LEAFLET, basemap.FOLDER)
_JOINED = "joined/"
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


def joined_address(name: str) -> str:
    """The address of one of the joined modules, seen from the page's own."""
    return f"dateline/{_name(assets.BROWSER)}/{_JOINED}{name}"


def routes() -> list[Route]:
    """The addresses, which go before those of a view's parts."""
    return [
        Route(f"{below()}/{_name(folder)}/{{file:path}}", partial(answer, folder=folder))
        for folder in _FOLDERS
    ]


def answer(request: Request, folder: Path) -> Response:
    """Answers with a file of a folder, packed for a browser that unpacks it, or with status 404."""
    name: str = request.path_params["file"]
    if name not in _served(folder):
        return Response(status_code=404)
    body, headers = _packed(folder, name), {**_HEADERS, "Content-Encoding": "gzip"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        body, headers = gzip.decompress(body), _HEADERS
    return Response(body, media_type=assets.TYPES[Path(name).suffix], headers=headers)


@cache
def _name(folder: Path) -> str:
    return f"{folder.name}-{assets.stamp(folder)}"


@cache
def _served(folder: Path) -> dict[str, Callable[[], bytes]]:
    """What is served of a folder: the names of files, each with what gives its content."""
    served: dict[str, Callable[[], bytes]] = {
        path.relative_to(folder).as_posix(): path.read_bytes
        for path in folder.rglob("*")
        if path.suffix in assets.TYPES and path.is_file()
    }
    if folder == assets.BROWSER:
        joined = assets.JOINED.items()
        served |= {f"{_JOINED}{name}": partial(_joined, entries) for name, entries in joined}
    return served


def _joined(entries: Sequence[Path]) -> bytes:
    return joining.one_module(entries).encode()


@cache
def _packed(folder: Path, name: str) -> bytes:
    return gzip.compress(_served(folder)[name]())
