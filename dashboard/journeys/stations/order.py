"""The stations of a life in order of time."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.journeys.model import Station, StationKind

_PHASES = {StationKind.BORN: 0, StationKind.DIED: 3, StationKind.BURIED: 4}


def in_order(stations: Iterable[Station]) -> tuple[Station, ...]:
    """One person's stations from birth to grave: by their years, one without years after the one
    that was told before it, and what lasts to this day after what does not."""
    keyed, year = list[tuple[int, int, int, Station]](), 0
    for number, station in enumerate(stations):
        known = station.first_year if station.first_year is not None else station.last_year
        phase = _PHASES.get(station.kind, 2 if station.lasts and known is None else 1)
        if phase == 1:
            year = known if known is not None else year
        keyed.append((phase, year if phase == 1 else known or 0, number, station))
    return tuple(station for *_, station in sorted(keyed, key=lambda key: key[:3]))
