"""Places that somebody does not come to: "was barred from Oslo", "Oslo was dropped from her tour",
"went to Rome instead of Oslo"."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.clauses import BREAKS, Clauses
from dashboard.journeys.grammar.coordination import run_of
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
    index: int, clauses: Clauses, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """The first of the three that applies."""
    k, persons = _barred(clauses, place, attachment)
    if not persons:
        k, persons = _dropped(clauses, place)
    if not persons:
        k, persons = _instead(clauses, attachment)
    if not persons:
        return None
    rule = f"“{clauses.line.said(min(k, place.first), max(k + 1, place.last))}”: {_READS}"
    time = when(clauses, k, place)
    return Presence(persons, place, Status.CANCELLED, rule, index, time)


_READS = "somebody is kept from it, or goes elsewhere"


def _barred(
    clauses: Clauses, place: PlaceSpan, attachment: Attachment
) -> tuple[int, tuple[Person, ...]]:
    """Matches "Was barred | from Oslo", "the king was turned away | from Oslo"; of a plane "was
    diverted | from Oslo" its passenger."""
    line, k = clauses.line, attachment.index - 1
    if attachment.preposition != "from":
        return -1, ()
    while k in clauses.dated or line.low(k) in {"away", "back"}:
        k -= 1
    if line.low(k) in _BARRING and clauses.group(k).passive:
        return k, subject(clauses, k) or ()
    whom = clauses.at.get(k)
    k = whom.first - 1 if whom is not None and whom.persons and not whom.possessive else k
    if whom is not None and line.low(k) in _BARRING:
        return k, run_of(clauses, whom)
    diverted = line.low(k) in _DIVERTING and place.last <= attachment.index + 4
    return (k, subject(clauses, k) or ()) if diverted else (-1, ())


def _dropped(clauses: Clauses, place: PlaceSpan) -> tuple[int, tuple[Person, ...]]:
    """Matches "Dropped | Oslo from his tour", "Oslo has been struck from the king's itinerary"."""
    line, p = clauses.line, _from_after(clauses, place)
    if p is None:
        return -1, ()
    trip = next((i for i in range(p + 1, p + 5) if line.low(i) in _TRIPS), None)
    k = p - 1 if clauses.any_verb(p - 1) else place.first - 1
    off = governed(line.low(k), line.lows[k:p]) == "cancelled" or line.low(k) in _KEEPING
    if trip is None or not off:
        return -1, ()
    owner = next((clauses.at[i] for i in range(p + 1, trip) if i in clauses.at), None)
    whose = owner.persons if owner is not None and owner.possessive else ()
    return k, whose or subject(clauses, k) or clauses.topic[:1]


def _from_after(clauses: Clauses, place: PlaceSpan) -> int | None:
    """The "from" that follows a place in its clause."""
    line = clauses.line
    after = range(place.last, min(place.last + _REACH, len(line.words)))
    p = next((i for i in after if line.low(i) == "from"), None)
    return None if p is None or BREAKS & {line.low(i) for i in range(place.last, p)} else p


def _instead(clauses: Clauses, attachment: Attachment) -> tuple[int, tuple[Person, ...]]:
    """Matches "Flew to Rome | instead of Oslo"."""
    if clauses.line.phrase(attachment.index - 1, attachment.index + 1) != "instead of":
        return -1, ()
    k = clauses.verb_before(attachment.index - 1)
    verb = clauses.verb(k) if k is not None else None
    if k is None or verb is None or not {"go", "stay", "reach", "bring", "meet"} & {*verb.kinds}:
        return -1, ()
    return k, subject(clauses, k) or ()
