"""Runs of words in a line: names of places, time expressions. Named tuples like all that a line
has many of, for they are made in half the time of dataclasses."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.journeys.dates.time_expression import TimeExpression
from dashboard.places.place import Kind, Resolution


class PlaceSpan(NamedTuple):
    """A place's name in a line, from word `first` up to `last`, or words that stand for one
    ("there"): then `named` is the number of the line that names it."""

    first: int
    last: int
    resolution: Resolution
    named: int | None = None

    @property
    def literal(self) -> bool:
        """True where the words mean the place itself and the place is known."""
        known = self.resolution.place is not None
        return known and (self.named is not None or self.resolution.mention.kind is Kind.LITERAL)


class TimeSpan(NamedTuple):
    """A time expression in a line, from word `first` up to `last`."""

    first: int
    last: int
    when: TimeExpression
