"""Stretches of a text that the gazetteer knows as a place's name: what the recogniser judges."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.places.contracts import DEEP, Candidate, CandidateSource
from dashboard.places.language import Cue, word_set
from dashboard.places.mentions.name_features import NameFacts
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens
from dashboard.places.remembered import Remembered

_MAX_TOKENS = 7
_MAX_ABBREVIATION = 5
_MAX_NAME = 80
_ENDINGS = ("'s", "’s")
HYPHENS = frozenset("-‐‑–")
ARTICLES = word_set("foreign_articles")
_SMALL_ENDS = word_set("small_ends_of_names")
_JOINING_MARKS = frozenset("-‐‑–’'&./")
_REMEMBERED = 65_536


class Span(NamedTuple):
    """A stretch of text, from the token `first` to the token `last` (both included), from the
    character `start` to `end` (exclusive), and what the gazetteer has by its name."""

    first: int
    last: int
    start: int
    end: int
    name: str
    facts: NameFacts

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The places that the name may mean, best first."""
        return self.facts.candidates


class SpanFinder:
    """Finds every span of a text that starts with a capital and that `source` knows. What is known
    of a name is remembered from article to article."""

    def __init__(self, source: CandidateSource):
        self._source = source
        self._known = Remembered(self._look_up, _REMEMBERED)

    def spans(self, tokens: Tokens) -> list[Span]:
        """The spans in order of their start, the longer one first; they may overlap."""
        found: list[Span] = []
        stop = 0
        for first in tokens.capitals:
            if first >= stop:
                stop = _stop(tokens, first)
            starting = self._from(tokens, first, min(first + _MAX_TOKENS, stop))
            if tokens.words[first - 1] in HYPHENS and tokens.words[first - 2] in ARTICLES:
                article = self._from(tokens, first - 2, min(first + _MAX_TOKENS, stop))
                found += article[::-1]  # "al-Bab"
            found += starting[::-1]
        return found

    def span(self, tokens: Tokens, first: int, last: int) -> Span | None:
        """The span from one token to another (both included), where `source` knows its name."""
        start, end = tokens.starts[first], tokens.ends[last]
        facts = self._known[tokens.text[start:end]]
        return Span(first, last, start, end, facts.name, facts) if facts else None

    def _look_up(self, name: str) -> NameFacts | None:
        found = self._source.candidates(name)
        # That a dump has namesakes does not tell whether a known name is a place's in a text.
        candidates = tuple([each for each in found if each.layer < DEEP]) or found
        return NameFacts(name, candidates) if candidates else None

    def _from(self, tokens: Tokens, first: int, stop: int) -> list[Span]:
        """The spans that start at a token and end before the token `stop`, shorter ones first."""
        found: list[Span] = []
        text, ends, shapes, known = tokens.text, tokens.ends, tokens.shapes, self._known
        start = tokens.starts[first]
        for last in range(first, stop):
            end = ends[last]
            if end - start > _MAX_NAME:
                break
            # A direction alone is no name ("the West"), nor is a word that only capitals make look
            # like one; it may end a longer name.
            if last == first:
                if shapes[first] not in CAPITALISED or tokens.cues[first] & Cue.DIRECTION:
                    continue
            elif shapes[last] == Shape.POSSESSIVE:
                if (facts := known[text[start:end]]) and _is_possessive(facts):
                    found.append(Span(first, last - 1, start, end, facts.name, facts))
                continue
            elif shapes[last] not in CAPITALISED and not tokens.words[last][0].isupper():
                continue
            if text[end : end + 1] == "$":
                continue  # "US$2.8 million"
            facts = None
            if text[end : end + 1] == "." and (facts := known[text[start : end + 1]]):
                if not _is_shouted(facts) or tokens.words[first - 1] == ",":
                    end += 1
                else:
                    facts = None  # "HE IS ILL."
            if facts or (facts := known[text[start:end]]):
                found.append(Span(first, last, start, end, facts.name, facts))
        if tokens.lower[stop] in _SMALL_ENDS and tokens.joined(stop):
            end = ends[stop]
            if facts := known[text[start:end]]:  # "Kotoka airport"
                found.append(Span(first, stop, start, end, facts.name, facts))
        return found


def _is_shouted(facts: NameFacts) -> bool:
    """Whether a name is an abbreviation written in capitals ("ILL.") that has small letters."""
    return facts.name.isupper() and not facts.candidates[0].name.isupper()


def _is_possessive(facts: NameFacts) -> bool:
    """Whether a name that ends in a possessive is a place's: "St. John's", not "Paris's"."""
    return any(each.name[-2:] in _ENDINGS for each in facts.candidates)


def _stop(tokens: Tokens, first: int) -> int:
    """The token before which a run of words that may make up names ends."""
    index = first + 1
    while _continues(tokens, index) and tokens.joined(index):
        index += 1
    return index


def _continues(tokens: Tokens, index: int) -> bool:
    """Whether a name may go on through the token at `index`."""
    shape, word = tokens.shapes[index], tokens.words[index]
    if shape in CAPITALISED or shape == Shape.POSSESSIVE:
        return True
    if shape == Shape.LOWER:
        if tokens.cues[index] & Cue.PARTICLE or word[0].isupper():
            return True
        return tokens.words[index + 1] in HYPHENS  # "Mar-a-Lago", "Deir ez-Zor"
    if word == ".":
        return len(tokens.words[index - 1]) < _MAX_ABBREVIATION
    return word in _JOINING_MARKS
