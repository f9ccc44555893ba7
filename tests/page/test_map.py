"""The basemap's data, and the map that goes into the page."""

from __future__ import annotations

import base64
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import streamlit_folium
from hypothesis import given
from hypothesis import strategies as st

from dashboard import basemap
from dashboard.basemap import make
from dashboard.browser import assets
from dashboard.page import map as dateline_map
from dashboard.page.addresses import joined_address

SIZE = 1 << make.BITS
points = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE))
lines = st.lists(st.lists(points, min_size=1, max_size=30), max_size=8)


def unpack(text: str) -> list[list[tuple[int, int]]]:
    """What `browser/map/basemap.js` does."""
    numbers, value, shift = [], 0, 0
    for byte in base64.b64decode(text):
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    found, at, x, y = [], 0, 0, 0
    while at < len(numbers):
        count, at = numbers[at], at + 1
        line = []
        for dx, dy in zip(numbers[at : at + 2 * count : 2], numbers[at + 1 :: 2], strict=False):
            x += (dx >> 1) ^ -(dx & 1)
            y += (dy >> 1) ^ -(dy & 1)
            line.append((x, y))
        at += 2 * count
        found.append(line)
    return found


@given(lines)
def test_packed_lines_come_out_as_they_went_in(given_lines: list[make.Line]) -> None:
    assert unpack(make.pack(given_lines)) == given_lines


@given(st.lists(points, min_size=2, max_size=40, unique=True), st.floats(1, 1e6))
def test_a_simpler_line_keeps_its_ends_and_only_loses_points(
    line: make.Line, smallest: float
) -> None:
    simple = make.simplify(line, smallest)
    assert (simple[0], simple[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in simple)


def test_a_corner_goes_only_where_it_is_small() -> None:
    assert make.simplify([(0, 0), (50, 1), (100, 0)], 60) == [(0, 0), (100, 0)]
    assert make.simplify([(0, 0), (50, 90), (100, 0)], 60) == [(0, 0), (50, 90), (100, 0)]


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    return json.loads(basemap.WORLD.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lat", "lon", "is_land"),
    [
        (40.4, -3.7, True),
        (50.55, 137.01, True),
        (-25.0, 134.0, True),
        (-80.0, 0.0, True),
        (42.0, 50.5, False),
        (30.0, -140.0, False),
        (50.2, -0.5, False),
    ],
)
def test_land_is_where_there_is_land(
    world: dict[str, Any], lat: float, lon: float, is_land: bool
) -> None:
    ((x, y),) = make.project([(lon, lat)])
    crossed = 0
    for ring in unpack(world["land"]):
        for (ax, ay), (bx, by) in pairwise(ring):
            crossed += (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)
    assert crossed % 2 == is_land


def test_towns_come_by_zoom_and_none_crowds_another_of_its_zoom(world: dict[str, Any]) -> None:
    towns = world["towns"]
    assert [town[3] for town in towns] == sorted(town[3] for town in towns)
    first = [town for town in towns if town[3] == 3]
    spots = [make.project([(lon, lat)])[0] for _, lat, lon, *_ in first]
    apart = make.APART * SIZE / (256 << 3)
    for at, (x, y) in enumerate(spots):
        assert all(
            abs(x - a) >= apart
            or abs(y - b) >= apart / 2
            or (x - a) ** 2 + (y - b) ** 2 >= apart**2
            for a, b in spots[:at]
        )


def test_the_basemap_stays_small_enough_to_be_inlined() -> None:
    assert basemap.WORLD.stat().st_size < 1_700_000


def identity(folium_map: Any) -> str:
    folium_map.render()
    return streamlit_folium.generate_js_hash(streamlit_folium._get_map_string(folium_map), "map")


def test_the_map_itself_never_changes_so_that_it_is_never_mounted_anew() -> None:
    one, other = dateline_map.WorldMap(), dateline_map.WorldMap()
    assert identity(one) == identity(other)


def test_every_file_of_the_map_has_an_address_beside_the_frame() -> None:
    folium_map = dateline_map.WorldMap()
    (layer,) = folium_map._children.values()
    addresses = [url for _, url in (*folium_map.default_js, *folium_map.default_css)]
    for url in (*addresses, layer.module, layer.world):
        assert url.startswith("../") and "://" not in url


def test_an_update_of_any_module_gives_all_of_them_other_addresses(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "labels.js").write_text("export const GAP = 5;\n", encoding="utf-8")
    (tmp_path / "map.js").write_text('import { GAP } from "./map/labels.js";\n', encoding="utf-8")
    before = assets.stamp(tmp_path)
    (tmp_path / "notes.txt").write_text("not served", encoding="utf-8")
    assert assets.stamp(tmp_path) == before
    (tmp_path / "map" / "labels.js").write_text("export const GAP = 6;\n", encoding="utf-8")
    assert assets.stamp(tmp_path) != before
    assert assets.stamp(assets.BROWSER) in joined_address("frame.js")
