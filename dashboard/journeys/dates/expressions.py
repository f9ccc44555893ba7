"""Time expressions of a sentence, and the days that they stand for.

An expression is found by its words alone; which days it means is asked for later, because that
takes the day of publication and whether the sentence looks back or ahead. Each kind of expression
is one pattern (`patterns`) and one function that reads it (`kinds`, `counts`); those
that stand together are joined (`joins`: "from April 30 to May 2").
"""

from __future__ import annotations

import re
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
    found, claims = list[TimeExpression](), _Claims()
    for kind in kinds:
        for match in kind.pattern.finditer(text, start, end):
            value = None if claims.touch(match) else kind.read(match)
            if value is None:
                continue
            claims.add(match)
            if value is not NO_TIME:
                found.append(TimeExpression(match.start(), match.end(), match.group(), *value))
    return joined(text, start, sorted(found, key=lambda e: e.start)) if found else ()


class _Claims:
    """The characters that kinds of expressions have claimed, as spans in order."""

    def __init__(self) -> None:
        self._starts, self._ends = list[int](), list[int]()

    def touch(self, match: re.Match[str]) -> bool:
        """Whether any of a match's characters is claimed."""
        at = bisect_left(self._ends, match.start() + 1)
        return at < len(self._starts) and self._starts[at] < match.end()

    def add(self, match: re.Match[str]) -> None:
        """Claims a match's characters, of which none is."""
        at = bisect_left(self._ends, match.start() + 1)
        self._starts.insert(at, match.start())
        self._ends.insert(at, match.end())
