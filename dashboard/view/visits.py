"""What is shown of visits, stops and legs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from dashboard.journeys.model import Borrowed, Itinerary, Leg, Status, Stop, Visit
from dashboard.journeys.routes.trips import track
from dashboard.view import words
from dashboard.view.disagreeing import disagreements, open_days
from dashboard.view.filtering import said_in
from dashboard.view.model import LegView, StopView
from dashboard.view.quoting import Sources


@dataclass(frozen=True, slots=True)
class NumberedStop:
    """A stop that the filters let through, in its trip and with the number of its mark."""

    itinerary: Itinerary
    stop: Stop
    number: str


def numbered_stops(itineraries: Iterable[Itinerary]) -> Iterator[NumberedStop]:
    """One traveller's stops, earlier trips last, with the numbers of their marks. Stops whose
    sequence the text leaves open share a number."""
    count = Counter[bool]()
    for itinerary in sorted(itineraries, key=lambda i: (_is_past(i), i.trip)):
        counted: set[tuple[bool, int]] = set()
        for stop in itinerary.stops:
            past = stop.visit.status is Status.PAST
            number = ""
            if stop.visit.status is Status.CANCELLED:
                number = "×"
            elif not _holds_another(stop, itinerary):
                count[past] += (past, stop.order) not in counted
                counted.add((past, stop.order))
                number = _letter(count[past]) if past else str(count[past])
            yield NumberedStop(itinerary, stop, number)


def _letter(count: int) -> str:
    """The letter of a stop of an earlier trip, from "a" on."""
    return chr(ord("a") + (count - 1) % 26)


def _is_past(itinerary: Itinerary) -> bool:
    return all(stop.visit.status is Status.PAST for stop in itinerary.stops)


def _holds_another(stop: Stop, itinerary: Itinerary) -> bool:
    """True for an area of a country in which the trip has a point to show as well."""
    place = stop.visit.place
    return place.is_area and any(
        other.visit.place.country == place.country and not other.visit.place.is_area
        for other in itinerary.stops
    )


def stop_view(
    item: NumberedStop, sources: Sources, year: int | None, unsure: frozenset[str]
) -> StopView:
    """A stop of a trip, with the leg that leads there."""
    itinerary, visit = item.itinerary, item.stop.visit
    legs = [leg for leg in itinerary.legs if leg.end is item.stop or leg.end == item.stop]
    leg = legs[0] if legs else None
    way_note = "" if leg is None else words.unsure(leg.ends, unsure)

    def made() -> StopView:
        return replace(
            visit_view(visit, sources, year),
            trip=itinerary.trip,
            order=item.stop.order,
            number=item.number,
            km=None if leg is None else round(leg.km),
            bearing="" if leg is None else words.wind(leg.bearing),
            way_note=way_note,
        )

    key = ("stop", itinerary.traveller, itinerary.trip, item.stop.order, visit.place.id)
    return sources.again(key, (item, leg, way_note, year, sources.named_in(said_in(visit))), made)


def perhaps_view(visit: Visit, sources: Sources, year: int | None) -> StopView:
    """What is shown of a visit that perhaps was."""
    return sources.again(
        ("perhaps", visit.traveller, visit.place.id),
        (visit, year, sources.named_in(said_in(visit))),
        lambda: replace(visit_view(visit, sources, year), perhaps=True),
    )


def visit_view(visit: Visit, sources: Sources, year: int | None) -> StopView:
    """What is shown of a visit by itself, on no trip."""
    refs = said_in(visit)
    days = open_days(visit)
    return StopView(
        traveller=visit.traveller,
        trip=0,
        order=0,
        number="",
        place=visit.place.id,
        place_name=visit.place.name,
        status=visit.status.value,
        status_words=words.status(visit.status),
        when=words.when(visit.days, visit.precision, year),
        first_day=days.first.isoformat() if days else "",
        last_day=days.last.isoformat() if days else "",
        when_text=visit.date_text or "",
        km=None,
        bearing="",
        rule=visit.rule,
        borrowed="; ".join(_lent(visit.borrowed, sources)),
        same_wording=sources.same_wording(refs),
        quotes=tuple(sources.quote(ref, visit.place.id) for ref in refs),
        disagreements=disagreements(visit, sources, year),
        chance=visit.chance,
        sure=words.sure(visit.chance),
        reasons=tuple(visit.reasons),
        edited=words.edited(visit.edits),
    )


def _lent(borrowed: Iterable[Borrowed], sources: Sources) -> Iterator[str]:
    """What other articles lend to a visit, in words."""
    for loan in borrowed:
        for ref in loan.evidence[:1]:
            label = sources.labels[ref.article_id]
            yield f"the {loan.what} is from {label}, sentence {ref.index + 1}"


def leg_views(
    shown: Iterable[Itinerary], sources: Sources, unsure: frozenset[str]
) -> Iterator[LegView]:
    """What is shown of the legs of itineraries, `unsure` being the places that may be others."""
    for itinerary in shown:
        for leg in itinerary.legs:
            start, end = leg.start.visit.place.id, leg.end.visit.place.id
            note = words.unsure(leg.ends, unsure)
            yield sources.again(
                ("leg", itinerary.traveller, itinerary.trip, leg.start.order, start, end),
                (leg, note, sources.named_in(leg.evidence)),
                partial(_leg_view, itinerary, leg, note, sources),
            )


def _leg_view(itinerary: Itinerary, leg: Leg, note: str, sources: Sources) -> LegView:
    end = leg.end.visit.place.id
    return LegView(
        traveller=itinerary.traveller,
        trip=itinerary.trip,
        start=leg.start.visit.place.id,
        end=end,
        status=leg.end.visit.status.value,
        status_words=words.status(leg.end.visit.status),
        km=round(leg.km),
        bearing=words.wind(leg.bearing),
        points=track(leg),
        quotes=tuple(sources.quote(ref, end) for ref in leg.evidence),
        unsure=bool(note),
        note=note,
    )
