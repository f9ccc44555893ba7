"""The stations of lives across articles: the same person's at one place of one kind are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.journeys.merging.travellers import Published, tellings, travellers_of
from dashboard.journeys.model import Itinerary, Station
from dashboard.journeys.stations.lives import together


def merge_stations(
    told: Mapping[str, Sequence[Itinerary]],
    stations: Mapping[str, Sequence[Station]],
    itineraries: Sequence[Itinerary],
    published: Published,
) -> tuple[Station, ...]:
    """The stations of all articles, person by person in order of first telling.

    `told` and `stations` are each article's by its id, `published` their days; `itineraries` the
    journeys across the articles: who travels has his stations under the name that his journey has.
    """
    travelling = {itinerary.traveller for itinerary in itineraries}
    everybody = dict[str, list[Itinerary | Station]]()
    for article, found in stations.items():
        everybody[article] = [*told.get(article, ())]
        everybody[article] += found
    persons = travellers_of(tellings(everybody), published)
    names = [_name(group, travelling) for group in persons.groups]
    lives: dict[str, dict[int, list[Station]]] = {}
    for article, found in stations.items():
        for station in found:
            number = persons.of(article, station.traveller)
            own = lives.setdefault(names[number], {}).setdefault(number, [])
            own.append(replace(station, traveller=names[number]))
    return tuple(
        station
        for of_name in lives.values()
        for own in of_name.values()
        for station in together(own)
    )


def _name(names: Sequence[str], travelling: set[str]) -> str:
    """The name by which somebody travels, else the fullest."""
    full = sorted(names, key=lambda name: (-len(name.split()), -len(name), name))
    return next((name for name in full if name in travelling), full[0])
