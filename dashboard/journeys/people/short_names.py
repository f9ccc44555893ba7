"""Names that are not whole where they stand: "Robert and Shirin Delaney", and persons of one name
only, whom a post just told of shows to be persons: "The king is back. Gyanendra spoke"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import titles
from dashboard.journeys.language.verbs import verb_forms
from dashboard.journeys.people.likely_names import is_english
from dashboard.journeys.people.names import Name
from dashboard.journeys.people.person import parts
from dashboard.journeys.sentences.line import Line


def short_names(lines: Sequence[Line], names: Sequence[Name]) -> Iterator[Name]:
    """The names of a text that its whole names, `names`, do not show."""
    for name in names:
        yield from _with_a_surname_shared(lines[name.line], name)
    named = {name.line for name in names}
    known = {part for name in names for part in name.parts}
    for index, line in enumerate(lines):
        if index and index - 1 not in named and _of_a_post(lines[index - 1]):
            yield from _alone(index, line, lines[:index], known)


def _with_a_surname_shared(line: Line, name: Name) -> Iterator[Name]:
    """Finds a given name that has the surname of the next: "Robert and | Shirin Delaney"."""
    i = name.core - 2
    if len(name.parts) < 2 or line.low(name.core - 1) != "and" or i < 0 or name.first < name.core:
        return
    alone = i == 0 or not line.words[i - 1].capital or line.low(i - 1) in titles()
    low = line.low(i)
    if alone and (low in word_list("female_names") or low in word_list("male_names")):
        text = f"{line.words[i].text} {line.words[name.last - 1].text}"
        yield Name(name.line, i, i, i + 1, parts(text), text, ())


def _alone(index: int, line: Line, before: Sequence[Line], known: set[str]) -> Iterator[Name]:
    """Finds one name that opens the sentence after one about an office, before a verb of what a
    person does: "Nepal's former king has broken his silence. | Gyanendra spoke"."""
    if len(line.words) < 4 or _a_place(line) or 0 in line.nations:
        return
    word, low = line.words[0].text, line.low(0)
    if not _like_a_name(word, low) or low in known or not _acts(line.low(1)):
        return
    if not any(low in earlier.lows for earlier in before):
        yield Name(index, 0, 0, 1, parts(word), word, ())


def _like_a_name(word: str, low: str) -> bool:
    """Tells whether a word that opens a sentence may be a name: "Gyanendra", not "Hardly" or
    "Photos"."""
    if not word.istitle() or len(word) < 4 or low.endswith("ly") or is_english(low):
        return False
    lists = word_list("function_words"), word_list("not_names"), titles()
    return not any(low in words for words in lists)


def _acts(low: str) -> bool:
    """Tells whether a word is a verb of what a person does, and no firm."""
    verb = verb_forms().get(low)
    return verb is not None and verb.form in {"past", "s"} and verb.base not in _OF_FIRMS


def _a_place(line: Line) -> bool:
    """Whether a sentence begins with the name of a country, a capital or of several words; that of
    a small town may be a person's."""
    place = line.at[0].resolution.place if 0 in line.at else None
    return place is not None and (place.feature_code != "PPL" or line.at[0].last > 1)


def _of_a_post(line: Line) -> bool:
    """Whether a sentence begins with the holder of an office of his own: "Nepal's former king"."""
    return not _HIGH.isdisjoint(line.lows[:7])


_HIGH = word_set("known_by_one_name")
_OF_FIRMS = word_set("acts_of_firms")
