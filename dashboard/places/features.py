"""What the mention classifier sees of a span: some seventy numbers that are not words.

Each span of an article gets one row. The names of the columns, in order, are `NAMES`; a trained
model names the columns it was trained on and is refused when they are not these.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.places.language import NOT_A_NAME, Cue, context_weights, person_names
from dashboard.places.name_features import GAZETTEER, NAME
from dashboard.places.spans import Span
from dashboard.places.tokens import CAPITALISED, Shape, Tokens

_BEFORE = """
    opens headline b_named b_into b_in b_of b_the b_title b_comma b_hyphen
    b_bracket b_head b_direction b_and b_by b_motion b_given b_kin b_org_of
    b_comma_place b_weight b2_weight
""".split()  # noqa: SIM905
_AFTER = """
    a_named a_comma a_place a_possessive a_speech a_modal a_organisation a_street
    a_head a_relief a_family a_hyphen a_bracket a_polity a_number a_stop a_lower
    a_weight a2_weight
""".split()  # noqa: SIM905
_RUN = """
    run before after run_given run_title run_organisation run_company quoted
""".split()  # noqa: SIM905
_ARTICLE = """
    count count_into count_person count_lower same_country country_named covered
    covers near
""".split()  # noqa: SIM905
NAMES: tuple[str, ...] = (*GAZETTEER, *NAME, *_BEFORE, *_AFTER, *_RUN, *_ARTICLE)

_MAX_RUN = 30
_MAX_OUTSIDE = 8
_HYPHENS = frozenset("-‐‑–")
_OPENING = frozenset("([\"“‘'«")


@dataclass(slots=True)
class _Article:
    """What is counted once an article: by name, by country, by token."""

    counts: Counter[str]
    into: Counter[str]
    persons: Counter[str]
    lower: Counter[str]
    countries: Counter[str]
    named_countries: set[str]
    covering: dict[int, int]
    place_at: dict[int, Span]


class Features:
    """The rows of an article's spans."""

    def __init__(self, tokens: Tokens, spans: Sequence[Span]):
        self._tokens = tokens
        self._spans = spans
        self._headlines: dict[int, float] = {}
        self._runs = self._find_runs()
        self._article = self._count()

    def rows(self) -> list[list[float]]:
        """One row a span, in the order of `NAMES`."""
        return [
            [
                *span.facts.row,
                *self._before(span),
                *self._after(span),
                *self._run(span),
                *self._in_article(span),
            ]
            for span in self._spans
        ]

    def _find_runs(self) -> dict[int, tuple[int, int]]:
        """For each capitalised token the run of such words that it is in (first, last token)."""
        tokens = self._tokens
        runs: dict[int, tuple[int, int]] = {}
        run: list[int] = []
        for i in tokens.capitals:
            if run and not (i - run[0] < _MAX_RUN and self._continues(run[-1], i)):
                runs.update(dict.fromkeys(run, (run[0], run[-1])))
                run = []
            run.append(i)
        runs.update(dict.fromkeys(run, (run[0], run[-1])) if run else {})
        return runs

    def _continues(self, last: int, index: int) -> bool:
        """Whether nothing parts two capitalised words but a space, or the dot of an initial."""
        tokens = self._tokens
        if index == last + 1:
            return tokens.joined(index)
        initial = index == last + 2 and tokens.words[last + 1] == "."
        return initial and len(tokens.words[last]) <= 2

    def _count(self) -> _Article:
        """Count names, countries and words over the whole article."""
        tokens, spans = self._tokens, self._spans
        counts: Counter[str] = Counter()
        into: Counter[str] = Counter()
        persons: Counter[str] = Counter()
        countries: Counter[str] = Counter()
        named: set[str] = set()
        covering: dict[int, int] = {}
        place_at: dict[int, Span] = {}
        for span in spans:
            name = span.name
            counts[name] += 1
            before = span.first - 1
            if tokens.cues[before] & Cue.INTO and tokens.shapes[before] is Shape.LOWER:
                into[name] += 1
            if self._personal(span):
                persons[name] += 1
            for country in span.facts.countries:
                countries[country] += 1
            if span.facts.nation:
                named.add(span.facts.nation)
            place_at.setdefault(span.first, span)
            for index in range(span.first, span.last + 1):
                covering[index] = max(covering.get(index, 0), span.last - span.first + 1)
        return _Article(
            counts,
            into,
            persons,
            Counter(tokens.words),
            countries,
            named,
            covering,
            place_at,
        )

    def _headline(self, index: int) -> float:
        """The share of capitalised words in the sentence that a token stands in."""
        first, end = self._tokens.sentence_of(index)
        if first not in self._headlines:
            shapes = self._tokens.shapes[first:end]
            named = shapes.count(Shape.TITLE) + shapes.count(Shape.UPPER)
            self._headlines[first] = named / max(1, named + shapes.count(Shape.LOWER))
        return self._headlines[first]

    def _personal(self, span: Span) -> bool:
        """Whether the words around a span make it look like part of a person's name."""
        tokens, people = self._tokens, person_names()
        before, after = span.first - 1, span.last + 1
        run = self._runs[span.first]
        if before >= run[0] and (
            people.get(tokens.lower[before], NOT_A_NAME).given >= 3
            or tokens.cues[before] & Cue.TITLE
        ):
            return True
        if after <= run[1] and people.get(tokens.lower[span.first], NOT_A_NAME).given >= 3:
            return people.get(tokens.lower[after], NOT_A_NAME).family > 0
        return False

    def _before(self, span: Span) -> tuple[float, ...]:
        """What stands before the span."""
        i = span.first - 1
        tokens, article = self._tokens, self._article
        word, cue = tokens.lower[i], tokens.cues[i]
        cue2 = tokens.cues[i - 1]
        shape = tokens.shapes[i]
        of = word == "of" or (word == "the" and tokens.lower[i - 1] == "of")
        head = i - 1 if word == "of" else i - 2
        previous = tokens.lower[i - 1]
        weights = context_weights()
        return (
            span.first in tokens.opens,
            self._headline(span.first),
            shape in CAPITALISED and tokens.joined(span.first),
            cue & Cue.INTO != 0,
            word in ("in", "at", "near"),
            of,
            word == "the",
            cue & Cue.TITLE != 0,
            word == ",",
            word in _HYPHENS,
            word in _OPENING,
            of and tokens.cues[head] & Cue.HEAD != 0,
            cue & Cue.DIRECTION != 0,
            word in ("and", "or"),
            word in ("by", "with", "for", "against"),
            (cue | cue2) & Cue.MOTION != 0,
            person_names().get(word, NOT_A_NAME).given if shape in CAPITALISED else 0,
            cue & Cue.KIN != 0,
            word == "of" and tokens.cues[i - 1] & Cue.ORGANISATION != 0,
            word == "," and i - 1 in article.covering,
            weights.before.get(word, 0.0),
            weights.before2.get(previous, 0.0),
        )

    def _after(self, span: Span) -> tuple[float, ...]:
        """What stands after the span."""
        i = span.last + 1
        tokens, article = self._tokens, self._article
        word, cue = tokens.lower[i], tokens.cues[i]
        shape = tokens.shapes[i]
        named = shape in CAPITALISED and tokens.joined(i) and tokens.ends[i - 1] < span.end + 2
        following = article.place_at.get(i + 1) if word == "," else None
        lower = shape is Shape.LOWER
        weights = context_weights()
        return (
            named,
            word == ",",
            following is not None and following.facts.area,
            shape is Shape.POSSESSIVE,
            lower and cue & Cue.SPEECH != 0,
            lower and cue & Cue.MODAL != 0,
            named and cue & Cue.ORGANISATION != 0,
            named and cue & Cue.STREET != 0,
            named and cue & Cue.HEAD != 0,
            named and cue & (Cue.RELIEF | Cue.WATER) != 0,
            person_names().get(word, NOT_A_NAME).family if named else 0,
            word in _HYPHENS,
            word == "(",
            lower and cue & Cue.POLITY != 0,
            shape is Shape.NUMBER,
            word in (".", "?", "!", ""),
            lower and not cue,
            weights.after.get(word, 0.0),
            weights.after2.get(tokens.lower[i + 1], 0.0),
        )

    def _run(self, span: Span) -> tuple[float, ...]:
        """What is known of the run of capitalised words that the span is in."""
        first, last = self._runs[span.first][0], self._runs[span.last][1]
        tokens, people = self._tokens, person_names()
        outside = [*range(first, span.first), *range(span.last + 1, last + 1)]
        bits = 0
        given = 0
        for index in outside[:_MAX_OUTSIDE]:
            bits |= tokens.cues[index]
            given = max(given, people.get(tokens.lower[index], NOT_A_NAME).given)
        return (
            last - first + 1,
            span.first - first,
            last - span.last,
            given,
            bits & Cue.TITLE != 0,
            bits & Cue.ORGANISATION != 0,
            bits & Cue.COMPANY != 0,
            tokens.lower[first - 1] in _OPENING and tokens.lower[last + 1] in "\"”’'»)]",
        )

    def _in_article(self, span: Span) -> tuple[float, ...]:
        """What the rest of the article says of the span."""
        article = self._article
        total = max(1, len(self._spans))
        country = span.facts.country
        width = span.last - span.first + 1
        widest = max(article.covering[index] for index in range(span.first, span.last + 1))
        count = article.counts[span.name]
        return (
            math.log(count),
            article.into[span.name] / count,
            article.persons[span.name] / count,
            math.log1p(article.lower[span.name.lower()]),
            article.countries[country] / total,
            country in article.named_countries,
            widest > width,
            width,
            span.first - 2 in article.covering
            or span.first - 3 in article.covering
            or span.last + 2 in article.covering
            or span.last + 3 in article.covering,
        )
