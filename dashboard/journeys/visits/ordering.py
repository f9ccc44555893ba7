"""Which of a traveller's visits make one trip, and in which order the text sets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.journeys.model import Days, Precision, Status
from dashboard.journeys.visits.candidate import VisitCandidate

DaysOf = Mapping[int, Days | None]


def trips_of(own: Sequence[VisitCandidate], days: DaysOf) -> list[list[list[VisitCandidate]]]:
    """A traveller's visits as trips of levels; visits of one level have no order among them.

    First the trip that the article reports with what is planned for it, then plans set well apart
    from it, then the past. `days` are by the candidate's id.
    """
    present = [d for d in own if d.status is not Status.PAST]
    abroad = any(d.status is Status.VISITED for d in present)
    apart = [d for d in present if len(present) > 1 and _set_apart(d, abroad)]
    lines = {d.at[0] for d in present if d.status is Status.PLANNED and d not in apart}
    apart = [d for d in apart if d.apart or d.at[0] not in lines]  # what one sentence plans
    current = [d for d in present if d not in apart]
    past = [d for d in own if d.status is Status.PAST]
    trips = [current] if current else []
    trips += _occasions(apart)
    trips += [past] if any(d.person.tried or d.person.dead for d in past) else _occasions(past)
    return [_levels(trip, days) for trip in trips]


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
    """The order of a trip's visits: as told, save for what the text or the days set earlier; what
    is done before what is planned; what was called off where it would have been."""
    told: list[VisitCandidate] = []
    for candidate in sorted(trip, key=lambda d: d.at):
        told.insert(_spot(candidate, told), candidate)
    done = [d for d in told if d.status in {Status.VISITED, Status.PAST}]
    ahead = [d for d in told if d.status is Status.PLANNED]
    done = _with_the_present_last(done)
    sequence = _by_days(done, days) + _by_days(ahead, days)
    for candidate in (d for d in told if d.status is Status.CANCELLED):
        later = [i for i, d in enumerate(sequence) if d.at > candidate.at and not d.earlier]
        sequence.insert(later[0] if later else len(sequence), candidate)
    levels: list[list[VisitCandidate]] = []
    for candidate in sequence:
        open_list = (
            candidate.listed > 0 and not candidate.route and candidate.status is not Status.PLANNED
        )
        if open_list and levels and levels[-1][0].at[0] == candidate.at[0]:
            levels[-1].append(candidate)
        else:
            levels.append([candidate])
    return levels


def _with_the_present_last(done: Sequence[VisitCandidate]) -> list[VisitCandidate]:
    """What is done, with where they are now behind what is told of the journey after it."""
    now = [d for d in done if d.turn == "last" and d.at == min(other.at for other in done)]
    return [*(d for d in done if d not in now), *now]


def _spot(candidate: VisitCandidate, told: Sequence[VisitCandidate]) -> int:
    """Where a visit goes among those told before it: an origin or what came "earlier" stands
    before its own sentence's stops; else an origin before the last place reached, and what came
    "earlier" before all of them. A list stays together."""
    reached = [i for i, d in enumerate(told) if d.status is not Status.PLANNED]
    same = [i for i, d in enumerate(told) if candidate.at[0] in {d.at[0], *d.lines}]
    if candidate.listed and same:
        return max(same, key=lambda i: told[i].at) + 1
    set_out = next((i for i, d in enumerate(told) if not d.origin), len(told))
    if candidate.turn == "first":
        return set_out
    if candidate.origin or ((candidate.earlier or candidate.turn == "before") and same):
        return same[0] if same else (reached[-1] if reached else len(told))
    return 0 if candidate.earlier and reached else len(told)


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
    named = [d for d in visits if id(d) not in keys and d.time and d.status is Status.VISITED]
    dated = [keys[id(d)] for d in visits if id(d) in keys]
    if not dated or any(key > 6 for key in dated):
        return {}
    months = [d for d in named if d.time and d.time.when.precision is Precision.MONTH]
    return {id(d): -1 for d in months if d.time and d.time.when.side <= 0}


def _weekday(candidate: VisitCandidate) -> int | None:
    return candidate.time.when.weekday if candidate.time else None


def _by_weekday(visits: Sequence[VisitCandidate]) -> dict[int, int]:
    """The weekdays of the visits as days of the shortest run of days that holds them all."""
    named = {id(d): day for d in visits if (day := _weekday(d)) is not None}
    if not named:
        return {}
    start = min(range(7), key=lambda first: max((day - first) % 7 for day in named.values()))
    return {key: (day - start) % 7 for key, day in named.items()}
