"""What the mention of a place stands for: the place, its government, its people, a dateline.

Rules over the words around a name (classes of words in `data/cues.tsv`). The distinction between a
place and the government that sits there follows Markert & Nissim's scheme for metonymy (2007).
"""

from __future__ import annotations

from dashboard.places.language import Cue, word_set
from dashboard.places.mentions.spans import Span
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens
from dashboard.places.place import Kind

_HYPHENS = frozenset("-‐‑–")
_LED_BY = word_set("led_by")
_WILL = word_set("helpers_of_decisions")
_HAS = word_set("forms_of_have")
_IS = word_set("forms_of_be")
_STATIVE = word_set("states")
_TOWARDS_A_GOVERNMENT = word_set("towards_governments")
_MAX_ASIDES = 3
_DEPARTING = word_set("departing")
_TRANSPORT = word_set("transport")
_SEEMS = word_set("seeming")
_WILLING = word_set("willing")
_CLAUSE_WORDS = 6
_CLAUSE_ENDS = frozenset([".", ",", ";", ":", "(", ")", "?", "!", ""])
_VERSUS = frozenset(["v", "vs"])
_UNITS = word_set("units_of_forces")
_CONTESTS = word_set("contests")
# The people of the smallest towns that contests are named after.
_HOSTS = 30_000
_CLAUSES = word_set("clauses_beside")
_ADVERBS = word_set("adverbs_before_verbs")
_MAX_CLAUSE = 15
_MAX_NAME = 6
_LISTED = 10  # names joined by "and" before one
_MAX_SENTENCE = 80


def kind_of(tokens: Tokens, span: Span, dateline: bool) -> Kind:
    """What a span that names a place stands for; `dateline` says that it stands in one."""
    if dateline:
        return Kind.DATELINE
    if span.facts.demonym:
        return Kind.DEMONYM
    context = _Context(tokens, span)
    if context.in_organisation():
        return Kind.ORGANISATION
    if context.governs() and context.acts():
        return Kind.METONYM
    return Kind.LITERAL


def is_unit_of_water(tokens: Tokens, span: Span) -> bool:
    """True where a sea or ocean gives its name to a part of a navy: "the Pacific fleet"."""
    return tokens.lower[span.last + 1] in _UNITS and any(
        each.place.feature_class == "H" for each in span.candidates
    )


def is_host_of_contest(tokens: Tokens, span: Span) -> bool:
    """True where a large town gives its name to a contest: "the Dubai Open", "the Delray Beach
    International"."""
    after = span.last + 1
    if tokens.shapes[span.first - 1] in CAPITALISED and span.first - 1 not in tokens.opens:
        return False  # "the Legg Mason Classic"
    while tokens.shapes[after] in CAPITALISED and after <= span.last + 3:
        if tokens.lower[after] in _CONTESTS:
            break
        after += 1
    else:
        return False
    if tokens.shapes[after + 1] in CAPITALISED and tokens.lower[after + 1] not in _CONTESTS:
        return False  # "Sydney International Airport"
    towns = (each.place for each in span.candidates if each.place.feature_class == "P")
    return tokens.lower[span.first] != "the" and any(p.population >= _HOSTS for p in towns)


class _Context:
    """The words around a span."""

    def __init__(self, tokens: Tokens, span: Span):
        self._tokens = tokens
        self._span = span
        self._lower = tokens.lower
        self._shapes = tokens.shapes

    def _is(self, index: int, cue: int) -> bool:
        return self._tokens.cues[index] & cue != 0

    def _named(self, index: int) -> bool:
        return self._shapes[index] in CAPITALISED

    def in_organisation(self) -> bool:
        """True inside a longer name: "X University", "University of X", "the X fleet"."""
        first, last = self._span.first, self._span.last
        if is_unit_of_water(self._tokens, self._span):
            return True
        if is_host_of_contest(self._tokens, self._span):
            return True
        after = last + 1
        while self._in_name(after) and self._tokens.joined(after) and after < last + 6:
            if self._is(after, Cue.ORGANISATION):
                return True
            after += 1
        if after == last + 1 and self._lower[after] in ("accord", "accords", "treaty"):
            return True
        if "tribunal" in self._plain_words(after):  # "the Hague war crimes tribunal"
            return True
        for _ in range(_LISTED):
            if self._lower[first - 1] != "and" or not self._named(first - 2):
                break
            first -= 2
        if self._lower[first - 1] == "of" and self._is(first - 2, Cue.ORGANISATION):
            # "The University of X", "the universities of X and Y"; but "the center of X".
            return self._named(first - 2) or self._lower[first - 2].endswith("ies")
        return self.plays()

    def _plain_words(self, index: int) -> list[str]:
        """Up to three words in lower case from an index on."""
        words: list[str] = []
        while len(words) < 3 and self._shapes[index] == Shape.LOWER:
            words.append(self._lower[index])
            index += 1
        return words

    def _in_name(self, index: int) -> bool:
        return self._named(index) or self._shapes[index] == Shape.POSSESSIVE

    def plays(self) -> bool:
        """True for a team: beside a verb of sport, in a sentence with a score or a game."""
        after, before = self._span.last + 1, self._span.first - 1
        if self._against(after) or self._against(before):
            return True
        beside = (
            self._is(after, Cue.SPORT)
            or self._is(before, Cue.SPORT)
            or (self._lower[before] in ("out", "with", "to") and self._sported(before - 1))
        )
        if not beside or self._shapes[after] == Shape.POSSESSIVE:
            return False
        first, end = self._tokens.sentence_of(self._span.first)
        words = range(first, min(end, first + _MAX_SENTENCE))
        return any(self._is(index, Cue.GAME) or self._score(index) for index in words)

    def _against(self, index: int) -> bool:
        """True at what stands between two teams: "Burnley v Hull"."""
        names = self._named(index - 1) and self._named(index + 1)
        return names and self._lower[index] in _VERSUS

    def _sported(self, index: int) -> bool:
        return any(self._is(index - offset, Cue.SPORT) for offset in range(4))

    def _score(self, index: int) -> bool:
        """True at a score, "27-20"."""
        return (
            self._shapes[index] == Shape.NUMBER
            and self._lower[index + 1] in _HYPHENS
            and self._shapes[index + 2] == Shape.NUMBER
        )

    def governs(self) -> bool:
        """True for what can stand for a government or an administration: countries, towns, and
        the divisions of a country."""
        classes = [each.place.feature_class for each in self._span.candidates[:3]]
        return not {"A", "P", "S"}.isdisjoint(classes)

    def _capital(self) -> bool:
        """True for a capital, or a seat of government such as a palace, not a country."""
        places = [each.place for each in self._span.candidates[:5]]
        return any(p.feature_code in ("PPLC", "PPLG") or p.feature_class == "S" for p in places)

    def _polity(self) -> bool:
        """True for a country, one of its divisions, or a seat of government."""
        best = self._span.candidates[0].place
        return best.feature_class == "A" or best.feature_code == "PPLA" or self._capital()

    def acts(self) -> bool:
        """True where the name does, owns or suffers what only a government can."""
        first, after = self._span.first, self._span.last + 1
        before = first - 1
        if self._lower[before] == "the":
            before -= 1
        if self._lower[after] in _HYPHENS:
            return self._lower[after + 1] in _LED_BY
        if self._shapes[after] == Shape.POSSESSIVE:
            return self._owns(after + 1)
        pressed = self._is(before, Cue.HOSTILE) and not self._is(before, Cue.INTO)
        if pressed and self._lower[before] not in _TOWARDS_A_GOVERNMENT:
            return True
        between = self._lower[before] == "and" and self._towards(before - 2)
        if (self._towards(before) or between) and self._capital():
            return True
        while self._is(before, Cue.DIRECTION) and self._shapes[before] == Shape.LOWER:
            before -= 1
        if self._shapes[before] == Shape.LOWER and (
            self._is(before, Cue.INTO) or self._lower[before] in ("of", "with", "by", "for")
        ):
            return False
        return not self._listed_inside() and self._does(self._verb(after))

    def _listed_inside(self) -> bool:
        """True in a list that a preposition holds, after a noun: "shows in Bonn, Ulm and Lima
        will", but not "In Bonn, Ulm and Lima will"."""
        before, names = self._span.first - 1, 0
        while self._lower[before] in (",", "and") and self._named(before - 1):
            before, names = before - 2, names + 1
            if names == _LISTED:
                break
        held = names > 0 and self._is(before, Cue.INTO)
        return held and before not in self._tokens.opens and self._lower[before - 1].isalpha()

    def _owns(self, index: int) -> bool:
        """True where an organ of government, or of a capital an act, comes within three words."""
        for offset in range(3):
            if self._is(index + offset, Cue.POLITY):
                return True
            if self._capital() and self._is(index + offset, Cue.POLITICS):
                return True
            if self._shapes[index + offset] != Shape.LOWER:
                return False
        return False

    def _towards(self, before: int) -> bool:
        """True after "for", "with", "against", "by", "between", unless somebody travels."""
        word = self._lower[before]
        if word not in _TOWARDS_A_GOVERNMENT:
            return False
        if self._is(before - 1, Cue.MOTION) or self._is(before - 2, Cue.MOTION):
            return False
        if word == "for":
            return not self._departs(before)
        return word != "between" or _TRANSPORT.isdisjoint(self._clause_before(before))

    def _departs(self, before: int) -> bool:
        """True where somebody leaves "for" the name: "left Rome, Italy, on Monday, 6 May, for"."""
        for _ in range(_MAX_ASIDES):
            first = self._before_a_date(before)
            clause = self._clause_before(first)
            if not _DEPARTING.isdisjoint(clause):
                return True
            if first - len(clause) == before:
                return False
            before = first - len(clause)
            if self._lower[before - 1] == "," and any(word.isdigit() for word in clause):
                before -= 1  # "on Monday | , 6 May"
        return False

    def _before_a_date(self, index: int) -> int:
        """The index of the comma with which the day, year or country begins that ends with a comma
        before an index, or that index where there is none: "on Monday, 6 May,", "May 6, 2024,",
        "Rome, Italy,"."""
        if self._lower[index - 1] != ",":
            return index
        for comma in range(index - 2, max(index - 5, 0), -1):
            if self._lower[comma] == ",":
                figures = any(word.isdigit() for word in self._lower[comma:index])
                within = range(comma + 1, index - 1)
                country = bool(within) and all(self._shapes[i] != Shape.LOWER for i in within)
                return comma if figures or country else index
        return index

    def _clause_before(self, index: int) -> list[str]:
        """The last words of the clause before an index."""
        first = index
        while index - first < _CLAUSE_WORDS and self._lower[first - 1] not in _CLAUSE_ENDS:
            first -= 1
        return self._lower[first:index]

    def _verb(self, index: int) -> int:
        """The index of what would be the verb of the name: after "and Y", and after a clause
        between commas."""
        if self._lower[index] == "and":
            index += 1 + (self._lower[index + 1] == "the")
            while index < self._span.last + _MAX_NAME and (
                self._named(index) or self._lower[index] in _HYPHENS
            ):
                index += 1
        if self._lower[index] == "," and (
            self._lower[index + 1] in _CLAUSES or self._opens_sentence()
        ):
            for offset in range(2, _MAX_CLAUSE):
                if self._lower[index + offset] == ",":
                    return index + offset + 1
                if self._lower[index + offset] in (".", ""):
                    break
        while self._lower[index] in _ADVERBS:
            index += 1
        return index

    def _opens_sentence(self) -> bool:
        """True for the first name of a sentence or main clause, which is likely its subject."""
        first = self._span.first
        if self._lower[first - 1] == "and" and self._lower[first - 2] == ",":
            return True
        return first in self._tokens.opens or self._lower[first - 1] == ";"

    def _does(self, index: int) -> bool:
        """True where the verb at an index is a government's."""
        verb = self._lower[index]
        following = index + 1
        while self._lower[following] in _ADVERBS or self._lower[following] == "not":
            following += 1
        if self._shapes[index] != Shape.LOWER:
            return False
        if verb in _WILL:
            return self._polity() and self._lower[following] not in _STATIVE
        if verb in _HAS:
            acted = self._is(following, Cue.SPEECH | Cue.ACT)
            return self._polity() and (acted or self._lower[following].endswith("ed"))
        if verb in _IS:
            word = self._lower[following]
            acting = word.endswith("ing") and not self._is(following, Cue.MOTION)
            return self._polity() and (acting or word in _WILLING)
        if verb in _SEEMS:
            word = self._lower[following]
            intends = word == "to" and self._lower[following + 1] not in _STATIVE
            return self._polity() and (intends or word in _WILLING)
        return self._is(index, Cue.SPEECH) or (self._polity() and self._is(index, Cue.ACT))
