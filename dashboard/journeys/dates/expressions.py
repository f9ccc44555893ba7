"""Time expressions of a sentence, and the days that they stand for.

An expression is found by its words alone; which days it means is asked for later, because that
takes the day of publication and whether the sentence looks back or ahead. Each kind of expression
is one pattern (`patterns`) and one function that reads it (`kinds`).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from dashboard.journeys.dates.kinds import Reader
from dashboard.journeys.dates.patterns import kinds_by
from dashboard.journeys.dates.words import WEEKDAYS
from dashboard.journeys.model import Days, Precision


class TimeExpression(NamedTuple):
    """Words that say when: `text[start:end]` of the article.

    `side` is -1 where the words alone lie before the article ("last month"), 1 where they lie
    after it ("tomorrow"), else 0; `far` where they are more than about a week away. `shift` is set
    for what counts from another event ("two months after"): the days to add to that event's.
    `problem` says in words why the date cannot be, or is "".
    """

    start: int
    end: int
    text: str
    precision: Precision
    reader: Reader
    side: int
    far: bool
    shift: tuple[int, str] | None = None
    problem: str = ""

    @property
    def weekday(self) -> int | None:
        """The weekday that the words name, Monday being 0; None where they name none."""
        low = self.text.lower()
        return next((i for i, day in enumerate(WEEKDAYS) if day in low), None)

    @property
    def months(self) -> bool:
        """True where the words count in months or years, or name one."""
        return self.precision in {Precision.MONTH, Precision.SEASON, Precision.YEAR}

    def days(self, published: date | None, tense: int = -1) -> Days | None:
        """The days meant in an article of that day; `tense` is -1 in a sentence that looks back,
        1 in one that looks ahead. None where that takes what is not known, or where the calendar,
        which has the years 1 to 9999, does not reach."""
        try:
            return self.reader(published, tense)
        except (ValueError, OverflowError):
            return None


def find(
    text: str, start: int = 0, end: int | None = None, words: Collection[str] | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of `text[start:end]` in order; where two overlap, the longer stays.
    `words` are its words in small letters, if they are known already."""
    end = len(text) if end is None else end
    words = text[start:end].lower().split() if words is None else words
    found: list[TimeExpression] = []
    for kind in kinds_by(words):
        for match in kind.pattern.finditer(text, start, end):
            first, last = match.span()
            value = kind.read(match)
            if value is None or any(f.start < last and first < f.end for f in found):
                continue
            found.append(TimeExpression(first, last, match.group(), *value))
    return tuple(sorted(found, key=lambda e: e.start))
