"""Which of a traveller's visits make one trip, and in which order the text sets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.journeys.model import Days, Precision, Status
from dashboard.journeys.visits.candidate import VisitCandidate

DaysOf = Mapping[int, Days | None]


def trips_of(own: Sequence[VisitCandidate], days: DaysOf) -> list[list[list[VisitCandidate]]]:
    """Returns a traveller's visits as trips of levels; visits of one level have no order among
    them.

    First the trip that the article reports with what is planned for it, then plans set well apart
    from it, then the past. `days` are by the candidate's id.
    """
    current, apart = _parted([d for d in own if d.status is not Status.PAST])
    past = [d for d in own if d.status is Status.PAST]
    trips = [current, *_occasions(apart), *_past_trips(past)]
    return [_levels(trip, days) for trip in trips if trip]


def _parted(
    present: list[VisitCandidate],
) -> tuple[list[VisitCandidate], list[VisitCandidate]]:
    """Parts the visits of the trip that the article reports from plans set apart from it; what one
    sentence plans stays together."""
    if len(present) < 2:
        return present, []
    abroad = any(d.status is Status.VISITED for d in present)
    later = {d for d in present if _set_apart(d, abroad)}
    planned = {d.at[0] for d in present if d.status is Status.PLANNED and d not in later}
    apart = [d for d in present if d in later and (d.apart or d.at[0] not in planned)]
    return [d for d in present if d not in apart], apart


def _past_trips(past: list[VisitCandidate]) -> list[list[VisitCandidate]]:
    """Returns what is past by occasions; a life that is over, or was judged, is one journey."""
    of_a_life = any(d.person.tried or d.person.dead for d in past)
    return [past] if of_a_life else _occasions(past)


def _set_apart(candidate: VisitCandidate, abroad: bool) -> bool:
    """A plan for a later week or month than the trip that is told; "later this week" goes on with
    the trip of somebody who is on one (`abroad`)."""
    if candidate.apart:
        return True
    if candidate.status is Status.VISITED or candidate.time is None:
        return False
    when = candidate.time.when
    later = when.text.lower().startswith("next" if abroad else ("later", "next"))
    return when.far or (when.side > 0 and later)


def _occasions(visits: Sequence[VisitCandidate]) -> list[list[VisitCandidate]]:
    """The visits that one sentence tells of, or that have the same words for their time."""
    found: list[list[VisitCandidate]] = []
    for candidate in visits:
        near = next((g for g in found if any(_one_occasion(candidate, d) for d in g)), None)
        if near is None:
            found.append([candidate])
        else:
            near.append(candidate)
    return found


def _one_occasion(a: VisitCandidate, b: VisitCandidate) -> bool:
    if a.time is not None and b.time is not None:
        if a.time.when.text.lower() == b.time.when.text.lower():
            return True
        if a.time.when.precision is b.time.when.precision:
            return False  # "in 2007 and in 2009"
    return a.at[0] == b.at[0]


def _levels(trip: Sequence[VisitCandidate], days: DaysOf) -> list[list[VisitCandidate]]:
    """Returns a trip's visits in order; those that a sentence lists without an order share a
    level."""
    levels: list[list[VisitCandidate]] = []
    for candidate in _sequence(trip, days):
        if levels and _in_open_list(candidate) and levels[-1][0].at[0] == candidate.at[0]:
            levels[-1].append(candidate)
        else:
            levels.append([candidate])
    return levels


def _in_open_list(candidate: VisitCandidate) -> bool:
    """Tells whether a list that is no route names others before: "visited Oslo, Rome and Lima"."""
    return candidate.listed > 0 and not candidate.route and candidate.status is not Status.PLANNED


def _sequence(trip: Sequence[VisitCandidate], days: DaysOf) -> list[VisitCandidate]:
    """Returns a trip's visits one after the other: as told, save for what the text or the days set
    earlier; what is done before what is planned; what was called off where it would have been."""
    told: list[VisitCandidate] = []
    for candidate in sorted(trip, key=lambda d: d.at):
        told.insert(_spot(candidate, told), candidate)
    reached = [d for d in told if d.status in {Status.VISITED, Status.PAST}]
    done = [d for d in told if d in reached or _then_left(d, reached)]
    ahead = [d for d in told if d.status is Status.PLANNED and d not in done]
    sequence = _by_days(_with_the_present_last(done), days) + _by_days(ahead, days)
    for candidate in told:
        if candidate.status is Status.CANCELLED:
            sequence.insert(_before_the_next(candidate, sequence), candidate)
    return sequence


def _then_left(candidate: VisitCandidate, reached: Sequence[VisitCandidate]) -> bool:
    """Tells of "left for Oslo on Thursday. On Friday he flew to Bergen" that Oslo comes between."""
    set_out = candidate.status is Status.PLANNED and candidate.departing
    later = (d for d in reached if d.at[0] > candidate.at[0] and not (d.earlier or d.turn))
    return set_out and any(later)


def _before_the_next(candidate: VisitCandidate, sequence: Sequence[VisitCandidate]) -> int:
    """Returns where what was called off goes: before the first that is told after it."""
    later = (i for i, d in enumerate(sequence) if d.at > candidate.at and not d.earlier)
    return next(later, len(sequence))


def _with_the_present_last(done: Sequence[VisitCandidate]) -> list[VisitCandidate]:
    """What is done, with where they are now behind what is told of the journey after it."""
    now = [d for d in done if d.turn == "last" and d.at == min(other.at for other in done)]
    return [*(d for d in done if d not in now), *now]


def _spot(candidate: VisitCandidate, told: Sequence[VisitCandidate]) -> int:
    """Returns where a visit goes among those told before it: an origin or what came "earlier"
    stands before its own sentence's stops; else an origin before the last place reached, and what
    came "earlier" before all of them. A list stays together."""
    same = [i for i, d in enumerate(told) if d.told_in(candidate.at[0])]
    if candidate.listed and same:
        return max(same, key=lambda i: told[i].at) + 1
    if candidate.turn == "first":
        return next((i for i, d in enumerate(told) if not d.origin), len(told))
    if same and candidate.via:
        return next((i for i in same if not told[i].origin), same[-1] + 1)
    if same and (candidate.origin or candidate.earlier or candidate.turn == "before"):
        return same[0]
    return _spot_apart(candidate, told)


def _spot_apart(candidate: VisitCandidate, told: Sequence[VisitCandidate]) -> int:
    """Returns where a visit goes that no telling before shares a sentence with, or none that it
    goes before."""
    reached = [i for i, d in enumerate(told) if d.status is not Status.PLANNED]
    if not reached:
        return len(told)
    if candidate.origin:
        return reached[-1]
    return 0 if candidate.earlier else len(told)


def _by_days(visits: Sequence[VisitCandidate], days: DaysOf) -> list[VisitCandidate]:
    """Puts those with a day in the order of their days, into the positions that they hold; where
    nothing is known of the year, the weekdays of one article lie within one week."""
    keys = {id(d): found.first.toordinal() for d in visits if (found := days.get(id(d)))}
    keys = keys or _by_weekday(visits) or {}
    keys |= _long_before(visits, keys)
    blocks: list[list[VisitCandidate]] = [[]]
    for candidate in visits:
        if id(candidate) in keys:
            blocks.append([])
        blocks[-1].append(candidate)
    dated = sorted(blocks[1:], key=lambda block: keys[id(block[0])])
    return [candidate for block in (blocks[0], *dated) for candidate in block]


def _long_before(visits: Sequence[VisitCandidate], keys: Mapping[int, int]) -> dict[int, int]:
    """Visits of a month, where others have a day: "was seized in Lyon in March" comes before what
    happened on Tuesday, if no year is known."""
    dated = [keys[id(d)] for d in visits if id(d) in keys]
    if not dated or any(key > 6 for key in dated):
        return {}
    return {id(d): -1 for d in visits if id(d) not in keys and _in_a_month_before(d)}


def _in_a_month_before(candidate: VisitCandidate) -> bool:
    """Tells whether all that is told of a visit's day is a month that does not lie ahead."""
    time = candidate.time if candidate.status is Status.VISITED else None
    return time is not None and time.when.precision is Precision.MONTH and time.when.side <= 0


def _weekday(candidate: VisitCandidate) -> int | None:
    return candidate.time.when.weekday if candidate.time else None


def _by_weekday(visits: Sequence[VisitCandidate]) -> dict[int, int]:
    """The weekdays of the visits as days of the shortest run of days that holds them all."""
    named = {id(d): day for d in visits if (day := _weekday(d)) is not None}
    if not named:
        return {}
    start = min(range(7), key=lambda first: max((day - first) % 7 for day in named.values()))
    return {key: (day - start) % 7 for key, day in named.items()}
