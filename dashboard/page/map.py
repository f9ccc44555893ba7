"""The map in the page: a folium map that never changes, and the view that is drawn on it.

streamlit-folium mounts a map anew, and loses zoom, centre and card, whenever the JavaScript of the
map itself changes. So that is always the same: what changes goes with a feature group, which
streamlit-folium only runs in the map's frame, and which hands the view to `browser/map/map.js`.

Nothing comes from another host. Leaflet, our scripts and the basemap are served by Streamlit as the
files of components; their addresses are relative to the frame's own, and so hold under any
`server.baseUrlPath`.

Messages between the frame and the page go by `window.postMessage`, always as
`{dateline: 1, type: …}`; each side heeds only the other's window and its own origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import folium
import streamlit.components.v1 as components
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from dashboard import basemap
from dashboard.browser import assets
from dashboard.view.escaping import script_json
from dashboard.view.model import View

READY = "ready"
"""Map to page: the map listens."""
PLACE = "place"
"""Map to page: the card of the place with the id `place` has opened."""
SENTENCE = "sentence"
"""Map to page: the link to `sentence` of `article` was clicked."""
OPEN = "open"
"""Page to map: open the card of the place with the id `place`."""
THEME = "theme"
"""Page to map: draw in dark colours if `dark`."""
IS_READY = "ready?"
"""Page to map: answer with `ready`."""


def show(view: View, *, dark: bool, tiles_online: bool, height: int, key: str) -> None:
    """Shows a view on the map; `height` in pixels, `key` as for any Streamlit element.

    Zoom, centre and an open card outlive every rerun of the script, as long as `key` stays; the
    map is fitted anew only when `view.focus` changes.
    """
    st_folium(
        WorldMap(),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=drawing(view, dark=dark, tiles_online=tiles_online),
    )


def drawing(view: View, *, dark: bool, tiles_online: bool) -> folium.FeatureGroup:
    """What has the layer on a `WorldMap` draw a view: the same script for the same view."""
    group = folium.FeatureGroup(name="view")
    group.add_child(_Drawing(view, dark, tiles_online))
    return group


class WorldMap(folium.Map):
    """A folium map without folium's own links to other hosts, and with our layer on it."""

    def __init__(self) -> None:
        super().__init__(tiles=None, zoom_control=False, attribution_control=False)
        self.default_js = _addresses((*assets.SCRIPTS, assets.FRAME))
        self.default_css = _addresses(assets.STYLES)
        self.add_child(_Layer(_address(basemap.WORLD)))


class _Layer(MacroElement):
    """Puts Dateline's layer onto the map that it is added to."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this._parent.get_name() }}.dateline =
            Dateline.inFrame({{ this._parent.get_name() }}, {{ this.world|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, world: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "dateline_layer"
        self.world = world


class _Drawing(MacroElement):
    """Has the layer draw a view; the map needs neither the articles nor the stops a second time."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this._parent._parent.get_name() }}.dateline.show({{ this.view }}, {{ this.options }});
        {% endmacro %}
        """
    )

    def __init__(self, view: View, dark: bool, tiles_online: bool) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "dateline_view"
        self.view = _template_safe(script_json(replace(view, articles=(), stops=(), unplaced=())))
        self.options = script_json({"dark": dark, "online": tiles_online})


def _template_safe(text: str) -> str:
    """JSON in which nothing opens a Jinja expression, statement or comment: branca compiles what an
    element has rendered as a template again, and would run what an article had put there."""
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text)


def _addresses(paths: Iterable[Path]) -> list[tuple[str, str]]:
    return [(path.stem, _address(path)) for path in paths]


@cache
def _address(path: Path) -> str:
    """The address of a file, seen from the frame of any component, which is a neighbour."""
    component = components.declare_component(path.parent.name, path=str(path.parent))
    return f"../{component.name}/{path.name}?v={assets.stamp(path)}"
