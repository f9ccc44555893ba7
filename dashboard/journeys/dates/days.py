"""Ranges of days by the calendar: months, parts of them, counts of units, the nearest year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dashboard.journeys.model import Days


def month(year: int, number: int) -> Days:
    """A month; numbers beyond 1 to 12 run into the years before and after."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def shifted(days: Days, shift: tuple[int, str]) -> Days | None:
    """`days` moved by a count of units: `(-2, "month")` is two months earlier, as whole months;
    None where the calendar does not reach, "65,000 years ago"."""
    try:
        return _moved(days, *shift)
    except (ValueError, OverflowError):
        return None


def _moved(days: Days, count: int, unit: str) -> Days:
    if unit in {"day", "week"}:
        delta = timedelta(days=count * (7 if unit == "week" else 1))
        return Days(days.first + delta, days.last + delta)
    months = count * (12 if unit == "year" else 1)
    first = month(days.first.year, days.first.month + months)
    last = month(days.last.year, days.last.month + months)
    return Days(first.first, last.last)


def part_of(days: Days, part: str | None) -> Days:
    """ "Early June" is its first third, "mid" the second, "late" the last."""
    if not part:
        return days
    length = (days.last - days.first).days + 1
    third = 0 if part.startswith(("early", "the b")) else 1 if part.startswith("mid") else 2
    first = days.first + timedelta(days=length * third // 3)
    return Days(first, days.first + timedelta(days=length * (third + 1) // 3 - 1))


def nearest_year(published: date | None, tense: int, make: Callable[[int], Days]) -> Days | None:
    """The year that a date without one means: the last such date, or the next, by tense."""
    if published is None:
        return None
    spans = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            spans.append(make(year))
        except ValueError:
            continue
    if tense < 0:
        return max((s for s in spans if s.first <= published), key=lambda s: s.first, default=None)
    return min((s for s in spans if s.last >= published), key=lambda s: s.first, default=None)


def around(unit: str, shift: int, published: date) -> Days:
    """The week, weekend, month or year `shift` units from the day of publication."""
    if unit in {"week", "weekend"}:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        skip = 5 if unit == "weekend" else 0
        return Days(monday + timedelta(days=skip), monday + timedelta(days=6))
    if unit == "month":
        return month(published.year, published.month + shift)
    return Days(date(published.year + shift, 1, 1), date(published.year + shift, 12, 31))
