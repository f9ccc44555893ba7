"""What the screen shows, as plain values: the atlas, filtered, in the order of loudness.

A `View` turns into JSON as it is (`dataclasses.asdict`); the map in its frame, the reader in the
page and the exported file all read the same one. No value holds markup: whoever draws it sets
text, never HTML.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as evidence: its address, its text, and the spans of `text` to mark."""

    article: str
    sentence: int
    text: str
    marks: tuple[tuple[int, int], ...]
    source: str


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop as the map and the table show it.

    `number` is what the mark shows ("1", "2"; "" for a region, which has no point on the route);
    `when` the day as resolved ("Wed 13 Sep"), `when_text` the text's own words; `borrowed` says in
    words what was borrowed from which article, or is "".
    """

    traveller: str
    trip: int
    order: int
    number: str
    place: str
    place_name: str
    status: str
    when: str
    when_text: str
    km: int | None
    bearing: str
    rule: str
    borrowed: str
    same_wording: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """Another place that a name might have meant."""

    name: str
    where: str
    score: float


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place on the map: `role` is "stop" or "named"; `kinds` the kinds of its mentions;
    `radius_km` the uncertainty of a computed point; `why_off_route` is "" for a stop."""

    id: str
    name: str
    what: str
    where: str
    lat: float
    lon: float
    area: bool
    role: str
    kinds: tuple[str, ...]
    radius_km: float | None
    score: float
    sure: str
    reasons: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]
    why_off_route: str
    stops: tuple[StopView, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class LegView:
    """A leg: `points` are (lat, lon) along the great circle."""

    traveller: str
    trip: int
    start: str
    end: str
    status: str
    km: int
    bearing: str
    points: tuple[tuple[float, float], ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence: its text, and the place it names (an id, or "") with its kind."""

    text: str
    place: str
    kind: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the reader, and the sentence of another article with the same wording."""

    index: int
    segments: tuple[Segment, ...]
    evidence: bool
    same_as: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the reader shows it: paragraphs of sentences."""

    id: str
    title: str
    source: str
    published: str
    url: str
    notes: tuple[str, ...]
    paragraphs: tuple[tuple[SentenceView, ...], ...]


@dataclass(frozen=True, slots=True)
class TravellerView:
    """A traveller in the list, with what there is to choose from."""

    name: str
    stops: int
    color: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole screen: what map, table and reader show for one set of filters."""

    articles: tuple[ArticleView, ...]
    travellers: tuple[TravellerView, ...]
    places: tuple[PlaceView, ...]
    legs: tuple[LegView, ...]
    stops: tuple[StopView, ...]
    focus: tuple[str, ...]
