"""The document that a browser opens: Streamlit's own, which names here what the page will need.

Without that a browser learns of a part of Streamlit when it is to draw the first element of a kind,
of our modules when it draws our first, and of what is in the map's frame when the frame is there:
one after the other, each after it has worked on what came before. Named in the document, all of it
comes while the browser works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from html import escape
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard import basemap
from dashboard.browser import assets, joining
from dashboard.page.addresses import address, joined_address
from dashboard.page.serving import base

_SHELL = Path(st.__file__).parent / "static"
_PARTS = _SHELL / "static" / "js"
_ELEMENTS = ("Html", "Button", "Selectbox", "Multiselect", "BidiComponent")
"""What Streamlit calls the parts of it that draw the elements of both pages, before a stamp."""
_PAGE_ELEMENTS = ("ButtonGroup", "Checkbox", "ComponentInstance", "Spinner")
_ARCHIVE_ELEMENTS = ("TextInput", "DateInput")
_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def routes(*, archive: bool) -> list[Route]:
    """The address of the document, which goes before Streamlit's own: of the page over an archive,
    or of the other. None where Streamlit keeps its document elsewhere."""
    if not (_SHELL / "index.html").is_file():
        return []
    return [Route(f"{base()}/", partial(answer, archive=archive), methods=["GET"])]


def answer(_request: Request, *, archive: bool) -> Response:
    """Answers with the document, which a browser asks for each time, as it does for Streamlit's."""
    return HTMLResponse(_document(archive), headers={"Cache-Control": "no-cache"})


@cache
def _document(archive: bool) -> str:
    shell = (_SHELL / "index.html").read_text(encoding="utf-8")
    elements = (*_ELEMENTS, *(_ARCHIVE_ELEMENTS if archive else _PAGE_ELEMENTS))
    parts = [f"static/js/{name}" for name in _parts(elements, shell)]
    links = [_link("modulepreload", one, ' crossorigin fetchpriority="low"') for one in parts]
    if archive:
        links += [_link("preload", address(assets.LIBRARY), ' as="script"')]
        needed = dict.fromkeys(joining.in_order(assets.ARCHIVE) + joining.in_order(assets.CELLS))
        links += [_link("modulepreload", address(path)) for path in needed]
        links += [_link("prefetch", address(basemap.COARSE))]
    else:
        links += [_link("modulepreload", joined_address("page.js"), ' fetchpriority="low"')]
        # For the map's frame, which is a document of its own: for the browser's cache.
        framed = (assets.LIBRARY, *assets.MAP_STYLES, basemap.WORLD)
        links += [
            _link("prefetch", one) for one in (joined_address("frame.js"), *map(address, framed))
        ]
    return shell.replace("</head>", f"{''.join(links)}</head>", 1)


def _link(rel: str, seen_from_page: str, more: str = "") -> str:
    return f'<link rel="{rel}"{more} href="./{escape(seen_from_page)}">\n'


def _parts(elements: Iterable[str], shell: str) -> list[str]:
    """The files of Streamlit's parts, with what they import that the document does not name. A part
    that a version of Streamlit does not have is left to the browser to find."""
    found = [path.name for element in elements for path in _PARTS.glob(f"{element}.*.js")]
    for name in found:  # which grows
        for imported in _IMPORTED.findall((_PARTS / name).read_text(encoding="utf-8")):
            if imported not in found and imported not in shell:
                found.append(imported)
    return found
