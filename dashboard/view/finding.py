"""What a search finds, as plain values: places, people, and sentences with the words marked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from dashboard.articles.article import SentenceRef
from dashboard.search.names import FoundPlace
from dashboard.view import words
from dashboard.view.build import Shown
from dashboard.view.model import Quote

_MOST_NAMES, _MOST_SENTENCES = 5, 20


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place, the sentence that names it first, and whether the map shows it now."""

    id: str
    name: str
    about: str
    is_shown: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody who travels, and what of it is known, in words ("4 stops")."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found: some places, people and sentences, and how many sentences there are."""

    places: tuple[PlaceFound, ...]
    people: tuple[PersonFound, ...]
    sentences: tuple[Quote, ...]
    count: int


def find(shown: Shown, typed: str) -> Findings:
    """What the words typed find in the articles of what is shown, whoever's journey that is."""
    finder, sources = shown.sources.finder, shown.sources
    on_map = {place.id for place in shown.view.places}
    refs, count = finder.texts.find(typed, _MOST_SENTENCES)
    return Findings(
        places=tuple(
            PlaceFound(
                one.place.id,
                one.place.name,
                ", ".join(filter(None, (words.what(one.place), words.where(one.place)))),
                one.place.id in on_map,
                sources.quote(_holding(shown, one), one.place.id),
            )
            for one in finder.names.places(typed, _MOST_NAMES)
        ),
        people=tuple(
            PersonFound(one.name, f"{one.stops} stop{'' if one.stops == 1 else 's'}")
            for one in finder.names.people(typed, _MOST_NAMES)
        ),
        sentences=tuple(sources.marked(ref, finder.texts.marks(ref, typed)) for ref in refs),
        count=count,
    )


def _holding(shown: Shown, one: FoundPlace) -> SentenceRef:
    """The sentence that names a place first."""
    sentences = shown.atlas.sentences[one.mention.article_id]
    at = bisect_right(sentences, one.mention.start, key=lambda sentence: sentence.start) - 1
    return sentences[max(at, 0)].ref
