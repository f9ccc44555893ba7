"""What each kind of time means that counts from the day of publication ("last week", "two days
ago"): one function for each, with an example. Those that count from what is told are in
`told_counts`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dashboard.journeys.dates.days import around, nearest, one, part_of, shifted
from dashboard.journeys.dates.days import weekend as weekend_of
from dashboard.journeys.dates.found import NO_TIME, Found, from_publication, open_day
from dashboard.journeys.dates.words import group, number, weekday_number
from dashboard.journeys.model import Days, Precision

PRECISIONS = {"month": Precision.MONTH}
PRECISIONS |= dict.fromkeys(("year", "year of", "decade", "century"), Precision.YEAR)
_LONG = frozenset({"month", "year", "decade", "century"})
HOURS = frozenset({"hour", "minute", "second"})
OPENS = re.compile(r"(?:^|[.!?”\"\n])\s*\Z")
"""What stands before the first word of a sentence."""


def nearest_weekday(published: date, weekday: int, tense: int, away: bool = False) -> date:
    """The last such weekday, or the next, by tense; `away` leaves out the day itself."""
    least = 7 if away else 0
    if tense > 0:
        return published + timedelta(days=(weekday - published.weekday()) % 7 or least)
    return published - timedelta(days=(published.weekday() - weekday) % 7 or least)


def weekday(m: re.Match[str]) -> Found | None:
    """ "Friday", "Wednesday's", "next Monday", "on Monday and Tuesday", "Monday through Friday"."""
    short = m["short"]
    if short and not short[0].isupper():
        return None
    first = weekday_number(m["day"] or short)
    length = (weekday_number(m["last"]) - first) % 7 if m["last"] else 0
    which = group(m, "which")
    side = {"last": -1, "next": 1, "this past": -1, "this coming": 1}.get(which, 0)

    @from_publication
    def reader(published: date, tense: int) -> Days | None:
        start = nearest_weekday(published, first, side or tense, bool(side))
        return Days(start, start + timedelta(days=length))

    return Found(Precision.SPAN if length else Precision.DAY, reader, side=side)


def weekday_of_week(m: re.Match[str]) -> Found:
    """ "Monday last week", "Tuesday of this week", "last week on Friday", "Monday to Wednesday of
    next week"."""
    day = weekday_number(m["day"] or m["day_after"])
    first = weekday_number(m["first"]) if m["first"] else day
    which = (m["which"] or m["which_before"]).lower()
    shift = {"last": -1, "next": 1}.get(which, 0)

    @from_publication
    def reader(published: date, _tense: int) -> Days | None:
        monday = around("week", shift, published).first
        return Days(monday + timedelta(days=min(first, day)), monday + timedelta(days=day))

    precision = Precision.SPAN if first < day else Precision.DAY
    return Found(precision, reader, side=shift)


def weeks_from_weekday(m: re.Match[str]) -> Found | None:
    """ "A week on Sunday", "two weeks from Monday", "Monday week", "a week ago last Friday"."""
    count = number(m["n"]) if m["n"] else 1
    if count is None or count > 60:
        return open_day()
    day = weekday_number(m["day"] or m["before"])
    back = bool(m["ago"])
    weeks = count * (2 if "fortnight" in m.group().lower() else 1)

    @from_publication
    def reader(published: date, _tense: int) -> Days | None:
        start = nearest_weekday(published, day, -1 if back else 1, away=True)
        return one(start + timedelta(weeks=-weeks if back else weeks))

    return Found(Precision.DAY, reader, side=-1 if back else 1)


def weekday_before_last(m: re.Match[str]) -> Found:
    """ "The Friday before last", "the Monday after next", "two Fridays ago"."""
    count = number(m["n"]) if m["n"] else 2
    if count is None:
        return open_day(side=-1)
    day = weekday_number(m["day"] or m["days"])
    way = 1 if group(m, "way") == "after next" else -1

    @from_publication
    def reader(published: date, _tense: int) -> Days | None:
        start = nearest_weekday(published, day, way, away=True)
        return one(start + timedelta(weeks=way * (count - 1)))

    return Found(Precision.DAY, reader, side=way)


def near_day(m: re.Match[str]) -> Found:
    """ "today", "yesterday evening", "tomorrow", "this morning", "the day before yesterday"."""
    word = group(m, "word")
    shift = {"yesterday": -1, "overnight": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    if m["from"]:
        shift *= 2

    @from_publication
    def reader(published: date, _tense: int) -> Days:
        return one(published + timedelta(days=shift))

    return Found(Precision.DAY, reader, side=shift and (1 if shift > 0 else -1))


def weekend(_m: re.Match[str]) -> Found:
    """ "at the weekend", "this weekend": the last or the next, by tense."""

    @from_publication
    def reader(published: date, tense: int) -> Days | None:
        weeks = (published + timedelta(weeks=count) for count in (-1, 0, 1))
        return nearest(published, tense, [weekend_of(day) for day in weeks])

    return Found(Precision.SPAN, reader)


def period(m: re.Match[str]) -> Found | None:
    """ "later this week", "last month", "next year", "earlier this month", "late last year", "at
    the end of the month"."""
    unit, part = m["unit"].lower(), group(m, "part")
    which = m["which"].lower().split()[-1]
    if which == "the" and not part:
        return None
    shift = _WAYS.get(which, 0)
    rolling = which == "past" and not part and unit != "weekend"

    @from_publication
    def reader(published: date, _tense: int) -> Days:
        if rolling:
            return Days(shifted(one(published), (-1, unit)).first, published)
        return _part(around(unit, shift, published), part, published)

    precision = PRECISIONS.get(unit, Precision.SPAN)
    side = shift or {"later": 1, "earlier": -1}.get(part, 0)
    return Found(precision, reader, side=side, far=unit in _LONG or shift < 0)


_WAYS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}


def _part(days: Days, part: str, published: date) -> Days:
    """The part of a time that is "later" or "earlier" than publication, or any other part."""
    if part == "later":
        return Days(max(days.first, min(published, days.last)), days.last)
    if part == "earlier":
        return Days(days.first, min(max(published, days.first), days.last))
    return part_of(days, part or None)


def before_last(m: re.Match[str]) -> Found:
    """ "The week before last", "the month after next"."""
    unit, shift = m["unit"].lower(), -2 if "last" in m["way"].lower() else 2

    @from_publication
    def reader(published: date, _tense: int) -> Days:
        return around(unit, shift, published)

    return Found(PRECISIONS.get(unit, Precision.SPAN), reader, side=shift // 2, far=True)


def the_past(m: re.Match[str]) -> Found:
    """ "In the past two weeks", "over the last three days"."""
    count, unit = number(m["n"]), unit_of(m)
    if count is None or unit in HOURS:
        return open_day(side=-1)

    @from_publication
    def reader(published: date, _tense: int) -> Days | None:
        return Days(shifted(one(published), (-count, unit)).first, published)

    return Found(Precision.SPAN, reader, side=-1, far=unit in _LONG)


def _ago(published: date, count: int, unit: str) -> Days:
    if unit in HOURS:
        return one(published)
    if (years := _YEARS.get(unit, 0)) and abs(count) * years > 1:
        return around("year", count * years, published)
    return shifted(one(published), (count, unit))


_YEARS = {"year": 1, "decade": 10, "century": 100}


def unit_of(m: re.Match[str]) -> str:
    """The unit that a match counts in: "centuries" are centuries."""
    bare = m["bare"] if "bare" in m.re.groupindex else None
    unit = (m["unit"] or bare or "").lower()
    return "century" if unit == "centurie" else unit


def ago(m: re.Match[str]) -> Found:
    """ "two days ago", "a fortnight ago", "a decade ago"; "several weeks ago" and "about a month
    ago" leave the day open."""
    unit = unit_of(m)
    count = 1 if m["n"] is None else number(m["n"])
    far = unit in _LONG or unit == "fortnight" or (unit == "week" and count != 1)
    if count is None or any(m[said] for said in _ABOUT) or m["n"] is None:
        return open_day(side=-1, far=far)
    if unit == "hour" and count >= 24:
        count, hours = divmod(count, 24)
        unit = "day"
        if hours:
            return open_day(side=-1)
    today = unit == "year" and bool(m["today"])  # "a year ago today"

    @from_publication
    def reader(published: date, _tense: int) -> Days:
        if today:
            return one(published.replace(year=published.year - count))
        return _ago(published, -count, unit)

    precision = Precision.DAY if m["today"] else PRECISIONS.get(unit, Precision.DAY)
    return Found(precision, reader, side=-1, far=far)


# What leaves the day open where it is said with a count: "about two weeks ago".
_ABOUT = ("about", "half", "part", "so")


_FIRST = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|only|[a-z]{2,12}est|most|least)\b[^.;:]{0,60}\Z",
    re.IGNORECASE,
)


_AHEAD = re.compile(
    r"\b(?:will|would|is|are|am|due|expected|expects?|plans?|planned|set|scheduled|hopes?|may|might"
    r"|could|can|should|must|ready)\b|[’']ll\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|has|have|won|lost|made|flew|went|came|met|left|spent|took|beat|ran"
    r"|swam|rode|drove|fell|held|saw|gave|told|won)\b",
    re.IGNORECASE,
)


def _took(m: re.Match[str]) -> bool:
    """Whether a length of time is told of what is done: "won in 61 minutes", "had shrunk in 14
    months"."""
    before = m.string[max(0, m.start() - 100) : m.start()].rpartition(". ")[2]
    after = m.string[m.end() : m.end() + 60].partition(". ")[0]
    return _AHEAD.search(before + after) is None and _DONE.search(before + after) is not None


def ahead(m: re.Match[str]) -> Found:
    """ "In three weeks", "in 48 hours", "in two days' time": only in what looks ahead, for "visited
    three towns in five days" and "her first trip in four years" tell of no day."""
    count, unit = number(m["n"]), unit_of(m)
    if count is None:
        return open_day(side=1)
    if _FIRST.search(m.string, max(0, m.start() - 80), m.start()) or _took(m):
        return NO_TIME
    if unit in HOURS:
        whole = _days_of(count, unit)
        if whole is None:
            return open_day(side=1)
        count, unit = whole, "day"
    within = m["way"].lower() == "within"

    @from_publication
    def reader(published: date, tense: int) -> Days | None:
        if tense < 0:
            return None
        days = _ago(published, count, unit)
        return Days(published, days.last) if within else days

    far = unit in _LONG or (unit == "week" and count > 1)
    precision = Precision.SPAN if within else PRECISIONS.get(unit, Precision.DAY)
    return Found(precision, reader, side=1, far=far)


def _days_of(count: int, unit: str) -> int | None:
    """How many days so many hours or less are; None for what is no whole number of days."""
    if unit != "hour":
        return 0
    return None if count % 24 and count > 12 else count // 24


def soon(m: re.Match[str]) -> Found:
    """ "in a day or two", "in a week or two"."""
    length = 2 * (7 if m["unit"].lower() == "week" else 1)

    @from_publication
    def reader(published: date, tense: int) -> Days | None:
        if tense < 0:
            return None
        return Days(published, published + timedelta(days=length))

    return Found(Precision.SPAN, reader, side=1)


def stay(m: re.Match[str]) -> Found | None:
    """ "Stayed a month before moving on": no time at all; but "Two days before flying home he",
    which opens a sentence, is one."""
    return None if OPENS.search(m.string, max(0, m.start() - 3), m.start()) else NO_TIME


def nothing(_m: re.Match[str]) -> Found:
    """ "One in ten days", "in 3 hours, 12 minutes": no time at all."""
    return NO_TIME
