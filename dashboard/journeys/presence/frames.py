"""Verb frames: over which words, and over how many, a verb still tells of a place ("took the king's
cousin in a lorry to"). They are the rows of `language/data/frames.tsv`, where it says how to read
them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from dashboard.journeys.grammar.parse import VEHICLES, Parse
from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.language.verbs import VerbForm
from dashboard.journeys.people.descriptions import is_person_noun
from dashboard.journeys.presence.participants import AT, held_at
from dashboard.journeys.presence.verbs import PREPOSITIONS_OF
from dashboard.places.place import Kind


@dataclass(slots=True)
class Passed:
    """What stands between a preposition and the word that is looked at: `crossed` are prepositions,
    with "noun" for one of presence; `heavy` counts the words that are nobody who hears or meets."""

    crossed: set[str] = field(default_factory=set)
    heavy: int = 0


class Candidate(NamedTuple):
    """The verb at word `k`, and the preposition at word `p`, which may be of it."""

    parse: Parse
    verb: VerbForm
    k: int
    p: int
    preposition: str


def fits(found: Candidate, passed: Passed) -> bool:
    """Whether a verb tells of the place behind a preposition, over what stands between."""
    return any(heavy <= frame.reach for frame, heavy in applying(found, passed))


def applying(found: Candidate, passed: Passed) -> Iterator[tuple[Frame, int]]:
    """The rows that apply to a verb and a preposition, up to the one that decides, each with the
    number of words between that still count."""
    crossed, heavy = frozenset(passed.crossed), passed.heavy
    for frame in _frames_of(found.verb, found.preposition):
        if frame.applies(found, crossed, heavy):
            heavy = max(heavy - frame.spared, 0)
            yield frame, heavy
            if not frame.spared:
                return


class _Words(NamedTuple):
    """A cell of the table: one of some words, and none of others."""

    wanted: frozenset[str]
    barred: frozenset[str]

    def hold_of(self, said: frozenset[str]) -> bool:
        return (not self.wanted or bool(said & self.wanted)) and not said & self.barred


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of the table. `reach` is the number of words that may stand between, -1 where the row
    does not give the verb the place; `spared` the number of words that it takes off the count for
    the rows after it, 0 where it decides."""

    number: int
    verbs: _Words
    kinds: _Words
    other_kinds: bool
    preposition: str
    voice: str
    over: _Words
    nothing_but: frozenset[str] | None
    when: str
    least: int
    reach: int
    spared: int

    def is_for(self, verb: VerbForm, preposition: str) -> bool:
        """Whether the row is for this verb with this preposition, whatever stands between."""
        kinds = frozenset(verb.kinds)
        own = frozenset(kind for kind in kinds if preposition in PREPOSITIONS_OF[kind])
        taken = {
            "": True,
            "own": bool(own),
            "at": preposition in AT,
            "foreign at": preposition in AT and not own,
        }
        if not taken.get(self.preposition, preposition == self.preposition):
            return False
        counted = own if self.preposition == "own" else kinds
        return self._has_kinds(counted) and self.verbs.hold_of(frozenset({verb.base}))

    def _has_kinds(self, kinds: frozenset[str]) -> bool:
        """Whether a verb of these kinds is one of the row's, which may be for no other."""
        return self.kinds.hold_of(kinds) and (self.other_kinds or kinds <= self.kinds.wanted)

    def applies(self, found: Candidate, crossed: frozenset[str], heavy: int) -> bool:
        """Whether the row is for these words between a verb of its own and the preposition."""
        if heavy < self.least or not self.over.hold_of(crossed):
            return False
        if self.nothing_but is not None and not crossed <= self.nothing_but:
            return False
        if self.voice and found.parse.group(found.k).passive != (self.voice == "passive"):
            return False
        return not self.when or CONDITIONS[self.when](found)


@lru_cache(maxsize=20_000)
def _frames_of(verb: VerbForm, preposition: str) -> tuple[Frame, ...]:
    """The rows for a verb with a preposition, in order."""
    return tuple(frame for frame in frames() if frame.is_for(verb, preposition))


@cache
def frames() -> tuple[Frame, ...]:
    """The rows of the table, in order."""
    return tuple(_frame(number, row) for number, row in enumerate(table("frames")))


_SPARED = {"spares two": 2, "spares all": 10_000}


def _frame(number: int, row: dict[str, str]) -> Frame:
    """A row of the table as a value."""
    kinds, nothing_but = row["kinds"], row["nothing_but"]
    spared = _SPARED.get(row["reach"], 0)
    return Frame(
        number=number,
        verbs=_words(row["verbs"]),
        kinds=_words(kinds.removeprefix("only ")),
        other_kinds=not kinds.startswith("only "),
        preposition=row["preposition"],
        voice=row["voice"],
        over=_words(row["over"]),
        nothing_but=frozenset(nothing_but.split()) - {"-"} if nothing_but else None,
        when=row["when"],
        least=int(row["least"] or 0),
        reach=-1 if spared or row["reach"] == "never" else int(row["reach"]),
        spared=spared,
    )


def _words(cell: str) -> _Words:
    """A cell: "go bring", "!rescue"."""
    words = cell.split()
    barred = frozenset(word[1:] for word in words if word[0] == "!")
    return _Words(frozenset(word for word in words if word[0] != "!"), barred)


def _from_afar(found: Candidate) -> bool:
    """Finds what is not done on the spot before the preposition: "won an election | in", but not
    "cast her ballot | in", of which it is a part of the verb."""
    word = found.p - 1
    return found.parse.line.low(word) in _FROM_AFAR and word not in found.parse.idiomatic


_FROM_AFAR = word_set("from_afar")


def _no_named_venue(found: Candidate) -> bool:
    """Finds no court or hospital that bears its town's name: "was sentenced in Oslo", not "was
    sentenced in | Norwich Crown Court"; the courts and hospitals of a town are for those of it."""
    line = found.parse.line
    first = found.p + 1 + (line.low(found.p + 1) in _BEFORE_VENUES)
    venue = line.at.get(first)
    return venue is None or venue.resolution.mention.kind is not Kind.ORGANISATION


_BEFORE_VENUES = word_set("before_venues")


def when_elsewhere(parse: Parse, k: int, p: int) -> bool:
    """Whether a verb or noun at `k` has its place before the preposition at `p`, which is of what
    happened elsewhere then: "landed in Rome a day after an attack | in"."""
    own = next((i for i in range(k + 1, p) if i in parse.line.at), None)
    return own is not None and parse.line.has(_BEFORE_AND_AFTER, own, p)


_BEFORE_AND_AFTER = word_set("before_and_after")


def _dated(found: Candidate) -> bool:
    """Finds a day before the preposition, which is the verb's then: "announced it Friday | in"."""
    return found.p - 1 in found.parse.dated


def _plural(found: Candidate) -> bool:
    """Finds those who are told something before the preposition: "told churchgoers | in"."""
    return found.parse.line.low(found.p - 1).endswith("s")


def _no_participle(found: Candidate) -> bool:
    """Finds no participle after the verb: "remains popular in", not "remained jailed in"."""
    return not found.parse.line.low(found.k + 1).endswith("ed")


def _present(found: Candidate) -> bool:
    """Finds what somebody does all the time: "leads", "lead"."""
    return found.verb.form in {"s", "base"}


def _held(found: Candidate) -> bool:
    """Finds that a meeting is held: "opened in", "took place in", not "took her to"."""
    return held_at(found.parse, found.k, found.preposition)


def _vehicle(found: Candidate) -> bool:
    """Finds a vehicle after the verb: "took the early train to"."""
    return found.parse.line.has(VEHICLES, found.k + 1, found.k + 7)


def _a_thing(found: Candidate) -> bool:
    """Finds what is got, and no vehicle: "gets his spices | from", not "got home from"."""
    after = found.k + 1
    return after < found.p and not _vehicle(found) and found.parse.line.low(after) not in _BACK


_BACK = word_set("ways_back")


def _made_by_another(found: Candidate) -> bool:
    """Finds who made something, whose origin follows: "a dress by a student | from", not "by
    motorcycle from"."""
    line = found.parse.line
    by = line.first_of({"by"}, found.k + 1, found.p)
    return by is not None and line.low(by + 1) in {"a", "an"} and not _vehicle(found)


def _of_somebody(found: Candidate) -> bool:
    """Finds somebody before the preposition, who comes from the place: "beat a runner | from"."""
    low = found.parse.line.low(found.p - 1)
    return is_person_noun(low) or low in _TEAMS


_TEAMS = word_set("teams_of_players")


CONDITIONS: dict[str, Callable[[Candidate], bool]] = {
    "from afar": _from_afar,
    "no named venue": _no_named_venue,
    "dated": _dated,
    "when elsewhere": lambda found: when_elsewhere(found.parse, found.k, found.p),
    "plural": _plural,
    "no participle": _no_participle,
    "present": _present,
    "held": _held,
    "vehicle": _vehicle,
    "made by another": _made_by_another,
    "a thing": _a_thing,
    "of somebody": _of_somebody,
}
