"""Whether two tellings of a person at a place are of one visit, or of a second one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.journeys.model import Days, Status
from dashboard.journeys.routes.extents import within
from dashboard.journeys.visits.candidate import VisitCandidate

# How far two days at one place lie apart that are two visits: with other places in between, and
# without.
_TWO_VISITS = timedelta(days=6)
_WITH_OTHERS_BETWEEN = timedelta(days=1)


def same_visit(
    known: VisitCandidate,
    telling: VisitCandidate,
    made: Sequence[VisitCandidate],
    published: date | None,
) -> bool:
    """Tells whether another telling of a person at a place is of the visit that is known."""
    return _may_be_one(known, telling) and not anew(known, telling, made, published)


def _may_be_one(known: VisitCandidate, telling: VisitCandidate) -> bool:
    """Tells whether two tellings agree so far: not only one of them has the visit as past; whoever
    "leaves on Friday" leaves the place where they are."""
    statuses = known.status, telling.status
    if known.status == telling.status:
        return known.status is not Status.PAST or same_time(known, telling)
    leaving = telling.origin and statuses == (Status.VISITED, Status.PLANNED)
    return leaving or not (Status.PAST in statuses or known.origin or telling.origin)


def same_time(a: VisitCandidate, b: VisitCandidate) -> bool:
    """Tells whether no words for their times set two tellings apart."""
    return a.time is None or b.time is None or a.time.when.text == b.time.when.text


def anew(
    known: VisitCandidate,
    telling: VisitCandidate,
    made: Sequence[VisitCandidate],
    published: date | None,
) -> bool:
    """Tells whether a person who was at a place is told to be there once more: "flew to Oslo, to
    Bergen and back to Oslo", "visited Oslo on Monday … will visit Oslo again next month"."""
    if not _comes_after(known, telling):
        return False
    if _done_long_before(known, telling, published):
        return True
    gap = _gap(known, telling, published)
    if gap is not None and gap >= _TWO_VISITS and not _implied(telling):
        return True
    if telling.again:
        return _again_after(gap, telling) or bool(_between(known, telling, made))
    if gap is None or gap <= _WITH_OTHERS_BETWEEN:
        return False
    between = _between(known, telling, made)
    return any(_days_apart(known, d, telling, published) for d in between)


def _comes_after(known: VisitCandidate, telling: VisitCandidate) -> bool:
    """Tells whether one telling is read after another, and both are of somebody's coming there."""
    called_off = Status.CANCELLED in {known.status, telling.status}
    return telling.at > known.at and not telling.origin and not called_off


def _gap(
    known: VisitCandidate, telling: VisitCandidate, published: date | None
) -> timedelta | None:
    """Returns how long after the days of one telling those of another begin; None where one has
    none."""
    before, later = _days_of(known, published), _days_of(telling, published)
    return later.first - before.last if before and later else None


def _days_apart(
    known: VisitCandidate, between: VisitCandidate, telling: VisitCandidate, published: date | None
) -> bool:
    """Tells whether the days of a visit elsewhere lie between those of two tellings."""
    after, before = _gap(known, between, published), _gap(between, telling, published)
    return after is not None and before is not None and min(after, before) > timedelta(0)


def _done_long_before(
    known: VisitCandidate, telling: VisitCandidate, published: date | None
) -> bool:
    """Tells whether what was done lies long before what is planned: "will visit Oslo on Friday …
    last visited Oslo in March"."""
    statuses = known.status, telling.status
    if statuses != (Status.PLANNED, Status.VISITED) or known.departing:
        return False
    ahead, done = _days_of(known, published), _days_of(telling, published, months=True)
    return bool(ahead and done and ahead.first - done.last >= _TWO_VISITS)


def _implied(telling: VisitCandidate) -> bool:
    """Tells whether another line names the place, and none says that it was reached before."""
    return len(telling.lines) > 1 and not telling.again


def _again_after(gap: timedelta | None, telling: VisitCandidate) -> bool:
    """Tells of "visited Oslo again" by the days between that it is another visit than the one
    before: it lies later, or a plan says when."""
    if gap is not None:
        return gap > timedelta(0)
    return telling.time is not None and telling.status is Status.PLANNED


def _between(
    known: VisitCandidate, telling: VisitCandidate, made: Sequence[VisitCandidate]
) -> list[VisitCandidate]:
    """Returns the visits elsewhere that are told between two tellings of a person at a place."""
    return [
        d
        for d in made
        if d.person is telling.person
        and known.at < d.at < telling.at
        and d.status is Status.VISITED
        and not within(d.place, telling.place)
    ]


def _days_of(
    candidate: VisitCandidate, published: date | None, months: bool = False
) -> Days | None:
    """Returns the days that a visit's own words give, of some year where none is known; of a whole
    month or more only with `months`."""
    if candidate.time is None or (candidate.time.when.months and not months):
        return None
    when = candidate.time.when
    if published is None:
        return when.make(2001) if when.make else when.days(None)
    return when.days(published, candidate.tense)
