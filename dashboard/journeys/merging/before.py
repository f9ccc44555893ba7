"""What putting articles together came to the last time, so that what is told as it was then need
not be worked out anew: a correction touches one traveller, and hundreds are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from dashboard.journeys.merging.travellers import Travellers
from dashboard.journeys.model import Itinerary, Station, Visit

V = TypeVar("V")

Told = tuple[tuple[str, Itinerary], ...]
"""What articles, by their ids, tell of one traveller."""


class Last(Generic[V]):
    """The last answer to a question, which is given again while the same is asked."""

    def __init__(self) -> None:
        self._known: tuple[object, V] | None = None

    def of(self, asked: object, work: Callable[[], V]) -> V:
        """The answer to what is asked; `work` finds it where something else was asked last."""
        if self._known is None or self._known[0] != asked:
            self._known = asked, work()
        return self._known[1]


class Before:
    """The last answers. What is equal is compared by being the same first, and so little time goes
    into it; threads may not share it."""

    def __init__(self) -> None:
        self.travellers = Last[Travellers]()
        self.journeys = Last[dict[int, tuple[Told, int, tuple[Itinerary, ...]]]]()
        """Those of each traveller, by number, after so many trips of others of his name."""
        self.stations = Last[tuple[Station, ...]]()
        self.doubts = Last[tuple[Visit, ...]]()
