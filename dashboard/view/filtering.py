"""What the filters let through."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dashboard.atlas import Atlas
from dashboard.journeys.model import Itinerary
from dashboard.view.model import TravellerView
from dashboard.view.state import EVERYONE, Filters

COLORS = ("#b3392f", "#2b6a8f", "#8a6d1b", "#6b4a8c", "#2f7d5b", "#9a4f7b", "#5a6470")
"""The travellers' colours, the accent for the first; they repeat after the last."""


def travellers(atlas: Atlas) -> tuple[TravellerView, ...]:
    """Who travels, most stops first, each in a colour that no filter changes."""
    counts = Counter[str]()
    for itinerary in atlas.itineraries:
        counts[itinerary.traveller] += len(itinerary.stops)
    return tuple(
        TravellerView(name, stops, COLORS[rank % len(COLORS)])
        for rank, (name, stops) in enumerate(sorted(counts.items(), key=lambda i: (-i[1], i[0])))
    )


def chosen(ranked: tuple[TravellerView, ...], filters: Filters) -> tuple[TravellerView, ...]:
    """The travellers whose journeys the filters let through, of all as `travellers` ranks them."""
    if filters.traveller == "":
        return ranked[:1]
    return tuple(t for t in ranked if filters.traveller in (EVERYONE, t.name))


def journeys(atlas: Atlas, filters: Filters) -> tuple[Itinerary, ...]:
    """The itineraries that the filters let through, without the stops of other statuses and the
    legs from and to them."""
    names = {traveller.name for traveller in chosen(travellers(atlas), filters)}
    itineraries = []
    for itinerary in atlas.itineraries:
        stops = tuple(s for s in itinerary.stops if s.visit.status in filters.statuses)
        legs = tuple(leg for leg in itinerary.legs if leg.start in stops and leg.end in stops)
        if stops and itinerary.traveller in names:
            itineraries.append(replace(itinerary, stops=stops, legs=legs))
    return tuple(itineraries)


def narrowed(atlas: Atlas, filters: Filters) -> Atlas:
    """`atlas` without what the filters leave out: the stops of others and of other statuses, the
    legs from and to them, and mentions of other kinds than chosen, unless of a stop."""
    itineraries = journeys(atlas, filters)
    visited = {stop.visit.place for itinerary in itineraries for stop in itinerary.stops}
    resolutions = {
        article_id: tuple(
            found
            for found in all_found
            if found.mention.kind in filters.kinds or found.place in visited
        )
        for article_id, all_found in atlas.resolutions.items()
    }
    return replace(atlas, itineraries=itineraries, resolutions=resolutions)
