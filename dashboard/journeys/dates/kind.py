"""A kind of time expression, and what the patterns of several kinds have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dashboard.journeys.dates.found import Found
from dashboard.journeys.dates.words import MONTHS, SHORT_MONTHS, UNITS

WHICH = (
    r"(?:(?P<which>last|next|this\s+past|this\s+coming|this|the\s+previous|the\s+past"
    r"|the\s+coming)\s+)"
)
OR_AND = r"\s?(?:-|–|—|to|through|until|till|and)\s?"

# Stand for any number of four figures, and for any figure.
FOUR_FIGURES = "0000"
FIGURE = "0"
MONTH_NAMES = frozenset([*MONTHS, *SHORT_MONTHS])
UNIT_NAMES = frozenset(
    unit + plural for unit in (*UNITS, "minute", "second", "weekend") for plural in ("", "s")
) | {"centuries"}


def compiled(first: str, pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose matches begin with one of the characters `first`: where none of them
    stands nothing else is tried, which takes a quarter of the time."""
    return re.compile(rf"(?=[{first}]){pattern}", re.IGNORECASE)


class Kind(NamedTuple):
    """A kind of time expression: words of which one must occur in the sentence, for that is seen
    much sooner than a pattern fails; its pattern; the function that reads its matches; and, where
    one word is too common a sign, further words of which one must occur, too."""

    name: str
    hints: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Found | None]
    also: frozenset[str] = frozenset()
