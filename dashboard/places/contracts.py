"""The seams of the room: what finds candidates, what recognises mentions, what resolves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from dashboard.articles.article import Article, Sentence
from dashboard.places.place import Mention, Place, Resolution

DEEP = 3
"""The layer of a candidate of an imported dump, or of a small town that only post offices tell of:
there is one of every name, so that they do not tell whether a name is a place's."""

FAMOUS = 20
"""By so many names in all languages a town is well known."""
_CAPITAL_FAME = 80


class Candidate(NamedTuple):
    """A place that a name may mean. `name` is the gazetteer's spelling that matched; `primary` is
    True where that is the place's main name and not another of its names; `layer` ranks the layer
    it comes from, 0 outranking the rest; `demonym` is True where the name is that of the people or
    of what belongs to the place ("Russian", "Texan"); `known` says how many names the place has in
    all languages, as far as they are counted and English has this one; `english` is True for
    another name that English uses as it does the main one ("Odessa" for Odesa)."""

    place: Place
    name: str
    primary: bool
    layer: int
    demonym: bool = False
    known: int = 0
    english: bool = False

    @property
    def fame(self) -> int:
        """How many names a town has in all languages, 0 for what is no town or is called otherwise
        in English; a capital is famous, however few are counted."""
        if self.place.feature_class != "P" or not (self.primary or self.english):
            return 0
        if self.primary and self.place.feature_code == "PPLC":
            return max(self.known, _CAPITAL_FAME)
        return self.known


class CandidateSource(Protocol):
    """Where candidates come from: the gazetteer, or an online geocoder for what it lacks."""

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that `name` may mean, however it is spelled, accented or hyphenated; best
        layer first, then most people first. Empty where nothing is known."""
        ...


class Recogniser(Protocol):
    """Finds the names of places in a text."""

    def mentions(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """The mentions in order of their start; none overlaps another."""
        ...


class Resolver(Protocol):
    """Decides which place each mention means."""

    def resolve(
        self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> tuple[Resolution, ...]:
        """One resolution a mention, in the same order."""
        ...
