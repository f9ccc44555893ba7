"""The names of persons in a text: capitalised words that a title or their shape shows to be one,
the persons that they name, and the parts of their names that are repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from dashboard.journeys.dates.words import WEEKDAYS
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import (
    modifiers_of_titles,
    titles,
    words_of_posts,
)
from dashboard.journeys.people.descriptions import is_person_noun
from dashboard.journeys.people.likely_names import (
    THINGS,
    ends_in_a_title,
    is_a_name_in_spite,
    is_family,
    is_given,
    looks_like_a_person,
    may_open_a_name,
    past_callings,
    surname_first,
)
from dashboard.journeys.people.person import SUFFIXES, generation, parts
from dashboard.journeys.people.titles_before import OF_POSTS, title_before
from dashboard.journeys.sentences.line import Line
from dashboard.places.place import Kind

_PARTICLES = word_set("particles")
_OF = frozenset({"of"})
_JOINTS = _PARTICLES | _OF | {"-"}
_NOBLE = word_set("noble_particles")
_LINKS = _JOINTS | _NOBLE
_WEEKDAYS = frozenset(WEEKDAYS)
POSSESSIVE = word_set("possessive")
_FIRST_PERSON = word_set("first_person")
_OPENING_MARKS = frozenset('“"')
_CLOSING_MARKS = frozenset('”"')


class Name(NamedTuple):
    """A name as it stands in a line, with the titles before it; `generation` is what a suffix
    ("Jr."), "the elder" or "the younger" says, else ""."""

    line: int
    first: int
    core: int
    last: int
    parts: tuple[str, ...]
    text: str
    roles: tuple[str, ...]
    generation: str = ""


def names_in(index: int, line: Line) -> Iterator[Name]:
    """Finds the names of persons in a line: capitalised runs that a title or their shape shows."""
    for first, last in _runs(line):
        core = _after_titles(line, first, last)
        called = past_callings(line, core, last)
        if called < last and (name := _name(index, line, core, called, last)):
            yield name


def things_in(line: Line) -> Iterator[tuple[str, ...]]:
    """Finds the names that words beside them make a ship's, a band's, a firm's or an event's: "the
    trawler | Ann Lee", "Ann Lee |, a Danish band", "during | Ann Lee"; each as its words for
    comparing."""
    if line.vocabulary.isdisjoint(_OF_THINGS):
        return
    for first, last in _runs(line):
        thing = line.low(first - 1) in THINGS or _called_a_thing(line, last)
        if last - first > 1 and (thing or _is_an_event(line, first, last)):
            yield parts(" ".join([word.text for word in line.words[first:last]]))


def _is_an_event(line: Line, first: int, last: int) -> bool:
    """Tells whether words say that a name is an event's: "during | Ann Lee", "this year's | Ann
    Lee", "Ann Lee | took place", but not "during | Ann Lee's tenure"."""
    before = line.low(first - 1)
    if line.low(last) in _TAKING and line.low(last + 1) == "place":
        return before in _BEFORE_EVENTS  # not "talks with | Ann Lee took place"
    yearly = before in POSSESSIVE and line.low(first - 2) == "year"
    return (yearly or before == "during") and line.low(last) in _ENDS_OF_EVENTS


def _called_a_thing(line: Line, last: int) -> bool:
    """Tells whether an aside says that a name is a thing's: "Ann Lee |, the Danish band"."""
    if line.low(last) != "," or line.low(last + 1) not in {"a", "an", "the"}:
        return False
    for i in range(last + 2, min(last + 6, len(line.words))):
        if line.low(i) in _THINGS_OR_FIRMS:
            return line.low(i + 1) in _ENDS_OF_ASIDES
        if not (line.low(i).isalpha() or "-" in line.low(i)) or _ends_a_noun(line.low(i)):
            return False
    return False


def _ends_a_noun(low: str) -> bool:
    """Tells whether no noun for a thing can follow in the same phrase: "a nurse | at a bank"."""
    return low in word_list("function_words") or is_person_noun(low) or low in titles()


_THINGS_OR_FIRMS = THINGS | word_set("firms")
_OF_THINGS = _THINGS_OR_FIRMS | {"during", "year", "place"}
_TAKING = frozenset({"takes", "took"})
_BEFORE_EVENTS = frozenset({"", ",", "when", "where", "as", "while", "before", "after", "that"})
_ENDS_OF_EVENTS = frozenset({",", ".", "", "in", "on", "at", "and", "but", "when", "where"})
_ENDS_OF_ASIDES = frozenset({",", ".", "of", "from", "in", "that", "which", "based", "with", ""})


_WITH_CALLING = 3  # words of "Singer Major Lance"


def _after_titles(line: Line, first: int, last: int) -> int:
    """Finds where the name itself begins in a capitalised run: "Illinois Republican | Ann Lee"."""
    last -= line.low(last - 1) in SUFFIXES  # "Luther King Jr."
    if last - first == _WITH_CALLING and is_person_noun(line.low(first)):
        given, family = line.low(first + 1), line.low(first + 2)
        if (is_given(given) or is_family(given)) and is_family(family):
            return first + 1  # "Singer | Major Lance"
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


def _is_no_name(line: Line, core: int, last: int) -> bool:
    """Whether the words from `core` up to `last` are nobody's name, whatever stands before them:
    "if he were prime minister, | I", "the Supreme | Court"."""
    words = line.words[core:last]
    if ends_in_a_title(words) or line.phrase(core, last) in _FIRST_PERSON:
        return True
    mostly_none = any(word.low in word_list("not_names") for word in words[surname_first(words) :])
    return mostly_none and not is_a_name_in_spite(line, core, last)


def _name(index: int, line: Line, calling: int, core: int, last: int) -> Name | None:
    """Takes the words from `core` up to `last` for a name, if a title or their shape shows one;
    before it, from `calling` on, stands what the person does: "Racer | Rob Coll"."""
    of_a_post = calling < core and line.low(calling - 1) in OF_POSTS
    start, roles = title_before(line, calling - of_a_post)  # "Commissioner | for Refugees Ann Lee"
    titled = (bool(roles) and line.low(calling - 1) != "of") or calling < core == last - 1
    if not titled and not looks_like_a_person(line, core, last):
        return None
    if line.low(start - 1) in _OPENING_MARKS and line.low(last) in _CLOSING_MARKS:
        return None  # the man called "General Midnight"
    if _is_no_name(line, core, last):
        return None
    last = _past_suffix(line, last)
    words = line.words[core:last]
    shouted = line.shouted or all(w.text.isupper() for w in words)
    text = " ".join([_in_small_letters(w.text, shouted) for w in words if w.low != ","])
    first = start if titled else calling
    born = generation(text) or elder_or_younger(line, first)
    return Name(index, first, core, last, parts(text), text, roles, born)


def elder_or_younger(line: Line, first: int) -> str:
    """Reads "the elder | Lee" and "the younger | Lee"; "" where neither stands there."""
    beside = line.low(first - 1)
    return beside if beside in {"elder", "younger"} and line.low(first - 2) == "the" else ""


def _in_small_letters(word: str, shouted: bool) -> str:
    """A word of a name as it is written, "LIND" as "Lind", and in a sentence in capitals "EVA" as
    "Eva"."""
    return word.title() if word.isupper() and (len(word) > 3 or shouted) else word


def _past_suffix(line: Line, last: int) -> int:
    """Finds the word after a suffix that a comma parts from its name: "Ann Lee, Jr. |"."""
    return last + 2 if line.low(last) == "," and line.low(last + 1) in SUFFIXES else last


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
        people = span.resolution.mention.kind is Kind.DEMONYM
        return people and _is_surname(line, i)
    low = line.lows[i]
    if low in _WEEKDAYS or low.endswith(_COMPOUNDS):
        return False
    if i in line.nations and not _is_surname(line, i):
        return False
    small = (i == 0 or line.low(i - 1) in {"“", '"', ":"}) and (low in word_list("function_words"))
    return not small or may_open_a_name(line, i)


def _is_surname(line: Line, i: int) -> bool:
    """Tells whether the name of a people is somebody's surname: "Greta | Hollander", not "Frank
    Dutch officials"."""
    first = line.words[i - 1] if i else None
    if first is None or not first.capital or i - 1 in line.nations or i - 1 in line.at:
        return False
    form = line.forms[i + 1] if i + 1 < len(line.words) else None
    ends = not line.low(i + 1).isalpha() or line.low(i + 1) in word_list("function_words")
    verb = form is not None and (form.finite or form.acting or form.modal or form.verb is not None)
    return is_given(first.low) and (ends or verb) and line.low(i + 1) != "-"


_COMPOUNDS = tuple(sorted(word_set("compound_endings")))
