"""A line as whole numbers that are small, for the way from a server to a browser.

A great circle bends evenly: a step from one of its points to the next is almost the one before, and
so is the change of a step, and the change of that. What is sent is by how much each change differs
from the one before it. `browser/shared/lines.js` makes points of it again, exactly.
"""

from __future__ import annotations

from collections.abc import Iterable

SCALE = 10_000
"""Of a degree: points are given to so many parts of one."""

_DEPTH = 3  # differences of differences of differences


def packed(points: Iterable[tuple[float, float]]) -> list[int]:
    """Points (lat, lon) as numbers: those of all latitudes and then those of all longitudes."""
    return [number for axis in zip(*points, strict=True) for number in _differences(axis)]


def _differences(axis: Iterable[float]) -> list[int]:
    numbers = [round(degrees * SCALE) for degrees in axis]
    for depth in range(_DEPTH):
        for at in range(len(numbers) - 1, depth, -1):
            numbers[at] -= numbers[at - 1]
    return numbers
