"""What governs a noun of presence: the verb that it is the object or the subject of, or the
preposition before it ("plans a visit to", "after talks in", "talks in Oslo will end it")."""

from __future__ import annotations

from dashboard.journeys.grammar.clauses import PREPOSITIONS, Clauses
from dashboard.journeys.grammar.coordination import coordinated, run_of
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, governed, status_of
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.companions import with_others
from dashboard.journeys.presence.participants import noun_start, on_the_trip, taken
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.remoteness import announced
from dashboard.journeys.status.tenses import AHEAD, plain_status
from dashboard.journeys.status.timing import when

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
        and governed(low, line.lows[j : place.last + 4]) is None
        and "say" in verb.kinds
        and (held or (kind == "event" and verb.base in _CLAIMS))
    )
    if j < 0 or reporting or not clauses.any_verb(j):
        return _as_subject(clauses, place, held, low)
    said, group = governed(low, line.lows[j : place.last + 4]), clauses.group(j)
    if announced(clauses, j, when(clauses, j, place)) and (held or kind == "event" or said):
        return Status.PLANNED, subject(clauses, j), low
    if said is None:
        acts = verb is not None and (kind == "event" or verb.base in _OF_TRIPS)
        return (group.status if held or acts else None), subject(clauses, j), low
    status = status_of(said)
    if status is Status.VISITED and "last" in line.lows[group.first - 1 : j]:
        return Status.PAST, subject(clauses, j), low  # "last held talks in"
    if held and low in _ENDING and group.plain:
        return Status.PLANNED, subject(clauses, j), low  # "ends his trip in"
    if status is Status.VISITED and group.plain and group.words[:1] == ("to",) and verb is not None:
        return plain_status(clauses, j, set(), ""), subject(clauses, j), low
    if status is Status.VISITED or (status is Status.CANCELLED and group.status is None):
        status = group.status
    return status, subject(clauses, j), low


_ENDING = frozenset({"ends", "concludes", "finishes", "closes", "winds", "wraps", "completes"})


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
    if low == "with" and (trip := on_the_trip(clauses, main)):
        ends = Status.PLANNED if clauses.line.low(main).endswith("s") else group.status
        return ends, trip, low  # "the tour ends with a concert in"
    near = {clauses.line.low(i) for i in (main, j - 1, j - 2)}
    if low in {"to", "for"} and near & _READYING and group.status:
        return Status.PLANNED, subject(clauses, main), low
    if low == "against" and clauses.line.low(main) in {"decided", "decides", "decide"}:
        return Status.CANCELLED, subject(clauses, main), low
    if low == "for" and clauses.line.low(j - 1) in {"plans", "plan", "preparations"}:
        return _by_plans(clauses, j - 1)
    if verb is not None and verb.base in {"send", "dispatch"} and not group.passive:
        return group.status, taken(clauses, main, j), low  # "sent her deputy to a summit in"
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


# "Is packing for a trip to", "looks forward to her visit to".
_READYING = word_set("readying")

# "Fresh from talks in".
_FRESH = frozenset({"fresh", "straight", "back", "direct", "directly", "newly"})


def _by_plans(clauses: Clauses, k: int) -> Governed:
    """ "Has plans for a visit to", "dropped plans for": those whose plans stand at `k`."""
    main = clauses.verb_before(k)
    if main is None:
        return None, (), "for"
    said = governed(clauses.line.low(main), clauses.line.lows[main:k])
    status = Status.CANCELLED if said == "cancelled" else Status.PLANNED
    return status, subject(clauses, main), "for"


def _kept_away(clauses: Clauses, main: int, j: int) -> tuple[Person, ...] | None:
    """Who does not come to what stands after the "from" at `j`: "has withdrawn from the meeting
    in", "the storm kept her away from the wedding in"; None where nobody keeps away."""
    absent = clauses.line.low(j - 1) in _ABSENCES
    if clauses.line.low(main) not in _KEEPING and not absent:
        return None
    kept = next((clauses.at[i] for i in range(main + 1, j) if i in clauses.at), None)
    if kept is not None and kept.persons and not kept.possessive:
        return run_of(clauses, kept)
    return subject(clauses, main) or None


_KEEPING = word_set("keeping_away")
_ABSENCES = word_set("absences")


def _as_subject(clauses: Clauses, place: PlaceSpan, held: bool, low: str) -> Governed:
    """ "His visit to Oman has been postponed": the verb that follows says what became of it."""
    fixed = clauses.line.phrase(place.last, place.last + 3)
    if held and fixed in {", set for", ", scheduled for", ", planned for", ", due on"}:
        return Status.PLANNED, (), low
    after = clauses.verb_after(place.last)
    if after is not None and clauses.line.low(place.last) in {"that", "which"}:
        after = clauses.verb_after(after + 1) or after  # "a trip to Oslo that he had planned | was"
    if after is None:
        return (Status.VISITED if held else None), (), low
    said, group = _governed_at(clauses, after), clauses.group(after)
    none = {"not", "n't", "never", "cannot"} & {clauses.line.low(group.first - 1), *group.words}
    if "through" in clauses.line.lows[after : after + 3] or none:
        return Status.CANCELLED, (), low  # "fell through", "never took place"
    if said in {"cancelled", "planned", "wish"} and group.passive:
        return status_of(said), _of_schedule(clauses, after), low
    if (programme := _of_programme(clauses, after)) is not None:
        return programme, (), low
    status = group.status
    coming = clauses.line.low(after) in _COMING or announced(clauses, after, when(clauses, after))
    if status is Status.VISITED and coming:
        status = Status.PLANNED
    return status, _rounding_off(clauses, after), low


def _of_programme(clauses: Clauses, after: int) -> Status | None:
    """ "A visit to Oslo is on the agenda", "the trip is off": what "be" and a phrase make of it."""
    line = clauses.line
    if line.low(after) not in BE:
        return None
    words = {line.low(i) for i in range(after + 1, after + 5)}
    if "on" in words and words & (_PROGRAMMES | {"cards"}):
        return Status.PLANNED
    if line.low(after + 1) in {"off", "out"} and line.low(after + 2) in {".", ",", ""}:
        return Status.CANCELLED
    return Status.PLANNED if words & {"offing", "works", "preparation", "ahead"} else None


# "A visit to Oslo begins", "is to follow".
_COMING = frozenset({"begins", "starts", "follows", "opens"})


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
    if clauses.line.low(after) == "follow" and not clauses.line.low(after + 1).isalpha():
        return clauses.topic[:1]  # "Talks in Oslo are to follow."
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
