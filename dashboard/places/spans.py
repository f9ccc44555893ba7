"""Stretches of a text that the gazetteer knows as a place's name: what the recogniser judges."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.places.contracts import Candidate, CandidateSource
from dashboard.places.language import Cue, cues
from dashboard.places.tokens import Shape, Tokens

_MAX_TOKENS = 7
_MAX_ABBREVIATION = 5
_MAX_NAME = 80
_JOINING_MARKS = frozenset("-‐‑–’'&./")
_NAMED = (Shape.TITLE, Shape.UPPER)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, from the token `first` to the token `last` (both included), from the
    character `start` to `end` (exclusive), and the places that the gazetteer has by its name."""

    first: int
    last: int
    start: int
    end: int
    name: str
    candidates: tuple[Candidate, ...]


class SpanFinder:
    """Finds every span of a text that starts with a capital and that `source` knows."""

    def __init__(self, source: CandidateSource):
        self._known = source.candidates
        self._winds = {w for w, bits in cues().items() if bits & Cue.DIRECTION}
        self._particles = {w for w, bits in cues().items() if bits & Cue.PARTICLE}

    def spans(self, tokens: Tokens) -> list[Span]:
        """The spans in order of their start, the longer one first; they may overlap."""
        found: list[Span] = []
        for first, shape in enumerate(tokens.shapes):
            if shape in _NAMED:
                found += reversed(self._from(tokens, first))
        return found

    def _from(self, tokens: Tokens, first: int) -> list[Span]:
        """The spans that start at a token, shorter ones first."""
        found: list[Span] = []
        start = tokens.starts[first]
        for last in range(first, min(first + _MAX_TOKENS, len(tokens))):
            if last > first and not (tokens.joined(last) and self._continues(tokens, last)):
                break
            end = tokens.ends[last]
            if end - start > _MAX_NAME:
                break
            if tokens.shapes[last] not in _NAMED or (last == first and self._is_wind(tokens, last)):
                continue
            dotted = end + (end < len(tokens.text) and tokens.text[end] == ".")
            for stop in (dotted, end) if dotted > end else (end,):
                name = tokens.text[start:stop]
                if candidates := self._known(name):
                    found.append(Span(first, last, start, stop, name, candidates))
                    break
        return found

    def _is_wind(self, tokens: Tokens, index: int) -> bool:
        """Whether a token alone is no more than a direction: "the West"."""
        return tokens.lower[index] in self._winds

    def _continues(self, tokens: Tokens, index: int) -> bool:
        """Whether a name may go on through the token at `index`."""
        shape, word = tokens.shapes[index], tokens.words[index]
        if shape in _NAMED or shape is Shape.POSSESSIVE:
            return True
        if shape is Shape.LOWER:
            return word in self._particles
        if word == ".":
            return len(tokens.words[index - 1]) < _MAX_ABBREVIATION
        return word in _JOINING_MARKS
