"""Persons spoken of without a name: "two union workers", "a group of lawmakers", "the party"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import (
    modifiers_of_titles,
    plural_titles,
    titles,
    words_of_titles,
)
from dashboard.journeys.people.delegations import members
from dashboard.journeys.people.descriptions import (
    PEOPLE,
    PEOPLE_PLURAL,
    Phrase,
    aged,
    described,
    goes_on,
)
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.sentences.line import Line

_BODIES = word_set("bodies")
_BODIES_DESCRIBED = _BODIES - {"mission"}
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MANY = frozenset({"several", "some", "many", "other"})
_PAIRS = word_set("pairs")


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
