"""Which of a traveller's visits make one trip, and in which order the text sets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from dashboard.journeys.itinerary import Days, Status
from dashboard.journeys.visits import Draft

DraftDays = Mapping[int, Days | None]


def trips_of(own: Sequence[Draft], days: DraftDays) -> list[list[list[Draft]]]:
    """A traveller's visits as trips of levels; visits of one level have no order among them.

    First the trip that the article reports with what is planned for it, then plans set well apart
    from it, then the past. `days` are by the draft's id.
    """
    present = [d for d in own if d.status is not Status.PAST]
    apart = [d for d in present if len(present) > 1 and _set_apart(d)]
    current = [d for d in present if d not in apart]
    past = [d for d in own if d.status is Status.PAST]
    trips = [current] if current else []
    for group in (apart, past):
        trips += [list(members) for _, members in groupby(sorted(group, key=_occasion), _occasion)]
    return [_levels(trip, days) for trip in trips]


def _set_apart(draft: Draft) -> bool:
    """A plan for a later week or month than the trip that is told."""
    if draft.apart:
        return True
    if draft.status is Status.VISITED or draft.time is None:
        return False
    when = draft.time.when
    return when.far or (when.side > 0 and when.text.lower().startswith(("later", "next")))


def _occasion(draft: Draft) -> str:
    """What makes two visits one trip: the words of their time, or their sentence."""
    return draft.time.when.text.lower() if draft.time else f"{draft.at[0]:06}"


def _levels(trip: Sequence[Draft], days: DraftDays) -> list[list[Draft]]:
    """The order of a trip's visits: as told, save for what the text or the days set earlier; what
    is done before what is planned; what was called off where it would have been."""
    told: list[Draft] = []
    for draft in sorted(trip, key=lambda d: d.at):
        told.insert(_spot(draft, told), draft)
    done = [d for d in told if d.status in {Status.VISITED, Status.PAST}]
    ahead = [d for d in told if d.status is Status.PLANNED]
    sequence = _by_days(done, days) + _by_days(ahead, days)
    for draft in (d for d in told if d.status is Status.CANCELLED):
        later = [i for i, d in enumerate(sequence) if d.at > draft.at and not d.earlier]
        sequence.insert(later[0] if later else len(sequence), draft)
    levels: list[list[Draft]] = []
    for draft in sequence:
        open_list = draft.listed > 0 and not draft.route
        if open_list and levels and levels[-1][0].at[0] == draft.at[0]:
            levels[-1].append(draft)
        else:
            levels.append([draft])
    return levels


def _spot(draft: Draft, told: Sequence[Draft]) -> int:
    """Where a visit goes among those told before it: an origin or what came "earlier" stands
    before its own sentence's stops, or else before the last place reached."""
    if not (draft.origin or draft.earlier):
        return len(told)
    same = [i for i, d in enumerate(told) if d.at[0] == draft.at[0]]
    if same:
        return same[0]
    reached = [i for i, d in enumerate(told) if d.status is not Status.PLANNED]
    return reached[-1] if reached else len(told)


def _by_days(visits: Sequence[Draft], days: DraftDays) -> list[Draft]:
    """Puts those with a day in the order of their days, into the positions that they hold."""
    dated = sorted(
        (d for d in visits if days.get(id(d)) is not None), key=lambda d: _first(days[id(d)])
    )
    following = iter(dated)
    return [next(following) if days.get(id(d)) is not None else d for d in visits]


def _first(days: Days | None) -> int:
    return days.first.toordinal() if days else 0
