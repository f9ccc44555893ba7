"""Stations told after their place: "Haifa, where she practised law"."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.stations.cues import Cue, verb_cues
from dashboard.journeys.stations.found import Found, found
from dashboard.journeys.stations.telling import helps, told
from dashboard.journeys.stations.whose import doers

_ENDS = word_set("clause_words") - {"as"} | {"who", "whose", ",", ";", "“", "”", ":"}


def by_where(index: int, parse: Parse, place: PlaceSpan) -> Found | None:
    """Matches "Haifa, where she practised law", "the town of Oslo where he was born"."""
    line, where = parse.line, place.last
    where += line.low(where) == ","
    if line.low(where) != "where" or not place.literal:
        return None
    for k in range(where + 1, min(where + 10, len(line.words))):
        if line.low(k) in _ENDS:
            return None
        if (cue := _cue_at(parse, k)) is not None:
            return found(index, place, cue, k, doers(parse, k, place.last))
        if parse.any_verb(k) and k + 1 not in parse.verbal and not helps(parse, k):
            return None
    return None


def _cue_at(parse: Parse, k: int) -> Cue | None:
    """The row whose verb stands at word `k` and tells of somebody at the place before "where"."""
    rows = verb_cues().get(parse.line.low(k), ())
    if not rows or helps(parse, k):
        return None
    between = parse.line.lows[k + 1 : k + 6]
    fitting = (row for row in rows if "in" in row[0].prepositions and row[0].fits(between))
    return next((cue for cue, form in fitting if told(parse, k, form)), None)
