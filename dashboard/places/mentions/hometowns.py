"""Towns by those who live there and by what only towns have: "a Swaffham woman", "Llanelli
Magistrates' Court", "Rep. Cody Holt, R-Wright,"."""

from __future__ import annotations

from dashboard.places.language import NOT_A_NAME, common_words, person_names, word_set
from dashboard.places.mentions.spans import HYPHENS, Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens

_PEOPLE = word_set("people_of_towns")
_SEVERAL = word_set("several")
_ONE = frozenset(["a", "an"])
_PARTIES = word_set("parties")
_INSTITUTIONS = tuple(tuple(phrase.split("_")) for phrase in sorted(word_set("what_towns_have")))
_CIVIC = tuple(tuple(phrase.split("_")) for phrase in sorted(word_set("what_only_towns_have")))
_CLOSING = frozenset([",", ")", ";", ".", ":"])
_OPENINGS = frozenset(phrase[0] for phrase in (*_INSTITUTIONS, *_CIVIC))


def is_hometown(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone is a town's by who or what is said to be of it."""
    after = tokens.lower[span.last + 1]
    member = tokens.words[span.first - 1] in HYPHENS
    if not (member or after in _PEOPLE or after in _OPENINGS):
        return False  # as most
    if span.facts.demonym or tokens.lower[span.first] == "the":
        return False
    if not any(
        each.place.feature_class == "P" or each.place.feature_code == "ADM2"
        for each in span.candidates
    ):
        return False
    return _is_members(tokens, span) or _has_people(tokens, span) or _has_offices(tokens, span)


def _is_members(tokens: Tokens, span: Span) -> bool:
    """Whether a name stands behind the letters of a party, as that of what a member of it speaks
    for: "Holt, R-Wright,"."""
    hyphen, party = span.first - 1, span.first - 2
    if tokens.words[hyphen] not in HYPHENS or tokens.lower[party] not in _PARTIES:
        return False
    if tokens.shapes[party] != Shape.UPPER and len(tokens.words[party]) > 1:
        return False
    return tokens.words[party - 1] in (",", "(") and tokens.words[span.last + 1] in _CLOSING


def _has_people(tokens: Tokens, span: Span) -> bool:
    """Whether somebody without a name is said to be of a town: "a Gorham man", "two Thorntown
    residents"; who has the name of a person is so with "a" alone."""
    before, after = span.first - 1, span.last + 1
    if tokens.lower[after] not in _PEOPLE or tokens.shapes[after] != Shape.LOWER:
        return False
    if _is_word(tokens, span):
        return False
    if tokens.lower[before] in _ONE:
        return True
    counted = tokens.lower[before] in _SEVERAL or tokens.shapes[before] == Shape.NUMBER
    return (counted or span.first in tokens.opens) and not _is_name(tokens, span)


def _has_offices(tokens: Tokens, span: Span) -> bool:
    """Whether the office or court behind a name is one that towns have; behind a name that persons
    have as well, one that is called after nobody."""
    before, after = span.first - 1, span.last + 1
    if tokens.shapes[before] in CAPITALISED and before not in tokens.opens:
        return False
    if _is_word(tokens, span):
        return False
    phrases = _CIVIC if _is_name(tokens, span) else (*_INSTITUTIONS, *_CIVIC)
    return any(tuple(tokens.lower[after : after + len(phrase)]) == phrase for phrase in phrases)


def _is_word(tokens: Tokens, span: Span) -> bool:
    return span.first == span.last and tokens.lower[span.first] in common_words()


def _is_name(tokens: Tokens, span: Span) -> bool:
    if span.last - span.first > 1:  # "Carrick-on-Shannon"
        return False
    weight = person_names().get(tokens.lower[span.last], NOT_A_NAME)
    return weight.given + weight.family > 1
