"""The one thing that screen, files and exports read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.articles.article import Article, Sentence
from dashboard.articles.guard import each, fault
from dashboard.articles.language import foreign_language
from dashboard.articles.sentences import split
from dashboard.articles.wording import SharedSentence, shared
from dashboard.errors import DatelineError
from dashboard.journeys.merging.doubts import doubts_together
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.merging.stations import merge_stations
from dashboard.journeys.model import DRAWN, PERHAPS, Itinerary, Station, Visit
from dashboard.journeys.off_route.finder import OffRoute, off_route
from dashboard.journeys.pipeline import Told, read
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Resolution


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
    visits that are too unlikely for a stop. `unplaced` are the mentions that no layer of the
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

    @property
    def perhaps(self) -> tuple[Visit, ...]:
        """The visits that are no stops but perhaps were made, on no journey and no leg."""
        return tuple(visit for visit in self.doubts if visit.chance >= PERHAPS)

    def unsure_places(self) -> frozenset[str]:
        """Give the ids of the places that are likelier others, by even the surest mention of each.
        Nothing that leads there is to look certain, on a map or in a file."""
        named = [r for found in self.resolutions.values() for r in found]
        likely = {r.place.id for r in named if r.place and r.is_likely}
        return frozenset(r.place.id for r in named if r.place) - likely


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything found in one article on its own."""

    article: Article
    sentences: tuple[Sentence, ...]
    resolutions: tuple[Resolution, ...]
    told: Told

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id


def build(articles: Iterable[Article], geoparser: Geoparser, least: float = DRAWN) -> Atlas:
    """Everything found in `articles`, which keep their order; their ids must differ. Visits with a
    chance of at least `least` are stops.

    An article that Dateline fails on is left out and becomes a sentence of `Atlas.problems`. Where
    articles fail only together, their journeys are not merged, and a sentence says so.
    """
    problems: list[DatelineError] = []

    def find(article: Article) -> _Found:
        sentences = split(article)
        resolutions = geoparser.resolutions(article, sentences)
        told = read(article, sentences, resolutions, least=least)
        return _Found(article, sentences, resolutions, told)

    return _guarded(tuple(each(articles, find, problems.append)), problems)


def _guarded(found: Sequence[_Found], problems: list[DatelineError]) -> Atlas:
    """The atlas of what was found in each article, without those for which there is none."""
    try:
        return _together(found, problems)
    except MemoryError:
        raise
    except Exception as error:
        failed = fault(error)
    sound = tuple(one for one, _ in each(found, lambda f: (f, _together([f])), problems.append))
    if len(sound) < len(found):
        return _guarded(sound, problems)
    problems.append(
        DatelineError(
            f"the journeys of these articles are not merged, each article's are on their own: "
            f"{failed}"
        )
    )
    return _together(sound, problems, merged=False)


def _together(
    found: Sequence[_Found], problems: Iterable[DatelineError] = (), *, merged: bool = True
) -> Atlas:
    """The atlas of what was found in each article."""
    articles = tuple(one.article for one in found)
    sentences = {one.id: one.sentences for one in found}
    resolutions = {one.id: one.resolutions for one in found}
    told = {one.id: one.told.itineraries for one in found}
    same = shared(articles, sentences)
    itineraries = tuple(itinerary for one in found for itinerary in one.told.itineraries)
    stations = tuple(station for one in found for station in one.told.stations)
    if merged and len(found) > 1:
        meetings = [gathering for one in found for gathering in one.told.gatherings]
        itineraries = merge(articles, told, same, meetings)
        lives = {one.id: one.told.stations for one in found}
        stations = merge_stations(told, lives, itineraries)
    doubts = doubts_together((d for one in found for d in one.told.doubts), itineraries)
    return Atlas(
        articles=articles,
        sentences=sentences,
        resolutions=resolutions,
        itineraries=itineraries,
        told=told,
        off_route=off_route(itineraries, resolutions, articles, doubts),
        unplaced=tuple(r for one in found for r in one.resolutions if r.place is None),
        shared=same,
        notes=tuple(note for one in found for note in _notes(one)),
        problems=tuple(problems),
        doubts=doubts,
        stations=stations,
    )


def _notes(found: _Found) -> list[Note]:
    """What a reader of the article should know of the limits of what was found in it."""
    article, told, words = found.article, found.told.itineraries, []
    visits = [stop.visit for itinerary in told for stop in itinerary.stops]
    open_dates = {v.date_text for v in visits if v.date_text and v.days is None}
    as_written = sorted(open_dates - found.told.troubles.keys())
    if article.published is None and as_written:
        quoted = ", ".join(f"“{text}”" for text in as_written)
        words.append(
            f"This article has no date of publication, so {quoted} could not be turned into days. "
            "Give it one where you add it, or in articles.csv."
        )
    if language := foreign_language(article.text):
        words.append(f"This seems to be {language}; Dateline reads English.")
    elif not found.resolutions:
        words.append("No place is named in this article.")
    elif not told:
        words.append("No traveller could be read in this article.")
    warnings = [Note(article.id, text, True) for text in found.told.troubles.values()]
    return [*warnings, *(Note(article.id, text) for text in words)]
