"""Time expressions that stand together are one: "from April 30 to May 2", "on Feb. 24 last year",
"two days before the vote on 5 May", "until Sunday", "the week of Sept. 4".

Each rule looks at the words between two expressions, or before one, and no further than some fifty
characters, so that the time taken grows with the number of expressions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from dashboard.journeys.dates.days import around, nearest_year, one, shifted, week, weekend
from dashboard.journeys.dates.kinds import InYear, Reader, fixed
from dashboard.journeys.dates.time_expression import TimeExpression
from dashboard.journeys.model import Days, Precision

Rule = Callable[[str, int, TimeExpression, TimeExpression], TimeExpression | None]


# No expression is longer, in characters: "from the evening of Wednesday, September 27, 2023, …".
_LONGEST = 150


def joined(
    text: str, start: int, end: int, found: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """The expressions of `text[start:end]`, which stand in order, with those put together that
    are one."""
    made: list[TimeExpression] = []
    for expression in found:
        current = expression
        while made and current.end - made[-1].start <= _LONGEST:
            whole = next(
                (w for rule in _PAIRS if (w := rule(text, start, made[-1], current))), None
            )
            if whole is None:
                break
            made.pop()
            current = whole
        made.append(current)
    made = [_in_frame(text, end, e) for e in made]
    made = [_reaching(text, start, e) for e in _counted_from(text, made)]
    return tuple(e for e in made if e.text.lower()[-7:] != " eve of")


def _whole(text: str, a: TimeExpression, b: TimeExpression, like: TimeExpression) -> TimeExpression:
    """`like` over the words from `a` to `b`."""
    return like._replace(start=a.start, end=b.end, text=text[a.start : b.end])


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
    if a.shift or b.shift or Precision.NONE in {a.precision, b.precision}:
        return None
    before = text[max(start, a.start - 60) : a.start]
    if not _fits(text, _TO, a, b) and not (
        _fits(text, _AND, a, b) and (_BETWEEN.search(before) or _in_a_row(a, b))
    ):
        return None
    if text[a.start : b.end].lower().startswith("today") or a.side != b.side:
        return None
    if _MOVED.search(before):
        return _whole(text, a, b, b)
    return _whole(text, a, b, _between(a, b))


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

    far = a.far or b.far
    year = (a.year or b.year) if a.year == b.year or not (a.year and b.year) else None
    span = b._replace(precision=Precision.SPAN, far=far, side=a.side, year=year, make=None)
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
        said = _LAST_YEAR.match(frame.text)
        if said:
            shift = {"last": -1, "this": 0, "next": 1}[said.group(1).lower()]
            reader = _years_away(inner.make, shift)
            whole = _whole(text, a, b, inner)
            return whole._replace(reader=reader, side=shift, far=bool(shift), make=None)
        if frame is a and frame.precision is Precision.YEAR and frame.year:
            whole = _whole(text, a, b, inner)
            days = inner.make(frame.year)
            return whole._replace(reader=fixed(days), far=True, make=None, year=frame.year)
    return None


def _years_away(make: InYear, shift: int) -> Reader:
    """A reader of the days in the year that lies so many from that of publication."""
    return lambda published, _tense: make(published.year + shift) if published else None


_LAST_MONTH = re.compile(r"(this|last|next)\s+month\Z", re.IGNORECASE)


def _of_month(
    text: str, _start: int, a: TimeExpression, b: TimeExpression
) -> TimeExpression | None:
    """ "On the 15th of last month"."""
    said = _LAST_MONTH.match(b.text)
    if not a.day_of_month or not said or not _fits(text, _COMMA, a, b):
        return None
    shift, day = {"last": -1, "this": 0, "next": 1}[said.group(1).lower()], a.day_of_month

    def reader(published: date | None, _tense: int) -> Days | None:
        if published is None:
            return None
        return one(around("month", shift, published).first.replace(day=day))

    return _whole(text, a, b, a)._replace(reader=reader, side=shift, far=True, day_of_month=0)


_DAY_OF = re.compile(r"\s*,?\s*\Z")


def _same_day(
    text: str, _start: int, a: TimeExpression, b: TimeExpression
) -> TimeExpression | None:
    """ "Overnight Monday", "tomorrow, May 9", "Tuesday May 7": two words for one day."""
    if not _fits(text, _DAY_OF, a, b) or Precision.DAY not in {a.precision} & {b.precision}:
        return None
    if a.shift or b.shift or b.text.lower().endswith(("'s", "’s")):
        return None
    word = a.text.lower() in {"overnight", "today", "tomorrow", "yesterday"}
    dated = b.make is not None or b.year is not None or b.day_of_month > 0
    named = a.weekday is not None and dated and b.weekday in {None, a.weekday}
    return _whole(text, a, b, b) if word or named else None


_PAIRS: tuple[Rule, ...] = (_range, _of_year, _of_month, _same_day)


_WEEK_OF = re.compile(
    r"\b(?P<ending>week|weekend)\s+(?:of|beginning|starting|commencing|(?P<last>ending))\s+"
    r"(?:on\s+)?\Z",
    re.IGNORECASE,
)


def _in_frame(text: str, _end: int, e: TimeExpression) -> TimeExpression:
    """ "The week of Sept. 4", "the week ending May 12", "the weekend of June 1-2"."""
    before = _WEEK_OF.search(text, max(0, e.start - 30), e.start)
    if before is None or e.precision not in {Precision.DAY, Precision.SPAN} or e.shift:
        return e
    if before["last"]:
        grown = _grown(e, lambda d: Days(d.last - timedelta(days=6), d.last))
    elif before["ending"].lower() == "weekend":
        grown = _grown(e, lambda d: weekend(d.first))
    elif "of" in before.group().lower().split():
        grown = _grown(e, lambda d: week(d.first))
    else:
        grown = _grown(e, lambda d: Days(d.first, d.first + timedelta(days=6)))
    return grown._replace(start=before.start(), text=text[before.start() : e.end])


def _grown(e: TimeExpression, change: Callable[[Days], Days]) -> TimeExpression:
    """The expression with other days made of its own."""

    def reader(published: date | None, tense: int) -> Days | None:
        days = e.reader(published, tense)
        return change(days) if days else None

    make = e.make
    return e._replace(
        reader=reader,
        precision=Precision.SPAN,
        make=(lambda year: change(make(year))) if make else None,
    )


_LEAD = re.compile(
    r"\b(?P<word>since|until|till|through|up\s+to|up\s+until)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_WHEN = re.compile(r"\s*,?\s*when\b", re.IGNORECASE)
_STILL_AHEAD = re.compile(
    r"(?:\b(?:will|to|is|are|am|remains?|stays?|can|must|should|plans?|due|has|have)\b|[’']ll\b)"
    r"[^.;]{0,80}\Z",
    re.IGNORECASE,
)


def _reaching(text: str, start: int, e: TimeExpression) -> TimeExpression:
    """ "Since Tuesday" up to the day of publication, "until Sunday" from then on, save in "since
    2019, when", and where all is long over: "stayed until Sunday"."""
    lead = _LEAD.search(text, max(start, e.start - 14), e.start)
    if lead is None or e.shift or e.precision is Precision.NONE or _WHEN.match(text, e.end):
        return e
    since = lead["word"].lower() == "since"
    ahead = not since and _STILL_AHEAD.search(text, max(start, lead.start() - 100), lead.start())
    own = e.reader

    def reader(published: date | None, tense: int) -> Days | None:
        days = own(published, -1 if since else 1 if ahead else tense)
        if days is None or published is None:
            return None if since or ahead else days
        if since:
            return Days(days.first, max(published, days.first))
        if ahead and days.last >= published:
            return Days(min(published, days.last), days.last)
        return days

    return e._replace(
        start=lead.start(),
        text=text[lead.start() : e.end],
        reader=reader,
        precision=Precision.SPAN,
        side=1 if ahead else e.side,
        lasting="since" if since else "until",
        make=None,
    )


_CLAUSE = re.compile(
    r"\b(?:he|she|they|it|who|which|was|were|had|is|are|\w{3,}ed|arriving|leaving)\b|[,;:.]\s",
    re.IGNORECASE,
)
_FEW_WORDS = re.compile(r"(?:\s+[^\s,;:]+){0,7}\s+\Z")


def _counted_from(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """ "Three days after Aug. 30", "two days before the vote on 5 May", "the eve of the May 9
    parade": counted from the day that follows. Where a clause stands between, that day stays a
    time of its own: "three days after she landed in Rome on May 3"."""
    made: list[TimeExpression] = []
    for e in found:
        last = made[-1] if made else None
        if last is None or last.shift is None or last.told or e.shift or not e.precision:
            made.append(e)
            continue
        gap = text[last.end : e.start]
        near = len(gap) <= 60 and _FEW_WORDS.match(gap) is not None
        if not near or e.precision not in {Precision.DAY, Precision.MONTH, Precision.SPAN}:
            made.append(e)
            continue
        made[-1] = last._replace(
            reader=_away_from(e, last.shift), shift=None, far=e.far, year=e.year
        )
        if _CLAUSE.search(gap):
            made.append(e)
        else:
            whole = _whole(text, last, e, made[-1])
            plain = whole.text.removesuffix("'s").removesuffix("’s")  # "a day after Monday's blast"
            made[-1] = whole._replace(text=plain, end=whole.start + len(plain))
    return made


def _away_from(
    e: TimeExpression, shift: tuple[int, str]
) -> Callable[[date | None, int], Days | None]:
    """A reader of the days that lie `shift` from those of `e`: of what is done, the day that it is
    counted back from may be yet to come ("two days before Friday's vote")."""

    def reader(published: date | None, tense: int) -> Days | None:
        days = e.reader(published, tense)
        if published is not None and tense < 0 and shift[0] < 0 and e.year is None:
            ahead = e.reader(published, 1)
            if ahead is not None and shifted(ahead, shift).first <= published:
                days = ahead
        return shifted(days, shift) if days is not None else None

    return reader
