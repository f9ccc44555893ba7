"""Countries and provinces that only hold a stop: what is told of the whole goes to the stop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dashboard.geometry import way
from dashboard.journeys.model import DRAWN, Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.routes.extents import contains
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.journeys.visits.tellings import same_time
from dashboard.places.place import Place


def without_wholes(made: Sequence[VisitCandidate]) -> list[VisitCandidate]:
    """Leaves out countries and provinces that hold a stop of the same status; what is said of the
    country (a day, that they left it, that it was called off) goes to the stop. A border's
    crossing that has its own day stays."""
    kept, of_person = list[VisitCandidate](), defaultdict[Person, list[VisitCandidate]](list)
    for candidate in made:
        of_person[candidate.person].append(candidate)
    for whole in made:
        own = of_person[whole.person]
        inside = [d for d in own if d is not whole and _holds(whole.place, d.place)]
        if whole.departing and any(d.status is Status.VISITED for d in inside):
            continue  # "has left for Norway … landed in Oslo"
        _call_off(whole, inside)
        stops = [d for d in inside if _one_visit(whole, d)]
        if stops and not (whole.entry and whole.time is not None):
            _pass_on(whole, stops)
        else:
            kept.append(whole)
    return kept


def _holds(whole: Place, place: Place) -> bool:
    """Tells whether a country, a province or a region holds a place; of a region, of which nothing
    says how far it reaches, by country and distance."""
    if contains(whole, place):
        return True
    region = whole.feature_class == "L" and whole.country == place.country
    smaller = place.feature_class in {"P", "S"}
    return region and smaller and way(whole.point, place.point).km < _ABOUT_A_REGION


# So many kilometres from its middle a town is in a region: "a visit to Darfur … visited Nyala".
_ABOUT_A_REGION = 250.0


def _call_off(whole: VisitCandidate, inside: Sequence[VisitCandidate]) -> None:
    """Calls off what is planned in a country, if the visit of the country is called off."""
    if whole.status is Status.CANCELLED:
        for stop in inside:
            if stop.status is Status.PLANNED:
                stop.status = Status.CANCELLED


def _one_visit(whole: VisitCandidate, stop: VisitCandidate) -> bool:
    """Tells whether a country's visit is that of a stop in it; a doubtful stop does not take away
    what is likely of the country."""
    if stop.chance < min(whole.chance, DRAWN):
        return False
    alike = stop.status == whole.status or _then_reached(whole, stop)
    return alike and (whole.status is not Status.PAST or same_time(stop, whole))


def _then_reached(whole: VisitCandidate, stop: VisitCandidate) -> bool:
    """Tells of "she left for Peru … she landed in Lima" that what was ahead was reached."""
    ahead = whole.status is Status.PLANNED and whole.time is None
    if stop.time is not None and stop.time.when.months:
        return False  # "is going home to Ladakh. She fell in Leh in January"
    return ahead and stop.status is Status.VISITED and stop.at > whole.at


def _pass_on(whole: VisitCandidate, stops: Sequence[VisitCandidate]) -> None:
    """Gives the stops what is told of the country that holds them."""
    for stop in stops:
        stop.tell_beside(*whole.lines)
        stop.left_around = stop.left_around or whole.origin
        stop.earlier = stop.earlier or whole.earlier
        if stop.time is None:
            stop.time, stop.time_line = whole.time, whole.time_line
    stops[0].at = min(stops[0].at, whole.at)
