"""Words before a time expression that make other days of it: "the week of Sept. 4", "until Sunday",
"two days before the vote on 5 May".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from dashboard.journeys.dates.days import shifted, week, weekend
from dashboard.journeys.dates.time_expression import TimeExpression
from dashboard.journeys.model import Days, Precision


def joined_over(
    text: str, a: TimeExpression, b: TimeExpression, like: TimeExpression
) -> TimeExpression:
    """Make of `like` an expression over the words from `a` to `b`."""
    return like._replace(start=a.start, end=b.end, text=text[a.start : b.end])


_WEEK_OF = re.compile(
    r"\b(?P<ending>week|weekend)\s+(?:of|beginning|starting|commencing|(?P<last>ending))\s+"
    r"(?:on\s+)?\Z",
    re.IGNORECASE,
)


def in_frame(text: str, e: TimeExpression) -> TimeExpression:
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
# "Will not be there until Sunday": from then on, not up to then.
_NOT_YET = re.compile(r"(?:\bnot|n[’']t)\s(?:(?!\b(?:and|but|or)\b)[^.,;]){0,80}\Z", re.IGNORECASE)


def reaching(text: str, start: int, e: TimeExpression) -> TimeExpression:
    """ "Since Tuesday" up to the day of publication, "until Sunday" from then on, save in "since
    2019, when", and where all is long over: "stayed until Sunday"; "not until Sunday" is that
    day."""
    lead = _LEAD.search(text, max(start, e.start - 14), e.start)
    if lead is None or e.shift or e.precision is Precision.NONE or _WHEN.match(text, e.end):
        return e
    since = lead["word"].lower() == "since"
    ahead = not since and _STILL_AHEAD.search(text, max(start, lead.start() - 100), lead.start())
    own = e.reader
    if not since and _NOT_YET.search(text, max(start, lead.start() - 100), lead.start()):
        return e._replace(
            start=lead.start(),
            text=text[lead.start() : e.end],
            reader=lambda published, tense: own(published, 1 if ahead else tense),
            side=1 if ahead else e.side,
            make=None,
        )

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
# "Two days after visiting Rome on May 3, she", "a week after her arrival there on May 3, she".
_DOING = re.compile(r"\s+(?:[a-z]{2,}ing|his|her|their|its)\b", re.IGNORECASE)
_FEW_WORDS = re.compile(r"(?:\s+[^\s,;:]+){0,7}\s+\Z")


def counted_from(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """ "Three days after Aug. 30", "two days before the vote on 5 May", "the eve of the May 9
    parade": counted from the day that follows. Where a clause stands between, that day stays a
    time of its own: "three days after she landed in Rome on May 3"."""
    made: list[TimeExpression] = []
    for e in found:
        last = made[-1] if made else None
        if last is None or last.shift is None or not _counts_from(text, last, e):
            made.append(e)
            continue
        counted = last._replace(
            reader=_away_from(e, last.shift), shift=None, far=e.far, year=e.year
        )
        if _CLAUSE.search(text, last.end, e.start) or _DOING.match(text, last.end, e.start):
            made[-1:] = [counted, e]
        else:
            made[-1] = _without_owner(joined_over(text, last, e, counted))
    return made


def _counts_from(text: str, last: TimeExpression, e: TimeExpression) -> bool:
    """Whether an expression that counts can count from the one that follows it."""
    if last.told or e.shift or e.precision not in _COUNTED_FROM:
        return False
    gap = text[last.end : e.start]
    return len(gap) <= 60 and _FEW_WORDS.match(gap) is not None


_COUNTED_FROM = frozenset({Precision.DAY, Precision.MONTH, Precision.SPAN})


def _without_owner(whole: TimeExpression) -> TimeExpression:
    """Matches "a day after Monday|'s blast"."""
    plain = whole.text.removesuffix("'s").removesuffix("’s")
    return whole._replace(text=plain, end=whole.start + len(plain))


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
