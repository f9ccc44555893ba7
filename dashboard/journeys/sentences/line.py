"""A sentence made ready for reading: its words, and what is known to stand among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import compress, count
from operator import itemgetter
from typing import NamedTuple

from dashboard.articles.article import Article, Sentence
from dashboard.journeys.dates import expressions
from dashboard.journeys.dates.frames import Frames
from dashboard.journeys.language.tables import (
    first_words,
    first_words_of,
    nationalities,
    phrases,
    word_list,
    word_set,
)
from dashboard.journeys.language.titles import titles
from dashboard.journeys.language.tokens import Token, tokens
from dashboard.journeys.language.word_forms import WordForm
from dashboard.journeys.sentences.place_words import Scene
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan, name_of_place
from dashboard.journeys.sentences.venues import at_venue
from dashboard.places.language import common_words
from dashboard.places.place import Kind, Resolution


class Line(NamedTuple):
    """A sentence as words, which end before the characters `ends` of the article. `places` and
    `times` stand in order; `dated` are the words of the times and "on" before them; `at` says which
    place's name covers a word, `nations` which country (ISO code) an adjective names; `quoted`
    holds the words in quotation marks. `lows` are the words in small letters, `low` the same by
    number, "" outside the line; `forms` what verb or adverb each can be; `capitals` the numbers of
    those with a capital letter in front; `vocabulary` all of `lows`, to see at once what a line
    lacks; `shouted` is True for a sentence in capitals, of which `capitals` has only the words that
    are no English ones.
    """

    sentence: Sentence
    words: tuple[Token, ...]
    ends: tuple[int, ...]
    places: tuple[PlaceSpan, ...]
    times: tuple[TimeSpan, ...]
    dated: frozenset[int]
    at: dict[int, PlaceSpan]
    nations: dict[int, str]
    quoted: frozenset[int]
    lows: tuple[str, ...]
    low: Callable[[int], str]
    forms: tuple[WordForm | None, ...]
    capitals: tuple[int, ...]
    vocabulary: frozenset[str]
    shouted: bool = False

    def numbers(self, words: Set[str]) -> list[int]:
        """The numbers of the words that are among `words`; most lines have none."""
        if self.vocabulary.isdisjoint(words):
            return []
        return [i for i, low in enumerate(self.lows) if low in words]

    def has(self, words: Set[str], first: int, last: int) -> bool:
        """Whether one of `words` stands from word `first` up to `last`."""
        return not words.isdisjoint(self.lows[max(first, 0) : max(last, 0)])

    def first_of(self, words: Set[str], first: int, last: int) -> int | None:
        """The number of the first word from `first` up to `last` that is among `words`."""
        reach = range(max(first, 0), min(last, len(self.lows)))
        return next((i for i in reach if self.lows[i] in words), None)

    def spelled(self, i: int) -> bool:
        """Whether the word at `i` has letters only, but for hyphens."""
        return self.low(i).replace("-", "").isalpha()

    def said(self, first: int, last: int) -> str:
        """The words from `first` up to `last` as they are written."""
        words, ends = self.words[max(first, 0) : last], self.ends[max(first, 0) : last]
        pieces = [
            (" " if i and ends[i - 1] < ends[i] - len(word.text) else "") + word.text
            for i, word in enumerate(words)
        ]
        return "".join(pieces)

    def rows_of(self, name: str, first: int, last: int) -> Iterator[tuple[dict[str, str], int]]:
        """The rows of a table of phrases that begin at a word from `first` up to `last`, each with
        the number of the word after its phrase."""
        known = phrases(name)
        if self.vocabulary.isdisjoint(first_words_of(name)):
            return
        for i in range(max(first, 0), min(last, len(self.lows))):
            for words, row in known.get(self.lows[i], ()):
                if self.lows[i : i + len(words)] == words:
                    yield row, i + len(words)

    def phrase(self, first: int, last: int) -> str:
        """The words from `first` up to `last`, in small letters."""
        return " ".join(self.lows[max(first, 0) : last])


class _Words(dict[int, str]):
    """Words by their number, "" where there is none."""

    def __missing__(self, number: int) -> str:
        return ""


def lines(
    article: Article, sentences: Sequence[Sentence], resolutions: Sequence[Resolution]
) -> tuple[Line, ...]:
    """Each sentence of the article as a line, in order."""
    ordered = sorted(resolutions, key=lambda r: r.mention.start)
    starts = [r.mention.start for r in ordered]
    made, open_quote, scene = [], False, Scene(ordered)
    frames = Frames(article.text, article.published)
    filed = any(r.mention.kind is Kind.DATELINE for r in ordered)
    towns = {r.place.id for r in ordered if r.place is not None and r.mention.kind in _ITSELF}
    for index, sentence in enumerate(sentences):
        start = sentence.start
        if filed:
            start = _after_dateline(article.text, sentence, ordered, starts)
            scene.filed(ordered[bisect_left(starts, sentence.start) : bisect_left(starts, start)])
        words, ends = tokens(article.text, start, sentence.end)
        if shouted := _shouted(words):
            words = tuple([_calmed(word) for word in words])
        elif index == 0 and _is_headline(words):
            words = tuple(_calmed_in_headline(words, article.text[sentence.end :]))
        lows, forms = tuple(map(_LOW, words)), tuple(map(_FORM, words))
        vocabulary = frozenset(lows)
        inside = ordered[bisect_left(starts, start) : bisect_left(starts, sentence.end)]
        named = [
            at_venue(
                words, name_of_place(*_cover(words, ends, r.mention.start, r.mention.end), r), towns
            )
            for r in inside
        ]
        found = expressions.find(article.text, start, sentence.end, vocabulary)
        times = tuple(
            TimeSpan(*_cover(words, ends, when.start, when.end), when)
            for when in (frames.read(index, start, found) if found else ())
        )
        places = scene.with_words_for_places(index, words, vocabulary, named)
        at = {i: place for place in places for i in range(place.first, place.last)}
        capitals = tuple(compress(count(), map(_CAPITAL, words)))
        nations = _nations(words, capitals, places)
        quoted, open_quote = _quoted(lows, vocabulary, open_quote)
        low = _Words(enumerate(lows)).__getitem__
        dated = _dated(times, low) if times else _NONE
        spans = (places, times, dated, at, nations, quoted)
        made.append(
            Line(sentence, words, ends, *spans, lows, low, forms, capitals, vocabulary, shouted)
        )
    return tuple(made)


def _shouted(words: Sequence[Token]) -> bool:
    """Tells whether a sentence is in capitals: "PRESIDENT LEE FLEW TO OSLO"."""
    if len(words) < _LEAD or not words[0].capital or _is_mostly_small(words):
        return False
    long = [word.text for word in words if len(word.text) > 1 and word.text.isalpha()]
    return len(long) >= _LEAD and sum(map(str.isupper, long)) >= _MOSTLY * len(long)


def _is_mostly_small(words: Sequence[Token]) -> bool:
    """Tells whether enough words are not in capitals for a sentence that is not; of most sentences
    the first few words tell."""
    most, small = len(words) * 2 * (1 - _MOSTLY), 0
    for word in words:
        text = word.text
        small += len(text) > 1 and text.isalpha() and not text.isupper()
        if small > most:
            return True
    return False


def _calmed(word: Token) -> Token:
    """A word of a sentence in capitals, with a capital letter in front only where it may be a
    name's: titles and English words are none."""
    if not word.capital or word.low in titles():
        return word
    plain = word.form is not None or word.low in word_list("function_words")
    return word._replace(capital=not plain and common_words().get(word.low, 0.0) == 0.0)


def _is_headline(words: Sequence[Token]) -> bool:
    """Tells whether all words of a sentence but the small ones have a capital letter: "Envoy Heads
    to Oslo"."""
    written = [word for word in words if word.text.isalpha()]
    small = [word for word in written if not word.capital]
    return len(written) - len(small) > 1 and all(word.low in _SMALL for word in small)


def _calmed_in_headline(words: Sequence[Token], text: str) -> Iterator[Token]:
    """The words of a headline, with a capital letter in front only where it may be a name's: verbs,
    small words and English ones are none, unless the `text` below writes them so within a
    sentence."""
    written = set(_WITHIN.findall(text))
    for word in words:
        verb = word.form.verb if word.form is not None else None
        if verb is not None and verb.form == "s":  # "Lind | Heads to Oslo"
            yield word._replace(capital=False)
        else:
            yield word if word.text in written else _calmed(word)


_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")
_SMALL = word_set("small_in_headlines")
_LEAD = 5  # words at least of a sentence in capitals
_MOSTLY = 0.9


# The fields of a token, asked of all words of a line at once.
_LOW, _CAPITAL, _FORM = (
    itemgetter(Token._fields.index(name)) for name in ("low", "capital", "form")
)
_NONE = frozenset[int]()
_ITSELF = frozenset({Kind.LITERAL, Kind.DATELINE})


def _dated(times: Sequence[TimeSpan], low: Callable[[int], str]) -> frozenset[int]:
    """The words of time expressions, and "on" before them."""
    words = {i for t in times for i in range(t.first, t.last)}
    return frozenset(words | {i - 1 for i in words if low(i - 1) in _BEFORE_TIMES})


_BEFORE_TIMES = word_set("before_times")


def _after_dateline(
    text: str, sentence: Sentence, ordered: Sequence[Resolution], starts: Sequence[int]
) -> int:
    """Where a sentence begins after its dateline ("OSLO, Norway (AP) — The king …")."""
    here = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    filed = [r.mention.end for r in here if r.mention.kind is Kind.DATELINE]
    if not filed:
        return sentence.start
    dash = _DASH.search(text, filed[-1], min(filed[-1] + 40, sentence.end))
    return dash.end() if dash else sentence.start


_DASH = re.compile(r"\s*[—–-]+\s+")


def _cover(words: Sequence[Token], ends: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The numbers of the words that a span of characters touches."""
    first = bisect_left(ends, start + 1)
    last = bisect_left(ends, end)
    return first, min(last + 1, len(words))


def _nations(
    words: Sequence[Token], capitals: Sequence[int], places: Sequence[PlaceSpan]
) -> dict[int, str]:
    """The countries that adjectives and abbreviations name, by word: "Chilean", "Sri Lankan"."""
    known, doubles, found = nationalities(), first_words(), dict[int, str]()
    for span in places:
        place = span.resolution.place
        if place is not None and span.resolution.mention.kind is Kind.DEMONYM:
            found |= dict.fromkeys(range(span.first, span.last), place.country)
    for i in capitals:
        if i in found:
            continue
        word = words[i].text
        if word in doubles and i + 1 < len(words):
            double = f"{word} {words[i + 1].text}"
            if double in known:
                found[i] = found[i + 1] = known[double]
                continue
        if word in known:
            found[i] = known[word]
    return found


def _quoted(
    lows: Sequence[str], vocabulary: frozenset[str], inside: bool
) -> tuple[frozenset[int], bool]:
    """The words in quotation marks, and whether the quotation goes on in the next sentence.
    A quotation of four words or fewer is the reporter's own sentence still ("his "last trip"")."""
    quoted: set[int] = set()
    begun = 0
    if not inside and vocabulary.isdisjoint(_MARKS):
        return frozenset(), False
    marks = [i for i, low in enumerate(lows) if low in _MARKS]
    inside = inside or _ends_one(lows, marks)
    for i in (*marks, len(lows)):
        if inside and i - begun > 4:
            quoted.update(range(begun, i))
        begun = i + 1
        if i < len(lows):
            inside = lows[i] == "“" or (lows[i] == '"' and not inside)
    return frozenset(quoted), inside and any(lows[i] == "“" for i in marks)


def _ends_one(lows: Sequence[str], marks: Sequence[int]) -> bool:
    """Whether the first mark ends a quotation that an earlier sentence began with a straight one:
    "It is cold," | said the doctor in Rome."""
    if len(marks) % 2 == 0 or not 1 < marks[0] < len(lows) - 1 or lows[marks[0]] != '"':
        return False
    return lows[marks[0] - 1] in _BEFORE_ENDS and lows[marks[0] + 1] in _SAYING


_BEFORE_ENDS = frozenset({",", "?", "!", "."})
_SAYING = word_set("after_quotations")
_MARKS = frozenset('“”"')
