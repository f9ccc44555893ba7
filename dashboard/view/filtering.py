"""What the filters let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import Any

from dashboard.articles.article import SentenceRef
from dashboard.atlas import Atlas
from dashboard.journeys.model import Days, Itinerary, Station, Visit
from dashboard.journeys.stations.order import in_order
from dashboard.places.place import Place, Resolution
from dashboard.view.colors import color, recalled
from dashboard.view.disagreeing import open_days
from dashboard.view.model import TravellerView
from dashboard.view.state import EVERYONE, Filters, Sure


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


def chosen(ranked: Sequence[TravellerView], filters: Filters) -> tuple[TravellerView, ...]:
    """The travellers whose journeys the filters let through, of all as `travellers` ranks them:
    everyone but some in that order, or one and others in the order in which they are asked for."""
    first = filters.traveller or _foremost(ranked)
    if first == EVERYONE:
        hidden = filters.others if filters.traveller == EVERYONE else ()
        return tuple(traveller for traveller in ranked if traveller.name not in hidden)
    by_name = {traveller.name: traveller for traveller in ranked}
    wanted = dict.fromkeys((first, *filters.others))
    return tuple(by_name[name] for name in wanted if name in by_name)


def _foremost(ranked: Sequence[TravellerView]) -> str:
    """Who is shown where nobody is asked for: who travels most; of people who only perhaps do, or
    have a life and no journey, everyone."""
    return ranked[0].name if ranked and ranked[0].stops else EVERYONE


class Gate:
    """What the filters let through of an atlas: whose journeys, and which of their visits. `colors`
    are the numbers of colours that travellers have already (see `colors.recalled`)."""

    def __init__(
        self, atlas: Atlas, filters: Filters, colors: Mapping[str, int] | None = None
    ) -> None:
        self.atlas = atlas
        self._filters = filters
        self._colors = colors
        self._sources = {article.id: article.source or "" for article in atlas.articles}

    @property
    def filters(self) -> Filters:
        """The filters."""
        return self._filters

    @cached_property
    def travellers(self) -> tuple[TravellerView, ...]:
        """The travellers whose journeys are let through; ranked once, for a rank takes long."""
        ranked = travellers(self.atlas, self._colors, perhaps=self._filters.perhaps)
        return chosen(ranked, self._filters)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of these travellers."""
        return frozenset(traveller.name for traveller in self.travellers)

    @cached_property
    def is_life(self) -> bool:
        """Whether it is the life of one that is shown, not journeys."""
        return shows_life(self.travellers, self._filters)

    @cached_property
    def travelling(self) -> frozenset[str]:
        """The names of those whose journeys are shown."""
        return frozenset() if self.is_life else self.names

    @property
    def is_of_everyone(self) -> bool:
        """Whether all journeys are: where that is asked for, or nobody is sure to travel."""
        asked = self._filters.traveller
        return asked == EVERYONE or (not asked and not self.atlas.itineraries)

    def lets_person(self, name: str) -> bool:
        """Whether what perhaps was is told of somebody: one of these travellers or, where
        everyone's journeys are shown, anybody who is not left out."""
        if name in self.names:
            return True
        hidden = self._filters.others if self._filters.traveller == EVERYONE else ()
        return self.is_of_everyone and name not in hidden

    def lifted(self, **filters: Any) -> Gate:
        """The same gate with some filters on visits set otherwise."""
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

    def lets_kinds(self, mentions: Iterable[Resolution]) -> bool:
        """Whether any of some mentions is, by its kind."""
        return any(found.mention.kind in self._filters.kinds for found in mentions)

    def lets_mention(self, found: Resolution) -> bool:
        """Whether a mention is, by its kind and by its place, where that is known."""
        if found.mention.kind not in self._filters.kinds:
            return False
        return found.place is None or self.lets_place(found.place)

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


def telling(gate: Gate) -> frozenset[str]:
    """The ids of the articles that the filters let through: those that tell of a traveller whose
    journey or life is shown, of whatever status; all of them where everyone's are, or nobody
    travels."""
    atlas = gate.atlas
    articles = frozenset(article.id for article in atlas.articles if gate.lets_article(article.id))
    if gate.is_of_everyone or not gate.names:
        return articles
    visits = [s.visit for itinerary in atlas.itineraries for s in itinerary.stops]
    visits += atlas.perhaps if gate.filters.perhaps else ()
    own_visits = (visit for visit in visits if visit.traveller in gate.names)
    own_stations = (each for each in atlas.stations if each.traveller in gate.names)
    told = {ref.article_id for visit in own_visits for ref in said_in(visit)}
    told |= {ref.article_id for station in own_stations for ref in station.evidence}
    return articles & told


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


def journeys(gate: Gate, days: Days | None = None) -> tuple[Itinerary, ...]:
    """The itineraries that the filters let through, without the stops that they do not, and those
    that cannot have been on some days, and the legs from and to them."""
    own = (each for each in gate.atlas.itineraries if each.traveller in gate.travelling)
    narrow = (_narrowed(itinerary, gate, days) for itinerary in own)
    return tuple(itinerary for itinerary in narrow if itinerary.stops)


def _narrowed(itinerary: Itinerary, gate: Gate, days: Days | None) -> Itinerary:
    """An itinerary without the stops that the filters and days leave out, and their legs."""
    stops = tuple(s for s in itinerary.stops if gate.lets(s.visit) and _may_be_on(s.visit, days))
    if len(stops) == len(itinerary.stops):
        return itinerary
    legs = tuple(leg for leg in itinerary.legs if leg.start in stops and leg.end in stops)
    return replace(itinerary, stops=stops, legs=legs)


def perhaps(gate: Gate) -> tuple[Visit, ...]:
    """The visits that perhaps were made, of those that the filters let through; those of people
    without a stop where everyone's are shown, or nobody has one."""
    return tuple(
        visit
        for visit in gate.atlas.perhaps
        if gate.lets_perhaps(visit) and gate.lets_person(visit.traveller)
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
    atlas = within(atlas, telling(gate))
    itineraries = journeys(gate, days)
    lives = tuple(each for each in stations(atlas, gate.travellers) if gate.lets_station(each))
    visited = {stop.visit.place for itinerary in itineraries for stop in itinerary.stops}
    visited |= {station.place for station in lives}
    resolutions = {
        article_id: tuple(r for r in found if r.place in visited or gate.lets_mention(r))
        for article_id, found in atlas.resolutions.items()
    }
    named = {found.place for left in resolutions.values() for found in left}
    maybe = perhaps(gate) if filters.perhaps else ()
    return replace(
        atlas,
        itineraries=itineraries,
        resolutions=resolutions,
        off_route=tuple(off for off in atlas.off_route if off.place in named),
        doubts=tuple(visit for visit in maybe if _may_be_on(visit, days)),
        stations=lives,
    )
