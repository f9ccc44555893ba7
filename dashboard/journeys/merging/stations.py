"""The stations of lives across articles: the same person's at one place of one kind are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.journeys.merging.before import Before
from dashboard.journeys.merging.same_person import Identities
from dashboard.journeys.merging.travellers import Published, Travellers, tellings, travellers_of
from dashboard.journeys.model import Itinerary, Station
from dashboard.journeys.stations.lives import together


def merge_stations(
    told: Mapping[str, Sequence[Itinerary]],
    stations: Mapping[str, Sequence[Station]],
    itineraries: Sequence[Itinerary],
    published: Published,
    identities: Identities | None = None,
    before: Before | None = None,
) -> tuple[Station, ...]:
    """The stations of all articles, person by person in order of first telling.

    `told` and `stations` are each article's by its id, `published` their days; `itineraries` the
    journeys across the articles: who travels has his stations under the name that his journey has.
    What a person says of names (`identities`) outranks it. What was found `before` is used again.
    """
    known = identities or Identities()
    travelling = {itinerary.traveller for itinerary in itineraries}
    everybody = dict[str, list[Itinerary | Station]]()
    for article, found in stations.items():
        everybody[article] = [*told.get(article, ())]
        everybody[article] += found
    telling = list(tellings(everybody))
    return (before or Before()).stations.of(
        (telling, published, known, travelling, dict(stations)),
        lambda: _merged(stations, travellers_of(telling, published, known), travelling, known),
    )


def _merged(
    stations: Mapping[str, Sequence[Station]],
    persons: Travellers,
    travelling: set[str],
    known: Identities,
) -> tuple[Station, ...]:
    names = [_name(group, travelling, known) for group in persons.groups]
    lives: dict[str, dict[int, list[Station]]] = {}
    for article, found in stations.items():
        for station in found:
            number = persons.of(article, station.traveller)
            if not known.nobody.isdisjoint(persons.groups[number]):
                continue
            own = lives.setdefault(names[number], {}).setdefault(number, [])
            own.append(replace(station, traveller=names[number]))
    return tuple(
        station
        for of_name in lives.values()
        for own in of_name.values()
        for station in together(own)
    )


def _name(names: Sequence[str], travelling: set[str], known: Identities) -> str:
    """The name by which a person says that somebody is called, else that by which he travels, else
    the fullest."""
    said = next((known.called[name] for name in names if name in known.called), None)
    if said is not None:
        return said
    full = sorted(names, key=lambda name: (-len(name.split()), -len(name), name))
    return next((name for name in full if name in travelling), full[0])
