"""The stations of lives across articles: the same person's at one place of one kind are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.journeys.merging.same_person import Identities, travellers_of
from dashboard.journeys.model import Itinerary, Station
from dashboard.journeys.stations.lives import together


def merge_stations(
    told: Mapping[str, Sequence[Itinerary]],
    stations: Mapping[str, Sequence[Station]],
    itineraries: Sequence[Itinerary],
    identities: Identities | None = None,
) -> tuple[Station, ...]:
    """The stations of all articles, person by person in order of first telling.

    `told` and `stations` are each article's by its id; `itineraries` the journeys across the
    articles: who travels has his stations under the name that his journey has. What a person
    says of names (`identities`) outranks it.
    """
    known = identities or Identities()
    names: dict[str, str] = {}
    travelling = {itinerary.traveller for itinerary in itineraries}
    everybody = dict[str, list[Itinerary | Station]]()
    for article, found in stations.items():
        everybody[article] = [*told.get(article, ())]
        everybody[article] += found
    for group in travellers_of(everybody, known):
        if not known.nobody.isdisjoint(group):
            continue
        full = sorted(group, key=lambda name: (-len(name.split()), -len(name), name))
        chosen = next((name for name in full if name in travelling), full[0])
        said = next((known.called[name] for name in group if name in known.called), chosen)
        names |= dict.fromkeys(group, said)
    renamed = [
        replace(station, traveller=names[station.traveller])
        for found in stations.values()
        for station in found
        if station.traveller in names
    ]
    order = list(dict.fromkeys(station.traveller for station in renamed))
    rank = {name: number for number, name in enumerate(order)}
    return together(sorted(renamed, key=lambda station: rank[station.traveller]))
