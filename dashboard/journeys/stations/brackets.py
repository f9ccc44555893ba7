"""Births and deaths in brackets after a name, as encyclopedias have them: "(3 May 1811, Ulm – 9
June 1880, Basel)", "(born 3 May 1950 in Ludlow)"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import StationKind
from dashboard.journeys.stations.found import Found

_CHANCE = 0.95
_SAYS = {
    **dict.fromkeys(word_set("died_in_brackets"), StationKind.DIED),
    **dict.fromkeys(word_set("born_in_brackets"), StationKind.BORN),
}
_HALVES = word_set("between_halves")
_PARTING = _HALVES | {";"}
_LONGEST = 40


def in_brackets(index: int, parse: Parse) -> Iterator[Found]:
    """What stands in brackets after the names of a line."""
    line = parse.line
    for reference in parse.references:
        first = reference.last + 1
        closing = _closing(parse, first) if reference.is_name else None
        if closing is None:
            continue
        for place in dict.fromkeys(line.at[i] for i in range(first, closing) if i in line.at):
            kind = _kind(parse, first, place.first, closing) if place.literal else None
            if kind is not None:
                words = (_half(parse, first, place.first), place.last, place.first)
                yield Found(reference.persons, place, kind, index, *words, _CHANCE)


def _closing(parse: Parse, first: int) -> int | None:
    """The end of the bracket that opens right before word `first`; None where none does."""
    if parse.line.low(first - 1) != "(":
        return None
    return parse.line.first_of({")"}, first, first + _LONGEST)


def _half(parse: Parse, first: int, at: int) -> int:
    """The first word of the half of a bracket that word `at` stands in."""
    before = range(at - 1, first - 1, -1)
    return next((i + 1 for i in before if parse.line.low(i) in _PARTING), first)


def _kind(parse: Parse, first: int, at: int, closing: int) -> StationKind | None:
    """What a place at word `at` is, by the half of the bracket that it stands in."""
    said = (_SAYS.get(parse.line.low(i)) for i in range(at - 1, first - 1, -1))
    if (kind := next(filter(None, said), None)) is not None:
        return kind
    dash = _dash_between_years(parse, first, closing)
    if dash is None:
        return None
    return StationKind.BORN if at < dash else StationKind.DIED


def _dash_between_years(parse: Parse, first: int, closing: int) -> int | None:
    """The one dash of a bracket with two years, where it stands between them."""
    inside = range(first, closing)
    dashes = [i for i in inside if parse.line.low(i) in _HALVES]
    years = [i for i in inside if _is_year(parse.line.low(i))]
    if len(dashes) != 1 or len(years) != 2:
        return None
    return dashes[0] if years[0] < dashes[0] < years[1] else None


def _is_year(low: str) -> bool:
    return low.isdigit() and len(low) == 4
