"""What a person has corrected, as building an atlas asks for it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Protocol

from dashboard.articles.article import Article, Sentence
from dashboard.journeys.merging.same_person import Identities
from dashboard.journeys.model import Itinerary, Station
from dashboard.journeys.pipeline import Told
from dashboard.places.place import Resolution


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
