"""What articles tell that is too unlikely for a stop, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.journeys.merging.same_person import Travellers
from dashboard.journeys.model import Itinerary, Visit


def doubts_together(doubts: Iterable[Visit], itineraries: Sequence[Itinerary]) -> tuple[Visit, ...]:
    """Gives one visit for each traveller and place that are doubtful in one article or several, as
    likely as the likeliest of them and with the evidence of all; none where `itineraries` have a
    stop of that traveller there. A traveller of theirs is named as they name him."""
    names = list(dict.fromkeys(itinerary.traveller for itinerary in itineraries))
    known = Travellers([[name] for name in names])
    stops = {(i.traveller, stop.visit.place.id) for i in itineraries for stop in i.stops}
    own_name = {name: name for name in names}
    found: dict[tuple[str, str], Visit] = {}
    for doubt in doubts:
        if doubt.traveller not in own_name:
            own_name[doubt.traveller] = _named(doubt.traveller, known)
        name = own_name[doubt.traveller]
        key = name, doubt.place.id
        if key not in stops:
            doubt = replace(doubt, traveller=name)
            found[key] = _joined(found[key], doubt) if key in found else doubt
    return tuple(found.values())


def _named(name: str, known: Travellers) -> str:
    """The name of the one known traveller that a name fits; its own, known from then on, where it
    fits none or several."""
    fitting = known.fitting(name)
    if len(fitting) == 1:
        return known.groups[fitting[0]][0]
    known.add(name, known.add_group())
    return name


def _joined(one: Visit, other: Visit) -> Visit:
    """The likelier of two tellings, with the evidence of both."""
    best = max(one, other, key=lambda visit: visit.chance)
    return replace(best, evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))))
