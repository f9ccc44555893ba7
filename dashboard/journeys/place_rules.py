"""Presence where a clause is about the place: "Cairo is the first stop of his tour", "Cairo, where
he met the envoy"."""

from __future__ import annotations

from dashboard.journeys.clauses import Clauses
from dashboard.journeys.itinerary import Status
from dashboard.journeys.lists import run_of
from dashboard.journeys.names import Person, unique
from dashboard.journeys.sighting import Sighting, aged, when
from dashboard.journeys.spans import PlaceSpan
from dashboard.journeys.verbs import BE
from dashboard.journeys.words import word_set

_STOPS = word_set("stops_of_a_tour")
_TOURS = word_set("own_trips")

# A stop is called one within so many words of the place's name, and its tour within so many more.
_NEAR = 8


def by_stop(index: int, clauses: Clauses, place: PlaceSpan) -> Sighting | None:
    """ "Cairo is the first stop of his tour", "Cairo, the last stop on Rice's tour,", "Her next
    stop is Cairo"."""
    line = clauses.line
    if line.vocabulary.isdisjoint(_STOPS):
        return None
    reach = range(place.last, min(place.last + _NEAR, len(line.words)))
    k = next((i for i in reach if line.low(i) in _STOPS), None)
    link = place.last
    if k is None and line.low(place.first - 1) in BE:
        link = clauses.group(place.first - 1).first
        k = next((i for i in range(link - 1, max(link - 7, -1), -1) if line.low(i) in _STOPS), None)
    if k is None or line.low(link) not in BE | {",", "will"}:
        return None
    persons = _whose(clauses, k)
    if not persons:
        return None
    ahead = "will" in {line.low(i) for i in range(link, place.first)} | {line.low(place.last)}
    ahead = ahead or line.low(k - 1) == "next"
    first, last = min(k, place.first), max(k + 1, place.last)
    rule = f"“{line.said(first, last)}”: a stop on somebody's way"
    status = Status.PLANNED if ahead else Status.VISITED
    return Sighting(persons, place, status, rule, index, when(clauses, k, place), motion=True)


def by_next(index: int, clauses: Clauses, place: PlaceSpan) -> Sighting | None:
    """ "Oslo, where the rain has stopped, is next on his list", "two days in Oslo come next": of
    whom the words after tell, or else the sentences before."""
    line, k = clauses.line, place.last
    if "next" not in line.vocabulary:
        return None
    if line.low(k) == ",":
        closing = (i for i in range(k + 1, len(line.words)) if line.low(i) == ",")
        k = next((i + 1 for i in closing if line.low(i + 1) in _COMES), k)
    if line.low(k) not in _COMES or line.low(k + 1) != "next":
        return None
    own = (r for r in clauses.references if k < r.first <= k + _NEAR and r.possessive)
    reference = next(own, None)
    persons = reference.persons if reference else clauses.topic[:1]
    rule = f"“{line.said(place.first, k + 2)}”: the next stop on somebody's way"
    time = when(clauses, k, place)
    return Sighting(persons, place, Status.PLANNED, rule, index, time, motion=True)


_COMES = BE | {"come", "comes", "follows"}


def _whose(clauses: Clauses, k: int) -> tuple[Person, ...]:
    """Whose the stop at `k` is: "her last stop", "the first stop of a tour by the queen"; of the
    person told of before where the tour is just "the tour"."""
    line = clauses.line
    for reference in clauses.references:
        gap = [line.low(i) for i in range(reference.last, k)]
        if reference.possessive and reference.last <= k and len(gap) <= 4:
            return reference.persons
        near = k < reference.first <= k + _NEAR
        if near and (reference.possessive or line.low(reference.first - 1) == "by"):
            return reference.persons
    tour = any(line.low(i) in _TOURS for i in range(k + 1, k + _NEAR))
    return clauses.topic if tour else ()


def by_where(index: int, clauses: Clauses, place: PlaceSpan) -> Sighting | None:
    """ "Cairo, where the king met the envoy": whoever does something there is there."""
    line = clauses.line
    where = next((i for i in (place.last, place.last + 1) if line.low(i) == "where"), None)
    k = clauses.verb_after(where + 1) if where is not None else None
    verb = clauses.verb(k) if k is not None else None
    if where is None or k is None or verb is None or not _DOING & set(verb.kinds):
        return None
    group = clauses.group(k)
    own = [r for r in clauses.references if where < r.first < group.first and not r.inner]
    own = [r for r in own if r.how != "group" and not r.possessive]
    persons = unique(p for r in own for p in r.persons)
    if not persons or group.status is None:
        return None
    if "meet" in verb.kinds:
        persons = unique((*persons, *_object(clauses, k)))
    time = when(clauses, k)
    rule = f"“{line.said(where, k + 1)}”: whoever does something there is there"
    return Sighting(persons, place, aged(group.status, time), rule, index, time)


_DOING = frozenset({"meet", "act", "attend", "stay"})


def _object(clauses: Clauses, k: int) -> tuple[Person, ...]:
    """To whom the verb at `k` is done."""
    for reference in clauses.references:
        gap = range(k + 1, reference.first)
        if reference.first > k and reference.persons and not reference.possessive:
            near = len(gap) <= 6 and not any(clauses.any_verb(i) for i in gap)
            return run_of(clauses, reference) if near else ()
    return ()
