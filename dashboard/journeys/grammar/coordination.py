"""Persons listed together: "Rice, Gates and Powell"."""

from __future__ import annotations

from itertools import chain

from dashboard.journeys.grammar.parse import BREAKS, COMMAS, DETERMINERS, Parse, Verb
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person, unique

_COORDINATORS = word_set("coordinators")
_JOINTS = word_set("list_joints")
# What stands before the first of a list, and perhaps again before another.
_AGAIN = word_set("again_in_lists")

# So many persons at most are listed together: an endless list takes no longer for it.
_MOST = 60


def coordinated(parse: Parse, reference: Coreference) -> tuple[Person, ...]:
    """A reference with those it is listed with: "Rice, Gates and Powell"."""
    left, listed = reference, [reference.persons]
    for _ in range(_MOST):
        joined = _joined_to(parse, left)
        if joined is None or joined.possessive or not joined.persons:
            break
        if _ends_a_phrase(parse, joined, left, alone=left is reference):
            break
        left = joined
        listed.append(left.persons)
    return unique(chain.from_iterable(reversed(listed)))


def _ends_a_phrase(
    parse: Parse, reference: Coreference, following: Coreference, alone: bool
) -> bool:
    """Whether a reference ends a phrase before the clause of the one that follows it after a comma:
    "After talks with Ann Lee, | Bob Ray flew to"; but not "With Ann Lee, | Bob Ray flew to", who
    both did. So it does where that one is `alone`, in no list: "Having met Ann Lee, | Bob Ray"."""
    if not (reference.inner or alone) or parse.line.low(following.first - 1) != ",":
        return False
    start = _phrase_start(parse, reference)
    if parse.line.low(start) in _TOGETHER:
        return False
    if start == reference.first and not _is_participle(parse, reference):
        return False
    return alone or not _tells_of_more(parse, start, reference.first)


def _is_participle(parse: Parse, reference: Coreference) -> bool:
    """Whether the first word of a reference is none of its name nor of its titles: "Ignoring | Ann
    Lee", but not "King | Otto"."""
    low = parse.line.low(reference.first)
    titled = reference.first == reference.core or low in reference.roles
    return low.endswith("ing") and not titled


def _phrase_start(parse: Parse, reference: Coreference) -> int:
    """The first word of the clause or phrase in which a reference stands."""
    before = range(reference.first - 1, -1, -1)
    return next((i + 1 for i in before if parse.line.low(i) in _STARTS), 0)


def _tells_of_more(parse: Parse, first: int, last: int) -> bool:
    """Whether somebody is named, or a verb stands, from word `first` up to `last`."""
    return any(parse.any_verb(k) or k in parse.at for k in range(first, last))


_STARTS = BREAKS | COMMAS
_TOGETHER = word_set("in_company")


def _joined_to(parse: Parse, right: Coreference) -> Coreference | None:
    """The one before a reference in a list: "| Rice, Gates"."""
    k = _before_adjectives(parse, right)
    while parse.line.low(k) in _COORDINATORS:
        k -= 1
    if k >= right.first - 1:
        return None
    k = _over_country(parse, _over_unknown(parse, k))
    joined = parse.at.get(k) if k < right.first - 1 else None
    return joined if joined and (_has_a_name(joined) or k == joined.first) else None


def _has_a_name(reference: Coreference) -> bool:
    """Whether those of a reference are named, or called by their post."""
    return reference.how in {"name", "role"}


def _over_country(parse: Parse, k: int) -> int:
    """The word before "of" and a country in a list: "Lee | of Kenya and Ray of Peru"."""
    country = parse.line.at.get(k)
    if country is None or parse.line.low(country.first - 1) != "of":
        return k
    return country.first - 2 if country.first - 2 in parse.at else k


def _over_unknown(parse: Parse, k: int) -> int:
    """The word before a name in a list that is not known as a person's: "Lee, | St. Louis and"."""
    line, i = parse.line, k
    while i > 0 and i not in parse.at and (line.words[i].capital or i in line.at):
        i -= 1
    return i - 1 if i < k and line.low(i) == "," and i - 1 in parse.at else k


def _before_adjectives(parse: Parse, reference: Coreference) -> int:
    """The word before a name's adjectives, where "and" stands there: "and the Korean |"."""
    line, start = parse.line, reference.first - 1
    owner = line.at[start - 1] if line.low(start) in POSSESSIVE and start - 1 in line.at else None
    if owner is not None and line.low(owner.first - 1) == "and":
        return owner.first - 1  # "and | India's Ann Lee"
    for k in range(start, max(reference.first - 6, 0), -1):
        if line.low(k) == "and":
            return k
        if not _adjective(parse, k):
            break
    return start


def _adjective(parse: Parse, k: int) -> bool:
    """Whether the word at `k` can describe the name after it: no verb, no name, no small word."""
    if not parse.line.spelled(k) or parse.any_verb(k):
        return False
    low = parse.line.low(k)
    if low not in DETERMINERS and low in word_list("function_words"):
        return False
    return not _is_named_place(parse, k) and (k not in parse.at or parse.at[k].how == "pronoun")


def _is_named_place(parse: Parse, k: int) -> bool:
    return k in parse.line.at and parse.line.at[k].literal


def run_of(parse: Parse, reference: Coreference) -> tuple[Person, ...]:
    """A reference with those listed after it."""
    listed = listed_from(parse, reference)
    if len(listed) == 1 and len(reference.persons) == 1:
        return reference.persons
    return unique(p for each in listed for p in each.persons)


def listed_from(parse: Parse, reference: Coreference) -> list[Coreference]:
    """The references of a list, from its first on: "Rice, Gates and Powell"."""
    run = [reference]
    while parse.line.low(run[-1].last) in _JOINTS and len(run) < _MOST:
        k = _over_owner(parse, _after_joint(parse, run[-1].last))
        listed = parse.at.get(k)
        if listed is None or not _has_a_name(listed) or listed.first != k:
            break
        run.append(listed)
    return run


def _after_joint(parse: Parse, joint: int) -> int:
    """The word after a comma, an "and" or both, and the preposition that may be said again: "by
    Rice and | by Gates"."""
    after = joint + (2 if parse.line.low(joint + 1) == "and" else 1)
    return after + (parse.line.low(after) in _AGAIN)


def _over_owner(parse: Parse, k: int) -> int:
    """The word after a country that owns whom it stands before: "and | India's Ann Lee"."""
    place = parse.line.at.get(k)
    owns = place is not None and k not in parse.at and parse.line.low(place.last) in POSSESSIVE
    return place.last + 1 if place is not None and owns else k


def absolute(verb: Verb, reference: Coreference) -> tuple[Person, ...]:
    """Whom a participle right after a name in a phrase with "with" tells of: "with Lee | driving to
    Rome and Ray | flying to Oslo"."""
    parse, low = verb.parse, verb.parse.line.low
    if reference.how != "name" or reference.last != verb.first or not verb.loose:
        return ()
    i = _before_list(parse, reference.first - 1)
    if low(i) == "with":
        return coordinated(parse, reference)
    begun = low(reference.first - 1) == "and" and parse.line.has({"with"}, 0, i)
    return reference.persons if begun else ()


def aboard(verb: Verb, j: int) -> tuple[Person, ...]:
    """Who moves with what a verb tells of: "a plane with Ann Lee on board | landed", "the ship,
    with Ann Lee aboard, | reached"; `j` is the word before the verb."""
    parse, low = verb.parse, verb.parse.line.low
    last = j - (low(j) == ",")
    before = last - 1 - (low(last - 1) == "on")
    reference = parse.at.get(before) if low(last) in _ABOARD else None
    if reference is None or _MOVING.isdisjoint(verb.kinds):
        return ()
    along = low(_before_list(parse, reference.first - 1)) == "with"
    return coordinated(parse, reference) if along else ()


_ABOARD = word_set("aboard")
_MOVING = word_set("moving_kinds")


def _before_list(parse: Parse, i: int) -> int:
    """The word before the names and joints that end at `i`."""
    while i > 0 and (i in parse.at or parse.line.low(i) in _JOINTS):
        i = parse.at[i].first - 1 if i in parse.at else i - 1
    return i
