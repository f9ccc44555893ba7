"""What a place's name hangs on: the preposition or the verb before it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.journeys.clauses import CLAUSE_WORDS, PREPOSITIONS, Clauses
from dashboard.journeys.spans import PlaceSpan
from dashboard.journeys.words import word_set

_BETWEEN = frozenset({",", "and", "or", "then", "finally", "eventually"})
_SETTLEMENTS = word_set("settlements")
_VENUES = word_set("venues")
_AT = word_set("prepositions_at")
_TO = word_set("prepositions_to")


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
    if a.feature_code == b.feature_code:
        return False
    return bool(a.country) and a.country == b.country


def _leading(clauses: Clauses, i: int) -> str:
    """The preposition that "there" or "here" at `i` stands with: "to" after a verb of going."""
    for k in range(i - 1, max(i - 6, -1), -1):
        verb = clauses.verb(k)
        if verb is not None:
            return "to" if {"go", "bring"} & set(verb.kinds) else "in"
    return "in"


def anchor_of(clauses: Clauses, place: PlaceSpan) -> Anchor | None:
    """What a place's name hangs on; "at a hospital in Oslo" hangs on "at"."""
    anchor = _nearest(clauses, place)
    if anchor is None or anchor.preposition not in _AT:
        return anchor
    k = anchor.index - 1
    while k in clauses.dated:
        k -= 1
    if clauses.line.low(k) not in _VENUES or k in clauses.at:
        return anchor
    for i in range(k - 1, max(k - 8, -1), -1):
        low = clauses.line.low(i)
        if low in _AT | _TO | {"from"}:
            return Anchor(i, low, anchor.listed)
        verb = clauses.verb(i)
        if verb is not None and "reach" in verb.kinds:
            return Anchor(i, "", anchor.listed)
        if low in PREPOSITIONS - {"of"} or low in {",", ";"} or clauses.any_verb(i):
            return anchor
    return anchor


def _nearest(clauses: Clauses, place: PlaceSpan) -> Anchor | None:
    """What a place's name hangs on, over its article, adjectives, "the capital," and the names
    before it in a list; None for a name that only says where the one before it lies."""
    i, listed = place.first - 1, 0
    if place.named is not None and place.last - place.first == 1:
        return Anchor(place.first, _leading(clauses, place.first), 0)
    for _ in range(24):
        low = clauses.line.low(i)
        if i < 0 or low == "":
            return Anchor(-1, "", listed)
        if low == "of" and clauses.line.low(i - 1) in _SETTLEMENTS:
            i -= 2
        elif low == "of" and clauses.line.low(i - 1) == "out":
            return Anchor(i - 1, "from", listed)
        elif low == "of" and clauses.line.phrase(i - 2, i) == "by way":
            return Anchor(i - 2, "via", listed)
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
            while k in clauses.dated or clauses.line.low(k) in _BETWEEN:
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
