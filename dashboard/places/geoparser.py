"""From an article to its places: the one door of this room."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.articles.article import Article, Sentence
from dashboard.places.contracts import CandidateSource, Recogniser, Resolver
from dashboard.places.place import Resolution
from dashboard.places.recogniser import PlaceRecogniser
from dashboard.places.resolver import PlaceResolver
from dashboard.places.spelling import AsSpelled


class Geoparser:
    """Finds the places that articles name and decides where each is.

    `source` gives the candidates; `recogniser` and `resolver` may be others that keep the same
    contracts.
    """

    def __init__(
        self,
        source: CandidateSource,
        recogniser: Recogniser | None = None,
        resolver: Resolver | None = None,
    ):
        spelled = AsSpelled(source)
        self._recogniser = recogniser or PlaceRecogniser(spelled)
        self._resolver = resolver or PlaceResolver(spelled)

    def resolutions(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[Resolution, ...]:
        """The article's mentions in order, each with where it is; none overlaps another."""
        mentions = self._recogniser.mentions(article, sentences)
        return self._resolver.resolve(article, sentences, mentions)
