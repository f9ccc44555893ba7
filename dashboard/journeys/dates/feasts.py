"""When feasts fall: "Christmas Day", "Good Friday", "Ramadan", "Thanksgiving", "Yom Kippur".

Which feasts are known, and by which rule, stands in `data/feasts.tsv`. Those that move are computed
by libraries: Easter by dateutil, the Islamic months by hijridate (Umm al-Qura), the Hebrew
ones by pyluach."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from dashboard.journeys.dates.days import month, nth_weekday
from dashboard.journeys.language.tables import table
from dashboard.journeys.model import Days


@cache
def feasts() -> dict[str, str]:
    """The rules of feasts by their names in small letters, with straight apostrophes."""
    return {row["name"].lower(): row["rule"] for row in table("feasts")}


@lru_cache(maxsize=1000)
def days_of(name: str, year: int) -> Days:
    """The days of a feast that begins in that year. ValueError or OverflowError where the calendar
    of its library does not reach so far."""
    kind, *rest = feasts()[name].split(" ", 1)
    return _RULES[kind](year, rest[0])


def _fixed(year: int, rule: str) -> Days:
    """ "12-25", "12-24 12-26"."""
    days = [date(year, *map(int, day.split("-"))) for day in rule.split()]
    return Days(days[0], days[-1])


def _of_that_year(_year: int, rule: str) -> Days:
    """ "1944-06-06": a day of one year only."""
    day = date.fromisoformat(rule)
    return Days(day, day)


def _of_easter(year: int, rule: str, method: int = EASTER_WESTERN) -> Days:
    """ "-2" days from Easter Sunday, "-46 -1"."""
    sunday = easter(year, method)
    days = [sunday + timedelta(days=int(count)) for count in rule.split()]
    return Days(days[0], days[-1])


def _of_orthodox_easter(year: int, rule: str) -> Days:
    return _of_easter(year, rule, EASTER_ORTHODOX)


def _of_weekday(year: int, rule: str) -> Days:
    """ "11 4 3 1": of November the fourth Thursday (Monday is 0), a day later."""
    number, count, weekday, later = map(int, rule.split())
    day = nth_weekday(month(year, number), weekday, count) + timedelta(days=later)
    return Days(day, day)


def _of_islam(year: int, rule: str) -> Days:
    """ "9" is the ninth month, "10-1" the first day of the tenth."""
    from hijridate import Gregorian, Hijri  # takes 15 ms, and few articles tell of a feast

    number, *day = map(int, rule.split("-"))
    first_year = Gregorian(year, 1, 1).to_hijri().year
    for islamic in (first_year, first_year + 1):
        start = Hijri(islamic, number, day[0] if day else 1)
        first = date(*start.to_gregorian().datetuple())
        if first.year == year:
            return Days(first, first + timedelta(days=0 if day else start.month_length() - 1))
    raise ValueError(f"no such feast began in {year}")


def _of_hebrew(year: int, rule: str) -> Days:
    """ "1-15 7": the fifteenth of Nisan and the six days after; the twelfth month is the last."""
    from pyluach.dates import HebrewDate

    start, length = rule.split()
    number, day = map(int, start.split("-"))
    for hebrew in (year + 3760, year + 3761):
        months = 13 if number == 12 and _is_leap(hebrew) else number
        first = HebrewDate(hebrew, months, day).to_pydate()
        if first.year == year:
            return Days(first, first + timedelta(days=int(length) - 1))
    raise ValueError(f"no such feast began in {year}")


def _is_leap(hebrew: int) -> bool:
    """Whether a year of the Hebrew calendar has thirteen months."""
    return (7 * hebrew + 1) % 19 < 7


_RULES = {
    "fixed": _fixed,
    "once": _of_that_year,
    "easter": _of_easter,
    "orthodox": _of_orthodox_easter,
    "weekday": _of_weekday,
    "islamic": _of_islam,
    "hebrew": _of_hebrew,
}
