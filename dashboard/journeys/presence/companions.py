"""Who else is there, by the words around a verb: those who are met, and those with whom something
is signed, opened or held."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.grammar.coordination import listed_from, run_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference
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
    for i in _to_go_on(parse, k, place, _REACH):
        if parse.line.low(i) == "with":
            found += _after(parse, i, persons)
    return unique(found)


def _to_go_on(parse: Parse, k: int, place: PlaceSpan, reach: int) -> Iterator[int]:
    """The words after the verb at `k` up to `reach` words behind a place, as far as the clause
    goes on."""
    for i in range(k + 1, min(place.last + reach, len(parse.line.words))):
        if parse.line.low(i) in BREAKS or (i > place.last and parse.any_verb(i)):
            return
        yield i


def _met(parse: Parse, k: int, place: PlaceSpan, persons: tuple[Person, ...]) -> Iterator[Person]:
    """Whom the persons meet by the verb at `k`: "met | Ann Lee in Oslo", "met in Oslo and | Ann
    Lee"."""
    for reference in parse.references:
        if k < reference.first < place.first and _are_others(reference, persons):
            if not parse.has_verb(k + 1, reference.first):
                yield from reference.persons
        elif reference.first == place.last + 1 and parse.line.low(place.last) == "and":
            yield from reference.persons


def _are_others(reference: Coreference, persons: tuple[Person, ...]) -> bool:
    """Whether a reference can mean whom some persons meet: not themselves, as a group."""
    themselves = reference.how == "group" and not {*persons}.isdisjoint(reference.persons)
    return not reference.possessive and not themselves


def travelling_with(
    parse: Parse, k: int, place: PlaceSpan, persons: tuple[Person, ...]
) -> Iterator[Person]:
    """Those with whom the `persons` go where the verb at `k` says: "flew to Oslo with | her husband
    Karl", "travelled with | Ann Lee to"; not "arrived for talks with"."""
    words = (i for i in _to_go_on(parse, k, place, _DAYS) if parse.line.low(i) == "with")
    i = next((i for i in words if _is_along(parse, i, k, place)), None)
    if i is not None:
        yield from (p for p in _companions(parse, i) if p not in persons)


def _is_along(parse: Parse, i: int, k: int, place: PlaceSpan) -> bool:
    """Whether the "with" at `i` is of the verb at `k`, not of a noun: right after it, after the
    place or a day, or in "along with"."""
    before = i - 1
    if before in {k, place.last - 1} or before in parse.dated:
        return True
    return parse.line.low(before) in _TOGETHER


def _companions(parse: Parse, i: int) -> Iterator[Person]:
    """Those named after the "with" at `i`, where nothing goes on from them: "with her husband
    Karl"."""
    named = next((r for r in parse.references if r.first > i and not r.possessive), None)
    if named is None or named.how not in {"name", "role"}:
        return
    if not _OF_COMPANIONS.issuperset(parse.line.lows[i + 1 : named.first]):
        return
    run = listed_from(parse, named)
    if parse.line.low(run[-1].last) in _AFTER_COMPANIONS:
        yield from (person for each in run for person in each.persons)


_DAYS = 6  # words after the place within which "with" may stand: "in Oslo on Monday with"
_TOGETHER = word_set("along_with")
_AFTER_COMPANIONS = word_set("after_companions")
_OF_COMPANIONS = word_set("of_companions")


def met_there(parse: Parse, place: PlaceSpan) -> tuple[Person, ...]:
    """Those who met at a place, where the words after it say so: "spoke in Oslo after meeting with
    the envoy, Ann Lee", "in Oslo following talks between the two"."""
    line, after = parse.line, parse.after_times(place.last)
    if line.low(after) not in _AFTER_DOING:
        return ()
    i = line.first_of(_MET_WITH, after + 1, after + 8)
    if i is None or not line.has(_MEETINGS, after + 1, i):
        return ()
    return unique(_after(parse, i, ()))


_MEETINGS = word_set("meeting_nouns")
_AFTER_DOING = word_set("after_doing")
_MET_WITH = word_set("met_with")


def _after(parse: Parse, i: int, doers: tuple[Person, ...]) -> Iterator[Person]:
    """The persons after "with" at `i` who are not the `doers` themselves: "with the king and the
    queen", "with the head of the oil company, Ann Lee"."""
    for reference in parse.references:
        if reference.first <= i or reference.possessive:
            continue
        if _is_far(parse, i, reference):
            return
        if not {*doers}.issuperset(reference.persons):
            if not _is_aside(parse, i, reference):
                yield from run_of(parse, reference)
            return


def _is_far(parse: Parse, i: int, reference: Coreference) -> bool:
    """Whether another clause, or too much, stands between the "with" at `i` and a reference."""
    first = reference.first
    if first - i > 15 or parse.has_verb(i + 1, first):
        return True
    return parse.line.has(BREAKS, i + 1, first)


def _is_aside(parse: Parse, i: int, reference: Coreference) -> bool:
    """Whether a reference is too far behind "with" for any but one in apposition."""
    return reference.first - i > 5 and parse.line.low(reference.first - 1) != ","
