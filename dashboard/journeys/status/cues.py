"""Cues of status, after medspacy's ConText: words that say of a verb's visit that it is only
supposed, is ahead, was called off, is long done. They stand in `cues.tsv`, which says what its
columns mean; each row has a sentence in which it governs, and one in which it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.model import Status
from dashboard.journeys.sentences.line import Line
from dashboard.journeys.status.conditions import CONDITIONS, Condition, Words
from dashboard.journeys.status.verb_of_visit import VerbOfVisit

_ANY_VERB = "VERB"


class Word(NamedTuple):
    """A place in a cue: one of these words, after at most `gap` others."""

    words: Words
    gap: int


class Cue(NamedTuple):
    """A row of the table. `cues` are the ways to word it, none where the conditions are enough;
    `needed` the words of which a sentence must have one."""

    name: str
    of: str
    cues: tuple[tuple[Word, ...], ...]
    needed: Words
    where: str
    scope: int
    ended_by: Words
    conditions: tuple[tuple[Condition, Words, bool], ...]
    status: str


def first_cue(question: str, asked: VerbOfVisit, status: Status | None = None) -> Cue | None:
    """Returns the first row of a question that governs the verb asked about, whose status so far
    is `status`; None where none does."""
    rows = rows_of(question)
    lacking = rows.needed.isdisjoint(asked.parse.line.vocabulary)  # as in most sentences
    for cue in rows.without_cues if lacking else rows.all:
        if (not cue.of or cue.of == status) and governs(cue, asked):
            return cue
    return None


class Rows(NamedTuple):
    """The rows that answer a question, in their order: all, and those `without_cues`, which are
    what is left to look at in a sentence that has none of the `needed` words."""

    all: tuple[Cue, ...]
    without_cues: tuple[Cue, ...]
    needed: Words


def together(rows: Iterable[Cue]) -> Rows:
    """Makes the rows of one question ready to be asked."""
    every = tuple(rows)
    without = tuple(cue for cue in every if not cue.cues)
    return Rows(every, without, frozenset().union(*(cue.needed for cue in every)))


def governs(cue: Cue, asked: VerbOfVisit) -> bool:
    """Tells whether a row's cue stands where it governs the verb, and its conditions hold."""
    line = asked.parse.line
    if cue.cues and cue.needed.isdisjoint(line.vocabulary):
        return False
    for holds, words, wanted in cue.conditions:
        if holds(asked, words) is not wanted:
            return False
    return not cue.cues or any(
        _ends_at(line, way, i) for i in _looked_at(cue, asked) for way in cue.cues
    )


def _looked_at(cue: Cue, asked: VerbOfVisit) -> Iterator[int]:
    """Yields the words at which a row's cue may end, the nearest to the verb first."""
    first, k, length = asked.group.first, asked.k, len(asked.parse.line.words)
    everywhere = {
        "before": range(first - 1, -1, -1),
        "after": range(k + 1, length),
        "beside": range(max(first - 1, 0), k),
        "sentence": range(length),
    }
    for i in everywhere[cue.where][: cue.scope or length]:
        yield i
        if _ends_the_look(cue, asked, i):
            return


def _ends_the_look(cue: Cue, asked: VerbOfVisit, i: int) -> bool:
    if not cue.ended_by:
        return False
    verb = _ANY_VERB in cue.ended_by and asked.parse.any_verb(i)
    return verb or asked.parse.line.low(i) in cue.ended_by


def _ends_at(line: Line, way: tuple[Word, ...], i: int) -> bool:
    """Tells whether the words of a cue stand one after the other, the last of them at `i`."""
    if not way:
        return True
    *before, last = way
    return line.low(i) in last.words and (
        not before
        or any(
            _ends_at(line, tuple(before), j) for j in range(i - 1, max(i - 2 - last.gap, -1), -1)
        )
    )


@cache
def rows_of(question: str) -> Rows:
    """Returns the rows that answer a question."""
    return together(_cue(row) for row in table("cues") if row["question"] == question)


def _cue(row: dict[str, str]) -> Cue:
    ways = tuple(_way(way) for way in row["cue"].split("|") if way.strip())
    return Cue(
        row["name"],
        row["of"],
        ways,
        frozenset().union(*(way[-1].words for way in ways)),
        row["where"],
        int(row["scope"] or 0),
        frozenset(row["ended by"].split()),
        tuple(_condition(said) for said in row["if"].split()),
        row["status"],
    )


# Between two words of a cue: any number of others, or at most so many.
_GAP = re.compile(r"…(\d*)")
_ANY_NUMBER = 10_000


def _way(said: str) -> tuple[Word, ...]:
    """Reads one way to word a cue: "@denials … @reports that"."""
    found, gap = list[Word](), 0
    for part in said.split():
        if between := _GAP.fullmatch(part):
            gap = int(between[1] or _ANY_NUMBER)
        else:
            found.append(Word(_words(part, "/"), gap))
            gap = 0
    return tuple(found)


def _condition(said: str) -> tuple[Condition, Words, bool]:
    """Reads a condition: "!governor.makes=cancelled"."""
    name, _, words = said.removeprefix("!").partition("=")
    return CONDITIONS[name], _words(words, "|"), not said.startswith("!")


def _words(said: str, mark: str) -> Words:
    """Reads words parted by a mark, or a set of `word_sets.txt` by its name: "@plans"."""
    if said.startswith("@"):
        return word_set(said[1:])
    return frozenset(said.split(mark)) if said else frozenset()
