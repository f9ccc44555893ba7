"""Times that count from another visit: "two months after", "the day before", "a week later"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.dates.days import shifted
from dashboard.journeys.grammar.clauses import Clauses
from dashboard.journeys.model import Days, Status
from dashboard.journeys.sentences.spans import TimeSpan
from dashboard.journeys.visits.candidates import VisitCandidate

_HAPPENED = frozenset({"came", "comes", "was", "took", "place", "followed", "happened", "is"})


def date_by_count(
    read: Sequence[Clauses], made: Sequence[VisitCandidate], days: dict[int, Days | None]
) -> None:
    """Dates the visits whose sentence counts from another event, and puts those that come to lie
    months back among the past ones; `days` (by candidate's id) is filled in.

    "The 2019 visit came two months after she failed at the talks in Oslo": Oslo lies two months
    before the visit. "Two months later he went to Oslo": two months after what was told before.
    """
    for candidate in made:
        if candidate.time is not None:
            continue
        clauses = read[candidate.at[0]]
        span = next(
            (t for t in clauses.line.times if t.when.shift and t.last <= candidate.at[1]), None
        )
        if span is None or span.when.shift is None:
            continue
        candidate.time, candidate.time_line = span, candidate.at[0]
        count, unit = span.when.shift
        within = "," not in [clauses.line.low(i) for i in range(span.last, candidate.at[1])]
        backwards = clauses.line.low(span.first - 1) in _HAPPENED
        backwards = backwards or (within and clauses.line.low(span.last - 1) == "after")
        if backwards:
            count = -count
        attachment = _anchor(clauses, span, candidate, made, days)
        if attachment is not None:
            days[id(candidate)] = shifted(attachment, (count, unit))
        if unit in {"month", "year"} and candidate.status is Status.VISITED:
            candidate.status = Status.PAST


def _anchor(
    clauses: Clauses,
    span: TimeSpan,
    candidate: VisitCandidate,
    made: Sequence[VisitCandidate],
    days: dict[int, Days | None],
) -> Days | None:
    """The days counted from: those that the sentence gives before, made finer by a visit that is
    known to lie within them, else those of the visit told last."""
    dated = [d for d in made if d is not candidate and days[id(d)] is not None]
    named = next((t.when.days(None) for t in clauses.line.times if t.last <= span.first), None)
    if named is not None:
        for other in dated:
            inner = days[id(other)]
            if inner and named.first <= inner.first and inner.last <= named.last:
                return inner
        return named
    before = [d for d in dated if d.at < candidate.at]
    return days[id(max(before, key=lambda d: d.at))] if before else None
