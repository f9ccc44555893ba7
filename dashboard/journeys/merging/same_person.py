"""Which names, of several articles, are one person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from dashboard.journeys.language.tables import table, word_list, word_set
from dashboard.journeys.model import Itinerary, Station
from dashboard.journeys.people.person import generation, is_part, one_generation, parts

_PARTICLES = word_set("particles")

# Given names count as one in two spellings from this likeness on: Mohamed and Mohammed have .93,
# and two different names of one length rarely reach .6.
_ONE_NAME = 0.75


@dataclass(frozen=True, slots=True)
class Identities:
    """What a person says of names: pairs that are one person's (`same`) or not (`apart`); how
    somebody with a name is called; and names that are nobody's (`nobody`)."""

    same: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    called: Mapping[str, str] = field(default_factory=dict)
    nobody: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.same or self.apart or self.called or self.nobody)


class Travellers:
    """Groups of names, each the names of one traveller, by number. Only names that share a word
    or the consonants of a last name are compared: of a thousand names hardly any do."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()):
        self.groups: list[list[str]] = []
        self._sharing: dict[str, set[int]] = {}
        for names in groups:
            number = self.add_group()
            for name in names:
                self.add(name, number)

    def add_group(self) -> int:
        """Add an empty group and return its number."""
        self.groups.append([])
        return len(self.groups) - 1

    def add(self, name: str, number: int) -> None:
        """Add a name to a group."""
        self.groups[number].append(name)
        for key in _keys(name):
            self._sharing.setdefault(key, set()).add(number)

    def fitting(self, name: str) -> list[int]:
        """The groups, in order, in which some name can be the same person's as `name`."""
        sharing = set[int]().union(*(self._sharing.get(key, ()) for key in _keys(name)))
        return [
            number
            for number in sorted(sharing)
            if any(same_person(name, other) for other in self.groups[number])
        ]


def travellers_of(
    told: Mapping[str, Sequence[Itinerary | Station]], identities: Identities | None = None
) -> list[list[str]]:
    """The names under which the articles tell of each traveller, in order of first telling, as far
    as `identities` do not say otherwise."""
    known = identities or Identities()
    found = Travellers()
    roles: dict[str, set[str]] = {}
    for journeys in told.values():
        for journey in journeys:
            roles.setdefault(journey.traveller, set()).update(journey.roles)
    names = dict.fromkeys(i.traveller for journeys in told.values() for i in journeys)
    full = sorted(names, key=lambda n: -len(parts(n)))
    for name in full:
        fitting = [
            number
            for number in found.fitting(name)
            if not any(frozenset((name, other)) in known.apart for other in found.groups[number])
        ]
        if len(fitting) > 1:
            fitting = [
                number
                for number in fitting
                if any(roles[name] & roles[other] for other in found.groups[number])
            ]
        if len(fitting) != 1 or _apart_by_post(name, found.groups[fitting[0]], roles):
            fitting = [found.add_group()]
        found.add(name, fitting[0])
    order = {name: position for position, name in enumerate(names)}
    groups = _united(found.groups, known.same)
    return sorted(groups, key=lambda group: min(order[name] for name in group))


def _united(groups: list[list[str]], same: Iterable[frozenset[str]]) -> list[list[str]]:
    """The groups, those put together of which some names are the same."""
    for pair in same:
        joined = [group for group in groups if pair & set(group)]
        if len(joined) > 1:
            groups = [group for group in groups if group not in joined]
            groups.append([name for group in joined for name in group])
    return groups


def _keys(name: str) -> set[str]:
    """What a name shares something of with each name that can be the same person's."""
    words = parts(name)
    return {*words, f"~{_consonants(words[-1])}"} if words else set()


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
    if not first or not second:
        return False
    if not _one_generation(a, b, min(len(first), len(second))):
        return False
    if 1 in (len(first), len(second)) and _a_given_name(*sorted((first, second), key=len)):
        return False
    if is_part(first, second) or is_part(second, first):
        return True
    if len(first) == 1 or len(second) == 1:
        return False
    if not _alike_between(first[1:-1], second[1:-1]):
        return False
    if first[-1] == second[-1]:
        one, other = (_nicknames().get(words[0], words[0]) for words in (first, second))
        return SequenceMatcher(None, one, other).ratio() >= _ONE_NAME
    last = _consonants(first[-1])
    if len(last) < 2 or last != _consonants(second[-1]):
        return False  # before the whole names are compared, which takes a hundred times as long
    return SequenceMatcher(None, "".join(first), "".join(second)).ratio() >= _ONE_NAME


def _one_generation(a: str, b: str, words: int) -> bool:
    """Whether two names can be of one generation: father and son are two, but a mere surname may
    be either's."""
    first, second = generation(a), generation(b)
    return one_generation(first, second) or (words < 2 and not (first and second))


def _a_given_name(one: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name of one word is only the given name in a fuller one, as many people have it:
    "Karl" in "Karl Roth"."""
    known = word_list("female_names") | word_list("male_names")
    return len(full) > 1 and one[0] in known and one[0] != full[-1]


def _alike_between(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether what stands between given name and surname can be one person's: "Ali A." and "Ali
    Ahmed", but not "George W." and "George H. W."; who leaves it out may be either."""
    words = [[w for w in between if w not in _PARTICLES] for between in (first, second)]
    if not all(words):
        return True
    one, other = sorted((words[0][0], words[1][0]), key=len)
    if len(one) == 1:
        return other.startswith(one)
    return SequenceMatcher(None, one, other).ratio() >= _ONE_NAME


@cache
def _nicknames() -> dict[str, str]:
    """Given names by the short forms that stand for them: "bill" for "william"."""
    return {short: row["name"] for row in table("nicknames") for short in row["short"].split()}


def _consonants(name: str) -> str:
    """A name without vowels and doubled letters, which are what spellings of one name differ in:
    Sayed and Sayyid, Petrenko and Petrenka."""
    bare = [c for c in name if c not in "aeiouy'"]
    return "".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1])
