"""Which names in a line can be the place of a station, and which preposition each hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.journeys.grammar.attachment import attachment_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import StationKind
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.places.place import Kind

INSTITUTIONS = word_set("schools_and_colleges") | word_set("workplaces")
_AT = frozenset({"in", "at", "near", "on"})
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
        if house is not None and place.resolution.place.feature_class == "P":
            yield _before_name(parse, place, house)
        elif house is None and place.literal and not _possessive(parse, place):
            attachment = attachment_of(parse, place)
            if attachment is None:
                continue
            preposition = attachment.preposition or "-"
            p = attachment.index if attachment.preposition else place.first
            nearest = parse.line.low(place.first - 1)
            if not attachment.listed and (nearest in _AT or nearest == "of" == preposition):
                p, preposition = place.first - 1, nearest  # not "at" in "at his home in"
            yield Hanging(place, p, preposition, False)


def _possessive(parse: Parse, place: PlaceSpan) -> bool:
    return parse.line.low(place.last) in {"'s", "'"}


def _first_of_house(parse: Parse, place: PlaceSpan) -> int | None:
    """The first word of the school's or clinic's name that a place's name stands in: "University
    of |", "| Boston University", "| Leeds General Infirmary"."""
    line, words = parse.line, parse.line.words
    if place.resolution.mention.kind not in {Kind.ORGANISATION, Kind.LITERAL}:
        return None
    if line.low(place.first - 1) == "of" and place.first > 1 and words[place.first - 2].capital:
        i = place.first - 2
        while i > 0 and words[i - 1].capital and line.low(i) not in INSTITUTIONS:
            i -= 1
        return i if line.low(place.first - 2) in INSTITUTIONS else None
    if place.resolution.mention.kind is Kind.ORGANISATION:
        after = [line.low(i) for i in range(place.last, min(place.last + 4, len(words)))]
        return place.first if not INSTITUTIONS.isdisjoint(after[:3]) else None
    return None


def _before_name(parse: Parse, place: PlaceSpan, i: int) -> Hanging:
    line, p = parse.line, i - 1
    p -= line.low(p) in _ARTICLES
    preposition = line.low(p)
    known = preposition in {"at", "in", "from", "of", "with"}
    return Hanging(place, p if known else p + 1, preposition if known else "-", True)
