"""Meetings told several times: "Wednesday's summit" is the summit that "took place at" a port.

A meeting's tellings are one where the same persons meet and neither day nor place contradict; a
telling that says "first" or "second" is of another occasion. So one sentence's day dates the place
that another sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.tables import word_set
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
        low = line.lows[i]
        verb = parse.verb(i)
        if i in line.quoted or i in parse.at:
            continue
        if low in MEETING_NOUNS and verb is None:
            persons, own = _of_noun(parse, i)
        elif verb is not None and "meet" in verb.kinds:
            persons, own = (*(subject(parse, i) or ()), *_met(parse, i)), True
        else:
            continue
        there = unique(persons)
        if not there:
            continue
        place = next((d.place for d in here if d.person in there), None)
        noun = "met" if verb is not None else low
        time = when(parse, i, near=verb is None)
        yield Meeting(there, noun, index, i, time, place, own)


def _of_noun(parse: Parse, i: int) -> tuple[tuple[Person, ...], bool]:
    """Who takes part in the meeting whose noun stands at `i`, and whether the words present it as
    the one that the article tells of ("at Wednesday's summit", not "for his first meeting")."""
    line = parse.line
    start = i
    while start > 0 and (line.words[start - 1].capital or line.low(start - 1) in _NOUN_PHRASE):
        start -= 1
    found: list[Person] = []
    for reference in parse.references:
        before = line.low(reference.first - 1)
        inside = start <= reference.first < i
        after = i < reference.first <= i + 8 and before in {"with", "between", "and"}
        if inside or after:
            found += reference.persons
    if len(found) < 2:
        found += following(parse, i + 1) or ()
    main = parse.verb_before(start) if len(found) < 2 else None
    if main is not None:
        found += subject(parse, main) or ()
    own = not any(line.low(k) in _OTHER_OCCASION for k in range(start, i))
    return tuple(found), own


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
    for candidate in made:
        if candidate.time is not None:
            continue
        there = {d.person for d in made if d.place is candidate.place and d.at == candidate.at}
        if len(there) < 2:
            continue
        for meeting in told:
            same = set(meeting.persons) == there
            elsewhere = meeting.where is not None and meeting.where.id != candidate.place.id
            if same and meeting.own and meeting.time is not None and not elsewhere:
                candidate.time, candidate.time_line = meeting.time, meeting.line
                candidate.tell_beside(meeting.line)
                break
