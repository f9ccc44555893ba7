"""Persons who are where something is given to them: "presented the prize to Ann Lee in Oslo"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.clauses import Clauses
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.person import Person

_GIVING = word_set("giving")


def receivers(clauses: Clauses, k: int, end: int) -> Iterator[Person]:
    """To whom the verb at `k` gives something, before word `end`: "presented the prize to | Ann
    Lee", "awarded | Ann Lee the prize"."""
    verb, line = clauses.verb(k), clauses.line
    if verb is None or verb.base not in _GIVING or clauses.group(k).passive:
        return
    for reference in clauses.references:
        if k < reference.first < end and not reference.possessive:
            direct = reference.first == k + 1 or line.low(reference.first - 1) in {
                "to",
                "on",
                "upon",
            }
            if direct and not any(clauses.any_verb(i) for i in range(k + 1, reference.first)):
                yield from run_of(clauses, reference)
                return
