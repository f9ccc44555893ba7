"""What the mention classifier sees of a span: some seventy numbers that are not words.

Each span of an article gets one row. The names of the columns, in order, are `NAMES`; a trained
model names the columns it was trained on and is refused when they are not these.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.places.contracts import Candidate
from dashboard.places.language import (
    NOT_A_NAME,
    Cue,
    common_words,
    context_weights,
    cues,
    person_names,
)
from dashboard.places.spans import Span
from dashboard.places.tokens import Shape, Tokens

_GAZETTEER = """
    population second_population candidates country admin1 division town water
    region spot layer primary exact capital demonym
""".split()  # noqa: SIM905
_NAME = """
    words letters common given family last_given first_family upper hyphen
    particle dotted
""".split()  # noqa: SIM905
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
NAMES: tuple[str, ...] = (*_GAZETTEER, *_NAME, *_BEFORE, *_AFTER, *_RUN, *_ARTICLE)

_NAMED = (Shape.TITLE, Shape.UPPER)
_MAX_RUN = 30
_MAX_OUTSIDE = 8
_HYPHENS = frozenset("-‐‑–")
_OPENING = frozenset("([\"“‘'«")


@lru_cache(maxsize=65_536)
def _of_name(name: str, candidates: tuple[Candidate, ...]) -> tuple[float, ...]:
    """The columns that depend on the name and its candidates alone."""
    places = [each.place for each in candidates]
    populations = sorted((place.population for place in places), reverse=True)
    codes = {place.feature_code for place in places}
    classes = {place.feature_class for place in places}
    best = candidates[0]
    words = name.lower().replace("-", " ").split()
    common = common_words()
    people = person_names()
    first, last = (people.get(word.strip(".'’"), NOT_A_NAME) for word in (words[0], words[-1]))
    return (
        math.log10(populations[0] + 1),
        math.log10((populations[1] if len(populations) > 1 else 0) + 1),
        math.log(len(places)),
        float(any(code.startswith("PCL") for code in codes)),
        float("ADM1" in codes),
        float(bool(codes & {"ADM2", "ADM3", "ADMD"})),
        float("P" in classes),
        float("H" in classes),
        float("L" in classes),
        float(bool(classes & set("STRUV"))),
        float(best.layer),
        float(any(each.primary for each in candidates)),
        float(any(each.name == name for each in candidates)),
        float("PPLC" in codes),
        float(any(each.demonym for each in candidates)),
        float(len(words)),
        float(len(name)),
        min(common.get(word, 0.0) for word in words),
        float(first.given),
        float(last.family),
        float(last.given),
        float(first.family),
        float(name.isupper()),
        float("-" in name),
        float(any(word in _particles() for word in words)),
        float("." in name),
    )


def _particles() -> frozenset[str]:
    return frozenset(("of", "the", "and", "de", "la", "del", "al", "on", "upon", "el", "du"))


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
        known = cues()
        self._cues = [known.get(word, 0) for word in tokens.lower]
        self._headlines: dict[int, float] = {}
        self._runs = self._find_runs()
        self._article = self._count()

    def rows(self) -> list[list[float]]:
        """One row a span, in the order of `NAMES`."""
        return [
            [
                *_of_name(span.name, span.candidates),
                *self._before(span),
                *self._after(span),
                *self._run(span),
                *self._in_article(span),
            ]
            for span in self._spans
        ]

    def _cue(self, index: int) -> int:
        return self._cues[index] if 0 <= index < len(self._cues) else 0

    def _word(self, index: int) -> str:
        return self._tokens.lower[index] if 0 <= index < len(self._tokens) else ""

    def _find_runs(self) -> dict[int, tuple[int, int]]:
        """For each capitalised token the run of such words that it is in (first, last token)."""
        tokens = self._tokens
        runs: dict[int, tuple[int, int]] = {}
        run: list[int] = []
        for i, shape in enumerate(tokens.shapes):
            if shape in _NAMED:
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
            if self._cue(before) & Cue.INTO and tokens.shapes[before] is Shape.LOWER:
                into[name] += 1
            if self._personal(span):
                persons[name] += 1
            for country in {each.place.country for each in span.candidates[:4]}:
                countries[country] += 1
            best = span.candidates[0].place
            if best.feature_code.startswith("PCL"):
                named.add(best.country)
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
        people = person_names()
        before, after = span.first - 1, span.last + 1
        run = self._runs[span.first]
        if before >= run[0] and (
            people.get(self._word(before), NOT_A_NAME).given >= 3 or self._cue(before) & Cue.TITLE
        ):
            return True
        if after <= run[1] and people.get(self._word(span.first), NOT_A_NAME).given >= 3:
            return people.get(self._word(after), NOT_A_NAME).family > 0
        return False

    def _before(self, span: Span) -> tuple[float, ...]:
        """What stands before the span."""
        i = span.first - 1
        tokens, article = self._tokens, self._article
        word, cue = self._word(i), self._cue(i)
        cue2 = self._cue(i - 1)
        shape = tokens.shapes[i] if i >= 0 else Shape.MARK
        of = word == "of" or (word == "the" and self._word(i - 1) == "of")
        head = i - 1 if word == "of" else i - 2
        previous = self._word(i - 1)
        return (
            float(tokens.opens[span.first]),
            self._headline(span.first),
            float(shape in _NAMED and tokens.joined(span.first)),
            float(bool(cue & Cue.INTO)),
            float(word in ("in", "at", "near")),
            float(of),
            float(word == "the"),
            float(bool(cue & Cue.TITLE)),
            float(word == ","),
            float(word in _HYPHENS),
            float(word in _OPENING),
            float(of and bool(self._cue(head) & Cue.HEAD)),
            float(bool(cue & Cue.DIRECTION)),
            float(word in ("and", "or")),
            float(word in ("by", "with", "for", "against")),
            float(bool((cue | cue2) & Cue.MOTION)),
            float(person_names().get(word, NOT_A_NAME).given if shape in _NAMED else 0),
            float(bool(cue & Cue.KIN)),
            float(word == "of" and bool(self._cue(i - 1) & Cue.ORGANISATION)),
            float(word == "," and i - 1 in article.covering),
            context_weights().before.get(word, 0.0),
            context_weights().before2.get(previous, 0.0),
        )

    def _after(self, span: Span) -> tuple[float, ...]:
        """What stands after the span."""
        i = span.last + 1
        tokens, article = self._tokens, self._article
        word, cue = self._word(i), self._cue(i)
        inside = i < len(tokens)
        shape = tokens.shapes[i] if inside else Shape.MARK
        named = (
            inside and shape in _NAMED and tokens.joined(i) and tokens.ends[i - 1] < span.end + 2
        )
        following = article.place_at.get(i + 1) if word == "," else None
        lower = shape is Shape.LOWER
        return (
            float(named),
            float(word == ","),
            float(following.candidates[0].place.feature_class == "A" if following else 0.0),
            float(shape is Shape.POSSESSIVE),
            float(lower and bool(cue & Cue.SPEECH)),
            float(lower and bool(cue & Cue.MODAL)),
            float(named and bool(cue & Cue.ORGANISATION)),
            float(named and bool(cue & Cue.STREET)),
            float(named and bool(cue & Cue.HEAD)),
            float(named and bool(cue & (Cue.RELIEF | Cue.WATER))),
            float(person_names().get(word, NOT_A_NAME).family if named else 0),
            float(word in _HYPHENS),
            float(word == "("),
            float(lower and bool(cue & Cue.POLITY)),
            float(shape is Shape.NUMBER),
            float(word in (".", "?", "!", "")),
            float(lower and not cue),
            context_weights().after.get(word, 0.0),
            context_weights().after2.get(self._word(i + 1), 0.0),
        )

    def _run(self, span: Span) -> tuple[float, ...]:
        """What is known of the run of capitalised words that the span is in."""
        first, last = self._runs[span.first][0], self._runs[span.last][1]
        people = person_names()
        outside = [*range(first, span.first), *range(span.last + 1, last + 1)]
        bits = 0
        given = 0
        for index in outside[:_MAX_OUTSIDE]:
            bits |= self._cues[index]
            given = max(given, people.get(self._word(index), NOT_A_NAME).given)
        return (
            float(last - first + 1),
            float(span.first - first),
            float(last - span.last),
            float(given),
            float(bool(bits & Cue.TITLE)),
            float(bool(bits & Cue.ORGANISATION)),
            float(bool(bits & Cue.COMPANY)),
            float(self._word(first - 1) in _OPENING and self._word(last + 1) in "\"”’'»)]"),
        )

    def _in_article(self, span: Span) -> tuple[float, ...]:
        """What the rest of the article says of the span."""
        article = self._article
        total = max(1, len(self._spans))
        country = span.candidates[0].place.country
        width = span.last - span.first + 1
        widest = max(article.covering[index] for index in range(span.first, span.last + 1))
        count = article.counts[span.name]
        return (
            math.log(count),
            article.into[span.name] / count,
            article.persons[span.name] / count,
            math.log1p(article.lower[span.name.lower()]),
            article.countries[country] / total,
            float(country in article.named_countries),
            float(widest > width),
            float(width),
            float(
                any(
                    index in article.covering
                    for index in (span.first - 2, span.first - 3, span.last + 2, span.last + 3)
                )
            ),
        )
