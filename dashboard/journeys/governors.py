"""What governs a noun of presence: the verb that it is the object or the subject of, or the
preposition before it ("plans a visit to", "after talks in", "talks in Oslo will end it")."""

from __future__ import annotations

from dashboard.journeys.clauses import PREPOSITIONS, Clauses
from dashboard.journeys.companions import with_others
from dashboard.journeys.itinerary import Status
from dashboard.journeys.lists import coordinated, run_of
from dashboard.journeys.names import Person
from dashboard.journeys.participants import noun_start
from dashboard.journeys.sighting import nouns
from dashboard.journeys.spans import PlaceSpan
from dashboard.journeys.subjects import following, subject
from dashboard.journeys.tenses import AHEAD, plain_status
from dashboard.journeys.verbs import governed, status_of
from dashboard.journeys.words import word_set

_LATER = frozenset({"after", "following", "since"})
_OWN_TRIPS = word_set("own_trips")

# Verbs whose object is a clause: "said the talks in Oslo would fail".
_CLAIMS = frozenset({"say", "warn", "announce", "declare", "add", "remark", "comment"})

# "She lives in exile in": at home there, whatever the noun says.
_LIVING = word_set("living")

# "Hours before a meeting in", which then took place.
_SOON = frozenset({"hours", "hour", "minutes", "days", "day", "shortly", "just", "immediately"})

# "Called for talks in".
_ASKING = word_set("asking_for")

# What one does with a trip of one's own: "concluded a visit to".
_OF_TRIPS = word_set("of_trips")
Governed = tuple[Status | None, tuple[Person, ...] | None, str]


def governor(clauses: Clauses, start: int, place: PlaceSpan, kind: str, held: bool) -> Governed:
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
    said, group = governed(low, line.lows[j : place.last + 4]), clauses.group(j)
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
    fresh = low == "from" and line.low(j - 1) in _FRESH
    if fresh and (line.low(j - 2) == "," or j < 2):
        before = clauses.at.get(j - 3) if j > 1 else None
        told = coordinated(clauses, before) if before else following(clauses, place.last)
        return Status.VISITED, told, "had"
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


# "Fresh from talks in".
_FRESH = frozenset({"fresh", "straight", "back", "direct", "directly", "newly"})


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
    said, group = _governed_at(clauses, after), clauses.group(after)
    if said in {"cancelled", "planned", "wish"} and group.passive:
        return status_of(said), _of_schedule(clauses, after), low
    return group.status, _rounding_off(clauses, after), low


def _governed_at(clauses: Clauses, k: int) -> str | None:
    """What the verb at `k` makes of the visit before it: "was called off"."""
    return governed(clauses.line.low(k), clauses.line.lows[k : k + 3])


def _of_schedule(clauses: Clauses, after: int) -> tuple[Person, ...]:
    """Whose the visit is that the verb at `after` says was "struck from his schedule"."""
    for i in range(after + 1, min(after + 6, len(clauses.line.words))):
        owner = clauses.at.get(i)
        if owner is not None and owner.possessive:
            near = {clauses.line.low(j) for j in range(owner.last, owner.last + 3)}
            return owner.persons if near & (_PROGRAMMES | _OWN_TRIPS) else ()
    return ()


def _rounding_off(clauses: Clauses, after: int) -> tuple[Person, ...]:
    """Whose trip it is that what stands before the verb at `after` begins or ends: "A day of talks
    in Oslo will close the trip"."""
    if clauses.line.low(after) not in _ROUNDING:
        return ()
    for i in range(after + 1, min(after + 6, len(clauses.line.words))):
        if clauses.line.low(i) in _OWN_TRIPS:
            owner = next((clauses.at[j] for j in range(after + 1, i) if j in clauses.at), None)
            return owner.persons if owner is not None else clauses.topic[:1]
    return ()


_PROGRAMMES = word_set("programmes")
_ROUNDING = word_set("rounding_off")


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
