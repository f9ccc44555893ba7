"""How far from the report its words set what a verb tells: announced for a day, or long ago."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.sentences.spans import TimeSpan

_OF_NOW = BE | {"has", "says", "does"}


def announced(parse: Parse, k: int, time: TimeSpan | None) -> bool:
    """Tells of "begins his tour on Friday", "faces her next week" that it is ahead of its day."""
    low, group = parse.line.low(k), parse.group(k)
    if time is None or not low.endswith("s") or low in _OF_NOW:
        return False
    if time.when.dated:
        return False  # "waves in Oslo, Tuesday, March 5, 2019": a caption
    return group.plain and (time.when.side > 0 or (time.when.exact and time.when.side == 0))


def long_ago(parse: Parse, k: int) -> bool:
    """Tells of "slipped out of Lima before the airport closed in 1999" that the clause after it
    says when: long ago."""
    line = parse.line
    for time in line.times:
        gap = range(k + 1, time.first)
        when = any(line.low(i) in {"before", "after", "when", "as", "until"} for i in gap)
        whole = not any(line.low(i) in {",", ";", "who", "which", "that", "to"} for i in gap)
        if gap and when and whole and time.when.far and time.when.side <= 0:
            return time.when.months
    return False
