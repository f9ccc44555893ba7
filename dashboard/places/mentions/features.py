"""What the mention classifier sees of a span: some seventy numbers that are not words.

Each span of an article gets one row. The names of the columns, in order, are `NAMES`; a trained
model names the columns it was trained on and is refused when they are not these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, log1p
from struct import Struct

import numpy as np
from numpy.typing import NDArray

from dashboard.places.language import GIVEN, NOT_A_NAME, Cue, context_weights, person_names
from dashboard.places.mentions.name_features import GAZETTEER, NAME
from dashboard.places.mentions.spans import Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens

_BEFORE = """
    opens headline b_named b_into b_of b_the b_head b_direction b_and b_org_of
    b_comma_place b_motion b_weight b2_weight
""".split()  # noqa: SIM905
_AFTER = """
    a_named a_comma a_place a_organisation a_street a_family a_hyphen a_number
    a_lower a_weight a2_weight
""".split()  # noqa: SIM905
_RUN = """
    run before after run_given run_title run_organisation
""".split()  # noqa: SIM905
_ARTICLE = """
    count count_into count_person count_lower same_country country_named covered
    covers
""".split()  # noqa: SIM905
NAMES: tuple[str, ...] = (*GAZETTEER, *NAME, *_BEFORE, *_AFTER, *_RUN, *_ARTICLE)

# Rows are put together as bytes: turning thousands of numbers into an array one by one is slow.
_IN_TEXT = Struct(f"{len(_BEFORE) + len(_AFTER) + len(_RUN) + len(_ARTICLE)}d")
_MAX_RUN = 30
_MAX_OUTSIDE = 8
_HYPHENS = frozenset("-‐‑–")


class Features:
    """The rows of an article's spans."""

    def __init__(self, tokens: Tokens, spans: Sequence[Span]):
        self._tokens = tokens
        self._lower, self._cues, self._shapes = tokens.lower, tokens.cues, tokens.shapes
        self._spans = spans
        self._people = person_names()
        self._weights = context_weights()
        self._headlines: dict[int, float] = {}
        self._runs = _runs(tokens)
        for span in spans:  # an article in lower case ("al-Bab") is of the run of its name
            if span.first not in self._runs:
                self._runs[span.first] = (span.first, self._runs[span.last][1])
        self._place_at = {span.first: span for span in reversed(spans)}
        # For each token the number of tokens of the longest span over it.
        self._covering: dict[int, int] = {}
        for span in spans:
            width = span.last - span.first + 1
            for index in range(span.first, span.last + 1):
                if self._covering.get(index, 0) < width:
                    self._covering[index] = width
        self._of_name = self._count()

    def rows(self) -> NDArray[np.float64]:
        """One row a span, in the order of `NAMES`."""
        # Several spans start at the same word, or end at it.
        before = {first: self._before(first) for first in self._place_at}
        after = {last: self._after(last + 1) for last in {span.last for span in self._spans}}
        rows = [
            span.facts.row
            + _IN_TEXT.pack(
                *before[span.first],
                *after[span.last],
                *self._run(span),
                *self._of_name[span.name],
                *self._overlap(span),
            )
            for span in self._spans
        ]
        return np.frombuffer(b"".join(rows)).reshape(-1, len(NAMES))

    def _count(self) -> dict[str, tuple[float, ...]]:
        """What is counted over the whole article of each name: the first columns of _ARTICLE."""
        facts = {span.name: span.facts for span in self._spans}
        counts, into, persons = (dict.fromkeys(facts, 0) for _ in range(3))
        countries: dict[str, int] = {}
        for span in self._spans:
            name, before = span.name, span.first - 1
            counts[name] += 1
            if self._cues[before] & Cue.INTO and self._shapes[before] == Shape.LOWER:
                into[name] += 1
            if self._is_personal(span):
                persons[name] += 1
            for country in span.facts.countries:
                countries[country] = countries.get(country, 0) + 1
        nations = {each.nation for each in facts.values()}
        lower = {name: name.lower() for name in facts}
        # Few names are also written in lower case, and counting all words would take long.
        words = self._tokens.words
        small = set(lower.values()).intersection(words)
        written = Counter(filter(small.__contains__, words)) if small else {}
        return {
            name: (
                log(count),
                into[name] / count,
                persons[name] / count,
                log1p(written.get(lower[name], 0)),
                countries[facts[name].country] / len(self._spans),
                facts[name].country != "" and facts[name].country in nations,
            )
            for name, count in counts.items()
        }

    def _headline(self, index: int) -> float:
        """The share of capitalised words in the sentence that a token stands in."""
        first, end = self._tokens.sentence_of(index)
        if first not in self._headlines:
            shapes = self._shapes[first:end]
            named = shapes.count(Shape.TITLE) + shapes.count(Shape.UPPER)
            self._headlines[first] = named / max(1, named + shapes.count(Shape.LOWER))
        return self._headlines[first]

    def _given(self, index: int) -> int:
        """How common a given name a word is."""
        return self._people.get(self._lower[index], NOT_A_NAME).given

    def _family(self, index: int) -> int:
        """How common a family name a word is."""
        return self._people.get(self._lower[index], NOT_A_NAME).family

    def _is_personal(self, span: Span) -> bool:
        """Whether the words around a span make it look like part of a person's name."""
        before, after = span.first - 1, span.last + 1
        begin, end = self._runs[span.first]
        if before >= begin and (
            self._given(before) >= GIVEN or self._cues[before] & Cue.TITLE != 0
        ):
            return True
        return after <= end and self._given(span.first) >= GIVEN and self._family(after) > 0

    def _before(self, first: int) -> tuple[float, ...]:
        """The columns _BEFORE of a span that starts at the token `first`."""
        word, word2 = self._lower[first - 1], self._lower[first - 2]
        cue, cue2 = self._cues[first - 1], self._cues[first - 2]
        shape = self._shapes[first - 1]
        of = word == "of"
        of_the = word == "the" and word2 == "of"
        return (
            first in self._tokens.opens,
            self._headline(first),
            shape in CAPITALISED and not cue & Cue.DAY and self._tokens.joined(first),
            cue & Cue.INTO != 0,
            of or of_the,
            word == "the",
            (of and cue2 & Cue.HEAD != 0) or (of_the and self._cues[first - 3] & Cue.HEAD != 0),
            cue & Cue.DIRECTION != 0,
            word == "and" or word == "or",
            of and cue2 & Cue.ORGANISATION != 0,
            word == "," and first - 2 in self._covering,
            cue & Cue.MOTION != 0 and shape == Shape.LOWER,
            self._weights.before.get(word, 0.0),
            self._weights.before2.get(word2, 0.0),
        )

    def _after(self, after: int) -> tuple[float, ...]:
        """The columns _AFTER of a span before the token `after`."""
        word, shape, cue = self._lower[after], self._shapes[after], self._cues[after]
        named = shape in CAPITALISED and not cue & Cue.DAY and self._tokens.joined(after)
        comma = word == ","
        following = self._place_at.get(after + 1) if comma else None
        return (
            named,
            comma,
            following is not None and following.facts.area,
            named and cue & Cue.ORGANISATION != 0,
            named and cue & Cue.STREET != 0,
            self._family(after) if named else 0,
            word in _HYPHENS,
            shape == Shape.NUMBER,
            shape == Shape.LOWER and not cue,
            self._weights.after.get(word, 0.0),
            self._weights.after2.get(self._lower[after + 1], 0.0),
        )

    def _run(self, span: Span) -> tuple[float, ...]:
        """The columns _RUN: what is known of the run of capitalised words that a span is in."""
        ending = span.last if span.last in self._runs else span.last - 1  # "Kotoka airport"
        first, last = self._runs[span.first][0], max(self._runs[ending][1], span.last)
        cues = given = 0
        if last - first > span.last - span.first:
            outside = [*range(first, span.first), *range(span.last + 1, last + 1)][:_MAX_OUTSIDE]
            for index in outside:
                cues |= self._cues[index]
            given = max(map(self._given, outside))
        return (
            last - first + 1,
            span.first - first,
            last - span.last,
            given,
            cues & Cue.TITLE != 0,
            cues & Cue.ORGANISATION != 0,
        )

    def _overlap(self, span: Span) -> tuple[float, ...]:
        """The last columns of _ARTICLE: whether a wider span covers a span, and how wide it is."""
        first, last = span.first, span.last
        widest = self._covering[first]
        if last > first:
            widest = max([self._covering[index] for index in range(first, last + 1)])
        return (widest > last - first + 1, last - first + 1)


def _runs(tokens: Tokens) -> dict[int, tuple[int, int]]:
    """For each capitalised token the run of such words that it is in (first, last token): nothing
    parts them but a space, or the dot of an initial. The name of a day is a run of its own ("In
    Brussels Monday")."""
    words, cues, joined = tokens.words, tokens.cues, tokens.joined
    runs: dict[int, tuple[int, int]] = {}
    first = last = -_MAX_RUN
    for index in tokens.capitals:
        if cues[index] & Cue.DAY:
            runs[index] = (index, index)
            continue
        if index - first < _MAX_RUN and (
            joined(index)
            if index == last + 1
            else index == last + 2 and words[last + 1] == "." and len(words[last]) <= 2
        ):
            last = index
            continue
        if first == last:
            runs[first] = (first, last)
        else:
            runs.update(dict.fromkeys(range(first, last + 1), (first, last)))
        first = last = index
    runs.update(dict.fromkeys(range(first, last + 1), (first, last)))
    return runs
