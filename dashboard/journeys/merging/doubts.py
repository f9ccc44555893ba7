"""What articles tell that is too unlikely for a stop, put together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.journeys.merging.before import Before
from dashboard.journeys.merging.travellers import Telling, travellers_of
from dashboard.journeys.model import Itinerary, Visit


def doubts_together(
    doubts: Sequence[Visit],
    itineraries: Sequence[Itinerary],
    published: Mapping[str, date | None] | None = None,
    before: Before | None = None,
) -> tuple[Visit, ...]:
    """Gives one visit for each traveller and place that are doubtful in one article or several, as
    likely as the likeliest of them and with the evidence of all; none where `itineraries` have a
    stop of that traveller there. A traveller of theirs is named as they name him. `published` are
    the days of the articles. What was found `before` is used again."""
    known: dict[str, dict[str, None]] = {}
    for itinerary in itineraries:
        refs = (ref for stop in itinerary.stops for ref in stop.visit.evidence)
        known.setdefault(itinerary.traveller, {}).update((ref.article_id, None) for ref in refs)
    stops = {(i.traveller, stop.visit.place.id) for i in itineraries for stop in i.stops}
    return (before or Before()).doubts.of(
        (list(doubts), published, list(known.items()), stops),
        lambda: _together(doubts, published, known, stops),
    )


def _together(
    doubts: Sequence[Visit],
    published: Mapping[str, date | None] | None,
    known: Mapping[str, Iterable[str]],
    stops: Container[tuple[str, str]],
) -> tuple[Visit, ...]:
    tellings = (Telling(_article(doubt), doubt.traveller) for doubt in doubts)
    persons = travellers_of(tellings, published, known=known)
    found: dict[tuple[int, str], Visit] = {}
    for doubt in doubts:
        number = persons.of(_article(doubt), doubt.traveller)
        name = persons.groups[number][0]
        if (name, doubt.place.id) not in stops:
            doubt = replace(doubt, traveller=name)
            key = number, doubt.place.id
            found[key] = _joined(found[key], doubt) if key in found else doubt
    return tuple(found.values())


def _article(visit: Visit) -> str:
    return visit.evidence[0].article_id


def _joined(one: Visit, other: Visit) -> Visit:
    """The likelier of two tellings, with the evidence of both."""
    best = max(one, other, key=lambda visit: visit.chance)
    return replace(best, evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))))
