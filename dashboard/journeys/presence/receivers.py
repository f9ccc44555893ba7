"""Persons who are where something is given to them: "presented the prize to Ann Lee in Oslo"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.person import Person

_GIVING = word_set("giving")


def receivers(parse: Parse, k: int, end: int) -> Iterator[Person]:
    """To whom the verb at `k` gives something, before word `end`: "presented the prize to | Ann
    Lee", "awarded | Ann Lee the prize"."""
    verb, line = parse.verb(k), parse.line
    if verb is None or verb.base not in _GIVING or parse.group(k).passive:
        return
    for reference in parse.references:
        if k < reference.first < end and not reference.possessive:
            direct = reference.first == k + 1 or line.low(reference.first - 1) in {
                "to",
                "on",
                "upon",
            }
            if direct and not any(parse.any_verb(i) for i in range(k + 1, reference.first)):
                yield from run_of(parse, reference)
                return
