"""The one thing that screen, files and exports read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.articles.article import Article, Sentence
from dashboard.articles.wording import SharedSentence
from dashboard.journeys.itinerary import Itinerary
from dashboard.places.place import Place, Resolution


@dataclass(frozen=True, slots=True)
class OffRoute:
    """A place that is named but on nobody's route, why not, and where it is named."""

    place: Place
    why: str
    resolutions: tuple[Resolution, ...]


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
