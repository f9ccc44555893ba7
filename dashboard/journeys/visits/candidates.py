"""From what single lines say to visits: who counts as a traveller where, one visit of each place,
and no country that only holds a stop."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.presence.unsaid import without_unsaid
from dashboard.journeys.routes.extents import of_many_countries, too_large, within
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.journeys.visits.hosts import travellers
from dashboard.journeys.visits.tellings import same_visit
from dashboard.journeys.visits.wholes import without_wholes
from dashboard.places.place import Place

# "After talks in Oslo", "he had come from Oslo", "to Rome via Oslo": Oslo comes first.
_BEFORE_THAT = word_set("before_that")


def candidates_of(document: Document) -> list[VisitCandidate]:
    """Returns the visits that a document's presences tell of, in order of reading."""
    opening = [parse.line.low(0) for parse in document.parses]
    found = without_unsaid(document.parses, document.found)
    made = candidates(found, opening, document.article.published)
    for candidate in made:
        if _did_instead(candidate, document.parses):
            candidate.status = Status.CANCELLED
    return made


def _did_instead(candidate: VisitCandidate, parses: Sequence[Parse]) -> bool:
    """Tells of "She was due to speak in Oslo. Instead she" that it did not come about."""
    line = candidate.at[0]
    if candidate.status is not Status.PLANNED or line + 1 >= len(parses):
        return False
    planned, after = parses[line].line, parses[line + 1]
    if after.line.low(0) not in _INSTEAD or after.line.low(1) == "of":
        return False
    if planned.vocabulary.isdisjoint(_HAD_BEEN):
        return False
    doer = next((r for r in after.references if not r.possessive), None)
    return doer is not None and candidate.person in doer.persons


_INSTEAD = frozenset({"instead"})
_HAD_BEEN = frozenset({"was", "were", "had"})


def candidates(
    found: Iterable[Presence], opening: Sequence[str], published: date | None
) -> list[VisitCandidate]:
    """Returns the visits that the presences tell of, in order of reading. `opening` holds the first
    word of each line, for "Earlier, …"; `published` the day from which days are counted."""
    made = list[VisitCandidate]()
    known = defaultdict[tuple[Person, str], list[VisitCandidate]](list)
    for presence in found:
        place = _stop(presence)
        if place is None:
            continue
        for person in travellers(presence, place):
            if person.is_anywhere and not _travels(person, place, presence):
                continue
            telling = VisitCandidate(person, place, [presence], _told_earlier(presence, opening))
            there = known[person, place.id]
            one = next((d for d in there if same_visit(d, telling, made, published)), None)
            if one is not None:
                one.tell_again(presence)
            else:
                made.append(telling)
                there.append(telling)
    _settle(made, made)
    return without_wholes(made)


def with_more(
    made: Sequence[VisitCandidate], found: Iterable[tuple[Presence, Sequence[str]]]
) -> list[VisitCandidate]:
    """Returns the visits with those that further presences tell of, of other persons or places,
    each given with the reasons for its chance."""
    more = list[VisitCandidate]()
    for presence, reasons in found:
        place = _stop(presence)
        for person in travellers(presence, place) if place is not None else ():
            if place is not None:
                telling = VisitCandidate(person, place, [presence], False)
                telling.reasons = reasons
                more.append(telling)
    whole = [*made]
    for telling in more:
        insort(whole, telling, key=lambda candidate: candidate.at)
    _settle(more, whole)
    return without_wholes(whole)


def _settle(some: Iterable[VisitCandidate], made: Sequence[VisitCandidate]) -> None:
    """Gives some of the visits `made` the status that the whole article leaves them."""
    for candidate in some:
        _thwart(candidate)
        _end(candidate)
    for candidate in [d for d in some if _reported(d, made)]:
        candidate.status = Status.VISITED


def _stop(presence: Presence) -> Place | None:
    """Returns the place of a presence, if it is small enough for a stop."""
    place = presence.place.resolution.place
    if place is None or too_large(place) or of_many_countries(presence.place.resolution):
        return None
    return place


def _travels(person: Person, place: Place, presence: Presence) -> bool:
    """Tells whether the words tell of going, or a group comes from another country: one that only
    does something somewhere may be at home there."""
    going = presence.motion or presence.entry or presence.origin
    return going or bool(person.home and place.country and place.country not in person.home)


def _told_earlier(presence: Presence, opening: Sequence[str]) -> bool:
    """Tells whether the words set a presence before what was told before it."""
    cue = presence.cue in _BEFORE_THAT or opening[presence.line] == "earlier"
    return cue or presence.turn == "first"


def _thwart(candidate: VisitCandidate) -> None:
    """Calls off what those "were to" do who were refused or expelled."""
    planned = candidate.was_to and candidate.status is Status.PLANNED
    if planned and candidate.person.thwarted:
        candidate.status = Status.CANCELLED


def _end(candidate: VisitCandidate) -> None:
    """Calls off what the dead had planned, and puts in the past what they did and what those did on
    whom a court has ruled, unless it has a day."""
    undated = candidate.time is None or candidate.time.when.months
    if candidate.person.dead and candidate.status is Status.PLANNED:
        candidate.status = Status.PAST if candidate.departing else Status.CANCELLED
    over = candidate.person.dead or (candidate.person.tried and undated)
    if over and candidate.status is Status.VISITED:
        candidate.status = Status.PAST


def _reported(candidate: VisitCandidate, made: Sequence[VisitCandidate]) -> bool:
    """Tells whether what lies a week or two back is what the article reports: no later trip stands
    beside it."""
    if candidate.status is not Status.PAST or candidate.person.dead or not _lately(candidate):
        return False
    present = (d for d in made if d.person is candidate.person and d.status is not Status.PAST)
    return all(within(d.place, candidate.place) for d in present)


def _lately(candidate: VisitCandidate) -> bool:
    """Tells whether a visit lies behind by its own words, but not by months or years."""
    time = candidate.time
    return time is not None and time.when.side < 0 and not time.when.months
