"""What governs a noun of presence: the verb that it is the object or the subject of, or the
preposition before it ("plans a visit to", "after talks in", "talks in Oslo will end it")."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, governed, status_of
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.participants import noun_start
from dashboard.journeys.presence.under_prepositions import Governed, under_preposition
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.remoteness import announced
from dashboard.journeys.status.tenses import AHEAD, plain_status
from dashboard.journeys.status.timing import when

_OWN_TRIPS = word_set("own_trips")

# Verbs whose object is a clause: "said the talks in Oslo would fail".
_CLAIMS = word_set("claims")


# What one does with a trip of one's own: "concluded a visit to".
_OF_TRIPS = word_set("of_trips")


def governor(parse: Parse, start: int, place: PlaceSpan, kind: str, held: bool) -> Governed:
    """What governs a noun of presence, whose phrase begins at `start`: its status, the persons it
    tells of, and the word itself. `held` is True where it is said whose visit it is."""
    line, j = parse.line, _word_before(parse, start)
    low = line.low(j)
    if low.startswith("includ"):
        return _of_tour(parse, j)
    if low in PREPOSITIONS or low in AHEAD or low == "as":
        return under_preposition(parse, j, place)
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


def _as_subject(parse: Parse, place: PlaceSpan, held: bool, low: str) -> Governed:
    """Matches "His visit to Oman has been postponed": the verb that follows says what became of
    it."""
    fixed = parse.line.phrase(place.last, place.last + 3)
    if held and fixed in {", set for", ", scheduled for", ", planned for", ", due on"}:
        then = parse.verb_after(place.last + 3)
        off = then is not None and _comes_to_nothing(parse, then)
        return Status.CANCELLED if off else Status.PLANNED, (), low
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
