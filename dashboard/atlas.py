"""The one thing that screen, files and exports read."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from math import inf
from threading import RLock
from typing import Protocol, TypeVar

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.articles.guard import each, fault
from dashboard.articles.language import foreign_language
from dashboard.articles.sentences import split
from dashboard.articles.wording import SharedSentence, shared
from dashboard.errors import DatelineError
from dashboard.journeys.merging.before import Before
from dashboard.journeys.merging.doubts import doubts_together
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.merging.same_person import Identities
from dashboard.journeys.merging.stations import merge_stations
from dashboard.journeys.model import DRAWN, PERHAPS, Itinerary, Station, Visit
from dashboard.journeys.off_route.finder import Known, OffRoute, off_route
from dashboard.journeys.pipeline import Told, read
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Resolution

_NOTHING: Hashable = ()
_KEPT = 1_000  # articles of which a builder keeps what it has found
AGAIN = 60.0
"""Seconds after which is asked again what somebody, such as an online geocoder, did not answer."""

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of an article should know, such as that its dates stay unresolved
    because it has no date of publication. `is_warning` where what the article says cannot be or
    is not clear: a command that does not show the article says it as well."""

    article_id: str
    text: str
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything found in a set of articles.

    `itineraries` are merged across the articles, `told` are those of each article on its own, by
    article id. `stations` are those of lives across the articles, person by person, `doubts` the
    visits that are too unlikely for a stop, `dropped` those that a person has said were none.
    `unplaced` are the mentions that no layer of the
    gazetteer knows. `problems` are sentences about what Dateline
    failed on, such as articles that are left out for it.
    """

    articles: tuple[Article, ...]
    sentences: Mapping[str, tuple[Sentence, ...]]
    resolutions: Mapping[str, tuple[Resolution, ...]]
    itineraries: tuple[Itinerary, ...]
    told: Mapping[str, tuple[Itinerary, ...]]
    off_route: tuple[OffRoute, ...]
    unplaced: tuple[Resolution, ...]
    shared: tuple[SharedSentence, ...]
    notes: tuple[Note, ...]
    problems: tuple[DatelineError, ...] = ()
    stations: tuple[Station, ...] = ()
    doubts: tuple[Visit, ...] = ()
    dropped: tuple[Visit, ...] = ()

    @property
    def perhaps(self) -> tuple[Visit, ...]:
        """The visits that are no stops but perhaps were made, on no journey and no leg."""
        return tuple(visit for visit in self.doubts if visit.chance >= PERHAPS)

    @property
    def is_for_now(self) -> bool:
        """Whether somebody was asked for a place and did not answer, as he may do soon."""
        return _is_for_now(self.unplaced)

    def unsure_places(self) -> frozenset[str]:
        """Give the ids of the places that are likelier others, by even the surest mention of each.
        Nothing that leads there is to look certain, on a map or in a file."""
        named = [r for found in self.resolutions.values() for r in found]
        likely = {r.place.id for r in named if r.place and r.is_likely}
        return frozenset(r.place.id for r in named if r.place) - likely


@dataclass(frozen=True, slots=True)
class _Placed:
    """An article's sentences and the places it names, and until when that holds, on the clock of
    `time.monotonic`."""

    sentences: tuple[Sentence, ...]
    resolutions: tuple[Resolution, ...]
    until: float

    @property
    def holds(self) -> bool:
        """Whether it need not be found anew."""
        return time.monotonic() < self.until


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found in one article on its own."""

    article: Article
    placed: _Placed
    resolutions: tuple[Resolution, ...]
    told: Told

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The article's sentences."""
        return self.placed.sentences


class Revision(Protocol):
    """What a person has corrected, as building an atlas asks for it."""

    @property
    def identities(self) -> Identities:
        """What is said of the names of travellers."""
        ...

    def of_places(self, article: Article) -> Hashable:
        """What is said of an article's places: something equal where the same is said, () where
        nothing is."""
        ...

    def resolutions(
        self, article: Article, found: tuple[Resolution, ...]
    ) -> tuple[Resolution, ...]:
        """An article's mentions as corrected."""
        ...

    def told(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        found: Sequence[Resolution],
        told: Told,
    ) -> Told:
        """What an article tells, as corrected."""
        ...

    def journeys(
        self,
        itineraries: tuple[Itinerary, ...],
        articles: Sequence[Article],
        sentences: Mapping[str, Sequence[Sentence]],
    ) -> tuple[Itinerary, ...]:
        """The journeys across the articles, as corrected."""
        ...

    def stations(self, stations: tuple[Station, ...]) -> tuple[Station, ...]:
        """The stations of lives across the articles, as corrected."""
        ...


def build(
    articles: Iterable[Article],
    geoparser: Geoparser,
    revision: Revision | None = None,
    *,
    least: float = DRAWN,
) -> Atlas:
    """Everything found in `articles`, which keep their order; their ids must differ. Visits with a
    chance of at least `least` are stops.

    An article that Dateline fails on is left out and becomes a sentence of `Atlas.problems`. Where
    articles fail only together, their journeys are not merged, and a sentence says so. What
    `revision` says outranks what is found.
    """
    return Builder(geoparser, least).build(articles, revision)


class Builder:
    """Builds atlases one after the other, of much the same articles: what was found in an article
    is kept, and so a correction costs the reading of the articles that it touches. May be shared by
    threads, which build in turn."""

    def __init__(self, geoparser: Geoparser, least: float = DRAWN) -> None:
        self._geoparser = geoparser
        self._least = least
        self._lock = RLock()
        self._placed: dict[Article, _Placed] = {}
        self._found: dict[tuple[Article, Hashable], Found] = {}
        self._shared: tuple[tuple[Article, ...], tuple[SharedSentence, ...]] = ((), ())
        self._off_route = Known()
        self._before = Before()
        self._failing: set[Article] = set()

    def build(self, articles: Iterable[Article], revision: Revision | None = None) -> Atlas:
        """Everything found in `articles`; see `build`."""
        with self._lock:
            problems: list[DatelineError] = []
            found = tuple(each(articles, lambda a: self._kept(a, revision), problems.append))
            most = max(_KEPT, 2 * len(found))
            _trim(self._placed, most)
            _trim(self._found, most)
            return self._guarded(found, problems, revision)

    def unread(self, articles: Iterable[Article]) -> list[Article]:
        """Those of some articles that are not read yet."""
        with self._lock:
            return [a for a in articles if a not in self._placed and a not in self._failing]

    def read(self, article: Article, revision: Revision | None = None) -> None:
        """Read one article ahead of its atlas, which says what could not be read of it."""
        with self._lock, suppress(Exception):
            self._kept(article, revision)

    def find(self, article: Article, revision: Revision | None = None) -> Found:
        """Everything found in an article on its own, as corrected; nothing of it is kept."""
        found = self._read(article, self._place(article), revision)
        return found if revision is None else _retold(found, revision)

    def together(self, found: Iterable[Found], revision: Revision | None = None) -> Atlas:
        """The atlas of what was found in each article, in another process perhaps."""
        with self._lock:
            return self._guarded(tuple(found), [], revision)

    def _kept(self, article: Article, revision: Revision | None) -> Found:
        """Everything found in an article on its own, as corrected, which is kept."""
        said = revision.of_places(article) if revision else _NOTHING
        self._failing.add(article)  # until it has not failed
        placed, found = self._placed.pop(article, None), None
        if placed is not None and placed.holds:
            found = self._found.pop((article, said), None)
        else:
            placed = self._place(article)
        self._placed[article] = placed  # the last one used is the last one kept
        if found is None or found.placed is not placed:
            found = self._read(article, placed, revision)
        self._found[article, said] = found
        self._failing.discard(article)
        return found if revision is None else _retold(found, revision)

    def _place(self, article: Article) -> _Placed:
        sentences = split(article)
        resolutions = self._geoparser.resolutions(article, sentences)
        until = time.monotonic() + AGAIN if _is_for_now(resolutions) else inf
        return _Placed(sentences, resolutions, until)

    def _read(self, article: Article, placed: _Placed, revision: Revision | None) -> Found:
        """Everything found in an article whose places are found, as corrected."""
        resolutions = placed.resolutions
        if revision is not None:
            resolutions = revision.resolutions(article, resolutions)
        told = read(article, placed.sentences, resolutions, least=self._least)
        return Found(article, placed, resolutions, told)

    def _guarded(
        self, found: Sequence[Found], problems: list[DatelineError], revision: Revision | None
    ) -> Atlas:
        """The atlas of what was found in each article, without those for which there is none."""
        try:
            return self._together(found, problems, revision)
        except MemoryError:
            raise
        except Exception as error:
            failed = fault(error)
        alone = each(found, lambda f: (f, self._together([f], (), revision)), problems.append)
        sound = tuple(one for one, _ in alone)
        if len(sound) < len(found):
            return self._guarded(sound, problems, revision)
        problems.append(
            DatelineError(
                f"the journeys of these articles are not merged, each article's are on their own: "
                f"{failed}"
            )
        )
        return self._together(sound, problems, revision, merged=False)

    def _together(
        self,
        found: Sequence[Found],
        problems: Iterable[DatelineError],
        revision: Revision | None,
        *,
        merged: bool = True,
    ) -> Atlas:
        """The atlas of what was found in each article."""
        articles = tuple(one.article for one in found)
        sentences = {one.id: one.sentences for one in found}
        resolutions = {one.id: one.resolutions for one in found}
        told = {one.id: one.told.itineraries for one in found}
        same = self._shared_by(articles, sentences)
        identities = revision.identities if revision else Identities()
        if merged and (len(found) > 1 or identities):
            itineraries, stations = _merged(found, told, same, identities, self._before)
        else:
            itineraries = tuple(itinerary for one in found for itinerary in one.told.itineraries)
            stations = tuple(station for one in found for station in one.told.stations)
        if revision:
            itineraries = revision.journeys(itineraries, articles, sentences)
            stations = revision.stations(stations)
        told_as_doubtful = [doubt for one in found for doubt in one.told.doubts]
        doubts = doubts_together(told_as_doubtful, itineraries, _published(found), self._before)
        return Atlas(
            articles=articles,
            sentences=sentences,
            resolutions=resolutions,
            itineraries=itineraries,
            told=told,
            off_route=off_route(itineraries, resolutions, articles, doubts, self._off_route),
            unplaced=tuple(r for one in found for r in one.resolutions if r.place is None),
            shared=same,
            notes=tuple(note for one in found for note in _notes(one)),
            problems=tuple(problems),
            doubts=doubts,
            stations=stations,
            dropped=_once(visit for one in found for visit in one.told.dropped),
        )

    def _shared_by(
        self, articles: tuple[Article, ...], sentences: Mapping[str, tuple[Sentence, ...]]
    ) -> tuple[SharedSentence, ...]:
        """The wording that articles share, which is kept while they are the same."""
        if self._shared[0] != articles:
            self._shared = articles, shared(articles, sentences)
            self._off_route = Known()
        return self._shared[1]


def _once(dropped: Iterable[Visit]) -> tuple[Visit, ...]:
    """Visits that were dropped, those of several articles that one change dropped as one."""
    same = defaultdict[tuple[object, ...], list[Visit]](list)
    for visit in dropped:
        same[visit.traveller, visit.place.id, visit.edits[-1]].append(visit)
    return tuple(
        replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *_said(rest)))))
        for first, *rest in same.values()
    )


def _said(visits: Iterable[Visit]) -> Iterator[SentenceRef]:
    return (ref for visit in visits for ref in visit.evidence)


def _published(found: Sequence[Found]) -> dict[str, date | None]:
    """The day on which each article was published, by its id."""
    return {one.id: one.article.published for one in found}


def _merged(
    found: Sequence[Found],
    told: Mapping[str, tuple[Itinerary, ...]],
    same: tuple[SharedSentence, ...],
    identities: Identities,
    before: Before,
) -> tuple[tuple[Itinerary, ...], tuple[Station, ...]]:
    """The journeys and the stations of lives across the articles."""
    articles = tuple(one.article for one in found)
    meetings = [gathering for one in found for gathering in one.told.gatherings]
    itineraries = merge(articles, told, same, meetings, identities, before)
    lives = {one.id: one.told.stations for one in found}
    stations = merge_stations(told, lives, itineraries, _published(found), identities, before)
    return itineraries, stations


def _is_for_now(resolutions: Iterable[Resolution]) -> bool:
    return any(reason.for_now for resolution in resolutions for reason in resolution.reasons)


def _trim(kept: dict[Key, Value], most: int) -> None:
    """Drops what was used least lately."""
    for key in list(kept)[: max(0, len(kept) - most)]:
        del kept[key]


def _retold(found: Found, revision: Revision) -> Found:
    told = revision.told(found.article, found.sentences, found.resolutions, found.told)
    return found if told is found.told else replace(found, told=told)


def _notes(found: Found) -> list[Note]:
    """What a reader of the article should know of the limits of what was found in it."""
    article, told, words = found.article, found.told.itineraries, []
    visits = [stop.visit for itinerary in told for stop in itinerary.stops]
    open_dates = {v.date_text for v in visits if v.date_text and v.days is None}
    as_written = sorted(open_dates - found.told.troubles.keys())
    if article.published is None and as_written:
        quoted = ", ".join(f"“{text}”" for text in as_written)
        words.append(
            f"This article has no date of publication, so {quoted} could not be turned into days. "
            "Give it one in the table Articles, or in articles.csv."
        )
    if language := foreign_language(article.text):
        words.append(f"This seems to be {language}; Dateline reads English.")
    elif not found.resolutions:
        words.append("No place is named in this article.")
    elif not told:
        words.append("No traveller could be read in this article.")
    warnings = [Note(article.id, text, True) for text in found.told.troubles.values()]
    return [*warnings, *(Note(article.id, text) for text in words)]
