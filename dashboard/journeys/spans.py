"""Runs of words in a line: names of places, time expressions."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.journeys import dates
from dashboard.places.place import Kind, Resolution


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a line's words: numbers of the first and of the one after the last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PlaceSpan(Span):
    """A place's name in a line, or words that stand for one ("there"): then `named` is the number
    of the line that names it."""

    resolution: Resolution
    named: int | None = None

    @property
    def literal(self) -> bool:
        """True where the words mean the place itself and the place is known."""
        known = self.resolution.place is not None
        return known and (self.named is not None or self.resolution.mention.kind is Kind.LITERAL)


@dataclass(frozen=True, slots=True)
class TimeSpan(Span):
    """A time expression in a line."""

    when: dates.TimeExpression
