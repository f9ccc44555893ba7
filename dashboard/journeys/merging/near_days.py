"""Ranges of days looked up by what lies near them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dashboard.journeys.model import Days

_WIDTH = 16  # days
_WIDE = 64  # what stands in more buckets than this is kept apart


def apart(a: Days, b: Days) -> timedelta:
    """How far two ranges of days lie from each other; zero where they overlap."""
    return max(b.first - a.last, a.first - b.last, timedelta(0))


class NearDays:
    """Numbers by ranges of days: those are found that have one no further than `reach` from
    another."""

    def __init__(self, reach: timedelta) -> None:
        self._reach = reach
        self._buckets: dict[int, dict[Days, set[int]]] = {}
        self._wide: dict[Days, set[int]] = {}

    def add(self, days: Days, number: int) -> None:
        """Add a range of days of a number."""
        buckets = self._around(days, self._reach.days)
        if len(buckets) > _WIDE:
            self._wide.setdefault(days, set()).add(number)
            return
        for bucket in buckets:
            self._buckets.setdefault(bucket, {}).setdefault(days, set()).add(number)

    def near(self, days: Days) -> set[int]:
        """The numbers that have a range of days near these."""
        found = set[int]()
        for known in self._possible(days):
            for other, numbers in known.items():
                if apart(days, other) <= self._reach:
                    found |= numbers
        return found

    def _possible(self, days: Days) -> Iterator[dict[Days, set[int]]]:
        yield self._wide
        buckets = self._around(days, 0)
        if len(buckets) < len(self._buckets):
            yield from (self._buckets[bucket] for bucket in buckets if bucket in self._buckets)
        else:
            yield from self._buckets.values()

    @staticmethod
    def _around(days: Days, reach: int) -> range:
        first, last = days.first.toordinal() - reach, days.last.toordinal() + reach
        return range(first // _WIDTH, last // _WIDTH + 1)
