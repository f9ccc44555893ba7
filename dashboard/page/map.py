"""The map in the page: a folium map that never changes, on which the page draws its view.

streamlit-folium mounts a map anew, and loses zoom, centre and pop-up, whenever the JavaScript of
the map itself changes. So that is always the same: a view comes to the map's frame as a message of
the page, which has fetched it (`browser/shared/source.js`), and goes to `browser/map/map.js`.

Nothing comes from another host. Leaflet, our modules and the basemap are served by us
(`addresses.py`); their addresses are relative to the frame's own, and so hold under any
`server.baseUrlPath`.

Messages between the frame and the page go by `window.postMessage`, always as
`{dateline: 1, type: …}`; each side heeds only the other's window and its own origin.
"""

from __future__ import annotations

import folium
from branca.element import MacroElement
from folium.template import Template

from dashboard import basemap
from dashboard.browser import assets
from dashboard.page.addresses import address, joined_address

READY = "ready"
"""Map to page: the map listens."""
PLACE = "place"
"""Map to page: the pop-up of the place with the id `place` has opened; `evidence` are the sentences
(article, number) that it may show."""
SENTENCE = "sentence"
"""Map to page: the link to `sentence` of `article` was clicked."""
OPEN = "open"
"""Page to map: open the pop-up of the place with the id `place`."""
VIEW = "view"
"""Page to map: draw the outline `view`, whose parts are fetched `from` an address with the `token`;
on street tiles if `online`."""
THEME = "theme"
"""Page to map: draw in dark colours if `dark`."""
IS_READY = "ready?"
"""Page to map: answer with `ready`."""


def show(*, height: int, key: str) -> None:
    """Shows the map; `height` in pixels, `key` as for any Streamlit element.

    It is the same in every run, and so zoom, centre and an open pop-up outlive them all, as long as
    `key` stays; the map is fitted anew only when a view's `focus` changes.
    """
    # It declares its component when it is imported, and Streamlit forgets what is declared before
    # its server runs, as it does not yet where it imports app.py for its addresses.
    from streamlit_folium import st_folium

    st_folium(WorldMap(), key=key, height=height, use_container_width=True, returned_objects=[])


class WorldMap(folium.Map):
    """A folium map without folium's own links to other hosts, and with our layer on it."""

    def __init__(self) -> None:
        super().__init__(tiles=None, zoom_control=False, attribution_control=False)
        self.default_js = [("leaflet", _beside(address(assets.LIBRARY)))]
        self.default_css = [(path.stem, _beside(address(path))) for path in assets.MAP_STYLES]
        self.add_child(_Layer())


class _Layer(MacroElement):
    """Puts Dateline's layer onto the map that it is added to."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        import({{ this.module|tojson }}).then(({ inFrame }) =>
            inFrame({{ this._parent.get_name() }}, {{ this.world|tojson }}));
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "dateline_layer"
        self.module, self.world = (
            _beside(joined_address("frame.js")),
            _beside(address(basemap.WORLD)),
        )


def _beside(seen_from_page: str) -> str:
    """An address, seen from the frame of a component of Streamlit's."""
    return f"../../{seen_from_page}"
