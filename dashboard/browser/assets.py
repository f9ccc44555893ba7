"""The files that a browser needs, where pip and this repository put them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import js_lib_leaflet

BROWSER = Path(__file__).parent
LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"

LIBRARY = LEAFLET / "leaflet.js"
"""Leaflet, which all modules of the map find as `L`."""

FRAME = BROWSER / "map" / "frame.js"
"""The module that draws the map in its frame and joins it to the page around it."""

READER, TABLES = BROWSER / "reader" / "reader.js", BROWSER / "tables" / "tables.js"
BAR, DESK = BROWSER / "bar" / "bar.js", BROWSER / "desk" / "desk.js"
"""The modules of the page's components."""

JOINED = {"page.js": (BAR, DESK, READER, TABLES), "frame.js": (FRAME,)}
"""What the page and the map's frame each fetch as one module, made of these: of dozens, each has to
be asked for and heard of, twice where a document names it ahead."""

ARCHIVE, CELLS = BROWSER / "archive" / "archive.js", BROWSER / "archive" / "map.js"
"""The module of the page over an archive, and that of its map, which needs Leaflet first."""

EXPORT = BROWSER / "export" / "export.js"
"""The module that draws all of them in an exported file."""

_SKIPS = BROWSER / "shared" / "skips.css"
_SIGNS = BROWSER / "shared" / "signs.css"

MAP_STYLES = (LEAFLET / "leaflet.css", _SIGNS, BROWSER / "map" / "map.css")
READER_STYLES = (BROWSER / "reader" / "reader.css",)
BAR_STYLES = (BROWSER / "bar" / "bar.css",)
DESK_STYLES = (BROWSER / "desk" / "desk.css",)
TABLES_STYLES = (_SIGNS, BROWSER / "tables" / "tables.css")
ARCHIVE_STYLES = (
    LEAFLET / "leaflet.css",
    BROWSER / "reader" / "reader.css",
    BROWSER / "archive" / "archive.css",
)
EXPORT_STYLES = (
    _SKIPS,
    BROWSER / "export" / "export.css",
)

PAGE_STYLES = (_SKIPS, BROWSER / "shared" / "page.css")

ICON = BROWSER / "shared" / "icon.svg"

TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".png": "image/png",
}
"""What is served of the folders, by its ending; nothing else that lies there is."""


@cache
def css(styles: tuple[Path, ...]) -> str:
    """The text of several style sheets, one below the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in styles)


def stamp(folder: Path) -> str:
    """Eight letters that change when a file that a browser fetches from the folder does, for its
    address: browsers keep what they have fetched, and must not keep it beyond an update."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in TYPES:
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:8]
