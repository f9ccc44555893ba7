"""The time that goes with a word and the place it leads to."""

from __future__ import annotations

from dashboard.journeys.grammar.clauses import BREAKS, Clauses
from dashboard.journeys.model import Status
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan


def when(
    clauses: Clauses, k: int, place: PlaceSpan | None = None, near: bool = False
) -> TimeSpan | None:
    """The time that goes with the word at `k` and the place it leads to: the nearest with no other
    verb between, or that with which the sentence opens; in "April 2019, when he visited …" the one
    before "when". With `near`, only what no verb parts from the word. Times counted from another
    event are left to `visits/counted_days.py`."""
    line = clauses.line
    first, last = (min(k, place.first), max(k + 1, place.last)) if place else (k, k + 1)
    best: tuple[int, TimeSpan] | None = None
    if place is not None and time_beside(clauses, place) is not None:
        return time_beside(clauses, place)
    for time in line.times:
        since = line.low(time.first - 1) == "since" and line.low(time.last + 1) != "when"
        if time.when.shift is not None or since or _of_its_noun(clauses, time, k):
            continue
        if time.first >= last:
            distance, gap = time.first - last, range(last, time.first)
        elif time.last <= first:
            distance, gap = first - time.last + 2, range(time.last, first)
        else:
            distance, gap = 0, range(0)
        group = clauses.group(k).first if clauses.any_verb(k) else k
        between = [i for i in gap if i not in clauses.at and not group <= i <= k]
        broken = any(line.low(i) in BREAKS or clauses.any_verb(i) for i in between)
        relative = time.last <= first and "when" in [line.low(i) for i in gap[:2]]
        counted = (t for t in line.times if t.when.shift is not None)
        if any(time.last <= t.first and t.last <= first for t in counted):
            continue
        if time.last <= first and _in_aside(clauses, time, first):
            continue
        opening = time.first <= 2 and time.last <= first and line.low(time.first - 1) != "the"
        if (broken and not relative and (near or not opening)) or distance > 25:
            continue
        if best is None or distance < best[0]:
            best = (distance, time)
    return best[1] if best else None


def _of_its_noun(clauses: Clauses, time: TimeSpan, k: int) -> bool:
    """ "The 1986 | nuclear disaster": a year that dates the noun after it, unless that is the one
    that is asked for at `k`, "the 2019 | summit"."""
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
