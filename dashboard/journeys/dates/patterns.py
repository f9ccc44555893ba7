"""All kinds of time expressions, and which of them can occur in a text. Examples for and against
each are in `tests/journeys/dates/corpus.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from dashboard.journeys.dates.calendar_patterns import CALENDAR
from dashboard.journeys.dates.count_patterns import COUNTS
from dashboard.journeys.dates.kind import FIGURE, FOUR_FIGURES, Kind
from dashboard.places.remembered import Remembered

# The first kind to claim a stretch of text has it.
KINDS = (*CALENDAR, *COUNTS)
_PIECES = re.compile(r"[a-z]+|\d{4}|/")


def kinds_by(words: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds that can occur in a text of these words in small letters."""
    return _KINDS[reduce(or_, map(_SIGNS.__getitem__, words), 0)]


def _signs(word: str) -> int:
    """Of which kinds a word is a sign: a bit for each kind of whose hints it is, then one for each
    of whose further words it is."""
    pieces = {word}
    if not word.isalpha():  # "mid-may", "1999-2001"
        found = _PIECES.findall(word)
        pieces.update(found)
        pieces |= {FIGURE} if any(map(str.isdigit, word)) else set()
        pieces |= {FOUR_FIGURES} if any(map(str.isdigit, found)) else set()
    return reduce(or_, (_SIGNS_OF.get(piece, 0) for piece in pieces), 0)


def _signs_of_pieces() -> dict[str, int]:
    """The bits of each hint and further word: a text may have ten thousand words, no kind has."""
    signs: dict[str, int] = {}
    for n, kind in enumerate(KINDS):
        for said, bit in ((kind.hints, n), (kind.also, n + len(KINDS))):
            for piece in said:
                signs[piece] = signs.get(piece, 0) | 1 << bit
    return signs


def _with(signs: int) -> tuple[Kind, ...]:
    """The kinds whose signs are all there."""
    both = signs & (signs >> len(KINDS) | _WITHOUT_MORE)
    return tuple(kind for n, kind in enumerate(KINDS) if both >> n & 1)


_SIGNS_OF = _signs_of_pieces()
_WITHOUT_MORE = sum(1 << n for n, kind in enumerate(KINDS) if not kind.also)
# Worked out once for each word, and for what the words of a sentence are signs of together.
_SIGNS = Remembered(_signs, 20_000)
_KINDS = Remembered(_with, 20_000)
