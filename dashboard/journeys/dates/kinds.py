"""What each kind of date of the calendar means: one function for each, with an example; the
patterns that find them are in `patterns`. Days that count from the day of publication or from
another event are in `counts`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dashboard.journeys.dates import feasts
from dashboard.journeys.dates.days import month as month_of
from dashboard.journeys.dates.days import (
    nearest,
    nth_weekday,
    one,
    part_of,
)
from dashboard.journeys.dates.found import (
    NO_TIME,
    Found,
    fixed,
    from_publication,
    in_year,
    open_day,
)
from dashboard.journeys.dates.words import (
    DAYS_OF_MONTH,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    group,
    month_number,
    weekday_number,
    word_after,
    year_in,
)
from dashboard.journeys.dates.words import is_month as names_month
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.model import Days, Precision


def _figure(day: str) -> int:
    return int(day.lower().rstrip("stndrh"))


def calendar_day(m: re.Match[str]) -> Found | None:
    """ "April 5, 2019", "Friday, September 15", "5 Sept", "May 3-5", "May 3, 4 and 5"."""
    if not names_month(m["mon"]):
        return None
    month, year = month_number(m["mon"]), year_in(m)
    first, last = _figure(m["day"]), _figure(m["last"] or m["day"])

    def make(y: int) -> Days:
        return Days(date(y, month, first), date(y, month, last))

    try:
        days = make(year or 2000)
    except ValueError:
        return open_day(f"“{m.group()}” is no day of the calendar")
    if last < first:
        return open_day(f"“{m.group()}” runs backwards")
    precision = Precision.DAY if first == last else Precision.SPAN
    problem = _contradiction(m, days.first) if year and m["weekday"] else ""
    return in_year(m.group(), make, precision, year, problem=problem)


def spelled_day(m: re.Match[str]) -> Found | None:
    """ "The third of May", "the twenty-first of June 2020"."""
    if not names_month(m["mon"]):
        return None
    month, day = month_number(m["mon"]), DAYS_OF_MONTH.index(m["spelled"].lower()) + 1
    try:
        date(2000, month, day)
    except ValueError:
        return open_day(f"“{m.group()}” is no day of the calendar")
    return in_year(m.group(), lambda y: one(date(y, month, day)), Precision.DAY, year_in(m))


def _contradiction(m: re.Match[str], day: date) -> str:
    """Says that a day is not on the weekday that the words name; "" where it is."""
    if day.weekday() == weekday_number(m["weekday"]):
        return ""
    actual = WEEKDAYS[day.weekday()].capitalize()
    return f"“{m.group()}” contradicts itself: that day was a {actual}"


def figures(m: re.Match[str]) -> Found:
    """ "2023-09-12", "13/05/2024", "05/13/2024", "13.05.2024": by what is possible; a full stop
    parts day and month in that order only. Where both orders are possible, tense and publication
    decide if they can, else the article's other dates (`frames`)."""
    year = int(m["year"] or m["long_year"] or "20" + m["short_year"])
    if m["iso"]:
        return by_figures((None, _day(year, int(m["iso"]), int(m["isoday"]))), m.group(), True)
    a, b = int(m["a"] or m["a2"]), int(m["b"] or m["b2"])
    month_first = None if m["mark"] == "." else _day(year, a, b)
    return by_figures((_day(year, b, a), month_first), m.group(), False)


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        return one(date(year, month, day))
    except ValueError:
        return None


def by_figures(both: tuple[Days | None, Days | None], words: str, plain: bool) -> Found:
    """A date in figures by its two readings; `plain` where its form leaves no doubt."""
    known = [days for days in dict.fromkeys(both) if days is not None]
    if not known:
        return open_day(f"“{words}” is no day of the calendar")
    year = known[0].first.year
    if len(known) == 1:
        evidence = None if plain or all(both) else both
        return Found(Precision.DAY, fixed(known[0]), far=True, year=year, figures=evidence)

    @from_publication
    def reader(published: date, tense: int) -> Days | None:
        fit = [d for d in known if (d.first <= published if tense < 0 else d.last >= published)]
        return fit[0] if len(fit) == 1 else None

    first, second = (f"{days.first.day} {days.first:%B}" for days in known)
    problem = f"“{words}” may be {first} or {second}"
    return Found(Precision.DAY, reader, far=True, year=year, problem=problem, figures=both)


def nth_day(m: re.Match[str]) -> Found | None:
    """ "on the 15th", "Friday the 3rd", "the 15th and 16th": of the nearest month that has it."""
    first, last = int(m["day"]), int(m["last"] or m["day"])
    if not 1 <= first <= last <= 31:
        return None
    wanted = weekday_number(m["weekday"]) if m["weekday"] else None

    @from_publication
    def reader(published: date, tense: int) -> Days | None:
        reach = range(-2, 3) if wanted is None else range(-15, 16)
        months = (month_of(published.year, published.month + count) for count in reach)
        inside = (each for each in months if last <= each.last.day)
        spans = (Days(m.first.replace(day=first), m.first.replace(day=last)) for m in inside)
        return nearest(published, tense, [s for s in spans if wanted in {None, s.first.weekday()}])

    precision = Precision.DAY if first == last else Precision.SPAN
    return Found(precision, reader, day_of_month=first if wanted is None else 0)


def season(m: re.Match[str]) -> Found | None:
    """ "in the spring of 2019", "last summer", "this winter"."""
    start = SEASONS[m["season"].lower()]

    def make(y: int) -> Days:
        return Days(month_of(y, start).first, month_of(y, start + 2).last)

    if m.group().lower().startswith("that") and not m["year"]:
        return Found(Precision.SEASON, fixed(None), make=make, told=True)
    return in_year(m.group(), make, Precision.SEASON, year_in(m), m["which"])


def quarter(m: re.Match[str]) -> Found | None:
    """ "the first quarter of 2023", "Q2 2023", "in the second half of 2022"."""
    half = bool(m["half"])
    count = int(m["q"]) if m["q"] else ORDINALS[m["ordinal"].lower()]
    of_year = 2 if half else 4
    count = of_year if count < 0 else count
    if count > of_year:
        return None
    length = 12 // of_year

    def make(y: int) -> Days:
        return Days(month_of(y, 1 + length * (count - 1)).first, month_of(y, length * count).last)

    return in_year(m.group(), make, Precision.SEASON, year_in(m))


def fiscal(m: re.Match[str]) -> Found:
    """ "fiscal 2023", "the 2023 fiscal year": from October of the year before, as the United States
    count it."""
    last = int(m["year"] or m["before"] or m["fy"])
    days = Days(date(last - 1, 10, 1), date(last, 9, 30))
    return Found(Precision.YEAR, fixed(days), far=True, year=last)


def year(m: re.Match[str]) -> Found:
    """ "in 2019", "the 2019 visit", "between 1998 and 2001", "late 2019"."""
    first, last = int(m["year"]), int(m["last"] or m["year"])
    if last < first:
        return open_day(f"“{m.group()}” runs backwards", far=True)
    part = group(m, "part")
    days = Days(date(first, 1, 1), date(last, 12, 31))
    days = part_of(days, part) if first == last else days
    precision = Precision.SPAN if part else Precision.YEAR
    named = first if first == last else None
    return Found(precision, fixed(days), far=True, year=named)


def decade(m: re.Match[str]) -> Found:
    """ "the 1990s", "the late 1990s"."""
    first = int(m["decade"]) * 10
    days = part_of(Days(date(first, 1, 1), date(first + 9, 12, 31)), group(m, "part"))
    return Found(Precision.YEAR, fixed(days), far=True)


def feast(m: re.Match[str]) -> Found | None:
    """ "Good Friday", "Christmas Day", "during Ramadan", "last Easter", "Thanksgiving 2019"."""
    if not _is_named(m["feast"]):
        return None
    if _attributive(m):
        return NO_TIME
    name = group(m, "feast").replace("’", "'")
    span = feasts.days_of(name, 2000)
    if feasts.feasts()[name].startswith("once"):
        return Found(Precision.DAY, fixed(span), far=True, year=span.first.year)
    count = ORDINALS[m["ordinal"].lower()] if m["ordinal"] else 0
    length = 7 if group(m, "unit") == "week" else 1

    def make(y: int) -> Days:
        days = feasts.days_of(name, y)
        return _part_number(days, count, length) if count else days

    single = length == 1 if count else span.first == span.last
    precision = Precision.DAY if single else Precision.SPAN
    return in_year(m.group(), make, precision, year_in(m), m["which"])


def _is_named(words: str) -> bool:
    """Whether a feast is written as one: with a capital letter, a figure or "the" in front."""
    return words[0].isupper() or words[0].isdigit() or words.startswith("the ")


def _part_number(days: Days, count: int, length: int) -> Days:
    """The first, second … last day or week of a feast: "the first day of Ramadan"."""
    if count < 0:
        return Days(days.last - timedelta(days=length - 1), days.last)
    first = days.first + timedelta(days=length * (count - 1))
    return Days(first, min(first + timedelta(days=length - 1), days.last))


def _attributive(m: re.Match[str]) -> bool:
    """Whether a feast only describes the next word: "a Christmas market", "Easter Island"."""
    word = word_after(m)
    if not word or m.group().endswith(("'s", "’s")):
        return False
    described = m.string[max(0, m.start() - 4) : m.start()].lower().endswith(("the ", " a "))
    if described and word[0].isupper():
        return True  # "the Christmas Tournament"
    return word in _NAMED_AFTER_FEASTS or (word not in _CELEBRATING and _is_plain(word))


def _is_plain(word: str) -> bool:
    """Whether a word is a noun or an adjective, no name."""
    return word.islower() and word not in word_list("function_words") and not word.endswith("ly")


_CELEBRATING = word_set("celebrating")
_NAMED_AFTER_FEASTS = word_set("named_after_feasts")


def nine_eleven(_m: re.Match[str]) -> Found:
    """ "on 9/11"."""
    return Found(Precision.DAY, fixed(one(date(2001, 9, 11))), far=True, year=2001)


def nth_of_month(m: re.Match[str]) -> Found | None:
    """ "the first Monday of September", "the last weekend in May 2019", "the second week of
    June"."""
    if not names_month(m["mon"]):
        return None
    month, unit = month_number(m["mon"]), m["unit"].lower()
    count = ORDINALS[m["ordinal"].lower()]

    def make(y: int) -> Days:
        return _nth(month_of(y, month), count, unit)

    precision = Precision.DAY if unit in {*WEEKDAYS, "day"} else Precision.SPAN
    return in_year(m.group(), make, precision, year_in(m))


def _nth(inside: Days, count: int, unit: str) -> Days:
    """The first (1), second … or last (-1) such unit of a month: a weekday, a weekend, a day or
    seven days."""
    if unit in WEEKDAYS:
        return one(nth_weekday(inside, WEEKDAYS.index(unit), count))
    if unit == "weekend":
        saturday = nth_weekday(inside, 5, count)
        return Days(saturday, saturday + timedelta(days=1))
    if unit == "day":
        return one(inside.last if count < 0 else inside.first + timedelta(days=count - 1))
    first = inside.last - timedelta(days=6) if count < 0 else inside.first
    first += timedelta(weeks=max(count - 1, 0))
    return Days(first, min(first + timedelta(days=6), inside.last))
