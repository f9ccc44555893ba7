"""What a visit, a stop, a leg and an itinerary are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.articles.article import Edit, SentenceRef
from dashboard.places.place import Place

DRAWN = 0.7
"""The chance from which a visit is a stop on a journey."""

PERHAPS = 0.4
"""The chance from which a visit that is no stop is still told of, as one that perhaps was."""

READ = 0.8
"""The chance of a visit that a rule has read, where nothing else is known of it."""


SET_OUT, COME, LEAVE = "set out", "come", "leave"
"""What somebody does with a place at the beginning and the end of a visit."""


class Status(StrEnum):
    """What the text says of a visit."""

    VISITED = "visited"
    PLANNED = "planned"
    PAST = "past"
    CANCELLED = "cancelled"


class StationKind(StrEnum):
    """What a place is to a life."""

    BORN = "born"
    LIVED = "lived"
    STUDIED = "studied"
    WORKED = "worked"
    DIED = "died"
    BURIED = "buried"


class Precision(StrEnum):
    """How fine a date is: the length of the range of days that it stands for."""

    DAY = "day"
    SPAN = "span"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What one article's telling lacks and another's supplies: `what` is "date" or "place",
    `evidence` the sentences of the other article that say it."""

    what: str
    evidence: tuple[SentenceRef, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where another telling contradicts a visit: `what` is "date", "status" or "place"; of the
    first two it tells otherwise, a place makes it a visit of its own that is to be the same."""

    what: str
    telling: Visit

    @property
    def says(self) -> str:
        """What that telling says instead, of a date in its own words."""
        if self.what == "date":
            return self.telling.date_text or ""
        return str(self.telling.status) if self.what == "status" else self.telling.place_name

    @property
    def evidence(self) -> tuple[SentenceRef, ...]:
        """The sentences that say so."""
        return self.telling.date_evidence if self.what == "date" else self.telling.evidence


@dataclass(frozen=True, slots=True)
class Visit:
    """That somebody was, is or will be at a place, as an article tells it.

    `days` is None where the text gives no date or the date cannot be resolved; `date_text` is the
    text's own words. `evidence` are the sentences that say so, in the order of reading;
    `date_evidence` those that give the date. `rule` says in words how the sentences were read;
    `named` is the article's own name of an area, or "". `chance` is how likely it is (0 to 1, two
    decimals), `reasons` what made it so, in words, the weightiest first. `edits` are what a person
    has changed. `doing` is what is done on its day: to `SET_OUT` for the place, to `COME`, to
    `LEAVE`, or what another verb or noun names ("open", "summit"); "" where that is not told.
    """

    traveller: str
    place: Place
    status: Status
    days: Days | None
    date_text: str | None
    precision: Precision
    evidence: tuple[SentenceRef, ...]
    rule: str
    date_evidence: tuple[SentenceRef, ...] = ()
    borrowed: tuple[Borrowed, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    named: str = ""
    chance: float = 1.0
    reasons: Sequence[str] = ()
    edits: tuple[Edit, ...] = ()
    doing: str = ""

    @property
    def place_name(self) -> str:
        """The place by the article's own name where it is an area ("Burma", "Holland"), for those
        have several in use; else by the gazetteer's."""
        return self.named or self.place.name


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit's position on a trip: stops whose sequence the text leaves open share an `order`."""

    visit: Visit
    order: int


@dataclass(frozen=True, slots=True)
class Leg:
    """From one stop to the next on a great circle: geodesic length in km, initial bearing in
    degrees clockwise from north; evidence is that of the stop it leads to."""

    start: Stop
    end: Stop
    km: float
    bearing: float
    evidence: tuple[SentenceRef, ...]

    @property
    def ends(self) -> tuple[Visit, Visit]:
        """The visits that it joins."""
        return self.start.visit, self.end.visit


@dataclass(frozen=True, slots=True)
class Itinerary:
    """One trip of one traveller, its stops in order; `trip` numbers a traveller's trips from 1;
    `roles` are the words of the traveller's posts, by which two of one surname are told apart;
    `group` is True for a traveller who is a group, a crew or a ship ("41 survivors"), `names` what
    the articles call the traveller, where that is more than one name."""

    traveller: str
    trip: int
    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    roles: frozenset[str] = frozenset()
    group: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Station:
    """A station of somebody's life, no stop of a trip: where he was born, lived, studied, worked,
    died or was buried.

    `when` is the text's own words for the time, None where it gives none; `first_year` and
    `last_year` are the years that they name, None where they leave them open. `chance` (0 to 1)
    says how often what is read by such words is right; `named` is as in `Visit`, `roles` as in
    `Itinerary`; `lasts` is True where it is told in the present tense. `edits` are what a person
    has changed.
    """

    traveller: str
    place: Place
    kind: StationKind
    when: str | None
    first_year: int | None
    last_year: int | None
    evidence: tuple[SentenceRef, ...]
    rule: str
    chance: float
    named: str = ""
    roles: frozenset[str] = frozenset()
    lasts: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def place_name(self) -> str:
        """The place by the article's own name where it is an area, else by the gazetteer's."""
        return self.named or self.place.name


@dataclass(frozen=True, slots=True)
class Gathering:
    """That persons met, as one sentence tells it: `noun` is "summit", "meeting" and the like, or
    "met"; `place` and `days` are None where the sentence does not give them. This is what lets one
    telling date or place another."""

    persons: tuple[str, ...]
    noun: str
    place: Place | None
    days: Days | None
    date_text: str | None
    precision: Precision
    sentence: SentenceRef
