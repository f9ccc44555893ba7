"""The time that goes with a word and the place it leads to."""

from __future__ import annotations

from dashboard.journeys.grammar.clauses import BREAKS, Clauses
from dashboard.journeys.model import Status
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan

# A time further away than so many words goes with something else.
_FAR = 25


def when(
    clauses: Clauses, k: int, place: PlaceSpan | None = None, near: bool = False
) -> TimeSpan | None:
    """The time that goes with the word at `k` and the place it leads to: the nearest with no other
    verb between, or that with which the sentence opens; in "April 2019, when he visited …" the one
    before "when". With `near`, only what no verb parts from the word. Times counted from another
    event are left to `visits/counted_days.py`."""
    times = clauses.line.times
    if not times:
        return None
    if place is not None and (beside := time_beside(clauses, place)) is not None:
        return beside
    first, last = (min(k, place.first), max(k + 1, place.last)) if place else (k, k + 1)
    fitting = [t for t in times if _may_date(clauses, t, k) and not _left_out(clauses, t, first)]
    best: tuple[int, TimeSpan] | None = None
    for time in fitting:
        distance, gap = _distance(time, first, last)
        if distance > _FAR or (best is not None and distance >= best[0]):
            continue
        if not _parted(clauses, k, gap) or _bridged(clauses, time, first, gap, near):
            best = (distance, time)
    return best[1] if best else None


def _may_date(clauses: Clauses, time: TimeSpan, k: int) -> bool:
    """Whether a time says by itself when something is: not "two days after", "since May"."""
    low = clauses.line.low
    since = low(time.first - 1) == "since" and low(time.last + 1) != "when"
    return time.when.shift is None and not since and not _of_its_noun(clauses, time, k)


def _left_out(clauses: Clauses, time: TimeSpan, first: int) -> bool:
    """Whether a time before word `first` belongs to something else: to a time that counts from it,
    or to an aside."""
    if time.last > first:
        return False
    counted = (t for t in clauses.line.times if t.when.shift is not None)
    if any(time.last <= t.first and t.last <= first for t in counted):
        return True
    return _in_aside(clauses, time, first)


def _distance(time: TimeSpan, first: int, last: int) -> tuple[int, range]:
    """How far a time is from the words from `first` up to `last`, and the words between; what
    follows is nearer than what goes before."""
    if time.first >= last:
        return time.first - last, range(last, time.first)
    if time.last <= first:
        return first - time.last + 2, range(time.last, first)
    return 0, range(0)


def _parted(clauses: Clauses, k: int, gap: range) -> bool:
    """Whether another verb or the beginning of a clause stands among the words of `gap`."""
    group = clauses.group(k).first if gap and clauses.any_verb(k) else k
    low, at, any_verb = clauses.line.low, clauses.at, clauses.any_verb
    between = (i for i in gap if i not in at and not group <= i <= k)
    return any(low(i) in BREAKS or any_verb(i) for i in between)


def _bridged(clauses: Clauses, time: TimeSpan, first: int, gap: range, near: bool) -> bool:
    """Whether a time before word `first` dates it all the same: "in April 2019, when he |", "On
    Friday the king, who fell ill, |"."""
    if time.last > first:
        return False
    low = clauses.line.low
    if "when" in [low(i) for i in gap[:2]]:
        return True
    return not near and time.first <= 2 and low(time.first - 1) != "the"


def _of_its_noun(clauses: Clauses, time: TimeSpan, k: int) -> bool:
    """Matches “the 1986 | nuclear disaster”: a year that dates the noun after it, unless that is
    the one that is asked for at `k`, “the 2019 | summit”."""
    line = clauses.line
    if line.low(time.first - 1) != "the" or not line.low(time.first).isdigit():
        return False
    return line.low(time.last).isalpha() and not time.last <= k <= time.last + 3


def time_beside(clauses: Clauses, place: PlaceSpan) -> TimeSpan | None:
    """The time that stands right after a place: "Skopje on Wednesday and Prizren on Thursday"."""
    for time in clauses.line.times:
        gap = time.first - place.last
        on = gap == 1 and clauses.line.low(place.last) in {"on", "in"}
        if time.when.shift is None and (gap == 0 or on):
            return time
    return None


def _in_aside(clauses: Clauses, time: TimeSpan, first: int) -> bool:
    """Whether a time belongs to a clause that ends before word `first`: "the king, who came on
    Wednesday, will"."""
    line = clauses.line
    closed = any(line.low(i) == "," for i in range(time.last, first))
    return closed and any(line.low(i) == "who" for i in range(max(time.first - 12, 0), time.first))


def aged(status: Status, time: TimeSpan | None) -> Status:
    """A visit that is done and lies far back by its own words is past."""
    if status is not Status.VISITED or time is None or time.when.text.lower() in _NOW:
        return status
    return Status.PAST if time.when.far and time.when.side <= 0 else status


# "This year's summit" is the one that the article tells of.
_NOW = frozenset({"this year", "this year's", "this year’s", "this month", "this month's"})
