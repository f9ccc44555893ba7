"""What is found in one article on its own."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from math import inf

from dashboard.articles.article import Article, Sentence
from dashboard.articles.language import foreign_language
from dashboard.articles.sentences import split
from dashboard.atlas.model import Note, is_for_now
from dashboard.atlas.revision import Revision
from dashboard.journeys.pipeline import Told, read
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Resolution

AGAIN = 60.0
"""Seconds after which is asked again what somebody, such as an online geocoder, did not answer."""


@dataclass(frozen=True, slots=True)
class Placed:
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
    placed: Placed
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


def place(article: Article, geoparser: Geoparser) -> Placed:
    """Find an article's sentences and the places it names."""
    sentences = split(article)
    resolutions = geoparser.resolutions(article, sentences)
    until = time.monotonic() + AGAIN if is_for_now(resolutions) else inf
    return Placed(sentences, resolutions, until)


def find(article: Article, placed: Placed, revision: Revision | None, least: float) -> Found:
    """Find everything else in an article whose places are found; these as corrected, what it tells
    as it does by itself."""
    resolutions = placed.resolutions
    if revision is not None:
        resolutions = revision.resolutions(article, resolutions)
    told = read(article, placed.sentences, resolutions, least=least)
    return Found(article, placed, resolutions, told)


def retold(found: Found, revision: Revision | None) -> Found:
    """What was found in an article, and what it tells as corrected."""
    if revision is None:
        return found
    told = revision.told(found.article, found.sentences, found.resolutions, found.told)
    return found if told is found.told else replace(found, told=told)


def notes(found: Found) -> list[Note]:
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
