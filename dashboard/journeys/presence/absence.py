"""Places that somebody does not come to: "was barred from Oslo", "Oslo was dropped from her tour",
"went to Rome instead of Oslo"."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import governed
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.timing import when

_BARRING = word_set("barring")
_DIVERTING = word_set("diverting")
_TRIPS = word_set("own_trips") | word_set("programmes")
_KEEPING = word_set("keeping_away")
_REACH = 8


def by_absence(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """The first of the three that applies."""
    k, persons = _barred(parse, place, attachment)
    if not persons:
        k, persons = _dropped(parse, place)
    if not persons:
        k, persons = _instead(parse, attachment)
    if not persons:
        return None
    rule = f"“{parse.line.said(min(k, place.first), max(k + 1, place.last))}”: {_READS}"
    time = when(parse, k, place)
    return Presence(persons, place, Status.CANCELLED, rule, index, time, how="absence")


_READS = "somebody is kept from it, or goes elsewhere"


def _barred(
    parse: Parse, place: PlaceSpan, attachment: Attachment
) -> tuple[int, tuple[Person, ...]]:
    """Matches "Was barred | from Oslo", "the king was turned away | from Oslo"; of a plane "was
    diverted | from Oslo" its passenger."""
    line, k = parse.line, attachment.index - 1
    if attachment.preposition != "from":
        return -1, ()
    while k in parse.dated or line.low(k) in {"away", "back"}:
        k -= 1
    if line.low(k) in _BARRING and parse.group(k).passive:
        return k, subject(parse, k) or ()
    whom = parse.at.get(k)
    k = whom.first - 1 if whom is not None and whom.persons and not whom.possessive else k
    if whom is not None and line.low(k) in _BARRING:
        return k, run_of(parse, whom)
    diverted = line.low(k) in _DIVERTING and place.last <= attachment.index + 4
    return (k, subject(parse, k) or ()) if diverted else (-1, ())


def _dropped(parse: Parse, place: PlaceSpan) -> tuple[int, tuple[Person, ...]]:
    """Matches "Dropped | Oslo from his tour", "Oslo has been struck from the king's itinerary"."""
    line, p = parse.line, _from_after(parse, place)
    if p is None:
        return -1, ()
    trip = next((i for i in range(p + 1, p + 5) if line.low(i) in _TRIPS), None)
    k = p - 1 if parse.any_verb(p - 1) else place.first - 1
    off = governed(line.low(k), line.lows[k:p]) == "cancelled" or line.low(k) in _KEEPING
    if trip is None or not off:
        return -1, ()
    owner = next((parse.at[i] for i in range(p + 1, trip) if i in parse.at), None)
    whose = owner.persons if owner is not None and owner.possessive else ()
    return k, whose or subject(parse, k) or parse.topic[:1]


def _from_after(parse: Parse, place: PlaceSpan) -> int | None:
    """The "from" that follows a place in its clause."""
    line = parse.line
    after = range(place.last, min(place.last + _REACH, len(line.words)))
    p = next((i for i in after if line.low(i) == "from"), None)
    return None if p is None or BREAKS & {line.low(i) for i in range(place.last, p)} else p


def _instead(parse: Parse, attachment: Attachment) -> tuple[int, tuple[Person, ...]]:
    """Matches "Flew to Rome | instead of Oslo"."""
    if parse.line.phrase(attachment.index - 1, attachment.index + 1) != "instead of":
        return -1, ()
    k = parse.verb_before(attachment.index - 1)
    verb = parse.verb(k) if k is not None else None
    if k is None or verb is None or not {"go", "stay", "reach", "bring", "meet"} & {*verb.kinds}:
        return -1, ()
    return k, subject(parse, k) or ()
