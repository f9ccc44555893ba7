"""Whom "I" and "we" mean: the writer whom a byline names, somebody who says his name, and in a
transcript the speaker. In quotation marks they mean whoever is quoted, and nobody here."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference, Meant, refer
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.sentences.line import Line

_FIRST_PERSON = word_set("first_person")
_OWN = word_set("first_person_own")
_WE = frozenset({"we", "our", "us"})

# A byline stands among the first sentences, and has no more words than these besides the name.
_HEAD, _SHORT = 3, 8
_NEW_PARAGRAPH = 2  # characters between two sentences of which the second begins a paragraph


def with_first_person(
    lines: Sequence[Line], found: Sequence[Sequence[Coreference]]
) -> tuple[tuple[Coreference, ...], ...]:
    """The coreferences of each line, `found`, and those of "I", "we", "my" and "our"."""
    writers, made = tuple[Person, ...](), list[tuple[Coreference, ...]]()
    quoting, end = False, 0
    for number, (line, references) in enumerate(zip(lines, found, strict=True)):
        quoting = quoting and line.sentence.start - end < _NEW_PARAGRAPH
        if not line.vocabulary.isdisjoint(_INTRODUCING):
            writers = _introduced(line, references, number) or writers
        transcript = ":" in line.vocabulary
        turns = [r for r in references if transcript and r.how == "name" and _speaks(line, r)]
        here = list(references)
        for i in _spoken_at(line, references):
            spoken = [r for r in turns if r.first < i]
            writers = spoken[-1].persons if spoken else writers
            quoted = i in line.quoted or quoting != _odd(line, i)
            meant = writers if len(writers) == 1 or line.low(i) in _WE else ()
            if meant and not quoted:
                here.append(_said_of(line, i, meant))
        writers = turns[-1].persons if turns else writers
        quoting, end = quoting != _odd(line, len(line.words)), line.sentence.end
        made.append(tuple(sorted(here, key=lambda r: r.first)))
    return tuple(made)


def _spoken_at(line: Line, references: Sequence[Coreference]) -> list[int]:
    """Where a line has a word of the first person that is no part of somebody's name."""
    found = line.numbers(_FIRST_PERSON)
    if not found:
        return []
    taken = {i for r in references for i in range(r.first, r.last)}
    return [i for i in found if i not in taken]


def _odd(line: Line, i: int) -> bool:
    """Tells whether an odd number of straight quotation marks stands before the word at `i`."""
    return '"' in line.vocabulary and line.lows[:i].count('"') % 2 == 1


def _said_of(line: Line, i: int, persons: tuple[Person, ...]) -> Coreference:
    """The coreference of the "I" or "my" at `i`."""
    how = "pronoun" if len(persons) == 1 else "group"
    return refer(line, i, Meant(i + 1, persons, how, possessive=line.low(i) in _OWN))


def is_byline(line: Line, number: int, name: int) -> bool:
    """Whether a line may be the byline of a text, its first name at a word: "By Ann Lee"."""
    return number < _HEAD and name == 1 and line.low(0) == "by"


def _introduced(line: Line, references: Sequence[Coreference], number: int) -> tuple[Person, ...]:
    """The writers, where a line names them: "By Ann Lee", "My name is Ann Lee", "I am Ann Lee"."""
    for reference in references:
        if reference.how != "name" or not reference.persons:
            continue
        before = line.phrase(reference.first - 3, reference.first)
        if is_byline(line, number, reference.first):
            return bylined(line, references)
        if before.endswith(_SELVES) and not _quoted(line, reference.first):
            return reference.persons
    return ()


_SELVES = ("my name is", "i am", "i 'm", "this is")
# Of these words one stands in each sentence that introduces its writer.
_INTRODUCING = frozenset({"by", "name", "am", "'m", "this"})


def _quoted(line: Line, i: int) -> bool:
    """Tells whether the word at `i` is somebody's who is quoted."""
    return i in line.quoted or _odd(line, i)


def bylined(line: Line, references: Sequence[Coreference]) -> tuple[Person, ...]:
    """Those whom a byline names, if the line has little else: "By Ann Lee and Jan Vik"."""
    names = [r for r in references if r.how == "name"]
    rest = len(line.words) - sum(r.last - r.first for r in names)
    return unique(p for r in names for p in r.persons) if rest <= _SHORT else ()


def _speaks(line: Line, reference: Coreference) -> bool:
    """Tells whether a name opens a turn of a transcript: "ANN LEE: | I came"."""
    before = line.low(reference.first - 1)
    opens = reference.first == 0 or before in {".", "?", "!", "”", '"'}
    return opens and line.low(reference.last) == ":" and bool(reference.persons)
