"""Who is one traveller in all articles of an archive, by names alone.

Over many years two people have one name. So a full name is joined only with the same words in the
same generation ("Ban Ki-moon", "Ban Ki Moon"; not "John Doe" and "John Doe Jr."), and a surname
alone only with the one full name of the month that ends in it; what cannot be told apart stays
apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from dashboard.journeys.merging.same_person import Identities, same_person
from dashboard.journeys.people.person import generation, parts


class Telling(NamedTuple):
    """That articles published in a month (its first day, or None) tell of a traveller by a name;
    `is_group` for a group, a crew or a ship, `roles` the words of his posts there."""

    name: str
    month: date | None
    is_group: bool = False
    roles: frozenset[str] = frozenset()


def persons(
    tellings: Iterable[Telling], said: Identities | None = None
) -> dict[tuple[str, date | None], int]:
    """The number of the traveller that is meant by each name in each month, from 0 in the order of
    the names. What a reader has `said` of names outranks the rules: a name that is nobody's has no
    number."""
    said = said or Identities()
    found = sorted(
        (telling for telling in tellings if telling.name not in said.nobody),
        key=lambda telling: (telling.name, telling.month or date.min),
    )
    full: _Full = defaultdict(dict)
    for telling in found:
        words = parts(telling.name)
        if len(words) > 1 and not telling.is_group:
            for word in {words[0], words[-1]}:
                known = full[telling.month, word].setdefault(_named(telling.name), telling)
                roles = known.roles | telling.roles
                full[telling.month, word][_named(telling.name)] = known._replace(roles=roles)
    who = {(one.name, one.month): _who(one, full, said.apart) for one in found}
    one_of = _joined(who, said.same)
    numbers: dict[Hashable, int] = {}
    return {at: numbers.setdefault(one_of.get(one, one), len(numbers)) for at, one in who.items()}


def _joined(
    who: Mapping[tuple[str, date | None], Hashable], same: Iterable[frozenset[str]]
) -> dict[Hashable, Hashable]:
    """Of travellers whose names a reader has said to be one person's, one for all."""
    of_name: dict[str, set[Hashable]] = defaultdict(set)
    wanted = {name for pair in same for name in pair}
    for (name, _), one in who.items():
        if name in wanted:
            of_name[name].add(one)
    found: dict[Hashable, Hashable] = {}
    for pair in sorted(map(sorted, same)):
        together = {found.get(one, one) for name in pair for one in of_name[name]}
        if len(together) < 2:
            continue
        first = min(together, key=repr)
        found |= {one: first for one, other in found.items() if other in together}
        found |= dict.fromkeys(together, first)
    return found


_Full = defaultdict[tuple[date | None, str], dict[Hashable, Telling]]


def _who(telling: Telling, full: _Full, apart: frozenset[frozenset[str]]) -> Hashable:
    """What a traveller is known by in the whole archive; `apart` are pairs of names that are two
    persons'."""
    words = parts(telling.name)
    if telling.is_group or not words:
        return telling.name, telling.month
    if len(words) > 1:
        # Of two spellings that are two persons', each is one by itself.
        is_apart = any(telling.name in pair and len(set(map(_named, pair))) == 1 for pair in apart)
        return (*_named(telling.name), telling.name) if is_apart else _named(telling.name)
    fitting = [
        name
        for name, other in full.get((telling.month, words[0]), {}).items()
        if same_person(telling.name, other.name)
        and frozenset((telling.name, other.name)) not in apart
        and (not (other.roles and telling.roles) or other.roles & telling.roles)
    ]
    return fitting[0] if len(fitting) == 1 else (telling.name, telling.month)


def _named(name: str) -> tuple[Hashable, ...]:
    return tuple(parts(name)), generation(name)
