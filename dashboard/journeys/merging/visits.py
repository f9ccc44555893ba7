"""A traveller's visits: which tellings are of one, and what it is by all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dashboard.articles.article import SentenceRef
from dashboard.journeys.merging.contradictions import (
    Copies,
    contradicts,
    is_other_day,
    is_replaced,
    of_status,
)
from dashboard.journeys.merging.near_days import NearDays
from dashboard.journeys.model import (
    SET_OUT,
    Borrowed,
    Days,
    Disagreement,
    Itinerary,
    Precision,
    Status,
    Visit,
)

# Tellings of one place by one traveller whose days lie no further apart than this are taken to
# be of one visit that the articles date differently; further apart, they are two visits.
_ONE_VISIT = timedelta(days=4)
# A range of days no longer than this may be a stay; in a longer one, a day is meant.
_LONGEST = timedelta(days=6)

Trip = tuple[str, int]
"""A trip as an article tells of it: the article's id and the trip's number in it."""


@dataclass(slots=True, eq=False)
class Merged:
    """A visit with its tellings, by article, and their positions on their article's trip; `rivals`
    are what other articles tell in its stead."""

    tellings: list[Visit] = field(default_factory=list)
    places: dict[Trip, int] = field(default_factory=dict)
    rivals: list[Merged] = field(default_factory=list)


def visits(tellings: Iterable[tuple[str, Itinerary]]) -> list[Merged]:
    """A traveller's visits, each with all its tellings, out of what articles (by id) tell. A
    telling is of the first visit that it can be of and that its trip does not tell of already."""
    merged: list[Merged] = []
    at: dict[str, _AtPlace] = {}
    for article_id, journey in tellings:
        trip = (article_id, journey.trip)
        for stop in journey.stops:
            there = at.setdefault(stop.visit.place.id, _AtPlace(merged))
            number = there.of(stop.visit, trip)
            if number is None:
                number = len(merged)
                merged.append(Merged())
            merged[number].tellings.append(stop.visit)
            merged[number].places[trip] = stop.order
            there.add(stop.visit, number)
    return merged


class _AtPlace:
    """The visits of one traveller to one place, by their numbers in `merged`, which is common to
    all places."""

    def __init__(self, merged: Sequence[Merged]) -> None:
        self._merged = merged
        self._all: dict[bool, list[int]] = {False: [], True: []}  # by whether they are past
        self._undated: dict[bool, dict[int, None]] = {False: {}, True: {}}
        self._days = NearDays(_ONE_VISIT)
        self._told: dict[tuple[Trip, bool], int] = {}

    def add(self, visit: Visit, number: int) -> None:
        """Add a telling of a visit, which it is of."""
        past = self._is_past(number)
        if len(self._merged[number].tellings) == 1:
            self._all[past].append(number)
            self._undated[past][number] = None
        if visit.days is not None:
            self._days.add(visit.days, number)
            self._undated[past].pop(number, None)

    def of(self, visit: Visit, trip: Trip) -> int | None:
        """The first visit that a telling of a trip can be of: of those with days, one whose days
        are near; else one that is past if the telling is."""
        past = visit.status is Status.PAST
        if visit.days is None:
            return self._first_of_all(trip, past)
        near = {n for n in self._days.near(visit.days) if trip not in self._merged[n].places}
        open_ = next((n for n in self._undated[past] if trip not in self._merged[n].places), None)
        return min(near if open_ is None else {*near, open_}, default=None)

    def _first_of_all(self, trip: Trip, past: bool) -> int | None:
        """The first visit, dated or not, that a trip does not tell of. Those before the one found
        for the same trip last time all are told of by it."""
        known = self._all[past]
        start = self._told.get((trip, past), 0)
        for position in range(start, len(known)):
            if trip not in self._merged[known[position]].places:
                self._told[trip, past] = position
                return known[position]
        self._told[trip, past] = len(known)
        return None

    def _is_past(self, number: int) -> bool:
        return self._merged[number].tellings[0].status is Status.PAST


def joined(merged: Merged, copies: Copies, published: Mapping[str, date | None]) -> Visit:
    """Makes one visit out of its tellings: the first that is done outranks what is planned, the
    finest day is taken, with those of the same stay, and what contradicts it is kept beside it. It
    is as likely as its likeliest telling: articles copy each other, so that several are no
    independent witnesses."""
    best = max(merged.tellings, key=lambda v: _RANK[v.status])
    dated = _dated(best, merged.tellings, copies, published)
    otherwise = list(of_status(best, merged.tellings, published))
    contrary = {id(other.telling) for other in otherwise}
    agreeing = [v for v in merged.tellings if id(v) not in contrary]
    likeliest = max(agreeing, key=lambda v: v.chance)
    return replace(
        dated,
        evidence=tuple(dict.fromkeys(ref for visit in agreeing for ref in visit.evidence)),
        edits=tuple(dict.fromkeys(edit for visit in agreeing for edit in visit.edits)),
        disagreements=(*dated.disagreements, *otherwise),
        chance=likeliest.chance,
        reasons=likeliest.reasons,
    )


def _dated(
    best: Visit, tellings: Sequence[Visit], copies: Copies, published: Mapping[str, date | None]
) -> Visit:
    """A visit with its days by all its tellings, and what contradicts them."""
    dated = [v for v in tellings if v.days is not None]
    day = _finest(best, dated)
    current = (v for v in dated if not is_replaced(v, best, published))
    contrary, stay = _other_days(best, day, [v for v in current if is_other_day(v, day, copies)])
    borrowed = day.days is not None and any(v.date_text is None for v in tellings)
    return replace(
        _over(best, day, stay),
        date_evidence=_telling_when(day, dated, stay) or day.date_evidence,
        borrowed=(Borrowed("date", day.date_evidence),) if borrowed else (),
        disagreements=tuple(Disagreement("date", v) for v in contrary),
    )


def _other_days(
    best: Visit, day: Visit, others: Sequence[Visit]
) -> tuple[list[Visit], list[Visit]]:
    """The tellings of other days than `day` that contradict it, and those of the same stay, which
    there are none of where something contradicts."""
    contrary = [v for v in others if contradicts(v, day)]
    return contrary, [] if contrary else [v for v in others if _is_of_stay(v, best, day)]


def _telling_when(
    day: Visit, dated: Sequence[Visit], stay: Sequence[Visit]
) -> tuple[SentenceRef, ...]:
    """The sentences that give the day, or others of the same stay, each once."""
    same_day = (v for v in dated if v.days == day.days)
    return tuple(dict.fromkeys(ref for v in (*same_day, *stay) for ref in v.date_evidence))


def _is_of_stay(visit: Visit, best: Visit, day: Visit) -> bool:
    """Whether a telling of another day may be of the same stay as `day`: of a visit as far done as
    what is known `best`, and no range of days in which one day is meant."""
    both = (visit, day)
    if any(v.status is not best.status or v.doing == SET_OUT for v in both):
        return False
    return not any(_length(v) > _LONGEST or any(e.what == "day" for e in v.edits) for v in both)


def _over(best: Visit, day: Visit, stay: Sequence[Visit]) -> Visit:
    """A visit with the day of one telling, and those of the same stay."""
    if not stay:
        return replace(best, days=day.days, date_text=day.date_text, precision=day.precision)
    all_days = (day, *stay)
    first, last = min(all_days, key=_range), max(all_days, key=lambda v: _range(v)[1])
    span = Days(_range(first)[0], _range(last)[1])
    text = f"{first.date_text} … {last.date_text}"
    return replace(best, days=span, date_text=text, precision=Precision.SPAN)


def _range(visit: Visit) -> tuple[date, date]:
    assert visit.days is not None
    return visit.days.first, visit.days.last


# What one article reports as news outranks what another has as past, for of one visit both may be
# told where the days are near. (`visits/candidate.py` has these two alike: in one article they are
# two visits.)
_RANK = {Status.PLANNED: 0, Status.CANCELLED: 1, Status.PAST: 2, Status.VISITED: 3}


def _finest(best: Visit, dated: Sequence[Visit]) -> Visit:
    """Finds the telling with the finest day, `best` itself where none is finer."""
    finest = min(dated, key=_length, default=best)
    return best if best.days is not None and _length(best) == _length(finest) else finest


def _length(visit: Visit) -> timedelta:
    return visit.days.last - visit.days.first if visit.days else timedelta.max
