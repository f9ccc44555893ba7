"""The order of a trip's stops across its tellings: days first, else what an article says of two
stops that it tells both of; what is done before what is planned.

Articles contradict each other, so that this is no order in the mathematical sense, and is asked of
pairs; but not of all pairs. A visit that has to wait waits for one that comes before it, and is
looked at again when that one has its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush

from dashboard.journeys.merging.visits import Merged, Trip
from dashboard.journeys.model import Days, Status, Visit

_Kind = Days | str
_ANY, _UNDATED = "any", "undated"


def order(trip: Sequence[Merged], visits: Mapping[int, Visit]) -> list[list[Merged]]:
    """Puts the visits of a trip in order. Those that nothing parts share a level. `visits` are
    what is told together of each, by its identity."""
    ordering = _Ordering(trip, [visits[id(merged)] for merged in trip])
    return [[trip[number] for number in level] for level in ordering.levels()]


class _Row:
    """Numbers in the order of a key, of which those are found that are left."""

    def __init__(self, keyed: Sequence[tuple[int, int]]) -> None:
        in_order = sorted(keyed)
        self._keys = [key for key, _ in in_order]
        self._numbers = [number for _, number in in_order]
        # For each length, one that the row has without some of what is gone.
        self._shorter = list(range(len(in_order) + 1))

    def before(self, key: int, left: AbstractSet[int]) -> Iterator[int]:
        """Those left that have a smaller key, the last first."""
        yield from self._left(bisect_left(self._keys, key), left)

    def all(self, left: AbstractSet[int]) -> Iterator[int]:
        """Those left, the last first."""
        yield from self._left(len(self._keys), left)

    def _left(self, length: int, left: AbstractSet[int]) -> Iterator[int]:
        while length := self._without_gone(length, left):
            length -= 1
            yield self._numbers[length]

    def _without_gone(self, length: int, left: AbstractSet[int]) -> int:
        """How long the row is, of a length, up to the last that is left."""
        passed = []
        while length and self._numbers[length - 1] not in left:
            passed.append(length)
            known = self._shorter[length]
            length = known if known < length else length - 1
        for longer in passed:
            self._shorter[longer] = length
        return length


class _Ordering:
    """Visits of a trip, by number, being put in order."""

    def __init__(self, trip: Sequence[Merged], told: Sequence[Visit]) -> None:
        self._places = [merged.places for merged in trip]
        self._days = [visit.days for visit in told]
        self._planned = [visit.status is Status.PLANNED for visit in told]
        self._left = set(range(len(trip)))
        numbers = {id(merged): number for number, merged in enumerate(trip)}
        self._rivals = [[numbers[id(rival)] for rival in merged.rivals] for merged in trip]
        self._at: dict[tuple[Trip, int], list[int]] = {}
        self._dated, self._told, self._done = self._rows()

    def levels(self) -> Iterator[list[int]]:
        """The visits in order, level by level."""
        waiting: dict[int, list[int]] = {}
        free: list[int] = []
        ready = set[int]()

        def look(numbers: Sequence[int]) -> None:
            for number in numbers:
                if (other := self._before(number)) is not None:
                    waiting.setdefault(other, []).append(number)
                else:
                    ready.add(number)
                    heappush(free, number)

        look(range(len(self._places)))
        in_order = iter(range(len(self._places)))
        while self._left:
            while free and free[0] not in self._left:
                heappop(free)
            # Where all wait for each other, articles contradict each other: the first is first.
            first = free[0] if free else next(n for n in in_order if n in self._left)
            level = [first, *sorted((self._beside(first) & ready & self._left) - {first})]
            yield level
            self._left.difference_update(level)
            for number in level:
                look([n for n in waiting.pop(number, ()) if n in self._left])

    def _rows(
        self,
    ) -> tuple[_Row, Mapping[tuple[Trip, _Kind], _Row], Mapping[_Kind, _Row]]:
        """Those that have days by their last day; those that a trip tells of, of each kind of days,
        by their positions on it; those that are not planned likewise, by their last day."""
        dated: list[tuple[int, int]] = []
        told: dict[tuple[Trip, _Kind], list[tuple[int, int]]] = {}
        done: dict[_Kind, list[tuple[int, int]]] = {}
        for number, (places, days) in enumerate(zip(self._places, self._days, strict=True)):
            last = days.last.toordinal() if days else 0
            if days:
                dated.append((last, number))
            for kind in (_ANY, days or _UNDATED):
                for trip, position in places.items():
                    told.setdefault((trip, kind), []).append((position, number))
                if not self._planned[number]:
                    done.setdefault(kind, []).append((last, number))
            for telling in places.items():
                self._at.setdefault(telling, []).append(number)
        return (
            _Row(dated),
            {key: _Row(row) for key, row in told.items()},
            {kind: _Row(row) for kind, row in done.items()},
        )

    def _before(self, number: int) -> int | None:
        """One of those left that comes before a visit, None where none does."""
        return next(self._all_before(number), None)

    def _all_before(self, number: int) -> Iterator[int]:
        days, places, left = self._days[number], self._places[number], self._left
        if days:
            yield from self._dated.before(days.first.toordinal(), left)
        # Where both have days, and not the same, the days alone say which comes first.
        kinds = (_UNDATED, days) if days else (_ANY,)
        for kind in kinds:
            for trip, position in places.items():
                row = self._told.get((trip, kind))
                for other in row.before(position, left) if row else ():
                    if self._told_before(other, number):
                        yield other
        if self._planned[number]:
            for kind in kinds:
                for other in self._done[kind].all(left) if kind in self._done else ():
                    if self._places[other].keys().isdisjoint(places):
                        yield other

    def _told_before(self, one: int, other: int) -> bool:
        """Whether all trips that tell of two visits have them in this order."""
        first, second = self._places[one], self._places[other]
        return all(first[trip] < second[trip] for trip in first.keys() & second.keys())

    def _beside(self, number: int) -> set[int]:
        """Those that some article tells of as of one step of a trip, or in its stead."""
        told = (self._at[telling] for telling in self._places[number].items())
        return set(self._rivals[number]).union(*told)
