"""Names that are spelled as a place's and are none where they stand: those of persons, ships,
feasts, works of art, years, roads."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.places.language import NOT_A_NAME, Cue, common_words, person_names, word_set
from dashboard.places.mentions.borrowed import is_borrowed
from dashboard.places.mentions.first_names import FirstNames
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
_BELONGINGS = word_set("belongings_of_persons")
_DIRECTIONS = frozenset("NSEW")
_ALSO_GIVEN = word_set("given_names_of_places")
_PREFIXES = word_set("prefixes")
_PARTIES = word_set("parties")
_ENDS = word_set("behind_ships")
_IS = word_set("behind_persons")
_LARGE_AREAS = frozenset(["PCLI", "PCLD", "PCLS", "PCL", "PCLF", "ADM1"])
# How common a given name must be to speak for a person.
_GIVEN = 3
_COMMON_GIVEN = 4
_COMMON_FAMILY = 6


class Impostors:
    """Tells which spans of a text are no places."""

    def __init__(self, tokens: Tokens, spans: Sequence[Span]):
        self._tokens = tokens
        self._words, self._lower = tokens.words, tokens.lower
        self._shapes, self._cues = tokens.shapes, tokens.cues
        self._ends = {span.last for span in spans}
        self._starts = {span.first for span in spans}
        self._inside = {i for span in spans for i in range(span.first + 1, span.last + 1)}
        self._people = person_names()
        self._first_names = FirstNames(tokens, spans)
        self._bearers: dict[str, int] = {}
        self._ships = Ships(tokens, spans)
        self._judged: dict[tuple[int, int], bool] = {}
        self._visited: set[str] = set()
        for span in spans:
            if span.first == span.last and self._shapes[span.first] == Shape.TITLE:
                dotted = self._words[span.first - 1][-1:] == "."
                if self._is_behind_initials(span) if dotted else self._is_surname(span):
                    self._bearers.setdefault(span.name, span.first)
                if self._is_where(span):
                    self._visited.add(span.name)

    def __contains__(self, span: Span) -> bool:
        """Whether a span only looks like a place's name."""
        key = span.start, span.end
        if key not in self._judged:
            self._judged[key] = self._is_none(span)
        return self._judged[key]

    def _is_none(self, span: Span) -> bool:
        """Whether a span only looks like a place's name, worked out."""
        if self._is_half(span) or self._is_titled(span) or self._is_saint(span):
            return True
        if self._words[span.first - 1][-1:] == "." and self._is_behind_initials(span):
            return True
        if self._is_bearers(span) or self._is_better_known(span):
            return True
        if self._ships.names and span in self._ships:
            return True
        if is_borrowed(self._tokens, span, self._ends, self._starts) or span in self._first_names:
            return True
        if span.last > span.first and self._is_holders(span):
            return True
        if self._is_measured(span) or self._is_called(span):
            return True
        return span.last == span.first and self._is_another_word(span)

    def _is_another_word(self, span: Span) -> bool:
        """Whether a span of one word is that of something else: a feast, a river, a brand, a
        person."""
        return (
            self._is_feast(span)
            or self._is_with_article(span)
            or self._is_maker(span)
            or self._is_brand(span)
            or self._is_bare_river(span)
            or self._is_given(span)
            or self._is_person(span)
        )

    def _is_half(self, span: Span) -> bool:
        """Whether a span is the second half of a name that is not known: "Ny-Ålesund"; but
        "Moscow-Beijing", "EU-Ukraine" and "Franco-German" are two."""
        hyphen, first = span.first - 1, span.first - 2
        if first < 0 or self._words[hyphen] not in HYPHENS or span.facts.demonym:
            return False
        if self._tokens.gaps[hyphen] or self._tokens.gaps[span.first]:
            return False
        word = self._lower[first]
        if self._shapes[first] != Shape.TITLE or len(word) < _SHORTEST:
            return False
        if first in self._ends:  # "Anna Smith-Jordan"
            return self._people.get(self._lower[first - 1], NOT_A_NAME).given >= _GIVEN
        lone = word not in _PREFIXES and word not in ARTICLES and word not in _PARTIES
        return lone and not self._cues[first] & Cue.DIRECTION

    def _is_bearers(self, span: Span) -> bool:
        """Whether a name follows a person's with an article between: "Moqtada al-Sadr"."""
        first = span.first
        if self._words[first - 1] in HYPHENS and self._words[first - 2] in ARTICLES:
            first -= 2
        elif self._words[first] not in ARTICLES:
            return False
        return self._shapes[first - 1] in CAPITALISED and self._tokens.joined(first)

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

    def _is_given(self, span: Span) -> bool:
        """Whether a name is a given name as well, and one of which nothing is known follows it as a
        family name does: "Georgia Meloni"."""
        before, after = span.first - 1, span.last + 1
        given = self._people.get(self._lower[span.first], NOT_A_NAME).given >= _GIVEN
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

    def _is_better_known(self, span: Span) -> bool:
        """Whether a town's name is far better known as somebody's or a company's: "Obama said",
        "Toyota closed its plant in Toyota"."""
        if span.name.lower().replace(" ", "-") not in _BETTER_KNOWN or self._is_held(span):
            return False
        before = span.first - 1
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
        if self._lower[before] != "the" or self._lower[span.last + 1] not in _ENDS:
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
        if given >= _GIVEN and before not in self._starts:
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
