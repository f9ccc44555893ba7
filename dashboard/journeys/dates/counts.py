"""What each kind of time means that counts from the day of publication ("last week", "two days
ago") or from what was told before ("the next day"): one function for each, with an example.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dashboard.journeys.dates.days import around, nearest, one, part_of, shifted
from dashboard.journeys.dates.days import weekend as weekend_of
from dashboard.journeys.dates.found import NO_TIME, Found, fixed, open_day
from dashboard.journeys.dates.words import TIMES_OF_DAY, WEEKDAYS, number, weekday_number
from dashboard.journeys.model import Days, Precision

_PRECISIONS = {"month": Precision.MONTH}
_PRECISIONS |= dict.fromkeys(("year", "year of", "decade", "century"), Precision.YEAR)
_LONG = frozenset({"month", "year", "decade", "century"})
_HOURS = frozenset({"hour", "minute", "second"})


def nearest_weekday(published: date, weekday: int, tense: int, away: bool = False) -> date:
    """The last such weekday, or the next, by tense; `away` leaves out the day itself."""
    if tense > 0:
        ahead = (weekday - published.weekday()) % 7 or (7 if away else 0)
        return published + timedelta(days=ahead)
    return published - timedelta(days=(published.weekday() - weekday) % 7 or (7 if away else 0))


def weekday(m: re.Match[str]) -> Found | None:
    """ "Friday", "Wednesday's", "next Monday", "on Monday and Tuesday", "Monday through Friday"."""
    short = m["short"]
    if short and not short[0].isupper():
        return None
    first = weekday_number(m["day"] or short)
    length = (weekday_number(m["last"]) - first) % 7 if m["last"] else 0
    which = " ".join((m["which"] or "").lower().split())
    side = {"last": -1, "next": 1, "this past": -1, "this coming": 1}.get(which, 0)

    def reader(published: date | None, tense: int) -> Days | None:
        if published is None:
            return None
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

    def reader(published: date | None, _tense: int) -> Days | None:
        if published is None:
            return None
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

    def reader(published: date | None, _tense: int) -> Days | None:
        if published is None:
            return None
        start = nearest_weekday(published, day, -1 if back else 1, away=True)
        return one(start + timedelta(weeks=-weeks if back else weeks))

    return Found(Precision.DAY, reader, side=-1 if back else 1)


def near_day(m: re.Match[str]) -> Found:
    """ "today", "yesterday evening", "tomorrow", "this morning", "the day before yesterday"."""
    word = " ".join(m["word"].lower().split())
    shift = {"yesterday": -1, "overnight": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    if m["from"]:
        shift *= 2

    def reader(published: date | None, _tense: int) -> Days | None:
        return one(published + timedelta(days=shift)) if published else None

    return Found(Precision.DAY, reader, side=shift and (1 if shift > 0 else -1))


def weekend(_m: re.Match[str]) -> Found:
    """ "at the weekend", "this weekend": the last or the next, by tense."""

    def reader(published: date | None, tense: int) -> Days | None:
        if published is None:
            return None
        weeks = (published + timedelta(weeks=count) for count in (-1, 0, 1))
        return nearest(published, tense, [weekend_of(day) for day in weeks])

    return Found(Precision.SPAN, reader)


def period(m: re.Match[str]) -> Found | None:
    """ "later this week", "last month", "next year", "earlier this month", "late last year", "at
    the end of the month"."""
    unit, part = m["unit"].lower(), " ".join((m["part"] or "").lower().split())
    which = m["which"].lower().split()[-1]
    if which == "the" and not part:
        return None
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    rolling = which == "past" and not part

    def reader(published: date | None, _tense: int) -> Days | None:
        if published is None:
            return None
        if rolling and unit != "weekend":
            return Days(shifted(one(published), (-1, unit)).first, published)
        days = around(unit, shift, published)
        if part == "later":
            return Days(max(days.first, min(published, days.last)), days.last)
        if part == "earlier":
            return Days(days.first, min(max(published, days.first), days.last))
        return part_of(days, part or None)

    precision = _PRECISIONS.get(unit, Precision.SPAN)
    side = shift or {"later": 1, "earlier": -1}.get(part, 0)
    return Found(precision, reader, side=side, far=unit in _LONG or shift < 0)


def before_last(m: re.Match[str]) -> Found:
    """ "The week before last", "the month after next"."""
    unit, shift = m["unit"].lower(), -2 if "last" in m["way"].lower() else 2

    def reader(published: date | None, _tense: int) -> Days | None:
        return around(unit, shift, published) if published else None

    return Found(_PRECISIONS.get(unit, Precision.SPAN), reader, side=shift // 2, far=True)


def the_past(m: re.Match[str]) -> Found:
    """ "In the past two weeks", "over the last three days"."""
    count, unit = number(m["n"]), _unit(m)
    if count is None or unit in _HOURS:
        return open_day(side=-1)

    def reader(published: date | None, _tense: int) -> Days | None:
        if published is None:
            return None
        return Days(shifted(one(published), (-count, unit)).first, published)

    return Found(Precision.SPAN, reader, side=-1, far=unit in _LONG)


def _ago(published: date, count: int, unit: str) -> Days:
    if unit in _HOURS:
        return one(published)
    if unit in {"year", "decade", "century"} and abs(count) * (1 if unit == "year" else 2) > 1:
        years = count * {"year": 1, "decade": 10, "century": 100}[unit]
        return around("year", years, published)
    return shifted(one(published), (count, unit))


def _unit(m: re.Match[str]) -> str:
    unit = (m["unit"] or m["bare"]).lower() if "bare" in m.re.groupindex else m["unit"].lower()
    return "century" if unit == "centurie" else unit


def ago(m: re.Match[str]) -> Found:
    """ "two days ago", "a fortnight ago", "a decade ago"; "several weeks ago" and "about a month
    ago" leave the day open."""
    unit = _unit(m)
    count = 1 if m["n"] is None else number(m["n"])
    far = unit in _LONG or (unit == "week" and count != 1) or unit == "fortnight"
    if count is None or m["n"] is None or m["about"] or m["half"] or m["part"] or m["so"]:
        return open_day(side=-1, far=far)
    if unit in _HOURS and unit == "hour" and count >= 24:
        count, unit = count // 24 if count % 24 == 0 else None, "day"
        if count is None:
            return open_day(side=-1)

    def reader(published: date | None, _tense: int) -> Days | None:
        if published and today and unit == "year":
            return one(published.replace(year=published.year - count))
        return _ago(published, -count, unit) if published else None

    today = bool(m["today"])  # "a year ago today"
    precision = Precision.DAY if today else _PRECISIONS.get(unit, Precision.DAY)
    return Found(precision, reader, side=-1, far=far)


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
    count, unit = number(m["n"]), _unit(m)
    if count is None:
        return open_day(side=1)
    if _FIRST.search(m.string, max(0, m.start() - 80), m.start()) or _took(m):
        return NO_TIME
    within = m["way"].lower() == "within"
    if unit in _HOURS:
        if unit == "hour" and count % 24 and count > 12:
            return open_day(side=1)
        count, unit = (count // 24 if unit == "hour" else 0), "day"

    def reader(published: date | None, tense: int) -> Days | None:
        if published is None or tense < 0:
            return None
        days = _ago(published, count, unit)
        return Days(published, days.last) if within else days

    far = unit in _LONG or (unit == "week" and count > 1)
    precision = Precision.SPAN if within else _PRECISIONS.get(unit, Precision.DAY)
    return Found(precision, reader, side=1, far=far)


def soon(m: re.Match[str]) -> Found:
    """ "in a day or two", "in a week or two"."""
    length = 2 * (7 if m["unit"].lower() == "week" else 1)

    def reader(published: date | None, tense: int) -> Days | None:
        if published is None or tense < 0:
            return None
        return Days(published, published + timedelta(days=length))

    return Found(Precision.SPAN, reader, side=1)


def counted(m: re.Match[str]) -> Found:
    """ "two months after", "the day before", "a week later": counted from another event; `told`
    where that is what was told before."""
    unit, way = _unit(m), m["way"].lower()
    count = 1 if m["the"] else number(m["n"] or "several")
    sign = 1 if way in {"after", "later", "following", "afterward", "afterwards"} else -1
    precision = _PRECISIONS.get(unit, Precision.DAY)
    if unit in _HOURS:
        return NO_TIME
    if count is None:
        return open_day()
    unit = "day" if unit in TIMES_OF_DAY else unit
    told = way not in {"after", "before", "following"} or _ends(m)
    return Found(precision, fixed(None), shift=(sign * count, unit), told=told)


_END = re.compile(r"\s*(?:[,.;:)]|\Z|and\b|but\b|that\b)")


def _ends(m: re.Match[str]) -> bool:
    """Whether nothing follows from which to count: "the day before, she", "a week after."."""
    return _END.match(m.string, m.end()) is not None


def eve(_m: re.Match[str]) -> Found:
    """ "On the eve of", "the night before"."""
    return Found(Precision.DAY, fixed(None), shift=(-1, "day"))


# "In the evening she", where it opens a sentence.
_OPENS = re.compile(r"(?:^|[.!?”\"\n])\s*\Z")
_FROM_NOW = re.compile(r"\b(?:over|in|within|during|for|of)\s+\Z", re.IGNORECASE)


def told_before(m: re.Match[str]) -> Found:
    """ "The next day", "the same evening", "that night", "the following Friday", "the previous
    month": from the day that was told before."""
    if m["later"] and not _OPENS.search(m.string, max(0, m.start() - 3), m.start()):
        return NO_TIME
    unit, which = (m["unit"] or m["that"] or "day").lower(), (m["which"] or "that").lower()
    if which == "next" and _FROM_NOW.search(m.string, max(0, m.start() - 8), m.start()):
        return NO_TIME  # "over the next week"
    sign = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
    if unit in {"morning", "afternoon", "evening", "night"}:
        unit = "day"
    unit = {"week": "week of", "year": "year of"}.get(unit, unit)
    if unit in WEEKDAYS and not sign:
        return open_day()
    precision = _PRECISIONS.get(unit, Precision.DAY)
    precision = Precision.SPAN if unit in {"week of", "weekend"} else precision
    return Found(precision, fixed(None), shift=(sign, unit), told=True)


def nothing(_m: re.Match[str]) -> Found:
    """ "One in ten days", "in 3 hours, 12 minutes": no time at all."""
    return NO_TIME
