"""Distances, bearings and lines on the ellipsoid."""

from __future__ import annotations

from itertools import pairwise

import pytest
from geopy.distance import geodesic
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.geometry import Point, cut, destination, midpoint, track, way

QUITO, SINGAPORE = (-0.2299, -78.525), (1.2897, 103.8501)
MADRID, WELLINGTON = (40.4165, -3.7026), (-41.2866, 174.7756)
TOKYO, SAN_FRANCISCO = (35.6895, 139.6917), (37.7749, -122.4194)


def degrees(limit: int) -> st.SearchStrategy[float]:
    """Degrees as gazetteers have them, to five places."""
    return st.integers(-limit * 100_000, limit * 100_000).map(lambda number: number / 100_000)


points = st.tuples(degrees(90), degrees(180))


def near(one: Point, other: Point, km: float) -> bool:
    return way(one, other).km <= km


@pytest.mark.parametrize(
    ("start", "end", "km", "bearing"),
    [
        (QUITO, SINGAPORE, 19_742, 299.6),  # on a sphere the bearing would be 294
        (TOKYO, SAN_FRANCISCO, 8_291, 54.4),
        ((0.0, 0.0), (0.0, 1.0), 111.3, 90.0),
        ((0.0, 0.0), (1.0, 0.0), 110.6, 0.0),
        ((10.0, 179.0), (10.0, -179.0), 219.3, 89.8),
        ((50.0, 10.0), (40.0, 10.0), 1_111.2, 180.0),
    ],
)
def test_ways_of_known_length_and_bearing(start: Point, end: Point, km: float, bearing: float):
    found = way(start, end)
    assert found.km == pytest.approx(km, rel=0.001)
    assert found.bearing == pytest.approx(bearing, abs=0.1)


@given(points, points)
def test_a_bearing_is_at_least_0_and_less_than_360(start: Point, end: Point) -> None:
    assert 0 <= way(start, end).bearing < 360


def test_a_bearing_a_hair_west_of_north_is_no_full_turn() -> None:
    assert 0 <= way((0.0, 0.0), (50.0, -1e-15)).bearing < 360


def test_from_a_point_to_itself_there_is_no_way() -> None:
    assert way(QUITO, QUITO) == (0.0, 0.0)
    assert list(track(QUITO, QUITO)) == [QUITO]


@given(points, points)
def test_lengths_are_those_of_geopy(start: Point, end: Point) -> None:
    assert way(start, end).km == pytest.approx(geodesic(start, end).km, abs=1e-6)


@given(points, points)
def test_a_way_leads_where_it_says(start: Point, end: Point) -> None:
    there = way(start, end)
    assert near(destination(start, there.km, there.bearing), end, 0.001)


@given(points, points)
def test_a_track_starts_and_ends_where_the_leg_does(start: Point, end: Point) -> None:
    line = list(track(start, end))
    assert line[0] == start
    assert near(line[-1], end, 1e-6)


@given(points, points)
def test_a_track_is_as_long_as_the_leg_and_its_points_are_close(start: Point, end: Point) -> None:
    line = list(track(start, end))
    pieces = [way(a, b).km for a, b in pairwise(line)]
    assert sum(pieces) == pytest.approx(way(start, end).km, abs=0.01)
    assert all(piece <= 100.001 for piece in pieces)


@given(points, points)
def test_neighbours_on_a_track_are_never_a_world_apart(start: Point, end: Point) -> None:
    for (a, here), (b, there) in pairwise(track(start, end)):
        near_a_pole = max(abs(a), abs(b)) > 89
        assert abs(there - here) < (181 if near_a_pole else 90)


@pytest.mark.parametrize("ends", [(MADRID, WELLINGTON), (QUITO, SINGAPORE)])
def test_a_line_between_near_antipodes_reaches_its_end_without_a_jump(ends: tuple[Point, Point]):
    line = list(track(*ends))
    assert way(line[-2], line[-1]).km <= 100.001
    assert sum(way(a, b).km for a, b in pairwise(line)) == pytest.approx(way(*ends).km, abs=0.01)


def test_a_line_over_the_antimeridian_goes_on_beyond_it() -> None:
    longitudes = [lon for _, lon in track(TOKYO, SAN_FRANCISCO)]
    assert longitudes == sorted(longitudes)
    assert longitudes[-1] == pytest.approx(360 - 122.4194)


def test_a_line_near_a_pole_is_round_on_the_map() -> None:
    for (_, here), (lat, there) in pairwise(track((36.0, -119.0), (62.0, 100.0))):
        assert abs(there - here) < 3, lat


def test_a_line_over_the_pole_passes_it() -> None:
    line = list(track((80.0, 0.0), (80.0, 180.0)))
    assert max(lat for lat, _ in line) > 89
    assert way((80.0, 0.0), (80.0, 180.0)).bearing == pytest.approx(0, abs=1e-6)


@given(points, points)
def test_the_midpoint_is_as_far_from_both_ends(start: Point, end: Point) -> None:
    half = midpoint(start, end)
    assert way(start, half).km == pytest.approx(way(start, end).km / 2, abs=0.001)
    assert way(half, end).km == pytest.approx(way(start, end).km / 2, abs=0.001)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ([(0.0, 170.0), (10.0, 190.0)], [[(0, 170), (5, 180)], [(5, -180), (10, -170)]]),
        ([(0.0, -170.0), (10.0, -190.0)], [[(0, -170), (5, -180)], [(5, 180), (10, 170)]]),
        ([(0.0, 170.0), (10.0, 180.0)], [[(0, 170), (10, 180)]]),
        ([(0.0, 180.0), (10.0, 190.0)], [[(0, -180), (10, -170)]]),
        ([(0.0, -180.0), (10.0, -190.0)], [[(0, 180), (10, 170)]]),
        ([(0.0, -180.0), (10.0, -170.0)], [[(0, -180), (10, -170)]]),
        ([(0.0, 180.0), (10.0, 180.0)], [[(0, -180), (10, -180)]]),
        ([(0.0, 170.0), (5.0, 180.0), (9.0, 180.0)], [[(0, 170), (5, 180), (9, 180)]]),
        (
            [(0.0, 170.0), (5.0, 180.0), (9.0, 190.0)],
            [[(0, 170), (5, 180)], [(5, -180), (9, -170)]],
        ),
        ([(1.0, 2.0)], [[(1, 2), (1, 2)]]),
    ],
)
def test_a_line_is_cut_at_180_without_parts_of_no_length(
    line: list[Point], parts: list[list[Point]]
) -> None:
    assert [list(part) for part in cut(line)] == parts


@given(points, points)
@example((44.99998, 180.0), (0.0, 180.0))  # of which some points lie 3e-14 beside the meridian
def test_a_line_that_is_cut_stays_on_the_globe_and_loses_no_point(start: Point, end: Point) -> None:
    line = list(track(start, end))
    parts = cut(line)
    assert all(-180 <= lon <= 180 for part in parts for _, lon in part)
    assert all(len(part) > 1 for part in parts)
    lats = [lat for part in parts for lat, _ in part]
    assert set(lats) >= {lat for lat, _ in line}
    if len(line) > 1:
        assert all(len(set(part)) > 1 for part in parts)
    for one, other in pairwise(parts):
        assert (one[-1][0], -one[-1][1]) == other[0] and abs(other[0][1]) == 180
