"""What a kind of time expression makes of the words that it finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dashboard.journeys.dates.days import nearest_year, this_year
from dashboard.journeys.model import Days, Precision

Reader = Callable[[date | None, int], Days | None]
InYear = Callable[[int], Days]


class Found(NamedTuple):
    """What a kind's function makes of its match; see `TimeExpression`. `make` gives the days in a
    year where the words name none; `year` is the one they name; `figures` the days of a date in
    figures, day first and month first, None where that is impossible."""

    precision: Precision
    reader: Reader
    side: int = 0
    far: bool = False
    shift: tuple[int, str] | None = None
    problem: str = ""
    told: bool = False
    make: InYear | None = None
    year: int | None = None
    day_of_month: int = 0
    figures: tuple[Days | None, Days | None] | None = None


def fixed(days: Days | None) -> Reader:
    """A reader of days that need no day of publication."""
    return lambda published, tense: days  # noqa: ARG005


def from_publication(reader: Callable[[date, int], Days | None]) -> Reader:
    """A reader of days that count from the day of publication: without that they are none."""

    def read(published: date | None, tense: int) -> Days | None:
        return None if published is None else reader(published, tense)

    return read


# What a kind's function returns for words that look like a time and are none: "one in ten days".
NO_TIME = Found(Precision.NONE, fixed(None))


def open_day(problem: str = "", side: int = 0, far: bool = False) -> Found:
    """Words that leave the day open: "several weeks ago"."""
    return Found(Precision.NONE, fixed(None), side=side, far=far, problem=problem)


_SIDES = {"last": -1, "this past": -1, "the past": -1, "the previous": -1}
_SIDES |= {"next": 1, "this coming": 1, "the coming": 1}


def _side(which: str | None) -> int:
    return _SIDES.get(" ".join((which or "").lower().split()), 0)


def in_year(
    words: str,
    make: InYear,
    precision: Precision,
    year: int | None,
    which: str | None = None,
    problem: str = "",
) -> Found:
    """What `words` mean that have a year, or lie in the nearest one by tense, or by `which`
    ("last", "this")."""
    if year is not None:
        try:
            days = make(year)
        except (ValueError, OverflowError):
            return open_day(f"“{words}” is no day of the calendar", far=True)
        return Found(precision, fixed(days), far=True, year=year, problem=problem)
    side, this = _side(which), (which or "").lower() == "this"
    return Found(
        precision,
        lambda p, t: this_year(p, make) if this else nearest_year(p, t, make, side),
        side=side,
        far=bool(side),
        make=make,
    )
