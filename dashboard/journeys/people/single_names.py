"""Persons of one name only, whom the words beside it show to be persons: "Tekla, his
granddaughter", "a boy called Omar", "Ann Lee and Rosa left", "Francine went to Oslo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from dashboard.journeys.dates.words import MONTHS, WEEKDAYS
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import singular_titles, titles
from dashboard.journeys.language.verbs import adverb, verb_forms
from dashboard.journeys.language.word_forms import is_age
from dashboard.journeys.people.descriptions import is_person_noun
from dashboard.journeys.people.likely_names import THINGS, is_english, is_given
from dashboard.journeys.people.names import POSSESSIVE, Name
from dashboard.journeys.people.person import parts
from dashboard.journeys.people.pronouns import PRONOUNS
from dashboard.journeys.sentences.line import Line
from dashboard.places.language import common_words
from dashboard.places.remembered import Remembered

_SHORTEST = 3  # letters
_CALLED = word_set("calling_by_name")
_KIN = word_set("kin_of_one_name")
_SPECIAL = word_set("eldest")
_STORMS = word_set("storms")
_ONE = PRONOUNS - word_set("they")
_NO_PERSONS = THINGS | word_set("firms")
_BEFORE_SUBJECTS = word_set("before_subjects")
_LISTED = frozenset({",", "and"})
_ASIDES = frozenset({",", "("})
# Nothing ("") stands before the first word of a sentence.
_BEFORE_NAMES = _CALLED | _LISTED | _BEFORE_SUBJECTS | {""}
_ENDS = frozenset({",", ".", ")", ";", "and", ""})
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "my", "our"})
_DOING = frozenset({"go", "reach", "stay", "leave", "meet", "act"})
_SPEAKING = frozenset({"say"})  # which firms do as well
_OF_THINGS = frozenset({"it", "its"})
_LONGEST = 5  # words of an aside up to its noun


def single_names(lines: Sequence[Line], names: Sequence[Name]) -> Iterator[Name]:
    """Finds the persons of one name in a text whose other names are `names`, each where the text
    first shows that the name is a person's."""
    known = {part for name in names for part in name.parts}
    told = _Told(
        frozenset((name.line, name.last) for name in names if len(name.parts) > 1),
        frozenset(name.line for name in names),
        any(not _STORMS.isdisjoint(line.vocabulary) for line in lines),
    )
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        for i in line.capitals:
            word = line.words[i].text
            if not _NAMES[word] or not _may_be_shown(line, i):
                continue  # as most words
            if not _stands_alone(line, i) or known.issuperset(parts(word)):
                continue
            if _is_shown(line, index, i, told) or _is_doing(line, index, i, told, following):
                known.update(parts(word))
                yield Name(index, i, i, i + 1, parts(word), word, ())


class _Told(NamedTuple):
    """What a text tells besides: the lines and words at which names of several words end, the lines
    that name somebody, and whether it tells of storms, which bear names as well."""

    ends: frozenset[tuple[int, int]]
    named: frozenset[int]
    windy: bool


def _may_be_shown(line: Line, i: int) -> bool:
    """Tells whether a word stands beside the one at `i` by which `_is_shown` and `_is_doing` know a
    name: beside most there is none, and nothing else need be asked of these."""
    return line.low(i - 1) in _BEFORE_NAMES or line.low(i + 1) in _ASIDES or i - 1 in line.dated


def _is_shown(line: Line, index: int, i: int, told: _Told) -> bool:
    """Tells whether what stands beside the word at `i` shows it to be a person's name."""
    if _is_told_who(line, i) or _is_called(line, i):
        return True
    listed = line.low(i - 1) == "and" and (index, i - 1) in told.ends
    return listed and _goes_on(line, i + 1) and is_given(line.low(i))


def _is_doing(line: Line, index: int, i: int, told: _Told, following: Line | None) -> bool:
    """Tells whether the word at `i` names the one who does what the clause says."""
    if told.windy or not _is_subject(line, i):
        return False
    if index not in told.named and _is_one(line, i, following) and _acts(line, i + 1, _SPEAKING):
        return True
    given = is_given(line.low(i)) and line.vocabulary.isdisjoint(_OF_THINGS)
    return given and _acts(line, i + 1)


def _stands_alone(line: Line, i: int) -> bool:
    """Tells whether the word at `i` can be a name on its own where it stands: no place's, and not a
    part of a longer name."""
    low = line.low(i)
    if line.shouted or any(i in known for known in (line.at, line.nations, line.dated)):
        return False
    if i in line.quoted or _is_in_a_name(line, i):
        return False
    # Any word may open a sentence: "Nevertheless, the man", "Divers, who had heard".
    return i > 0 or not (low in common_words() or adverb(low) or low.endswith(_MANY))


def _is_in_a_name(line: Line, i: int) -> bool:
    """Tells whether what is beside the word at `i` makes it a part of something longer."""
    if line.low(i - 1) in _BEFORE_NO_NAME or line.low(i + 1) in _AFTER_NO_NAME:
        return True
    beside = (line.words[k] for k in (i - 1, i + 1) if 0 <= k < len(line.words))
    return any(word.capital for word in beside)


def _may_be_a_name(word: str) -> bool:
    """Tells whether a word is written like a name, and is no title, thing, day or any English
    word."""
    if not word.istitle() or not word.isalpha() or len(word) < _SHORTEST:
        return False
    low = word.lower()
    lists = word_list("function_words"), word_list("not_names"), titles(), _CALENDAR, THINGS
    return not any(low in words for words in lists) and not is_english(low)


_NAMES = Remembered(_may_be_a_name, 20_000)


_BEFORE_NO_NAME = word_set("town_nouns") | {"the", "a", "an", "-", "“", '"', "‘", "'", "@", "#"}
_AFTER_NO_NAME = frozenset({"-", "'s", "”", "’", "/", "&"})
_MANY = ("ers", "ors", "ists", "ians", "men", "less")
_CALENDAR = frozenset(WEEKDAYS) | frozenset(MONTHS)


def _is_told_who(line: Line, i: int) -> bool:
    """Tells whether an aside says who the one named at `i` is: "Tekla |, his granddaughter,",
    "Omar |, 12,", "Omar |, who fled"."""
    if line.low(i + 1) not in _ASIDES:
        return False
    first = line.low(i + 2)
    if first in {"who", "whose"}:
        return line.low(i + 1) == ","
    if is_age(first):
        return line.low(i + 3) in _ENDS
    if first not in _ARTICLES:
        return False
    for k in range(i + 3, min(i + 3 + _LONGEST, len(line.words))):
        low = line.low(k)
        if low in _NO_PERSONS:
            return False
        if low in _SPECIAL or _is_person(low):
            return line.low(k + 1) not in _NO_PERSONS | POSSESSIVE  # "the president | 's house"
        if not low.replace("-", "").isalpha() or (line.words[k].capital and k not in line.nations):
            return False
        if low in word_list("function_words") and low not in _ARTICLES:
            return False
    return False


def _is_called(line: Line, i: int) -> bool:
    """Tells whether somebody is said to have this name: "a boy called | Omar", "one daughter, |
    Rosa"."""
    before = line.low(i - 1)
    if before in _CALLED:
        return any(_is_person(line.low(k)) for k in (i - 2, i - 3))
    return before == "," and line.low(i - 2) in _KIN and line.low(i + 1) in _ENDS


def _is_person(low: str) -> bool:
    """Tells whether a noun means a person."""
    return is_person_noun(low) or low in _KIN or low in singular_titles()


def _is_subject(line: Line, i: int) -> bool:
    """Tells whether a clause begins with the word at `i`."""
    return i == 0 or line.low(i - 1) in _BEFORE_SUBJECTS or i - 1 in line.dated


def _acts(line: Line, i: int, kinds: Set[str] = frozenset()) -> bool:
    """Tells whether the word at `i` is a verb of what persons do with their bodies, or of those
    `kinds`, in a form that one person has."""
    i += adverb(line.low(i))
    verb = verb_forms().get(line.low(i))
    told = verb is not None and verb.form in {"past", "s"}
    return told and verb is not None and not (_DOING | kinds).isdisjoint(verb.kinds)


def _goes_on(line: Line, i: int) -> bool:
    """Tells whether a list of persons ends before the word at `i`: a verb or a mark follows."""
    form = line.forms[i] if i < len(line.words) else None
    return line.low(i) in _ENDS - {"and"} or (form is not None and (form.finite or form.acting))


def _is_one(line: Line, i: int, following: Line | None) -> bool:
    """Tells whether the one named at `i` is then called "he" or "she"."""
    if any(low in _ONE for low in line.lows[i + 1 :]):
        return True
    return following is not None and following.low(0) in _ONE
