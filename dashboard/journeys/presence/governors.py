"""What governs a noun of presence: the verb that it is the object or the subject of, or the
preposition before it ("plans a visit to", "after talks in", "talks in Oslo will end it")."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.language.verbs import BE, governed, status_of
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.participants import noun_start
from dashboard.journeys.presence.spoken_of import nothing_fixed, only_spoken_of
from dashboard.journeys.presence.under_prepositions import Governed, under_preposition
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.remoteness import announced
from dashboard.journeys.status.tenses import AHEAD, is_foiled, plain_status
from dashboard.journeys.status.timing import when

_OWN_TRIPS = word_set("own_trips")
_AMID = frozenset({"amid", "despite"})

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
    if low in _AMID:
        return None, (), low
    if low in _BEFORE_NOUNS:
        if nothing_fixed(parse, j) or (not held and only_spoken_of(parse, j, kind)):
            return None, (), low
        if (verb := _called_off_after(parse, place)) is not None:
            return Status.CANCELLED, _of_clause_around(parse, j, verb), low
        return under_preposition(parse, j, place)
    said = _said_over(parse, j, place.last + 4)
    if j < 0 or not parse.any_verb(j) or (said is None and _reports(parse, j, kind, held)):
        return _as_subject(parse, place, held, low)
    status = _under_verb(parse, j, place, _Noun(kind, held), said) or _foiled(parse, j)
    return status, subject(parse, j), low


def _foiled(parse: Parse, j: int) -> Status | None:
    """Matches "Was arrested as he tried to | board a flight to"."""
    rides = not _RIDES.isdisjoint(_kinds(parse, j))
    return Status.CANCELLED if rides and is_foiled(parse, j) else None


def _kinds(parse: Parse, j: int) -> tuple[str, ...]:
    """The kinds of the verb at `j`; none where the tables do not have it."""
    verb = parse.verb(j)
    return () if verb is None else verb.kinds


_RIDES = frozenset({"ride", "reach"})


def _called_off_after(parse: Parse, place: PlaceSpan) -> int | None:
    """The verb right after a place by which nothing comes of a visit: "after a trip to Oslo | fell
    through"."""
    verb = parse.verb_after(place.last)
    if verb is None or parse.after_times(place.last) != parse.group(verb).first:
        return None
    return verb if _is_off(parse, verb) else None


def _is_off(parse: Parse, verb: int) -> bool:
    """Whether nothing comes of the visit that is the subject of a verb: "was called off", "fell
    through"."""
    off = parse.group(verb).passive and _governed_at(parse, verb) == "cancelled"
    return off or _comes_to_nothing(parse, verb)


def _of_clause_around(parse: Parse, j: int, verb: int) -> tuple[Person, ...] | None:
    """Whom the clause is about that the one from `j` to its `verb` stands in: "After a trip to Oslo
    fell through, he", "He stayed at home after a trip"."""
    main = parse.verb_before(j)
    return following(parse, verb + 1) if main is None else subject(parse, main)


class _Noun(NamedTuple):
    """A noun of presence: its kind, and whether it is said whose visit it is."""

    kind: str
    held: bool


def _under_verb(
    parse: Parse, j: int, place: PlaceSpan, noun: _Noun, said: str | None
) -> Status | None:
    """What the verb at `j` makes of the visit that is its object; `said` is the status that the
    verb says by itself."""
    announces, time = noun.held or noun.kind == "event" or said, when(parse, j, place)
    if announces and (announced(parse, j, time) or _has_one_coming(parse, j, noun, time)):
        return Status.PLANNED
    if noun.kind == "event" and _has_entered(parse, j):
        return Status.PLANNED
    if said is None:
        return _done_with(parse, j, noun.kind, noun.held)
    return _made_of(parse, j, said, noun.held)


def _has_one_coming(parse: Parse, j: int, noun: _Noun, time: TimeSpan | None) -> bool:
    """Matches "| Has a concert in Oslo on Friday"."""
    has = parse.line.low(j) in _HAS and noun.kind == "event" and parse.group(j).plain
    return has and time is not None and time.when.exact and time.when.side >= 0


def _has_entered(parse: Parse, j: int) -> bool:
    """Matches "Has | entered a race in"."""
    return parse.line.low(j) == "entered" and not _HAS.isdisjoint(parse.group(j).words)


_HAS = frozenset({"has", "have"})


def _word_before(parse: Parse, start: int) -> int:
    """The word before a phrase, over days and particles: "called | off on Friday her visit to"."""
    j = start - 1
    while j >= 0 and (j in parse.dated or parse.line.low(j) in _PARTICLES):
        j -= 1
    return j


_PARTICLES = word_set("particles_of_governors")
_BEFORE_NOUNS = PREPOSITIONS | AHEAD | {"as"}


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
    if status is Status.VISITED:
        return _made(parse, j, held)
    if held and line.low(j) in _ENDING and group.plain:
        return Status.PLANNED
    return None if status is Status.CANCELLED and group.status is None else status


def _made(parse: Parse, j: int, held: bool) -> Status | None:
    """What a verb makes of the visit that it says was made: "held talks in", "to hold talks in"."""
    line, group = parse.line, parse.group(j)
    if line.has({"last"}, group.first - 1, j):
        return Status.PAST  # "last held talks in"
    if held and line.low(j) in _ENDING and group.plain:
        return Status.PLANNED
    if group.plain and group.words[:1] == ("to",) and parse.verb(j) is not None:
        return plain_status(parse, j, set(), "")
    return group.status


_ENDING = word_set("ending_trips")


def _as_subject(parse: Parse, place: PlaceSpan, held: bool, low: str) -> Governed:
    """Matches "His visit to Oman has been postponed": the verb that follows says what became of
    it."""
    if held and parse.line.phrase(place.last, place.last + 3) in _FIXED:
        then = parse.verb_after(place.last + 3)
        off = then is not None and _is_off(parse, then)
        return Status.CANCELLED if off else Status.PLANNED, (), low
    after = _verb_after_phrase(parse, place)
    if after is None:
        return (Status.VISITED if held else None), (), low
    if _comes_to_nothing(parse, after):
        return Status.CANCELLED, (), low
    if _in_doubt(parse, after):
        return None, (), low
    said = _governed_at(parse, after)
    if said in _UNDONE and parse.group(after).passive:
        return status_of(said), _of_schedule(parse, after), low
    if (programme := _of_programme(parse, after)) is not None:
        return programme, (), low
    return _of_what_follows(parse, after), _rounding_off(parse, after), low


def _in_doubt(parse: Parse, after: int) -> bool:
    """Matches "A visit to Oslo is | in doubt", "remains | uncertain"."""
    line = parse.line
    return line.low(after) in _BEING_IN_DOUBT and line.has(_DOUBTS, after + 1, after + 5)


_DOUBTS = word_set("doubts_of_visits")
_BEING_IN_DOUBT = BE | word_set("being_in_doubt")


_FIXED = frozenset(row["words"] for row in table("fixed_visits"))
_UNDONE = frozenset({"cancelled", "planned", "wish"})


def _verb_after_phrase(parse: Parse, place: PlaceSpan) -> int | None:
    """The verb whose subject a phrase is that ends with a place: "a trip to Oslo that he had
    planned | was", "a trip to Oslo, set for May, | was"."""
    after = parse.verb_after(place.last)
    main = _after_aside(parse, _after_agent(parse, place.last))
    if main is None and after == place.last and not parse.group(after).words:
        main = parse.verb_after(after + 1)  # "a visit to Oslo planned for May | has been"
    if main is not None and _decides(parse, main):
        return main
    if after is None or parse.line.low(place.last) not in _RELATIVE:
        return after
    return parse.verb_after(after + 1) or after


def _after_agent(parse: Parse, i: int) -> int:
    """The word at `i`, or the one after those by whom a visit is: "a visit to Oslo | by the king,
    set for Monday,"."""
    whom = parse.at.get(i + 1) if parse.line.low(i) == "by" else None
    return i if whom is None else whom.last


def _decides(parse: Parse, main: int) -> bool:
    """Whether a verb calls a visit off or sets it ahead."""
    ahead = parse.group(main).status is Status.PLANNED
    return ahead or _comes_to_nothing(parse, main) or _governed_at(parse, main) in _UNDONE


_RELATIVE = word_set("that_or_which")


def _after_aside(parse: Parse, comma: int) -> int | None:
    """The verb right after the aside that begins with the comma at a word."""
    if parse.line.low(comma) != ",":
        return None
    for k in range(comma + 1, min(comma + 12, len(parse.line.words))):
        if parse.line.low(k) == ",":
            verb = parse.verb_after(k + 1)
            return verb if verb is not None and parse.group(verb).first == k + 1 else None
    return None


_MOOTED = word_set("mooted")


def _of_what_follows(parse: Parse, after: int) -> Status | None:
    """What the verb at `after` says of the visit that is its subject: "begins", "was short"."""
    status = parse.group(after).status
    if parse.group(after).passive and parse.line.low(after) in _MOOTED:
        return None
    if status is not Status.VISITED:
        return status
    coming = parse.line.low(after) in _COMING or announced(parse, after, when(parse, after))
    return Status.PLANNED if coming else status


def _comes_to_nothing(parse: Parse, after: int) -> bool:
    """Matches "A visit to Oslo fell through", "never took place"."""
    line, group = parse.line, parse.group(after)
    denied = not _NOT.isdisjoint((line.low(group.first - 1), *group.words))
    return denied or line.has({"through"}, after, after + 3)


_NOT = word_set("denied_visits")


def _of_programme(parse: Parse, after: int) -> Status | None:
    """Matches "A visit to Oslo is on the agenda", "the trip is off": what "be" and a phrase make of
    it."""
    line = parse.line
    if line.low(after) not in BE:
        return None
    first, last = after + 1, after + 5
    if line.has({"on"}, first, last) and line.has(_ON_PROGRAMMES, first, last):
        return Status.PLANNED
    if line.low(first) in _OFF and line.low(first + 1) in {".", ",", ""}:
        return Status.CANCELLED
    return Status.PLANNED if line.has(_IN_PREPARATION, first, last) else None


_OFF = word_set("off_or_out")
_IN_PREPARATION = word_set("in_preparation")
_ON_PROGRAMMES = word_set("programmes") | word_set("on_the_cards")


# "A visit to Oslo begins", "is to follow".
_COMING = word_set("visits_that_begin")


def _governed_at(parse: Parse, k: int) -> str | None:
    """What the verb at `k` makes of the visit before it: "was called off"."""
    return _said_over(parse, k, k + 3)


def _said_over(parse: Parse, k: int, last: int) -> str | None:
    """What the verb at `k` makes of a visit by itself and the words up to `last`: "called off",
    "brought forward"."""
    line = parse.line
    if line.low(k) in _BRINGING and line.low(k + 1) == "forward":
        return "planned"
    return governed(line.low(k), line.lows[k:last])


_BRINGING = word_set("bringing")


def _of_schedule(parse: Parse, after: int) -> tuple[Person, ...]:
    """Whose the visit is that the verb at `after` says was "struck from his schedule"."""
    near = (parse.at[i] for i in range(after + 1, after + 6) if i in parse.at)
    owner = next((each for each in near if each.possessive), None)
    if owner is None:
        return ()
    schedule = parse.line.has(_SCHEDULES, owner.last, owner.last + 3)
    return owner.persons if schedule else ()


def _rounding_off(parse: Parse, after: int) -> tuple[Person, ...]:
    """Whose trip it is that what stands before the verb at `after` begins or ends: "A day of talks
    in Oslo will close the trip"."""
    line = parse.line
    if line.low(after) not in _ROUNDING:
        return ()
    if line.low(after) == "follow" and not line.low(after + 1).isalpha():
        return parse.topic[:1]  # "Talks in Oslo are to follow."
    trip = line.first_of(_OWN_TRIPS, after + 1, after + 6)
    if trip is None:
        return ()
    owner = parse.someone(after + 1, trip)
    return parse.topic[:1] if owner is None else owner.persons


_SCHEDULES = word_set("programmes") | _OWN_TRIPS
_ROUNDING = word_set("rounding_off")


def _of_tour(parse: Parse, j: int) -> Governed:
    """Whose tour includes the stops: "begins a tour that includes stops in",
    "his trip included"."""
    k = next((k for k in range(j - 1, -1, -1) if _is_trip(parse, k)), None)
    if k is None:
        return None, (), "include"
    start = noun_start(parse, k)
    holders = [r for r in parse.references if start <= r.first < k and r.possessive]
    if holders:
        ahead = parse.line.low(k) == "itinerary"
        status = Status.PLANNED if ahead else parse.group(j).status
        return status, holders[0].persons, "include"
    main = parse.verb_before(start)
    if main is None:
        return None, (), "include"
    group = parse.group(main)
    status = plain_status(parse, main, {"go"}, "to") if group.plain else group.status
    return status, subject(parse, main), "include"


def _is_trip(parse: Parse, k: int) -> bool:
    """Whether a noun of a trip stands at `k`."""
    noun = nouns().get(parse.line.low(k))
    return noun is not None and noun[0] == "trip" and k not in parse.at
