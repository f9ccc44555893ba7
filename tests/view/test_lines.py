"""Lines as small numbers: `tests/browser/shared/lines.test.js` reads what is written here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.journeys.routes.trips import rounded_track
from dashboard.view.escaping import answer_json
from dashboard.view.lines import SCALE, packed

PARTS = st.integers(-90 * SCALE, 400 * SCALE).map(lambda number: number / SCALE)
TOKYO, SAN_FRANCISCO = (35.6895, 139.6917), (37.7749, -122.4194)


def points_of(line: Sequence[int]) -> list[tuple[float, float]]:
    """What `browser/shared/lines.js` does."""
    half = len(line) // 2
    return list(zip(_axis(line[:half]), _axis(line[half:]), strict=True))


def _axis(numbers: Sequence[int]) -> list[float]:
    found = list(numbers)
    for depth in (2, 1, 0):
        found[depth:] = accumulate(found[depth:])
    return [number / SCALE for number in found]


@given(st.lists(st.tuples(PARTS, PARTS), min_size=1, max_size=40))
def test_points_come_out_as_they_went_in(points: list[tuple[float, float]]) -> None:
    assert points_of(packed(points)) == points


def test_a_way_over_an_ocean_is_small_and_comes_out_as_it_went_in() -> None:
    points = rounded_track(TOKYO, SAN_FRANCISCO)
    line = packed(points)
    assert tuple(points_of(line)) == points
    assert points[-1][1] == pytest.approx(360 + SAN_FRANCISCO[1])
    assert len(answer_json(line)) < len(answer_json(points)) / 3


def test_a_line_is_written_as_the_browser_reads_it() -> None:
    points = [(50.0, -1.5), (50.5, -1.0), (51.1, -0.4), (51.0, 0.5)]
    written = [500000, 5000, 1000, -8000, -15000, 5000, 1000, 2000]
    assert packed(points) == written
