"""Names of places that are somebody's first name: "Jordan", after the article told of a Jordan
Pickering; "Madison", in "Madison and Clinton Holt"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.places.language import GIVEN, NOT_A_NAME, Cue, common_words, person_names, word_set
from dashboard.places.mentions.spans import Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens

_ALSO_GIVEN = word_set("given_names_of_places")
_BELONGINGS = word_set("belongings_of_persons")
_DOES = word_set("behind_first_names")
_IS = word_set("behind_persons")
_OF = frozenset(["of", "for"])
_LISTING = frozenset([",", "and", "or"])
_BORN = frozenset(["born", "daughter", "son"])
_MAX_BIRTH = 16  # words between a birth and the parents
_LARGEST = 5_000  # people, of a town whose whole name is rather a person's


class FirstNames:
    """Tells which spans of a text are the first names of persons."""

    def __init__(self, tokens: Tokens, spans: Sequence[Span]):
        self._tokens = tokens
        self._lower, self._shapes, self._cues = tokens.lower, tokens.shapes, tokens.cues
        self._ends = {span.last for span in spans}
        self._starts = {span.first for span in spans}
        # Of the first names of those whom the text names in full, the token where it first does.
        self._bearers: dict[str, int] = {}
        self._reached: set[str] = set()
        for span in spans:
            if span.first < span.last:
                continue
            if self._is_led(span.first):
                self._reached.add(span.name)
            elif self._opens_full_name(span.first):
                self._bearers.setdefault(span.name, span.first)

    def __contains__(self, span: Span) -> bool:
        """Whether a span is a person's first name, or the whole of one."""
        if span.first < span.last:
            return self._is_whole(span)
        return self._is_bare(span) or self._is_of_a_couple(span.first)

    def _is_given(self, index: int) -> bool:
        """Whether a word is a given name."""
        word = self._lower[index]
        given = person_names().get(word, NOT_A_NAME).given >= GIVEN or word in _ALSO_GIVEN
        return given and self._shapes[index] == Shape.TITLE

    def _is_family(self, index: int) -> bool:
        """Whether a word is a family name, and neither a word nor what goes on a place's name."""
        if self._shapes[index] not in (Shape.TITLE, Shape.POSSESSIVE):
            return False
        word = self._lower[index]
        known = person_names().get(word, NOT_A_NAME).family > 0
        strange = index not in self._starts and not word.endswith("s")
        return (known or strange) and not self._cues[index] and word not in common_words()

    def _is_led(self, index: int) -> bool:
        """Whether the word before says that a name is a place's."""
        before = index - 1
        led = self._lower[before] in _OF or self._cues[before] & (Cue.INTO | Cue.DIRECTION)
        return bool(led) and self._shapes[before] == Shape.LOWER

    def _opens_full_name(self, index: int) -> bool:
        """Whether a first name and a family name begin at a word."""
        after = index + 1
        if not (self._is_given(index) and self._tokens.joined(after) and self._is_family(after)):
            return False
        if self._shapes[index - 1] in CAPITALISED and not self._cues[index - 1] & Cue.TITLE:
            return False
        return self._shapes[after + 1] not in CAPITALISED

    def _is_bare(self, span: Span) -> bool:
        """Whether a span is the first name alone of whom the text has named before, where it does
        or owns what a person does, and is no place elsewhere."""
        index = span.first
        if span.name in self._reached or index <= self._bearers.get(span.name, index):
            return False
        before, after = index - 1, index + 1
        if self._lower[before] == "the":
            return False
        if self._lower[before] in _LISTING and before - 1 in self._ends:
            return False  # "Ethiopia and Chad agreed"
        if self._shapes[after] == Shape.POSSESSIVE:
            owned = after + 1
            return bool(self._cues[owned] & Cue.KIN) or self._lower[owned] in _BELONGINGS
        if self._cues[before] & Cue.SPEECH and self._shapes[before] == Shape.LOWER:
            return True
        if self._tokens.words[after] == ",":
            follows = after + 1
            return self._shapes[follows] == Shape.NUMBER or self._lower[follows] == "who"
        if self._shapes[after] != Shape.LOWER:
            return False
        verb = self._lower[after]
        acts = self._cues[after] & (Cue.SPEECH | Cue.MOTION) or verb in _DOES or verb in _IS
        return bool(acts) or verb[-2:] == "ed" or (verb[-1:] == "s" and verb[-2:] != "ss")

    def _is_of_a_couple(self, index: int) -> bool:
        """Whether a first name shares the family name of another: "Madison and Clinton Holt"."""
        if self._lower[index - 1] == "to" and self._is_born_to(index):
            family, other = index + 3, person_names().get(self._lower[index + 2], NOT_A_NAME)
            whole = other.given > 0 and self._shapes[family] in CAPITALISED
            return self._lower[index + 1] == "and" and whole and self._tokens.joined(family)
        if not self._is_given(index) or self._is_led(index):
            return False
        if self._lower[index + 1] not in ("and", "&") or not self._is_given(index + 2):
            return False
        family = index + 3
        known = person_names().get(self._lower[family], NOT_A_NAME).family > 0
        return known and self._tokens.joined(family) and self._is_family(family)

    def _is_born_to(self, index: int) -> bool:
        """Whether a name behind "to" is a parent's: "born in Ord to Houston and Ima Holt"."""
        for earlier in range(index - 2, max(-1, index - _MAX_BIRTH), -1):
            if self._lower[earlier] in _BORN:
                return True
            if self._cues[earlier] & Cue.MOTION:
                break  # "and moved to Paris and New York"
        return False

    def _is_whole(self, span: Span) -> bool:
        """Whether a small town's name of two words is rather a person's: "Madison Brooks"."""
        if span.last != span.first + 1 or self._is_led(span.first):
            return False
        if not self._is_given(span.first) or not self._is_family(span.last):
            return False
        if self._tokens.words[span.last + 1] == "," and span.last + 2 in self._starts:
            return False
        return all(
            each.place.feature_class == "P" and each.place.population < _LARGEST
            for each in span.candidates
        )
