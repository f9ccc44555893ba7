"""Ranges of days by the calendar: months, parts of them, counts of units, the nearest year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from dashboard.journeys.dates.words import WEEKDAYS
from dashboard.journeys.model import Days

DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
MONTHS_OF = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def one(day: date) -> Days:
    """A single day."""
    return Days(day, day)


def month(year: int, number: int) -> Days:
    """A month; numbers beyond 1 to 12 run into the years before and after."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def whole_year(year: int) -> Days:
    """A calendar year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def week(day: date) -> Days:
    """The week of a day, from Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def weekend(day: date) -> Days:
    """The Saturday and Sunday of a day's week."""
    sunday = week(day).last
    return Days(sunday - timedelta(days=1), sunday)


def nth_weekday(inside: Days, weekday: int, count: int) -> date:
    """The first (1), second … or last (-1) such weekday of a range of days, Monday being 0.
    ValueError where it has none."""
    if count < 0:
        day = inside.last - timedelta(days=(inside.last.weekday() - weekday) % 7)
    else:
        ahead = (weekday - inside.first.weekday()) % 7
        day = inside.first + timedelta(days=ahead + 7 * (count - 1))
    if not inside.first <= day <= inside.last:
        raise ValueError("no such weekday in that time")
    return day


def shifted(days: Days, shift: tuple[int, str]) -> Days:
    """`days` moved by a count of units: `(-2, "month")` is two months earlier, as whole months;
    `(1, "friday")` the Friday after, `(1, "week of")` the calendar week after, `(1, "weekend")` the
    weekend after, `(0, "year of")` the calendar year. OverflowError or ValueError beyond the
    calendar."""
    count, unit = shift
    if unit in WEEKDAYS:
        return one(_weekday_from(days, WEEKDAYS.index(unit), count))
    if unit in {"week of", "weekend"}:
        inside = week if unit == "week of" else weekend
        return inside(days.first + timedelta(weeks=count))
    if unit in DAYS_OF:
        delta = timedelta(days=count * DAYS_OF[unit])
        if abs(count) == 1 and unit == "day":  # "the next day" of a stay is that after its last
            return one((days.last if count > 0 else days.first) + delta)
        return Days(days.first + delta, days.last + delta)
    if unit == "year of":
        return whole_year(days.first.year + count)
    months = count * MONTHS_OF[unit]
    first = month(days.first.year, days.first.month + months)
    return Days(first.first, month(days.last.year, days.last.month + months).last)


def _weekday_from(days: Days, weekday: int, count: int) -> date:
    if count < 0:
        return days.first - timedelta(days=(days.first.weekday() - weekday - 1) % 7 + 1)
    return days.last + timedelta(days=(weekday - days.last.weekday() - 1) % 7 + 1)


def part_of(days: Days, part: str | None) -> Days:
    """ "Early June" is its first third, "mid" the second, "late" the last; of a year they are four
    months each, of a decade whole years."""
    if not part:
        return days
    part = part.removeprefix("the ").removeprefix("very ")
    if "half" in part:
        return _half(days, 0 if part.startswith("first") else 1)
    early = part.startswith(("early", "begin", "start"))
    third = 0 if early else 1 if part.startswith(("mid", "the mid")) else 2
    length = (days.last - days.first).days + 1
    if length > 3000:
        first, last = ((0, 3), (4, 6), (7, 9))[third]
        year = days.first.year
        return Days(whole_year(year + first).first, whole_year(year + last).last)
    if length > 300:
        year = days.first.year
        return Days(month(year, 1 + 4 * third).first, month(year, 4 + 4 * third).last)
    first_day = days.first + timedelta(days=length * third // 3)
    return Days(first_day, days.first + timedelta(days=length * (third + 1) // 3 - 1))


def _half(days: Days, which: int) -> Days:
    length = (days.last - days.first).days + 1
    if length > 300:
        year = days.first.year
        return Days(month(year, 1 + 6 * which).first, month(year, 6 + 6 * which).last)
    middle = days.first + timedelta(days=length // 2)
    return Days(middle, days.last) if which else Days(days.first, middle - timedelta(days=1))


def nearest(published: date, tense: int, spans: Iterable[Days]) -> Days | None:
    """The last of the spans that has begun, or the first that is not over, by tense."""
    if tense < 0:
        begun = (s for s in spans if s.first <= published)
        return max(begun, key=lambda s: s.first, default=None)
    return min((s for s in spans if s.last >= published), key=lambda s: s.first, default=None)


def nearest_year(
    published: date | None, tense: int, make: Callable[[int], Days], side: int = 0
) -> Days | None:
    """The year that a date without one means: the last such date, or the next, by tense; with
    `side` -1 the last that is over ("last May"), with 1 the next that has not begun."""
    if published is None:
        return None
    spans = []
    for year in range(published.year - 4, published.year + 5):  # 29 February
        try:
            spans.append(make(year))
        except (ValueError, OverflowError):
            continue
    if side:
        spans = [s for s in spans if (s.last < published if side < 0 else s.first > published)]
        return nearest(published, side, spans)
    beside = (s for s in spans if _beside(published, tense, s))
    return next(beside, None) or nearest(published, tense, spans)


def _beside(published: date, tense: int, days: Days) -> bool:
    """Whether days that lie on the other side of publication than they are told of are meant all
    the same, for nobody writes of a day a year off without its year: "arrived on March 14", where
    the 14th has begun elsewhere; "March 8: arrives", "is to arrive on March 8" in what is told
    again."""
    if days.last - days.first > _SHORT:
        return False
    if tense < 0:
        return timedelta(0) < days.first - published <= _AHEAD
    return timedelta(0) < published - days.last <= _BEHIND


_SHORT, _AHEAD, _BEHIND = timedelta(days=7), timedelta(days=1), timedelta(days=14)


def this_year(published: date | None, make: Callable[[int], Days]) -> Days | None:
    """The one that lies nearest: "this August", "this winter"."""
    if published is None:
        return None
    spans = [make(published.year + years) for years in (-1, 0, 1)]
    return min(spans, key=lambda s: max(s.first - published, published - s.last, timedelta(0)))


def around(unit: str, shift: int, published: date) -> Days:
    """The week, weekend, month, year or decade `shift` units from the day of publication."""
    if unit in {"week", "weekend", "fortnight"}:
        inside = weekend if unit == "weekend" else week
        return inside(published + timedelta(weeks=shift))
    if unit == "month":
        return month(published.year, published.month + shift)
    if unit == "decade":
        first = (published.year // 10 + shift) * 10
        return Days(date(first, 1, 1), date(first + 9, 12, 31))
    return whole_year(published.year + shift)
