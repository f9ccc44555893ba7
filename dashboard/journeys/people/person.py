"""Somebody named, and comparing the words of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.language.tokens import plain
from dashboard.places.place import Place

_DELEGATION = "delegation"


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named, equal only to himself: `parts` are the name's words made plain; `home` the
    countries (ISO codes) and `posts` the names of places that the person's titles belong to,
    `seats` those of them that are provinces or counties;
    `roles` the words of the titles; `gender` "f", "m" or ""; `tried` is True for somebody on whom a
    court has ruled, `thwarted` for one who was refused or turned back; `likely` the country of
    which the text mostly tells, "" where his own is known; `group` is True for several who travel
    together under no name of a person: "41 survivors"; `relative` for one who is first named as a
    relative of somebody's."""

    name: str
    parts: tuple[str, ...]
    home: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    seats: list[Place] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    gender: str = ""
    dead: bool = False
    tried: bool = False
    thwarted: bool = False
    likely: str = ""
    group: bool = False
    relative: bool = False

    @property
    def is_anywhere(self) -> bool:
        """Whether it is a group that may as well be at home where something is told of it; a
        delegation never is."""
        return self.group and _DELEGATION not in self.name

    @property
    def generation(self) -> str:
        """The generation that the name's suffix gives, else ""."""
        return generation(self.name)


def unique(persons: Iterable[Person]) -> tuple[Person, ...]:
    """Each person once, in order."""
    return tuple(dict.fromkeys(persons))


_NO_PARTS = word_set("no_parts_of_names")
_GENERATIONS = {row["word"]: row["generation"] for row in table("generations")}
# What stands after a name and keeps father and son apart: "Jr.", "III".
SUFFIXES = frozenset(_GENERATIONS)


@lru_cache(maxsize=20_000)
def parts(text: str) -> tuple[str, ...]:
    """A name's words for comparing: "Ban Ki-moon" and "Ban Ki Moon" have the same."""
    words = plain(text).replace("-", " ").replace(".", " ").split()
    if len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return tuple(w for w in words if w not in _NO_PARTS) or tuple(words)


def generation(text: str) -> str:
    """The generation that a name's suffix gives, "" where it has none: "junior" for "Ann Lee
    Jr."."""
    words = text.split()
    return _GENERATIONS.get(words[-1].lower(), "") if len(words) > 1 else ""


def is_part(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of a name stand in another in the same order: "Ban" in "Ban Ki Moon",
    "George Bush" in "George W. Bush"."""
    if len(whole) > len(some) > 2 and len(some[1]) == 1 and not whole[1].startswith(some[1]):
        return False  # "George W. Bush" is not "George H. W. Bush"
    rest = iter(whole)
    return all(part in rest for part in some)


def one_generation(first: str, second: str) -> bool:
    """Whether two full names with these generations can be one person's: a number may be left out
    ("Abdullah II", "William Gates III"), "Jr." and "Sr." may not."""
    return first == second or (not (first and second) and (first or second) not in _WORDS)


_WORDS = frozenset({"junior", "senior"})
