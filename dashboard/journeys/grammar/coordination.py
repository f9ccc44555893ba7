"""Persons listed together: "Rice, Gates and Powell"."""

from __future__ import annotations

from itertools import chain

from dashboard.journeys.grammar.clauses import DETERMINERS, Clauses
from dashboard.journeys.language.tables import word_list
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.people.reference import Reference

# So many persons at most are listed together: an endless list takes no longer for it.
_MOST = 60


def coordinated(clauses: Clauses, reference: Reference) -> tuple[Person, ...]:
    """A reference with those it is listed with: "Rice, Gates and Powell"."""
    left, listed = reference, [reference.persons]
    for _ in range(_MOST):
        k = _before_adjectives(clauses, left)
        while clauses.line.low(k) in {"and", ",", "as", "well"}:
            k -= 1
        k = _over_unknown(clauses, k) if k < left.first - 1 else k
        joined = clauses.at.get(k) if k < left.first - 1 else None
        if joined is None or not (joined.how in {"name", "role"} or k == joined.first):
            break
        left = joined
        if left.possessive or not left.persons:
            break
        listed.append(left.persons)
    return unique(chain.from_iterable(reversed(listed)))


def _over_unknown(clauses: Clauses, k: int) -> int:
    """The word before a name in a list that is not known as a person's: "Lee, | St. Louis and"."""
    line, i = clauses.line, k
    while i > 0 and i not in clauses.at and (line.words[i].capital or i in line.at):
        i -= 1
    return i - 1 if i < k and line.low(i) == "," and i - 1 in clauses.at else k


def _before_adjectives(clauses: Clauses, reference: Reference) -> int:
    """The word before a name's adjectives, where "and" stands there: "and the Korean |"."""
    line, start = clauses.line, reference.first - 1
    if line.low(start) in POSSESSIVE and start - 1 in line.at:
        owner = line.at[start - 1].first - 1
        if line.low(owner) == "and":
            return owner  # "and | India's Ann Lee"
    for k in range(start, max(reference.first - 6, 0), -1):
        low = line.low(k)
        if low == "and":
            return k
        if not _adjective(clauses, k, low):
            break
    return reference.first - 1


def _adjective(clauses: Clauses, k: int, low: str) -> bool:
    """Whether the word at `k` can describe the name after it: no verb, no name, no small word."""
    if not low.isalpha() or clauses.any_verb(k):
        return False
    if low not in DETERMINERS and low in word_list("function_words"):
        return False
    named = k in clauses.line.at and clauses.line.at[k].literal
    return not named and (k not in clauses.at or clauses.at[k].how == "pronoun")


def run_of(clauses: Clauses, reference: Reference) -> tuple[Person, ...]:
    """A reference with those listed after it."""
    return unique(p for listed in listed_from(clauses, reference) for p in listed.persons)


def listed_from(clauses: Clauses, reference: Reference) -> list[Reference]:
    """The references of a list, from its first on: "Rice, Gates and Powell"."""
    run = [reference]
    while clauses.line.low(run[-1].last) in {",", "and"} and len(run) < _MOST:
        last = run[-1].last
        k = last + (2 if clauses.line.low(last + 1) == "and" else 1)
        if k in clauses.line.at and clauses.line.low(clauses.line.at[k].last) in POSSESSIVE:
            k = clauses.line.at[k].last + 1 if k not in clauses.at else k  # "and India's Ann Lee"
        listed = clauses.at.get(k)
        if listed is None or listed.how not in {"name", "role"} or listed.first != k:
            break
        run.append(listed)
    return run
