"""The day that a page, a file or a feed states as that of publication, in the forms they use.

Only what leaves no doubt is a day: "Jan 2" has no year, and "03/04/2019" may be two days, unless
what it stands in tells which of the two is written first.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from dashboard.articles.data_tables import of_kind, rows

_NAMES = (
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
    "sep sept september|oct october|nov november|dec december"
)


def _months() -> dict[str, int]:
    """The numbers of months by their names: first in English, then as pages of papers elsewhere
    have them, in the words of their country."""
    found: dict[str, int] = {}
    for months in (_NAMES.split("|"), *(months for _, *months in rows("months"))):
        for number, names in enumerate(months, start=1):
            for name in names.lower().split():
                found.setdefault(name, number)
    return found


_MONTHS = _months()
_MONTH = r"(?P<name>[^\W\d_]{3,12})\.?"
_EDGE, _END = r"(?<![\w.,:/-])", r"(?![\w/-])"
_ISO = re.compile(
    _EDGE + r"(?P<year>\d{4})(?P<between>[-/.])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})"
    r"(?:(?=T)|(?![\w/-]))"
)
_EAST_ASIAN = re.compile(r"(?P<year>\d{4})年 ?(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})日")
_COMPACT = re.compile(r"^(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=$|T|\d{4,6}$| )")
_DAY_FIRST = re.compile(
    _EDGE
    + r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª])?(?:[ -]{1,2}| of | de )"
    + rf"{_MONTH},?(?:[ -]| de )(?P<year>\d{{4}}){_END}"
)
_MONTH_FIRST = re.compile(
    _EDGE + rf"{_MONTH} {{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {{1,2}}(?P<year>\d{{4}}){_END}"
)
# What Unix and Java write: "Tue Nov 19 21:57:01 UTC 2019".
_YEAR_LAST = re.compile(
    _EDGE + rf"{_MONTH} {{1,2}}(?P<day>\d{{1,2}}) \d\d:\d\d(?::\d\d)?(?: [A-Z]{{2,5}})? "
    r"(?P<year>\d{4})$"
)
_FIGURES = re.compile(
    _EDGE + r"(?P<first>\d{1,2})(?P<between>[/.-])(?P<second>\d{1,2})"
    r"(?P=between)(?P<year>\d{4})" + _END
)
# A year of two figures may be a day as well, so that nothing else is to stand beside these.
_CLOCK_TIME = r"(?:,? \d{1,2}:\d\d(?::\d\d)?(?: [ap]m)?(?: [A-Z]{2,5})?)?$"
_FIGURES_SHORT = re.compile(
    r"^(?P<first>\d{1,2})(?P<between>[/.])(?P<second>\d{1,2})(?P=between)(?P<year>\d\d)"
    + _CLOCK_TIME,
    re.IGNORECASE,
)
_NAMED_SHORT = re.compile(
    rf"^(?:[a-z]{{3,9}},? )?(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>\d\d){_CLOCK_TIME}", re.IGNORECASE
)
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")
# What a spreadsheet counts: days since 1900, which it takes for a leap year.
_SERIAL = re.compile(r"^[2-6]\d{4}(?:\.\d+)?$")
_SPREADSHEETS_BEGIN = date(1899, 12, 30)
_UTC = re.compile(r"(?:Z|[+-]00:?00(?: \(.*\))?|\b(?:UTC|GMT))$")
_CLOCK = re.compile(r"\b(\d\d?):(\d\d)")
_EARLIEST = 1500
_LONGEST_LINE = 40
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"\b[^\W\d_]{2,}")
# Words that do not stand before a number, as the name of a month does.
_WORDS = re.compile(r"[^\W\d_]{2,}(?![^\W\d_]* ?\d{1,4}\b)")


class Order(Enum):
    """Which comes first in a date of figures."""

    DAY = "day"
    MONTH = "month"


def stated_day(text: str, order: Order | None = None) -> date | None:
    """The day in `text`: "2019-11-20T13:42:00+02:00", "20191120", "November 20, 2019 13:42",
    "Wed, 20 Nov 2019 07:09 GMT", "20/11/2019", or seconds since 1970. The day is that of the time
    zone that the text itself is in. None where there is none, or no such day. `order` says what
    "03/04/2019" means."""
    return next(_days(" ".join(text.split()), order), None)


def stated_days(text: str) -> set[date]:
    """All days that a text states with their year."""
    return set(_days(" ".join(text.split())))


def order_of(texts: Iterable[str]) -> Order | None:
    """The order in which dates of one origin are written, where one of them leaves no doubt of it
    and none says otherwise: after "25/01/2023", "02/01/2023" is in January."""
    found: set[Order] = set()
    for text in texts:
        date_ = _FIGURES.search(text) or _FIGURES_SHORT.search(text)
        if date_ and date_["between"] != "." and int(date_["first"]) > 12:
            found.add(Order.DAY)
        elif date_ and date_["between"] != "." and int(date_["second"]) > 12:
            found.add(Order.MONTH)
    return next(iter(found)) if len(found) == 1 else None


def only_day(lines: Iterable[str]) -> str:
    """The one of some lines that is a date, with a word or two beside it ("Published 2 January
    2023"); "" where there is none, or where there are several days."""
    short = [line for line in lines if len(line) <= _LONGEST_LINE and _YEAR.search(line)]
    days = {day: line for line in short if len(_WORDS.findall(line)) <= 2 for day in _days(line)}
    return next(iter(days.values())) if len(days) == 1 else ""


def day_alone(line: str) -> bool:
    """Whether a line is a day and no more than what it is called: "Published: Mon, 2 January 2023
    at 10:15 GMT", but not "She left on 2 January 2023"."""
    if line.endswith((".", "!", "?")) or len(stated_days(line)) != 1:
        return False
    names = (*calendar.day_name, *calendar.day_abbr, *labels("published"), *labels("beside"))
    known = frozenset((*_MONTHS, *map(str.lower, names)))
    return all(word.isupper() or word.lower() in known for word in _WORD.findall(line))


def labels(kind: str) -> tuple[str, ...]:
    """What a day of publication ("published") is called, that of a change ("changed"), and what
    stands beside both."""
    return of_kind("day_labels", kind)


def _days(text: str, order: Order | None = None) -> Iterator[date]:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int, int]]], ...] = (
        (_ISO, _numbers),
        (_COMPACT, _numbers),
        (_EAST_ASIAN, _numbers),
        (_MONTH_FIRST, _named),
        (_DAY_FIRST, _named),
        (_YEAR_LAST, _named),
        (_NAMED_SHORT, _named),
        (_FIGURES, lambda found: _figures(found, order)),
        (_FIGURES_SHORT, lambda found: _figures(found, order)),
        (_EPOCH, _since_1970),
        (_SERIAL, _since_1900),
    )
    for pattern, read in readers:
        for found in pattern.finditer(text):
            if day := _day(*read(found)):
                yield day


def _day(year: int, month: int, day: int) -> date | None:
    """The day of that date, where there is one that a publication can have."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= _EARLIEST and found <= date.today() + timedelta(days=366) else None


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    return int(found["year"]), int(found["month"]), int(found["day"])


def _named(found: re.Match[str]) -> tuple[int, int, int]:
    return _year(found["year"]), _MONTHS.get(found["name"].lower(), 0), int(found["day"])


def _year(text: str) -> int:
    """A year in two or four figures."""
    if len(text) > 2:
        return int(text)
    latest = date.today().year + 1
    year = latest // 100 * 100 + int(text)
    return year if year <= latest else year - 100


def _figures(found: re.Match[str], order: Order | None) -> tuple[int, int, int]:
    """Day and month in figures, where one of them is no month, both are the same, or their order
    is known; with full stops between, the day is first everywhere."""
    year, first, second = _year(found["year"]), int(found["first"]), int(found["second"])
    if first > 12 or first == second or found["between"] == ".":
        return year, second, first
    if second <= 12 and order is Order.DAY:
        return year, second, first
    return year, first if second > 12 or order is Order.MONTH else 0, second


def _since_1970(found: re.Match[str]) -> tuple[int, int, int]:
    seconds = int(found.group()[:10])
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).timetuple()[:3]


def _since_1900(found: re.Match[str]) -> tuple[int, int, int]:
    return (_SPREADSHEETS_BEGIN + timedelta(days=int(found.group()[:5]))).timetuple()[:3]


def instant(text: str) -> datetime | None:
    """The moment that an ISO 8601 time with its zone stands for, or None."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else None


def is_universal(text: str) -> bool:
    """Whether a time is stated in UTC, so that its day may be another than where it was said."""
    return bool(_UTC.search(text.strip())) or bool(_EPOCH.match(text.strip()))


def universal_instant(stamp: str, others: Collection[str]) -> datetime | None:
    """The moment of a time that is stated in UTC, in words of its own or in those of one of
    `others`, which has the zone that `stamp` lacks; None for other times."""
    stamp = stamp.strip()
    for text in (stamp, f"{stamp}Z"):
        if (text == stamp or text in others) and is_universal(text):
            return instant(text) or _other_instant(text)
    return None


def _other_instant(text: str) -> datetime | None:
    """The moment of a time in UTC that is not in ISO 8601: day and clock as written."""
    day, clock = stated_day(text), _CLOCK.search(text)
    if day is None or (clock is None and not _EPOCH.match(text)):
        return None
    if clock is None:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(text[:10]))
    hour, minute = int(clock[1]), int(clock[2])
    return datetime(day.year, day.month, day.day, hour % 24, minute % 60, tzinfo=UTC)
