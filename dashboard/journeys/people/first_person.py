"""Whom "I" and "we" mean: the writer whom a byline names, somebody who says his name, and in a
transcript the speaker. In quotation marks they mean whoever is quoted, and nobody here."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference, Meant, refer
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.line import Line

_FIRST_PERSON = word_set("first_person")
_OWN = word_set("first_person_own")

# A byline stands among the first sentences, and has no more words than these besides the name.
_HEAD, _SHORT = 3, 8
_NEW_PARAGRAPH = 2  # characters between two sentences of which the second begins a paragraph


def with_first_person(
    lines: Sequence[Line], found: Sequence[Sequence[Coreference]]
) -> tuple[tuple[Coreference, ...], ...]:
    """The coreferences of each line, `found`, and those of "I", "we", "my" and "our"."""
    writer, made, quoting, end = None, list[tuple[Coreference, ...]](), False, 0
    for number, (line, references) in enumerate(zip(lines, found, strict=True)):
        quoting = quoting and line.sentence.start - end < _NEW_PARAGRAPH
        writer = _introduced(line, references, number) or writer
        turns = [r for r in references if r.how == "name" and _speaks(line, r)]
        here, taken = list(references), {i for r in references for i in range(r.first, r.last)}
        for i in line.numbers(_FIRST_PERSON):
            spoken = [r for r in turns if r.first < i]
            writer = spoken[-1].persons[0] if spoken else writer
            quoted = i in line.quoted or quoting != _odd(line, i)
            if writer is not None and i not in taken and not quoted:
                here.append(_said_of(line, i, writer))
        writer = turns[-1].persons[0] if turns else writer
        quoting, end = quoting != _odd(line, len(line.words)), line.sentence.end
        made.append(tuple(sorted(here, key=lambda r: r.first)))
    return tuple(made)


def _odd(line: Line, i: int) -> bool:
    """Tells whether an odd number of straight quotation marks stands before the word at `i`."""
    return '"' in line.vocabulary and line.lows[:i].count('"') % 2 == 1


def _said_of(line: Line, i: int, person: Person) -> Coreference:
    """The coreference of the "I" or "my" at `i`."""
    return refer(line, i, Meant(i + 1, (person,), "pronoun", possessive=line.low(i) in _OWN))


def _introduced(line: Line, references: Sequence[Coreference], number: int) -> Person | None:
    """The writer, where a line names him: "By Ann Lee", "My name is Ann Lee", "I am Ann Lee"."""
    for reference in references:
        if reference.how != "name" or not reference.persons:
            continue
        before = line.phrase(reference.first - 3, reference.first)
        byline = before == "by" and number < _HEAD and len(line.words) - reference.last <= _SHORT
        if (byline and reference.first == 1) or before == "my name is":
            return reference.persons[0]
        if before in {"i am", "i 'm"}:
            return reference.persons[0]
    return None


def _speaks(line: Line, reference: Coreference) -> bool:
    """Tells whether a name opens a turn of a transcript: "ANN LEE: | I came"."""
    before = line.low(reference.first - 1)
    opens = reference.first == 0 or before in {".", "?", "!", "”", '"'}
    return opens and line.low(reference.last) == ":" and bool(reference.persons)
