"""Which names in a line can be the place of a station, and which preposition each hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.journeys.grammar.attachment import attachment_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import StationKind
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.places.place import Kind

INSTITUTIONS = word_set("schools_and_colleges") | word_set("workplaces")
_AT = word_set("nearest_prepositions")
_OF_HOUSES = word_set("prepositions_of_houses")
_ARTICLES = word_set("articles")
_OFINSTITUTIONS = frozenset({StationKind.STUDIED, StationKind.WORKED})


class Hanging(NamedTuple):
    """A place's name and the preposition before it, which stands at word `p`, or "-"; `house` is
    True for a name within that of a school or a clinic ("the University of Leeds")."""

    place: PlaceSpan
    p: int
    preposition: str
    house: bool

    def may_be(self, kind: StationKind) -> bool:
        """Whether the place can be such a station: nobody is born in a university's town."""
        return not self.house or kind in _OFINSTITUTIONS


def hanging(parse: Parse) -> Iterator[Hanging]:
    """The names of places in a line that can be stations, in order."""
    for place in parse.line.places:
        if place.resolution.place is None or place.first in parse.line.quoted:
            continue
        house = _first_of_house(parse, place)
        if house is None:
            hung = _hung(parse, place) if place.literal and not _possessive(parse, place) else None
            if hung is not None:
                yield hung
        elif place.resolution.place.feature_class == "P":
            yield _before_name(parse, place, house)


def _hung(parse: Parse, place: PlaceSpan) -> Hanging | None:
    """A place with what it hangs on, the nearest preposition: not "at" in "at his home in"."""
    attachment = attachment_of(parse, place)
    if attachment is None:
        return None
    preposition = attachment.preposition
    nearest = parse.line.low(place.first - 1)
    if not attachment.listed and (nearest in _AT or nearest == "of" == preposition):
        return Hanging(place, place.first - 1, nearest, False)
    if not preposition:
        return Hanging(place, place.first, "-", False)
    return Hanging(place, attachment.index, preposition, False)


def _possessive(parse: Parse, place: PlaceSpan) -> bool:
    return parse.line.low(place.last) in POSSESSIVE


def _first_of_house(parse: Parse, place: PlaceSpan) -> int | None:
    """The first word of the school's or clinic's name that a place's name stands in: "University
    of |", "| Boston University", "| Leeds General Infirmary"."""
    kind = place.resolution.mention.kind
    if kind not in {Kind.ORGANISATION, Kind.LITERAL}:
        return None
    if _after_name_of(parse, place):
        last = place.first - 2
        return _first_of_name(parse, last) if parse.line.low(last) in INSTITUTIONS else None
    house = kind is Kind.ORGANISATION and parse.line.has(INSTITUTIONS, place.last, place.last + 3)
    return place.first if house else None


def _after_name_of(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "University of |"."""
    named = place.first > 1 and parse.line.words[place.first - 2].capital
    return named and parse.line.low(place.first - 1) == "of"


def _first_of_name(parse: Parse, i: int) -> int:
    """The first word of an institution's name, which has a kind of institution at `i` or before."""
    words = parse.line.words
    while i > 0 and words[i - 1].capital and words[i].low not in INSTITUTIONS:
        i -= 1
    return i


def _before_name(parse: Parse, place: PlaceSpan, i: int) -> Hanging:
    p = i - 2 if parse.line.low(i - 1) in _ARTICLES else i - 1
    preposition = parse.line.low(p)
    if preposition not in _OF_HOUSES:
        return Hanging(place, p + 1, "-", True)
    return Hanging(place, p, preposition, True)
