"""Persons called by what they are, not by name: "the 24-year-old", "the Belgian cellist", "the
Olympic finalist", "the Jamaican"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import modifiers_of_titles, titles
from dashboard.journeys.language.verbs import verb_forms
from dashboard.journeys.sentences.line import Line

PEOPLE = word_set("people_nouns")
PEOPLE_PLURAL = frozenset(
    word[:-2] + "en" if word.endswith("man") else word + "s" for word in PEOPLE
) | word_set("people_plurals")
_CALLINGS = word_set("callings")
_EPITHETS = word_set("epithets")


class Phrase(NamedTuple):
    """Words that mean persons without naming them, up to word `last`: `kind` is "pair", "aged",
    "body", "described" or "unnamed", the names of the functions that find them."""

    kind: str
    last: int
    number: int = 1


def aged(line: Line, i: int) -> Phrase | None:
    """Reads "the 24-year-old", "the 24-year-old singer", where no name follows."""
    if line.low(i) != "the" or not line.low(i + 1).endswith("-year-old"):
        return None
    first = i + 3 if i + 2 in line.nations else i + 2
    last = _described_to(line, first) or first
    if last < len(line.words) and line.words[last].capital:
        return None
    return Phrase("aged", last)


def _described_to(line: Line, first: int) -> int | None:
    """The word after the noun for a person that ends the description from word `first` on:
    "former union lawyer |", "Academy Award nominee |"; None where there is none within five
    words."""
    for k in range(first, min(first + 5, len(line.words))):
        low = line.low(k)
        noun = is_person_noun(low) or (low in titles() and _only_adjectives(line, first, k))
        if noun and not line.words[k].capital and not goes_on(line, k + 1):
            return k + 1
        if not low.replace("-", "").isalpha() or low in _small_words():
            return None
        if k in line.at and not line.words[k].capital:
            return None
    return None


def _only_adjectives(line: Line, first: int, last: int) -> bool:
    """Whether the words before a post describe its holder ("the ousted leader") and name no other
    post ("the company leader")."""
    words = (k for k in range(first, last) if k not in line.nations)
    return all(
        low in modifiers_of_titles() or low.endswith(("ed", "ing", "-time")) or "-" in low
        for low in map(line.low, words)
    )


@cache
def _small_words() -> frozenset[str]:
    return word_list("function_words") - modifiers_of_titles() - _ORDINALS


_ORDINALS = word_set("ordinals")


@lru_cache(maxsize=20_000)
def is_person_noun(low: str) -> bool:
    """Whether a noun means one person by what he is or does: "cellist", "shipowner"."""
    if low in PEOPLE or low in _CALLINGS or low in _EPITHETS:
        return True
    return low.endswith(_ENDINGS) and low not in _NO_PERSONS and len(low) > 6


_ENDINGS = tuple(sorted(word_set("person_endings")))
_NO_PERSONS = word_set("no_persons")


def described(line: Line, i: int) -> Phrase | None:
    """Reads "the Belgian cellist", "the former altar boy", "the Jamaican", where no name follows:
    somebody told of by what he does or is."""
    if line.low(i) != "the":
        return None
    last = _described_to(line, i + 1)
    if last is None:
        return _by_nation(line, i)
    beside = line.low(last) == "," and any(w.capital for w in line.words[last + 1 : last + 2])
    capital = last < len(line.words) and line.words[last].capital
    return None if beside or capital or line.low(last) == "of" else Phrase("described", last)


def _by_nation(line: Line, i: int) -> Phrase | None:
    """Reads "the Jamaican", where a verb follows in the form for one person, not "the Russian
    garrison"; "the French" are many."""
    low, following = line.low(i + 1), line.low(i + 2)
    if i + 1 not in line.nations or low.endswith(_OF_MANY):
        return None
    verb = verb_forms().get(following)
    acts = verb is not None and verb.form in {"s", "past"}
    verbal = following in _HELPING or acts or following.endswith("ed")
    return Phrase("described", i + 2) if verbal else None


_OF_MANY = tuple(sorted(word_set("endings_of_peoples")))
_HELPING = word_set("after_one_person")


def goes_on(line: Line, k: int) -> bool:
    """Whether the noun before `k` only describes the next: "student protests", "an officer, X"."""
    low = line.low(k)
    if k < len(line.words) and line.words[k].capital:
        return True
    verb = verb_forms().get(low)
    if verb is not None and verb.form == "s" and not verb.homely:
        return False  # "the Japanese diplomat | heads to Oslo"
    return low in PEOPLE_PLURAL or low in PEOPLE or low in titles()
