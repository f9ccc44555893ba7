"""What the months of the calendar mean: "April 2019", "in early June", "from June to August"."""

from __future__ import annotations

import re

from dashboard.journeys.dates.days import month as month_of
from dashboard.journeys.dates.days import part_of
from dashboard.journeys.dates.found import Found, InYear, fixed, in_year, open_day
from dashboard.journeys.dates.words import SHORT_MONTHS, group, month_number, word_after
from dashboard.journeys.dates.words import is_month as names_month
from dashboard.journeys.language.tables import word_list
from dashboard.journeys.model import Days, Precision


def calendar_month(m: re.Match[str]) -> Found | None:
    """ "April 2019", "in early June", "last May", "from June to August 2019"."""
    if not _means_months(m):
        return None
    part, year = group(m, "part"), _first_year(m)
    make = _months_through(m) if m["until"] else _month_or_part(m, part)
    if year and make(year).last < make(year).first:
        return open_day(f"“{m.group()}” runs backwards")
    precision = Precision.SPAN if part or m["until"] else Precision.MONTH
    if _that(m) and not year:
        return Found(precision, fixed(None), make=make, told=True)
    return in_year(m.group(), make, precision, year, m["which"])


def _means_months(m: re.Match[str]) -> bool:
    """Whether the words are months of the calendar and say which: "May" alone is a person's name
    or a verb, and short ones begin other names."""
    told = any(m[said] for said in ("year", "part", "which")) or m["prep"] is not None or _that(m)
    months = [month for month in (m["mon"], m["until"]) if month]
    return told and all(map(names_month, months)) and not _begins_a_name(m)


def _that(m: re.Match[str]) -> bool:
    """ "that August", of the year that was told before."""
    return m.group().lower().startswith("that")


def _begins_a_name(m: re.Match[str]) -> bool:
    """ "in Mar del Plata"."""
    word = m["mon"]
    if m["year"] or m["until"] or len(word) >= 5 or word.lower() not in SHORT_MONTHS:
        return False
    following = word_after(m)
    return bool(following) and following not in word_list("function_words")


def _first_year(m: re.Match[str]) -> int | None:
    """The year of the first month; that of the last one is the year before it where the months run
    over its beginning: "December to February 2020"."""
    if m["year"]:
        return int(m["year"])
    return int(m["until_year"]) - _ends_next_year(m) if m["until_year"] else None


def _ends_next_year(m: re.Match[str]) -> bool:
    return month_number(m["until"]) < month_number(m["mon"])


def _month_or_part(m: re.Match[str], part: str) -> InYear:
    """ "April", "early June"."""
    month = month_number(m["mon"])
    return lambda year: part_of(month_of(year, month), part)


def _months_through(m: re.Match[str]) -> InYear:
    """ "from June to August", "from November 2018 to February 2019"."""
    start, end = month_number(m["mon"]), month_number(m["until"])
    last_year = int(m["until_year"]) if m["year"] and m["until_year"] else None

    def make(year: int) -> Days:
        last = year + _ends_next_year(m) if last_year is None else last_year
        return Days(month_of(year, start).first, month_of(last, end).last)

    return make
