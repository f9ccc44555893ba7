"""Trips out of a traveller's visits, and the order of the stops of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from dashboard.journeys.merging.near_days import NearDays
from dashboard.journeys.merging.visits import Merged, Trip
from dashboard.journeys.model import Days, Status, Visit

# Visits that different articles date no further apart than this are of one trip.
_ONE_TRIP = timedelta(days=7)

Visits = Mapping[int, Visit]
"""What is told together of each of the visits that are merged, by its identity."""


def trips(merged: Sequence[Merged], visits: Visits) -> list[list[Merged]]:
    """The visits that some article puts on one trip, or that share a visit with such a trip; the
    trips that are done or under way first, the past ones last."""
    found = _close(_told_as_one(merged), visits)
    position = {id(m): i for i, m in enumerate(merged)}
    for trip in found:
        trip.sort(key=lambda m: position[id(m)])
    return sorted(found, key=_all_past)


def _told_as_one(merged: Sequence[Merged]) -> list[list[Merged]]:
    """Puts visits together that some article has on one trip, or as one meeting in two towns; in
    order of the last visit of each."""
    leader = list(range(len(merged)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    position = {id(m): i for i, m in enumerate(merged)}
    of_trip: dict[Trip, int] = {}
    for number, visit in enumerate(merged):
        linked = [of_trip.setdefault(trip, number) for trip in visit.places]
        linked += [position[id(rival)] for rival in visit.rivals]
        for other in linked:
            leader[lead(other)] = lead(number)
    together: dict[int, list[Merged]] = {}
    for number in range(len(merged) - 1, -1, -1):
        together.setdefault(lead(number), []).append(merged[number])
    return [visits[::-1] for visits in reversed(together.values())]


def _is_past(visit: Visit) -> bool:
    return visit.status is Status.PAST


def _all_past(trip: Sequence[Merged]) -> bool:
    """Tells whether all that is told of a trip is past."""
    return all(_is_past(v) for m in trip for v in m.tellings)


def _close(trips: Sequence[list[Merged]], visits: Visits) -> list[list[Merged]]:
    """Trips put together that only different articles tell of, nothing as past, and that lie within
    days of each other: one article has the talks, another where he went from there."""
    found: list[list[Merged]] = []
    articles: list[set[str]] = []
    near = NearDays(_ONE_TRIP)
    for trip in trips:
        own = {key[0] for m in trip for key in m.places}
        dated: list[Days] = []
        if not any(_is_past(v) for m in trip for v in m.tellings):
            dated = [d for m in trip if (d := visits[id(m)].days)]
        close = set[int]().union(*(near.near(days) for days in set(dated)))
        number = min((n for n in close if articles[n].isdisjoint(own)), default=None)
        if number is None:
            number = len(found)
            found.append([])
            articles.append(set())
        found[number] += trip
        articles[number] |= own
        for days in dated:
            near.add(days, number)
    return found
