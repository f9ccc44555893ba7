"""What the judge is told of what rules have read: by which kind of words, as what, how often."""

from __future__ import annotations

from dashboard.journeys.model import Status
from dashboard.journeys.visits.candidate import VisitCandidate

_HOWS = (
    "verb",
    "being",
    "opening",
    "trip",
    "event",
    "leaving",
    "where",
    "gathering",
    "contest",
    "ellipsis",
    "company",
    "others",
    "agent",
    "tour",
    "met",
)
_STATUSES = (Status.VISITED, Status.PLANNED, Status.PAST, Status.CANCELLED)
_MARKS = (
    "origin",
    "motion",
    "entry",
    "listed",
    "speech",
    "of_many",
    "custody",
    "away",
    "departing",
    "was_to",
    "again",
)

READING = [
    *(f"by_{how}" for how in _HOWS),
    *(f"read_{status}" for status in _STATUSES),
    *_MARKS,
    "turned",
    "apart",
    "tellings",
    "lines_telling",
    "dated",
    "ahead",
    "far",
    "elsewhere",
    "company_of",
]


def of_reading(read: VisitCandidate) -> tuple[float, ...]:
    """The columns of a visit that rules have read, in the order of `READING`."""
    first = read.presences[0]
    hows = {presence.how for presence in read.presences}
    when = read.time.when if read.time is not None else None
    return (
        *[how in hows for how in _HOWS],
        *[read.status is status for status in _STATUSES],
        *[getattr(first, mark) for mark in _MARKS],
        bool(first.turn),
        first.apart,
        len(read.presences),
        len(read.lines),
        when is not None,
        when.side if when is not None else 0,
        when is not None and when.far,
        first.place_line not in (None, first.line),
        len(first.persons),
    )
