"""The day that a page, a file or a feed states as that of publication, in the forms they use.

Only what leaves no doubt is a day: "Jan 2" has no year, and "03/04/2019" may be two days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime, timedelta

_NAMES = (
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
    "sep sept september|oct october|nov november|dec december"
)
_MONTHS = {
    name: number
    for number, names in enumerate(_NAMES.split("|"), start=1)
    for name in names.split()
}
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_EDGE, _END = r"(?<![\w.,:/-])", r"(?![\w/-])"
_ISO = re.compile(
    _EDGE + r"(?P<year>\d{4})(?P<between>[-/.])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})"
    r"(?:(?=T)|(?![\w/-]))"
)
_COMPACT = re.compile(r"^(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=$|T|\d{4,6}$| )")
_DAY_FIRST = re.compile(
    _EDGE
    + rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]{{1,2}}{_MONTH},?[ -](?P<year>\d{{4}}){_END}"
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
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")
_UTC = re.compile(r"(?:Z|[+-]00:?00(?: \(.*\))?|\b(?:UTC|GMT))$")
_CLOCK = re.compile(r"\b(\d\d?):(\d\d)")
_EARLIEST = 1500


def stated_day(text: str) -> date | None:
    """The day in `text`: "2019-11-20T13:42:00+02:00", "20191120", "November 20, 2019 13:42",
    "Wed, 20 Nov 2019 07:09 GMT", "20/11/2019", or seconds since 1970. The day is that of the time
    zone that the text itself is in. None where there is none, or no such day."""
    return next(_days(" ".join(text.split())), None)


def stated_days(text: str) -> set[date]:
    """All days that a text states with their year."""
    return set(_days(" ".join(text.split())))


def _days(text: str) -> Iterator[date]:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int, int]]], ...] = (
        (_ISO, _numbers),
        (_COMPACT, _numbers),
        (_MONTH_FIRST, _named),
        (_DAY_FIRST, _named),
        (_YEAR_LAST, _named),
        (_FIGURES, _figures),
        (_EPOCH, _since_1970),
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
    return int(found["year"]), _MONTHS.get(found["name"].lower(), 0), int(found["day"])


def _figures(found: re.Match[str]) -> tuple[int, int, int]:
    """Day and month in figures, where one of them is no month or both are the same; with full
    stops between, the day is first everywhere."""
    first, second = int(found["first"]), int(found["second"])
    if first > 12 or first == second or found["between"] == ".":
        return int(found["year"]), second, first
    return int(found["year"]), first if second > 12 else 0, second


def _since_1970(found: re.Match[str]) -> tuple[int, int, int]:
    seconds = int(found.group()[:10])
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).timetuple()[:3]


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
