"""The places where persons have their post or live, and are no travellers: an embassy, the seat of
an organisation, the town where somebody is said to live."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import first_words_of, word_list, word_set
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person
from dashboard.journeys.people.posts import FORMS_OF_ADDRESS
from dashboard.places.place import Place

_POSTED = word_set("posted")
_SMALL = word_list("function_words")
_LIVING = word_set("living")
_WORKING = word_set("working")
_DWELLING = _LIVING | _WORKING


def posted(parse: Parse) -> None:
    """Learns from "the U.S. commander in Iraq, General Lee": whoever has a post in a country is at
    home there as well."""
    line = parse.line
    for reference in parse.references:
        place = line.at.get(reference.last + 1) if reference.roles & _POSTED else None
        known = place.resolution.place if place is not None else None
        if known is not None and line.low(reference.last) in {"in", "to"} and known.is_area:
            for person in _who_it_is(parse, reference):
                person.home.add(known.country)


def _who_it_is(parse: Parse, reference: Coreference) -> tuple[Person, ...]:
    """Whom a post means: "the head of the bank, | Ann Lee"."""
    names = (r for r in parse.references if r.first > reference.last and r.how == "name")
    named = next(names, None)
    gap = named.first - reference.last if named is not None else 0
    aside = named is not None and gap < 9 and parse.line.low(named.first - 1) == ","
    return named.persons if named is not None and aside else reference.persons


def at_seats(parse: Parse) -> None:
    """Learns from "NATO Secretary-General Ann Lee", "the U.S. envoy to the IAEA" that officials of
    organisations have their post where those sit."""
    line = parse.line
    if line.vocabulary.isdisjoint(first_words_of("seats")):
        return
    for reference in parse.references:
        if reference.how not in {"name", "role"} or not reference.roles - FORMS_OF_ADDRESS:
            continue
        after = reference.last
        after += line.low(after) in {"to", "of"}
        after += line.low(after) == "the"
        for row, end in line.rows_of("seats", reference.first - 4, reference.core):
            beside = line.lows[end : reference.core]
            roving = _ROVING & ({*beside} | reference.roles)
            if not roving and all(w.isalpha() and w not in _SMALL for w in beside):
                _seated(reference.persons, row)
        for row, _ in line.rows_of("seats", after, after + 1):
            _seated(_who_it_is(parse, reference), row)


# "The U.N. envoy", "a U.N. adviser": who is sent about by an organisation has no desk there.
_ROVING = word_set("roving")


def _seated(persons: Sequence[Person], row: dict[str, str]) -> None:
    for person in persons:
        person.posts |= set(row["towns"].split("|"))


def residences(parse: Parse) -> None:
    """Whoever is said to live in a place, or to have worked there when something befell him, is
    there as at a post."""
    for k in parse.line.numbers(_DWELLING):
        at = _place_lived_in(parse, k)
        if at is None:
            continue
        for person in subject(parse, k) or ():
            person.posts.add(at.name)
            person.home |= {at.country} if at.feature_code.startswith("PCL") else set()


def _place_lived_in(parse: Parse, k: int) -> Place | None:
    """Returns where they live of whom the verb at `k` says so, or where they worked: "lives in
    Oslo", "Oslo, where she worked"."""
    line = parse.line
    if line.low(k) in _WORKING and "where" in {line.low(k - 2), line.low(k - 3)}:
        before = line.at.get(line.lows[:k].index("where") - 1)
        if before is not None:
            return before.resolution.place
    elif line.low(k) not in _LIVING or k in line.quoted:
        return None
    named = (s for s in line.places if 0 < s.first - k <= 6 and s.literal)
    place = next(named, None)
    return place.resolution.place if place is not None else None
