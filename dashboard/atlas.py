"""The one thing that screen, files and exports read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.journeys.itinerary import Itinerary
from dashboard.places.place import Place, Resolution


@dataclass(frozen=True, slots=True)
class OffRoute:
    """A place that is named but on nobody's route, why not, and where it is named."""

    place: Place
    why: str
    resolutions: tuple[Resolution, ...]


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """Two sentences of two articles that are word for word, or nearly, the same: one source.

    `likeness` is 0 to 1.
    """

    first: SentenceRef
    second: SentenceRef
    likeness: float


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of an article should know, such as that its dates stay unresolved
    because it has no date of publication."""

    article_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything found in a set of articles.

    `itineraries` are merged across the articles, `told` are those of each article on its own, by
    article id. `unplaced` are the mentions that no layer of the gazetteer knows.
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
