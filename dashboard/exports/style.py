"""How loud each thing is, in the formats that can say so: the page's own colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.exports.evidence import STATION
from dashboard.exports.fields import Record
from dashboard.journeys.model import Status

UNSURE = "unsure"
PLACE = "place"


class Style(NamedTuple):
    """A colour (#rrggbb), how opaque it is (0 to 1), the width of a line, and the size of a
    mark."""

    color: str
    opacity: float
    width: int
    size: str


STYLES: Mapping[str, Style] = {
    Status.VISITED.value: Style("#b3392f", 1.0, 3, "medium"),
    Status.PLANNED.value: Style("#d98a83", 0.6, 3, "medium"),
    Status.PAST.value: Style("#506080", 0.6, 3, "small"),
    Status.CANCELLED.value: Style("#808080", 0.6, 2, "small"),
    STATION: Style("#506080", 1.0, 1, "small"),
    PLACE: Style("#8c8578", 0.8, 1, "small"),
    UNSURE: Style("#808080", 0.4, 1, "small"),
}


def style_of(record: Record) -> str:
    """The name of a record's style: its status, or that it is named only, or that it is not sure
    where or whether it was."""
    if record.role == "perhaps" or not record.values["sure"]:
        return UNSURE
    return str(record.values.get("status") or PLACE)
