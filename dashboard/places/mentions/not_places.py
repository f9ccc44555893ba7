"""Names that are spelled as a place's and are none where they stand: those of persons, ships,
feasts, works of art, years, roads, companies."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.places.language import GIVEN, NOT_A_NAME, Cue, person_names, word_set
from dashboard.places.mentions.borrowed import is_borrowed
from dashboard.places.mentions.first_names import FirstNames
from dashboard.places.mentions.persons import Persons
from dashboard.places.mentions.ships import Ships
from dashboard.places.mentions.spans import ARTICLES, HYPHENS, Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens

_QUOTES = frozenset("\"“”‘’'«»")
_ERAS = word_set("eras")
_ROAD = 3  # digits of its number
_TOWN = 100_000  # people, of the towns that are less known than a company of their name
_SHORTEST = 2  # letters, of half a name: "R-Florence" is a senator's town
_ROADS = word_set("numbered_roads")
_BETTER_KNOWN = word_set("better_known_as_others")
_WITHIN = word_set("before_companies_town")
_INVESTING = word_set("investing")
_MAKERS = word_set("makers")
_SOLD = word_set("behind_brands")
_PREFIXES = word_set("prefixes")
_PARTIES = word_set("parties")
_ENDS = word_set("behind_ships") | {","}


class Impostors:
    """Tells which spans of a text are no places."""

    def __init__(self, tokens: Tokens, spans: Sequence[Span]):
        self._tokens = tokens
        self._words, self._lower = tokens.words, tokens.lower
        self._shapes, self._cues = tokens.shapes, tokens.cues
        self._ends = {span.last for span in spans}
        self._starts = {span.first for span in spans}
        self._people = person_names()
        self._persons = Persons(tokens, spans)
        self._first_names = FirstNames(tokens, spans)
        self._ships = Ships(tokens, spans)
        self._judged: dict[tuple[int, int], bool] = {}

    def __contains__(self, span: Span) -> bool:
        """Whether a span only looks like a place's name."""
        key = span.start, span.end
        if key not in self._judged:
            self._judged[key] = self._is_none(span)
        return self._judged[key]

    def _is_none(self, span: Span) -> bool:
        """Whether a span only looks like a place's name, worked out."""
        if self._is_half(span) or self._is_saint(span) or self._is_better_known(span):
            return True
        if self._ships.names and span in self._ships:
            return True
        if span in self._persons or span in self._first_names:
            return True
        if is_borrowed(self._tokens, span, self._ends, self._starts):
            return True
        if self._is_measured(span) or self._is_called(span):
            return True
        return span.last == span.first and self._is_another_word(span)

    def _is_another_word(self, span: Span) -> bool:
        """Whether a span of one word is that of something else: a feast, a river, a brand."""
        return (
            self._is_feast(span)
            or self._is_month(span)
            or self._is_with_article(span)
            or self._is_maker(span)
            or self._is_brand(span)
            or self._is_bare_river(span)
        )

    def _is_half(self, span: Span) -> bool:
        """Whether a span is the second half of a name that is not known: "Ny-Bergen"; but
        "Moscow-Beijing", "EU-Ukraine" and "Franco-German" are two."""
        hyphen, first = span.first - 1, span.first - 2
        if first < 0 or self._words[hyphen] not in HYPHENS or span.facts.demonym:
            return False
        if self._tokens.gaps[hyphen] or self._tokens.gaps[span.first]:
            return False
        word = self._lower[first]
        if self._shapes[first] != Shape.TITLE or len(word) < _SHORTEST:
            return False
        if first in self._ends:  # "Anna Smith-Jordan", "Ms Redfern-Jordan"
            if self._cues[first - 1] & Cue.HONORIFIC:
                return True
            return self._people.get(self._lower[first - 1], NOT_A_NAME).given >= GIVEN
        lone = word not in _PREFIXES and word not in ARTICLES and word not in _PARTIES
        return lone and not self._cues[first] & Cue.DIRECTION

    def _is_saint(self, span: Span) -> bool:
        """Whether a span is a saint, or a saint's church: "the feast of St. Peter and St. Paul"."""
        first = span.first
        if self._lower[first] not in ("st", "saint", "sts"):
            return False
        if self._shapes[span.last + 1] == Shape.POSSESSIVE and self._lower[span.last + 2] == "in":
            large = any(
                each.place.population >= _TOWN or each.place.feature_code == "PPLC"
                for each in span.candidates
            )
            return span.last + 3 in self._starts and not large  # "at St. Mary's in Hays"
        if self._lower[first - 1] == "and":  # "of St. Peter and St. Paul"
            for earlier in range(first - 2, max(-1, first - 5), -1):
                if self._lower[earlier] in ("st", "saint", "sts"):
                    first = earlier
                    break
        before = first - 1
        if self._lower[before] == "the":
            before -= 1
        return self._lower[before] == "of" and bool(self._cues[before - 1] & Cue.SACRED)

    def _is_measured(self, span: Span) -> bool:
        """Whether a span is an era ("447 B.C.") or names a road ("U.S. 61", "W.Va. 61")."""
        before, after = span.first - 1, span.last + 1
        if span.name.lower() in _ERAS:
            return self._shapes[before] == Shape.NUMBER or self._lower[before] == "century"
        listed = self._lower[before] == "," and before - 1 in self._ends  # "Alton, Ill. 61"
        if not span.facts.area or self._lower[before] == "the" or listed:
            return False
        if self._lower[after] in _ROADS:  # "U.S. Highway 82", "Illinois Route 159"
            after += 1
        elif "." not in span.name:
            return False
        elif span.name.endswith("."):  # whose dot is a token of its own
            after += self._words[after] == "."
        number = self._words[after]
        return number.isdigit() and len(number) <= _ROAD and self._tokens.joined(after)

    def _is_called(self, span: Span) -> bool:
        """Whether the word before a span says that it is a ship's name or that of a work: "the
        frigate Portland", "the musical “Chicago”"."""
        before = span.first - 1
        quoted = self._words[before] in _QUOTES
        before -= quoted
        if self._lower[before - 1] == "to" or span.facts.demonym:
            return False
        after = self._shapes[span.last + 1]
        if after in CAPITALISED or after == Shape.POSSESSIVE:
            return False
        kinds = Cue.WORK | (0 if quoted else Cue.VESSEL)
        return bool(self._cues[before] & kinds) and self._lower[before + 1] != ","

    def _is_feast(self, span: Span) -> bool:
        """Whether a span is a feast or a month, or "Arab"."""
        if self._lower[span.first] == "arab":
            return self._words[span.last + 1] != ","
        feast = self._cues[span.first] & Cue.FEAST
        after = self._lower[span.last + 1]
        return bool(feast) and after not in ("island", "islands") and not self._is_held(span)

    def _is_month(self, span: Span) -> bool:
        """Whether a span is a month's: "Delhi, Nov 12", "in August"; not "March, England"."""
        if not self._cues[span.first] & Cue.MONTH:
            return False
        return self._shapes[span.last + 1] == Shape.NUMBER or not self._is_held(span)

    def _is_better_known(self, span: Span) -> bool:
        """Whether a town's name is far better known as somebody's or a company's: "Obama said",
        "Toyota closed its plant in Toyota"."""
        if span.name.lower().replace(" ", "-") not in _BETTER_KNOWN or self._is_held(span):
            return False
        before = span.first - 1
        if self._lower[before] == "the" and any(
            c.place.feature_class in "HT" for c in span.candidates
        ):
            return False  # "the River Plate"
        within = self._lower[before] in _WITHIN and self._shapes[before] == Shape.LOWER
        within = within and self._shapes[span.last + 1] != Shape.POSSESSIVE
        return not within or self._lower[before - 1] in _INVESTING

    def _is_held(self, span: Span) -> bool:
        """Whether what may hold a place follows it: "Obama, Japan"."""
        after = span.last + 1
        return self._words[after] == "," and after + 1 in self._starts

    def _is_with_article(self, span: Span) -> bool:
        """Whether an article says that a town's name is none: "the Melbourne sailed", "the
        northern Plains"."""
        before = span.first - 1
        if self._cues[before] & Cue.DIRECTION and self._shapes[before] == Shape.LOWER:
            before -= 1
        if (
            self._lower[before] != "the"
            or self._lower[span.last + 1] not in _ENDS
            or self._is_held(span)
        ):
            return False
        return all(each.place.feature_class == "P" for each in span.candidates)

    def _is_maker(self, span: Span) -> bool:
        """Whether a small town's name is a company's, by what it owns: "Nokia's labs"."""
        after = span.last + 1
        if self._shapes[after] != Shape.POSSESSIVE:
            return False
        owned = any(self._cues[after + offset] & Cue.WARES for offset in (1, 2))
        return owned and self._is_small(span)

    def _is_brand(self, span: Span) -> bool:
        """Whether a small town's name is rather that of what is sold: "Marlboro sales", "the maker
        of Perrier"."""
        before, after = span.first - 1, span.last + 1
        if self._lower[before] == "of" and self._lower[before - 1] in _MAKERS:
            return self._is_small(span)
        led = self._cues[before] & (Cue.INTO | Cue.MOTION) or self._shapes[before] in CAPITALISED
        if led or self._lower[after] not in _SOLD or self._shapes[after] != Shape.LOWER:
            return False
        return self._is_small(span)

    def _is_small(self, span: Span) -> bool:
        """Whether a name is that of small towns alone."""
        return all(
            each.place.feature_class == "P" and each.place.population < _TOWN
            for each in span.candidates
        )

    def _is_bare_river(self, span: Span) -> bool:
        """Whether a river's name does without its article what companies do: "Amazon will open"."""
        before, after = span.first - 1, span.last + 1
        if "the" in (self._lower[before], self._lower[before - 1]):
            return False
        does = self._cues[after] & (Cue.MODAL | Cue.SPEECH) and self._shapes[after] == Shape.LOWER
        codes = [each.place.feature_code for each in span.candidates]
        return bool(does) and "STM" in codes and set(codes) <= {"STM", "RGN"}
