"""Texts without capitals, where a name is found by its spelling and the preposition before it."""

from __future__ import annotations

from dashboard.places.language import Cue, common_words
from dashboard.places.mentions.spans import Span, SpanFinder
from dashboard.places.mentions.tokens import Shape, Tokens

_LEAST_WORDS = 5
# Of so many words at least one starts with a capital, where capitals are used at all.
_WORDS_A_CAPITAL = 60
_MANY_PEOPLE = 20_000
_LED_BY = Cue.INTO | Cue.DIRECTION
_MAX_TOKENS = 3


def is_lowercase(tokens: Tokens) -> bool:
    """Whether a text is written without capitals."""
    return len(tokens) >= _LEAST_WORDS and len(tokens.capitals) * _WORDS_A_CAPITAL < len(tokens)


def lowercase_spans(tokens: Tokens, finder: SpanFinder) -> list[Span]:
    """The well-known places that a text without capitals names after a preposition ("in cairo"),
    or after another such name ("in cairo and luxor"); none overlaps another."""
    found: list[Span] = []
    stop = 0
    for first, shape in enumerate(tokens.shapes[: len(tokens)]):
        if shape != Shape.LOWER or first < stop or not _led(tokens, first, stop):
            continue
        for last in range(min(first + _MAX_TOKENS, len(tokens)) - 1, first - 1, -1):
            if tokens.shapes[last] != Shape.LOWER:
                continue
            span = finder.span(tokens, first, last)
            if span and _is_known(tokens, span):
                found.append(span)
                stop = last + 1
                break
    return found


def _led(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a preposition, or a name that was found and a comma or "and", stands before."""
    if tokens.cues[first - 1] & _LED_BY:
        return True
    return first - 1 == stop > 0 and tokens.lower[first - 1] in (",", "and", "or")


def _is_known(tokens: Tokens, span: Span) -> bool:
    """Whether a span is more likely a place than words."""
    words = tokens.lower[span.first : span.last + 1]
    if all(word in common_words() or tokens.cues[span.first] for word in words):
        return False
    return any(
        each.place.population >= _MANY_PEOPLE and not each.demonym for each in span.candidates
    )
