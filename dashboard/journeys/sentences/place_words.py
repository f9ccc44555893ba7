"""Words that stand for a place named before: "there", "in the city", "here" after a dateline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.journeys.language.tables import nationalities, word_list, word_set
from dashboard.journeys.language.tokens import Token
from dashboard.journeys.language.verbs import governing
from dashboard.journeys.sentences.spans import PlaceSpan, words_for_place
from dashboard.places.place import Kind, Place, Resolution

_BEGINNINGS = word_set("beginnings_of_places")
_TOWNS = word_set("town_nouns")
_COUNTRIES = word_set("country_nouns")
_SITES = word_set("site_nouns")
_EXISTENTIAL = word_set("be") | word_set("existential")
_NOUNS = _TOWNS | _COUNTRIES | _SITES
_STANDING = _NOUNS | word_set("words_for_places")
_WHERE = word_set("prepositions_at") | word_set("prepositions_to") | {"from"}
_WHERE |= word_set("verbs_of_places")

# A place is taken up again by "there" within this many sentences.
_REACH = 2


class Scene:
    """Where the article is, sentence by sentence: the dateline, and the places named last."""

    def __init__(self, resolutions: Sequence[Resolution]) -> None:
        self._dateline: Resolution | None = None
        self._last: list[tuple[int, Resolution]] = []
        self._off: tuple[int, Resolution] | None = None
        named = [(r.place, r) for r in reversed(resolutions) if r.place is not None]
        self._capitals = {p.country: r for p, r in named if p.feature_code == "PPLC"}

    def filed(self, dateline: Sequence[Resolution]) -> None:
        """Takes up the names of a dateline, the town first."""
        if dateline and dateline[0].place is not None:
            self._dateline = dateline[0]

    def with_words_for_places(
        self,
        index: int,
        words: Sequence[Token],
        vocabulary: frozenset[str],
        named: Sequence[PlaceSpan],
    ) -> tuple[PlaceSpan, ...]:
        """The names of line `index` with the words that stand for places, in order. `vocabulary`
        holds the words in small letters."""
        if vocabulary.isdisjoint(_STANDING):
            for span in named:
                self._name(index, span, words)
            return tuple(named)
        found: list[PlaceSpan] = []
        rest = list(named)
        for i in [i for i, word in enumerate(words) if word.low in _BEGINNINGS]:
            while rest and rest[0].last <= i:
                self._name(index, rest.pop(0), words)
            standing = self._standing(index, words, i)
            if standing is not None and not _is_named(standing, named):
                found.append(standing)
        for span in rest:
            self._name(index, span, words)
        return tuple(sorted((*named, *found), key=lambda span: span.first))

    def _standing(self, index: int, words: Sequence[Token], i: int) -> PlaceSpan | None:
        """The words from `i` on that stand for a place named before."""
        if (capital := self._capital(words, i)) is not None:
            return words_for_place(i, i + 3, capital, index)
        size = self._size(words, i)
        meant = self._meant(index, words[i + size - 1].low) if size else None
        return None if meant is None else words_for_place(i, i + size, meant[1], meant[0])

    def _name(self, index: int, span: PlaceSpan, words: Sequence[Token]) -> None:
        """Takes up a place's name: where the article is from now on."""
        place = span.resolution.place
        if place is None or not _is_where(span, place):
            return
        if _is_called_off(words, span.first):
            self._off = index, span.resolution
        previous = self._last[-1][1].place if self._last else None
        if previous is not None and place.is_area and previous.within.startswith(place.id):
            self._last.insert(len(self._last) - 1, (index, span.resolution))
        else:
            self._last.append((index, span.resolution))

    @staticmethod
    def _size(words: Sequence[Token], i: int) -> int:
        """How many words from `i` on stand for a place; 0 where they do not."""
        following = words[i + 1].low if i + 1 < len(words) else ""
        if words[i].low == "there":
            return int(following not in _EXISTENTIAL and not following.startswith("'"))
        if words[i].low == "here":
            return 1
        return 2 if following in _NOUNS and _is_spatial(words, i) else 0

    def _capital(self, words: Sequence[Token], i: int) -> Resolution | None:
        """What "the Chinese capital" at `i` means, where the article names it elsewhere."""
        following = [word.low for word in words[i : i + 4]]
        if following[:1] != ["the"] or following[2:3] != ["capital"] or following[3:] == [","]:
            return None
        return self._capitals.get(nationalities().get(words[i + 1].text, ""))

    def _meant(self, index: int, word: str) -> tuple[int, Resolution] | None:
        """The line and the name that a word takes up."""
        if word == "here":
            return (0, self._dateline) if self._dateline is not None else None
        fitting = list(self._fitting(index, word))
        if not fitting:
            return None
        told = self._last[-1][1].place
        if word == "capital" and told is not None and told.country in self._capitals:
            return index, self._capitals[told.country]  # of the country of which it tells
        named = (found for found in fitting if found[1].mention.kind is Kind.LITERAL)
        return next(named, fitting[0])

    def _fitting(self, index: int, word: str) -> Iterator[tuple[int, Resolution]]:
        """The places named last, the latest first, that a word can mean."""
        for line, resolution in reversed(self._last):
            place = resolution.place
            if index - line > _REACH or place is None:
                return
            if word == "there" and self._off == (index, resolution):
                continue  # "cancelled a trip to Oslo to be | there"
            literal = resolution.mention.kind is Kind.LITERAL
            if _can_mean(word, place, literal):
                yield line, resolution


def _is_called_off(words: Sequence[Token], first: int) -> bool:
    """Whether what was to be at the place whose name begins at `first` is called off by a verb
    before it: "cancelled a trip to | Oslo"."""
    before = (word.low for word in words[max(first - _CALLED_OFF, 0) : first])
    return any(governing().get(low) == "cancelled" for low in before)


_CALLED_OFF = 6  # words


def _can_mean(word: str, place: Place, literal: bool) -> bool:
    """Whether a word can mean a place, `literal` where it was named as one: "the camp", where Kalma
    camp was named, "the city", "the country", "there"."""
    if word in _SITES:
        return word in place.name.casefold().split()
    town = place.feature_class in {"P", "S"}
    if word in _COUNTRIES and not town:
        return True
    return literal and (town or word not in _TOWNS)


def _is_named(span: PlaceSpan, named: Sequence[PlaceSpan]) -> bool:
    """Whether words for a place stand in the name of one, as in "The Hague"."""
    there = (s for s in named if s.first < span.last and span.first < s.last)
    return any(s.literal for s in there)


def _is_where(span: PlaceSpan, place: Place) -> bool:
    """Whether a place's name tells where the article is: no water, and not in "a U.S. official"."""
    mention = span.resolution.mention
    country = mention.kind is Kind.DEMONYM and place.is_area
    if not (span.literal or country) or place.feature_class == "H":
        return False
    return not mention.text.endswith(".") and "-" not in mention.text


def _is_spatial(words: Sequence[Token], i: int) -> bool:
    """Whether "the city" at `i` is a phrase of its own, before which stands where: "in | the
    city"."""
    before = words[i - 1].low if i else ""
    if before not in _WHERE:
        return False
    after = words[i + 2].low if i + 2 < len(words) else ""
    return not after.isalpha() or (after in word_list("function_words") and after != "of")
