"""Who is one traveller in all articles of an archive, by names alone.

Over many years two people have one name. So a full name is joined only with the same words in the
same generation ("Ban Ki-moon", "Ban Ki Moon"; not "John Doe" and "John Doe Jr."), and a surname
alone only with the one full name of the month that ends in it; what cannot be told apart stays
apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple

from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.people.person import generation, parts


class Telling(NamedTuple):
    """That articles published in a month (its first day, or None) tell of a traveller by a name;
    `is_group` for a group, a crew or a ship, `roles` the words of his posts there."""

    name: str
    month: date | None
    is_group: bool = False
    roles: frozenset[str] = frozenset()


def persons(tellings: Iterable[Telling]) -> dict[tuple[str, date | None], int]:
    """The number of the traveller that is meant by each name in each month, from 0 in the order of
    the names."""
    found = sorted(tellings, key=lambda telling: (telling.name, telling.month or date.min))
    full: _Full = defaultdict(dict)
    for telling in found:
        words = parts(telling.name)
        if len(words) > 1 and not telling.is_group:
            for word in {words[0], words[-1]}:
                known = full[telling.month, word].setdefault(_named(telling.name), telling)
                roles = known.roles | telling.roles
                full[telling.month, word][_named(telling.name)] = known._replace(roles=roles)
    numbers: dict[Hashable, int] = {}
    return {
        (telling.name, telling.month): numbers.setdefault(_who(telling, full), len(numbers))
        for telling in found
    }


_Full = defaultdict[tuple[date | None, str], dict[Hashable, Telling]]


def _who(telling: Telling, full: _Full) -> Hashable:
    """What a traveller is known by in the whole archive."""
    words = parts(telling.name)
    if telling.is_group or not words:
        return telling.name, telling.month
    if len(words) > 1:
        return _named(telling.name)
    fitting = [
        name
        for name, other in full.get((telling.month, words[0]), {}).items()
        if same_person(telling.name, other.name)
        and (not (other.roles and telling.roles) or other.roles & telling.roles)
    ]
    return fitting[0] if len(fitting) == 1 else (telling.name, telling.month)


def _named(name: str) -> Hashable:
    return tuple(parts(name)), generation(name)
