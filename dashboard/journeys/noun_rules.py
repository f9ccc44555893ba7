"""Presence by a noun: "his visit to Riga", "after talks in Oman", "the summit in Nice"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.journeys.anchors import Anchor
from dashboard.journeys.clauses import PREPOSITIONS, Clauses
from dashboard.journeys.companions import with_others
from dashboard.journeys.itinerary import Status
from dashboard.journeys.lists import coordinated, run_of
from dashboard.journeys.names import Person, unique
from dashboard.journeys.participants import noun_start
from dashboard.journeys.sighting import Sighting, aged, nouns, when
from dashboard.journeys.spans import PlaceSpan, TimeSpan
from dashboard.journeys.subjects import following, subject
from dashboard.journeys.tenses import AHEAD, plain_status
from dashboard.journeys.verb_rules import at_own_home
from dashboard.journeys.verbs import governing, particles, status_of
from dashboard.journeys.words import word_set

_OF_MANY = word_set("of_many")
_LATER = frozenset({"after", "following", "since"})


_OLD = frozenset({"recent", "last", "previous", "earlier", "past"})


_UNSURE = frozenset({"possible", "potential", "eventual", "any"})


_COMING = frozenset({"planned", "upcoming", "scheduled", "forthcoming", "next", "proposed"})


def by_noun(
    index: int, clauses: Clauses, place: PlaceSpan, anchor: Anchor, k: int
) -> Sighting | None:
    """ "His visit to Riga was put off", "during a summit in Nice", "after talks in Oman"."""
    line = clauses.line
    kind = nouns().get(line.low(k), ("trip",))[0]
    start = _beginning(clauses, k)
    towards = line.low(start - 2) if line.low(start - 1) in {"to", "for"} else ""
    if kind == "event" and nouns().get(towards, ("",))[0] == "trip":
        return by_noun(index, clauses, place, Anchor(start - 1, "to", anchor.listed), start - 2)
    if kind == "invitation":
        return _by_invitation(index, clauses, place, start)
    if kind == "event" and at_own_home(line, anchor.index, place.first):
        return None  # "told a meeting at her company's offices in"
    holders = _holders(clauses, start, k, anchor, place)
    status, told, cue = _governor(clauses, start, place, kind, bool(holders))
    dead = line.low(k) in {"funeral", "burial"}
    persons = (() if dead else holders) or told or ()
    came = cue == "during" and clauses.line.low(start - 2) in _CAME
    if not persons and (told is not None or came) and line.low(k) in _OWN_TRIPS:
        persons = _of_whom_told(clauses, start)
    if not dead and kind == "event":
        persons = (*persons, *_partners(clauses, k, place))
    if status is None or not persons:
        return None
    words = {line.low(i) for i in range(start, k)}
    if words & _UNSURE:
        return None
    if kind == "event" and "earlier" in words:
        words, cue = words - {"earlier"}, "had"  # "her earlier talks in": before what was told
    time = when(clauses, k, place)
    on_the_way = line.low(k) in {"way", "flight"} and anchor.preposition == "to"
    status = _described(status, words, on_the_way, time)
    said = line.said(start, place.last)
    rule = f"“{said}”: {_NOUN_READS[kind]}"
    origin = anchor.preposition == "from"
    return Sighting(
        unique(persons),
        place,
        status,
        rule,
        index,
        time,
        origin=origin,
        motion=kind != "event",
        listed=anchor.listed,
        route=kind == "trip" and anchor.preposition in {"to", ""},
        cue=cue,
        of_many=line.low(k) in _OF_MANY,
    )


def _beginning(clauses: Clauses, k: int) -> int:
    """Where the phrase of the noun at `k` begins: "his first | trip", "as | a prisoner"."""
    low = clauses.line.low(k)
    start = noun_start(clauses, k) if low in nouns() or low in _OWN_TIMES else k
    return min(start, clauses.at[k].first) if k in clauses.at else start


def _described(status: Status, words: set[str], on_the_way: bool, time: TimeSpan | None) -> Status:
    """What the words before the noun make of the status: "planned", "recent", "on his way"."""
    if status is Status.VISITED and (words & _COMING or on_the_way):
        return Status.PLANNED
    status = aged(status, time)
    return Status.PAST if words & _OLD and status is Status.VISITED else status


def _of_whom_told(clauses: Clauses, start: int) -> tuple[Person, ...]:
    """Whose trip it is where no word says it: "a stop in Lagos was dropped" is of the person whom
    the sentence so far, or else the one before, is about."""
    before = [r for r in clauses.references if r.last <= start and r.persons]
    leading = [r for r in before if not r.inner]
    if before and not leading:
        return ()
    return leading[0].persons if leading else clauses.topic


# "Her two days in", "as a prisoner in".
_OWN_TIMES = word_set("spans_of_time") | word_set("stays_as")
_OWN_TRIPS = word_set("own_trips")


def _by_invitation(index: int, clauses: Clauses, place: PlaceSpan, start: int) -> Sighting | None:
    """ "The king accepted her invitation to Sofia": an invitation alone is no stop."""
    if not clauses.line.low(start - 1).startswith("accept"):
        return None
    persons, time = subject(clauses, start - 1), when(clauses, start - 1, place)
    if not persons or clauses.group(start - 1).status is not Status.VISITED:
        return None
    rule = f"“{clauses.line.said(start - 1, place.last)}”: an invitation that was accepted"
    return Sighting(persons, place, Status.PLANNED, rule, index, time, motion=True, apart=True)


_NOUN_READS = {
    "trip": "somebody's going there",
    "event": "those who take part are there",
    "leaving": "somebody's leaving",
}


def _holders(
    clauses: Clauses, start: int, k: int, anchor: Anchor, place: PlaceSpan
) -> tuple[Person, ...]:
    """Whose visit it is: "his visit", "the king's trip", "a visit by the king"."""
    found: list[Person] = []
    for reference in clauses.references:
        inside = start <= reference.first < k and (
            reference.possessive or "-" in clauses.line.low(reference.first)
        )
        by = clauses.line.low(reference.first - 1) == "by" and (
            k < reference.first < anchor.index or place.last <= reference.first <= place.last + 6
        )
        if inside or by:
            found += reference.persons
    return tuple(found)


def _partners(clauses: Clauses, k: int, place: PlaceSpan) -> Iterator[Person]:
    """Those with whom: "talks in Oslo with the secretary", "a summit with the king in Nice"."""
    for reference in clauses.references:
        before = clauses.line.low(reference.first - 1)
        near = k < reference.first <= place.last + 5
        if near and before in {"with", "between", "and"}:
            yield from run_of(clauses, reference)


# Verbs whose object is a clause: "said the talks in Oslo would fail".
_CLAIMS = frozenset({"say", "warn", "announce", "declare", "add", "remark", "comment"})

# "She lives in exile in": at home there, whatever the noun says.
_LIVING = word_set("living")

# "Hours before a meeting in", which then took place.
_SOON = frozenset({"hours", "hour", "minutes", "days", "day", "shortly", "just", "immediately"})

# "The announcement came during a stop in".
_CAME = frozenset({"came", "comes", "made", "issued"})

# "Called for talks in".
_ASKING = word_set("asking_for")

# What one does with a trip of one's own: "concluded a visit to".
_OF_TRIPS = word_set("of_trips")
Governed = tuple[Status | None, tuple[Person, ...] | None, str]


def _governor(clauses: Clauses, start: int, place: PlaceSpan, kind: str, held: bool) -> Governed:
    """What governs a noun of presence, whose phrase begins at `start`: its status, the persons it
    tells of, and the word itself. `held` is True where it is said whose visit it is."""
    line, j = clauses.line, start - 1
    while j >= 0 and (j in clauses.dated or line.low(j) in {"also", "off", "up", "out"}):
        j -= 1
    low = line.low(j)
    if low.startswith("includ"):
        return _of_tour(clauses, j)
    if low in PREPOSITIONS or low in AHEAD or low == "as":
        return _under_preposition(clauses, j, place)
    verb = clauses.verb(j)
    reporting = (
        verb is not None
        and "say" in verb.kinds
        and (held or (kind == "event" and verb.base in _CLAIMS))
    )
    if j < 0 or reporting or not clauses.any_verb(j):
        return _as_subject(clauses, place, held, low)
    said, group = governing().get(low), clauses.group(j)
    if low in particles() and particles()[low] not in line.lows[j : place.last + 4]:
        said = None  # "called", but not off
    if said is None:
        acts = verb is not None and (kind == "event" or verb.base in _OF_TRIPS)
        return (group.status if held or acts else None), subject(clauses, j), low
    status = status_of(said)
    if status is Status.VISITED or (status is Status.CANCELLED and group.status is None):
        status = group.status
    return status, subject(clauses, j), low


def _under_preposition(clauses: Clauses, j: int, place: PlaceSpan) -> Governed:
    """ "After talks in Oman", "for visits to Oman", "the king, on a trip to Oman,": the verb of the
    clause says the rest."""
    line, low = clauses.line, clauses.line.low(j)
    ahead = low in AHEAD or line.low(j - 1) in AHEAD
    later = low in _LATER
    if line.low(j - 1) == "," and (aside := clauses.at.get(j - 2)):
        return Status.VISITED, coordinated(clauses, aside), low
    main = clauses.verb_before(j)
    if main is None:
        after = clauses.verb_after(place.last)
        status = clauses.group(after).status if after is not None else Status.VISITED
        if later or ahead:
            status = Status.PLANNED if ahead else Status.VISITED
        return status, following(clauses, place.last), low
    away = low == "from" or (low == "of" and line.low(j - 1) == "out")
    if away and (kept := _kept_away(clauses, main, j)) is not None:
        return Status.CANCELLED, kept, low
    group, verb = clauses.group(main), clauses.verb(main)
    asked = low == "for" and line.low(main) in _ASKING
    status = None if line.low(main) in _LIVING or asked else group.status
    if status is Status.CANCELLED and (verb is None or "failed" in group.words):
        status = Status.VISITED  # what failed, failed there
    soon = low == "before" and line.low(j - 1) in _SOON
    if (later or ahead) and status is not None and not soon:
        status = Status.PLANNED if ahead or status is Status.PLANNED else Status.VISITED
    elif verb and {"go", "leave"} & set(verb.kinds) and group.plain:
        status = plain_status(clauses, main, {"go"}, "to")
    persons = subject(clauses, main)
    if verb and "meet" in verb.kinds:
        persons = with_others(clauses, main, place, persons or (), meet=True) or persons
    return status, following(clauses, place.last) if persons == () else persons, low


def _kept_away(clauses: Clauses, main: int, j: int) -> tuple[Person, ...] | None:
    """Who does not come to what stands after the "from" at `j`: "has withdrawn from the meeting
    in", "the storm kept her away from the wedding in"; None where nobody keeps away."""
    if clauses.line.low(main) not in _KEEPING:
        return None
    kept = next((clauses.at[i] for i in range(main + 1, j) if i in clauses.at), None)
    if kept is not None and kept.persons and not kept.possessive:
        return run_of(clauses, kept)
    return subject(clauses, main) or None


_KEEPING = word_set("keeping_away")


def _as_subject(clauses: Clauses, place: PlaceSpan, held: bool, low: str) -> Governed:
    """ "His visit to Oman has been postponed": the verb that follows says what became of it."""
    fixed = clauses.line.phrase(place.last, place.last + 3)
    if held and fixed in {", set for", ", scheduled for", ", planned for", ", due on"}:
        return Status.PLANNED, (), low
    after = clauses.verb_after(place.last)
    if after is None:
        return (Status.VISITED if held else None), (), low
    said, group = governing().get(clauses.line.low(after)), clauses.group(after)
    if said in {"cancelled", "planned", "wish"} and group.passive:
        return status_of(said), (), low
    return group.status, (), low


def _of_tour(clauses: Clauses, j: int) -> Governed:
    """Whose tour includes the stops: "begins a tour that includes stops in",
    "his trip included"."""
    for k in range(j - 1, -1, -1):
        noun = nouns().get(clauses.line.low(k))
        if noun and noun[0] == "trip" and k not in clauses.at:
            start = noun_start(clauses, k)
            holders = [r for r in clauses.references if start <= r.first < k and r.possessive]
            main = clauses.verb_before(start)
            if holders:
                ahead = clauses.line.low(k) == "itinerary"
                status = Status.PLANNED if ahead else clauses.group(j).status
                return status, holders[0].persons, "include"
            if main is None:
                return None, (), "include"
            status = plain_status(clauses, main, {"go"}, "to")
            group = clauses.group(main)
            return status if group.plain else group.status, subject(clauses, main), "include"
    return None, (), "include"
