"""From an atlas and filters to the `View` that map, table, reader and exported file draw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from threading import RLock

from dashboard.articles.article import Article, SentenceRef
from dashboard.articles.language import foreign_language
from dashboard.atlas import Atlas
from dashboard.journeys.model import Itinerary, Status
from dashboard.view import filtering
from dashboard.view.lives import life_lines, station_views
from dashboard.view.model import (
    ArticleView,
    PlaceView,
    StationView,
    StopView,
    View,
)
from dashboard.view.places import SeenPlace, place_views
from dashboard.view.quoting import Sources
from dashboard.view.state import Filters
from dashboard.view.visits import NumberedStop, leg_views, numbered_stops, perhaps_view, stop_view


def build(
    atlas: Atlas, filters: Filters | None = None, colors: Mapping[str, int] | None = None
) -> View:
    """What the screen shows of `atlas`, whole, `colors` being the numbers of travellers' colours
    that are given already (see `colors.recalled`).

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
        self._view: tuple[View, tuple[SeenPlace, ...]] | None = None
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
        """The view, its articles without their text and its places without what their cards alone
        tell: a page shows those of one at a time."""
        return self._made[0]

    @property
    def _made(self) -> tuple[View, tuple[SeenPlace, ...]]:
        with self._lock:
            if self._view is None:
                self._view = _view(self.atlas, self.filters, self.colors, self.sources)
            return self._view

    def place(self, number: int) -> PlaceView:
        """The place at a place in the view's places, from 0, with all that its card tells. Raises
        IndexError where none is."""
        return self._made[1][number].whole()

    def article(self, number: int) -> ArticleView:
        """The article at a place in the view's articles, from 0, with its text. Raises IndexError
        where none is."""
        heading = self.view.articles[number]
        told = self.sources.article(self._articles[heading.id], self._linked, self._evidence)
        return replace(heading, notes=told.notes, paragraphs=told.paragraphs)

    def whole(self) -> View:
        """The view with all its articles and cards."""
        told = tuple(self.article(number) for number in range(len(self.view.articles)))
        places = tuple(place.whole() for place in self._made[1])
        return replace(self.view, articles=told, places=places)

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
) -> tuple[View, tuple[SeenPlace, ...]]:
    gate, year = filtering.Gate(atlas, filters, colors), _year(atlas)
    numbered = _stops_of(atlas, gate)
    shown = [item for item in numbered if gate.lets(item.stop.visit)]
    told = filtering.telling(gate)
    scope = filtering.within(atlas, told)
    unsure = scope.unsure_places()
    stops = [stop_view(item, sources, year, unsure) for item in shown]
    visits = filtering.perhaps(gate)
    doubtful = tuple(perhaps_view(v, sources, year) for v in visits)
    maybe = dict(zip(visits, doubtful, strict=True)) if filters.perhaps else {}
    lives = filtering.stations(atlas, gate.travellers)
    # Numbered before some are left out, as stops are.
    numbered_lives = zip(lives, station_views(lives, sources, atlas, gate.is_life), strict=True)
    kept = [(seen, each.place) for each, seen in numbered_lives if gate.lets_station(each)]
    at = [item.stop.visit.place for item in shown]
    of_stops = list(zip(stops, at, strict=True))
    every = tuple(place_views(scope, gate, of_stops, kept, maybe, sources))
    places = tuple(place.seen for place in every)
    view = View(
        articles=tuple(
            sources.heading(article, article.id in told)
            for article in sorted(atlas.articles, key=lambda article: article.id not in told)
        ),
        travellers=tuple(sources.same(("traveller", one.name), one) for one in gate.travellers),
        places=places,
        legs=tuple(leg_views(filtering.journeys(gate), sources, unsure)),
        stops=tuple(stops),
        perhaps=doubtful,
        shows_perhaps=filters.perhaps,
        focus=_focus(shown, places),
        unplaced=tuple(sources.unplaced(resolution) for resolution in scope.unplaced),
        title=_titled(gate, len(told)),
        stations=tuple(seen for seen, _ in kept),
        life_lines=tuple(life_lines(lives, gate.lets_station)) if gate.is_life else (),
        is_life=gate.is_life,
        wording=tuple(sources.wording(scope.shared)),
        hidden=len(lives) - len(kept) if gate.is_life else len(numbered) - len(shown),
        foreign=_foreign(atlas) if not numbered else "",
    )
    return view, every


def _stops_of(atlas: Atlas, gate: filtering.Gate) -> list[NumberedStop]:
    """The stops of the travellers shown, one traveller's after the other's."""
    of_traveller: dict[str, list[Itinerary]] = defaultdict(list)
    for itinerary in atlas.itineraries:
        of_traveller[itinerary.traveller].append(itinerary)
    travelling = (one.name for one in gate.travellers if one.name in gate.travelling)
    return [item for name in travelling for item in numbered_stops(of_traveller[name])]


def _foreign(atlas: Atlas) -> str:
    """The language that all the articles seem to be in; "" where one seems to be in English."""
    languages = {foreign_language(article.text) or "" for article in atlas.articles}
    return languages.pop() if len(languages) == 1 else ""


def _titled(gate: filtering.Gate, telling: int) -> str:
    """The filters in words, with the name of the traveller that they leave open; where nobody
    travels, of whose life or of how many the articles tell."""
    name, shown = gate.filters.traveller, gate.travellers
    if not name and shown and (shown[0].stops or len(shown) == 1):
        name = shown[0].name
    lives = any(one.stations for one in shown) and not any(one.stops for one in shown)
    titled = replace(gate.filters, traveller=name if shown else "", life=lives or gate.is_life)
    return titled.words(telling, len(gate.atlas.articles))


def _focus(shown: list[NumberedStop], places: tuple[PlaceView, ...]) -> tuple[str, ...]:
    """The journey's stops that have a number; without one, those of earlier trips; then stations
    of lives, what perhaps was, or any place at all."""
    numbered = [item.stop.visit for item in shown if item.number]
    ways = (
        (visit.place.id for visit in numbered if visit.status is not Status.PAST),
        (visit.place.id for visit in numbered),
        (place.id for place in places if place.role == "station"),
        (place.id for place in places if place.role == "perhaps"),
        (place.id for place in places if not place.area),
        (place.id for place in places),
    )
    return next(filter(None, (tuple(dict.fromkeys(way)) for way in ways)), ())


def _year(atlas: Atlas) -> int | None:
    """The year in which all the articles appeared, if it is one."""
    years = {article.published.year for article in atlas.articles if article.published}
    return years.pop() if len(years) == 1 else None
