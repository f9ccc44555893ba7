"""The coarse basemap: what it keeps of the whole one, and what it leaves out."""

from __future__ import annotations

import json
import math

import pytest

from dashboard import basemap
from dashboard.basemap.make import BITS, pack
from dashboard.basemap.make_coarse import COARSE_BITS, coarse, coarser, unpack


def test_what_is_packed_is_unpacked() -> None:
    lines = [[(0, 0), (5, -3), (300, 70_000)], [(1 << BITS, 17), (9, 9)]]
    assert unpack(pack(lines)) == lines


def test_the_file_is_made_of_the_whole_basemap() -> None:
    made = coarse(json.loads(basemap.WORLD.read_bytes()))
    assert json.loads(basemap.COARSE.read_bytes()) == made


def test_corners_that_are_seen_stay_and_others_go() -> None:
    unit, pixel = 1 << BITS - COARSE_BITS, (1 << BITS) / (256 * 2**basemap.COARSE_ZOOM)
    far = 1600 * unit
    square = [(0, 0), (0, far), (far, far), (far, 0), (0, 0)]
    bump = [(far // 2, far), (far // 2 + 20, far + 20), (far // 2 + 40, far)]
    assert coarser([*square[:2], *bump, *square[2:]]) == [
        *((0, 0), (0, 1600), (1600, 1600), (1600, 0), (0, 0)),
    ]
    small = math.floor(0.7 * pixel)
    assert coarser([(0, 0), (small, 0), (small, small), (0, small), (0, 0)]) == []


@pytest.mark.parametrize("layer", ["land", "lakes"])
def test_areas_stay_closed_where_they_were_and_nothing_leaves_the_world(layer: str) -> None:
    closed = {
        name: [line[0] == line[-1] for line in unpack(json.loads(file.read_bytes())[layer])]
        for name, file in (("whole", basemap.WORLD), ("coarse", basemap.COARSE))
    }
    assert all(closed["coarse"]) == all(closed["whole"])
    size = 1 << COARSE_BITS
    world = json.loads(basemap.COARSE.read_bytes())
    assert world["bits"] == COARSE_BITS
    assert all(0 <= x <= size and 0 <= y <= size for ring in unpack(world[layer]) for x, y in ring)
