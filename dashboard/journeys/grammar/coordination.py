"""Persons listed together: "Rice, Gates and Powell"."""

from __future__ import annotations

from itertools import chain

from dashboard.journeys.grammar.parse import DETERMINERS, Parse, Verb
from dashboard.journeys.language.tables import word_list
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person, unique

# What stands before the first of a list, and perhaps again before another.
_AGAIN = frozenset({"by", "with"})

# So many persons at most are listed together: an endless list takes no longer for it.
_MOST = 60


def coordinated(parse: Parse, reference: Coreference) -> tuple[Person, ...]:
    """A reference with those it is listed with: "Rice, Gates and Powell"."""
    left, listed = reference, [reference.persons]
    for _ in range(_MOST):
        k = _before_adjectives(parse, left)
        while parse.line.low(k) in {"and", ",", "as", "well"}:
            k -= 1
        k = _over_country(parse, _over_unknown(parse, k)) if k < left.first - 1 else k
        joined = parse.at.get(k) if k < left.first - 1 else None
        if joined is None or not (joined.how in {"name", "role"} or k == joined.first):
            break
        left = joined
        if left.possessive or not left.persons:
            break
        listed.append(left.persons)
    return unique(chain.from_iterable(reversed(listed)))


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
    if line.low(start) in POSSESSIVE and start - 1 in line.at:
        owner = line.at[start - 1].first - 1
        if line.low(owner) == "and":
            return owner  # "and | India's Ann Lee"
    for k in range(start, max(reference.first - 6, 0), -1):
        low = line.low(k)
        if low == "and":
            return k
        if not _adjective(parse, k, low):
            break
    return reference.first - 1


def _adjective(parse: Parse, k: int, low: str) -> bool:
    """Whether the word at `k` can describe the name after it: no verb, no name, no small word."""
    if not low.replace("-", "").isalpha() or parse.any_verb(k):
        return False
    if low not in DETERMINERS and low in word_list("function_words"):
        return False
    named = k in parse.line.at and parse.line.at[k].literal
    return not named and (k not in parse.at or parse.at[k].how == "pronoun")


def run_of(parse: Parse, reference: Coreference) -> tuple[Person, ...]:
    """A reference with those listed after it."""
    listed = listed_from(parse, reference)
    if len(listed) == 1 and len(reference.persons) == 1:
        return reference.persons
    return unique(p for each in listed for p in each.persons)


def listed_from(parse: Parse, reference: Coreference) -> list[Coreference]:
    """The references of a list, from its first on: "Rice, Gates and Powell"."""
    run = [reference]
    while parse.line.low(run[-1].last) in {",", "and"} and len(run) < _MOST:
        last = run[-1].last
        k = last + (2 if parse.line.low(last + 1) == "and" else 1)
        k += parse.line.low(k) in _AGAIN  # "by Rice and | by Gates"
        if k in parse.line.at and parse.line.low(parse.line.at[k].last) in POSSESSIVE:
            k = parse.line.at[k].last + 1 if k not in parse.at else k  # "and India's Ann Lee"
        listed = parse.at.get(k)
        if listed is None or listed.how not in {"name", "role"} or listed.first != k:
            break
        run.append(listed)
    return run


def absolute(verb: Verb, reference: Coreference) -> tuple[Person, ...]:
    """Whom a participle right after a name in a phrase with "with" tells of: "with Lee | driving to
    Rome and Ray | flying to Oslo"."""
    parse, low = verb.parse, verb.parse.line.low
    loose = verb.low.endswith("ing") and not verb.being and reference.last == verb.first
    if not loose or reference.how != "name":
        return ()
    i = reference.first - 1
    while i > 0 and (i in parse.at or low(i) in {"and", ","}) and low(i) != "with":
        i = parse.at[i].first - 1 if i in parse.at else i - 1
    if low(i) == "with":
        return coordinated(parse, reference)
    begun = low(reference.first - 1) == "and" and "with" in parse.line.lows[:i]
    return reference.persons if begun else ()
