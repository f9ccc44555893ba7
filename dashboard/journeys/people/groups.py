"""Persons spoken of without a name: "two union workers", "a group of lawmakers", "the party"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dashboard.journeys.language.tables import table, word_list, word_set
from dashboard.journeys.language.titles import (
    plural_titles,
    titles,
    words_of_posts,
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
_PAIRS = word_set("pairs")
_COUPLES = word_set("couples")
_ARTICLES = frozenset({"a", "an"})
_OWN = frozenset({"the", "his", "her"})


@cache
def _numbers() -> dict[str, int]:
    """Gives how many persons are meant after a word: two after "both", 0 where that is open."""
    return {row["word"]: int(row["persons"]) for row in table("numbers_of_persons")}


def phrase(line: Line, i: int) -> Phrase | None:
    """Finds the phrase that begins at word `i`."""
    for find in _FINDERS.get(line.low(i), ()):
        if found := find(line, i):
            return found
    return None


def pair(line: Line, i: int) -> Phrase | None:
    """Reads "both men", "the two leaders", "the couple", "both" and "the two" before what they do,
    but not "the women's title"."""
    low = line.low(i)
    if low not in {"the", "both", "two"} or (low != "both" and line.vocabulary.isdisjoint(_PAIRS)):
        return None
    if (last := _they_alone(line, i)) is not None:
        return Phrase("pair", last)
    following = line.low(i + 1)
    couple = line.low(i + 2) in _COUPLES and following.isalpha()
    last = i + (3 if following == "two" or couple else 2)
    compatriots = low == "both" and i + 1 in line.nations and following.endswith("s")
    if line.low(last - 1) not in _PAIRS and not compatriots:
        return None
    of_women = line.low(last) in POSSESSIVE and line.low(last - 1) in {"men", "women"}
    return None if of_women else Phrase("pair", last)


def _they_alone(line: Line, i: int) -> int | None:
    """The word after "the two", or "both" where it opens the sentence, before what they do: "the
    two | flew to", "Both | are expected in"."""
    last = i + 2 if line.phrase(i, i + 2) == "the two" else i + 1 if i == 0 else i
    form = line.forms[last] if i < last < len(line.forms) and line.low(i) != "two" else None
    if form is None or line.words[last].capital or (last == i + 1 and line.low(i) != "both"):
        return None
    does = form.verb is not None and form.verb.form in _DOING
    return last if does or form.finite or form.modal else None


_DOING = frozenset({"past", "base"})


def body(line: Line, i: int) -> Phrase | None:
    """Reads "the delegation", "his team", "the band", "the six lawmakers"."""
    if (last := members(line, i)) is not None:
        return Phrase("members", last)
    if line.low(i) not in _OWN or line.low(i + 1) not in _BODIES:
        return None
    return None if line.low(i + 2) == "of" else Phrase("body", i + 2)


@cache
def _unnamed_persons() -> frozenset[str]:
    return PEOPLE | PEOPLE_PLURAL | plural_titles() | words_of_titles() | _BODIES


def unnamed(line: Line, i: int) -> Phrase | None:
    """Reads "a student", "two union workers", "one of its journalists", "a group of lawmakers";
    the number is 0 where the words leave it open how many they are."""
    if line.vocabulary.isdisjoint(_unnamed_persons()):
        return None
    body = _body_of(line, i) if line.low(i) in _ARTICLES else None
    if body is not None:
        several = line.low(body + 1) == "of"
        return _persons(line, body + 2, 0, i) if several else Phrase("unnamed", body + 1, 0)
    if line.low(i) == "one":
        return _persons(line, i + 3, 1, i) if line.low(i + 1) == "of" else None
    number = _numbers().get(line.low(i))
    return None if number is None else _persons(line, i + 1, number, i)


def _body_of(line: Line, i: int) -> int | None:
    """Finds the noun that means persons together after "a", with a word between or none: "a |
    group", "a rescue | team"."""
    apart = line.low(i + 1).isalpha() and line.low(i + 2) in _BODIES_DESCRIBED
    noun = i + 2 if apart else i + 1
    return noun if line.low(noun) in _BODIES else None


def _persons(line: Line, first: int, number: int, i: int) -> Phrase | None:
    """Finds the noun for persons within six words from `first` on; `i` is where the phrase
    begins."""
    one = first == i + 1 and number == 1
    for k in range(first, min(first + 6, len(line.words))):
        found = _one_person(line, k, k > first and i < 2) if one else _many_persons(line.low(k))
        if found and not goes_on(line, k + 1):
            return Phrase("unnamed", k + 1, number)
        if not _may_stand_before_persons(line, k):
            return None
    return None


def _many_persons(low: str) -> bool:
    """Tells whether a noun means several persons."""
    return low in PEOPLE_PLURAL or low in plural_titles()


def _one_person(line: Line, k: int, opening: bool) -> bool:
    """Tells whether the noun at `k` means one person, by a post only where a description opens the
    sentence, "A union official", and no name follows."""
    post = line.low(k) in titles() and not line.words[k].capital
    posted = opening and post and not _named_beside(line, k + 1)
    return line.low(k) in PEOPLE or posted


def _may_stand_before_persons(line: Line, k: int) -> bool:
    """Tells whether the word at `k` may describe persons: "two | union workers"."""
    low = line.low(k)
    if low in words_of_posts() or k in line.nations:
        return True
    return (low.isalpha() or "-" in low) and low not in word_list("function_words")


def _named_beside(line: Line, k: int) -> bool:
    """Tells whether a name follows the comma at `k`: "an official, | Ann Lee,"."""
    return line.low(k) == "," and any(word.capital for word in line.words[k + 1 : k + 2])


_FINDERS: dict[str, tuple[Callable[[Line, int], Phrase | None], ...]] = {
    **dict.fromkeys(("one", *_numbers()), (unnamed,)),
    **dict.fromkeys(("both", "two"), (pair, unnamed)),
    **dict.fromkeys(("his", "her"), (body,)),
    "the": (pair, aged, body, described),
}
OPENINGS = frozenset(_FINDERS)
