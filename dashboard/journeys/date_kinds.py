"""The kinds of time expressions: one pattern and one function that reads it for each, with an
example. `dates.find` puts them to a text; what a kind makes of its words is `Found`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from dashboard.journeys.itinerary import Days, Precision

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


_NUMBERS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1, "several": 3, "few": 3, "a few": 3, "couple of": 2, "a couple of": 2}


_DAY = rf"(?:{'|'.join(WEEKDAYS)})"


_MON = r"(?:(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.|" + "|".join(_MONTHS) + ")"


_NUM = r"(?:\d+|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"


_PART = r"(?:early|mid-?|late|the end of|the beginning of)"


_YEAR = r"(?:1[5-9]|20)\d\d"


_HOURS = r"(?:morning|afternoon|evening|night)"


Reader = Callable[[date | None, int], Days | None]


@dataclass(frozen=True, slots=True)
class Found:
    """What a kind's function makes of its match."""

    precision: Precision
    reader: Reader
    side: int = 0
    far: bool = False
    shift: tuple[int, str] | None = None
    problem: str = ""


def shifted(days: Days, shift: tuple[int, str]) -> Days:
    """`days` moved by a count of units: `(-2, "month")` is two months earlier, as whole months."""
    count, unit = shift
    if unit in {"day", "week"}:
        delta = timedelta(days=count * (7 if unit == "week" else 1))
        return Days(days.first + delta, days.last + delta)
    months = count * (12 if unit == "year" else 1)
    first = _month(days.first.year, days.first.month + months)
    last = _month(days.last.year, days.last.month + months)
    return Days(first.first, last.last)


def _month(year: int, month: int) -> Days:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _month_number(word: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def _fixed(days: Days | None) -> Reader:
    return lambda published, tense: days  # noqa: ARG005


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _part_of(days: Days, part: str | None) -> Days:
    """ "Early June" is its first third, "mid" the second, "late" the last."""
    if not part:
        return days
    length = (days.last - days.first).days + 1
    third = 0 if part.startswith(("early", "the b")) else 1 if part.startswith("mid") else 2
    first = days.first + timedelta(days=length * third // 3)
    return Days(first, days.first + timedelta(days=length * (third + 1) // 3 - 1))


def _nearest_year(published: date | None, tense: int, make: Callable[[int], Days]) -> Days | None:
    """The year that a date without one means: the last such date, or the next, by tense."""
    if published is None:
        return None
    years = [published.year - 1, published.year, published.year + 1]
    spans = []
    for year in years:
        try:
            spans.append(make(year))
        except ValueError:
            continue
    if tense < 0:
        return max((s for s in spans if s.first <= published), key=lambda s: s.first, default=None)
    return min((s for s in spans if s.last >= published), key=lambda s: s.first, default=None)


def _calendar_day(m: re.Match[str]) -> Found:
    """ "April 5, 2019", "Friday, September 15", "5 April", "May 3-5"."""
    month, year = _month_number(m["mon"]), m["year"]
    first, last = int(m["day"]), int(m["last"] or m["day"])

    def make(y: int) -> Days:
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
    return Found(precision, lambda p, t: _nearest_year(p, t, make))


def _calendar_month(m: re.Match[str]) -> Found | None:
    """ "April 2019", "in early June", "last May"."""
    month, year, part, which = _month_number(m["mon"]), m["year"], m["part"], m["which"]
    if not (year or part or which) and m["prep"] is None:
        return None
    part = part.lower() if part else None
    precision = Precision.SPAN if part else Precision.MONTH

    def make(y: int) -> Days:
        return _part_of(_month(y, month), part)

    if year:
        return Found(precision, _fixed(make(int(year))), far=True)
    side = {"last": -1, "next": 1}.get((which or "").lower(), 0)
    return Found(
        precision, lambda p, t: _nearest_year(p, side or t, make), side=side, far=bool(side)
    )


def _season(m: re.Match[str]) -> Found | None:
    """ "in the spring of 2019", "last summer", "this winter"."""
    start, year, which = _SEASONS[m["season"].lower()], m["year"], (m["which"] or "").lower()

    def make(y: int) -> Days:
        return Days(_month(y, start).first, _month(y, start + 2).last)

    if year:
        return Found(Precision.SEASON, _fixed(make(int(year))), far=True)
    side = {"last": -1, "next": 1}.get(which, 0)
    return Found(
        Precision.SEASON, lambda p, t: _nearest_year(p, side or t, make), side=side, far=True
    )


def _year(m: re.Match[str]) -> Found:
    """ "in 2019", "the 2019 visit", "between 1998 and 2001"."""
    first, last = int(m["year"]), int(m["last"] or m["year"])
    days = Days(date(first, 1, 1), date(max(first, last), 12, 31))
    return Found(Precision.YEAR, _fixed(days), far=True)


def _weekday(m: re.Match[str]) -> Found:
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


def _near_day(m: re.Match[str]) -> Found:
    """ "today", "yesterday evening", "tomorrow", "this morning"."""
    word = m["word"].lower()
    shift = {"yesterday": -1, "overnight": -1, "last night": -1, "tomorrow": 1}.get(word, 0)

    def reader(published: date | None, _tense: int) -> Days | None:
        day = published and published + timedelta(days=shift)
        return Days(day, day) if day else None

    return Found(Precision.DAY, reader, side=shift)


def _around(unit: str, shift: int, published: date) -> Days:
    """The week, weekend, month or year `shift` units from the day of publication."""
    if unit in {"week", "weekend"}:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        skip = 5 if unit == "weekend" else 0
        return Days(monday + timedelta(days=skip), monday + timedelta(days=6))
    if unit == "month":
        return _month(published.year, published.month + shift)
    return Days(date(published.year + shift, 1, 1), date(published.year + shift, 12, 31))


def _period(m: re.Match[str]) -> Found:
    """ "later this week", "last month", "next year", "earlier this month", "late last year"."""
    unit, part = m["unit"].lower(), (m["part"] or "").lower()
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(
        m["which"].lower().split()[-1], 0
    )

    def reader(published: date | None, _tense: int) -> Days | None:
        if published is None:
            return None
        days = _around(unit, shift, published)
        if part == "later":
            return Days(min(published, days.last), days.last)
        if part == "earlier":
            return Days(days.first, max(published, days.first))
        return _part_of(days, part or None)

    precision = {"month": Precision.MONTH, "year": Precision.YEAR}.get(unit, Precision.SPAN)
    side = shift or {"later": 1, "earlier": -1}.get(part, 0)
    return Found(precision, reader, side=side, far=unit in {"month", "year"} or shift < 0)


def _ago(m: re.Match[str]) -> Found:
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


def _soon(m: re.Match[str]) -> Found:
    """ "in a day or two", "in a week or two"."""
    length = 2 * (7 if m["unit"].lower() == "week" else 1)

    def reader(published: date | None, _tense: int) -> Days | None:
        return Days(published, published + timedelta(days=length)) if published else None

    return Found(Precision.SPAN, reader, side=1)


def _counted(m: re.Match[str]) -> Found:
    """ "two months after", "the day before", "a week later": counted from another event."""
    count, unit = _number(m["n"]) if m["n"] else 1, m["unit"].lower()
    sign = 1 if m["way"].lower() in {"after", "later", "following"} else -1
    precision = {"month": Precision.MONTH, "year": Precision.YEAR}.get(unit, Precision.DAY)
    return Found(precision, _fixed(None), shift=(sign * count, unit))


_MONTH_HINTS = tuple(month[:3] for month in _MONTHS)


_WHICH = r"(?:(?P<which>last|next|this past|this coming|this|the previous|the past|the coming)\s+)"


_compile = partial(re.compile, flags=re.IGNORECASE)


# Hints (one of them must occur, which is quicker to see than a pattern is to fail), the pattern,
# and the function that reads its matches; the first kind to claim a stretch of text has it.
KINDS: tuple[
    tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], Found | None]], ...
] = (
    (
        _MONTH_HINTS,
        _compile(
            rf"\b(?:(?P<weekday>{_DAY}),?\s+)?(?P<mon>{_MON})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
            rf"(?:\s?(?:-|–|to|and)\s?(?P<last>[0-3]?\d)\b)?(?:,?\s+(?P<year>{_YEAR})\b)?"
        ),
        _calendar_day,
    ),
    (
        _MONTH_HINTS,
        _compile(
            rf"\b(?:(?P<weekday>{_DAY}),?\s+)?(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
            rf"(?:\s?(?:-|–|to)\s?(?P<last>[0-3]?\d))?\s+(?:of\s+)?(?P<mon>{_MON})\b"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?"
        ),
        _calendar_day,
    ),
    (
        _MONTH_HINTS,
        _compile(
            rf"\b(?:(?P<prep>(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)))?"
            rf"{_WHICH}?(?:(?P<part>{_PART})[\s-]*)?(?P<mon>{_MON})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?\b"
        ),
        _calendar_month,
    ),
    (
        tuple(_SEASONS),
        _compile(
            rf"(?:\b{_WHICH}|\bin\s+(?:the\s+)?)(?P<season>{'|'.join(_SEASONS)})"
            rf"(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?\b"
        ),
        _season,
    ),
    (
        ("day",),
        _compile(
            rf"\b(?:{_WHICH}|(?:early|late)\s+)?(?P<day>{_DAY})(?:\s+{_HOURS})?(?:[’']s)?"
            rf"(?:\s*(?:and|through|to|until|-|–)\s*(?:on\s+)?(?P<last>{_DAY}))?\b"
        ),
        _weekday,
    ),
    (
        ("week", "month", "year"),
        _compile(
            r"\b(?:(?P<part>later|earlier|late|early)\s+)?(?P<which>this|last|next"
            r"|the past|the previous|the coming)\s+(?P<unit>weekend|week|month|year)\b(?:[’']s)?"
        ),
        _period,
    ),
    (
        ("to", "yesterday", "night", "this "),
        _compile(
            r"\b(?P<word>today|tonight|yesterday|tomorrow|overnight|last night|this "
            rf"{_HOURS})\b(?:[’']s)?(?:\s+{_HOURS})?"
        ),
        _near_day,
    ),
    (
        ("ago",),
        _compile(rf"\b(?P<n>{_NUM})\s+(?P<unit>hour|day|week|month|year)s?\s+(?P<way>ago)\b"),
        _ago,
    ),
    (
        ("in ",),
        _compile(
            rf"\b(?P<way>in|within)\s+(?:the\s+next\s+)?(?P<n>{_NUM})\s+"
            r"(?P<unit>hour|day|week|month|year)s?\b(?!\s+or\b)"
        ),
        _ago,
    ),
    (("or two",), _compile(r"\bin\s+a\s+(?P<unit>day|week)\s+or\s+two\b"), _soon),
    (
        ("after", "before", "later", "earlier", "following"),
        _compile(
            rf"\b(?:the|(?P<n>{_NUM}))\s+(?P<unit>day|week|month|year)s?\s+"
            r"(?P<way>after|before|later|earlier|following)\b"
        ),
        _counted,
    ),
    (
        ("1", "2"),
        _compile(
            r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bfrom\s)|(?<=\bbetween\s)|(?<=\bof\s)|(?<=\bby\s)"
            rf"|(?<=\buntil\s)|(?<=\bthe\s))(?P<year>{_YEAR})"
            rf"(?:\s?(?:-|–|to|and)\s?(?P<last>{_YEAR}))?\b"
        ),
        _year,
    ),
)
