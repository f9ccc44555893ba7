"""Presence of who is under way: "en route to Oslo", "bound for Oslo"."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.parse import PREPOSITIONS, VEHICLES, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.verbs import BE, HELPERS
from dashboard.journeys.model import Status
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.timing import when


def by_under_way(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """Matches "en route | to Oslo", "bound | for Oslo", not yet reached, and "en route | from
    Oslo"."""
    line, p = parse.line, attachment.index
    leaving = attachment.preposition == "from"
    if leaving:
        way = p - 2 if line.phrase(p - 2, p) == "en route" else None
    else:
        way = _on_the_way(parse, p)
    if way is None:
        return None
    main = parse.verb_before(p)
    persons = () if main is None or _others_bound(parse, way) else subject(parse, main) or ()
    said = line.said(way, place.last)
    if leaving:
        rule, visited = f"“{said}”: where they come from", Status.VISITED
        return Presence(
            persons, place, visited, rule, index, None, origin=True, motion=True, how="under way"
        )
    rule, time = f"“{said}”: on the way there, not yet reached", when(parse, p, place)
    return Presence(persons, place, Status.PLANNED, rule, index, time, motion=True, how="under way")


def _others_bound(parse: Parse, way: int) -> bool:
    """Finds those who are nobody right before "bound" or "en route" at `way`: "threatened troops |
    bound for Oslo", but not "on a flight | bound for"."""
    line, k = parse.line, way - 1
    word = line.words[k].text if k >= 0 else ""
    if not word.isalpha() or not word.islower() or line.low(k) in _NOBODY_BOUND:
        return False
    named = k in parse.at or k in line.at or parse.adverbial(k)
    return not named and not parse.any_verb(k)


_NOBODY_BOUND = VEHICLES | HELPERS | PREPOSITIONS | {"and", "but", "then"}


_OFF = frozenset({f"{be} off" for be in BE} | {"on course", "in transit", "on again"})
_LAST_OF_OFF = frozenset(words.split()[-1] for words in _OFF)
_WAY = frozenset({"route", "back"})


def _on_the_way(parse: Parse, p: int) -> int | None:
    """Where "en route", "bound" or "headed" begins before the preposition at `p`, perhaps with the
    place that they come from: "en route from Rome | to Oslo"."""
    line, i = parse.line, p
    if i - 1 in line.at and line.low(line.at[i - 1].first - 1) == "from":
        i = line.at[i - 1].first - 1
    if line.low(i - 1) in _WAY and line.phrase(i - 2, i) in {"en route", "headed back"}:
        return i - 2
    off = line.low(p) in {"to", "for"} and line.low(p - 1) in _LAST_OF_OFF
    if off and line.phrase(p - 2, p) in _OFF:
        return p - 2
    return i - 1 if line.low(i - 1) in {"bound", "headed"} else None
