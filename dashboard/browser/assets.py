"""The files that a browser needs, where pip and this repository put them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import js_lib_leaflet

LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
HERE = Path(__file__).parent
MAP, READER, TABLES, SHARED = (HERE / room for room in ("map", "reader", "tables", "shared"))

SCRIPTS = (
    LEAFLET / "leaflet.js",
    MAP / "basemap.js",
    SHARED / "source.js",
    MAP / "labels.js",
    MAP / "spread.js",
    MAP / "turns.js",
    MAP / "clusters.js",
    SHARED / "stops.js",
    MAP / "card.js",
    MAP / "marks.js",
    MAP / "opened.js",
    MAP / "legs.js",
    MAP / "names.js",
    MAP / "legend.js",
    MAP / "tiles.js",
    MAP / "controls.js",
    MAP / "crowd.js",
    MAP / "map.js",
)
"""What draws the map, in the order of loading."""

FRAME = MAP / "frame.js"
"""What joins the map in its frame to the page around it; it comes after `SCRIPTS`."""

COMPONENTS = {
    "reader": (
        SHARED / "source.js",
        SHARED / "page.js",
        READER / "reader.js",
        READER / "reader.css",
    ),
    "tables": (
        SHARED / "source.js",
        SHARED / "stops.js",
        SHARED / "page.js",
        TABLES / "timeline.js",
        TABLES / "tables.js",
        SHARED / "signs.css",
        TABLES / "tables.css",
    ),
}
"""What each component of the page is made of, by its name, in the order of loading."""

EXPORT = (HERE / "export" / "export.css", HERE / "export" / "export.js")
"""What the exported file has besides: its style and its script."""

PAGE, ICON = SHARED / "page.css", SHARED / "icon.svg"

STYLES = (LEAFLET / "leaflet.css", SHARED / "signs.css", MAP / "map.css")


def stamp(path: Path) -> str:
    """Eight letters that change when the file does, for its address: browsers keep what they have
    fetched, and must not keep it beyond an update."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
