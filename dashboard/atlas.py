"""The one thing that screen, files and exports read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.articles.article import Article, Sentence
from dashboard.articles.sentences import split
from dashboard.articles.wording import SharedSentence, shared
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.model import Itinerary
from dashboard.journeys.off_route.finder import OffRoute, off_route
from dashboard.journeys.pipeline import read
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Resolution


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


def build(articles: Sequence[Article], geoparser: Geoparser) -> Atlas:
    """Everything found in `articles`, which keep their order; their ids must differ."""
    sentences = {article.id: split(article) for article in articles}
    resolutions = {a.id: geoparser.resolutions(a, sentences[a.id]) for a in articles}
    readings = {a.id: read(a, sentences[a.id], resolutions[a.id]) for a in articles}
    told = {a.id: readings[a.id].itineraries for a in articles}
    same = shared(articles, sentences)
    merged = tuple(i for a in articles for i in told[a.id])
    if len(articles) > 1:
        meetings = [gathering for a in articles for gathering in readings[a.id].gatherings]
        merged = merge(articles, told, same, meetings)
    return Atlas(
        articles=tuple(articles),
        sentences=sentences,
        resolutions=resolutions,
        itineraries=merged,
        told=told,
        off_route=off_route(merged, resolutions, articles),
        unplaced=tuple(r for found in resolutions.values() for r in found if r.place is None),
        shared=same,
        notes=tuple(note for a in articles for note in _notes(a, resolutions[a.id], told[a.id])),
    )


def _notes(
    article: Article, resolutions: Sequence[Resolution], told: Sequence[Itinerary]
) -> list[Note]:
    """What a reader of the article should know of the limits of what was found in it."""
    words = []
    visits = [stop.visit for itinerary in told for stop in itinerary.stops]
    as_written = sorted({v.date_text for v in visits if v.date_text and v.days is None})
    if article.published is None and as_written:
        quoted = ", ".join(f"“{text}”" for text in as_written)
        words.append(
            f"This article has no date of publication, so {quoted} could not be turned into days. "
            "Give it one in articles.csv."
        )
    if not resolutions:
        words.append("No place is named in this article.")
    elif not told:
        words.append("Nobody is said to travel in this article.")
    return [Note(article.id, text) for text in words]
