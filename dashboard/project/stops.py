"""Corrections of stops, made in what one article tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dashboard.articles.article import Article, Edit, Sentence, SentenceRef
from dashboard.journeys.model import Days, Itinerary, Precision, Station, Status, Stop, Visit
from dashboard.journeys.routes.trips import itinerary
from dashboard.project.anchors import find
from dashboard.project.events import (
    Change,
    DaySet,
    Spot,
    StatusSet,
    StopAdded,
    StopConfirmed,
    StopDropped,
    StopMoved,
    StopPlaced,
    StopRef,
    TravellerSet,
)

ADDED = "added by hand"
"""The rule of a stop that no rule has read."""

Journeys = tuple[Itinerary, ...]
VisitOrStation = TypeVar("VisitOrStation", Visit, Station)
_OfShown = StopConfirmed | StopDropped | StatusSet | DaySet | StopPlaced | TravellerSet


def refs_of(spot: Spot, article: Article, sentences: Sequence[Sentence]) -> frozenset[SentenceRef]:
    """The sentence that holds words of an article, as a set; an empty one where they are lost."""
    span = find(spot.anchor, article.text)
    if span is None or not sentences:
        return frozenset()
    number = bisect_right([sentence.start for sentence in sentences], span[0]) - 1
    return frozenset({sentences[max(number, 0)].ref})


def with_edit(told: VisitOrStation, edit: Edit) -> VisitOrStation:
    """A visit or a station, marked as changed; a later change of a thing takes the place of an
    earlier one."""
    edits = [*(other for other in told.edits if other.what != edit.what), edit]
    return replace(told, edits=tuple(edits))


def remade(journey: Itinerary, stops: Iterable[Stop]) -> Itinerary:
    """A traveller's trip with other stops, and the legs between them."""
    made = itinerary(journey.traveller, journey.trip, tuple(stops))
    return replace(made, roles=journey.roles, names=journey.names)


class Stops:
    """The stops of one article; `is_same` says whether who was shown under one name can be whom the
    article calls by another."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        is_same: Callable[[str, str], bool],
    ):
        self._article, self._sentences, self._is_same = article, sentences, is_same

    def changed(self, journeys: Journeys, change: Change, at: str) -> Journeys:
        """The journeys after a change of one stop; the same ones where it is not among them."""
        if isinstance(change, StopAdded):
            return self._with_added(journeys, change, at)
        if isinstance(change, StopDropped):
            return self._rewritten(journeys, change.stop, lambda _visit: None)
        if isinstance(change, TravellerSet):
            return self._handed_over(journeys, change, at)
        if isinstance(change, StopConfirmed | StatusSet | DaySet | StopPlaced):
            return self._rewritten(journeys, change.stop, lambda v: _edited(v, change, at))
        return journeys

    def settled(
        self, journeys: Journeys, doubts: tuple[Visit, ...], change: Change, at: str
    ) -> tuple[Journeys, tuple[Visit, ...]]:
        """The journeys, and the visits too unlikely for a stop, after a change of one of those: it
        is a stop then, or was none."""
        if not isinstance(change, _OfShown):
            return journeys, doubts
        meant = self._meaning(change.stop)
        left = tuple(visit for visit in doubts if not meant(visit))
        for visit in doubts:
            if meant(visit) and not isinstance(change, StopDropped):
                journeys = self._with(journeys, _edited(visit, change, at))
        return journeys, left if len(left) < len(doubts) else doubts

    def dropped(
        self, journeys: Journeys, doubts: Iterable[Visit], change: StopDropped, at: str
    ) -> tuple[Visit, ...]:
        """The visits, or else those too unlikely for a stop, that a change drops, under the name
        that was shown."""
        meant, name = self._meaning(change.stop), change.stop.traveller
        of_stops = [s.visit for j in journeys for s in j.stops if meant(s.visit)]
        return tuple(
            with_edit(replace(visit, traveller=name), Edit("dropped", at))
            for visit in of_stops or filter(meant, doubts)
        )

    def _rewritten(
        self, journeys: Journeys, stop: StopRef, make: Callable[[Visit], Visit | None]
    ) -> Journeys:
        """The journeys with each visit that is meant as `make` has it, or without it."""
        meant = self._meant(journeys, stop)
        if not meant:
            return journeys
        found = []
        for journey in journeys:
            stops = []
            for one in journey.stops:
                visit = make(one.visit) if id(one) in meant else one.visit
                if visit is not None:
                    stops.append(one if visit is one.visit else replace(one, visit=visit))
            if stops:
                found.append(remade(journey, stops))
        return tuple(found)

    def _handed_over(self, journeys: Journeys, change: TravellerSet, at: str) -> Journeys:
        """The journeys with a stop as another's."""
        meant = self._meant(journeys, change.stop)
        handed = [s.visit for j in journeys for s in j.stops if id(s) in meant]
        journeys = self._rewritten(journeys, change.stop, lambda _visit: None)
        for visit in handed:
            journeys = self._with(journeys, _edited(visit, change, at))
        return journeys

    def _with_added(self, journeys: Journeys, change: StopAdded, at: str) -> Journeys:
        said = tuple(refs_of(change.spot, self._article, self._sentences))
        if not said:
            return journeys
        days = Days(change.first, change.last) if change.first and change.last else None
        visit = Visit(
            change.traveller,
            change.place,
            change.status,
            days,
            "" if days else None,
            _precision(days),
            said,
            ADDED,
            edits=(Edit("added", at),),
        )
        return self._with(journeys, visit)

    def _with(self, journeys: Journeys, visit: Visit) -> Journeys:
        """The journeys with one more visit: on the traveller's last trip of its kind, where days or
        sentences put it, or on a trip of its own."""
        own = [journey for journey in journeys if self._is_same(visit.traveller, journey.traveller)]
        fitting = [j for j in own if any(_is_past(s.visit) == _is_past(visit) for s in j.stops)]
        if not fitting:
            name = own[0].traveller if own else visit.traveller
            number = max((journey.trip for journey in own), default=0) + 1
            alone = itinerary(name, number, (Stop(replace(visit, traveller=name), 1),))
            return (*journeys, alone)
        journey = fitting[0] if not _is_past(visit) else fitting[-1]
        visit = replace(visit, traveller=journey.traveller)
        after = [stop.order for stop in journey.stops if _comes_first(stop.visit, visit)]
        order = max(after, default=0) + 1
        later = [replace(s, order=s.order + (s.order >= order)) for s in journey.stops]
        made = remade(journey, (*later, Stop(visit, order)))
        return tuple(made if one is journey else one for one in journeys)

    def _meant(self, journeys: Journeys, stop: StopRef) -> set[int]:
        """The stops that a correction is about, by their identity."""
        meant = self._meaning(stop)
        return {id(s) for journey in journeys for s in journey.stops if meant(s.visit)}

    def _meaning(self, stop: StopRef) -> Callable[[Visit], bool]:
        """Whether a visit of the article is the stop that is meant."""
        said = {
            ref
            for spot in stop.spots
            if spot.article == self._article.id
            for ref in refs_of(spot, self._article, self._sentences)
        }

        def meant(visit: Visit) -> bool:
            return (
                (visit.place.id == stop.place or visit.place.name == stop.place_name)
                and not said.isdisjoint(visit.evidence)
                and self._is_same(stop.traveller, visit.traveller)
            )

        return meant


def moved(
    itineraries: Journeys,
    change: StopMoved,
    is_meant: Callable[[Visit, StopRef], bool],
    at: str,
) -> Journeys:
    """The journeys with a stop moved before another, of its trip or a different one, or to the end
    of its own; the same ones where either is gone."""
    here = _holding(itineraries, change.stop, is_meant)
    there = here if change.before is None else _holding(itineraries, change.before, is_meant)
    if here is None or there is None or (change.before is not None and here[1] is there[1]):
        return itineraries
    (journey, stop), (target, following) = here, there
    placed = with_edit(stop.visit, Edit("order", at))
    found = []
    for one in itineraries:
        stops = [other for other in one.stops if other is not stop]
        if one is target:
            last = max((other.order for other in stops), default=0) + 1
            before = last if change.before is None else following.order
            stops = _numbered([*stops, Stop(placed, before)], before)
        if one is not target and one is not journey:
            found.append(one)
        elif stops:
            found.append(remade(one, stops))
    return tuple(found)


def _holding(
    itineraries: Journeys, ref: StopRef, is_meant: Callable[[Visit, StopRef], bool]
) -> tuple[Itinerary, Stop] | None:
    """The stop that is meant, and the trip that it is on."""
    return next(((j, s) for j in itineraries for s in j.stops if is_meant(s.visit, ref)), None)


def _numbered(stops: Sequence[Stop], before: int) -> list[Stop]:
    """Stops numbered anew, of which the last goes before those of its order; those that shared an
    order still do."""
    *others, placed = stops
    spaced = [
        *(replace(o, order=2 * o.order) for o in others),
        replace(placed, order=2 * before - 1),
    ]
    numbers = {order: n for n, order in enumerate(sorted({s.order for s in spaced}), start=1)}
    return [replace(one, order=numbers[one.order]) for one in spaced]


def _edited(visit: Visit, change: _OfShown, at: str) -> Visit:
    """A visit as a correction has it, which says that it was."""
    visit = replace(visit, chance=1.0)
    if isinstance(change, TravellerSet):
        return with_edit(replace(visit, traveller=change.traveller), Edit("traveller", at))
    if isinstance(change, StatusSet):
        return with_edit(replace(visit, status=change.status), Edit("status", at))
    if isinstance(change, StopPlaced):
        return with_edit(replace(visit, place=change.place, named=""), Edit("place", at))
    if isinstance(change, DaySet):
        days = Days(change.first, change.last)
        dated = replace(visit, days=days, precision=_precision(days), date_evidence=())
        return with_edit(replace(dated, date_text=""), Edit("day", at))
    return with_edit(visit, Edit("confirmed", at))


def _precision(days: Days | None) -> Precision:
    if days is None:
        return Precision.NONE
    return Precision.DAY if days.first == days.last else Precision.SPAN


def _is_past(visit: Visit) -> bool:
    return visit.status is Status.PAST


def _comes_first(visit: Visit, other: Visit) -> bool:
    """Whether a visit comes before another: by their days, or else by their sentences."""
    if visit.days and other.days and visit.days != other.days:
        return visit.days.last <= other.days.first
    return _first_sentence(visit) <= _first_sentence(other)


def _first_sentence(visit: Visit) -> int:
    return min((ref.index for ref in visit.evidence), default=0)
