"""The order in which the lines of a page are read: from above, and columns one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

_GUTTER = 6.0  # points between two columns, at least
# A page with more boxes is no page of text; to look for its columns would take long.
_MOST_BOXES = 2000


class Boxed(Protocol):
    """Something with a place on a page, in points from the left and from below."""

    x0: float
    x1: float
    y0: float
    y1: float


Box = TypeVar("Box", bound=Boxed)


def in_reading_order(boxes: Sequence[Box]) -> Iterator[Box]:
    """The boxes of a page as a person reads them: strips from above; where some strips one below
    the other have a gutter in common, what is left of it before what is right of it."""
    boxes = sorted(boxes, key=lambda box: (-box.y1, box.x0))
    if len(boxes) > _MOST_BOXES:
        yield from boxes
        return
    strips = list(_strips(boxes))
    first = 0
    while first < len(strips):
        last, gutter = first, _gutter(strips[first])
        together = list(strips[first])
        while gutter is not None and last + 1 < len(strips):
            wider = [*together, *strips[last + 1]]
            further = _gutter(wider)
            if further is None:
                break
            last, together, gutter = last + 1, wider, further
        if gutter is None or len(together) == len(boxes) == 1:
            yield from strips[first]
        else:
            yield from in_reading_order([box for box in together if box.x1 <= gutter])
            yield from in_reading_order([box for box in together if box.x1 > gutter])
        first = last + 1


def _strips(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """The boxes, from above, in strips that are parted by a line across the page."""
    strip: list[Box] = []
    lowest = 0.0
    for box in boxes:
        if strip and box.y1 <= lowest:
            yield strip
            strip = []
        lowest = min(lowest, box.y0) if strip else box.y0
        strip.append(box)
    if strip:
        yield strip


def _gutter(boxes: Sequence[Boxed]) -> float | None:
    """Where the first gap from above to below begins, or None."""
    reach = None
    for box in sorted(boxes, key=lambda box: box.x0):
        if reach is not None and box.x0 - reach >= _GUTTER:
            return reach
        reach = box.x1 if reach is None else max(reach, box.x1)
    return None
