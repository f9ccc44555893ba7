"""Corrections laid over what was found: the `Revision` that an atlas is built with.

Places are corrected before an article's journeys are read, stops in what it tells before journeys
are merged, names while they are, and the order of stops afterwards. What is changed is marked with
when it was (`Edit`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.articles.article import Article, Edit, Sentence
from dashboard.journeys.merging.same_person import Identities, same_person
from dashboard.journeys.model import Itinerary, Station, Visit
from dashboard.journeys.pipeline import Told
from dashboard.places.place import Alternative, Kind, Mention, Reason, Resolution
from dashboard.project.anchors import find
from dashboard.project.events import (
    Government,
    NotAPerson,
    NotAPlace,
    OfPerson,
    OfPlace,
    OfStop,
    PlaceAdded,
    PlaceChosen,
    Renamed,
    SamePerson,
    Scope,
    Spot,
    StopAdded,
    StopDropped,
    StopMoved,
    StopRef,
    TwoPersons,
)
from dashboard.project.history import Done
from dashboard.project.stops import Placed, Stops, moved, refs_of, remade, with_edit

_BY_HAND = "chosen by hand"


class Corrections:
    """The corrections among the changes that hold, ready to be laid over what is found."""

    def __init__(self, done: Iterable[Done]):
        self._places: dict[str, list[Done]] = defaultdict(list)
        self._everywhere: list[tuple[str, Done]] = []
        self._stops: dict[str, list[Done]] = defaultdict(list)
        self._moves: list[Done] = []
        names = _Names()
        self.fitting: set[int] = set()
        """The numbers of the corrections of stops that found their stop."""
        for one in done:
            change = one.change
            if isinstance(change, OfPlace) and _scope(change) is Scope.PROJECT:
                self._everywhere.append((change.spot.anchor.exact.casefold(), one))
            elif isinstance(change, OfPlace):
                self._places[change.spot.article].append(one)
            elif isinstance(change, StopMoved):
                self._moves.append(one)
            elif isinstance(change, OfStop):
                for article in {spot.article for spot in _spots(change)}:
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
            change = one.change
            if not isinstance(change, OfPlace):
                continue
            spans = set(_reach(change, article, found))
            if isinstance(change, PlaceAdded):
                found = tuple(_without_parts(found, spans))
            found = tuple(_corrected(found, change, one.at, article, spans))
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


class _Names:
    """What was said of names, one after the other: the last word holds."""

    def __init__(self) -> None:
        self._same: set[frozenset[str]] = set()
        self._apart: set[frozenset[str]] = set()
        self._called: dict[str, str] = {}
        self._nobody: set[str] = set()
        self._at: dict[str, str] = {}

    def hear(self, change: OfPerson, at: str) -> None:
        """Takes a change into account."""
        match change:
            case SamePerson(name=name, other=other):
                pair = frozenset((self._own(name), self._own(other)))
                self._same.add(pair)
                self._apart.discard(pair)
                for own in pair:
                    self._called[own] = name
                self._at[name] = at
            case TwoPersons(name=name, other=other):
                pair = frozenset((self._own(name), self._own(other)))
                self._apart.add(pair)
                self._same.discard(pair)
                for own in pair:
                    self._called.pop(own, None)
                self._at[name] = self._at[other] = at
            case Renamed(name=name, new=new):
                for own in self._all(name):
                    self._called[own] = new
                self._at[new] = at
            case NotAPerson(name=name):
                self._nobody.add(self._own(name))

    def identities(self) -> Identities:
        """All of it."""
        return Identities(
            frozenset(self._same),
            frozenset(self._apart),
            dict(self._called),
            frozenset(self._nobody),
        )

    def is_same(self, shown: str, told: str) -> bool:
        """Whether a name that was shown can be that of an article's traveller."""
        owns = self._all(shown)
        if told in owns:
            return True
        return any(same_person(own, told) for own in owns) and not any(
            frozenset((own, told)) in self._apart for own in owns
        )

    def marked(self, journey: Itinerary) -> Itinerary:
        """A journey, marked where something was said of its traveller's name."""
        if journey.traveller not in self._at:
            return journey
        stops = [replace(stop, visit=self.with_name(stop.visit)) for stop in journey.stops]
        return remade(journey, stops)

    def with_name(self, told: Placed) -> Placed:
        """A visit or a station, marked where something was said of its traveller's name."""
        at = self._at.get(told.traveller)
        return told if at is None else with_edit(told, Edit("traveller", at))

    def _own(self, shown: str) -> str:
        """The articles' own name of somebody who was shown under a name."""
        return next((own for own, called in self._called.items() if called == shown), shown)

    def _all(self, shown: str) -> set[str]:
        """All names that were said to be of somebody who is shown under one."""
        names = {shown, *(own for own, called in self._called.items() if called == shown)}
        for pair in self._same:
            if pair & names:
                names |= pair
        return names


def _spots(change: OfStop) -> tuple[Spot, ...]:
    return (change.spot,) if isinstance(change, StopAdded) else change.stop.spots


def _reach(
    change: OfPlace, article: Article, found: Sequence[Resolution]
) -> Iterator[tuple[int, int]]:
    """The characters, from start to end, that a correction is about in an article."""
    spot = change.spot
    if spot.article == article.id and (span := find(spot.anchor, article.text)):
        yield span
    if isinstance(change, PlaceAdded):
        yield from _standing_alone(spot.anchor.exact, article, found)
    elif change.scope is not Scope.MENTION:
        words = spot.anchor.exact.casefold()
        for resolution in found:
            if resolution.mention.text.casefold() == words:
                yield resolution.mention.start, resolution.mention.end


def _scope(change: OfPlace) -> Scope:
    return Scope.PROJECT if isinstance(change, PlaceAdded) else change.scope


def _standing_alone(
    words: str, article: Article, found: Sequence[Resolution]
) -> Iterator[tuple[int, int]]:
    """Where an article has some words, each whole and not in a longer name of a place."""
    mentions = [(r.mention.start, r.mention.end) for r in found]
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", article.text):
        start, end = match.span()
        longer = any(s <= start and end <= e and (s, e) != (start, end) for s, e in mentions)
        if not longer:
            yield start, end


def _without_parts(
    found: Sequence[Resolution], spans: set[tuple[int, int]]
) -> Iterator[Resolution]:
    """The mentions but those that are a part of some words ("Port" of "Port Novo")."""
    for resolution in found:
        span = resolution.mention.start, resolution.mention.end
        if span in spans or not any(s < span[1] and span[0] < e for s, e in spans):
            yield resolution


def _corrected(
    found: Sequence[Resolution],
    change: OfPlace,
    at: str,
    article: Article,
    spans: set[tuple[int, int]],
) -> Iterator[Resolution]:
    """The mentions, those at `spans` as corrected; where none is there, one that was missed."""
    missed = set(spans)
    made = list[Resolution]()
    for resolution in found:
        mention = resolution.mention
        here = {s for s in spans if s[0] < mention.end and mention.start < s[1]}
        missed -= here
        if not here:
            made.append(resolution)
        elif not isinstance(change, NotAPlace):
            made.append(_chosen(resolution, change, at))
    if isinstance(change, PlaceChosen | PlaceAdded):
        for start, end in missed:
            text = article.text[start:end]
            mention = Mention(article.id, start, end, text, Kind.LITERAL)
            made.append(_chosen(Resolution(mention, None, 0.0), change, at))
    yield from sorted(made, key=lambda resolution: resolution.mention.start)


def _chosen(resolution: Resolution, change: OfPlace, at: str) -> Resolution:
    """A mention as a correction has it; what it was found to be stays among the alternatives."""
    if isinstance(change, Government):
        mention = replace(resolution.mention, kind=Kind.METONYM, score=1.0)
        return replace(resolution, mention=mention, edit=Edit("government", at))
    if not isinstance(change, PlaceChosen | PlaceAdded):
        return resolution
    kind = resolution.mention.kind
    kind = Kind.LITERAL if kind in (Kind.METONYM, Kind.ORGANISATION) else kind
    others = resolution.alternatives
    if resolution.place is not None:
        others = (Alternative(resolution.place, resolution.score), *others)
    return Resolution(
        replace(resolution.mention, kind=kind, score=1.0),
        change.place,
        1.0,
        (Reason(_BY_HAND, 1.0),),
        tuple(other for other in others if other.place.id != change.place.id),
        Edit("place", at),
    )


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

    def _marked(self, told: Placed) -> Placed:
        said = {ref.index for ref in told.evidence}
        for place, index, edit in self._chosen:
            if place == told.place and index in said:
                told = with_edit(told, edit)
        return told
