"""What is asked of an archive, and what it answers, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MOST_LISTED = 50
"""Articles, or travellers, that a list has at most."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which mentions are counted: those in articles with all `words`, published from `first` to
    `last`, of these kinds, in these countries, with these feature classes, from these sources; an
    empty filter lets all through, and without a day no article is within a time range."""

    words: str = ""
    first: date | None = None
    last: date | None = None
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world, in degrees; over the antimeridian `west` is greater than `east`."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Patch:
    """Places that are counted together: those in an H3 `cell` (in hexadecimal), or one `place`."""

    cell: str = ""
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Places near each other: the patch that they are, how often they are named, how many they are,
    and the one named most with its point, at which they are drawn."""

    cell: str
    place: int
    name: str
    lat: float
    lon: float
    mentions: int
    places: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What a map shows: cells, the most named first, and at which H3 resolution (None where each
    place is by itself). `sampled` is the number of the newest articles that are counted, where the
    words are in too many to count all."""

    cells: tuple[Cell, ...]
    resolution: int | None
    sampled: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A value of a facet, and how many mentions have it and all that is wanted but this facet."""

    value: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of each facet, the most frequent first."""

    kinds: tuple[Count, ...]
    countries: tuple[Count, ...]
    features: tuple[Count, ...]
    sources: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list; `name` is a place it names there, at `start` in its text, or None."""

    id: str
    title: str | None
    source: str | None
    published: date | None
    name: str | None
    start: int | None


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody who travels, with the number of stops told of him and their days."""

    person: int
    name: str
    stops: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ToldStop:
    """A stop of a traveller: where and when, and how many articles tell of it; of one of these the
    id and the first sentence that says so. `chance` is that of the surest, in percent; `edited` is
    true where a reader has corrected it in any."""

    place: int
    name: str
    lat: float
    lon: float
    status: str
    first: date | None
    last: date | None
    date_text: str | None
    articles: int
    article: str
    sentence: int
    chance: int
    edited: bool


@dataclass(frozen=True, slots=True)
class ToldLeg:
    """A way between two places that articles tell of, its length in km, how many tell of it, and
    whether it leads, as all of them tell it, to a stop that is not made or not yet."""

    start: tuple[float, float]
    end: tuple[float, float]
    km: float
    articles: int
    open: bool


@dataclass(frozen=True, slots=True)
class Journeys:
    """Where a traveller went: some of the stops in the order of time, from the one numbered `begin`
    on, of `every` one; and the legs told most often."""

    traveller: Traveller
    names: tuple[str, ...]
    begin: int
    every: int
    stops: tuple[ToldStop, ...]
    legs: tuple[ToldLeg, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence: with `place`, its number, a name of that place; `note` says in words
    where that is."""

    text: str
    place: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its number, its pieces, and whether a new paragraph begins with it."""

    index: int
    begins: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place that an article names, with its point."""

    place: int
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with its sentences, the places it names, and who travels in it."""

    id: str
    title: str | None
    source: str | None
    published: date | None
    url: str | None
    sentences: tuple[Said, ...]
    places: tuple[Mentioned, ...]
    travellers: tuple[Traveller, ...]
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What an archive holds, and the days of its articles."""

    articles: int
    mentions: int
    stops: int
    travellers: int
    errors: int
    first: date | None
    last: date | None
