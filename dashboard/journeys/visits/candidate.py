"""A visit in the making: a person, a place, and the presences that tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.journeys.model import LEAVE, SET_OUT, Precision, Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import TimeSpan
from dashboard.places.place import Kind, Place, Resolution

# Done outranks called off, called off outranks planned. Done and past are alike, for in one article
# they are two visits (`tellings.py`), so that neither has to yield. (`merging/merge.py` ranks them,
# for two articles may tell so of one visit.)
_RANK = {Status.PLANNED: 0, Status.CANCELLED: 1, Status.VISITED: 2, Status.PAST: 2}


@dataclass(slots=True, eq=False)
class VisitCandidate:
    """A visit in the making, with the presences that tell of it in the order of reading.

    What is decided of it may change: its `status` and `time` (told in line `time_line`), and where
    it stands in the order of reading, `at` (line, word); `earlier` where the text sets it before
    what was told before it. `told_beside` holds the lines that tell more of it than its presences:
    of the country around it, or of a meeting there; `left_around` is True where they left that.
    `dated_by` is the presence that gave its `time`.
    `chance` is how likely it is (0 to 1), that of its likeliest telling until it is judged, and
    `reasons` what made it so, in words.
    """

    person: Person
    place: Place
    presences: list[Presence]
    earlier: bool
    at: tuple[int, int] = field(init=False)
    status: Status = field(init=False)
    time: TimeSpan | None = field(init=False)
    time_line: int = field(init=False)
    dated_by: Presence = field(init=False)
    told_beside: list[int] = field(init=False, default_factory=list)
    left_around: bool = field(init=False, default=False)
    chance: float = field(init=False)
    reasons: Sequence[str] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Take what the first presence says."""
        self.at, self.status = _read_at(self._first), self._first.status
        self.chance = self._first.chance
        self._date(self._first)

    def tell_again(self, presence: Presence) -> None:
        """Adds another telling: done outranks called off, called off outranks planned."""
        outranks = _RANK[presence.status] > _RANK[self.status]
        self.presences.append(presence)
        self.chance = max(self.chance, presence.chance)
        if outranks:
            self.status = presence.status
        if presence.time is not None and (outranks or self._dates_better(presence)):
            self._date(presence)

    def _dates_better(self, presence: Presence) -> bool:
        """Tells whether a telling gives a day where none is known, or only days of many: "will tour
        Oslo and Rome May 3-9 … goes on to Rome on May 7"."""
        if self.time is None or presence.time is None:
            return self.time is None
        of_many = self.time.when.precision is Precision.SPAN and self._first.listed > 0
        return of_many and presence.time.when.precision is Precision.DAY

    def tell_beside(self, *lines: int) -> None:
        """Adds lines that tell more of it."""
        known = self.lines
        self.told_beside += [line for line in lines if line not in known]

    def _date(self, presence: Presence) -> None:
        self.dated_by = presence
        line = presence.line if presence.time_line is None else presence.time_line
        self.time, self.time_line = presence.time, line

    @property
    def _first(self) -> Presence:
        return self.presences[0]

    @property
    def lines(self) -> list[int]:
        """The numbers of the lines that tell of it, each once."""
        told = (line for presence in self.presences for line in lines_of(presence))
        return [*dict.fromkeys((*told, *self.told_beside))]

    def told_in(self, line: int) -> bool:
        """Tells whether it stands in a line, or the line tells of it."""
        told = any(line in {each.line, each.place_line} for each in self.presences)
        return told or line == self.at[0] or line in self.told_beside

    @property
    def rule(self) -> str:
        """What the first of those presences found that outrank the others."""
        return max(self.presences, key=lambda presence: _RANK[presence.status]).rule

    @property
    def origin(self) -> bool:
        """Whether they left the place."""
        return self.left_around or any(presence.origin for presence in self.presences)

    @property
    def entry(self) -> bool:
        """Whether it is the crossing of a border."""
        return any(presence.entry for presence in self.presences)

    @property
    def via(self) -> bool:
        """Whether it lies on the way between where they set out and where they go."""
        return self._first.cue == "via"

    @property
    def turn(self) -> str:
        """When it comes by the words around it; "" where none say."""
        return next((presence.turn for presence in self.presences if presence.turn), "")

    @property
    def route(self) -> bool:
        """Whether the list that its first telling stands in gives the order of going."""
        return self._first.route

    @property
    def listed(self) -> int:
        """How many names stand before it in that list."""
        return self._first.listed

    @property
    def apart(self) -> bool:
        """Whether it belongs to no trip that the article tells of."""
        return self._first.apart

    @property
    def departing(self) -> bool:
        """Whether they have set out for it."""
        return self._first.departing

    @property
    def was_to(self) -> bool:
        """Whether they only "were to" come."""
        return self._first.was_to

    @property
    def again(self) -> bool:
        """Whether its first telling says that the place was reached before."""
        return self._first.again

    @property
    def named(self) -> str:
        """The article's own name of an area, unless it is an abbreviation; else ""."""
        return _own_name(self._first.place.resolution)

    @property
    def doing(self) -> str:
        """What they do there on its day (see `Visit`); "" where the day is a meeting's."""
        if self.time is not self.dated_by.time:
            return ""
        if self.dated_by.departing:
            return SET_OUT
        return LEAVE if self.dated_by.origin else self.dated_by.doing

    @property
    def tense(self) -> int:
        """Whether the days lie ahead of the report (1) or behind it (-1): "left for Oslo on Monday"
        is behind it, though Oslo is not yet reached, and so is "was turned back at"."""
        ahead = self.status in {Status.PLANNED, Status.CANCELLED} and not self.departing
        return 1 if ahead and not self._first.refused else -1


def lines_of(presence: Presence) -> list[int]:
    """Returns the numbers of the lines that a presence is read from: its own, and that which names
    the place."""
    at_line = presence.line if presence.place_line is None else presence.place_line
    return sorted({presence.line, at_line})


def _read_at(presence: Presence) -> tuple[int, int]:
    """Returns where a presence stands in the order of reading: what its sentence sets after the
    rest of it comes last there."""
    late = 1000 if presence.turn == "after" else 0
    return presence.line, presence.place.first + late


def _own_name(resolution: Resolution) -> str:
    text, place = resolution.mention.text, resolution.place
    spelled = not text.isupper() and "." not in text and resolution.mention.kind is Kind.LITERAL
    return text if place is not None and place.is_area and spelled else ""
