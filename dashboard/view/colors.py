"""Travellers' colours: each keeps his own, and no two have one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from colorsys import hls_to_rgb

from dashboard.view.state import named

COLORS = ("#b3392f", "#2b6a8f", "#8a6d1b", "#6b4a8c", "#2f7d5b", "#9a4f7b", "#5a6470")
"""The first travellers' colours, the accent for the very first."""
_TURN = 0.381966  # of the colour wheel from one further colour to the next: the golden angle


def recalled(names: Iterable[str], before: Mapping[str, int]) -> dict[str, int]:
    """Number travellers so that each keeps the number that `before` gives, also where other
    articles spell the name otherwise. Newcomers, in their order, get numbers that nobody had; of
    two with one number the second does."""
    names = tuple(names)
    here = set(names)
    absent = [name for name in before if name not in here]
    free = max(before.values(), default=-1) + 1
    numbers, taken = dict[str, int](), set[int]()
    for name in names:
        same = name if name in before else named(name, absent)
        number = before[same] if same is not None else free
        if number in taken:
            number = free
        free = max(free, number + 1)
        taken.add(number)
        numbers[name] = number
    return numbers


def color(number: int) -> str:
    """The colour with a number, from 0, as "#rrggbb": one of COLORS, and then others without end,
    as far from the last ones on the wheel as can be."""
    if number < len(COLORS):
        return COLORS[number]
    lightness, saturation = 0.3 + 0.05 * (number % 3), 0.4 + 0.1 * (number % 4)
    parts = hls_to_rgb(number * _TURN % 1, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
