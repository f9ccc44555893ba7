"""The stations of lives as map and table show them, and the thin lines that join one life's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from dashboard.atlas import Atlas
from dashboard.journeys.model import Station
from dashboard.journeys.routes.trips import rounded_track
from dashboard.view import words
from dashboard.view.model import LifeLineView, StationView
from dashboard.view.quoting import Sources


def station_views(
    stations: Sequence[Station], sources: Sources, atlas: Atlas, is_life: bool
) -> Iterator[StationView]:
    """The stations, numbered in their order where `is_life` shows one life's alone."""
    newest = max((a.published.year for a in atlas.articles if a.published), default=None)
    for number, station in enumerate(stations, start=1):
        first, last = _bounds(station, newest)
        seen = StationView(
            traveller=station.traveller,
            place=station.place.id,
            place_name=station.place_name,
            station=station.kind.value,
            number=str(number) if is_life else "",
            when=words.years(station.first_year, station.last_year),
            when_text=station.when or "",
            first_day="" if first is None else f"{first:04d}-01-01",
            last_day="" if last is None else f"{last:04d}-12-31",
            chance=station.chance,
            rule=station.rule,
            same_wording=sources.same_wording(station.evidence),
            quotes=tuple(sources.quote(ref, station.place.id) for ref in station.evidence),
            edited=words.edited(station.edits),
        )
        yield sources.same(("station", number, station.traveller), seen)


def _bounds(station: Station, newest: int | None) -> tuple[int | None, int | None]:
    """The years between which a station lies: what began and goes on, until the newest article."""
    first, last = station.first_year, station.last_year
    if first is None or last is not None:
        return (last if first is None else first), last
    return first, max(first, newest or first)


def life_lines(
    stations: Sequence[Station], lets: Callable[[Station], bool]
) -> Iterator[LifeLineView]:
    """A line from each station to the next one elsewhere, where `lets` lets both through."""
    for here, there in pairwise(stations):
        if here.place.id != there.place.id and lets(here) and lets(there):
            points = rounded_track(here.place.point, there.place.point)
            yield LifeLineView(here.place.id, there.place.id, points)
