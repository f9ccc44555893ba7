"""Time expressions of a sentence, and the days that they stand for.

An expression is found by its words alone; which days it means is asked for later, because that
takes the day of publication and whether the sentence looks back or ahead. Each kind of expression
is one pattern (`patterns`) and one function that reads it (`kinds`, `counts`); those
that stand together are joined (`joins`: "from April 30 to May 2").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from dashboard.journeys.dates.found import NO_TIME
from dashboard.journeys.dates.joins import joined
from dashboard.journeys.dates.patterns import kinds_by
from dashboard.journeys.dates.time_expression import TimeExpression


def find(
    text: str, start: int = 0, end: int | None = None, words: Collection[str] | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of `text[start:end]` in order; what an earlier kind has claimed, no
    later one has. `words` are its words in small letters, if they are known already."""
    end = len(text) if end is None else end
    words = text[start:end].lower().split() if words is None else words
    if not (kinds := kinds_by(words)):
        return ()
    found: list[TimeExpression] = []
    starts, ends = list[int](), list[int]()  # of what is claimed, in order
    for kind in kinds:
        for match in kind.pattern.finditer(text, start, end):
            first, last = match.span()
            at = bisect_left(ends, first + 1)
            if at < len(starts) and starts[at] < last:
                continue
            value = kind.read(match)
            if value is None:
                continue
            starts.insert(at, first)
            ends.insert(at, last)
            if value is not NO_TIME:
                found.append(TimeExpression(first, last, match.group(), *value))
    if not found:
        return ()
    return joined(text, start, sorted(found, key=lambda e: e.start))
