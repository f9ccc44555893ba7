"""The day that a verb fixes for a visit: "her visit to Oslo is set for Monday"."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan

_FAR = 4  # words
_TO_ITS_DAY = word_set("to_a_fixed_day")


def fixed_for(parse: Parse, place: PlaceSpan) -> TimeSpan | None:
    """The time for which a visit to a place, the subject of the next verb, is fixed: "is planned
    for | March 20", "is expected to begin on | Monday"; None where that says no time."""
    verb = parse.verb_after(place.last)
    if verb is None or verb > place.last + _FAR:
        return None
    for time in parse.line.times:
        between = range(verb + 1, time.first)
        if between and all(parse.line.low(i) in _TO_ITS_DAY for i in between):
            return time if time.when.shift is None else None
    return None
