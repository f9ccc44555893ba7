"""How far from the report its words set what a verb tells: announced for a day, or long ago."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.model import Precision
from dashboard.journeys.sentences.spans import TimeSpan

_OF_NOW = BE | word_set("no_announcing")
_OF_TRIPS = word_set("of_trips")
_WHEN = word_set("dating_conjunctions")
_ENDS = word_set("ends_of_dated_clauses")


def announced(parse: Parse, k: int, time: TimeSpan | None) -> bool:
    """Tells of "begins his tour on Friday", "they leave for a tour next week" that it is ahead of
    its day."""
    if time is None or not _of_the_present(parse, k):
        return False
    if time.when.dated or not parse.group(k).plain:
        return False  # "waves in Oslo, Tuesday, March 5, 2019": a caption
    if time.when.side == 0 and time.when.precision is Precision.MONTH:
        return time.when.year is None  # "plays in Oslo in May"
    return time.when.side > 0 or (time.when.exact and time.when.side == 0)


def _of_the_present(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` is of the present: "begins", of several "leave" and "begin", not
    "is"."""
    low, verb = parse.line.low(k), parse.verb(k)
    if low.endswith("s"):
        return low not in _OF_NOW
    if low not in _OF_TRIPS if verb is None else verb.form != "base":
        return False
    return len(subject(parse, k) or ()) > 1


def long_ago(parse: Parse, k: int) -> bool:
    """Tells of "slipped out of Lima before the airport closed in 1999" that the clause after it
    says when: long ago."""
    dated = (time for time in parse.line.times if _dates_by_clause(parse, time, k))
    return next((time.when.months for time in dated), False)


def _dates_by_clause(parse: Parse, time: TimeSpan, k: int) -> bool:
    """Whether a time far back is that of the clause that says when the verb at `k` was."""
    if not time.when.far or time.when.side > 0 or not parse.line.has(_WHEN, k + 1, time.first):
        return False
    return not parse.line.has(_ENDS, k + 1, time.first)
