"""Who is one of a group that the sentence before puts somewhere: "Forty migrants were brought to
Oslo. Ann Lee was one of them"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import VEHICLES, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.people.coreference import Meant, refer
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.presence.rules import presences
from dashboard.journeys.sentences.line import Line

_CROWDS = word_set("crowds") | word_set("travelling_people") | word_set("other_people")
_HARMED = word_set("harmed_people")
_CARRYING = VEHICLES | _CROWDS
# Among so many words at the head of a sentence those stand who are told of.
_HEAD = 8
_COUNTS = word_set("counts_of_people")
_THEM = frozenset({"them", "those"})
_MEMBERSHIP = frozenset({"among", "one"})
# So many sentences back a group is looked for, so many words on its noun, and a name after it.
_BACK, _NOUN, _NAME = 2, 4, 6


class Members:
    """Reads who is one of a group that is somewhere."""

    def presences(self, document: Document) -> list[Presence]:
        """Adds those: "Among them was Ann Lee"."""
        read, groups = document.parses, defaultdict[int, list[Presence]](list)
        for presence in document.found:
            if any(person.group for person in presence.persons):
                groups[presence.line].append(presence)
        own = (s for i in range(1, len(read)) for s in _of_line(i, read, groups))
        return [*document.found, *own]


def _of_line(
    index: int, read: Sequence[Parse], groups: Mapping[int, Sequence[Presence]]
) -> Iterator[Presence]:
    """The presences of those whom a line calls members of a group told of before; `groups` are the
    presences of groups by line."""
    parse = read[index]
    persons, first = _members(parse)
    if not persons:
        return
    for line in range(index - 1, max(index - 1 - _BACK, -1), -1):
        there = groups.get(line) or _of_what_carries(line, read[line], persons)
        for s in there:
            rule = f"“{parse.line.said(first, first + 3)}”: with those who are there"
            yield s._replace(
                persons=persons,
                line=index,
                rule=rule,
                place_line=s.line if s.place_line is None else s.place_line,
                time_line=s.line if s.time_line is None else s.time_line,
                how="company",
            )
        if there:
            return


def _of_what_carries(index: int, parse: Parse, persons: tuple[Person, ...]) -> list[Presence]:
    """Where a line says that a plane, or people without a name, went or are, told of persons who
    were among those: "The plane | landed in"."""
    line = parse.line
    for k in range(1, min(_HEAD, len(line.words))):
        if k in parse.at or parse.any_verb(k):
            return []
        if line.low(k) in _CARRYING or _are_counted(line, k):
            group = refer(line, k - 1, Meant(k + 1, persons, "group", possessive=False))
            references = sorted((*parse.references, group), key=lambda r: r.first)
            told = presences(index, Parse(line, references, parse.topic))
            return [s for s in told if s.persons == persons]
    return []


def _are_counted(line: Line, k: int) -> bool:
    """Matches "Thousands of | Muslims", "300 | Rohingya"."""
    if line.low(k - 1)[:1].isdigit() and line.words[k].capital and k not in line.at:
        return True
    counted = line.low(k - 1) == "of" and line.low(k - 2) in _COUNTS
    return counted and line.low(k).endswith("s")


def _members(parse: Parse) -> tuple[tuple[Person, ...], int]:
    """Whom a line calls members of a group, and the word at which it says so."""
    for k in parse.line.numbers(_MEMBERSHIP):
        if k in parse.line.quoted or not _of_a_group(parse, k):
            continue
        if parse.line.low(k - 1) in BE and k > 0:
            persons = subject(parse, k - 1) or ()
        else:
            persons = _named_after(parse, k) if k == 0 else ()
        if persons:
            return persons, max(k - 1, 0)
    return (), 0


def _of_a_group(parse: Parse, k: int) -> bool:
    """Matches "| among them", "| one of the survivors", "| among the forty pilgrims"."""
    line = parse.line
    first = k + 1
    if line.low(k) == "one":
        if line.low(first) != "of":
            return False
        first += 1
    if line.low(first) in _THEM:
        return line.low(first + 1) != "who"  # "among those who praised the king"
    return line.has(_CROWDS | _HARMED, first + 1, first + _NOUN)


def _named_after(parse: Parse, k: int) -> tuple[Person, ...]:
    """Who is named after a group at the head of a sentence: "Among them was | Ann Lee", "One of the
    survivors, | Ann Lee,"."""
    for i in range(k + 2, k + 2 + _NOUN + _NAME):
        named = parse.name_at(i)
        if named is not None and named.first == i and not named.possessive:
            before = parse.line.low(i - 1)
            fits = before in BE if parse.line.low(k) == "among" else before == ","
            return run_of(parse, named) if fits else ()
    return ()
