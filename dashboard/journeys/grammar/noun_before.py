"""What a noun before a verb is to it: whose vehicle it is, whom a participle describes, where its
phrase begins."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import PREPOSITIONS, VEHICLES, Parse, Verb
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.people.person import Person

_OPENING = word_set("openings_of_topics")
_MOVING = word_set("moving_kinds")
_CONJUNCTIONS = word_set("time_conjunctions")
_CAUSING = word_set("causing") | BE
_CROWDS, _MONEY = word_set("crowds"), word_set("money")
# Nouns before a participle that say how long or on what: "spent two days working in".
_WHILE = word_set("while_nouns")


def moves_its_owner(verb: Verb) -> bool:
    """Whether whose vehicle it is moves with it: not in "her car was found in"."""
    return not verb.passive or not _MOVING.isdisjoint(verb.kinds)


def is_of_noun(verb: Verb, j: int) -> bool:
    """Whether a participle right after the noun at `j` says what that does, or suffers: "groups |
    working in", "nuns | kidnapped in", "A barge | going to"."""
    if j != verb.first - 1 or not (verb.loose or _suffered(verb)):
        return False
    return _describes(verb.parse, j) or _opens(verb.parse, j)


def is_time_clause(verb: Verb, start: int, j: int) -> bool:
    """Matches “after protesters | stormed”."""
    return j == verb.first - 1 and start < j and verb.parse.line.low(start) in _CONJUNCTIONS


def held(parse: Parse, j: int) -> bool:
    """Matches “journalists held | hostage have arrived”."""
    held = parse.verb(j - 1)
    if held is None or j - 2 not in parse.at:
        return False
    return held.base == "hold" or "affect" in held.kinds


def _suffered(verb: Verb) -> bool:
    """Whether a participle says what was done to those right before it: "the release of nuns |
    kidnapped in"."""
    return "affect" in verb.kinds and verb.form == "past" and not verb.helpers


def _describes(parse: Parse, j: int) -> bool:
    """Whether a participle after the plural noun at `j` says what those do: "attacks on groups |
    working in"."""
    if parse.line.words[j].capital or j in parse.line.at:
        return False
    low = parse.line.low(j)
    return low in _CROWDS or (low.endswith("s") and low not in _WHILE)


def _opens(parse: Parse, j: int) -> bool:
    """Whether the noun at `j` opens the sentence as what it is about: "A barge | going to"."""
    if parse.line.low(0) not in _OPENING or parse.line.low(j) in VEHICLES:
        return False
    return not any(parse.stops(i) or i in parse.at for i in range(j + 1))


def causes(parse: Parse, first: int) -> bool:
    """Whether the infinitive that begins at word `first` is what others are made to do: "sent
    members | to confront"."""
    main = parse.verb_before(first)
    if parse.line.low(first - 1) in _MONEY:
        return False  # "paid 20 dollars | to ride to"
    return main is None or parse.line.low(main) in _CAUSING


def before_phrase(parse: Parse, j: int) -> int:
    """The word before the preposition that a phrase's noun begins with."""
    while j > 0 and parse.line.low(j - 1) not in PREPOSITIONS:
        j -= 1
    return j - 2


def phrase_start(parse: Parse, j: int) -> int | None:
    """Where a noun at `j` stands in a prepositional phrase, its preposition; else None."""
    for k in range(j, max(j - 8, -1), -1):
        low = parse.line.low(k)
        if low in PREPOSITIONS:
            return None if _of_a_time(parse, k, j) else k
        if low == "," or (parse.stops(k) and not _deed(parse, k)):
            return None
    return None


def _of_a_time(parse: Parse, k: int, j: int) -> bool:
    """Whether the preposition at `k` only holds a time before the noun at `j`: "| In March she and
    her husband"."""
    return k + 1 in parse.dated and j not in parse.dated


def _deed(parse: Parse, k: int) -> bool:
    """Whether the word at `k` says of what somebody is accused: "accused of | running a fraud"."""
    accused = parse.line.low(k - 1) == "of" and parse.line.low(k - 2) in _ACCUSED
    return accused and parse.line.low(k).endswith("ing")


_ACCUSED = word_set("accused_of")


def possessor(parse: Parse, j: int) -> tuple[Person, ...] | None:
    """Whose train, plane or delegation stands at `j`."""
    if parse.line.low(j) not in VEHICLES:
        return None
    return _owner(parse, j)


def player_of(verb: Verb, j: int) -> tuple[Person, ...] | None:
    """Whose team stands at `j`, before what it does in a contest: "her team | beat Spain in"."""
    if verb.low not in _CONTEST_VERBS or verb.parse.line.low(j) not in _TEAMS:
        return None
    return _owner(verb.parse, j)


_CONTEST_VERBS = word_set("contest_verbs")
_TEAMS = word_set("teams_of_players")


def _owner(parse: Parse, j: int) -> tuple[Person, ...] | None:
    """Whose the thing is that stands at `j`."""
    near = (parse.at[k] for k in range(j - 1, max(j - 4, -1), -1) if k in parse.at)
    return next((owner.persons for owner in near if owner.possessive), None)
