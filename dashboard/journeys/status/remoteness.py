"""How far from the report its words set what a verb tells: announced for a day, or long gone."""

from __future__ import annotations

from dashboard.journeys.grammar.clauses import Clauses
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.model import Precision
from dashboard.journeys.sentences.spans import TimeSpan

_YOUTH = word_set("youth")


def announced(clauses: Clauses, k: int, time: TimeSpan | None) -> bool:
    """ "Begins his tour on Friday", "faces her next week": the present, ahead of its day."""
    low, group = clauses.line.low(k), clauses.group(k)
    if time is None or not low.endswith("s") or low in BE | {"has", "says", "does"}:
        return False
    exact = time.when.weekday is not None or time.when.precision is Precision.DAY
    return group.plain and (time.when.side > 0 or (exact and time.when.side == 0))


def long_gone(clauses: Clauses) -> bool:
    """ "As a boy", "when she was a child": words that set all that the
    sentence tells far back."""
    line = clauses.line
    for i in line.numbers(_YOUTH):
        before = {line.low(j) for j in range(max(i - 5, 0), i)}
        if "as" in before or ("when" in before and before & {"was", "were"}):
            return True
    return False


def long_ago(clauses: Clauses, k: int) -> bool:
    """ "Slipped out of Lima before the airport closed in 1999": the clause that says when."""
    line = clauses.line
    for time in line.times:
        gap = range(k + 1, time.first)
        when = any(line.low(i) in {"before", "after", "when", "as", "until"} for i in gap)
        whole = not any(line.low(i) in {",", ";", "who", "which", "that", "to"} for i in gap)
        if gap and when and whole and time.when.far and time.when.side <= 0:
            return time.when.months
    return False
