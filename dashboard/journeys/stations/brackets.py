"""Births and deaths in brackets after a name, as encyclopedias have them: "(3 May 1811, Ulm – 9
June 1880, Basel)", "(born 3 May 1950 in Ludlow)"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import StationKind
from dashboard.journeys.stations.found import Found

_CHANCE = 0.95
_BORN = word_set("born_in_brackets")
_DIED = word_set("died_in_brackets")
_HALVES = word_set("between_halves")
_LONGEST = 40


def in_brackets(index: int, parse: Parse) -> Iterator[Found]:
    """What stands in brackets after the names of a line."""
    line = parse.line
    for reference in parse.references:
        if reference.how != "name" or line.low(reference.last) != "(":
            continue
        first = reference.last + 1
        reach = range(first, min(first + _LONGEST, len(line.words)))
        closing = next((i for i in reach if line.low(i) == ")"), None)
        if closing is None:
            continue
        inside = dict.fromkeys(line.at[i] for i in range(first, closing) if i in line.at)
        for place in inside:
            kind = _kind(parse, first, place.first, closing) if place.literal else None
            if kind is not None:
                opens = [i + 1 for i in range(first, place.first) if line.low(i) in _HALVES | {";"}]
                words = (max((first, *opens)), place.last, place.first)
                yield Found(reference.persons, place, kind, index, *words, _CHANCE)


def _kind(parse: Parse, first: int, at: int, closing: int) -> StationKind | None:
    """What a place at word `at` is, by the half of the bracket that it stands in."""
    line = parse.line
    said: StationKind | None = None
    for i in range(at - 1, first - 1, -1):
        if line.low(i) in _BORN:
            said = StationKind.BORN
        elif line.low(i) in _DIED:
            said = StationKind.DIED
        if said is not None:
            return said
    dashes = [i for i in range(first, closing) if line.low(i) in _HALVES]
    years = [i for i in range(first, closing) if _is_year(line.low(i))]
    if len(dashes) != 1 or len(years) != 2 or not years[0] < dashes[0] < years[1]:
        return None
    return StationKind.BORN if at < dashes[0] else StationKind.DIED


def _is_year(low: str) -> bool:
    return low.isdigit() and len(low) == 4
