"""From an article to its places: the one door of this room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.articles.article import Article, Sentence
from dashboard.articles.legible import as_read, legible
from dashboard.errors import GeocoderError
from dashboard.places.contracts import CandidateSource, Recogniser, Resolver
from dashboard.places.gazetteer.spelling import AsSpelled
from dashboard.places.mentions.recogniser import PlaceRecogniser
from dashboard.places.place import Alternative, Reason, Resolution
from dashboard.places.resolution.resolver import PlaceResolver

_FALLBACK_SCORE = 0.3
"""How sure a place is that only the fallback knows: nothing but its name speaks for it."""


class Geoparser:
    """Finds the places that articles name and decides where each is.

    `source` gives the candidates; `recogniser` and `resolver` may be others that keep the same
    contracts. `fallback`, such as an online geocoder, is asked for names that `source` lacks, and
    for nothing else.
    """

    def __init__(
        self,
        source: CandidateSource,
        recogniser: Recogniser | None = None,
        resolver: Resolver | None = None,
        fallback: CandidateSource | None = None,
    ):
        spelled = AsSpelled(source)
        self._recogniser = recogniser or PlaceRecogniser(spelled)
        self._resolver = resolver or PlaceResolver(spelled)
        self._fallback = fallback

    def resolutions(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[Resolution, ...]:
        """The article's mentions in order, each with where it is; none overlaps another."""
        read = legible(article.text)
        whole = as_read(article)
        inner = read.read_sentences(sentences)
        mentions = self._recogniser.mentions(whole, inner)
        resolved = self._resolver.resolve(whole, inner, mentions)
        if self._fallback is not None:
            resolved = tuple(_with_fallback(resolved, self._fallback))
        if not read:
            return resolved
        return tuple(
            r.moved(article.text, *read.given(r.mention.start, r.mention.end)) for r in resolved
        )


def _with_fallback(
    resolved: Sequence[Resolution], fallback: CandidateSource
) -> Iterator[Resolution]:
    """The resolutions, those without a place by what `fallback` knows. Once it fails it is not
    asked again for this article: the names stay unplaced, and say why."""
    failure = ""
    for resolution in resolved:
        if resolution.place is not None or failure:
            yield resolution
            continue
        try:
            found = fallback.candidates(resolution.mention.text)
        except GeocoderError as error:
            failure = str(error)
            yield replace(
                resolution, reasons=(Reason(failure, 1.0, for_now=True), *resolution.reasons)
            )
            continue
        if not found:
            yield resolution
            continue
        best, *others = found
        knows = f"no layer of the gazetteer knows it; so {best.place.source}"
        yield replace(
            resolution,
            place=best.place,
            score=_FALLBACK_SCORE,
            reasons=(Reason(knows, 1.0),),
            alternatives=tuple(Alternative(other.place, _FALLBACK_SCORE / 2) for other in others),
        )
