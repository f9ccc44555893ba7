"""Names of places that are those of persons where they stand: "Mr Washington", "K.D. Galle",
"Georgia Meloni", "Princess Anne", and a surname after its bearer was named in full."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.places.language import GIVEN, NOT_A_NAME, Cue, common_words, person_names, word_set
from dashboard.places.mentions.spans import ARTICLES, HYPHENS, Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens

_BELONGINGS = word_set("belongings_of_persons")
_DIRECTIONS = frozenset("NSEW")
_ALSO_GIVEN = word_set("given_names_of_places")
_IS = word_set("behind_persons")
_LARGE_AREAS = frozenset(["PCLI", "PCLD", "PCLS", "PCL", "PCLF", "ADM1"])
_ROYAL = word_set("royal_titles")
_LOCATING = word_set("before_companies_town")
_OF_TOWNS = word_set("behind_royal_towns")
_TOWN = 100_000  # people, of the towns whose names persons may have behind their post
# How common names must be where less speaks for a person beside them.
_COMMON_GIVEN = 4
_COMMON_FAMILY = 6


class Persons:
    """Tells which spans of a text are names of persons."""

    def __init__(self, tokens: Tokens, spans: Sequence[Span]):
        self._tokens = tokens
        self._words, self._lower = tokens.words, tokens.lower
        self._shapes, self._cues = tokens.shapes, tokens.cues
        self._ends = {span.last for span in spans}
        self._starts = {span.first for span in spans}
        self._inside = {i for span in spans for i in range(span.first + 1, span.last + 1)}
        self._people = person_names()
        self._bearers: dict[str, int] = {}
        self._visited: set[str] = set()
        self._royal_towns: set[str] = set()
        for span in spans:
            if span.last > span.first and self._is_royal_town(span):
                self._royal_towns.add(span.name.lower())
            if span.first == span.last and self._shapes[span.first] == Shape.TITLE:
                dotted = self._words[span.first - 1][-1:] == "."
                if self._is_behind_initials(span) if dotted else self._is_surname(span):
                    self._bearers.setdefault(span.name, span.first)
                if self._is_where(span):
                    self._visited.add(span.name)

    def __contains__(self, span: Span) -> bool:
        """Whether a span is a person's name."""
        if self._is_titled(span) or self._is_bearers(span):
            return True
        if self._words[span.first - 1][-1:] == "." and self._is_behind_initials(span):
            return True
        if span.last > span.first:
            return self._is_holders(span) or self._is_royal(span)
        return self._is_given(span) or self._is_person(span)

    def _is_titled(self, span: Span) -> bool:
        """Whether a span is the name of a person with Mr, Ms, Dr and the like before it."""
        before = span.first - 1
        dotted = self._words[before] == "."
        title = before - dotted
        if title < 0 or not self._cues[title] & Cue.HONORIFIC:
            return False
        named = self._shapes[title] in CAPITALISED and self._tokens.joined(span.first)
        return named and (dotted or len(self._words[title]) != len("Gov"))

    def _is_behind_initials(self, span: Span) -> bool:
        """Whether a name follows somebody's initials: "K.D. Galle", "J. R. Ballia"; but not what
        shortens a place's name, "Washington, D.C. Lincoln said"."""
        dot = span.first - 1
        if not self._tokens.joined(span.first):
            return False
        first = dot - (self._words[dot] == ".")
        word = self._words[first].rstrip(".")
        single = len(word) == 1 or (first == dot and word.count(".") == len(word) // 2)
        if not (single and word.isupper() and word.replace(".", "").isalpha()):
            return False
        if first in self._ends or span.first in self._tokens.sentences:
            return False
        return self._words[first] not in _DIRECTIONS

    def _is_holders(self, span: Span) -> bool:
        """Whether a small town's name of several words is that of a person whose post stands
        before it: "Prime Minister Armindo Cossa"."""
        before = span.first - 1
        if not self._cues[before] & Cue.TITLE or not self._tokens.joined(span.first):
            return False
        return all(
            each.place.feature_class == "P" and each.place.population < _TOWN
            for each in span.candidates
        )

    def _is_royal(self, span: Span) -> bool:
        """Whether a town's name is that of a prince or a captain: "Princess Anne rode", where the
        text nowhere says that it is in that town."""
        given = self._people.get(self._lower[span.last], NOT_A_NAME).given
        if span.last > span.first + 1 or self._lower[span.first] not in _ROYAL or not given:
            return False
        return span.name.lower() not in self._royal_towns

    def _is_royal_town(self, span: Span) -> bool:
        """Whether the words beside a name that a prince may have say that it is a town's."""
        if self._lower[span.first] not in _ROYAL:
            return False
        before, after = span.first - 1, span.last + 1
        led = self._lower[before] in _LOCATING and self._shapes[before] == Shape.LOWER
        shouted = self._shapes[span.first] == Shape.UPPER
        held = self._is_held(span) and self._words[before] != ","
        return led or shouted or held or self._lower[after] in _OF_TOWNS

    def _is_given(self, span: Span) -> bool:
        """Whether a name is a given name as well, and one of which nothing is known follows it as a
        family name does: "Georgia Meloni"."""
        before, after = span.first - 1, span.last + 1
        given = self._people.get(self._lower[span.first], NOT_A_NAME).given >= GIVEN
        if not given and (
            self._lower[span.first] not in _ALSO_GIVEN
            or not self._people.get(self._lower[after], NOT_A_NAME).family
        ):
            return False
        if self._shapes[after] != Shape.TITLE or not self._tokens.joined(after):
            return False
        word = self._lower[after]
        family = self._people.get(word, NOT_A_NAME).family >= _COMMON_FAMILY  # "Georgia Brown"
        if self._cues[after] or (not family and (after in self._starts or word in common_words())):
            return False
        led = self._cues[before] & (Cue.INTO | Cue.MOTION) or self._shapes[before] in CAPITALISED
        alone = self._shapes[after + 1] not in CAPITALISED and self._words[after + 1] not in HYPHENS
        plural = word.endswith("s") and not family  # "Georgia voters" in a headline
        return alone and not (led or plural) and before not in self._ends

    def _is_person(self, span: Span) -> bool:
        """Whether a span is the surname of a person: right after a given name, or after the person
        was named in full, where the name does what persons do."""
        if span.name not in self._bearers or span.first < self._bearers[span.name]:
            return False
        if self._is_surname(span) or self._is_owner(span):
            return True
        if self._is_where(span):
            return False
        if span.name in self._visited and span.candidates[0].place.feature_class == "A":
            return False
        before, after = span.first - 1, span.last + 1
        if self._cues[before] & Cue.SPEECH and self._shapes[before] == Shape.LOWER:
            return True
        if self._words[after] == ",":
            return self._shapes[after + 1] == Shape.NUMBER or self._lower[after + 1] == "who"
        verb = self._lower[after]
        acts = (
            self._cues[after] & Cue.SPEECH or verb in _IS or verb[-1:] == "s" or verb[-2:] == "ed"
        )
        return bool(acts) and self._shapes[after] == Shape.LOWER

    def _is_owner(self, span: Span) -> bool:
        """Whether a name owns what persons have: "at George's apartment"."""
        owned = span.last + 2
        if self._shapes[owned - 1] != Shape.POSSESSIVE:
            return False
        return bool(self._cues[owned] & Cue.KIN) or self._lower[owned] in _BELONGINGS

    def _may_end_a_name(self, span: Span) -> bool:
        """Whether a span alone stands after a word with a capital, and before one without."""
        first, before = span.first, span.first - 1
        if before < 0 or self._shapes[before] != Shape.TITLE or not self._tokens.joined(first):
            return False
        return first not in self._inside and self._shapes[span.last + 1] not in CAPITALISED

    def _is_surname(self, span: Span) -> bool:
        """Whether a span follows a given name, or at the opening of a sentence a name that nothing
        is known of, as a family name does."""
        first, before = span.first, span.first - 1
        if not self._may_end_a_name(span):
            return False
        family = self._people.get(self._lower[first], NOT_A_NAME).family
        given = self._people.get(self._lower[before], NOT_A_NAME).given
        area = span.candidates[0].place.feature_code in _LARGE_AREAS
        if self._cues[self._post(before)] & Cue.TITLE and self._lower[before] not in common_words():
            # "Private Lynndie England", "striker Bongani Durban"; not "the minister, South Sudan"
            return bool(family) or not (area or before in self._starts or self._cues[before])
        if not family:
            return given >= _COMMON_GIVEN and not area and before not in self._starts
        if given >= GIVEN and before not in self._starts:
            return not self._cues[before - 1] & Cue.INTO or not area
        if given >= _COMMON_GIVEN and not area:
            return True
        return not area and before not in self._starts and self._is_like_a_given_name(span)

    def _is_like_a_given_name(self, span: Span) -> bool:
        """Whether nothing is known of the word before a family name, which stands as a given name
        does: at the opening of a sentence, or behind a team, "Detroit's | Zyan Houston"."""
        before = span.first - 1
        team = self._shapes[before - 1] == Shape.POSSESSIVE
        if self._cues[before] or not (team or before in self._tokens.opens):
            return False
        word = self._lower[before]
        return word not in common_words() and self._shapes[span.last + 1] == Shape.LOWER

    def _post(self, given: int) -> int:
        """The index of the word in which somebody's post would end whose given name stands at an
        index: "the striker Bongani", "the driver, Sunday"."""
        return given - 1 - (self._words[given - 1] == ",")

    def _is_where(self, span: Span) -> bool:
        """Whether the words beside a span say that it is a place."""
        before = span.first - 1
        led = self._cues[before] & Cue.INTO and self._shapes[before] == Shape.LOWER
        return bool(led) or self._is_held(span) or self._lower[before] in ("of", "for")

    def _is_bearers(self, span: Span) -> bool:
        """Whether a name follows a person's with an article between: "Moqtada al-Sadr"."""
        first = span.first
        if self._words[first - 1] in HYPHENS and self._words[first - 2] in ARTICLES:
            first -= 2
        elif self._words[first] not in ARTICLES:
            return False
        return self._shapes[first - 1] in CAPITALISED and self._tokens.joined(first)

    def _is_held(self, span: Span) -> bool:
        """Whether what may hold a place follows it: "Obama, Japan"."""
        after = span.last + 1
        return self._words[after] == "," and after + 1 in self._starts
