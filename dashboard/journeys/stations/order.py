"""The stations of a life in order of time."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.journeys.model import Station, StationKind

_LIFE, _TO_THIS_DAY = 1, 2
_PHASES = {StationKind.BORN: 0, StationKind.DIED: 3, StationKind.BURIED: 4}


def in_order(stations: Iterable[Station]) -> tuple[Station, ...]:
    """One person's stations from birth to grave: by their years, one without years after the one
    that was told before it, and what lasts to this day after what does not."""
    keyed, year = list[tuple[int, int, int, Station]](), 0
    for number, station in enumerate(stations):
        known, phase = _year(station), _phase(station)
        if phase == _LIFE:
            known = year = year if known is None else known
        keyed.append((phase, known or 0, number, station))
    return tuple(station for *_, station in sorted(keyed, key=lambda key: key[:3]))


def _year(station: Station) -> int | None:
    return station.last_year if station.first_year is None else station.first_year


def _phase(station: Station) -> int:
    """Which phase of a life a station is of: birth, life, what lasts to this day, death, grave."""
    lasts = station.lasts and _year(station) is None
    return _PHASES.get(station.kind, _TO_THIS_DAY if lasts else _LIFE)
