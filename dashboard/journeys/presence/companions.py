"""Who else is there, by the words around a verb: those who are met, and those with whom something
is signed, opened or held."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.clauses import BREAKS, Clauses
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.sentences.spans import PlaceSpan

# How far after a place "with" may stand: "in Oslo on Friday with".
_REACH = 3


def with_others(
    clauses: Clauses, k: int, place: PlaceSpan, persons: tuple[Person, ...], meet: bool
) -> tuple[Person, ...]:
    """The persons who do what the verb at `k` says, and those who do it with them; where it is a
    verb of meeting (`meet`), those whom they meet as well."""
    found = [*persons, *(_met(clauses, k, place, persons) if meet else ())]
    for i in range(k + 1, min(place.last + _REACH, len(clauses.line.words))):
        if clauses.line.low(i) in BREAKS or (i > place.last and clauses.any_verb(i)):
            break
        if clauses.line.low(i) == "with":
            found += _after(clauses, i, persons)
    return unique(found)


def _met(
    clauses: Clauses, k: int, place: PlaceSpan, persons: tuple[Person, ...]
) -> Iterator[Person]:
    """Whom the persons meet by the verb at `k`: "met | Ann Lee in Oslo", "met in Oslo and | Ann
    Lee"."""
    for reference in clauses.references:
        themselves = reference.how == "group" and any(p in persons for p in reference.persons)
        if k < reference.first < place.first and not reference.possessive and not themselves:
            if not any(clauses.any_verb(i) for i in range(k + 1, reference.first)):
                yield from reference.persons
        elif reference.first == place.last + 1 and clauses.line.low(place.last) == "and":
            yield from reference.persons


def met_there(clauses: Clauses, place: PlaceSpan) -> tuple[Person, ...]:
    """Those who met at a place, where the words after it say so: "spoke in Oslo after meeting with
    the envoy, Ann Lee", "in Oslo following talks between the two"."""
    line, after = clauses.line, place.last
    while after in clauses.dated:
        after += 1
    if line.low(after) not in {"after", "following"}:
        return ()
    for i in range(after + 1, min(after + 8, len(line.words))):
        if line.low(i) in {"with", "between"}:
            meeting = {line.low(j) for j in range(after + 1, i)} & _MEETINGS
            return unique(_after(clauses, i, ())) if meeting else ()
    return ()


_MEETINGS = word_set("meeting_nouns")


def _after(clauses: Clauses, i: int, doers: tuple[Person, ...]) -> Iterator[Person]:
    """The persons after "with" at `i` who are not the `doers` themselves: "with the king and the
    queen", "with the head of the oil company, Ann Lee"."""
    for reference in clauses.references:
        if reference.first <= i or reference.possessive:
            continue
        gap = range(i + 1, reference.first)
        if len(gap) > 14 or any(clauses.line.low(j) in BREAKS or clauses.any_verb(j) for j in gap):
            return
        if any(person not in doers for person in reference.persons):
            aside = reference.first - i > 5 and clauses.line.low(reference.first - 1) != ","
            if not aside:
                yield from run_of(clauses, reference)
            return
