"""Which names, of several articles, are one person's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from dashboard.journeys.model import Itinerary
from dashboard.journeys.people.person import is_part, parts

# Given names count as one in two spellings from this likeness on: Mohamed and Mohammed have .93,
# and two different names of one length rarely reach .6.
_ONE_NAME = 0.75


def travellers_of(told: Mapping[str, Sequence[Itinerary]]) -> list[list[str]]:
    """The names under which the articles tell of each traveller, in order of first telling."""
    groups: list[list[str]] = []
    roles: dict[str, set[str]] = {}
    for journeys in told.values():
        for journey in journeys:
            roles.setdefault(journey.traveller, set()).update(journey.roles)
    names = dict.fromkeys(i.traveller for journeys in told.values() for i in journeys)
    full = sorted(names, key=lambda n: -len(parts(n)))
    for name in full:
        fitting = [g for g in groups if any(same_person(name, other) for other in g)]
        if len(fitting) > 1:
            fitting = [g for g in fitting if any(roles[name] & roles[other] for other in g)]
        if len(fitting) == 1 and not _apart_by_post(name, fitting[0], roles):
            fitting[0].append(name)
        else:
            groups.append([name])
    order = list(names)
    return sorted(groups, key=lambda g: min(order.index(n) for n in g))


def _apart_by_post(name: str, group: Sequence[str], roles: Mapping[str, set[str]]) -> bool:
    """Whether a mere surname and a full name have posts that have nothing in common."""
    if len(parts(name)) > 1:
        return False
    known = set[str]().union(*(roles[other] for other in group))
    return bool(roles[name] and known and not roles[name] & known)


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: the same words ("Ban Ki-moon", "Ban Ki Moon"), a part
    of them, or the same last name with a given name spelled in two ways."""
    first, second = parts(a), parts(b)
    if is_part(first, second) or is_part(second, first):
        return True
    if len(first) == 1 or len(second) == 1:
        return False
    if first[-1] == second[-1]:
        return SequenceMatcher(None, first[0], second[0]).ratio() >= _ONE_NAME
    last = _consonants(first[-1])
    whole = SequenceMatcher(None, "".join(first), "".join(second)).ratio()
    return len(last) > 1 and last == _consonants(second[-1]) and whole >= _ONE_NAME


def _consonants(name: str) -> str:
    """A name without vowels and doubled letters, which are what spellings of one name differ in:
    Sayed and Sayyid, Petrenko and Petrenka."""
    bare = [c for c in name if c not in "aeiouy'"]
    return "".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1])
