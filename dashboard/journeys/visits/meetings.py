"""Meetings told several times: "Wednesday's summit" is the summit that "took place at" a port.

A meeting's tellings are one where the same persons meet and neither day nor place contradict; a
telling that says "first" or "second" is of another occasion. So one sentence's day dates the place
that another sentence names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.sentences.spans import TimeSpan
from dashboard.journeys.status.timing import when
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.places.place import Place

MEETING_NOUNS = word_set("meeting_nouns")
_OTHER_OCCASION = word_set("other_occasion")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One telling of a meeting in a line; `where` is the place the line gives it."""

    persons: tuple[Person, ...]
    noun: str
    line: int
    index: int
    time: TimeSpan | None
    where: Place | None
    own: bool


def meetings(read: Sequence[Parse], made: Sequence[VisitCandidate]) -> tuple[Meeting, ...]:
    """The tellings of meetings, in order of reading."""
    by_line: dict[int, list[VisitCandidate]] = {}
    for candidate in made:
        by_line.setdefault(candidate.at[0], []).append(candidate)
    lines = enumerate(read)
    return tuple(m for i, parse in lines for m in _in_line(i, parse, by_line.get(i, ())))


def _in_line(index: int, parse: Parse, here: Sequence[VisitCandidate]) -> Iterator[Meeting]:
    line = parse.line
    if not parse.references:
        return
    verbs = [i for i, verb in parse.verbs.items() if "meet" in verb.kinds]
    for i in sorted({*line.numbers(MEETING_NOUNS), *verbs}):
        if i in line.quoted or i in parse.at:
            continue
        by_noun = parse.verb(i) is None
        persons, own = _of_noun(parse, i) if by_noun else (_of_verb(parse, i), True)
        there = unique(persons)
        if there:
            place = next((d.place for d in here if d.person in there), None)
            noun = line.lows[i] if by_noun else "met"
            yield Meeting(there, noun, index, i, when(parse, i, near=by_noun), place, own)


def _of_verb(parse: Parse, i: int) -> tuple[Person, ...]:
    """Who meets by the verb at `i`; nobody by one that only looks like the noun of a meeting."""
    meets = "meet" in parse.verbs[i].kinds
    return (*(subject(parse, i) or ()), *_met(parse, i)) if meets else ()


def _of_noun(parse: Parse, i: int) -> tuple[tuple[Person, ...], bool]:
    """Who takes part in the meeting whose noun stands at `i`, and whether the words present it as
    the one that the article tells of ("at Wednesday's summit", not "for his first meeting")."""
    line = parse.line
    start = i
    while start > 0 and (line.words[start - 1].capital or line.low(start - 1) in _NOUN_PHRASE):
        start -= 1
    found = [p for r in parse.references if _takes_part(parse, r, start, i) for p in r.persons]
    if len(found) < 2:
        found += following(parse, i + 1) or ()
    main = parse.verb_before(start) if len(found) < 2 else None
    if main is not None:
        found += subject(parse, main) or ()
    return tuple(found), not line.has(_OTHER_OCCASION, start, i)


def _takes_part(parse: Parse, reference: Coreference, start: int, i: int) -> bool:
    """Whether a reference says who meets, in the phrase from `start` up to the noun at `i` or after
    it: "the Blair-Bush | summit", "a summit with | the king"."""
    first = reference.first
    linked = i < first <= i + 8 and parse.line.low(first - 1) in _WITH_PARTNERS
    return start <= first < i or linked


_WITH_PARTNERS = word_set("with_partners")


_NOUN_PHRASE = word_set("noun_phrase")


_AFTER_OBJECT = PREPOSITIONS - {"with", "and"} | {";", "“", "that", "who"}


def _met(parse: Parse, i: int) -> Iterator[Person]:
    """Those whom the verb at `i` says were met: the references up to the next verb."""
    for k in range(i + 1, min(i + 12, len(parse.line.words))):
        if k in parse.at:
            yield from parse.at[k].persons
        elif parse.any_verb(k) or parse.line.low(k) in _AFTER_OBJECT:
            return


def date_by_meetings(made: Sequence[VisitCandidate], told: Sequence[Meeting]) -> None:
    """Gives the day of a meeting to those stops at its place whose own sentence has none, together
    with the sentence that gives it."""
    present = defaultdict[tuple[int, tuple[int, int]], set[Person]](set)
    for one in made:
        present[id(one.place), one.at].add(one.person)
    of_persons = defaultdict[frozenset[Person], list[Meeting]](list)
    for meeting in told:
        of_persons[frozenset(meeting.persons)].append(meeting)
    for candidate in made:
        there = present[id(candidate.place), candidate.at]
        if candidate.time is not None or len(there) < 2:
            continue
        met = of_persons.get(frozenset(there), ())
        told_of = next((m for m in met if _may_be_at(m, candidate.place)), None)
        if told_of is not None:
            candidate.time, candidate.time_line = told_of.time, told_of.line
            candidate.tell_beside(told_of.line)


def _may_be_at(meeting: Meeting, place: Place) -> bool:
    """Whether a meeting that has a day and is the one told of may be at a place."""
    dated = meeting.own and meeting.time is not None
    return dated and (meeting.where is None or meeting.where.id == place.id)
