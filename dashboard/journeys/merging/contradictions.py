"""Where articles contradict each other about a visit: its date, its status, its place. Nothing is
settled here: each side keeps its own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dashboard.articles.article import SentenceRef
from dashboard.geometry import way
from dashboard.journeys.merging.near_days import apart
from dashboard.journeys.model import (
    COME,
    LEAVE,
    SET_OUT,
    Days,
    Disagreement,
    Gathering,
    Precision,
    Status,
    Visit,
)
from dashboard.journeys.routes.extents import within

# Towns no further apart may be two names for where one meeting was: a palace and its city.
_SAME_SPOT_KM = 50.0

Copies = set[frozenset[SentenceRef]]


# In which order the days of one visit come, of those who set out, come and leave; 2 is what is done
# in between.
_TURNS = {SET_OUT: 0, COME: 1, LEAVE: 3}
_BETWEEN = 2


def is_other_day(visit: Visit, day: Visit, copies: Copies) -> bool:
    """Whether a telling has other days than `day`, and is no copy of it: "on Monday", copied a week
    later, is no other Monday."""
    if not (visit.days and day.days and apart(visit.days, day.days)):
        return False
    pairs = {frozenset((a, b)) for a in visit.date_evidence for b in day.date_evidence}
    return visit.date_text != day.date_text or not pairs & copies


def contradicts(one: Visit, other: Visit) -> bool:
    """Whether the other days of two tellings exclude each other: of two arrivals, or of leaving
    before coming. Whoever came on Monday may well meet somebody there on Tuesday."""
    first, second = sorted((one, other), key=_turn)
    if _turn(first) == _turn(second):
        return first.doing == second.doing != ""
    assert first.days is not None and second.days is not None
    return first.days.first > second.days.last


def _turn(visit: Visit) -> int:
    return _TURNS.get(visit.doing, _BETWEEN)


def of_status(
    best: Visit, tellings: Sequence[Visit], published: Mapping[str, date | None]
) -> Iterator[Disagreement]:
    """The tellings that have called off what `best` has as done or planned, and the other way
    round; what is known on a later day replaces a plan and contradicts nothing."""
    for visit in tellings:
        statuses = {visit.status, best.status}
        if Status.CANCELLED not in statuses or len(statuses) == 1:
            continue
        if not is_replaced(visit, best, published):
            yield Disagreement("status", visit)


def is_replaced(plan: Visit, best: Visit, published: Mapping[str, date | None]) -> bool:
    """Whether a telling was a plan, of which `best` is news: of a later day, or of a day that is
    not known."""
    if plan.status is not Status.PLANNED or best.status is Status.PLANNED:
        return False
    after, before = (published[v.evidence[0].article_id] for v in (best, plan))
    return after is None or before is None or after >= before


def of_places(
    visits: Sequence[Visit], meetings: Sequence[Gathering], mark: str
) -> list[tuple[int, int]]:
    """The pairs of one traveller's visits, by number and in order, that are one meeting in two
    towns: no article tells both, they are on the same day, and the same others were met. `meetings`
    are the traveller's, in which everybody has one mark, he `mark`."""
    by_sentence: dict[SentenceRef, list[Gathering]] = {}
    for meeting in meetings:
        by_sentence.setdefault(meeting.sentence, []).append(meeting)
    on_day: dict[tuple[Days, str], list[int]] = {}
    for number, visit in enumerate(visits):
        if visit.days is not None:
            for person in _company(visit, by_sentence) - {mark}:
                on_day.setdefault((visit.days, person), []).append(number)
    pairs = {pair for numbers in on_day.values() for pair in combinations(numbers, 2)}
    return sorted((i, k) for i, k in pairs if _one_day_in_two_towns(visits[i], visits[k]))


def _company(visit: Visit, meetings: Mapping[SentenceRef, Sequence[Gathering]]) -> set[str]:
    """Who met there by the sentences of a visit."""
    told = (meeting for ref in visit.evidence for meeting in meetings.get(ref, ()))
    return {person for m in told if m.place == visit.place for person in m.persons}


def _one_day_in_two_towns(a: Visit, b: Visit) -> bool:
    """Whether two visits are told by different articles, as done or planned alike, of one and the
    same day, and in places that are neither near each other nor one within the other."""
    articles = [{ref.article_id for ref in visit.evidence} for visit in (a, b)]
    if articles[0] & articles[1] or a.status is not b.status or a.status is Status.CANCELLED:
        return False
    if a.days is None or a.days != b.days or a.precision is not Precision.DAY:
        return False
    if within(a.place, b.place):
        return False
    return way(a.place.point, b.place.point).km > _SAME_SPOT_KM
