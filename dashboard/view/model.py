"""What the screen shows, as plain values: the atlas, filtered, in the order of loudness.

The map in its frame, the reader in the page and the exported file all read the same `View`, in
the parts that `parts.py` makes of it. No value holds markup: whoever draws it sets text, never
HTML.
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
class SideView:
    """What some of the articles say where others contradict them ("Wed 15 Jun", "called off"), and
    the sentences that say it."""

    says: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """Where articles contradict each other about a stop: `what` is "day", "status" or "place", the
    first of `sides` what the stop is shown with."""

    what: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop as the map and the table show it.

    `number` is what the mark shows: "1", "2"… along a traveller's journey, "a", "b"… along earlier
    ones, "×" for a visit that was called off, "" for a region that holds another stop of the trip.
    `status_words` is the status as a person says it ("called off"). `when` is the day as resolved
    ("Wed 13 Sep"), `when_text` the text's own words; `first_day` and `last_day` (2023-09-13) bound
    the days that it leaves open, those of articles that disagree with it too. `km` and `bearing`
    ("SW") lead here from the stop before; `way_note` says which end of that way is not sure,
    `borrowed` what was borrowed from which article, `same_wording` which of the quotes are one
    source, in words, or they are "". `quotes` are all sentences about the stop, those of
    `disagreements` too. `chance` is how likely the stop is (0 to 1), `sure` that in words
    ("83 % sure"), `reasons` what made it so, the weightiest first; `perhaps` is True of one that
    is too unlikely for the journey, and then has neither trip, order, number nor way. `edited` says
    what a person has changed, and when, or is "".
    """

    traveller: str
    trip: int
    order: int
    number: str
    place: str
    place_name: str
    status: str
    status_words: str
    when: str
    first_day: str
    last_day: str
    when_text: str
    km: int | None
    bearing: str
    rule: str
    borrowed: str
    same_wording: str
    quotes: tuple[Quote, ...]
    disagreements: tuple[DisagreementView, ...] = ()
    way_note: str = ""
    chance: float = 1.0
    sure: str = ""
    reasons: tuple[str, ...] = ()
    perhaps: bool = False
    edited: str = ""


@dataclass(frozen=True, slots=True)
class StationView:
    """A station of a life as the map and the table show it: `station` is "born", "lived" and so on.

    `number` is what the mark shows where the life is shown in order, else "". `when` are the years
    in words ("1955–1972", "since 1990"), `when_text` the text's own words; `first_day` and
    `last_day` (1955-01-01) bound the years for the timeline, "" where the text names none. `edited`
    is as in `StopView`.
    """

    traveller: str
    place: str
    place_name: str
    station: str
    number: str
    when: str
    when_text: str
    first_day: str
    last_day: str
    chance: float
    rule: str
    same_wording: str
    quotes: tuple[Quote, ...]
    edited: str = ""


@dataclass(frozen=True, slots=True)
class LifeLineView:
    """A thin line from a station of a life to the next one, by the ids of their places; `points`
    are (lat, lon) along the great circle."""

    start: str
    end: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """Another place that a name might have meant."""

    name: str
    where: str
    score: float
    id: str = ""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place on the map: `role` is "stop", "station", "perhaps" (where the filters show what
    perhaps was) or "named"; `kinds` the kinds of its mentions; `radius_km` the uncertainty of a
    computed point; `why_off_route` is "" for a stop. `quotes` are the sentences that name it,
    without those its `stops` and `stations` quote already. `unsure` is True where it is likelier
    another place. `edited` says what a person has changed of its mentions, and which stops he has
    dropped, and when, or is ""."""

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
    unsure: bool = False
    edited: str = ""
    stations: tuple[StationView, ...] = ()


@dataclass(frozen=True, slots=True)
class LegView:
    """A leg: `points` are (lat, lon) along the great circle. `unsure` is True where an end of it is
    likelier another place, and `note` says in words which, or is ""."""

    traveller: str
    trip: int
    start: str
    end: str
    status: str
    status_words: str
    km: int
    bearing: str
    points: tuple[tuple[float, float], ...]
    quotes: tuple[Quote, ...]
    unsure: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence: its text, and the place it names (an id, or "") with its kind."""

    text: str
    place: str
    kind: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the reader, and the sentences of other articles with the same wording, in
    words. `evidence` is True where a stop that is shown rests on it; `heading` for a line that
    heads the paragraphs after it."""

    index: int
    segments: tuple[Segment, ...]
    evidence: bool
    same_as: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the reader shows it: paragraphs of sentences. `label` is its short name, which
    no other article has; `given_title` the article's own title, or "", and
    `day` that of publication (2023-09-15), or ""; `tells` is False where it
    does not tell of the one journey shown. `edited` says what of that a person has changed, and
    when, or is ""."""

    id: str
    label: str
    title: str
    source: str
    published: str
    url: str
    notes: tuple[str, ...]
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    tells: bool = True
    given_title: str = ""
    day: str = ""
    edited: str = ""


@dataclass(frozen=True, slots=True)
class TravellerView:
    """A traveller in the list, or somebody with stations of a life and no stop, with what there is
    to choose from: how many stops, of one who has none how many that perhaps were, and how many
    stations; `group` for a group, a crew or a ship ("41 survivors"), of whom the article names
    nobody; `names` are what the articles call the traveller, where that is more than one."""

    name: str
    stops: int
    color: str
    group: bool = False
    stations: int = 0
    perhaps: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnplacedView:
    """A name that no layer of the gazetteer knows: why it is not on the map, and its sentence."""

    name: str
    why: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class View:
    """The whole screen: what map, table and reader show for one set of filters.

    `is_life` is True where somebody's stations are shown in order of time, joined by `life_lines`,
    instead of journeys; `focus` are the places that the map is fitted to; `title` says in words
    what is shown; `wording` says which articles tell much in the same words, and so are one source;
    `hidden` is how many of the travellers' stops, or of a life's stations, the filters hide;
    `foreign` the language that all the articles seem to be in, where it is not English; `perhaps`
    are the stops that are too unlikely for the journeys, which the map has only where it
    `shows_perhaps`.
    """

    articles: tuple[ArticleView, ...]
    travellers: tuple[TravellerView, ...]
    places: tuple[PlaceView, ...]
    legs: tuple[LegView, ...]
    stops: tuple[StopView, ...]
    focus: tuple[str, ...]
    unplaced: tuple[UnplacedView, ...] = ()
    title: str = ""
    wording: tuple[str, ...] = ()
    foreign: str = ""
    hidden: int = 0
    perhaps: tuple[StopView, ...] = ()
    stations: tuple[StationView, ...] = ()
    life_lines: tuple[LifeLineView, ...] = ()
    is_life: bool = False
    shows_perhaps: bool = False


@dataclass(frozen=True, slots=True)
class LookView:
    """Something that is not sure, for a person to look at: the words and their sentence, the place
    they are taken for, and in words why that is not sure; or of a stop that only perhaps was, whose
    it is, the `traveller`."""

    article: str
    sentence: int
    start: int
    end: int
    words: str
    place: str
    place_name: str
    why: str
    traveller: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A change that holds, in words, and when it was made; `lost` where it fits nothing in the
    articles any more."""

    words: str
    when: str
    lost: bool


@dataclass(frozen=True, slots=True)
class DeskView:
    """What was changed by hand, the latest first, and what there is to look at, the least sure
    first; `people` are all who travel. `undo` and `redo` say in words what they would do, or are
    ""."""

    project: str
    version: int
    undo: str
    redo: str
    corrections: tuple[CorrectionView, ...]
    looks: tuple[LookView, ...]
    people: tuple[TravellerView, ...] = ()
