"""Where captions of pictures end, by their credits: "(Photo: Agency)", "(AP Photo/Ann Lee)"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.sentences.line import Line

_CREDITS = word_set("credits")
_NEW_PARAGRAPH = 2  # characters between two sentences of which the second begins a paragraph


def captions(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines with which a caption ends: those that have a credit, and the one
    before where the line has nothing else, for it may name a photographer."""
    ends = set[int]()
    for i, line in enumerate(lines):
        credit = next((k for k in line.numbers(_CREDITS) if _is_credit(line, k)), None)
        if credit is not None and _ends(lines, i):
            ends.update({i, i - 1} if credit < _OPENING else {i})
    return frozenset(ends)


_OPENING = 4  # words: "(AP | Photo/Ann Lee)"


def _is_credit(line: Line, k: int) -> bool:
    """Tells whether the word at `k` is a credit's: in brackets, or with a colon after it."""
    return line.low(k + 1) in {":", "/"} or "(" in {line.low(k - 1), line.low(k - 2)}


def _ends(lines: Sequence[Line], i: int) -> bool:
    """Tells whether a paragraph ends with a line."""
    following = lines[i + 1].sentence.start if i + 1 < len(lines) else 0
    return not following or following - lines[i].sentence.end >= _NEW_PARAGRAPH
