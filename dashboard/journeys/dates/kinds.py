"""What each kind of time expression means: one function for each, with an example; the patterns
that find them are in `patterns`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from dashboard.journeys.dates.days import around, nearest_year, part_of, shifted
from dashboard.journeys.dates.days import month as month_of
from dashboard.journeys.dates.words import MONTHS, NUMBERS, SEASONS, WEEKDAYS
from dashboard.journeys.model import Days, Precision

Reader = Callable[[date | None, int], Days | None]


class Found(NamedTuple):
    """What a kind's function makes of its match."""

    precision: Precision
    reader: Reader
    side: int = 0
    far: bool = False
    shift: tuple[int, str] | None = None
    problem: str = ""


def _number_of_month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def _fixed(days: Days | None) -> Reader:
    return lambda published, tense: days  # noqa: ARG005


def _number(word: str) -> int:
    return NUMBERS[word.lower()] if word.lower() in NUMBERS else int(word.replace(",", ""))


def calendar_day(m: re.Match[str]) -> Found:
    """ "April 5, 2019", "Friday, September 15", "5 April", "May 3-5"."""
    month, year = _number_of_month(m["mon"]), m["year"]
    first, last = int(m["day"]), int(m["last"] or m["day"])

    def make(y: int) -> Days:
        if last < first:
            raise ValueError("a range that ends before it begins")
        return Days(date(y, month, first), date(y, month, last))

    precision = Precision.DAY if first == last else Precision.SPAN
    try:
        days = make(int(year) if year else 2000)
    except ValueError:
        problem = f"“{m.group()}” is no day of the calendar"
        return Found(Precision.NONE, _fixed(None), problem=problem)
    weekday = (m["weekday"] or "").lower()
    problem = ""
    if year and weekday and WEEKDAYS[days.first.weekday()] != weekday:
        actual = WEEKDAYS[days.first.weekday()].capitalize()
        problem = f"“{m.group()}” contradicts itself: that day was a {actual}"
    if year:
        return Found(precision, _fixed(days), far=True, problem=problem)
    return Found(precision, lambda p, t: nearest_year(p, t, make))


def calendar_month(m: re.Match[str]) -> Found | None:
    """ "April 2019", "in early June", "last May"."""
    month, year, part, which = _number_of_month(m["mon"]), m["year"], m["part"], m["which"]
    if not (year or part or which) and m["prep"] is None:
        return None
    part = part.lower() if part else None
    precision = Precision.SPAN if part else Precision.MONTH

    def make(y: int) -> Days:
        return part_of(month_of(y, month), part)

    if year:
        return Found(precision, _fixed(make(int(year))), far=True)
    side = {"last": -1, "next": 1}.get((which or "").lower(), 0)
    return Found(
        precision, lambda p, t: nearest_year(p, side or t, make), side=side, far=bool(side)
    )


def season(m: re.Match[str]) -> Found | None:
    """ "in the spring of 2019", "last summer", "this winter"."""
    start, year, which = SEASONS[m["season"].lower()], m["year"], (m["which"] or "").lower()

    def make(y: int) -> Days:
        return Days(month_of(y, start).first, month_of(y, start + 2).last)

    if year:
        return Found(Precision.SEASON, _fixed(make(int(year))), far=True)
    side = {"last": -1, "next": 1}.get(which, 0)
    return Found(
        Precision.SEASON, lambda p, t: nearest_year(p, side or t, make), side=side, far=bool(side)
    )


def year(m: re.Match[str]) -> Found:
    """ "in 2019", "the 2019 visit", "between 1998 and 2001"."""
    first, last = int(m["year"]), int(m["last"] or m["year"])
    days = Days(date(first, 1, 1), date(max(first, last), 12, 31))
    return Found(Precision.YEAR, _fixed(days), far=True)


def decade(m: re.Match[str]) -> Found:
    """ "the 1990s", "the late 1990s"."""
    first = int(m["decade"]) * 10
    days = Days(date(first, 1, 1), date(first + 9, 12, 31))
    return Found(Precision.YEAR, _fixed(days), far=True)


def weekday(m: re.Match[str]) -> Found:
    """ "Friday", "Wednesday's", "next Monday", "on Monday and Tuesday", "Monday through Friday"."""
    first, last = WEEKDAYS.index(m["day"].lower()), (m["last"] or m["day"]).lower()
    length = (WEEKDAYS.index(last) - first) % 7
    which = (m["which"] or "").lower()
    side = {"last": -1, "next": 1, "this past": -1, "this coming": 1}.get(which, 0)

    def reader(published: date | None, tense: int) -> Days | None:
        if published is None:
            return None
        if (side or tense) > 0:
            ahead = (first - published.weekday()) % 7 or (7 if side else 0)
            start = published + timedelta(days=ahead)
        else:
            back = (published.weekday() - first) % 7 or (7 if side else 0)
            start = published - timedelta(days=back)
        return Days(start, start + timedelta(days=length))

    return Found(Precision.SPAN if length else Precision.DAY, reader, side=side)


def near_day(m: re.Match[str]) -> Found:
    """ "today", "yesterday evening", "tomorrow", "this morning"."""
    word = m["word"].lower()
    shift = {"yesterday": -1, "overnight": -1, "last night": -1, "tomorrow": 1}.get(word, 0)

    def reader(published: date | None, _tense: int) -> Days | None:
        day = published and published + timedelta(days=shift)
        return Days(day, day) if day else None

    return Found(Precision.DAY, reader, side=shift)


def period(m: re.Match[str]) -> Found:
    """ "later this week", "last month", "next year", "earlier this month", "late last year"."""
    unit, part = m["unit"].lower(), (m["part"] or "").lower()
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(
        m["which"].lower().split()[-1], 0
    )

    def reader(published: date | None, _tense: int) -> Days | None:
        if published is None:
            return None
        days = around(unit, shift, published)
        if part == "later":
            return Days(min(published, days.last), days.last)
        if part == "earlier":
            return Days(days.first, max(published, days.first))
        return part_of(days, part or None)

    precision = {"month": Precision.MONTH, "year": Precision.YEAR}.get(unit, Precision.SPAN)
    side = shift or {"later": 1, "earlier": -1}.get(part, 0)
    return Found(precision, reader, side=side, far=unit in {"month", "year"} or shift < 0)


def ago(m: re.Match[str]) -> Found:
    """ "two days ago", "in three weeks", "within ten days"."""
    count, unit = _number(m["n"]), m["unit"].lower()
    sign = -1 if m["way"].lower() == "ago" else 1
    if unit == "hour":
        count, unit = 0, "day"

    def reader(published: date | None, _tense: int) -> Days | None:
        return shifted(Days(published, published), (sign * count, unit)) if published else None

    precision = {"month": Precision.MONTH, "year": Precision.YEAR}.get(unit, Precision.DAY)
    far = unit in {"month", "year"} or (unit == "week" and count > 1)
    return Found(precision, reader, side=sign, far=far)


def soon(m: re.Match[str]) -> Found:
    """ "in a day or two", "in a week or two"."""
    length = 2 * (7 if m["unit"].lower() == "week" else 1)

    def reader(published: date | None, _tense: int) -> Days | None:
        return Days(published, published + timedelta(days=length)) if published else None

    return Found(Precision.SPAN, reader, side=1)


def counted(m: re.Match[str]) -> Found:
    """ "two months after", "the day before", "a week later": counted from another event."""
    count, unit = _number(m["n"]) if m["n"] else 1, m["unit"].lower()
    sign = 1 if m["way"].lower() in {"after", "later", "following"} else -1
    precision = {"month": Precision.MONTH, "year": Precision.YEAR}.get(unit, Precision.DAY)
    return Found(precision, _fixed(None), shift=(sign * count, unit))
