"""What the filters let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from colorsys import hls_to_rgb
from dataclasses import replace

from dashboard.articles.article import SentenceRef
from dashboard.atlas import Atlas
from dashboard.journeys.model import Itinerary, Station, Visit
from dashboard.journeys.stations.order import in_order
from dashboard.view.model import TravellerView
from dashboard.view.state import EVERYONE, Filters, named

COLORS = ("#b3392f", "#2b6a8f", "#8a6d1b", "#6b4a8c", "#2f7d5b", "#9a4f7b", "#5a6470")
"""The first travellers' colours, the accent for the very first."""
_TURN = 0.381966  # of the colour wheel from one further colour to the next: the golden angle


def travellers(atlas: Atlas, colors: Mapping[str, int] | None = None) -> tuple[TravellerView, ...]:
    """Rank who travels, persons before groups, most stops first, and after them those of whose
    lives stations are told, each in a colour that no other has: the one whose number `colors`
    gives, where it does (see `recalled`)."""
    counts, lives = Counter[str](), Counter(station.traveller for station in atlas.stations)
    names = dict[str, tuple[str, ...]]()
    for itinerary in atlas.itineraries:
        counts[itinerary.traveller] += len(itinerary.stops)
        names[itinerary.traveller] = itinerary.names
    groups = {itinerary.traveller for itinerary in atlas.itineraries if itinerary.group}

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        return not counts[name], name in groups, -counts[name], -lives[name], name

    ranked = sorted({*counts, *lives}, key=rank)
    numbers = recalled(ranked, colors or {})
    return tuple(
        TravellerView(
            name,
            counts[name],
            color(numbers[name]),
            name in groups,
            lives[name],
            names.get(name, ()),
        )
        for name in ranked
    )


def recalled(names: Iterable[str], before: Mapping[str, int]) -> dict[str, int]:
    """Number travellers so that each keeps the number that `before` gives, also where other
    articles spell the name otherwise. Newcomers, in their order, get numbers that nobody had; of
    two with one number the second does."""
    names = tuple(names)
    absent = [name for name in before if name not in names]
    free = max(before.values(), default=-1) + 1
    numbers: dict[str, int] = {}
    for name in names:
        same = name if name in before else named(name, absent)
        number = before[same] if same is not None else free
        if number in numbers.values():
            number = free
        free = max(free, number + 1)
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


def chosen(ranked: tuple[TravellerView, ...], filters: Filters) -> tuple[TravellerView, ...]:
    """The travellers whose journeys the filters let through, of all as `travellers` ranks them; all
    of them where nobody travels and nobody is chosen."""
    if filters.traveller == "":
        return ranked[:1] if any(traveller.stops for traveller in ranked) else ranked
    return tuple(t for t in ranked if filters.traveller in (EVERYONE, t.name))


def said_in(visit: Visit) -> tuple[SentenceRef, ...]:
    """The sentences about a visit: its evidence, that of its date, and what disagrees with it."""
    said = [visit.evidence, visit.date_evidence, *(d.evidence for d in visit.disagreements)]
    return tuple(dict.fromkeys(ref for refs in said for ref in refs))


def telling(atlas: Atlas, filters: Filters) -> frozenset[str]:
    """The ids of the articles that the filters let through: those that tell of the traveller whose
    journey is shown, of whatever status; all of them where it is everyone's, or nobody travels."""
    names = {traveller.name for traveller in chosen(travellers(atlas), filters)}
    if filters.traveller == EVERYONE or not names:
        return frozenset(article.id for article in atlas.articles)
    return frozenset(
        ref.article_id
        for itinerary in atlas.itineraries
        if itinerary.traveller in names
        for stop in itinerary.stops
        for ref in said_in(stop.visit)
    ) | frozenset(
        ref.article_id
        for station in atlas.stations
        if station.traveller in names
        for ref in station.evidence
    )


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


def journeys(atlas: Atlas, filters: Filters) -> tuple[Itinerary, ...]:
    """The itineraries that the filters let through, without the stops of other statuses and the
    legs from and to them."""
    shown = chosen(travellers(atlas), filters)
    names = set() if shows_life(shown, filters) else {traveller.name for traveller in shown}
    itineraries = []
    for itinerary in atlas.itineraries:
        stops = tuple(s for s in itinerary.stops if s.visit.status in filters.statuses)
        legs = tuple(leg for leg in itinerary.legs if leg.start in stops and leg.end in stops)
        if stops and itinerary.traveller in names:
            itineraries.append(replace(itinerary, stops=stops, legs=legs))
    return tuple(itineraries)


def narrowed(atlas: Atlas, filters: Filters) -> Atlas:
    """`atlas` without what the filters leave out: the stops of others and of other statuses, the
    legs from and to them, what only articles name that do not tell of the journey, and mentions of
    other kinds than chosen, unless of a stop."""
    atlas = within(atlas, telling(atlas, filters))
    itineraries = journeys(atlas, filters)
    lives = stations(atlas, chosen(travellers(atlas), filters))
    visited = {stop.visit.place for itinerary in itineraries for stop in itinerary.stops}
    visited |= {station.place for station in lives}
    resolutions = {
        article_id: tuple(
            found
            for found in all_found
            if found.mention.kind in filters.kinds or found.place in visited
        )
        for article_id, all_found in atlas.resolutions.items()
    }
    named = {found.place for left in resolutions.values() for found in left}
    return replace(
        atlas,
        itineraries=itineraries,
        resolutions=resolutions,
        off_route=tuple(off for off in atlas.off_route if off.place in named),
        stations=lives,
    )
