"""Who comes where somebody else was to be: "The queen cancelled a trip to Oslo. Her son took her
place on Friday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.participants import taken
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.status.timing import when

_PLACES = frozenset({"place", "stead"})
_TAKING = word_set("taking_forms")
_STANDING_IN = word_set("standing_in")
_GOING_TO = word_set("falling_to")
# So many sentences back somebody was to come, and so many words on is who does.
_BACK, _NAME = 3, 9


class _Change(NamedTuple):
    """That some persons come for others, by the verb at word `k`."""

    absent: tuple[Person, ...]
    coming: tuple[Person, ...]
    k: int


class Substitutes:
    """Reads who comes for somebody who does not."""

    def presences(self, document: Document) -> list[Presence]:
        """Adds those: "took her place"."""
        found = list(document.found)
        own = (s for i, p in enumerate(document.parses) for s in _of_line(i, p, found))
        return [*found, *own]


def _of_line(index: int, parse: Parse, found: Sequence[Presence]) -> Iterator[Presence]:
    """The presences of those whom a line calls substitutes."""
    for change in _changes(parse):
        last = _where_not(index, found, change.absent)
        status = _status(parse, change.k)
        coming = tuple(p for p in change.coming if p not in change.absent)
        if last is None or status is None or not coming:
            continue
        time = when(parse, change.k)
        rule = f"“{parse.line.said(change.k, change.k + 3)}”: whoever comes for somebody else"
        yield last._replace(
            persons=coming,
            line=index,
            status=status,
            time=time or last.time,
            time_line=index if time else last.line,
            rule=rule,
            place_line=last.line if last.place_line is None else last.place_line,
            how="company",
        )


def _where_not(
    index: int, found: Sequence[Presence], absent: tuple[Person, ...]
) -> Presence | None:
    """Where it was last told that some persons do not come."""
    near = (s for s in found if 0 <= index - s.line <= _BACK)
    own = [s for s in near if s.status is Status.CANCELLED and not {*absent}.isdisjoint(s.persons)]
    return max(own, key=lambda s: (s.line, s.place.first), default=None)


def _status(parse: Parse, k: int) -> Status | None:
    """Whether whoever comes has come by the verb at `k`, or will: "goes to", "will take"."""
    verb, status = parse.verb(k), parse.group(k).status
    ahead = verb is not None and verb.form == "s" and status is Status.VISITED
    return Status.PLANNED if ahead else status


def _changes(parse: Parse) -> Iterator[_Change]:
    """The changes that a line tells of."""
    for k in parse.line.numbers(_PLACES):
        owner = parse.at.get(k - 1)
        if owner is not None and owner.possessive and owner.persons:
            yield from _in_place_of(parse, owner.persons, owner.first, k)
    for k in parse.line.numbers(_STANDING_IN):
        absent = parse.someone(k + 1, k + 4)
        if absent is not None and parse.line.phrase(k + 1, k + 3) == "in for":
            yield _Change(absent.persons, subject(parse, k) or (), k)


def _in_place_of(parse: Parse, absent: tuple[Person, ...], first: int, k: int) -> Iterator[_Change]:
    """Matches "Took | her place", "sang | in her stead", "signed him | in her place", "Her place |
    goes to him"; the owner's word stands at `first`, and the place at `k`."""
    line, main = parse.line, parse.verb_before(first)
    if line.low(first - 1) in _TAKING:
        yield _Change(absent, subject(parse, first - 1) or (), first - 1)
    elif line.low(first - 1) == "in" and main is not None:
        yield _Change(absent, subject(parse, main) or taken(parse, main, first - 1), main)
    elif line.low(k + 1) in _GOING_TO:
        coming = parse.someone(k + 2, k + 2 + _NAME)
        yield _Change(absent, () if coming is None else coming.persons, k + 1)
