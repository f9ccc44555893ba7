"""Words that mean persons, with what they are and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.titles import words_of_posts
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.line import Line

_PREPOSITIONS = word_set("phrase_prepositions")
_PREPOSITIONS_OR_CONJUNCTIONS = word_set("prepositions_or_conjunctions")
_OPENING_PHRASES = _PREPOSITIONS | _PREPOSITIONS_OR_CONJUNCTIONS
_SUBJECTS = word_set("subject_pronouns")
_ALL = word_set("all_but_one")
_NAMED = word_set("named_as")


class Coreference(NamedTuple):
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

    @property
    def is_name(self) -> bool:
        """Whether the words are a name."""
        return self.how == "name"


class Meant(NamedTuple):
    """Whom words up to `last` mean, as their reader finds it; what is not given follows from the
    words, and the rest is as in `Coreference`."""

    last: int
    persons: tuple[Person, ...]
    how: str
    core: int | None = None
    number: int = 1
    roles: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()
    possessive: bool | None = None


def refer(line: Line, first: int, meant: Meant) -> Coreference:
    """Makes the coreference by the words from `first` on."""
    last, persons, how, core, number, roles, home, possessive = meant
    core = first if core is None else core
    possessive = line.low(last) in POSSESSIVE if possessive is None else possessive
    inner = in_phrase(line, first, last)
    return Coreference(first, last, persons, how, possessive, inner, core, number, roles, home)


def in_phrase(line: Line, first: int, last: int) -> bool:
    """Whether the words from `first` up to `last` stand inside a prepositional phrase ("with the
    president")."""
    if line.low(first) in _SUBJECTS:
        return False  # "on the way to Oslo | he", for it is no "him"
    i = first - 1
    if i in line.dated and any(time.first <= i < time.last for time in line.times):
        return False  # "on Friday | the king"
    while i >= 0 and (line.low(i) in {"and", "both"} or _named(line, i)):
        i -= 1
    low = line.low(i)
    if low == "as" and line.low(i - 1) in _NAMED:
        return False  # "the dead were named as | Ann Lee and Bob Ray"
    if low == "but" and line.low(i - 1) in _ALL:
        return True  # "all but | Ann Lee"
    if low in _PREPOSITIONS_OR_CONJUNCTIONS:
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
    """Whether the word at `i` belongs to a name or a title, as the "of" in "Secretary of State",
    but not those in "For Ann Lee, the king spoke" and "Ahead of Ann Lee, the king spoke"."""
    if i == 0 and line.low(0) in _OPENING_PHRASES:
        return 1 in line.at or 1 in line.dated  # "On Friday | the king"
    titled = line.low(i) == "of" and i > 0 and line.words[i - 1].capital
    titled = titled and (i > 1 or line.low(0) in words_of_posts())
    return line.words[i].capital or (titled and line.words[i + 1].capital)
