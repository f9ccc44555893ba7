"""The files that a map needs in a browser, where pip and this repository put them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import js_lib_leaflet

LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
STATIC = Path(__file__).parent / "static"

SCRIPTS = (
    LEAFLET / "leaflet.js",
    STATIC / "basemap.js",
    STATIC / "labels.js",
    STATIC / "spread.js",
    STATIC / "stops.js",
    STATIC / "card.js",
    STATIC / "marks.js",
    STATIC / "opened.js",
    STATIC / "legs.js",
    STATIC / "names.js",
    STATIC / "legend.js",
    STATIC / "map.js",
)
"""What draws the map, in the order of loading."""

FRAME = STATIC / "frame.js"
"""What joins the map in its frame to the page around it; it comes after `SCRIPTS`."""

COMPONENTS = {
    "reader": (STATIC / "page.js", STATIC / "reader.js", STATIC / "reader.css"),
    "tables": (
        STATIC / "stops.js",
        STATIC / "page.js",
        STATIC / "timeline.js",
        STATIC / "tables.js",
        STATIC / "signs.css",
        STATIC / "tables.css",
    ),
}
"""What each component of the page is made of, by its name, in the order of loading."""

STYLES = (LEAFLET / "leaflet.css", STATIC / "signs.css", STATIC / "map.css")


def stamp(path: Path) -> str:
    """Eight letters that change when the file does, for its address: browsers keep what they have
    fetched, and must not keep it beyond an update."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
