"""What governs a noun of presence: the verb that it is the object or the subject of, or the
preposition before it ("plans a visit to", "after talks in", "talks in Oslo will end it")."""

from __future__ import annotations

from dashboard.journeys.grammar.coordination import coordinated, run_of
from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
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

_LATER = word_set("later_than")
_OWN_TRIPS = word_set("own_trips")

# Verbs whose object is a clause: "said the talks in Oslo would fail".
_CLAIMS = word_set("claims")

# "She lives in exile in": at home there, whatever the noun says.
_LIVING = word_set("living")

# "Hours before a meeting in", which then took place.
_SOON = word_set("soon_before")

# "Called for talks in".
_ASKING = word_set("asking_for")

# What one does with a trip of one's own: "concluded a visit to".
_OF_TRIPS = word_set("of_trips")
Governed = tuple[Status | None, tuple[Person, ...] | None, str]


def governor(parse: Parse, start: int, place: PlaceSpan, kind: str, held: bool) -> Governed:
    """What governs a noun of presence, whose phrase begins at `start`: its status, the persons it
    tells of, and the word itself. `held` is True where it is said whose visit it is."""
    line, j = parse.line, _word_before(parse, start)
    low = line.low(j)
    if low.startswith("includ"):
        return _of_tour(parse, j)
    if low in PREPOSITIONS or low in AHEAD or low == "as":
        return _under_preposition(parse, j, place)
    said = governed(low, line.lows[j : place.last + 4])
    if j < 0 or not parse.any_verb(j) or (said is None and _reports(parse, j, kind, held)):
        return _as_subject(parse, place, held, low)
    if announced(parse, j, when(parse, j, place)) and (held or kind == "event" or said):
        status: Status | None = Status.PLANNED
    elif said is None:
        status = _done_with(parse, j, kind, held)
    else:
        status = _made_of(parse, j, said, held)
    return status, subject(parse, j), low


def _word_before(parse: Parse, start: int) -> int:
    """The word before a phrase, over days and particles: "called | off on Friday her visit to"."""
    j = start - 1
    while j >= 0 and (j in parse.dated or parse.line.low(j) in {"also", "off", "up", "out"}):
        j -= 1
    return j


def _reports(parse: Parse, j: int, kind: str, held: bool) -> bool:
    """Whether the verb at `j` says what becomes of the visit, which is no object of it: "said the
    talks in Oslo would fail"."""
    verb = parse.verb(j)
    if verb is None or "say" not in verb.kinds:
        return False
    return held or (kind == "event" and verb.base in _CLAIMS)


def _done_with(parse: Parse, j: int, kind: str, held: bool) -> Status | None:
    """What a verb makes of the visit that only says what is done with it: "described his visit
    to", "attended talks in"."""
    verb = parse.verb(j)
    acts = verb is not None and (kind == "event" or verb.base in _OF_TRIPS)
    return parse.group(j).status if held or acts else None


def _made_of(parse: Parse, j: int, said: str, held: bool) -> Status | None:
    """What a verb makes of the visit whose status it says by itself (`said`): "cancelled his trip
    to", "ends his trip in"."""
    line, group, status = parse.line, parse.group(j), status_of(said)
    visited = status is Status.VISITED
    if visited and "last" in line.lows[group.first - 1 : j]:
        return Status.PAST  # "last held talks in"
    if held and line.low(j) in _ENDING and group.plain:
        return Status.PLANNED
    if visited and group.plain and group.words[:1] == ("to",) and parse.verb(j) is not None:
        return plain_status(parse, j, set(), "")
    if visited or (status is Status.CANCELLED and group.status is None):
        return group.status
    return status


_ENDING = word_set("ending_trips")


def _under_preposition(parse: Parse, j: int, place: PlaceSpan) -> Governed:
    """Matches "After talks in Oman", "for visits to Oman", "the king, on a trip to Oman,": the verb
    of the clause says the rest."""
    if aside := _fresh(parse, j, place) or _aside(parse, j):
        return aside
    main = parse.verb_before(j)
    if main is None:
        return _opening(parse, j, place)
    for rule in (_absent, _trip_ends, _readying, _decided_against, _by_plans, _sent):
        if found := rule(parse, j, main):
            return found
    status, persons, verb = (
        _under_verb(parse, j, main),
        subject(parse, main),
        parse.verb(main),
    )
    if verb and "meet" in verb.kinds:
        persons = with_others(parse, main, place, persons or (), meet=True) or persons
    told = following(parse, place.last) if persons == () else persons
    return status, told, parse.line.low(j)


def _fresh(parse: Parse, j: int, place: PlaceSpan) -> Governed | None:
    """Matches "The king, fresh | from talks in Oman, met the envoy", "Straight | from talks in
    Oman"."""
    line = parse.line
    if line.low(j) != "from" or line.low(j - 1) not in _FRESH:
        return None
    if line.low(j - 2) != "," and j >= 2:
        return None
    before = parse.at.get(j - 3) if j > 1 else None
    told = coordinated(parse, before) if before else following(parse, place.last)
    return Status.VISITED, told, "had"


def _aside(parse: Parse, j: int) -> Governed | None:
    """Matches "The king, | on a trip to Oman,"."""
    before = parse.at.get(j - 2) if parse.line.low(j - 1) == "," else None
    if before is None:
        return None
    return Status.VISITED, coordinated(parse, before), parse.line.low(j)


def _opening(parse: Parse, j: int, place: PlaceSpan) -> Governed:
    """Matches "Before talks in Oman, the king said": the verb that follows says the rest."""
    status: Status | None = Status.VISITED
    if _ahead(parse, j):
        status = Status.PLANNED
    elif parse.line.low(j) not in _LATER:
        after = parse.verb_after(place.last)
        status = parse.group(after).status if after is not None else status
    return status, following(parse, place.last), parse.line.low(j)


def _ahead(parse: Parse, j: int) -> bool:
    """Whether the visit lies ahead by the preposition at `j`: "before", "ahead of"."""
    return parse.line.low(j) in AHEAD or parse.line.low(j - 1) in AHEAD


def _absent(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Has withdrawn | from the meeting in", "bowed out | of the race in"."""
    line = parse.line
    away = line.low(j) == "from" or (line.low(j) == "of" and line.low(j - 1) == "out")
    kept = _kept_away(parse, main, j) if away else None
    return None if kept is None else (Status.CANCELLED, kept, line.low(j))


def _trip_ends(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "The tour ends | with a concert in"."""
    low = parse.line.low
    trip = on_the_trip(parse, main) if low(j) == "with" else None
    if not trip:
        return None
    status = Status.PLANNED if low(main).endswith("s") else parse.group(main).status
    return status, trip, low(j)


def _readying(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Is packing | for a trip to", "looks forward | to her visit to"."""
    low = parse.line.low
    readying = low(j) in {"to", "for"} and {low(main), low(j - 1), low(j - 2)} & _READYING
    if not readying or not parse.group(main).status:
        return None
    return Status.PLANNED, subject(parse, main), low(j)


def _decided_against(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Decided | against a trip to"."""
    low = parse.line.low
    if low(j) != "against" or low(main) not in {"decided", "decides", "decide"}:
        return None
    return Status.CANCELLED, subject(parse, main), low(j)


def _sent(parse: Parse, j: int, main: int) -> Governed | None:
    """Matches "Sent her deputy | to a summit in"."""
    verb, group = parse.verb(main), parse.group(main)
    if verb is None or verb.base not in {"send", "dispatch"} or group.passive:
        return None
    return group.status, taken(parse, main, j), parse.line.low(j)


def _under_verb(parse: Parse, j: int, main: int) -> Status | None:
    """What the verb at `main` and the preposition at `j` make of the visit after them."""
    line, low, group, verb = (
        parse.line,
        parse.line.low(j),
        parse.group(main),
        parse.verb(main),
    )
    asked = low == "for" and line.low(main) in _ASKING
    status = None if line.low(main) in _LIVING or asked else group.status
    if status is Status.CANCELLED and (verb is None or "failed" in group.words):
        status = Status.VISITED  # what failed, failed there
    if status is not None and _is_apart(parse, j):
        ahead = _ahead(parse, j) or status is Status.PLANNED
        return Status.PLANNED if ahead else Status.VISITED
    if verb and {"go", "leave"} & set(verb.kinds) and group.plain:
        return plain_status(parse, main, {"go"}, "to")
    return status


def _is_apart(parse: Parse, j: int) -> bool:
    """Whether the visit comes before or after what the verb tells, by the preposition at `j`: not
    where it followed within days, "hours before talks in"."""
    low = parse.line.low(j)
    soon = low == "before" and parse.line.low(j - 1) in _SOON
    return (low in _LATER or _ahead(parse, j)) and not soon


# "Is packing for a trip to", "looks forward to her visit to".
_READYING = word_set("readying")

# "Fresh from talks in".
_FRESH = word_set("fresh_from")


def _by_plans(parse: Parse, j: int, _main: int) -> Governed | None:
    """Matches "Has plans | for a visit to", "dropped plans | for": those whose plans they are."""
    line = parse.line
    if line.low(j) != "for" or line.low(j - 1) not in {"plans", "plan", "preparations"}:
        return None
    main = parse.verb_before(j - 1)
    if main is None:
        return None, (), "for"
    said = governed(line.low(main), line.lows[main : j - 1])
    status = Status.CANCELLED if said == "cancelled" else Status.PLANNED
    return status, subject(parse, main), "for"


def _kept_away(parse: Parse, main: int, j: int) -> tuple[Person, ...] | None:
    """Who does not come to what stands after the "from" at `j`: "has withdrawn from the meeting
    in", "the storm kept her away from the wedding in"; None where nobody keeps away."""
    absent = parse.line.low(j - 1) in _ABSENCES
    if parse.line.low(main) not in _KEEPING and not absent:
        return None
    kept = next((parse.at[i] for i in range(main + 1, j) if i in parse.at), None)
    if kept is not None and kept.persons and not kept.possessive:
        return run_of(parse, kept)
    return subject(parse, main) or None


_KEEPING = word_set("keeping_away")
_ABSENCES = word_set("absences")


def _as_subject(parse: Parse, place: PlaceSpan, held: bool, low: str) -> Governed:
    """Matches "His visit to Oman has been postponed": the verb that follows says what became of
    it."""
    fixed = parse.line.phrase(place.last, place.last + 3)
    if held and fixed in {", set for", ", scheduled for", ", planned for", ", due on"}:
        return Status.PLANNED, (), low
    after = parse.verb_after(place.last)
    if after is not None and parse.line.low(place.last) in {"that", "which"}:
        after = parse.verb_after(after + 1) or after  # "a trip to Oslo that he had planned | was"
    if after is None:
        return (Status.VISITED if held else None), (), low
    said, group = _governed_at(parse, after), parse.group(after)
    if _comes_to_nothing(parse, after):
        return Status.CANCELLED, (), low
    if said in {"cancelled", "planned", "wish"} and group.passive:
        return status_of(said), _of_schedule(parse, after), low
    if (programme := _of_programme(parse, after)) is not None:
        return programme, (), low
    status = group.status
    coming = parse.line.low(after) in _COMING or announced(parse, after, when(parse, after))
    if status is Status.VISITED and coming:
        status = Status.PLANNED
    return status, _rounding_off(parse, after), low


def _comes_to_nothing(parse: Parse, after: int) -> bool:
    """Matches "A visit to Oslo fell through", "never took place"."""
    line, group = parse.line, parse.group(after)
    denied = _NOT & {line.low(group.first - 1), *group.words}
    return bool(denied) or "through" in line.lows[after : after + 3]


_NOT = word_set("denied_visits")


def _of_programme(parse: Parse, after: int) -> Status | None:
    """Matches "A visit to Oslo is on the agenda", "the trip is off": what "be" and a phrase make of
    it."""
    line = parse.line
    if line.low(after) not in BE:
        return None
    words = {line.low(i) for i in range(after + 1, after + 5)}
    if "on" in words and words & (_PROGRAMMES | {"cards"}):
        return Status.PLANNED
    if line.low(after + 1) in {"off", "out"} and line.low(after + 2) in {".", ",", ""}:
        return Status.CANCELLED
    return Status.PLANNED if words & {"offing", "works", "preparation", "ahead"} else None


# "A visit to Oslo begins", "is to follow".
_COMING = word_set("visits_that_begin")


def _governed_at(parse: Parse, k: int) -> str | None:
    """What the verb at `k` makes of the visit before it: "was called off"."""
    return governed(parse.line.low(k), parse.line.lows[k : k + 3])


def _of_schedule(parse: Parse, after: int) -> tuple[Person, ...]:
    """Whose the visit is that the verb at `after` says was "struck from his schedule"."""
    for i in range(after + 1, min(after + 6, len(parse.line.words))):
        owner = parse.at.get(i)
        if owner is not None and owner.possessive:
            near = {parse.line.low(j) for j in range(owner.last, owner.last + 3)}
            return owner.persons if near & (_PROGRAMMES | _OWN_TRIPS) else ()
    return ()


def _rounding_off(parse: Parse, after: int) -> tuple[Person, ...]:
    """Whose trip it is that what stands before the verb at `after` begins or ends: "A day of talks
    in Oslo will close the trip"."""
    if parse.line.low(after) not in _ROUNDING:
        return ()
    if parse.line.low(after) == "follow" and not parse.line.low(after + 1).isalpha():
        return parse.topic[:1]  # "Talks in Oslo are to follow."
    for i in range(after + 1, min(after + 6, len(parse.line.words))):
        if parse.line.low(i) in _OWN_TRIPS:
            owner = next((parse.at[j] for j in range(after + 1, i) if j in parse.at), None)
            return owner.persons if owner is not None else parse.topic[:1]
    return ()


_PROGRAMMES = word_set("programmes")
_ROUNDING = word_set("rounding_off")


def _of_tour(parse: Parse, j: int) -> Governed:
    """Whose tour includes the stops: "begins a tour that includes stops in",
    "his trip included"."""
    for k in range(j - 1, -1, -1):
        noun = nouns().get(parse.line.low(k))
        if noun and noun[0] == "trip" and k not in parse.at:
            start = noun_start(parse, k)
            holders = [r for r in parse.references if start <= r.first < k and r.possessive]
            main = parse.verb_before(start)
            if holders:
                ahead = parse.line.low(k) == "itinerary"
                status = Status.PLANNED if ahead else parse.group(j).status
                return status, holders[0].persons, "include"
            if main is None:
                return None, (), "include"
            status = plain_status(parse, main, {"go"}, "to")
            group = parse.group(main)
            return status if group.plain else group.status, subject(parse, main), "include"
    return None, (), "include"
