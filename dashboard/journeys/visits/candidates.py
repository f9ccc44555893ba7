"""From what single lines say to visits: who counts as a traveller where, one visit of each place,
and no country that only holds a stop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.journeys.model import Days, Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.routes.extents import contains, of_many_countries, too_large, within
from dashboard.journeys.sentences.spans import TimeSpan
from dashboard.journeys.visits.hosts import at_home, at_post, hosts
from dashboard.places.place import Kind, Place, Resolution


@dataclass(slots=True)
class VisitCandidate:
    """A visit in the making. `at` is where its first telling stands (line, word), which is the
    order of reading; `earlier` where the text sets it before what was told before it; `apart` where
    it belongs to no trip that the article tells of, `departing` where they have set out for it;
    `turn` when it comes by the words around it."""

    person: Person
    place: Place
    status: Status
    rule: str
    lines: list[int]
    at: tuple[int, int]
    time: TimeSpan | None
    time_line: int
    origin: bool = False
    entry: bool = False
    earlier: bool = False
    route: bool = True
    listed: int = 0
    apart: bool = False
    named: str = ""
    departing: bool = False
    was_to: bool = False
    turn: str = ""
    again: bool = False

    @property
    def tense(self) -> int:
        """Whether the days lie ahead of the report (1) or behind it (-1): "left for Oslo on Monday"
        is behind it, though Oslo is not yet reached."""
        ahead = self.status in {Status.PLANNED, Status.CANCELLED} and not self.departing
        return 1 if ahead else -1


def candidates(
    found: Iterable[Presence], opening: Sequence[str], published: date | None
) -> list[VisitCandidate]:
    """The visits that the presences tell of, in order of reading. `opening` holds the first word
    of each line, for "Earlier, …"; `published` the day from which days are counted."""
    made, tellings = list[VisitCandidate](), dict[tuple[Person, str], list[VisitCandidate]]()
    for presence in found:
        place = presence.place.resolution.place
        if place is None or too_large(place) or of_many_countries(presence.place.resolution):
            continue
        at_line = presence.line if presence.place_line is None else presence.place_line
        receiving = hosts(presence, place)
        for person in presence.persons:
            if person in receiving or at_home(person, presence.place.resolution, presence.motion):
                continue
            if presence.custody and place.country in person.home:
                continue  # an arrest in one's own country is no journey
            if presence.speech and at_post(person, place, presence):
                continue
            candidate = VisitCandidate(
                person,
                place,
                presence.status,
                presence.rule,
                sorted({presence.line, at_line}),
                _read_at(presence),
                presence.time,
                presence.line if presence.time_line is None else presence.time_line,
                presence.origin,
                presence.entry,
                _told_earlier(presence, opening),
                presence.route,
                presence.listed,
                presence.apart,
                _own_name(presence.place.resolution),
                presence.departing,
                presence.was_to,
                presence.turn,
                presence.again,
            )
            there = tellings.setdefault((person, place.id), [])
            same = (
                d for d in there if _same(d, candidate) and not anew(d, candidate, made, published)
            )
            twin = next(same, None)
            if twin is None:
                made.append(candidate)
                there.append(candidate)
            else:
                _join(twin, candidate)
    for candidate in made:
        undated = candidate.time is None or candidate.time.when.months
        over = candidate.person.dead or (candidate.person.tried and undated)
        if candidate.was_to and candidate.person.thwarted and candidate.status is Status.PLANNED:
            candidate.status = Status.CANCELLED
        if over and candidate.status is Status.VISITED:
            candidate.status = Status.PAST
        _reported(candidate, made)
    return _finest(made)


def _read_at(presence: Presence) -> tuple[int, int]:
    """Where a presence stands in the order of reading: what its sentence sets after the rest of it
    comes last there."""
    late = 1000 if presence.turn == "after" else 0
    return presence.line, presence.place.first + late


def _told_earlier(presence: Presence, opening: Sequence[str]) -> bool:
    """Whether the words set a presence before what was told before it."""
    cue = presence.cue in _BEFORE_THAT or opening[presence.line] == "earlier"
    return cue or presence.turn == "first"


def _own_name(resolution: Resolution) -> str:
    """The article's own name of an area, unless it is an abbreviation."""
    text, place = resolution.mention.text, resolution.place
    spelled = not text.isupper() and "." not in text and resolution.mention.kind is Kind.LITERAL
    return text if place is not None and place.is_area and spelled else ""


def _reported(candidate: VisitCandidate, made: Sequence[VisitCandidate]) -> None:
    """What lies a week or two back is past only beside a later trip; alone it is what the article
    reports."""
    lately = (
        candidate.time is not None
        and candidate.time.when.side < 0
        and not candidate.time.when.months
    )
    if candidate.status is Status.PAST and lately and not candidate.person.dead:
        present = [d for d in made if d.person is candidate.person and d.status is not Status.PAST]
        if not [d for d in present if not within(d.place, candidate.place)]:
            candidate.status = Status.VISITED


# "After talks in Oslo", "he had come from Oslo", "to Rome via Oslo": Oslo comes first.
_BEFORE_THAT = frozenset({"after", "following", "had", "via"})


def _same(a: VisitCandidate, b: VisitCandidate) -> bool:
    """Whether two tellings of a person at a place are of one visit, which not only one of them
    has as past; whoever "leaves on Friday" leaves the place where they are."""
    if a.status == b.status:
        return a.status is not Status.PAST or _same_time(a, b)
    leaving = b.origin and (a.status, b.status) == (Status.VISITED, Status.PLANNED)
    return leaving or (Status.PAST not in {a.status, b.status} and not (a.origin or b.origin))


# How far two days at one place lie apart that are two visits: with other places in between, and
# without.
_TWO_VISITS = timedelta(days=6)


def anew(
    known: VisitCandidate,
    candidate: VisitCandidate,
    made: Sequence[VisitCandidate],
    published: date | None,
) -> bool:
    """Whether a person who was at a place is told to be there once more: "flew to Oslo, to Bergen
    and back to Oslo", "visited Oslo on Monday … will visit Oslo again next month"."""
    if (
        candidate.origin
        or candidate.at <= known.at
        or Status.CANCELLED in {known.status, candidate.status}
    ):
        return False
    before, later = _days_of(known, published), _days_of(candidate, published)
    gap = later.first - before.last if before and later else None
    if candidate.status is Status.VISITED and known.status is Status.PLANNED and before:
        done = _days_of(candidate, published, months=True)  # "last visited Oslo in March"
        if done and not known.departing and before.first - done.last >= _TWO_VISITS:
            return True
    implied = len(candidate.lines) > 1 and not candidate.again  # the place is named elsewhere
    if gap is not None and gap >= _TWO_VISITS and not implied:
        return True
    if gap is None and not candidate.again:
        return False
    between = [
        d
        for d in made
        if d.person is candidate.person
        and known.at < d.at < candidate.at
        and d.status is Status.VISITED
        and not (within(d.place, candidate.place) or within(candidate.place, d.place))
    ]
    if candidate.again:
        told_apart = (
            gap is None and candidate.time is not None and candidate.status is Status.PLANNED
        )
        return bool(between) or told_apart or (gap is not None and gap > timedelta(0))
    if gap is None or gap <= timedelta(1):
        return False
    assert before and later
    inner = (_days_of(d, published) for d in between)
    return any(d and before.last < d.first and d.last < later.first for d in inner)


def _days_of(
    candidate: VisitCandidate, published: date | None, months: bool = False
) -> Days | None:
    """The days that a visit's own words give, of some year where none is known; of a whole month
    or more only with `months`."""
    if candidate.time is None or (candidate.time.when.months and not months):
        return None
    when = candidate.time.when
    if published is None:
        return when.make(2001) if when.make else when.days(None)
    return when.days(published, candidate.tense)


def _same_time(a: VisitCandidate, b: VisitCandidate) -> bool:
    return a.time is None or b.time is None or a.time.when.text == b.time.when.text


def _join(known: VisitCandidate, again: VisitCandidate) -> None:
    """Adds another telling: done outranks called off, called off outranks planned."""
    rank = {Status.PLANNED: 0, Status.CANCELLED: 1, Status.VISITED: 2, Status.PAST: 2}
    if rank[again.status] > rank[known.status]:
        known.status, known.rule = again.status, again.rule
        if again.time is not None:
            known.time, known.time_line = again.time, again.time_line
    if known.time is None and again.time is not None:
        known.time, known.time_line = again.time, again.time_line
    known.lines += [line for line in again.lines if line not in known.lines]
    known.entry = known.entry or again.entry
    known.origin = known.origin or again.origin
    known.turn = known.turn or again.turn


def _then_reached(country: VisitCandidate, town: VisitCandidate) -> bool:
    """ "She left for Peru … she landed in Lima": what was ahead and what was reached are one."""
    ahead = country.status is Status.PLANNED and country.time is None
    return ahead and town.status is Status.VISITED and town.at > country.at


def _finest(made: list[VisitCandidate]) -> list[VisitCandidate]:
    """Leaves out countries and provinces that hold a stop of the same status; what is said of the
    country (a day, that they left it, that it was called off) goes to the stop. A border's
    crossing that has its own day stays."""
    kept, of_person = list[VisitCandidate](), defaultdict[Person, list[VisitCandidate]](list)
    for candidate in made:
        of_person[candidate.person].append(candidate)
    for candidate in made:
        own = of_person[candidate.person]
        inner = [d for d in own if d is not candidate and contains(candidate.place, d.place)]
        if candidate.departing and any(d.status is Status.VISITED for d in inner):
            continue  # "has left for Norway … landed in Oslo"
        if candidate.status is Status.CANCELLED:
            for d in inner:
                if d.status is Status.PLANNED:
                    d.status = Status.CANCELLED
        same = [d for d in inner if d.status == candidate.status or _then_reached(candidate, d)]
        if candidate.status is Status.PAST:
            same = [d for d in same if _same_time(d, candidate)]
        if not same or (candidate.entry and candidate.time is not None):
            kept.append(candidate)
            continue
        for d in same:
            d.lines += [line for line in candidate.lines if line not in d.lines]
            d.origin = d.origin or candidate.origin
            d.earlier = d.earlier or candidate.earlier
            if d.time is None:
                d.time, d.time_line = candidate.time, candidate.time_line
        same[0].at = min(same[0].at, candidate.at)
    return kept
