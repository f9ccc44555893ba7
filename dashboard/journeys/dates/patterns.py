"""All kinds of time expressions, and which of them can occur in a text. Examples for and against
each are in `tests/journeys/dates/corpus.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from dashboard.journeys.dates.calendar_patterns import CALENDAR
from dashboard.journeys.dates.count_patterns import COUNTS
from dashboard.journeys.dates.kind import FOUR_FIGURES, Kind

# The first kind to claim a stretch of text has it.
KINDS = (*CALENDAR, *COUNTS)
_PIECES = re.compile(r"[a-z]+|\d{4}|/")
_HINTS = frozenset[str]().union(*(kind.hints | kind.also for kind in KINDS))


def kinds_by(words: Collection[str]) -> list[Kind]:
    """The kinds that can occur in a text of these words in small letters."""
    others = " ".join([word for word in words if not word.isalpha()])  # "mid-may", "1999-2001"
    pieces = _PIECES.findall(others)
    hints = _HINTS.intersection(words).union(_HINTS.intersection(pieces))
    if any(piece.isdigit() for piece in pieces):
        hints |= {FOUR_FIGURES}
    if not hints:
        return []
    return [
        kind
        for kind in KINDS
        if not kind.hints.isdisjoint(hints) and not (kind.also and kind.also.isdisjoint(hints))
    ]
