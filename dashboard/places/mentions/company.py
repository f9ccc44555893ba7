"""Towns whose names are words or people's as well, in the company of places near them: "In Wynne, a
school lost its roof", in an article of Arkansas."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians

from dashboard.places.contracts import FAMOUS, Candidate
from dashboard.places.language import GIVEN, NOT_A_NAME, Cue, common_words, person_names, word_set
from dashboard.places.mentions.said import goes_on
from dashboard.places.mentions.spans import HYPHENS, Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens

_WHERE = word_set("before_towns")
_TOWARDS = word_set("before_plain_towns")
_SUFFERED = word_set("before_towns_that_suffer")
_LISTING = frozenset(["and", "or"])
_NO_TOWN = Cue.MONTH | Cue.DAY | Cue.FEAST | Cue.TITLE | Cue.ORGANISATION | Cue.DIRECTION
# A name as sure as this says where others are, and its first candidates are looked at.
_SURE = 0.6
_LIKELY = 0.3
_FIRST = 3
_RARE = 1  # how common a person's name is that hardly anybody has
_MOST_SURE = 40  # names looked at
_NEAR = 1.5  # degrees
_LARGER = 10_000  # people
_MAX_DIGITS = 3  # of what a team has scored, or a day is warm
_LIST_ENDS = frozenset([",", ";", "."])


def hyphened(tokens: Tokens, spans: Sequence[Span], scores: Sequence[float]) -> list[float]:
    """The scores, raised for two names of known places that a hyphen joins: "the London-Paris
    train", "the New York-New Jersey border"."""
    raised = list(scores)
    starting: dict[int, list[int]] = {}
    for index, span in enumerate(spans):
        starting.setdefault(span.first, []).append(index)
    for index, span in enumerate(spans):
        hyphen = span.last + 1
        if tokens.words[hyphen] not in HYPHENS or tokens.gaps[hyphen] or not _is_known(span):
            continue
        before = span.first - 1
        named = tokens.shapes[before] in CAPITALISED and tokens.lower[before] != "the"
        if named or tokens.lower[span.first] == "the":
            continue  # "Anna Lincoln-Jackson"
        for other in starting.get(hyphen + 1, ()):
            if _is_known(spans[other]) and not goes_on(tokens, spans[other].last + 1):
                raised[index] = max(raised[index], _SURE)
                raised[other] = max(raised[other], _SURE)
    return raised


def scored(tokens: Tokens, spans: Sequence[Span], scores: Sequence[float]) -> list[float]:
    """The scores, raised for two towns near each other that have a figure each and are no words
    and hardly persons: "Muleshoe 28, Littlefield 21"."""
    raised = list(scores)
    starting: dict[int, list[int]] = {}
    for index, span in enumerate(spans):
        if span.facts.candidates and _has_figure(tokens, span) and not is_other(tokens, span):
            starting.setdefault(span.first, []).append(index)
    for indices in list(starting.values()):
        for index in indices:
            for other in starting.get(spans[index].last + 3, ()):
                if _are_near(spans[index], spans[other]):
                    raised[index] = max(raised[index], _SURE)
                    raised[other] = max(raised[other], _SURE)
    return raised


def _has_figure(tokens: Tokens, span: Span) -> bool:
    """Whether a name has a figure behind it, and an end of what is listed behind that."""
    figure = span.last + 1
    short = tokens.words[figure].isdigit() and len(tokens.words[figure]) <= _MAX_DIGITS
    return short and tokens.words[figure + 1] in _LIST_ENDS and tokens.joined(figure)


def _are_near(one: Span, other: Span) -> bool:
    """Whether two names may be towns near each other."""
    towns = [each.place for each in other.candidates if each.place.feature_class == "P"]
    return any(
        abs(each.place.lat - town.lat) <= _NEAR and abs(each.place.lon - town.lon) <= _NEAR
        for each in one.candidates
        if each.place.feature_class == "P"
        for town in towns
    )


def is_other(tokens: Tokens, span: Span) -> bool:
    """Whether a name is a word's, or one that many persons have."""
    word = tokens.lower[span.last]
    weight = person_names().get(word, NOT_A_NAME)
    return word in common_words() or weight.given + weight.family > _RARE


def _is_known(span: Span) -> bool:
    """Whether a name is that of a well-known town, of a country or of a state, and no people's."""
    return not span.facts.demonym and any(
        each.fame >= FAMOUS
        or (each.primary and each.place.feature_code in ("ADM1", "PCLI", "PPLC"))
        for each in span.candidates
    )


class Company:
    """The surer places of an article, which speak for towns near them."""

    def __init__(self, tokens: Tokens, spans: Sequence[Span], scores: Sequence[float]):
        self._tokens = tokens
        self._sure: dict[str, tuple[Candidate, ...]] = {}
        self._ends: set[int] = set()
        self._likely_ends: set[int] = set()
        for span, score in zip(spans, scores, strict=True):
            if score >= _LIKELY:
                self._likely_ends.add(span.last)
            if score >= _SURE:
                self._ends.add(span.last)
                if len(self._sure) < _MOST_SURE:
                    self._sure[span.name] = span.candidates[:_FIRST]

    def speaks_for(self, span: Span) -> bool:
        """Whether a name stands alone after a preposition of place, or goes on a list of places,
        and is that of a town near another place that the article names."""
        tokens, after = self._tokens, span.last + 1
        if span.facts.demonym or not self._is_led(span) or goes_on(tokens, after):
            return False
        if tokens.shapes[after] == Shape.POSSESSIVE:
            return False
        if tokens.shapes[after] == Shape.NUMBER and not self._is_in_table(span.first):
            return False
        if any(cue & _NO_TOWN for cue in tokens.cues[span.first : span.last + 1]):
            return False
        towns = [
            each
            for each in span.candidates
            if each.place.feature_class == "P" or each.place.feature_code == "ISL"
        ]
        if span.name in self._sure:
            return False
        near = any(self._is_near(town) for town in towns)
        return near or (span.first in tokens.opens and self._is_at_home(span.name, towns))

    def _is_at_home(self, name: str, towns: Sequence[Candidate]) -> bool:
        """Whether all towns of a name that opens a sentence are in one country, one of them is
        larger and spelled so, and the article surely names another place of that country."""
        countries = {town.place.country for town in towns}
        if len(countries) > 1:
            return False
        if all(town.place.population < _LARGER or town.name != name for town in towns):
            return False
        return any(
            candidates[0].place.country in countries and not candidates[0].demonym
            for candidates in self._sure.values()
        )

    def _is_led(self, span: Span) -> bool:
        """Whether a name follows a preposition of place, or another place's and a joint; who has
        the name of a person, or a word, may be meant behind "to" and the like."""
        before = span.first - 1
        word = self._tokens.lower[before]
        towards = word in _TOWARDS or (
            word in _SUFFERED and self._tokens.shapes[before] == Shape.LOWER
        )
        if word in _WHERE or (towards and not is_other(self._tokens, span)):
            return True
        if word == "between" and self._tokens.lower[span.last + 1] == "and":
            return self._tokens.shapes[span.last + 2] in CAPITALISED
        if self._is_in_table(span.first) or self._is_subject(span):
            return True
        if word == "of":
            return self._is_persons(before)
        if word == "on":
            return any(each.place.feature_code == "ISL" for each in span.candidates)
        return word in _LISTING and before - 1 in self._ends

    def _is_persons(self, of: int) -> bool:
        """Whether somebody is named in full before "of": "Madison Holt of | Knox |"."""
        shapes, given = self._tokens.shapes, self._tokens.lower[of - 2]
        named = shapes[of - 2] == shapes[of - 1] == Shape.TITLE
        return named and person_names().get(given, NOT_A_NAME).given >= GIVEN

    def _is_subject(self, span: Span) -> bool:
        """Whether a name that is no word's and hardly a person's opens a sentence, and does there
        what is not saying something: "Nephi hosts Kanab", "Gulmarg had a foot of snow"."""
        tokens, after = self._tokens, span.last + 1
        if span.first not in tokens.opens or tokens.lower[span.first] == "the":
            return False
        if tokens.shapes[after] != Shape.LOWER:
            return False
        return not (tokens.cues[after] & (Cue.SPEECH | Cue.INTO) or is_other(self._tokens, span))

    def _is_in_table(self, first: int) -> bool:
        """Whether a name goes on a list of places with a figure each: "Boise 88, | Salmon | 79"."""
        tokens, comma = self._tokens, first - 1
        figures = tokens.shapes[comma - 1] == Shape.NUMBER and tokens.lower[comma] in (",", ";")
        return figures and comma - 2 in self._likely_ends

    def _is_near(self, town: Candidate) -> bool:
        """Whether a town is near what one of the surer names may mean."""
        lat, lon = town.place.lat, town.place.lon
        width = cos(radians(lat))
        for candidates in self._sure.values():
            for each in candidates:
                place = each.place
                if place.feature_class == "A" or abs(place.lat - lat) > _NEAR:
                    continue
                if abs(place.lon - lon) * width <= _NEAR:
                    return True
        return False
