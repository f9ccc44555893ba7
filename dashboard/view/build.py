"""From an atlas and filters to the `View` that map, table, reader and exported file draw."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import RLock
from typing import NamedTuple

from dashboard.articles.article import Article, SentenceRef
from dashboard.articles.language import foreign_language
from dashboard.atlas import Atlas
from dashboard.journeys.model import Itinerary, Status, Stop, Visit
from dashboard.journeys.routes.trips import track
from dashboard.places.place import Place, Resolution
from dashboard.view import filtering, words
from dashboard.view.disagreeing import disagreements, open_days
from dashboard.view.filtering import (
    chosen,
    journeys,
    perhaps,
    said_in,
    shows_life,
    stations,
    telling,
    travellers,
    within,
)
from dashboard.view.lives import life_lines, station_views
from dashboard.view.model import (
    AlternativeView,
    ArticleView,
    LegView,
    PlaceView,
    Quote,
    StationView,
    StopView,
    TravellerView,
    View,
)
from dashboard.view.quoting import Sources
from dashboard.view.state import Filters

_ALTERNATIVES = 4


@dataclass(frozen=True, slots=True)
class _NumberedStop:
    """A stop that the filters let through, in its trip and with the number of its mark."""

    itinerary: Itinerary
    stop: Stop
    number: str


def build(
    atlas: Atlas, filters: Filters | None = None, colors: Mapping[str, int] | None = None
) -> View:
    """What the screen shows of `atlas`, whole, `colors` being the numbers of travellers' colours
    that are given already (see `filtering.recalled`).

    Filtering by article is the atlas's own matter: build it from the chosen articles, since
    without the others nothing is borrowed from them, and nothing shared.
    """
    return Shown(atlas, filters or Filters(), colors).whole()


class Shown:
    """What is shown of an atlas for one set of filters, each piece made when it is first asked
    for. Threads may share it; `sources` are the atlas's, where they are there already, or another
    atlas's of much the same articles (`before`)."""

    def __init__(
        self,
        atlas: Atlas,
        filters: Filters,
        colors: Mapping[str, int] | None = None,
        sources: Sources | None = None,
        before: Sources | None = None,
    ) -> None:
        self.atlas, self.filters, self.colors = atlas, filters, colors
        self._sources, self._before = sources, before
        self._view: View | None = None
        self._lock = RLock()

    @property
    def sources(self) -> Sources:
        """The sentences of the atlas."""
        with self._lock:
            if self._sources is None:
                self._sources = Sources(self.atlas, self._before)
                self._before = None
            return self._sources

    @property
    def view(self) -> View:
        """The view, its articles without their text: a page shows that of one at a time."""
        with self._lock:
            if self._view is None:
                self._view = _view(self.atlas, self.filters, self.colors, self.sources)
            return self._view

    def article(self, number: int) -> ArticleView:
        """The article at a place in the view's articles, from 0, with its text. Raises IndexError
        where none is."""
        heading = self.view.articles[number]
        told = self.sources.article(self._articles[heading.id], self._linked, self._evidence)
        return replace(heading, notes=told.notes, paragraphs=told.paragraphs)

    def whole(self) -> View:
        """The view with all its articles."""
        told = tuple(self.article(number) for number in range(len(self.view.articles)))
        return replace(self.view, articles=told)

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.atlas.articles}

    @cached_property
    def _linked(self) -> set[str]:
        return {place.id for place in self.view.places}

    @cached_property
    def _evidence(self) -> set[SentenceRef]:
        quoted: tuple[StopView | StationView, ...] = (*self.view.stops, *self.view.stations)
        return {SentenceRef(q.article, q.sentence) for told in quoted for q in told.quotes}


def _view(
    atlas: Atlas, filters: Filters, colors: Mapping[str, int] | None, sources: Sources
) -> View:
    of_traveller: dict[str, list[Itinerary]] = defaultdict(list)
    for itinerary in atlas.itineraries:
        of_traveller[itinerary.traveller].append(itinerary)
    shown_travellers = chosen(travellers(atlas, colors, perhaps=filters.perhaps), filters)
    is_life = shows_life(shown_travellers, filters)
    travelling = () if is_life else shown_travellers
    numbered = [
        item for traveller in travelling for item in _numbered(of_traveller[traveller.name])
    ]
    gate = filtering.Gate(atlas, filters)
    shown = [item for item in numbered if gate.lets(item.stop.visit)]
    year = _year(atlas)
    told = telling(atlas, filters)
    scope = within(atlas, told)
    unsure = scope.unsure_places()
    stops = [_stop_view(item, sources, year, unsure) for item in shown]
    visits = perhaps(atlas, filters)
    doubtful = tuple(replace(_visit_view(v, sources, year), perhaps=True) for v in visits)
    maybe = dict(zip(visits, doubtful, strict=True)) if filters.perhaps else {}
    lives = stations(atlas, shown_travellers)
    # Numbered before some are left out, as stops are.
    numbered_lives = zip(lives, station_views(lives, sources, atlas, is_life), strict=True)
    kept = [(told, seen) for told, seen in numbered_lives if gate.lets_station(told)]
    told_of_lives = tuple(seen for _, seen in kept)
    placed = {station.place.id: station.place for station, _ in kept}
    places = tuple(_places(scope, filters, stops, shown, maybe, sources, told_of_lives, placed))
    return View(
        articles=tuple(
            replace(sources.heading(article), tells=article.id in told)
            for article in sorted(atlas.articles, key=lambda article: article.id not in told)
        ),
        travellers=shown_travellers,
        places=places,
        legs=tuple(_leg_views(journeys(atlas, filters), sources, unsure)),
        stops=tuple(stops),
        perhaps=doubtful,
        shows_perhaps=filters.perhaps,
        focus=_focus(shown, places),
        unplaced=tuple(sources.unplaced(resolution) for resolution in scope.unplaced),
        title=_titled(filters, shown_travellers, len(told), len(atlas.articles)),
        stations=told_of_lives,
        life_lines=tuple(life_lines(lives, gate.lets_station)) if is_life else (),
        is_life=is_life,
        wording=tuple(sources.wording(scope.shared)),
        hidden=len(lives) - len(kept) if is_life else len(numbered) - len(shown),
        foreign=_foreign(atlas) if not numbered else "",
    )


def _foreign(atlas: Atlas) -> str:
    """The language that all the articles seem to be in; "" where one seems to be in English."""
    languages = {foreign_language(article.text) or "" for article in atlas.articles}
    return languages.pop() if len(languages) == 1 else ""


def _titled(
    filters: Filters, chosen: tuple[TravellerView, ...], telling: int, articles: int
) -> str:
    """The filters in words, with the name of the traveller that they leave open; where nobody
    travels, of whose life or of how many the articles tell."""
    name = filters.traveller
    if not name and chosen and (chosen[0].stops or len(chosen) == 1):
        name = chosen[0].name
    lives = any(one.stations for one in chosen) and not any(one.stops for one in chosen)
    life = lives or shows_life(chosen, filters)
    titled = replace(filters, traveller=name if chosen else "", life=life)
    return titled.words(telling, articles)


def _numbered(itineraries: Iterable[Itinerary]) -> Iterator[_NumberedStop]:
    """One traveller's stops, earlier trips last, with the numbers of their marks. Stops whose
    sequence the text leaves open share a number."""
    count = Counter[bool]()
    for itinerary in sorted(itineraries, key=lambda i: (_is_past(i), i.trip)):
        counted: set[tuple[bool, int]] = set()
        for stop in itinerary.stops:
            past = stop.visit.status is Status.PAST
            number = ""
            if stop.visit.status is Status.CANCELLED:
                number = "×"
            elif not _holds_another(stop, itinerary):
                count[past] += (past, stop.order) not in counted
                counted.add((past, stop.order))
                number = chr(ord("a") + (count[past] - 1) % 26) if past else str(count[past])
            yield _NumberedStop(itinerary, stop, number)


def _is_past(itinerary: Itinerary) -> bool:
    return all(stop.visit.status is Status.PAST for stop in itinerary.stops)


def _holds_another(stop: Stop, itinerary: Itinerary) -> bool:
    """True for an area of a country in which the trip has a point to show as well."""
    place = stop.visit.place
    return place.is_area and any(
        other.visit.place.country == place.country and not other.visit.place.is_area
        for other in itinerary.stops
    )


def _stop_view(
    item: _NumberedStop, sources: Sources, year: int | None, unsure: frozenset[str]
) -> StopView:
    """A stop of a trip, with the leg that leads there."""
    itinerary = item.itinerary
    leg = next((leg for leg in itinerary.legs if leg.end == item.stop), None)
    return replace(
        _visit_view(item.stop.visit, sources, year),
        trip=itinerary.trip,
        order=item.stop.order,
        number=item.number,
        km=None if leg is None else round(leg.km),
        bearing="" if leg is None else words.wind(leg.bearing),
        way_note="" if leg is None else words.unsure(leg.ends, unsure),
    )


def _visit_view(visit: Visit, sources: Sources, year: int | None) -> StopView:
    """What is shown of a visit by itself, on no trip."""
    refs = said_in(visit)
    days = open_days(visit)
    borrowed = "; ".join(
        f"the {loan.what} is from {sources.labels[ref.article_id]}, sentence {ref.index + 1}"
        for loan in visit.borrowed
        for ref in loan.evidence[:1]
    )
    return StopView(
        traveller=visit.traveller,
        trip=0,
        order=0,
        number="",
        place=visit.place.id,
        place_name=visit.place.name,
        status=visit.status.value,
        status_words=words.status(visit.status),
        when=words.when(visit.days, visit.precision, year),
        first_day=days.first.isoformat() if days else "",
        last_day=days.last.isoformat() if days else "",
        when_text=visit.date_text or "",
        km=None,
        bearing="",
        rule=visit.rule,
        borrowed=borrowed,
        same_wording=sources.same_wording(refs),
        quotes=tuple(sources.quote(ref, visit.place.id) for ref in refs),
        disagreements=disagreements(visit, sources, year),
        chance=visit.chance,
        sure=words.sure(visit.chance),
        reasons=visit.reasons,
        edited=words.edited(visit.edits),
    )


def _leg_views(
    shown: Iterable[Itinerary], sources: Sources, unsure: frozenset[str]
) -> Iterator[LegView]:
    for itinerary in shown:
        for leg in itinerary.legs:
            end, note = leg.end.visit.place.id, words.unsure(leg.ends, unsure)
            yield LegView(
                traveller=itinerary.traveller,
                trip=itinerary.trip,
                start=leg.start.visit.place.id,
                end=end,
                status=leg.end.visit.status.value,
                status_words=words.status(leg.end.visit.status),
                km=round(leg.km),
                bearing=words.wind(leg.bearing),
                points=track(leg),
                quotes=tuple(sources.quote(ref, end) for ref in leg.evidence),
                unsure=bool(note),
                note=note,
            )


def _places(
    atlas: Atlas,
    filters: Filters,
    stops: list[StopView],
    shown: list[_NumberedStop],
    maybe: Mapping[Visit, StopView],
    sources: Sources,
    stations: Sequence[StationView],
    placed: Mapping[str, Place],
) -> Iterator[PlaceView]:
    """The stops' places in the order of the stops, those of stations of lives, `placed` by their
    ids, those of visits that are to be shown though they only `maybe` were, and then those that are
    named, most named first."""
    named: dict[str, list[Resolution]] = defaultdict(list)
    for found in atlas.resolutions.values():
        for resolution in found:
            if resolution.place is not None:
                named[resolution.place.id].append(resolution)
    visits: dict[str, list[StopView]] = defaultdict(list)
    for stop in stops:
        visits[stop.place].append(stop)
    lives: dict[str, list[StationView]] = {}
    for station in stations:
        lives.setdefault(station.place, []).append(station)
    doubtful: dict[str, list[StopView]] = defaultdict(list)
    for stop in maybe.values():
        doubtful[stop.place].append(stop)
    visitors, gate = _visitors(atlas, filters), filtering.Gate(atlas, filters)
    whys = {off.place.id: off.why for off in atlas.off_route}
    of_stops = dict.fromkeys(item.stop.visit.place for item in shown)
    of_lives = (placed[place_id] for place_id in lives if not visits[place_id])
    for place in (*of_stops, *of_lives):
        told = _Told(visits[place.id], lives.get(place.id, []))
        view = _place_view(place, named[place.id], told, "", sources)
        yield replace(view, quotes=_unquoted(view.quotes, doubtful[place.id]))
    for place in dict.fromkeys(v.place for v in maybe):
        if visits[place.id] or place.id in lives:
            continue
        why = visitors.get(place.id, "")
        view = _place_view(place, named[place.id], _Told([], []), why, sources)
        quotes = _unquoted(view.quotes, doubtful[place.id])
        yield replace(view, role="perhaps", quotes=quotes)
    for place_id, resolutions in sorted(named.items(), key=lambda item: -len(item[1])):
        kinds = {resolution.mention.kind for resolution in resolutions}
        wanted = place_id in visitors or kinds & set(filters.kinds)
        if visits[place_id] or doubtful[place_id] or place_id in lives or not wanted:
            continue
        at = resolutions[0].place
        if at is None or not gate.lets_place(at):
            continue
        why = whys.get(place_id, "No traveller could be read here.")
        if place_id in visitors:
            why = visitors[place_id]
        made_from = (at, resolutions, why)
        before = sources.places.get(place_id)
        if before is None or before[0] != made_from:
            view = _place_view(at, resolutions, _Told([], []), why, sources)
            before = sources.places[place_id] = made_from, view
        yield before[1]


def _unquoted(quotes: Iterable[Quote], told: Iterable[StopView | StationView]) -> tuple[Quote, ...]:
    """The sentences that what is told does not quote."""
    quoted = {(quote.article, quote.sentence) for each in told for quote in each.quotes}
    return tuple(quote for quote in quotes if (quote.article, quote.sentence) not in quoted)


class _Told(NamedTuple):
    """What is told of a place: stops and stations of lives."""

    stops: list[StopView]
    stations: list[StationView]

    @property
    def role(self) -> str:
        """The place's role on the map."""
        return "stop" if self.stops else "station" if self.stations else "named"


def _place_view(
    place: Place,
    resolutions: list[Resolution],
    told: _Told,
    why_off_route: str,
    sources: Sources,
) -> PlaceView:
    best = max(resolutions, key=lambda resolution: resolution.score, default=None)
    naming = {resolution.mention.article_id for resolution in resolutions}
    quotes = (
        sources.quote(ref, place.id) for ref in sources.naming(place.id) if ref.article_id in naming
    )
    return PlaceView(
        id=place.id,
        name=place.name,
        what=words.what(place),
        where=words.where(place),
        lat=place.lat,
        lon=place.lon,
        area=place.is_area,
        role=told.role,
        kinds=tuple(sorted({resolution.mention.kind.value for resolution in resolutions})),
        radius_km=place.uncertainty_km,
        score=best.score if best else 0.0,
        sure=words.sure(best.score) if best else "",
        reasons=tuple(reason.text for reason in best.reasons) if best else (),
        alternatives=tuple(
            AlternativeView(other.place.name, words.where(other.place), other.score, other.place.id)
            for other in (best.alternatives[:_ALTERNATIVES] if best else ())
        ),
        why_off_route=why_off_route,
        stops=tuple(told.stops),
        stations=tuple(told.stations),
        quotes=_unquoted(quotes, (*told.stops, *told.stations)),
        unsure=best is not None and not best.is_likely,
        edited=words.edited(dict.fromkeys(r.edit for r in resolutions if r.edit)),
    )


def _visitors(atlas: Atlas, filters: Filters) -> Mapping[str, str]:
    """Whose stop, or station of whose life, each place is that the filters leave out, in words, by
    the place's id."""
    chosen_ones, gate = filtering.shown(atlas, filters), filtering.Gate(atlas, filters)
    shown = {traveller.name for traveller in chosen_ones}
    travelling = set[str]() if shows_life(chosen_ones, filters) else shown
    stops: dict[str, dict[tuple[bool, Status], dict[str, None]]] = defaultdict(dict)
    for itinerary in atlas.itineraries:
        for stop in itinerary.stops:
            kind = (itinerary.traveller not in travelling, stop.visit.status)
            stops[stop.visit.place.id].setdefault(kind, {})[itinerary.traveller] = None
    whys = {
        place: " ".join(
            words.left_out(status, tuple(names), by_traveller, status not in filters.statuses)
            for (by_traveller, status), names in sorted(kinds.items())
        )
        for place, kinds in stops.items()
    }
    for station in atlas.stations:
        if station.traveller not in shown or not gate.lets_station(station):
            whys.setdefault(station.place.id, words.of_a_life(station))
    return whys


def _focus(shown: list[_NumberedStop], places: tuple[PlaceView, ...]) -> tuple[str, ...]:
    """The journey's stops that have a number; without one, those of earlier trips; then stations
    of lives, what perhaps was, or any place at all."""
    numbered = [item.stop.visit for item in shown if item.number]
    current = [visit.place.id for visit in numbered if visit.status is not Status.PAST]
    return tuple(
        dict.fromkeys(
            current
            or [visit.place.id for visit in numbered]
            or [place.id for place in places if place.role == "station"]
            or [place.id for place in places if place.role == "perhaps"]
            or [place.id for place in places if not place.area]
            or [place.id for place in places]
        )
    )


def _year(atlas: Atlas) -> int | None:
    """The year in which all the articles appeared, if it is one."""
    years = {article.published.year for article in atlas.articles if article.published}
    return years.pop() if len(years) == 1 else None
