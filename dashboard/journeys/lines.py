"""A sentence made ready for reading: its words, and what is known to stand among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.articles.article import Article, Sentence
from dashboard.journeys import dates
from dashboard.journeys.words import Token, nationalities, tokens
from dashboard.places.place import Kind, Resolution


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a line's words: numbers of the first and of the one after the last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PlaceSpan(Span):
    """A place's name in a line."""

    resolution: Resolution

    @property
    def literal(self) -> bool:
        """True where the name means the place itself and the place is known."""
        known = self.resolution.place is not None
        return known and self.resolution.mention.kind is Kind.LITERAL


@dataclass(frozen=True, slots=True)
class TimeSpan(Span):
    """A time expression in a line."""

    when: dates.TimeExpression


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as words: `places` and `times` in order; `at` says which place's name covers a
    word, `nations` which country (ISO code) an adjective names; `quoted` holds the words in
    quotation marks."""

    sentence: Sentence
    words: tuple[Token, ...]
    places: tuple[PlaceSpan, ...]
    times: tuple[TimeSpan, ...]
    at: dict[int, PlaceSpan]
    nations: dict[int, str]
    quoted: frozenset[int]

    def low(self, index: int) -> str:
        """The word at `index` in small letters; "" outside the line."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def said(self, first: int, last: int) -> str:
        """The words from `first` up to `last` as they are written."""
        words = self.words[max(first, 0) : last]
        pieces = [
            (" " if i and words[i - 1].end < word.start else "") + word.text
            for i, word in enumerate(words)
        ]
        return "".join(pieces)

    def phrase(self, first: int, last: int) -> str:
        """The words from `first` up to `last`, in small letters."""
        return " ".join(word.low for word in self.words[max(first, 0) : last])


def lines(
    article: Article, sentences: Sequence[Sentence], resolutions: Sequence[Resolution]
) -> tuple[Line, ...]:
    """Each sentence of the article as a line, in order."""
    ordered = sorted(resolutions, key=lambda r: r.mention.start)
    starts = [r.mention.start for r in ordered]
    made, open_quote = [], False
    for sentence in sentences:
        words = tokens(article.text, sentence.start, sentence.end)
        ends = [word.end for word in words]
        inside = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        places = tuple(
            PlaceSpan(*_cover(words, ends, r.mention.start, r.mention.end), r) for r in inside
        )
        times = tuple(
            TimeSpan(*_cover(words, ends, when.start, when.end), when)
            for when in dates.find(article.text, sentence.start, sentence.end)
        )
        at = {i: place for place in places for i in range(place.first, place.last)}
        quoted, open_quote = _quoted(words, open_quote)
        made.append(Line(sentence, words, places, times, at, _nations(words), quoted))
    return tuple(made)


def _cover(words: Sequence[Token], ends: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The numbers of the words that a span of characters touches."""
    first = bisect_left(ends, start + 1)
    last = bisect_left(ends, end)
    return first, min(last + 1, len(words))


def _nations(words: Sequence[Token]) -> dict[int, str]:
    """The countries that adjectives name, by word: "Chilean", "Sri Lankan"."""
    known, found = nationalities(), dict[int, str]()
    for i, word in enumerate(words):
        if not word.capital or i in found:
            continue
        double = f"{word.text} {words[i + 1].text}" if i + 1 < len(words) else ""
        if double in known:
            found[i] = found[i + 1] = known[double]
        elif word.text in known:
            found[i] = known[word.text]
    return found


def _quoted(words: Sequence[Token], inside: bool) -> tuple[frozenset[int], bool]:
    """The words in quotation marks, and whether the quotation goes on in the next sentence.
    A quotation of four words or fewer is the reporter's own sentence still ("his "last trip"")."""
    quoted: set[int] = set()
    run: list[int] = []
    for i, word in enumerate(words):
        if word.text in {"“", "”", '"'}:
            if len(run) > 4:
                quoted.update(run)
            run = []
            inside = word.text == "“" or (word.text == '"' and not inside)
        elif inside:
            run.append(i)
    if len(run) > 4:
        quoted.update(run)
    return frozenset(quoted), inside and any(word.text == "“" for word in words)
