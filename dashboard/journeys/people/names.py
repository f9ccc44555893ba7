"""The names of persons in a text: capitalised words that a title or their shape shows to be one,
the persons that they name, and the parts of their names that are repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from dashboard.journeys.dates.words import WEEKDAYS
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import (
    modifiers_of_titles,
    singular_titles,
    titles,
    words_of_posts,
)
from dashboard.journeys.language.tokens import Token
from dashboard.journeys.people.person import parts
from dashboard.journeys.sentences.line import Line
from dashboard.places.place import Kind

_PARTICLES = word_set("particles")
_OF = frozenset({"of"})
_JOINTS = _PARTICLES | _OF | {"-"}
_NOBLE = word_set("noble_particles")
_LINKS = _JOINTS | _NOBLE
_WEEKDAYS = frozenset(WEEKDAYS)
_DETERMINERS = word_set("determiners_of_titles")
_DEPARTMENTS = word_set("departments")
_TITLE_LINKS = word_set("title_links")
POSSESSIVE = word_set("possessive")
_OPENING_MARKS = frozenset('“"')
_CLOSING_MARKS = frozenset('”"')


class Name(NamedTuple):
    """A name as it stands in a line, with the titles before it."""

    line: int
    first: int
    core: int
    last: int
    parts: tuple[str, ...]
    text: str
    roles: tuple[str, ...]


def names_in(index: int, line: Line) -> Iterator[Name]:
    """Finds the names of persons in a line: capitalised runs that a title or their shape shows."""
    for first, last in _runs(line):
        core = _after_titles(line, first, last)
        if core < last and (name := _name(index, line, core, last)):
            yield name


def _after_titles(line: Line, first: int, last: int) -> int:
    """Finds where the name itself begins in a capitalised run: "Illinois Republican | Ann Lee"."""
    if _within_titles().isdisjoint(line.lows[first:last]):
        return first  # as in most
    core = _past(line, first, last, _within_titles())
    titled = (i for i in range(last - 2, core - 1, -1) if _is_title(line.low(i)))
    core = next(titled, core - 1) + 1
    modifiers = modifiers_of_titles()
    modified = (i for i in range(last - 3, core - 1, -1) if line.low(i) in modifiers)
    core = next(modified, core - 1) + 1
    return _past(line, core, last, _modifying())


@cache
def _within_titles() -> frozenset[str]:
    return words_of_posts() | _OF


@cache
def _modifying() -> frozenset[str]:
    return modifiers_of_titles() | _OF


def _past(line: Line, first: int, last: int, words: Set[str]) -> int:
    """Finds the first word from `first` up to `last` that is not among `words`, or `last`."""
    return next((i for i in range(first, last) if line.low(i) not in words), last)


def _is_title(low: str) -> bool:
    """Tells whether a word is a title; "St. Clair" is a name."""
    return low in titles() and low != "st."


def _name(index: int, line: Line, core: int, last: int) -> Name | None:
    """Takes the words from `core` up to `last` for a name, if a title or their shape shows one."""
    start, roles = title_before(line, core)
    titled = bool(roles) and line.low(core - 1) != "of"
    if not titled and not _looks_like_a_person(line, core, last):
        return None
    words = line.words[core:last]
    if line.low(start - 1) in _OPENING_MARKS and line.low(last) in _CLOSING_MARKS:
        return None  # the man called "General Midnight"
    if any(word.low in word_list("not_names") for word in words[_surnamed(words) :]):
        return None
    text = " ".join([word.text for word in words])
    return Name(index, start if titled else core, core, last, parts(text), text, roles)


def _surnamed(words: Sequence[Token]) -> bool:
    """Tells whether a hyphenated given name shows that a surname stands first: "Park Min-seo"."""
    given = words[1].text.partition("-") if len(words) == 2 else ("", "", "")
    return given[0].istitle() and given[2].islower()


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Finds runs of capitalised words with the particles between them, outside the names of
    places."""
    nameable = {i for i in line.capitals if _nameable(line, i)}
    last = 0
    for first in line.capitals:
        if first >= last and first in nameable:
            last = _run_to(line, first, nameable)
            yield first, last


def _run_to(line: Line, i: int, nameable: Set[int]) -> int:
    """Finds the word after the run that begins at `i`; `nameable` are the words that can belong to
    names."""
    while i in nameable:
        i += 1
        if line.low(i) in _LINKS:
            i = _past_particles(line, i)
            i += _joins(line, i, nameable)
    return i


def _past_particles(line: Line, i: int) -> int:
    """Finds the last of several particles ("van | der Berg"), or the word after a noble name that
    is a place's ("Ulrich von Traunstein |")."""
    while line.low(i) in _PARTICLES and line.low(i + 1) in _PARTICLES:
        i += 1
    if line.low(i) in _NOBLE and i + 1 in line.at and line.at[i + 1].first == i + 1:
        return line.at[i + 1].last
    return i


def _joins(line: Line, i: int, nameable: Set[int]) -> bool:
    """Tells whether the word at `i` joins two words of a name or title: "Ann | van Berg",
    "Secretary | of State", but not "Ann | of York"."""
    low = line.low(i)
    if low not in _JOINTS or i + 1 not in nameable:
        return False
    return low != "of" or line.low(i - 1) in words_of_posts()


def _nameable(line: Line, i: int) -> bool:
    """Tells whether a capitalised word can belong to a person's name."""
    span = line.at.get(i)
    if span is not None and span.resolution.mention.kind is not Kind.ORGANISATION:
        return False
    low = line.lows[i]
    if i in line.nations or low in _WEEKDAYS or low.endswith(_COMPOUNDS):
        return False
    return not (i == 0 or line.low(i - 1) in {"“", '"', ":"}) or (
        low not in word_list("function_words")
    )


def _looks_like_a_person(line: Line, core: int, last: int) -> bool:
    """Tells whether words without a title look like a name: two to five words, none all in
    capitals, not after "in" or "a", and after "the" only where the last is a title ("the Dalai
    Lama")."""
    words = [w for w in line.words[core:last] if w.text != "-"]
    before = line.low(core - 1)
    if not 2 <= len(words) <= 5 or before in _BEFORE_THINGS:
        return False
    if before == "the" and words[-1].low not in _STYLES:
        return False
    if sum(len(w.text) > 2 for w in words) < 2 and words[0].text not in _SHORT_NAMES:
        return False
    if _among_places(line, core, last) or _names_a_thing(line, last):
        return False
    return not any(_shouted(w) or w.low in word_list("function_words") for w in words)


def _among_places(line: Line, core: int, last: int) -> bool:
    """Tells whether words stand in a list of places, and so are a place unknown: "Oslo, | Ann Lee
    | and Rome"."""
    places = core - 2 in line.at and last + 1 in line.at
    return places and line.low(core - 1) == "," and line.low(last) in {",", "and"}


def _names_a_thing(line: Line, last: int) -> bool:
    """Tells whether something with that name follows: "De Gaulle | airport"."""
    return line.low(last) in word_list("not_names") and not line.words[last].capital


def _shouted(word: Token) -> bool:
    """Tells whether a word is all in capitals, and no initial: "NATO"."""
    return word.text.isupper() and len(word.text) > 2


_BEFORE_THINGS = word_set("ships") | word_set("before_no_person")
_SHORT_NAMES = word_set("short_names")
_STYLES = word_set("styles")
_COMPOUNDS = tuple(sorted(word_set("compound_endings")))
_FORMS_OF_ADDRESS = word_set("forms_of_address")


def title_before(line: Line, core: int) -> tuple[int, tuple[str, ...]]:
    """Finds where the titles before a name begin, and their words; a comma may stand between
    ("Norway's foreign minister, Espen Eide"). Without a title, gives `core` and nothing."""
    i = core - 1
    if line.low(i) == "," and line.low(i - 1) in singular_titles():
        i -= 1
    if not _ends_a_title(line, i):
        return core, ()
    start, roles = core, list[str]()
    while i >= 0 and not _of_a_holder(line, i):
        low, place = line.low(i), i in line.at or i in line.nations
        if place or low in words_of_posts() or low in POSSESSIVE:
            start = i
            if not place:
                roles.append(low)
        elif start == i + 1 and _links(line, i, roles):
            pass
        elif low in _DETERMINERS:
            return i, tuple(roles)
        elif "-" in low:
            start = i
        else:
            break
        i -= 1
    return start, tuple(roles)


def _ends_a_title(line: Line, i: int) -> bool:
    """Tells whether a title ends with the word at `i`: "minister", "Secretary of | State"."""
    return line.low(i) in titles() or (line.low(i) in _DEPARTMENTS and _titled_of(line, i))


def _titled_of(line: Line, i: int) -> bool:
    """Tells whether a title stands before the "of" before the word at `i`: "Secretary of |
    State"."""
    return any(line.low(j) == "of" and line.low(j - 1) in titles() for j in range(max(1, i - 2), i))


def _of_a_holder(line: Line, i: int) -> bool:
    """Tells whether the word at `i` makes the title before it another person's: "the Dalai Lama |
    's envoy, Ann Lee"."""
    return line.low(i) in POSSESSIVE and line.low(i - 1) in titles()


def _links(line: Line, i: int, roles: Sequence[str]) -> bool:
    """Tells whether a small word stands within a title, whose words after it are `roles`:
    "minister | for trade", but not "for Mr. Lee"."""
    low = line.low(i)
    if low not in _TITLE_LINKS or line.low(i - 1) not in words_of_posts():
        return False
    return not (low == "for" and roles and roles[-1] in _FORMS_OF_ADDRESS)
