"""Names that a text itself calls places ("the village of …", "… district"): they are found although
no gazetteer knows them, so that they are shown as unplaced, or placed by a spatial expression."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.places.language import NOT_A_NAME, Cue, common_words, person_names, word_set
from dashboard.places.mentions.name_features import NameFacts
from dashboard.places.mentions.spans import Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens
from dashboard.places.spatial.phrases import BEFORE_MEASURED, where_after

_MAX_TOKENS = 4
_ARTICLES = frozenset(["a", "an", "the"])
_LYING = word_set("before_a_relation")
_JOINTS = frozenset("-‐‑–")
_WHERE = word_set("before_places")
_PARTICLES = word_set("foreign_particles")
_PLAIN_HEADS = word_set("plain_heads")
_LEADING = word_set("leading_names")
_ALSO_GIVEN = word_set("given_names_of_places")
_CAPITAL_NEAR = re.compile(r"[^.;:()]{0,60}?[A-Z]")


def unknown_spans(tokens: Tokens, known: Sequence[Span]) -> list[Span]:
    """The stretches that the text calls places, apart from those in `known`."""
    taken = {index for span in known for index in range(span.first, span.last + 1)}
    place_starts = {span.first for span in known}
    found: list[Span] = []
    common, shapes, cues, lower = common_words(), tokens.shapes, tokens.cues, tokens.lower
    for first in tokens.capitals:
        if shapes[first] != Shape.TITLE or first in taken:
            continue
        if cues[first] & _NOT_NAMES or lower[first] in common or _is_later_half(tokens, first):
            continue
        last = _last_of_name(tokens, first, taken)
        if _is_called_place(tokens, first, last, place_starts):
            taken.update(range(first, last + 1))
            start, end = tokens.starts[first], tokens.ends[last]
            name = tokens.text[start:end]
            found.append(Span(first, last, start, end, name, NameFacts(name, ())))
    return found


def _last_of_name(tokens: Tokens, first: int, taken: set[int]) -> int:
    """The last token of the capitalised name that starts at `first`."""
    words, shapes = tokens.words, tokens.shapes
    last = first
    while last - first + 1 < _MAX_TOKENS and words[last + 1] and tokens.joined(last + 1):
        following = last + 1
        if words[following] in _JOINTS and shapes[following + 1] in CAPITALISED:
            following += 1
        if words[following] in _PARTICLES and shapes[following + 1] in CAPITALISED:
            following += 1
        if shapes[following] not in CAPITALISED or following in taken:
            break
        last = following
    return last


def _is_later_half(tokens: Tokens, index: int) -> bool:
    """Whether a longer name goes on with a token."""
    before = index - 1
    if before < 0 or not tokens.joined(index):
        return False
    whole = tokens.lower[before] not in common_words() or tokens.lower[before] in _LEADING
    named = tokens.shapes[before] in CAPITALISED and whole
    return named or tokens.words[before] in _JOINTS


def _is_described(tokens: Tokens, last: int) -> bool:
    """Whether a comma and a place's description follow a name ("Khan Touman, a village near
    Aleppo"), without which it may be somebody's ("shot Kowalski near Leeds")."""
    if tokens.words[last + 1] != ",":
        return False
    first = last + 2
    if tokens.lower[first] in _ARTICLES:
        described = range(first + 1, first + 1 + _MAX_TOKENS)
        return any(tokens.cues[index] & Cue.HEAD for index in described)
    return tokens.lower[first] in _LYING


_NOT_NAMES = Cue.MONTH | Cue.FEAST | Cue.ORGANISATION | Cue.TITLE | Cue.STREET


def _is_called_place(tokens: Tokens, first: int, last: int, place_starts: set[int]) -> bool:
    """Whether the words around a name say that it is a place."""
    lower, classes = tokens.lower, tokens.cues
    if any(cue & _NOT_NAMES for cue in classes[first : last + 1]):
        return False
    if classes[first - 1] & Cue.VESSEL:
        return False  # "the tanker Sounion was hit 77 miles west of Hodeidah"
    before, after = lower[first - 1], lower[last + 1]
    if before == "of" and classes[first - 2] & Cue.HEAD:
        return True
    if last > first and _is_somebody(tokens, first, last):
        return False
    led = before in _WHERE
    where = where_after(tokens.text, tokens.ends[last])
    if where and _passes_a_place(tokens, last, where.start(), place_starts):
        return False  # "Houston, Pavlenko to Star City outside Moscow"
    if where and (led or (not where["within"] and (where["unit"] or _is_described(tokens, last)))):
        return bool(_CAPITAL_NEAR.match(tokens.text, where.end()))
    if not led:
        return False
    if after == "." and BEFORE_MEASURED.match(tokens.text, tokens.ends[last + 1]):
        return True
    head = classes[last + 1] & Cue.HEAD and after not in _PLAIN_HEADS
    return (after == "," and last + 2 in place_starts) or bool(head)


def _is_somebody(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name of several words is a person's: "of Defence | Olga Brandt in Lima", "Prime
    Minister | Armindo Cossa has shuttled between Abidjan and Lagos"."""
    given = (
        word in _ALSO_GIVEN or person_names().get(word, NOT_A_NAME).given > 2
        for word in tokens.lower[first : last + 1]
    )
    return bool(tokens.cues[first - 1] & Cue.TITLE) or any(given)


def _passes_a_place(tokens: Tokens, last: int, end: int, place_starts: set[int]) -> bool:
    """Whether a place is named after the token `last` and before the offset `end`."""
    index = last + 1
    while index < len(tokens.starts) and tokens.starts[index] < end:
        if index in place_starts:
            return True
        index += 1
    return False
