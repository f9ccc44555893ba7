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
    """The first of the four that applies."""
    k, persons = _barred(parse, place, attachment)
    if not persons:
        k, persons = _dropped(parse, place)
    if not persons:
        k, persons = _instead(parse, attachment)
    if not persons:
        k, persons = _skipped(parse, attachment)
    if not persons:
        return None
    rule = f"“{parse.line.said(min(k, place.first), max(k + 1, place.last))}”: {_READS}"
    time = when(parse, k, place)
    return Presence(persons, place, Status.CANCELLED, rule, index, time)


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
    if "from" not in line.vocabulary:
        return None
    after = range(place.last, min(place.last + _REACH, len(line.words)))
    p = next((i for i in after if line.low(i) == "from"), None)
    return None if p is None or BREAKS & {line.low(i) for i in range(place.last, p)} else p


def _instead(parse: Parse, attachment: Attachment) -> tuple[int, tuple[Person, ...]]:
    """Matches "Flew to Rome | instead of Oslo"."""
    line, p = parse.line, attachment.index
    if line.low(p) != "of" or line.low(p - 1) != "instead":
        return -1, ()
    k = parse.verb_before(p - 1)
    verb = parse.verb(k) if k is not None else None
    if k is None or verb is None or not {"go", "stay", "reach", "bring", "meet"} & {*verb.kinds}:
        return -1, ()
    return k, subject(parse, k) or ()


def _skipped(parse: Parse, attachment: Attachment) -> tuple[int, tuple[Person, ...]]:
    """Matches "Skipped | Oslo", "will bypass | Oslo"."""
    k = attachment.index
    if attachment.preposition or parse.line.low(k) not in _SKIPPING:
        return -1, ()
    return (k, subject(parse, k) or ()) if parse.group(k).status is not None else (-1, ())


def never_came(
    parse: Parse, place: PlaceSpan, persons: tuple[Person, ...], departing: bool
) -> bool:
    """Whether the clause after a place says that those who "were expected in" it did not come: "but
    never arrived", "but her plane turned back", "but stayed at home". So do those that have set out
    for it (`departing`)."""
    line = parse.line
    if not (departing or _WAS & {line.low(i) for i in range(place.first)}):
        return False
    after = range(place.last, len(line.words))
    but = next((i for i in after if line.low(i) in {"but", "though"}), None)
    words = range(but + 1, but + _REACH) if but is not None else ()
    return any(_stays_away(parse, i) and _of_them(parse, i, persons) for i in words)


def _of_them(parse: Parse, i: int, persons: tuple[Person, ...]) -> bool:
    """Whether the verb at `i` does not tell of others: "but | the plane was diverted"."""
    who = subject(parse, i)
    if who is None:
        return parse.line.low(i) in _DIVERTING | {"turned"}
    return not who or not {*who}.isdisjoint(persons)


def _stays_away(parse: Parse, i: int) -> bool:
    """Finds "never | arrived", "failed to | appear", "turned | back", "stayed | at home"."""
    line, verb = parse.line, parse.verb(i)
    if line.low(i) == "turned" and line.low(i + 1) in {"back", "around"}:
        return True
    if line.low(i) in _COMING_ABOUT or (verb is not None and verb.base in _COMING_ABOUT):
        group = parse.group(i)
        return group.status is Status.CANCELLED or bool(_NOT & {*group.words, line.low(i - 1)})
    return line.low(i) in _DIVERTING or (
        line.low(i) == "stayed" and line.low(i + 1) in {"home", "away", "at", "put"}
    )


_SKIPPING = word_set("skipping")
_COMING_ABOUT = word_set("coming_about")
_NOT = word_set("denied_visits")
_WAS = frozenset({"was", "were", "had"})
