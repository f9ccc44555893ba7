"""Runs of words in a line: names of places, time expressions. Named tuples like all that a line
has many of, for they are made in half the time of dataclasses."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.journeys.dates.time_expression import TimeExpression
from dashboard.places.place import Kind, Resolution


class PlaceSpan(NamedTuple):
    """A place's name in a line, from word `first` up to `last`, or words that stand for one
    ("there"): then `named` is the number of the line that names it. `literal` is True where the
    words mean the place itself and the place is known."""

    first: int
    last: int
    resolution: Resolution
    named: int | None
    literal: bool


def name_of_place(first: int, last: int, resolution: Resolution) -> PlaceSpan:
    """A place's name, from word `first` up to `last`."""
    literal = resolution.place is not None and resolution.mention.kind is Kind.LITERAL
    return PlaceSpan(first, last, resolution, None, literal)


def words_for_place(first: int, last: int, resolution: Resolution, named: int) -> PlaceSpan:
    """Words that stand for a place which line `named` names."""
    return PlaceSpan(first, last, resolution, named, resolution.place is not None)


class TimeSpan(NamedTuple):
    """A time expression in a line, from word `first` up to `last`."""

    first: int
    last: int
    when: TimeExpression
