"""Times that count from another visit or day: "two months after", "the day before", "the next
day", "that evening"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter

from dashboard.journeys.dates.days import shifted
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import ARTICLES_AND_OWNERS
from dashboard.journeys.model import Days, Status
from dashboard.journeys.sentences.spans import TimeSpan
from dashboard.journeys.status.statements import of_a_statement
from dashboard.journeys.visits.candidate import VisitCandidate

_HAPPENED = word_set("happened")
# How many sentences back "the next day" looks for a day, and how long that may last, in days.
_BACK = 3
_AT_MOST = {"week of": 8, "weekend": 8, "month": 100, "year": 800, "year of": 800, "week": 31}


def date_by_count(
    read: Sequence[Parse],
    made: Sequence[VisitCandidate],
    days: dict[int, Days | None],
    published: date | None,
) -> None:
    """Dates the visits whose sentence counts from another event, and puts those that come to lie
    months back among the past ones; `days` (by candidate's id) is filled in. Visits that one time
    dates have its days, and do not count from each other.

    "The 2019 visit came two months after she failed at the talks in Oslo": Oslo lies two months
    before the visit. "Two months later he went to Oslo": two months after what was told before.
    """
    counted: dict[tuple[int, TimeSpan], VisitCandidate] = {}
    for candidate in sorted(made, key=lambda d: d.at):
        if candidate.time is None:
            _by_its_sentence(read, candidate, made, days, counted)
        elif candidate.time.when.told and candidate.time.when.shift is not None:
            first = counted.setdefault((candidate.time_line, candidate.time), candidate)
            if first is not candidate:
                _date_alike(candidate, first, days)
                continue
            anchor = _told_before(read, candidate, candidate.time, made, days, published)
            _date(candidate, candidate.time.when.shift, anchor, days)


def _date_alike(
    candidate: VisitCandidate, other: VisitCandidate, days: dict[int, Days | None]
) -> None:
    """Dates a visit as another that the same time dates."""
    days[id(candidate)] = days[id(other)]
    if other.status is Status.PAST and candidate.status is Status.VISITED:
        candidate.status = Status.PAST


def _by_its_sentence(
    read: Sequence[Parse],
    candidate: VisitCandidate,
    made: Sequence[VisitCandidate],
    days: dict[int, Days | None],
    counted: Mapping[tuple[int, TimeSpan], VisitCandidate],
) -> None:
    """Dates a visit that no time stands with by what its sentence counts, unless that is the time
    of another: "entered Ghana two days earlier, after leaving Togo"."""
    parse = read[candidate.at[0]]
    span = next((t for t in parse.line.times if t.when.shift and t.last <= candidate.at[1]), None)
    if span is None or span.when.shift is None or _from_the_unknown(parse, span):
        return
    if (candidate.at[0], span) in counted:
        return
    candidate.time, candidate.time_line = span, candidate.at[0]
    count, unit = span.when.shift
    count = -count if _counts_back(parse, span, candidate.at[1]) else count
    anchor = _anchor(parse, span, candidate, made, days)
    _date(candidate, (count, unit), anchor, days)


def _from_the_unknown(parse: Parse, span: TimeSpan) -> bool:
    """Matches "Two days before the vote she": nobody says when that was."""
    opens = span.first <= 1 and not span.when.told
    return opens and parse.line.low(span.last) in ARTICLES_AND_OWNERS


def _counts_back(parse: Parse, span: TimeSpan, at: int) -> bool:
    """Whether a visit at word `at` lies before what its sentence tells: "the visit came two months
    after she failed in"."""
    line = parse.line
    if line.low(span.first - 1) in _HAPPENED:
        return True
    return line.low(span.last - 1) == "after" and not line.has({","}, span.last, at)


def _date(
    candidate: VisitCandidate,
    shift: tuple[int, str],
    anchor: Days | None,
    days: dict[int, Days | None],
) -> None:
    if anchor is not None:
        try:
            days[id(candidate)] = shifted(anchor, shift)
        except (ValueError, OverflowError):
            days[id(candidate)] = None
    if (
        shift[1] in {"month", "year", "year of", "decade", "century"}
        and candidate.status is Status.VISITED
    ):
        candidate.status = Status.PAST


def _anchor(
    parse: Parse,
    span: TimeSpan,
    candidate: VisitCandidate,
    made: Sequence[VisitCandidate],
    days: dict[int, Days | None],
) -> Days | None:
    """The days counted from: those that the sentence gives before, made finer by a visit that is
    known to lie within them, else those of the visit told last."""
    others = [(d, known) for d in made if d is not candidate and (known := days[id(d)])]
    named = next((t.when.days(None) for t in parse.line.times if t.last <= span.first), None)
    if named is not None:
        inner = (d for _, d in others if named.first <= d.first and d.last <= named.last)
        return next(inner, named)
    before = [(d.at, known) for d, known in others if d.at < candidate.at]
    return max(before, key=itemgetter(0))[1] if before else None


def _told_before(
    read: Sequence[Parse],
    candidate: VisitCandidate,
    span: TimeSpan,
    made: Sequence[VisitCandidate],
    days: dict[int, Days | None],
    published: date | None,
) -> Days | None:
    """The day from which "the next day" counts: the last that was told before it, in its sentence
    or one of the three before, if that is fine enough; not the day of a statement ("said on
    Tuesday")."""
    assert span.when.shift is not None
    at_most = _AT_MOST.get(span.when.shift[1], 10)
    for number in range(candidate.time_line, max(candidate.time_line - _BACK - 1, -1), -1):
        until = span.first if number == candidate.time_line else None
        for time in reversed(_days_told(read[number], until)):
            known = _days_at(time, number, candidate, made, days, published)
            if known is not None or not time.when.told:
                return known if known and (known.last - known.first).days < at_most else None
        if (told := _last_in_line(number, candidate, made, days)) is not None:
            return told
    return None


def _last_in_line(
    number: int,
    candidate: VisitCandidate,
    made: Sequence[VisitCandidate],
    days: dict[int, Days | None],
) -> Days | None:
    """The days of the visit told last in a line, of those before the candidate that have any."""
    here = (d for d in made if d.at[0] == number and d.at < candidate.at and days[id(d)])
    last = max(here, key=lambda d: d.at, default=None)
    return None if last is None else days[id(last)]


def _days_told(parse: Parse, until: int | None) -> list[TimeSpan]:
    """Returns the times of a line, up to a word, from which others can count: none that count from
    an event, and no day of a statement."""
    last = len(parse.line.words) if until is None else until
    before = (time for time in parse.line.times if time.last <= last)
    counting = (time for time in before if time.when.shift is None or time.when.told)
    return [time for time in counting if not of_a_statement(parse, time)]


def _days_at(
    time: TimeSpan,
    number: int,
    candidate: VisitCandidate,
    made: Sequence[VisitCandidate],
    days: dict[int, Days | None],
    published: date | None,
) -> Days | None:
    """Returns the days of a time in line `number`: those of the visit that it dates, else its
    own."""
    own = next((d for d in made if d.time == time and d.time_line == number), None)
    return days[id(own)] if own is not None else time.when.days(published, candidate.tense)
