"""Names that are not whole where they stand: "Robert and Shirin Delaney", and persons of one name
only, whom a post just told of shows to be persons: "The king is back. Gyanendra spoke"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import titles
from dashboard.journeys.language.verbs import verb_forms
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
    """ "Robert and | Shirin Delaney": a given name that has the surname of the next."""
    i = name.core - 2
    if len(name.parts) < 2 or line.low(name.core - 1) != "and" or i < 0 or name.first < name.core:
        return
    alone = i == 0 or not line.words[i - 1].capital or line.low(i - 1) in titles()
    if alone and line.low(i) in word_list("female_names") | word_list("male_names"):
        text = f"{line.words[i].text} {line.words[name.last - 1].text}"
        yield Name(name.line, i, i, i + 1, parts(text), text, ())


def _alone(index: int, line: Line, before: Sequence[Line], known: set[str]) -> Iterator[Name]:
    """ "Nepal's former king has broken his silence. | Gyanendra spoke": one name that opens the
    sentence after one about an office, before a verb of what a person does."""
    if len(line.words) < 4 or _a_place(line) or 0 in line.nations or not line.words[0].capital:
        return
    low, verb = line.low(0), verb_forms().get(line.low(1))
    word = line.words[0].text
    small = low in word_list("function_words") or low in word_list("not_names") or low in titles()
    if verb is None or verb.form not in {"past", "s"} or verb.base in _OF_FIRMS or small:
        return
    told = any(low in earlier.lows for earlier in before)
    if low in known or told or not word.istitle() or len(word) < 4 or low.endswith("ly"):
        return
    yield Name(index, 0, 0, 1, parts(word), word, ())


def _a_place(line: Line) -> bool:
    """Whether a sentence begins with the name of a country, a capital or of several words; that of
    a small town may be a person's."""
    place = line.at[0].resolution.place if 0 in line.at else None
    return place is not None and (place.feature_code != "PPL" or line.at[0].last > 1)


def _of_a_post(line: Line) -> bool:
    """Whether a sentence begins with the holder of an office of his own: "Nepal's former king"."""
    return not _HIGH.isdisjoint(line.lows[:7])


_HIGH = word_set("heads") | {"pope", "patriarch", "sultan", "princess", "prince", "star", "singer"}
_HIGH -= {"opposition", "leader", "mayor"}
# What firms and parties do as well as persons.
_OF_FIRMS = frozenset(
    {"say", "announce", "report", "declare", "add", "open", "start", "begin", "end"}
)
