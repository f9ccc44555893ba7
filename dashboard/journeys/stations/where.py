"""Stations told after their place: "Haifa, where she practised law"."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.stations.cues import verb_cues
from dashboard.journeys.stations.found import Found, found
from dashboard.journeys.stations.telling import helps, told
from dashboard.journeys.stations.whose import doers

_CLAUSES = word_set("clause_words") - {"as"} | {"who", "whose", ";", "“", "”", ":"}


def by_where(index: int, parse: Parse, place: PlaceSpan) -> Found | None:
    """Matches "Haifa, where she practised law", "the town of Oslo where he was born"."""
    line, where = parse.line, place.last
    where += line.low(where) == ","
    if line.low(where) != "where" or not place.literal:
        return None
    for k in range(where + 1, min(where + 10, len(line.words))):
        if line.low(k) in {",", ";"} or line.low(k) in _CLAUSES:
            return None
        for cue, form in verb_cues().get(line.low(k), ()):
            between = {line.low(i) for i in range(k + 1, k + 6)}
            needed = not cue.needs or not cue.needs.isdisjoint(between)
            needed = needed and not helps(parse, k) and (not cue.after or cue.after in between)
            if needed and "in" in cue.prepositions and told(parse, k, form):
                return found(index, place, cue, k, doers(parse, k, place.last))
        if parse.any_verb(k) and k + 1 not in parse.verbal and not helps(parse, k):
            return None
    return None
