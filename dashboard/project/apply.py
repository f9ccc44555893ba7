"""Corrections laid over what was found: the `Revision` that an atlas is built with.

Places are corrected before an article's journeys are read, stops in what it tells before journeys
are merged, names while they are, and the order of stops afterwards. What is changed is marked with
when it was (`Edit`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.articles.article import Article, Sentence
from dashboard.journeys.model import Itinerary, Station, Visit
from dashboard.journeys.pipeline import Told
from dashboard.places.place import Resolution
from dashboard.project import places
from dashboard.project.events import (
    OfPerson,
    OfPlace,
    OfStop,
    StopDropped,
    StopMoved,
    StopRef,
    spots_of,
)
from dashboard.project.history import Done
from dashboard.project.names import SaidOfNames
from dashboard.project.stops import Stops, VisitOrStation, moved, refs_of, remade, with_edit


class Corrections:
    """The corrections among the changes that hold, ready to be laid over what is found."""

    def __init__(self, done: Iterable[Done]):
        self._places: dict[str, list[Done]] = defaultdict(list)
        self._everywhere: list[tuple[str, Done]] = []
        self._stops: dict[str, list[Done]] = defaultdict(list)
        self._moves: list[Done] = []
        names = SaidOfNames()
        self.fitting: set[int] = set()
        """The numbers of the corrections of stops that found their stop."""
        for one in done:
            change = one.change
            if isinstance(change, OfPlace) and places.is_everywhere(change):
                self._everywhere.append((change.spot.anchor.exact.casefold(), one))
            elif isinstance(change, OfPlace):
                self._places[change.spot.article].append(one)
            elif isinstance(change, StopMoved):
                self._moves.append(one)
            elif isinstance(change, OfStop):
                for article in {spot.article for spot in spots_of(change)}:
                    self._stops[article].append(one)
            elif isinstance(change, OfPerson):
                names.hear(change, one.at)
        self._names = names
        self.identities = names.identities()

    def __bool__(self) -> bool:
        of_places = self._places or self._everywhere
        return bool(of_places or self._stops or self._moves or self.identities)

    def of_places(self, article: Article) -> Hashable:
        """The numbers of the corrections of an article's places."""
        return tuple(one.seq for one in self._of_places(article))

    def resolutions(
        self, article: Article, found: tuple[Resolution, ...]
    ) -> tuple[Resolution, ...]:
        """An article's mentions as corrected, in order of their start."""
        for one in self._of_places(article):
            if isinstance(one.change, OfPlace):
                found = places.changed(found, one.change, one.at, article)
        return found

    def told(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        resolutions: Sequence[Resolution],
        told: Told,
    ) -> Told:
        """What an article tells, as corrected."""
        marks = _Marks(sentences, resolutions)
        journeys, doubts, dropped = marks.journeys(told.itineraries), told.doubts, told.dropped
        if changes := self._stops.get(article.id):
            stops = Stops(article, sentences, self.is_same)
            for one in changes:
                if isinstance(one.change, StopDropped):
                    dropped += stops.dropped(journeys, doubts, one.change, one.at)
                before, now = (journeys, doubts), stops.changed(journeys, one.change, one.at)
                if now is journeys:
                    now, doubts = stops.settled(journeys, doubts, one.change, one.at)
                journeys = now
                if before != (journeys, doubts):
                    self.fitting.add(one.seq)
        stations = marks.stations(told.stations)
        if (journeys, doubts, stations) == (told.itineraries, told.doubts, told.stations):
            return told
        return replace(
            told, itineraries=journeys, doubts=doubts, stations=stations, dropped=dropped
        )

    def journeys(
        self,
        itineraries: tuple[Itinerary, ...],
        articles: Sequence[Article],
        sentences: Mapping[str, Sequence[Sentence]],
    ) -> tuple[Itinerary, ...]:
        """The journeys across the articles: with what was said of names marked, and stops in the
        order that was chosen."""
        named = tuple(self._names.marked(journey) for journey in itineraries)
        texts = {article.id: article for article in articles}

        def meant(visit: Visit, stop: StopRef) -> bool:
            if visit.place.id != stop.place and visit.place.name != stop.place_name:
                return False
            if not self.is_same(stop.traveller, visit.traveller):
                return False
            return any(
                not refs_of(spot, texts[spot.article], sentences[spot.article]).isdisjoint(
                    visit.evidence
                )
                for spot in stop.spots
                if spot.article in texts
            )

        for one in self._moves:
            if isinstance(one.change, StopMoved):
                before, named = named, moved(named, one.change, meant, one.at)
                if named is not before:
                    self.fitting.add(one.seq)
        return named

    def stations(self, stations: tuple[Station, ...]) -> tuple[Station, ...]:
        """The stations of lives across the articles, marked where something was said of a name."""
        return tuple(map(self._names.with_name, stations))

    def is_same(self, shown: str, told: str) -> bool:
        """Whether somebody who was shown under a name can be whom an article calls otherwise."""
        return self._names.is_same(shown, told)

    def _of_places(self, article: Article) -> list[Done]:
        """The corrections that reach an article's places, in the order in which they were made."""
        own = self._places.get(article.id, [])
        if not self._everywhere:
            return own
        text = article.text.casefold()
        wide = [one for words, one in self._everywhere if words in text]
        return sorted((*own, *wide), key=lambda one: one.seq)


def _start(sentence: Sentence) -> int:
    return sentence.start


class _Marks:
    """The mentions of an article whose place was chosen by hand, by which what is told of that
    place is marked."""

    def __init__(self, sentences: Sequence[Sentence], resolutions: Sequence[Resolution]):
        self._chosen = [
            (r.place, bisect_right(sentences, r.mention.start, key=_start) - 1, r.edit)
            for r in resolutions
            if r.edit is not None and r.place is not None
        ]

    def journeys(self, journeys: tuple[Itinerary, ...]) -> tuple[Itinerary, ...]:
        """An article's journeys, the stops marked whose place was chosen."""
        if not self._chosen:
            return journeys
        return tuple(
            remade(
                journey, [replace(stop, visit=self._marked(stop.visit)) for stop in journey.stops]
            )
            for journey in journeys
        )

    def stations(self, stations: tuple[Station, ...]) -> tuple[Station, ...]:
        """An article's stations of lives, those marked whose place was chosen."""
        return tuple(map(self._marked, stations)) if self._chosen else stations

    def _marked(self, told: VisitOrStation) -> VisitOrStation:
        said = {ref.index for ref in told.evidence}
        for place, index, edit in self._chosen:
            if place == told.place and index in said:
                told = with_edit(told, edit)
        return told
