"""What the filters let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from colorsys import hls_to_rgb
from copy import copy
from dataclasses import replace
from typing import Any

from dashboard.articles.article import SentenceRef
from dashboard.atlas import Atlas
from dashboard.journeys.model import Days, Itinerary, Station, Visit
from dashboard.journeys.stations.order import in_order
from dashboard.places.place import Place
from dashboard.view.disagreeing import open_days
from dashboard.view.model import TravellerView
from dashboard.view.state import EVERYONE, Filters, Sure, named

COLORS = ("#b3392f", "#2b6a8f", "#8a6d1b", "#6b4a8c", "#2f7d5b", "#9a4f7b", "#5a6470")
"""The first travellers' colours, the accent for the very first."""
_TURN = 0.381966  # of the colour wheel from one further colour to the next: the golden angle


def travellers(
    atlas: Atlas, colors: Mapping[str, int] | None = None, *, perhaps: bool = False
) -> tuple[TravellerView, ...]:
    """Rank who travels, persons before groups, most stops first, and after them those of whose
    lives stations are told, each in a colour that no other has: the one whose number `colors`
    gives, where it does (see `recalled`). With `perhaps` those are among them of whom no stop is
    sure enough, but some perhaps were."""
    counts, lives = Counter[str](), Counter(station.traveller for station in atlas.stations)
    names = dict[str, tuple[str, ...]]()
    for itinerary in atlas.itineraries:
        counts[itinerary.traveller] += len(itinerary.stops)
        names[itinerary.traveller] = itinerary.names
    maybe = Counter(v.traveller for v in atlas.perhaps if perhaps and v.traveller not in counts)
    groups = {itinerary.traveller for itinerary in atlas.itineraries if itinerary.group}

    def rank(name: str) -> tuple[bool, bool, int, int, int, str]:
        return not counts[name], name in groups, -counts[name], -maybe[name], -lives[name], name

    ranked = sorted({*counts, *maybe, *lives}, key=rank)
    numbers = recalled(ranked, colors or {})
    return tuple(
        TravellerView(
            name,
            counts[name],
            color(numbers[name]),
            name in groups,
            lives[name],
            maybe[name],
            names.get(name, ()),
        )
        for name in ranked
    )


def recalled(names: Iterable[str], before: Mapping[str, int]) -> dict[str, int]:
    """Number travellers so that each keeps the number that `before` gives, also where other
    articles spell the name otherwise. Newcomers, in their order, get numbers that nobody had; of
    two with one number the second does."""
    names = tuple(names)
    here = set(names)
    absent = [name for name in before if name not in here]
    free = max(before.values(), default=-1) + 1
    numbers, taken = dict[str, int](), set[int]()
    for name in names:
        same = name if name in before else named(name, absent)
        number = before[same] if same is not None else free
        if number in taken:
            number = free
        free = max(free, number + 1)
        taken.add(number)
        numbers[name] = number
    return numbers


def color(number: int) -> str:
    """The colour with a number, from 0, as "#rrggbb": one of COLORS, and then others without end,
    as far from the last ones on the wheel as can be."""
    if number < len(COLORS):
        return COLORS[number]
    lightness, saturation = 0.3 + 0.05 * (number % 3), 0.4 + 0.1 * (number % 4)
    parts = hls_to_rgb(number * _TURN % 1, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def chosen(ranked: Sequence[TravellerView], filters: Filters) -> tuple[TravellerView, ...]:
    """The travellers whose journeys the filters let through, of all as `travellers` ranks them:
    everyone but some in that order, or one and others in the order in which they are asked for."""
    first = filters.traveller
    if first == "":
        first = ranked[0].name if ranked and ranked[0].stops else EVERYONE
    if first == EVERYONE:
        hidden = filters.others if filters.traveller == EVERYONE else ()
        return tuple(traveller for traveller in ranked if traveller.name not in hidden)
    by_name = {traveller.name: traveller for traveller in ranked}
    wanted = dict.fromkeys((first, *filters.others))
    return tuple(by_name[name] for name in wanted if name in by_name)


def shown(atlas: Atlas, filters: Filters) -> tuple[TravellerView, ...]:
    """The travellers whose journeys the filters let through."""
    return chosen(travellers(atlas, perhaps=filters.perhaps), filters)


class Gate:
    """Which visits the filters let through, of those of the travellers shown."""

    def __init__(self, atlas: Atlas, filters: Filters) -> None:
        self._filters = filters
        self._sources = {article.id: article.source or "" for article in atlas.articles}

    def lifted(self, **filters: Any) -> Gate:
        """The same gate with some filters set otherwise."""
        gate = copy(self)
        gate._filters = replace(self._filters, **filters)
        return gate

    def lets(self, visit: Visit) -> bool:
        """Whether a visit of those shown as stops is let through."""
        return Sure.of(visit.chance) in self._filters.sure and self.lets_perhaps(visit)

    def lets_perhaps(self, visit: Visit) -> bool:
        """Whether a visit that perhaps was is, which is as sure as it is."""
        filters = self._filters
        return (
            visit.status in filters.statuses
            and self.lets_place(visit.place)
            and self._lets_sources(visit)
        )

    def lets_place(self, place: Place) -> bool:
        """Whether a place is, wherever it is named."""
        countries = self._filters.countries
        return not countries or place.country in countries

    def lets_article(self, article_id: str) -> bool:
        """Whether what an article names is."""
        return not self._filters.sources or self._sources[article_id] in self._filters.sources

    def lets_station(self, station: Station) -> bool:
        """Whether a station of a life is; it has no status, and is as sure as it is."""
        return self.lets_place(station.place) and self._lets_sources(station)

    def sources_of(self, told: Visit | Station) -> set[str]:
        """The sources of the articles that tell of it, as far as they are known."""
        return {self._sources[ref.article_id] for ref in told.evidence} - {""}

    def _lets_sources(self, told: Visit | Station) -> bool:
        wanted = self._filters.sources
        return not wanted or not self.sources_of(told).isdisjoint(wanted)


def said_in(visit: Visit) -> tuple[SentenceRef, ...]:
    """The sentences about a visit: its evidence, that of its date, and what disagrees with it."""
    said = [visit.evidence, visit.date_evidence, *(d.evidence for d in visit.disagreements)]
    return tuple(dict.fromkeys(ref for refs in said for ref in refs))


def telling(atlas: Atlas, filters: Filters) -> frozenset[str]:
    """The ids of the articles that the filters let through: those that tell of a traveller whose
    journey or life is shown, of whatever status; all of them where everyone's are, or nobody
    travels."""
    names, gate = {traveller.name for traveller in shown(atlas, filters)}, Gate(atlas, filters)
    articles = (article.id for article in atlas.articles if gate.lets_article(article.id))
    if _is_of_everyone(atlas, filters) or not names:
        return frozenset(articles)
    visits = [s.visit for itinerary in atlas.itineraries for s in itinerary.stops]
    visits += atlas.perhaps if filters.perhaps else ()
    told = {
        ref.article_id for visit in visits if visit.traveller in names for ref in said_in(visit)
    }
    told |= {
        ref.article_id
        for station in atlas.stations
        if station.traveller in names
        for ref in station.evidence
    }
    return frozenset(article for article in articles if article in told)


def _is_of_everyone(atlas: Atlas, filters: Filters) -> bool:
    """Whether all journeys are shown: where that is asked for, or nobody is sure to travel."""
    return filters.traveller == EVERYONE or (not filters.traveller and not atlas.itineraries)


def shows_life(shown: Sequence[TravellerView], filters: Filters) -> bool:
    """Tell whether what is shown of these travellers is the life of one: because the reader asked
    for it, or because he has stations and no journey."""
    if len(shown) != 1 or not shown[0].stations:
        return False
    return filters.life or not shown[0].stops


def stations(atlas: Atlas, shown: Iterable[TravellerView]) -> tuple[Station, ...]:
    """The stations of the lives of these travellers, person by person in order of time."""
    told: dict[str, list[Station]] = {}
    for station in atlas.stations:
        told.setdefault(station.traveller, []).append(station)
    return tuple(s for one in shown for s in in_order(told.get(one.name, ())))


def travelling(atlas: Atlas, articles: Iterable[str]) -> str | None:
    """Who travels most in articles, by their ids; None where nobody does."""
    wanted = set(articles)
    stops = Counter(
        itinerary.traveller
        for itinerary in atlas.itineraries
        for stop in itinerary.stops
        if wanted.intersection(ref.article_id for ref in stop.visit.evidence)
    )
    return max(stops, key=stops.__getitem__, default=None)


def within(atlas: Atlas, articles: frozenset[str]) -> Atlas:
    """`atlas` without what other articles than these name and share, the articles themselves and
    all journeys kept."""
    return replace(
        atlas,
        resolutions={
            article_id: found if article_id in articles else ()
            for article_id, found in atlas.resolutions.items()
        },
        unplaced=tuple(r for r in atlas.unplaced if r.mention.article_id in articles),
        shared=tuple(
            pair
            for pair in atlas.shared
            if {pair.first.article_id, pair.second.article_id} <= articles
        ),
    )


def journeys(atlas: Atlas, filters: Filters, days: Days | None = None) -> tuple[Itinerary, ...]:
    """The itineraries that the filters let through, without the stops that they do not, and those
    that cannot have been on some days, and the legs from and to them."""
    gate, chosen_ones = Gate(atlas, filters), shown(atlas, filters)
    names = set() if shows_life(chosen_ones, filters) else {one.name for one in chosen_ones}
    itineraries = []
    for itinerary in atlas.itineraries:
        stops = tuple(
            s for s in itinerary.stops if gate.lets(s.visit) and _may_be_on(s.visit, days)
        )
        legs = tuple(leg for leg in itinerary.legs if leg.start in stops and leg.end in stops)
        if stops and itinerary.traveller in names:
            itineraries.append(replace(itinerary, stops=stops, legs=legs))
    return tuple(itineraries)


def perhaps(atlas: Atlas, filters: Filters) -> tuple[Visit, ...]:
    """The visits that perhaps were made, of those that the filters let through; those of people
    without a stop where everyone's are shown, or nobody has one."""
    names = {traveller.name for traveller in shown(atlas, filters)}
    everyone = _is_of_everyone(atlas, filters)
    hidden = filters.others if filters.traveller == EVERYONE else ()
    gate = Gate(atlas, filters)
    return tuple(
        visit
        for visit in atlas.perhaps
        if gate.lets_perhaps(visit)
        and (visit.traveller in names or (everyone and visit.traveller not in hidden))
    )


def _may_be_on(visit: Visit, days: Days | None) -> bool:
    """Whether a visit's date leaves open that it was on some of the days; without a date it is on
    none."""
    if days is None:
        return True
    left_open = open_days(visit)
    return left_open is not None and left_open.first <= days.last and left_open.last >= days.first


def narrowed(atlas: Atlas, filters: Filters, days: Days | None = None) -> Atlas:
    """`atlas` without what the filters leave out: the stops of others, of other statuses and on
    other days, the legs from and to them, what only articles name that do not tell of the journey,
    mentions of other kinds than chosen, unless of a stop, and what perhaps was, unless shown."""
    gate = Gate(atlas, filters)
    atlas = within(atlas, telling(atlas, filters))
    itineraries = journeys(atlas, filters, days)
    told_of = stations(atlas, shown(atlas, filters))
    lives = tuple(station for station in told_of if gate.lets_station(station))
    visited = {stop.visit.place for itinerary in itineraries for stop in itinerary.stops}
    visited |= {station.place for station in lives}
    resolutions = {
        article_id: tuple(
            found
            for found in all_found
            if found.place in visited
            or (
                found.mention.kind in filters.kinds
                and (found.place is None or gate.lets_place(found.place))
            )
        )
        for article_id, all_found in atlas.resolutions.items()
    }
    named = {found.place for left in resolutions.values() for found in left}
    return replace(
        atlas,
        itineraries=itineraries,
        resolutions=resolutions,
        off_route=tuple(off for off in atlas.off_route if off.place in named),
        doubts=tuple(v for v in perhaps(atlas, filters) if filters.perhaps and _may_be_on(v, days)),
        stations=lives,
    )
