"""Persons spoken of without a name: "two union workers", "a group of lawmakers", "the delegation";
and whom the next sentences name as them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

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

_PEOPLE = word_set("people_nouns")
_PEOPLE_PLURAL = frozenset(
    word[:-2] + "en" if word.endswith("man") else word + "s" for word in _PEOPLE
) | {"men", "women", "people", "siblings"}
_OFFICES = word_set("offices")
_CALLINGS = word_set("callings")
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
    the word at which the name itself begins, after its titles, which `roles` gives."""

    first: int
    last: int
    persons: tuple[Person, ...]
    how: str
    possessive: bool
    inner: bool
    core: int
    number: int = 1
    roles: frozenset[str] = frozenset()


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
    i = first - 1
    while i >= 0 and (line.low(i) in {"and", "both"} or _named(line, i)):
        i -= 1
    low = line.low(i)
    if low in {"after", "before", "than", "as"}:
        return not line.low(last).isalpha() or line.low(last) in _PREPOSITIONS
    return low in _PREPOSITIONS


def _named(line: Line, i: int) -> bool:
    """Whether the word at `i` belongs to a name or a title, as the "of" in "Secretary of State"."""
    titled = line.low(i) == "of" and i > 0 and line.words[i - 1].capital
    return line.words[i].capital or (titled and line.words[i + 1].capital)


class Phrase(NamedTuple):
    """Words that mean persons without naming them, up to word `last`: `kind` is "pair", "aged",
    "body", "described" or "unnamed", the names of the functions that find them."""

    kind: str
    last: int
    number: int = 1


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


def aged(line: Line, i: int) -> Phrase | None:
    """ "The 24-year-old", "the 24-year-old singer", where no name follows."""
    if line.low(i) != "the" or not line.low(i + 1).endswith("-year-old"):
        return None
    first = i + 3 if i + 2 in line.nations else i + 2
    last = described_to(line, first) or first
    if last < len(line.words) and line.words[last].capital:
        return None
    return Phrase("aged", last)


def described_to(line: Line, first: int) -> int | None:
    """The word after the noun for a person that ends the description from word `first` on:
    "former union lawyer |"; None where there is none within five words."""
    if line.vocabulary.isdisjoint(_persons()):
        return None
    for k in range(first, min(first + 5, len(line.words))):
        low = line.low(k)
        if (low in _PEOPLE or low in _CALLINGS or low in titles()) and not _goes_on(line, k + 1):
            return k + 1
        if not low.isalpha() or low in _ending_descriptions():
            return None
        if line.words[k].capital and k not in line.nations:
            return None
    return None


@cache
def _persons() -> frozenset[str]:
    """The nouns for one person."""
    return _PEOPLE | _CALLINGS | words_of_titles()


@cache
def _ending_descriptions() -> frozenset[str]:
    return word_list("function_words") - modifiers_of_titles()


def described(line: Line, i: int) -> Phrase | None:
    """ "The Belgian cellist", "the former altar boy", where no name follows: somebody told of by
    what he does."""
    if line.low(i) != "the" or line.vocabulary.isdisjoint(_CALLINGS):
        return None
    last = described_to(line, i + 1)
    if last is None or line.low(last - 1) not in _CALLINGS:
        return None
    beside = line.low(last) == "," and any(w.capital for w in line.words[last + 1 : last + 2])
    return None if beside or line.low(last) == "of" else Phrase("described", last)


def body(line: Line, i: int) -> Phrase | None:
    """ "The delegation", "his team", "the band"."""
    if line.low(i) not in {"the", "his", "her"} or line.low(i + 1) not in _BODIES:
        return None
    return None if line.low(i + 2) == "of" else Phrase("body", i + 2)


@cache
def _unnamed_persons() -> frozenset[str]:
    return _PEOPLE | _PEOPLE_PLURAL | plural_titles() | _BODIES


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
        people = word in _PEOPLE_PLURAL or word in plural_titles() if plural else word in _PEOPLE
        if people and not _goes_on(line, k + 1):
            return Phrase("unnamed", k + 1, count)
        known = word in titles() or word in modifiers_of_titles() or k in line.nations
        plain = word.isalpha() or "-" in word
        if not known and (not plain or word in word_list("function_words")):
            return None
    return None


def _goes_on(line: Line, k: int) -> bool:
    """Whether the noun before `k` only describes the next: "student protests", "an officer, X"."""
    low = line.low(k)
    if low in POSSESSIVE or (k < len(line.words) and line.words[k].capital):
        return True
    return low in _PEOPLE_PLURAL or low in _PEOPLE or low in titles()


def introduced(learned: Sequence[Sequence[Reference]]) -> dict[tuple[int, int], tuple[Person, ...]]:
    """Whom a post or persons without a name mean where the next sentences give the names: "The
    defense secretary is in Oslo. Robert Gates arrived on Tuesday." By line and first word."""
    found: dict[tuple[int, int], tuple[Person, ...]] = {}
    known = set[Person]()
    for index, line in enumerate(learned):
        here = {p for r in line if r.how == "name" for p in r.persons}
        for reference in line:
            hows = {"role", "unnamed"} if known else {"role", "unnamed", "pronoun"}
            fresh = reference.how in hows and not reference.persons
            reach = 5 if reference.how == "pronoun" or reference.number > 1 else 3
            after = learned[index + 1 : index + reach]
            named = tuple(_named_next(reference, after, known | here)) if fresh else ()
            if named:
                found[index, reference.first] = named
        known.update(p for r in line for p in r.persons)
    return found


def _named_next(
    reference: Reference, after: Sequence[Sequence[Reference]], known: set[Person]
) -> Iterator[Person]:
    """The new names that fit in number in the sentences after: one by the first words that mean
    anybody, several by a list of as many."""
    for line in after:
        names = [r for r in line if r.how == "name" and known.isdisjoint(r.persons)]
        posts = reference.roles
        names = [r for r in names if not posts or not r.roles or posts & _and_like(r.roles)]
        if reference.how == "unnamed":
            names = [r for r in names if not r.roles & _OFFICES]
        if reference.number == 1 and names and names[0] is line[0]:
            yield from names[0].persons[:1]
            return
        if reference.number != 1 and len(names) >= max(reference.number, 2):
            run = [names[0]]
            for name in names[1:]:
                if name.first - run[-1].last <= 2:
                    run.append(name)
            if reference.number == 2 == len(names):
                run = names
            if len(run) >= max(reference.number, 2):
                yield from (p for r in run for p in r.persons)
                return
        if reference.number == 0 and names and line[0].how == "group" and line[0] is not names[0]:
            yield from names[0].persons
            return


def _and_like(roles: frozenset[str]) -> frozenset[str]:
    """The words of a post, and those that may stand for it: an ambassador is an envoy."""
    like = (titles()[role]["like"].split() for role in roles if role in titles())
    return roles | {word for words in like for word in words}


_FINDERS: dict[str, tuple[Callable[[Line, int], Phrase | None], ...]] = {
    **dict.fromkeys(("one", "a", "an", "their", *_NUMBERS, *_MANY), (unnamed,)),
    **dict.fromkeys(("both", "two"), (pair, unnamed)),
    **dict.fromkeys(("his", "her"), (body,)),
    "the": (pair, aged, body, described),
}
OPENINGS = frozenset(_FINDERS)
