"""Persons who are where something is given to them: "presented the prize to Ann Lee in Oslo"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person

_GIVING = word_set("giving")
_TO = word_set("giving_to")


def receivers(parse: Parse, k: int, end: int) -> Iterator[Person]:
    """To whom the verb at `k` gives something, before word `end`: "presented the prize to | Ann
    Lee", "awarded | Ann Lee the prize"."""
    verb = parse.verb(k)
    if verb is None or verb.base not in _GIVING or parse.group(k).passive:
        return
    for reference in parse.references:
        if k < reference.first < end and _is_given(parse, k, reference):
            yield from run_of(parse, reference)
            return


def _is_given(parse: Parse, k: int, reference: Coreference) -> bool:
    """Whether a person is the one to whom the verb at `k` gives, by what stands before."""
    if reference.possessive or parse.has_verb(k + 1, reference.first):
        return False
    return reference.first == k + 1 or parse.line.low(reference.first - 1) in _TO
