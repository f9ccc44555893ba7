"""The atlas: everything found in a set of articles, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.articles.article import Article, Sentence
from dashboard.articles.wording import SharedSentence
from dashboard.errors import DatelineError
from dashboard.journeys.model import PERHAPS, Itinerary, Station, Visit
from dashboard.journeys.off_route.finder import OffRoute
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
        return is_for_now(self.unplaced)

    def unsure_places(self) -> frozenset[str]:
        """Give the ids of the places that are likelier others, by even the surest mention of each.
        Nothing that leads there is to look certain, on a map or in a file."""
        named = [r for found in self.resolutions.values() for r in found]
        likely = {r.place.id for r in named if r.place and r.is_likely}
        return frozenset(r.place.id for r in named if r.place) - likely


def is_for_now(resolutions: Iterable[Resolution]) -> bool:
    """Whether somebody was asked for one of the places and did not answer, as he may do soon."""
    return any(reason.for_now for resolution in resolutions for reason in resolution.reasons)
