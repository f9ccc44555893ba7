"""Names that a text itself calls places ("the village of …", "… district"): they are found although
no gazetteer knows them, so that they are shown as unplaced, or placed by a spatial expression."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.places.language import NOT_A_NAME, Cue, common_words, cues, person_names
from dashboard.places.spans import Span
from dashboard.places.tokens import Shape, Tokens

_MAX_TOKENS = 4
_NAMED = (Shape.TITLE, Shape.UPPER)
_JOINTS = frozenset("-‐‑–")
_WHERE = frozenset(["in", "near", "at", "outside", "around"])
_LEADS = _WHERE | {"of"}
_UNITS = frozenset(
    ["km", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile", "mi"]
)
_DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "north-east",
        "north-west",
        "south-east",
        "south-west",
    ]
)


def unknown_spans(tokens: Tokens, known: Sequence[Span]) -> list[Span]:
    """The stretches that the text calls places, apart from those in `known`."""
    taken = {index for span in known for index in range(span.first, span.last + 1)}
    place_starts = {span.first for span in known}
    found: list[Span] = []
    for first, shape in enumerate(tokens.shapes):
        if shape is not Shape.TITLE or not first or tokens.lower[first - 1] not in _LEADS:
            continue
        if first in taken:
            continue
        last = _last_of_name(tokens, first, taken)
        if _is_called_place(tokens, first, last, place_starts):
            taken.update(range(first, last + 1))
            start, end = tokens.starts[first], tokens.ends[last]
            found.append(Span(first, last, start, end, tokens.text[start:end], ()))
    return found


def _last_of_name(tokens: Tokens, first: int, taken: set[int]) -> int:
    """The last token of the capitalised name that starts at `first`."""
    last = first
    while last + 1 < len(tokens) and last - first + 1 < _MAX_TOKENS and tokens.joined(last + 1):
        following = last + 1
        hyphened = tokens.words[following] in _JOINTS and following + 1 < len(tokens)
        if hyphened and tokens.shapes[following + 1] in _NAMED:
            following += 1
        if tokens.shapes[following] not in _NAMED or following in taken:
            break
        last = following
    return last


def _is_called_place(tokens: Tokens, first: int, last: int, place_starts: set[int]) -> bool:
    """Whether the words around a name say that it is a place."""
    classes = cues()
    lower = tokens.lower
    if any(
        classes.get(word, 0) & (Cue.MONTH | Cue.ORGANISATION | Cue.TITLE | Cue.STREET)
        or word in common_words()
        for word in lower[first : last + 1]
    ):
        return False
    before = lower[first - 1]
    second = lower[first - 2] if first > 1 else ""
    after = lower[last + 1] if last + 1 < len(tokens) else ""
    if before == "of" and classes.get(second, 0) & Cue.HEAD:
        return True
    if before == "of" and second in _DIRECTIONS and first > 2:
        return any(word in _UNITS for word in lower[max(0, first - 5) : first - 2])
    person = person_names().get(lower[first], NOT_A_NAME).given > 2
    if before not in _WHERE or person:
        return False
    return (after == "," and last + 2 in place_starts) or bool(
        classes.get(after, 0) & Cue.HEAD and after not in ("area", "state")
    )
