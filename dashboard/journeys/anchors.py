"""What a place's name hangs on: the preposition or the verb before it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.journeys.clauses import CLAUSE_WORDS, PREPOSITIONS, Clauses
from dashboard.journeys.lines import PlaceSpan
from dashboard.journeys.words import word_set

_SETTLEMENTS = word_set("settlements")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a place's name hangs on: the preposition or, for a bare object, the word before.
    `listed` counts the names before it in a list ("to Rome, Paris and Bonn")."""

    index: int
    preposition: str
    listed: int


def _contains(outer: PlaceSpan, inner: PlaceSpan) -> bool:
    """Whether a name after a comma says where the name before it lies ("Paris, Texas")."""
    a, b = outer.resolution.place, inner.resolution.place
    if a is None or b is None or not a.is_area or b.feature_code.startswith("PCL"):
        return False
    return not a.country or not b.country or a.country == b.country


def anchor_of(clauses: Clauses, place: PlaceSpan) -> Anchor | None:
    """What a place's name hangs on, over its article, adjectives, "the capital," and the names
    before it in a list; None for a name that only says where the one before it lies."""
    i, listed = place.first - 1, 0
    for _ in range(24):
        low = clauses.line.low(i)
        if i < 0 or low == "":
            return Anchor(-1, "", listed)
        if low == "of" and clauses.line.low(i - 1) in _SETTLEMENTS:
            i -= 2
        elif low in PREPOSITIONS:
            return Anchor(i, low, listed)
        elif (
            i in clauses.line.at
            and clauses.line.at[i].literal
            and clauses.line.low(i + 1)
            not in {
                ",",
                "and",
                "or",
            }
        ):
            i = clauses.line.at[i].first - 1
        elif low in {",", "and", "or", "then", "both"}:
            k = i
            while clauses.line.low(k) in {",", "and", "or", "then", "finally", "eventually"}:
                k -= 1
            before = clauses.line.at.get(k)
            if clauses.line.low(k) in _SETTLEMENTS:
                i = k
            elif before is not None and before.literal:
                if low == "," and _contains(place, before):
                    return None
                listed += 1
                i = before.first - 1
            elif clauses.line.words[k].capital and k not in clauses.at and k not in clauses.dated:
                while k >= 0 and clauses.line.words[k].capital and k not in clauses.at:
                    k -= 1  # a name in the list that no gazetteer knows
                listed += 1
                i = k
            elif low == "both":
                i -= 1
            else:
                return Anchor(i, "", listed)
        elif i in clauses.at and clauses.at[i].possessive:
            i = clauses.at[i].first - 1
        elif (
            clauses.any_verb(i) or i in clauses.at or low in CLAUSE_WORDS or low in {";", ":", "“"}
        ):
            return Anchor(i, "", listed)
        else:
            i -= 1
    return None
