"""Time expressions that stand together are one: "from April 30 to May 2", "on Feb. 24 last year",
"two days before the vote on 5 May", "until Sunday", "the week of Sept. 4".

Each rule looks at the words between two expressions, or before one, and no further than some fifty
characters, so that the time taken grows with the number of expressions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from dashboard.journeys.dates.days import around, nearest_year, one
from dashboard.journeys.dates.found import InYear, Reader, from_publication
from dashboard.journeys.dates.kinds import by_figures
from dashboard.journeys.dates.lead_words import counted_from, in_frame, joined_over, reaching
from dashboard.journeys.dates.time_expression import TimeExpression
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Days, Precision

Rule = Callable[[str, int, TimeExpression, TimeExpression], TimeExpression | None]


# No expression is longer, in characters: "from the evening of Wednesday, September 27, 2023, …".
_LONGEST = 150


def joined(text: str, start: int, found: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Put those expressions together that are one; they stand in order in the sentence that begins
    at `text[start]`."""
    made: list[TimeExpression] = []
    for expression in found:
        current = expression
        while made and (whole := _whole(text, start, made[-1], current)) is not None:
            made.pop()
            current = whole
        made.append(current)
    made = counted_from(text, [in_frame(text, e) for e in made])
    ready = (reaching(text, start, e) for e in made)
    return tuple(e for e in ready if not e.text.lower().endswith(" eve of"))


def _whole(text: str, start: int, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """The one expression that two make which follow each other; None where they stay two."""
    if b.end - a.start > _LONGEST:
        return None
    return next((w for rule in _PAIRS if (w := rule(text, start, a, b))), None)


_TO = re.compile(r"\s*,?\s*(?:to|through|until|till|-|–|—)\s*(?:the\s+|on\s+)?\Z", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*and\s+(?:on\s+)?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?\Z", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:postponed|moved|delayed|rescheduled|shifted|brought\s+forward|put\s+off|pushed)\b"
    r"[^.;]{0,20}\Z",
    re.IGNORECASE,
)


def _fits(text: str, pattern: re.Pattern[str], a: TimeExpression, b: TimeExpression) -> bool:
    return b.start - a.end <= 20 and pattern.match(text[a.end : b.start]) is not None


def _range(text: str, start: int, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """ "From 30 April to 2 May", "between March 3 and March 9, 2021", "Dec. 30-Jan. 2". What was
    moved from one day to another is on the latter."""
    if a.shift or b.shift or Precision.NONE in {a.precision, b.precision} or a.side != b.side:
        return None
    before = text[max(start, a.start - 60) : a.start]
    if not (_fits(text, _TO, a, b) or _both(text, before, a, b)):
        return None
    if text[a.start : b.end].lower().startswith("today"):
        return None
    if _MOVED.search(before):
        return joined_over(text, a, b, b)
    span = _in_figures(text, a, b) if a.figures and b.figures else _between(a, b)
    return joined_over(text, a, b, span)


def _both(text: str, before: str, a: TimeExpression, b: TimeExpression) -> bool:
    """Matches "between April 30 and May 1", "on April 30 and May 1"."""
    if not _fits(text, _AND, a, b):
        return False
    return _BETWEEN.search(before) is not None or _in_a_row(a, b)


def _in_figures(text: str, a: TimeExpression, b: TimeExpression) -> TimeExpression:
    """ "From 13/04/2024 to 03/05/2024": the days between two in figures, which have one order."""

    def between(first: Days | None, last: Days | None) -> Days | None:
        if first is None or last is None or first.first > last.last:
            return None
        return Days(first.first, last.last)

    assert a.figures is not None and b.figures is not None
    day_first, month_first = (between(*ends) for ends in zip(a.figures, b.figures, strict=True))
    found = by_figures((day_first, month_first), text[a.start : b.end], plain=False)
    return TimeExpression(a.start, b.end, "", *found)._replace(precision=Precision.SPAN)


def _in_a_row(a: TimeExpression, b: TimeExpression) -> bool:
    """ "On April 30 and May 1": days that follow each other."""
    if a.make is None or Precision.DAY not in {a.precision} & {b.precision}:
        return False
    try:
        first = a.make(b.year or 2001)
        second = b.make(b.year or 2001) if b.make else b.days(None)
    except (ValueError, OverflowError):
        return False
    return second is not None and second.first - first.last == timedelta(days=1)


def _between(a: TimeExpression, b: TimeExpression) -> TimeExpression:
    """The days from those of `a` up to those of `b`, whose years fill each other's."""
    first, last = a.make, b.make

    def make(year: int) -> Days:
        assert first is not None and last is not None
        begin, over = first(year), last(year)
        over = over if over.last >= begin.first else last(year + 1)
        return Days(begin.first, over.last)

    def reader(published: date | None, tense: int) -> Days | None:
        begin: Days | None
        over: Days | None
        if a.year and last is not None:
            begin, over = a.reader(published, tense), last(a.year)
            over = over if begin and over.last >= begin.first else last(a.year + 1)
        elif b.year and first is not None:
            begin, over = first(b.year), b.reader(published, tense)
            begin = begin if over and begin.first <= over.last else first(b.year - 1)
        else:
            begin, over = a.reader(published, tense), b.reader(published, tense)
        if begin is None or over is None or begin.first > over.last:
            return None
        return Days(begin.first, over.last)

    far, problem = a.far or b.far, a.problem or b.problem
    year = (a.year or b.year) if a.year == b.year or not (a.year and b.year) else None
    span = b._replace(precision=Precision.SPAN, far=far, side=a.side, year=year, make=None)
    span = span._replace(problem=problem, figures=None)
    if first is not None and last is not None:
        return span._replace(reader=lambda p, t: nearest_year(p, t, make, a.side), make=make)
    return span._replace(reader=reader)


_COMMA = re.compile(r"\s*,?\s*(?:on\s+|in\s+|of\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_LAST_YEAR = re.compile(r"(?:earlier\s+|later\s+)?(this|last|next)\s+year\Z", re.IGNORECASE)


def _of_year(text: str, _start: int, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """ "On Feb. 24 last year", "in June of this year", "last year, on Feb. 24", "in 2022, in
    June"."""
    if not _fits(text, _COMMA, a, b):
        return None
    for frame, inner in ((b, a), (a, b)):
        if inner.make is None or inner.side:
            continue
        whole = joined_over(text, a, b, inner)
        if said := _LAST_YEAR.match(frame.text):
            shift = _WAYS[said.group(1).lower()]
            reader = _years_away(inner.make, shift)
            return whole._replace(reader=reader, side=shift, far=bool(shift), make=None)
        if frame is a and frame.precision is Precision.YEAR and frame.year:
            reader = _in_the_year(inner.make, frame.year)
            return whole._replace(reader=reader, far=True, make=None, year=frame.year)
    return None


def _in_the_year(make: InYear, year: int) -> Reader:
    """A reader of the days in that year; there may be none, like a 29 February."""
    return lambda _published, _tense: make(year)


def _years_away(make: InYear, shift: int) -> Reader:
    """A reader of the days in the year that lies so many from that of publication."""
    return lambda published, _tense: make(published.year + shift) if published else None


_WAYS = {"last": -1, "this": 0, "next": 1}


_LAST_MONTH = re.compile(r"(this|last|next)\s+month\Z", re.IGNORECASE)


def _of_month(
    text: str, _start: int, a: TimeExpression, b: TimeExpression
) -> TimeExpression | None:
    """ "On the 15th of last month"."""
    said = _LAST_MONTH.match(b.text)
    if not a.day_of_month or not said or not _fits(text, _COMMA, a, b):
        return None
    shift, day = _WAYS[said.group(1).lower()], a.day_of_month

    @from_publication
    def reader(published: date, _tense: int) -> Days | None:
        return one(around("month", shift, published).first.replace(day=day))

    return joined_over(text, a, b, a)._replace(reader=reader, side=shift, far=True, day_of_month=0)


_DAY_OF = re.compile(r"\s*,?\s*\Z")


def _same_day(
    text: str, _start: int, a: TimeExpression, b: TimeExpression
) -> TimeExpression | None:
    """ "Overnight Monday", "tomorrow, May 9", "Tuesday May 7": two words for one day."""
    if not _fits(text, _DAY_OF, a, b) or Precision.DAY not in {a.precision} & {b.precision}:
        return None
    if a.shift or b.shift or b.text.lower().endswith(("'s", "’s")):
        return None
    same = a.text.lower() in _NEAR_DAYS or _is_weekday_of(a, b)
    return joined_over(text, a, b, b) if same else None


def _is_weekday_of(a: TimeExpression, b: TimeExpression) -> bool:
    """Matches "Tuesday | May 7": a weekday and a date that can be on it."""
    dated = b.make is not None or b.year is not None or b.day_of_month > 0
    return dated and a.weekday is not None and b.weekday in {None, a.weekday}


_NEAR_DAYS = word_set("near_days")


_PAIRS: tuple[Rule, ...] = (_range, _of_year, _of_month, _same_day)
