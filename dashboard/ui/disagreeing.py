"""Where articles contradict each other about a stop, with the sentences of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.articles.article import SentenceRef
from dashboard.journeys.itinerary import Days, Disagreement, Itinerary, Status, Visit
from dashboard.ui import words
from dashboard.ui.quoting import Sources
from dashboard.ui.view import DisagreementView, SideView

Told = Mapping[str, Sequence[Itinerary]]
"""The itineraries of each article on its own, by the article's id."""


def disagreements(
    visit: Visit, told: Told, sources: Sources, year: int | None
) -> tuple[DisagreementView, ...]:
    """What the articles contradict each other in about a visit. A day without its year is of
    `year`."""
    return tuple(_view(visit, other, told, sources, year) for other in visit.disagreements)


def open_days(visit: Visit, told: Told) -> Days | None:
    """The range of days that a visit's date leaves open, and with it the dates of those articles
    that contradict it."""
    days = [
        telling.days
        for telling in (visit, *(_telling(visit, other, told) for other in visit.disagreements))
        if telling is not None and telling.days is not None
    ]
    return Days(min(d.first for d in days), max(d.last for d in days)) if days else None


def _view(
    visit: Visit, other: Disagreement, told: Told, sources: Sources, year: int | None
) -> DisagreementView:
    def side(says: str, refs: Iterable[SentenceRef]) -> SideView:
        return SideView(says, tuple(sources.quote(ref, visit.place.id) for ref in refs))

    def day(of: Visit) -> str:
        return words.when(of.days, of.precision, year)

    own = [ref for ref in visit.evidence if ref not in other.evidence]
    if other.what == "date":
        telling = _telling(visit, other, told)
        says = f"“{other.says}”" if telling is None else day(telling)
        return DisagreementView(
            "day", (side(day(visit), visit.date_evidence), side(says, other.evidence))
        )
    if other.what == "status":
        here, there = words.status(visit.status), words.status(Status(other.says))
        return DisagreementView("status", (side(here, own), side(there, other.evidence)))
    return DisagreementView(
        other.what, (side(visit.place.name, own), side(other.says, other.evidence))
    )


def _telling(visit: Visit, other: Disagreement, told: Told) -> Visit | None:
    """The visit as the article tells it that dates it otherwise, if `other` is about its date."""
    for article_id in dict.fromkeys(ref.article_id for ref in other.evidence):
        for itinerary in told.get(article_id, ()):
            for stop in itinerary.stops:
                telling = stop.visit
                if telling.place == visit.place and telling.date_evidence == other.evidence:
                    return telling if other.what == "date" else None
    return None
