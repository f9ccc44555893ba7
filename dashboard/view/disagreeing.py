"""Where articles contradict each other about a stop, with the sentences of both sides."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.articles.article import SentenceRef
from dashboard.journeys.model import Days, Disagreement, Visit
from dashboard.view import words
from dashboard.view.model import DisagreementView, SideView
from dashboard.view.quoting import Sources


def disagreements(visit: Visit, sources: Sources, year: int | None) -> tuple[DisagreementView, ...]:
    """What the articles contradict each other in about a visit. A day without its year is of
    `year`."""
    return tuple(_view(visit, other, sources, year) for other in visit.disagreements)


def open_days(visit: Visit) -> Days | None:
    """The range of days that a visit's date leaves open, and with it the dates of those articles
    that contradict it."""
    others = (other.telling for other in visit.disagreements if other.what == "date")
    days = [telling.days for telling in (visit, *others) if telling.days is not None]
    return Days(min(d.first for d in days), max(d.last for d in days)) if days else None


def _view(
    visit: Visit, other: Disagreement, sources: Sources, year: int | None
) -> DisagreementView:
    def side(of: Visit, says: str, refs: Iterable[SentenceRef]) -> SideView:
        return SideView(says, tuple(sources.quote(ref, of.place.id) for ref in refs))

    telling = other.telling
    if other.what == "date":
        here, there = (words.when(v.days, v.precision, year) for v in (visit, telling))
    elif other.what == "status":
        here, there = (words.status(v.status) for v in (visit, telling))
    else:
        here, there = (v.place.name for v in (visit, telling))
    own = visit.date_evidence if other.what == "date" else visit.evidence
    sides = (side(visit, here, own), side(telling, there, other.evidence))
    return DisagreementView("day" if other.what == "date" else other.what, sides)
