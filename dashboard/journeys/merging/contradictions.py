"""Where articles contradict each other about a visit: its date, its status, its place. Nothing is
settled here: each side keeps its own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dashboard.articles.article import SentenceRef
from dashboard.geometry import way
from dashboard.journeys.model import Days, Disagreement, Gathering, Precision, Status, Visit
from dashboard.journeys.routes.extents import within

# Towns no further apart may be two names for where one meeting was: a palace and its city.
_SAME_SPOT_KM = 50.0

Copies = set[frozenset[SentenceRef]]


def apart(a: Days, b: Days) -> timedelta:
    """How far two ranges of days lie from each other; zero where they overlap."""
    return max(b.first - a.last, a.first - b.last, timedelta(0))


def of_dates(day: Visit, tellings: Sequence[Visit], copies: Copies) -> Iterator[Disagreement]:
    """The tellings whose days are others than those of `day`, unless one copies the other."""
    for visit in tellings:
        pairs = {frozenset((a, b)) for a in visit.date_evidence for b in day.date_evidence}
        if visit.days and day.days and apart(visit.days, day.days) and not pairs & copies:
            yield Disagreement("date", visit)


def of_status(
    best: Visit, tellings: Sequence[Visit], published: Mapping[str, date | None]
) -> Iterator[Disagreement]:
    """The tellings that have called off what `best` has as done or planned, and the other way
    round; what is known on a later day replaces a plan and contradicts nothing."""
    for visit in tellings:
        statuses = {visit.status, best.status}
        if Status.CANCELLED not in statuses or len(statuses) == 1:
            continue
        if not (Status.PLANNED in statuses and _later(best, visit, published)):
            yield Disagreement("status", visit)


def _later(best: Visit, plan: Visit, published: Mapping[str, date | None]) -> bool:
    """Whether the first is news of a later day than the second, or of a day that is not known."""
    after, before = (published[v.evidence[0].article_id] for v in (best, plan))
    return after is None or before is None or after >= before


def of_places(
    visits: Sequence[Visit], meetings: Sequence[Gathering], name: str
) -> Iterator[tuple[int, int]]:
    """The pairs of one traveller's visits, by number, that are one meeting in two towns: no article
    tells both, they are on the same day, and the same others were met. In `meetings` everybody has
    one name, the traveller `name`."""
    own = [m for m in meetings if name in m.persons]
    company = [_company(visit, own) - {name} for visit in visits]
    for i, k in combinations(range(len(visits)), 2):
        if company[i] & company[k] and _one_day_in_two_towns(visits[i], visits[k]):
            yield i, k


def _company(visit: Visit, meetings: Sequence[Gathering]) -> set[str]:
    """Who met there by the sentences of a visit."""
    there = (m for m in meetings if m.place == visit.place and m.sentence in visit.evidence)
    return {person for m in there for person in m.persons}


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
