"""A time expression: words of a text that say when."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dashboard.journeys.dates.found import InYear, Reader
from dashboard.journeys.dates.words import WEEKDAYS
from dashboard.journeys.model import Days, Precision


class TimeExpression(NamedTuple):
    """Words that say when: `text[start:end]` of the article.

    `side` is -1 where the words alone lie before the article ("last month"), 1 where they lie
    after it ("tomorrow"), else 0; `far` where they are more than about a week away. `shift` is set
    for what counts from another event ("two months after"): the days to add to that event's; `told`
    where that event is what was told before ("the next day"). `problem` says in words why the date
    cannot be or is not clear, or is "". `make` gives the days in a year where the words name none,
    `year` is the one that they name; `day_of_month` is that of "the 15th", else 0; `figures` see
    `kinds`. `lasting` is "since" or "until" where the days reach from or up to that day.
    """

    start: int
    end: int
    text: str
    precision: Precision
    reader: Reader
    side: int = 0
    far: bool = False
    shift: tuple[int, str] | None = None
    problem: str = ""
    told: bool = False
    make: InYear | None = None
    year: int | None = None
    day_of_month: int = 0
    figures: tuple[Days | None, Days | None] | None = None
    lasting: str = ""

    def trouble(self, days: Days | None) -> str:
        """What a reader should know of words that came to these days, as a sentence; "" where
        nothing is amiss, as with figures whose order something has settled."""
        if not self.problem or (days is not None and self.figures is not None):
            return ""
        return f"{self.problem}." if days else f"{self.problem}, so no day is shown for it."

    @property
    def weekday(self) -> int | None:
        """The weekday that the words name, Monday being 0; None where they name none."""
        return _weekday_in(self.text)

    @property
    def exact(self) -> bool:
        """True where the words name one day."""
        return self.weekday is not None or self.precision is Precision.DAY

    @property
    def dated(self) -> bool:
        """True where the words name a weekday and a year, as captions do: "Friday, May 3, 2019"."""
        return self.weekday is not None and self.year is not None

    @property
    def months(self) -> bool:
        """True where the words count in months or years, or name one."""
        return self.precision in {Precision.MONTH, Precision.SEASON, Precision.YEAR}

    def days(self, published: date | None, tense: int = -1) -> Days | None:
        """The days meant in an article of that day; `tense` is -1 in a sentence that looks back,
        1 in one that looks ahead. None where that takes what is not known, or where no calendar
        reaches: "65000 years ago"."""
        try:
            return self.reader(published, tense)
        except (ValueError, OverflowError):
            return None


@lru_cache(maxsize=5_000)
def _weekday_in(text: str) -> int | None:
    """The first weekday that is in a text; it is asked of the same words again and again."""
    low = text.lower()
    return next((i for i, day in enumerate(WEEKDAYS) if day in low), None)
