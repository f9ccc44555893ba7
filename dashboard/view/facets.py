"""What a visit can be chosen by, and how many visits each choice would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dashboard.atlas import Atlas
from dashboard.journeys.model import Days, Status, Visit
from dashboard.view import filtering
from dashboard.view.state import EVERYONE, Filters, Sure, named

_MOST_MONTHS = 12  # beyond which years are offered instead


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the travellers' stops there are by each value of what they can be chosen by, the
    other filters applied; `periods` are months or years, in their order; `perhaps` how many perhaps
    were."""

    statuses: Mapping[Status, int] = field(default_factory=dict)
    sure: Mapping[Sure, int] = field(default_factory=dict)
    sources: Mapping[str, int] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    periods: Mapping[str, tuple[Days, int]] = field(default_factory=dict)
    perhaps: int = 0


def facets(atlas: Atlas, filters: Filters) -> Facets:
    """Counts the stops of the travellers that the filters let through. A choice that the filters
    hold is offered even where it would show nothing, so that it can be taken back."""
    gate = filtering.Gate(atlas, filters)
    visits = [
        stop.visit
        for itinerary in atlas.itineraries
        if itinerary.traveller in gate.names
        for stop in itinerary.stops
    ]

    def counted(**lifted: tuple[object, ...]) -> list[Visit]:
        open_ = gate.lifted(**lifted)
        return [visit for visit in visits if open_.lets(visit)]

    sources = Counter(source for visit in counted(sources=()) for source in gate.sources_of(visit))
    countries = Counter(v.place.country for v in counted(countries=()) if v.place.country)
    return Facets(
        statuses=Counter(v.status for v in counted(statuses=tuple(Status))),
        sure=Counter(Sure.of(v.chance) for v in counted(sure=tuple(Sure))),
        sources=_ranked(sources, filters.sources),
        countries=_ranked(countries, filters.countries),
        periods=dict(_periods(counted())),
        perhaps=len(filtering.perhaps(gate)),
    )


def by_article(every: Atlas, shown: Atlas, filters: Filters) -> Mapping[str, int]:
    """Counts, by the ids of the articles of `every`, the stops that each tells of, of those that
    the filters let through; the travellers are those of `shown`, which has the articles chosen."""
    gate = filtering.Gate(every, filters)
    names = gate.names
    if every is not shown and filters.traveller != EVERYONE:
        called = [itinerary.traveller for itinerary in every.itineraries]
        chosen = filtering.Gate(shown, filters).names
        names = frozenset(named(name, called) or name for name in chosen)
    counts = dict.fromkeys((article.id for article in every.articles), 0)
    for itinerary in every.itineraries:
        for stop in itinerary.stops if itinerary.traveller in names else ():
            if gate.lets(stop.visit):
                for article_id in {ref.article_id for ref in stop.visit.evidence}:
                    counts[article_id] += 1
    return counts


def _ranked(counts: Counter[str], held: Sequence[str]) -> dict[str, int]:
    """The values by falling count, and behind them those that are held and count nothing."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))) | {
        value: 0 for value in held if value not in counts
    }


def _periods(visits: Sequence[Visit]) -> Iterator[tuple[str, tuple[Days, int]]]:
    """The months, or of many the years, in which visits may begin, with how many do."""
    first_days = [visit.days.first for visit in visits if visit.days is not None]
    months = Counter(day.replace(day=1) for day in first_days)
    if len(months) <= _MOST_MONTHS:
        for month, count in sorted(months.items()):
            following = (month + timedelta(31)).replace(day=1)
            yield f"{month:%B} {month.year}", (Days(month, following - timedelta(1)), count)
        return
    for year, count in sorted(Counter(day.year for day in first_days).items()):
        yield str(year), (Days(date(year, 1, 1), date(year, 12, 31)), count)


def without_facets(filters: Filters) -> Filters:
    """The filters without what hides some of the travellers' stops."""
    return replace(filters, statuses=tuple(Status), sure=tuple(Sure), sources=(), countries=())
