"""Events that somebody only speaks of, or has to do with from afar: "referred to a summit in",
"heard about talks in", "paid for the wedding in"."""

from __future__ import annotations

from functools import cache

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.inflection import forms
from dashboard.journeys.language.tables import table


def only_spoken_of(parse: Parse, j: int) -> bool:
    """Whether the preposition at `j`, before an event, goes with a verb that puts nobody there, by
    the rows of `events_spoken_of.tsv`."""
    verb = parse.verb_before(j)
    return verb is not None and parse.line.low(j) in _rows().get(parse.line.low(verb), ())


@cache
def _rows() -> dict[str, frozenset[str]]:
    """The prepositions by every form of the verbs."""
    found: dict[str, frozenset[str]] = {}
    for row in table("events_spoken_of"):
        prepositions = frozenset(row["prepositions"].split("/"))
        for form in forms(row["verb"]).named():
            found[form] = found.get(form, frozenset()) | prepositions
    return found
