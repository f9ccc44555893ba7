"""Persons spoken of without a name: "two union workers", "a group of lawmakers", "the party"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from dashboard.journeys.delegations import members
from dashboard.journeys.descriptions import PEOPLE, PEOPLE_PLURAL, Phrase, aged, described, goes_on
from dashboard.journeys.lines import Line
from dashboard.journeys.names import (
    POSSESSIVE,
    Person,
    modifiers_of_titles,
    plural_titles,
    titles,
    words_of_titles,
)
from dashboard.journeys.words import word_list, word_set

_BODIES = word_set("bodies")
_BODIES_DESCRIBED = _BODIES - {"mission"}
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MANY = frozenset({"several", "some", "many", "other"})
_PAIRS = word_set("pairs")
_PREPOSITIONS = word_set("phrase_prepositions")


class Reference(NamedTuple):
    """Words that mean persons, from word `first` up to `last`: `how` is "name", "role", "pronoun",
    "group" or "unnamed" (persons spoken of for the first time without a name; `number` says how
    many, 0 where that is open).
    `persons` is empty where it is not known who is meant. `possessive` is True for "his" and "the
    queen's", `inner` inside a prepositional phrase ("with the president"); `core` is the number of
    the word at which the name itself begins, after its titles, which `roles` gives; `home` the
    countries (ISO codes) that the words of a post name."""

    first: int
    last: int
    persons: tuple[Person, ...]
    how: str
    possessive: bool
    inner: bool
    core: int
    number: int = 1
    roles: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()


def refer(
    line: Line,
    first: int,
    last: int,
    persons: tuple[Person, ...],
    how: str,
    core: int | None = None,
    number: int = 1,
    roles: frozenset[str] = frozenset(),
    possessive: bool | None = None,
) -> Reference:
    """A reference by the words from `first` up to `last`, possessive where "'s" follows."""
    core = first if core is None else core
    possessive = line.low(last) in POSSESSIVE if possessive is None else possessive
    inner = in_phrase(line, first, last)
    return Reference(first, last, persons, how, possessive, inner, core, number, roles)


def in_phrase(line: Line, first: int, last: int) -> bool:
    """Whether the words from `first` up to `last` stand inside a prepositional phrase ("with the
    president")."""
    if line.low(first) in {"he", "she", "they"}:
        return False  # "on the way to Oslo | he", for it is no "him"
    i = first - 1
    if any(time.first <= i < time.last for time in line.times):
        return False  # "on Friday | the king"
    while i >= 0 and (line.low(i) in {"and", "both"} or _named(line, i)):
        i -= 1
    low = line.low(i)
    if low in {"after", "before", "than", "as"}:
        last = _after_country(line, last)
        return not line.low(last).isalpha() or line.low(last) in _PREPOSITIONS
    return low in _PREPOSITIONS


def _after_country(line: Line, last: int) -> int:
    """The word after a name's country: "as Queen Ann of the Netherlands | drove"."""
    if line.low(last) != "of":
        return last
    k = last + 2 if line.low(last + 1) == "the" else last + 1
    return line.at[k].last if k in line.at else last


def _named(line: Line, i: int) -> bool:
    """Whether the word at `i` belongs to a name or a title, as the "of" in "Secretary of State"."""
    titled = line.low(i) == "of" and i > 0 and line.words[i - 1].capital
    return line.words[i].capital or (titled and line.words[i + 1].capital)


def phrase(line: Line, i: int) -> Phrase | None:
    """The phrase that begins at word `i`."""
    for find in _FINDERS.get(line.low(i), ()):
        if found := find(line, i):
            return found
    return None


def pair(line: Line, i: int) -> Phrase | None:
    """ "The two", "both men", "the two leaders", "the couple", but not "the women's title"."""
    low, following = line.low(i), line.low(i + 1)
    if low not in {"the", "both", "two"}:
        return None
    couple = line.low(i + 2) in {"couple", "pair", "duo"} and following.isalpha()
    last = i + (3 if following == "two" or couple else 2)
    compatriots = low == "both" and i + 1 in line.nations and following.endswith("s")
    if line.low(last - 1) not in _PAIRS and not compatriots:
        return None
    of_women = line.low(last) in POSSESSIVE and line.low(last - 1) in {"men", "women"}
    return None if of_women else Phrase("pair", last)


def body(line: Line, i: int) -> Phrase | None:
    """ "The delegation", "his team", "the band", "the six lawmakers"."""
    if (last := members(line, i)) is not None:
        return Phrase("members", last)
    if line.low(i) not in {"the", "his", "her"} or line.low(i + 1) not in _BODIES:
        return None
    return None if line.low(i + 2) == "of" else Phrase("body", i + 2)


@cache
def _unnamed_persons() -> frozenset[str]:
    return PEOPLE | PEOPLE_PLURAL | plural_titles() | words_of_titles() | _BODIES


def unnamed(line: Line, i: int) -> Phrase | None:
    """ "A student", "two union workers", "one of its journalists", "a group of lawmakers"; the
    number is 0 where the words leave it open how many they are."""
    if line.vocabulary.isdisjoint(_unnamed_persons()):
        return None
    low, j, count = line.low(i), i + 1, 1
    if low == "one" and line.low(i + 1) == "of":
        j = i + 3
    elif low in {"a", "an"}:
        described = line.low(i + 1).isalpha() and line.low(i + 2) in _BODIES_DESCRIBED
        noun = i + 2 if described else i + 1
        if line.low(noun) in _BODIES:
            j, count = noun + (2 if line.low(noun + 1) == "of" else 1), 0
            if j == noun + 1:
                return Phrase("unnamed", j, 0)
    elif low in _NUMBERS:
        count = _NUMBERS[low]
    elif low in _MANY:
        count = 0
    elif low == "their":
        count = 2
    else:
        return None
    plural = count != 1 or low == "one"
    for k in range(j, min(j + 6, len(line.words))):
        word = line.low(k)
        several = word in PEOPLE_PLURAL or word in plural_titles()
        posted = i < 2 and k > j and word in titles() and not _named_beside(line, k + 1)
        people = several if plural else word in PEOPLE or posted
        if people and not goes_on(line, k + 1):
            return Phrase("unnamed", k + 1, count)
        known = word in titles() or word in modifiers_of_titles() or k in line.nations
        plain = word.isalpha() or "-" in word
        if not known and (not plain or word in word_list("function_words")):
            return None
    return None


def _named_beside(line: Line, k: int) -> bool:
    """Whether a name follows the comma at `k`: "an official, | Ann Lee,"."""
    return line.low(k) == "," and any(word.capital for word in line.words[k + 1 : k + 2])


_FINDERS: dict[str, tuple[Callable[[Line, int], Phrase | None], ...]] = {
    **dict.fromkeys(("one", "a", "an", "their", *_NUMBERS, *_MANY), (unnamed,)),
    **dict.fromkeys(("both", "two"), (pair, unnamed)),
    **dict.fromkeys(("his", "her"), (body,)),
    "the": (pair, aged, body, described),
}
OPENINGS = frozenset(_FINDERS)
