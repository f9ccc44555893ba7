"""Who else is there, by the words around a verb: those who are met, and those with whom something
is signed, opened or held."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.coordination import listed_from, run_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.sentences.spans import PlaceSpan

# How far after a place "with" may stand: "in Oslo on Friday with".
_REACH = 3


def with_others(
    parse: Parse, k: int, place: PlaceSpan, persons: tuple[Person, ...], meet: bool
) -> tuple[Person, ...]:
    """The persons who do what the verb at `k` says, and those who do it with them; where it is a
    verb of meeting (`meet`), those whom they meet as well."""
    found = [*persons, *(_met(parse, k, place, persons) if meet else ())]
    for i in range(k + 1, min(place.last + _REACH, len(parse.line.words))):
        if parse.line.low(i) in BREAKS or (i > place.last and parse.any_verb(i)):
            break
        if parse.line.low(i) == "with":
            found += _after(parse, i, persons)
    return unique(found)


def _met(parse: Parse, k: int, place: PlaceSpan, persons: tuple[Person, ...]) -> Iterator[Person]:
    """Whom the persons meet by the verb at `k`: "met | Ann Lee in Oslo", "met in Oslo and | Ann
    Lee"."""
    for reference in parse.references:
        themselves = reference.how == "group" and any(p in persons for p in reference.persons)
        if k < reference.first < place.first and not reference.possessive and not themselves:
            if not any(parse.any_verb(i) for i in range(k + 1, reference.first)):
                yield from reference.persons
        elif reference.first == place.last + 1 and parse.line.low(place.last) == "and":
            yield from reference.persons


def travelling_with(
    parse: Parse, k: int, place: PlaceSpan, persons: tuple[Person, ...]
) -> Iterator[Person]:
    """Those with whom the `persons` go where the verb at `k` says: "flew to Oslo with | her husband
    Karl", "travelled with | Ann Lee to"; not "arrived for talks with"."""
    for i in range(k + 1, min(place.last + _DAYS, len(parse.line.words))):
        if parse.line.low(i) in BREAKS or (i > place.last and parse.any_verb(i)):
            return
        beside = i - 1 in {k, place.last - 1} or i - 1 in parse.dated
        beside = beside or parse.line.low(i - 1) in _TOGETHER
        if parse.line.low(i) == "with" and beside:
            named = next((r for r in parse.references if r.first > i and not r.possessive), None)
            own = named is not None and all(
                parse.line.low(j) in _OF_COMPANIONS for j in range(i + 1, named.first)
            )
            if named is not None and own and named.how in {"name", "role"}:
                run = listed_from(parse, named)
                if parse.line.low(run[-1].last) in _AFTER_COMPANIONS:
                    yield from (p for r in run for p in r.persons if p not in persons)
            return


_DAYS = 6  # words after the place within which "with" may stand: "in Oslo on Monday with"
_TOGETHER = frozenset({"along", "together"})
_AFTER_COMPANIONS = word_set("after_companions")
_OF_COMPANIONS = frozenset({"her", "his", "their", "the", ","})


def met_there(parse: Parse, place: PlaceSpan) -> tuple[Person, ...]:
    """Those who met at a place, where the words after it say so: "spoke in Oslo after meeting with
    the envoy, Ann Lee", "in Oslo following talks between the two"."""
    line, after = parse.line, place.last
    while after in parse.dated:
        after += 1
    if line.low(after) not in {"after", "following"}:
        return ()
    for i in range(after + 1, min(after + 8, len(line.words))):
        if line.low(i) in {"with", "between"}:
            meeting = {line.low(j) for j in range(after + 1, i)} & _MEETINGS
            return unique(_after(parse, i, ())) if meeting else ()
    return ()


_MEETINGS = word_set("meeting_nouns")


def _after(parse: Parse, i: int, doers: tuple[Person, ...]) -> Iterator[Person]:
    """The persons after "with" at `i` who are not the `doers` themselves: "with the king and the
    queen", "with the head of the oil company, Ann Lee"."""
    for reference in parse.references:
        if reference.first <= i or reference.possessive:
            continue
        gap = range(i + 1, reference.first)
        if len(gap) > 14 or any(parse.line.low(j) in BREAKS or parse.any_verb(j) for j in gap):
            return
        if any(person not in doers for person in reference.persons):
            aside = reference.first - i > 5 and parse.line.low(reference.first - 1) != ","
            if not aside:
                yield from run_of(parse, reference)
            return
