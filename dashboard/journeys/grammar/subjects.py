"""Who does what a verb says: the subject of a clause, those it is listed with, and the subject that
follows a fronted phrase."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.journeys.grammar.between_commas import (
    around_phrase,
    before_brackets,
    closes_an_age,
    is_aside,
    named_aside,
    opening_of,
)
from dashboard.journeys.grammar.coordination import aboard, absolute, coordinated, run_of
from dashboard.journeys.grammar.noun_before import (
    before_phrase,
    causes,
    held,
    is_of_noun,
    is_time_clause,
    moves_its_owner,
    phrase_start,
    player_of,
    possessor,
)
from dashboard.journeys.grammar.parse import COMMAS, PREPOSITIONS, VEHICLES, Parse, Verb
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person

# None is somebody or something that is no person of the article, () is what the words do not tell.
Subject = tuple[Person, ...] | None

_JOINTS = word_set("clause_joints")
_LED = word_set("led")
_LIST_JOINTS = word_set("list_joints")
_DONE_TO_OTHERS = frozenset({"affect", "bring", "meet"})
_MARKS = frozenset({";", "“", "”"})
# A chain of clauses that share their subject ("came, saw and left") is followed this far.
_DEPTH = 4


def subject(parse: Parse, i: int) -> Subject:
    """Who does what the verb at `i` says."""
    if i not in parse.subjects:
        parse.subjects[i] = _subject(parse.verb_at(i), 0)
    return parse.subjects[i]


def _subject(verb: Verb, depth: int) -> Subject:
    """Who does what a verb says: walks to the left, word by word, until one tells."""
    j = verb.first - 1
    while j >= 0 and depth <= _DEPTH:
        found = _read(verb, j, depth)
        if not isinstance(found, int):
            return found
        j = found
    return ()


def _read(verb: Verb, j: int, depth: int) -> Subject | int:
    """What the word at `j` tells of the subject of a verb, or the word to go on with."""
    parse = verb.parse
    if found := aboard(verb, j):
        return found
    if parse.adverbial(j) and (j not in parse.at or parse.at[j].how != "group"):
        return j - 1  # over "both", unless that is who
    if j in parse.at:
        return absolute(verb, parse.at[j]) or _at_reference(parse, parse.at[j])
    if (by_word := _BY_WORD.get(parse.line.low(j))) is not None:
        return by_word(verb, j, depth)
    if _is_noun(parse, j):
        return _at_noun(verb, j, depth)
    return _clause_before(verb, j, depth) if parse.any_verb(j) else None


def _is_noun(parse: Parse, j: int) -> bool:
    """Whether the word at `j` is a thing's, a place's, or any other that ends no clause."""
    return j in parse.line.at or parse.line.low(j) in VEHICLES or not parse.stops(j)


def _at_reference(parse: Parse, reference: Coreference) -> Subject | int:
    """Matches “the king | arrived”, “the king and the queen | arrived”; over “with the king”, but
    not over “a delegation led by the king”."""
    if _leads(parse, reference) or _included(parse, reference):
        return coordinated(parse, reference) or None
    if _is_of_others(parse, reference):
        return None
    if (others := _did_it_to(parse, reference)) is not None:
        return others or None
    if (instead := _but_not(parse, reference)) is not None:
        return coordinated(parse, instead) or None
    among = parse.line.low(reference.first - 1) == "among"
    if reference.inner and not among:
        return before_phrase(parse, reference.first)
    be = reference.first - 2 if among else reference.first - 1
    nobody = not reference.persons or (among and all(p.group for p in reference.persons))
    if nobody and parse.line.low(be) in _BEING:
        return subject(
            parse, be
        )  # "Hill is one of several envoys | meeting", "became the first to"
    return coordinated(parse, reference) or None


def _but_not(parse: Parse, reference: Coreference) -> Coreference | None:
    """Who does it where somebody else does not: "the king but not | the queen", "the king and not |
    the queen"."""
    line, before = parse.line, reference.first - 1
    if line.low(before) != "not" or line.low(before - 1) not in {"and", "but"}:
        return None
    return parse.at.get(before - 2)


def _leads(parse: Parse, reference: Coreference) -> bool:
    """Matches “a delegation led by the king |”, “for her | to”."""
    line, before = parse.line, reference.first - 1
    if line.low(before) == "by":
        return line.low(before - 1) in _LED
    return line.low(before) == "for" and line.low(reference.last) == "to"


def _is_of_others(parse: Parse, reference: Coreference) -> bool:
    """Whether a name only says whose those are that are spoken of: "fans of Ann Lee | gathered",
    but not "the delegation of Ann Lee"."""
    line, first = parse.line, reference.first
    if reference.how != "name" or line.low(first - 1) != "of":
        return False
    head = line.low(first - 2)
    return head.isalpha() and first - 2 not in parse.at and head not in _GO_TOGETHER | VEHICLES


def _did_it_to(parse: Parse, reference: Coreference) -> tuple[Person, ...] | None:
    """Who did something to a person that is no subject then: "the men who attacked Ann Lee |
    were", "accused of killing Ann Lee, | was"; None where it is one."""
    if (who := _who_before(parse, reference)) is not None:
        return _antecedent(parse, who) or ()
    k = reference.first - 1
    verb = parse.verb(k) if k not in parse.at else None
    if verb is None or _DONE_TO_OTHERS.isdisjoint(verb.kinds):
        return None
    return () if verb.form == "ing" and parse.line.low(k - 1) == "of" else None


def _who_before(parse: Parse, reference: Coreference) -> int | None:
    """The "who" of a clause that ends with a reference: "the man who has admired | Ann Lee"."""
    for i in range(reference.first - 1, max(reference.first - _NEAR, -1), -1):
        if parse.line.low(i) == "who":
            return i if i < reference.first - 1 else None  # "the man who | Ann Lee met"
        if i in parse.at or parse.line.low(i) in COMMAS or parse.line.low(i) in PREPOSITIONS:
            return None
    return None


_NEAR = 5  # words of a verb and its helpers
_BEING = BE | word_set("becomes_somebody")
_GO_TOGETHER = word_set("go_together")


def _included(parse: Parse, reference: Coreference) -> bool:
    """Whether a reference ends a list of those of a group: "leaders including Lee and Ray |"."""
    line, i = parse.line, reference.first - 1
    while i > 0 and (line.words[i].capital or line.low(i) in _LIST_JOINTS):
        i -= 1
    return line.low(i) == "including"


def _at_comma(verb: Verb, j: int, depth: int) -> Subject | int:
    """Matches “Hill, | speaking in Lima”, “the new chairman, Mahmoud Abbas, | will”; over
    asides."""
    parse = verb.parse
    if closes_an_age(parse, j):
        return j - 1
    opening = opening_of(parse, j)
    if _adds_to(verb, j) and not is_aside(parse, opening):
        return _of_name_before(verb, j, depth)
    if (outer := around_phrase(parse, opening)) is not None:
        return outer
    if named := named_aside(parse, opening, j):
        return named
    return _clause_before(verb, j, depth) if opening is None else opening - 1


def _adds_to(verb: Verb, j: int) -> bool:
    """Whether a participle right after a comma tells more of whom the comma follows: "Hill, |
    speaking in"."""
    return verb.first == j + 1 and j - 1 in verb.parse.at and _participle(verb)


def _of_name_before(verb: Verb, j: int, depth: int) -> Subject:
    """Whom a participle after the comma at `j` tells of: the one named before it, or, where that
    one is an object, the subject of its verb."""
    parse = verb.parse
    before = parse.at[j - 1]
    if parse.any_verb(before.first - 1):
        return _clause_before(verb, j, depth)
    return coordinated(parse, before) or None


def _at_noun(verb: Verb, j: int, depth: int) -> Subject | int:
    """Matches “Hill's train | arrived”, “Bush and other leaders | arrived”; over “in the
    capital”."""
    parse = verb.parse
    if (owner := possessor(parse, j)) is not None:
        return owner if moves_its_owner(verb) else None
    if (player := player_of(verb, j)) is not None:
        return player
    if is_of_noun(verb, j):
        return None
    if verb.helpers[:1] == ("to",) and not causes(parse, verb.first):
        return _clause_before(verb, j, depth)
    if (start := phrase_start(parse, j)) is not None:
        return None if is_time_clause(verb, start, j) else start - 1
    if verb.loose:
        return _clause_before(verb, j, depth)
    if held(parse, j):
        return _subject(parse.verb_at(j - 1), depth + 1)
    return _told_apart(verb, j) or _listed_with(parse, j)


def _told_apart(verb: Verb, j: int) -> Subject:
    """Whom a clause without commas tells apart that ends at the noun at `j`: "an officer who sold
    secrets | flew to"."""
    parse = verb.parse
    inner = parse.last_verb(j + 1)
    if inner is None:
        return None
    who = parse.group(inner).first - 1
    if parse.line.low(who) != "who" or parse.line.low(who - 1) == "," or parse.any_verb(who - 1):
        return None
    between = range(inner + 1, j + 1)
    if any(parse.line.low(i) in _ENDS_OF_TELLING for i in between):
        return None
    return _antecedent(parse, who)


_ENDS_OF_TELLING = COMMAS | _JOINTS | _MARKS


def _listed_with(parse: Parse, j: int) -> Subject:
    """The person before "and" where the noun at `j` has none: "Bush and other leaders"."""
    for k in range(j - 1, max(j - 5, 0), -1):
        low = parse.line.low(k)
        if low == "and" and (reference := _before_and(parse, k)) is not None:
            return coordinated(parse, reference) or None
        if parse.stops(k) or low in PREPOSITIONS:
            return None
    return None


def _before_and(parse: Parse, k: int) -> Coreference | None:
    """Who is named before the "and" at `k`, with an age or without."""
    return parse.at.get(k - 2 if closes_an_age(parse, k - 1) else k - 1)


def _participle(verb: Verb) -> bool:
    """Matches “Hill, speaking in Lima,” and “Hill, accompanied by”: a verb that opens an aside."""
    return not verb.being and verb.low.endswith(("ing", "ed"))


def _antecedent(parse: Parse, who: int) -> Subject:
    """Whom "who" means: the person just before it, or who "is among those | who"."""
    if parse.line.low(who - 2) == "among" and parse.line.low(who - 1) in _MANY:
        return subject(parse, who - 3) if parse.line.low(who - 3) in BE else ()
    for k in range(who - 1, max(who - 10, -1), -1):
        reference = parse.at.get(k)
        if reference is not None and _may_be_meant(parse, reference):
            return None if _owns(parse, reference, who) else reference.persons or None
        if reference is None and parse.stops(k):
            return None
    return None


_MANY = word_set("among_many")


def _owns(parse: Parse, reference: Coreference, who: int) -> bool:
    """Whether a reference only says whose somebody without a name is: "his mother, | who", "Ann
    Lee's driver, | who"."""
    between = parse.line.words[reference.last : who]
    return reference.possessive and any(word.low.isalpha() for word in between)


def _may_be_meant(parse: Parse, reference: Coreference) -> bool:
    """Whether "who" can mean those of a reference: not "it was Ann Lee, not Bob Ray, | who"."""
    known = bool(reference.persons) or reference.how == "name"
    return known and parse.line.low(reference.first - 1) != "not"


def _led_body(parse: Parse, which: int, depth: int) -> Subject:
    """Whom "which" means after a body of persons: "Lee is leading the delegation, | which"."""
    body = parse.at.get(which - 2 if parse.line.low(which - 1) == "," else which - 1)
    if body is None or body.how not in _BODIES:
        return None
    if parse.line.low(body.first - 1) in _LEADING:
        return _subject(parse.verb_at(body.first - 1), depth + 1)
    return body.persons or None


# How a body of persons is meant: see `Coreference`.
_BODIES = frozenset({"group", "unnamed"})


_LEADING = word_set("leading")


def _clause_before(verb: Verb, j: int, depth: int) -> Subject:
    """The subject that a verb shares with the verb before `j`: "arrived and met"."""
    parse = verb.parse
    first: tuple[Person, ...] = ()
    for k in range(j, -1, -1):
        reference = parse.at.get(k)
        if reference is None and k != verb.word and parse.any_verb(k):
            return first if first and _it_took(verb, k) else _shared(verb, k, depth)
        if parse.line.low(k) in _MARKS:
            break
        if not first and reference is not None and not reference.inner:
            first = coordinated(parse, reference)
    return first


def _it_took(verb: Verb, k: int) -> bool:
    """Whether the verb at `k` says how long somebody needed: "it | took her two days to reach"."""
    parse = verb.parse
    took = parse.line.low(k) in _TAKING and parse.line.low(parse.group(k).first - 1) == "it"
    return took and verb.helpers[:1] == ("to",)


_TAKING = frozenset({"took", "takes", "take", "taken"})


def _shared(verb: Verb, k: int, depth: int) -> Subject:
    """The subject of the verb at `k`, which another verb shares; where that of `k` is nobody's, in
    a subordinate clause, that of the clause before."""
    if of_what_they_did(verb, k):
        return None
    found = _subject(verb.parse.verb_at(k), depth + 1)
    before = _subordinate(verb.parse, k) if found is None else None
    return found if before is None else _clause_before(verb, before, depth + 1)


def of_what_they_did(verb: Verb, k: int) -> bool:
    """Whether a verb tells of a thing after the clause with the verb at `k` that says whose it is:
    "the letter that she wrote in May | was sold in"."""
    parse = verb.parse
    who = parse.at.get(parse.group(k).first - 1)
    if who is None or parse.line.low(who.first - 1) not in _THAT or not verb.helpers:
        return False
    if verb.low in _BY_ITS_MAKER:
        return False
    thing = who.first - 2
    parted = any(parse.line.low(i) in _PARTING for i in range(k + 1, verb.first))
    return thing >= 0 and thing not in parse.at and _is_noun(parse, thing) and not parted


_BY_ITS_MAKER = word_set("done_by_its_maker")
_THAT = frozenset({"that", "which"})
_PARTING = COMMAS | _JOINTS | _MARKS


_BY_WORD: dict[str, Callable[[Verb, int, int], Subject | int]] = {
    **dict.fromkeys(_JOINTS, _clause_before),
    **dict.fromkeys(COMMAS, _at_comma),
    ")": lambda verb, j, _depth: before_brackets(verb.parse, j),
    "which": lambda verb, j, depth: _led_body(verb.parse, j, depth),
    "who": lambda verb, j, _depth: _antecedent(verb.parse, j),
}


def _subordinate(parse: Parse, k: int) -> int | None:
    """The word before the conjunction of the clause of the verb at `k`, where something that is
    nobody does it: "she left | before the airport closed and flew to"."""
    for j in range(parse.group(k).first - 1, max(k - 8, 0), -1):
        if parse.line.low(j) in _WHEN:
            return j - 1
        if parse.stops(j) or j in parse.at:
            return None
    return None


_WHEN = word_set("subordinators")


def following(parse: Parse, start: int) -> Subject:
    """The subject of the clause that follows a fronted phrase: "In Oslo, the king said"."""
    k = start
    limit = min(len(parse.line.words), start + 25)
    while k < limit:
        reference = parse.at.get(k)
        told = reference is not None and not reference.inner and not reference.possessive
        if reference is not None and told and not _met(parse, reference):
            return run_of(parse, reference) or None
        if reference is None and k > start + 1 and _tells(parse, k):
            return None
        k = k + 1 if reference is None else reference.last
    return None


def _met(parse: Parse, reference: Coreference) -> bool:
    """Whether somebody is only whom a participle in a phrase tells of: "Speaking in Oslo after
    meeting | the king, she"."""
    k = reference.first - 1
    return (
        parse.any_verb(k) and parse.line.low(k).endswith("ing") and parse.line.low(k - 1) in _WHEN
    )


def _tells(parse: Parse, k: int) -> bool:
    """Whether a verb stands at `k` that is no participle in "ing"."""
    return parse.any_verb(k) and not parse.line.low(k).endswith("ing")
