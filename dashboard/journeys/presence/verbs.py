"""Presence by a verb: "arrived in", "is due to visit", "told reporters in"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.groups import Group
from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import following
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import BE, VerbForm
from dashboard.journeys.model import COME, Status
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.presence.companions import travelling_with, with_others
from dashboard.journeys.presence.model import Presence, quoted
from dashboard.journeys.presence.participants import AT, at_home_in, doers, meeting_held
from dashboard.journeys.presence.receivers import receivers
from dashboard.journeys.sentences.line import Line
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.tenses import status_of_visit, summoned
from dashboard.journeys.status.timing import arrival, time_beside, when

_TO = word_set("prepositions_to")


PREPOSITIONS_OF = {
    "go": _TO - {"for"} | {"between"},
    "leave": frozenset({"for"}),
    "stay": AT | {"via", "into"},
    "reach": AT,
    "meet": AT,
    "act": AT,
    "say": AT,
    "attend": AT,
    "bring": _TO - {"for"} | AT,
    "ride": _TO,
    "affect": AT,
    "undergo": AT,
    "with": AT,
}


_MOTION = frozenset({"go", "leave", "stay", "reach", "bring", "ride"})


AWAITED = word_set("awaited")


def by_verb(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment, k: int
) -> Presence | None:
    """Matches "Rice arrived in Oslo", "is due to visit Germany", "left Rome for Sydney"."""
    verb, group, prep = parse.verb(k), parse.group(k), attachment.preposition
    assert verb is not None
    if _keeps_away(parse, k, attachment):
        return None
    held = meeting_held(parse, k, prep)
    kinds = {"act"} if held is not None else set(verb.kinds)
    moving = _moves(verb, kinds)
    if not moving and at_own_home(parse.line, attachment.index, place):
        return None
    persons = _gapped(parse, k, attachment.index) or _who(parse, k, place, attachment, verb, held)
    origin = _leaves(kinds, prep)
    time = None if origin and verb.base in _COMING_IN else when(parse, k, place)
    status = _status(parse, k, place, kinds, prep, origin, time)
    if persons is None or status is None:
        return None
    departing = _departs(verb, group, kinds, prep)
    if status is Status.PLANNED and (departing or _adds_a_goal(group, verb, time)):
        time = arrival(parse, place) or time_beside(parse, place, k)
    found = Presence(
        persons,
        place,
        status,
        _rule(parse, k, attachment, place, "held" if held is not None else _kind(verb, prep)),
        index,
        time,
        origin=origin,
        motion=moving and not (prep in AT and "reach" in kinds),  # "visited a shrine in", at home
        listed=attachment.listed,
        route=_gives_order(kinds, prep),
        departing=departing,
        doing=_doing(verb, kinds),
        how="verb",
    )
    return _marked(found, verb, group, prep, parse.line.low(group.first - 1))


def _doing(verb: VerbForm, kinds: set[str]) -> str:
    """What a verb tells that they do there: that they come, or something else; "" where it may well
    be told again of another day, as that they speak."""
    if kinds & _COMING_KINDS or verb.base in _COMING_IN:
        return COME
    return "" if kinds & _AGAIN_AND_AGAIN else verb.base


def _adds_a_goal(group: Group, verb: VerbForm, time: TimeSpan | None) -> bool:
    """Matches "Left Rome on Monday, | heading for": the day before is that of what was done."""
    return verb.form == "ing" and not group.words and time is not None and time.last <= group.first


def _keeps_away(parse: Parse, k: int, attachment: Attachment) -> bool:
    """Matches "Stayed away | from Oslo"."""
    verb, p = parse.verb(k), attachment.index
    away = attachment.preposition == "from" and "away" in parse.line.lows[k + 1 : p]
    return away and verb is not None and verb.base in KEEPING_AWAY


KEEPING_AWAY = word_set("keeping_oneself_away")
_COMING_IN = word_set("coming_in")
_COMING_KINDS = frozenset({"go", "ride", "bring"})
_AGAIN_AND_AGAIN = frozenset({"say", "stay"})


def _status(
    parse: Parse,
    k: int,
    place: PlaceSpan,
    kinds: set[str],
    prep: str,
    origin: bool,
    time: TimeSpan | None,
) -> Status | None:
    """What the verb at `k` makes of the visit; whoever is to stay on is there."""
    status = status_of_visit(parse, k, kinds & _MOTION, prep, origin, time)
    stays = status is Status.PLANNED and _stays_on(parse, k, place)
    return Status.VISITED if stays else status


def _rule(parse: Parse, k: int, attachment: Attachment, place: PlaceSpan, kind: str) -> str:
    """The words of the rule, and what a verb of that kind says."""
    said = quoted(parse, parse.group(k).first, k, attachment, place)
    return f"“{said}”: {READS[kind]}"


def _marked(found: Presence, verb: VerbForm, group: Group, prep: str, before: str) -> Presence:
    """A presence with what its verb and helpers say of how somebody comes to be there; `before` is
    the word before them."""
    speech = set(verb.kinds) == {"say"}
    return found._replace(
        custody="affect" in verb.kinds,
        entry=verb.base in _CROSSING,
        cue=_cue(prep, group.words, before),
        speech=speech,
        away=speech and prep == "from",
        was_to=were_to(group),
        refused=found.status is Status.CANCELLED and verb.base in _TURNING and group.passive,
    )


def were_to(group: Group) -> bool:
    """Finds what somebody "was to" do, or meant to."""
    return group.words[1:2] == ("to",) and group.words[:1] in _WERE


_CROSSING = word_set("crossing_verbs")
_TURNING = frozenset({"turn", "send"})  # "was turned back at"
_WERE = {(word,) for word in word_set("were") | {"meant"}}


def _moves(verb: VerbForm, kinds: set[str]) -> bool:
    """Whether a verb of these kinds tells of going somewhere, not of staying or of acting there."""
    return bool(kinds & _MOTION) and verb.base not in _STAYING


def _departs(verb: VerbForm, group: Group, kinds: set[str], prep: str) -> bool:
    """Finds "left for Oslo", "set sail for Oslo", "boarded a train to Oslo": on the way, not there
    yet."""
    rides = "ride" in kinds and prep in PREPOSITIONS_OF["ride"]
    return verb.form == "past" and group.plain and (prep == "for" or rides)


def _gives_order(kinds: set[str], prep: str) -> bool:
    """Whether a list of places gives the order of going: "flew to Rome, Paris and Bonn"."""
    return bool(kinds & {"go", "reach", "bring"}) and prep not in AT


def _who(
    parse: Parse,
    k: int,
    place: PlaceSpan,
    attachment: Attachment,
    verb: VerbForm,
    held: tuple[Person, ...] | None,
) -> tuple[Person, ...] | None:
    """Whom the verb at `k` puts at the place; None where it puts nobody anywhere."""
    persons = _with_receivers(parse, k, place, attachment, verb, held)
    if persons is None:
        return None
    if summoned(parse, k, place):
        persons = tuple(p for p in persons if p.home and not at_home_in(p, place))
    return persons or _fronted(parse, k, place)


def _gapped(parse: Parse, k: int, p: int) -> tuple[Person, ...]:
    """Who goes to a second place where the verb at `k` is not said again: "Lee flew to Rome and
    Ray | to Oslo"."""
    named = parse.name_at(p - 1)
    if named is None or named.possessive or named.last != p:
        return ()
    if parse.line.low(named.first - 1) not in _LIST_JOINTS or parse.any_verb(named.first - 1):
        return ()
    before = any(k < place.first < named.first for place in parse.line.places)
    return named.persons if before else ()


_LIST_JOINTS = word_set("list_joints")


def _leaves(kinds: set[str], prep: str) -> bool:
    """Whether a verb of these kinds tells of leaving the place: "left Oslo", "flew from Oslo", not
    "spoke from Oslo"."""
    if prep != "from":
        return not prep and "leave" in kinds
    return "affect" not in kinds and ("say" not in kinds or "bring" in kinds)


def _with_receivers(
    parse: Parse,
    k: int,
    place: PlaceSpan,
    attachment: Attachment,
    verb: VerbForm,
    held: tuple[Person, ...] | None,
) -> tuple[Person, ...] | None:
    """Who does what the verb at `k` says, those with whom, and those who are given something."""
    there = attachment.preposition in AT
    persons = doers(parse, k, verb, place, attachment) if held is None else held
    kinds = frozenset({"act"}) if held is not None else frozenset(verb.kinds)
    if there and not kinds.isdisjoint(_MEETING):
        persons = with_others(parse, k, place, persons or (), "meet" in kinds) or persons
    if persons and not kinds.isdisjoint(_MOTION):
        persons = (*persons, *travelling_with(parse, k, place, persons))
    if there:
        persons = unique((*(persons or ()), *receivers(parse, k, attachment.index))) or persons
    return persons


_MEETING = frozenset({"meet", "act"})


def _stays_on(parse: Parse, k: int, place: PlaceSpan) -> bool:
    """Matches "Will remain in Oslo", "says she will stay in Oslo until": whoever does is there."""
    verb = parse.verb(k)
    if verb is None or verb.base not in _STAYS_ON:
        return False
    return verb.base == "remain" or parse.line.low(place.last) in _UNTIL


_STAYS_ON = word_set("stays_on")
_UNTIL = word_set("staying_until")


def _cue(prep: str, words: Sequence[str], before: str) -> str:
    """The word that sets a visit before what was told before it, or else the word before."""
    return "via" if prep == "via" else "had" if "had" in words else before


def _fronted(parse: Parse, k: int, place: PlaceSpan) -> tuple[Person, ...]:
    """Whom a phrase that opens the sentence is about: "Speaking in Oslo, the king"."""
    group, participle = parse.group(k), parse.line.low(k).endswith("ing")
    if participle and _of_a_noun(parse, k):
        return ()
    if group.first > 0:
        if not BE.isdisjoint(group.words) or group.words[:1] in _FINITE:
            return ()  # "generals | have agreed to send teams to"
        if not participle and parse.line.low(_after_place(parse, place)) != ",":
            return ()
    return following(parse, place.last) or ()


_FINITE = {(word,) for word in word_set("finite_helpers")}


def _after_place(parse: Parse, place: PlaceSpan) -> int:
    """The word after a place, over days and other places that follow it."""
    after = place.last
    while after in parse.dated or after in parse.line.at:
        after += 1
    return after


def _of_a_noun(parse: Parse, k: int) -> bool:
    """Whether the participle at `k` says what the noun before it does: "A barge | going to"."""
    before = parse.group(k).first - 1
    if before in parse.at or parse.any_verb(before) or before in parse.dated:
        return False
    low = parse.line.low(before)
    return low.isalpha() and low not in word_list("function_words")


def at_own_home(line: Line, p: int, place: PlaceSpan) -> bool:
    """Whether the words around the preposition at `p`, up to the place, say that it is somebody's
    home: "at her lakeside home in Pune", "in her Pune home"."""
    first = place.first
    if line.low(place.last) in _HOMES and line.has(_OWNERS, p, first):
        return True
    if "house arrest" in line.phrase(p - 4, p):
        return True
    if line.has(_OWN_TOWNS, p, first) and line.has(_OWN, p, first):
        return True  # "died in his native Recife"
    return any(_is_own_house(line, i) for i in (p - 1, *range(p + 2, first)))


def _is_own_house(line: Line, i: int) -> bool:
    """Matches "her lakeside | home in", "at | home in", but not "at a guest | house in"."""
    house = line.low(i) in _HOMES and line.low(i + 1) in PREPOSITIONS
    return house and line.has(_OWN, i - 3, i) and not line.has(_ANY, i - 3, i)


_STAYING = word_set("staying")
_OWN = word_set("own_home")
_OWNERS, _ANY = _OWN - {"at"}, frozenset({"a", "an"})
_OWN_TOWNS = word_set("own_towns")
_HOMES = word_set("homes")


READS = {
    "go": "a verb of going, and where to",
    "leave": "a verb of leaving",
    "reach": "a verb that takes the place reached",
    "stay": "a verb of arriving or staying",
    "meet": "whoever meets somebody there is there",
    "act": "whoever does this there is there",
    "say": "whoever speaks there is there",
    "attend": "whoever takes part there is there",
    "bring": "somebody is taken there",
    "ride": "somebody takes a vehicle there",
    "affect": "somebody to whom this is done there is there",
    "undergo": "somebody to whom this is done there is there",
    "with": "whoever does this with somebody there is there",
    "held": "those who meet are where the meeting is held",
}


def _kind(verb: VerbForm, prep: str) -> str:
    """Of a verb's kinds the one that the preposition shows."""
    shown = (k for k in verb.kinds if (prep in PREPOSITIONS_OF[k] if prep else k in _BARE))
    return next(shown, verb.kinds[0])


# The kinds of verbs whose object is a place.
_BARE = frozenset({"reach", "leave"})
