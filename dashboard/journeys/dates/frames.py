"""What the rest of an article makes of its dates: the year of a day without one ("In March 1996 …
On March 20"), the month of "the 20th", the order of a day in figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dashboard.journeys.dates.days import month, one
from dashboard.journeys.dates.found import fixed
from dashboard.journeys.dates.patterns import KINDS
from dashboard.journeys.dates.time_expression import TimeExpression
from dashboard.journeys.model import Days, Precision

# How near to publication a day of this year is more likely than one of the year told of, days.
_LATELY = timedelta(days=31)
# How many sentences a year is kept in mind for.
_KEPT = 3
# An expression that begins within so many characters opens its sentence.
_AT_THE_OPENING = 12

_FIGURES = next(kind for kind in KINDS if kind.name == "figures")
_LAST_YEAR = re.compile(r"(?:(?:early|late|later|earlier)\s+)?last\s+year\Z", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s+[a-z]")
# What is of today's: "In April | she gives a talk".
_AHEAD = re.compile(r",?\s+(?:he|she|it|they)\s+(?:will\b|(?!was\b|has\b|is\b|does\b)\w+s\b)")
_ONE_CLAUSE = re.compile(
    r"[,;:()]|\b(?:who|which|that|when|where|after|before|since|while|as)\b", re.IGNORECASE
)


class _Frame(NamedTuple):
    """A year that was told, by its days, in a sentence; `opens` where the sentence opens with
    it."""

    days: Days
    sentence: int
    opens: bool
    end: int

    @property
    def narrow(self) -> bool:
        """Whether it is rather a month than a year."""
        return (self.days.last - self.days.first).days < 40


class Frames:
    """The year and the month that the text is about, as it is read sentence by sentence."""

    def __init__(self, text: str, published: date | None):
        self._text = text
        self._published = published
        self._frame: _Frame | None = None
        self._day: tuple[int, TimeExpression] | None = None
        self._month_first: bool | None = None
        self._known_order = False

    def read(
        self, number: int, start: int, found: Sequence[TimeExpression]
    ) -> tuple[TimeExpression, ...]:
        """The expressions of a sentence, by its number and where it begins, with the year, month
        and order of figures that the article gives them."""
        made: list[TimeExpression] = []
        for expression in found:
            e = self._ordered(expression)
            if e.told and e.shift and made:  # "in October 2003 … two days later"
                e = e._replace(far=made[-1].far, side=made[-1].side)
            e = self._in_month(number, e)
            e = self._in_year(number, start, e)
            self._note(number, start, e)
            made.append(self._lately(e))
        return tuple(made)

    def _ordered(self, e: TimeExpression) -> TimeExpression:
        """A day in figures in the order that the article's other days show."""
        if e.figures is None or None in e.figures:
            return e
        if not self._known_order:
            self._month_first, self._known_order = _order(self._text), True
        if self._month_first is None:
            return e
        return e._replace(reader=fixed(e.figures[self._month_first]), problem="")

    def _in_month(self, number: int, e: TimeExpression) -> TimeExpression:
        """ "On the 20th" of the month that was told just before."""
        if not e.day_of_month or self._day is None or number - self._day[0] > 2:
            return e
        before, day = self._day[1], e.day_of_month

        def reader(published: date | None, tense: int) -> Days | None:
            known = before.days(published, tense)
            if known is None:
                return e.reader(published, tense)
            later = known.first.day > day and before.precision is not Precision.MONTH
            inside = month(known.first.year, known.first.month + later)
            return one(inside.first.replace(day=day))

        return e._replace(reader=reader, far=before.far, year=before.year, day_of_month=0)

    def _in_year(self, number: int, start: int, e: TimeExpression) -> TimeExpression:
        """A day or month of the year that the text is about."""
        frame, make = self._frame, e.make
        if frame is None or make is None or e.side or e.lasting or number - frame.sentence > _KEPT:
            return e
        if e.told:  # "that August"
            return self._framed(e, make, frame, narrow=False)
        opens = e.start - start <= _AT_THE_OPENING
        if not self._governs(frame, number, e, opens) or _AHEAD.match(self._text, e.end):
            return e
        told_here = frame.opens and frame.sentence == number
        if told_here or (opens and frame.narrow) or not self._recent(e):
            return self._framed(e, make, frame, frame.narrow)
        return e

    def _governs(self, frame: _Frame, number: int, e: TimeExpression, opens: bool) -> bool:
        """Whether a year holds for an expression of a sentence: it opens its sentence, or one of
        the sentence before and this one open with them, or they are listed together."""
        if frame.opens:
            return True
        if frame.sentence != number:
            return opens and number - frame.sentence == 1
        gap = self._text[frame.end : e.start]
        return len(gap) < 80 and " and " in gap and not _ONE_CLAUSE.search(gap)

    def _framed(
        self, e: TimeExpression, make: Callable[[int], Days], frame: _Frame, narrow: bool
    ) -> TimeExpression:
        """An expression in the year of a frame, or in the next where a narrow frame is later."""
        try:
            days = make(frame.days.first.year)
            if narrow and days.last < frame.days.first:
                days = make(frame.days.first.year + 1)
        except (ValueError, OverflowError):
            return e
        if e.precision is Precision.DAY and e.weekday not in {None, days.first.weekday()}:
            return e
        year = days.first.year
        return e._replace(reader=fixed(days), far=True, make=None, year=year, told=False)

    def _recent(self, e: TimeExpression) -> bool:
        days = e.days(self._published, -1)
        return days is not None and self._gap(days) <= _LATELY

    def _gap(self, days: Days) -> timedelta:
        if self._published is None:
            return timedelta.max
        return max(days.first - self._published, self._published - days.last, timedelta(0))

    def _note(self, number: int, start: int, e: TimeExpression) -> None:
        """Keeps in mind what an expression says of year and month."""
        if e.precision in {Precision.DAY, Precision.MONTH} and (e.make or e.year):
            self._day = (number, e)
        if self._is_of_now(e):
            self._frame = None
            return
        days = self._days_of_a_year(e)
        if days is None or (days.last - days.first).days > 366:
            return
        if self._published and days.first.year == self._published.year:
            self._frame = None
            return
        opens = e.start - start <= 14 or (self._frame is not None and self._frame.opens)
        self._frame = _Frame(days, number, opens, e.end)

    def _of_last_year(self, e: TimeExpression) -> bool:
        return self._published is not None and _LAST_YEAR.match(e.text) is not None

    def _is_of_now(self, e: TimeExpression) -> bool:
        """Whether an expression without a year counts from publication: "next month", "Friday"."""
        if e.year is not None or self._of_last_year(e):
            return False
        return bool(e.side) or (e.weekday is not None and e.make is None)

    def _days_of_a_year(self, e: TimeExpression) -> Days | None:
        """The days of an expression that names its year, or "last year"; None for any other, and
        for a year that only describes a noun: "the 2019 election"."""
        if e.year is None:
            return e.days(self._published) if self._of_last_year(e) else None
        described = e.precision is Precision.YEAR and self._describes_a_noun(e)
        return None if described or e.lasting else e.days(self._published)

    def _describes_a_noun(self, e: TimeExpression) -> bool:
        after_the = self._text[max(0, e.start - 4) : e.start].lower() == "the "
        return after_the and _NOUN_AFTER.match(self._text, e.end) is not None

    def _lately(self, e: TimeExpression) -> TimeExpression:
        """A day that names its year and lies within weeks of publication is not far."""
        if not e.far or e.year is None or e.precision is Precision.YEAR:
            return e
        days = e.days(self._published)
        near = days is not None and self._gap(days) <= _LATELY
        return e._replace(far=False) if near else e


def _order(text: str) -> bool | None:
    """Whether the article's days in figures have the month first, by those that can only be read
    in one order; None where there are none or they disagree."""
    read = (_FIGURES.read(match) for match in _FIGURES.pattern.finditer(text))
    figures = (found.figures for found in read if found is not None and found.figures)
    seen = {pair[0] is None for pair in figures if None in pair}
    return seen.pop() if len(seen) == 1 else None
