"""The day of a statement, which is not that of what it says: "the king said on Tuesday he had"."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.sentences.spans import TimeSpan

_SAID = word_set("said_or_published")
_SPOKE = word_set("spoke")
_ENDS = frozenset({",", ";", "that"})
_FAR = 6  # words


def of_a_statement(parse: Parse, time: TimeSpan, said: frozenset[str] = _SAID) -> bool:
    """Whether a day is when something was `said`: "officials said in a statement on | Tuesday"."""
    for i in range(time.first - 1, max(time.first - _FAR - 1, -1), -1):
        low = parse.line.low(i)
        if low in said:
            return True
        if low in _ENDS or parse.any_verb(i):
            return False
    return False


def told_on(parse: Parse, time: TimeSpan, first: int) -> bool:
    """Whether what the words from `first` on tell is only said on a day before it: "told reporters
    on | Tuesday she would fly to", "On | Tuesday the palace said the king had flown to"."""
    if of_a_statement(parse, time, _SPOKE):
        return any(i in parse.at for i in range(time.last, first))
    says = parse.verb_after(time.last) if time.first <= 2 else None
    if says is None or says >= first or parse.line.low(says) not in _SPOKE:
        return False
    if parse.line.low(says - 1) == "who":
        return False
    return any(i in parse.at for i in range(says + 1, first))
