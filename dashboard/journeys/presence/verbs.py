"""Presence by a verb: "arrived in", "is due to visit", "told reporters in"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.groups import Group
from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import following
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import BE, VerbForm
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.presence.companions import travelling_with, with_others
from dashboard.journeys.presence.model import Presence, quoted
from dashboard.journeys.presence.participants import AT, at_home_in, doers, meeting_held
from dashboard.journeys.presence.receivers import receivers
from dashboard.journeys.sentences.line import Line
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.tenses import status_of_visit, summoned
from dashboard.journeys.status.timing import arrival, time_beside, when

_TO = word_set("prepositions_to")


PREPOSITIONS_OF = {
    "go": _TO - {"for"} | {"between"},
    "leave": frozenset({"for"}),
    "stay": AT | {"via"},
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
    held = meeting_held(parse, k, prep)
    kinds = {"act"} if held is not None else set(verb.kinds)
    moving = _moves(verb, kinds)
    if not moving and at_own_home(parse.line, attachment.index, place):
        return None
    persons = _gapped(parse, k, attachment.index) or _who(parse, k, place, attachment, verb, held)
    if persons is None:
        return None
    origin, time = _leaves(kinds, prep), when(parse, k, place)
    status = status_of_visit(parse, k, kinds & _MOTION, prep, origin, time)
    if status is None:
        return None
    if status is Status.PLANNED and _stays_on(parse, k, place):
        status = Status.VISITED
    departing = _departs(verb, group, prep)
    if departing and status is Status.PLANNED:
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
    )
    return _marked(found, verb, group, prep, parse.line.low(group.first - 1))


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
        entry=verb.base in {"enter", "cross"},
        cue=_cue(prep, group.words, before),
        speech=speech,
        away=speech and prep == "from",
        was_to=group.words[:2] in {("was", "to"), ("were", "to")},
    )


def _moves(verb: VerbForm, kinds: set[str]) -> bool:
    """Whether a verb of these kinds tells of going somewhere, not of staying or of acting there."""
    return bool(kinds & _MOTION) and verb.base not in _STAYING


def _departs(verb: VerbForm, group: Group, prep: str) -> bool:
    """Finds "left for Oslo", "set sail for Oslo": on the way, not there yet."""
    return verb.form == "past" and group.plain and prep == "for"


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
    named = parse.at.get(p - 1)
    if named is None or named.how != "name" or named.possessive or named.last != p:
        return ()
    if parse.line.low(named.first - 1) not in {"and", ","}:
        return ()
    before = any(k < place.first < named.first for place in parse.line.places)
    return named.persons if before and not parse.any_verb(named.first - 1) else ()


def _leaves(kinds: set[str], prep: str) -> bool:
    """Whether a verb of these kinds tells of leaving the place: "left Oslo", "flew from Oslo", not
    "spoke from Oslo"."""
    told = "affect" in kinds or ("say" in kinds and "bring" not in kinds)
    return not told if prep == "from" else not prep and "leave" in kinds


def _with_receivers(
    parse: Parse,
    k: int,
    place: PlaceSpan,
    attachment: Attachment,
    verb: VerbForm,
    held: tuple[Person, ...] | None,
) -> tuple[Person, ...] | None:
    """Who does what the verb at `k` says, those with whom, and those who are given something."""
    prep = attachment.preposition
    persons = doers(parse, k, verb, place, attachment) if held is None else held
    kinds = {"act"} if held is not None else set(verb.kinds)
    if {"meet", "act"} & kinds and prep in AT:
        persons = with_others(parse, k, place, persons or (), "meet" in kinds) or persons
    if _MOTION & kinds and persons:
        persons = (*persons, *travelling_with(parse, k, place, persons))
    if prep in AT:
        persons = unique((*(persons or ()), *receivers(parse, k, attachment.index))) or persons
    return persons


def _stays_on(parse: Parse, k: int, place: PlaceSpan) -> bool:
    """Matches "Will remain in Oslo", "says she will stay in Oslo until": whoever does is there."""
    verb, line = parse.verb(k), parse.line
    if verb is None or verb.base not in {"stay", "remain"}:
        return False
    return verb.base == "remain" or line.low(place.last) in {"until", "till", "indefinitely"}


def _cue(prep: str, words: Sequence[str], before: str) -> str:
    """The word that sets a visit before what was told before it, or else the word before."""
    return "via" if prep == "via" else "had" if "had" in words else before


def _fronted(parse: Parse, k: int, place: PlaceSpan) -> tuple[Person, ...]:
    """Whom a phrase that opens the sentence is about: "Speaking in Oslo, the king"."""
    line, after = parse.line, place.last
    while after in parse.dated or after in line.at:
        after += 1
    finite = BE & set(parse.group(k).words) and parse.group(k).first > 0
    if line.low(k).endswith("ing") and _of_a_noun(parse, k):
        return ()
    opens = line.low(after) == "," or line.low(k).endswith("ing") or parse.group(k).first == 0
    opens = opens and not finite
    return following(parse, place.last) or () if opens else ()


def _of_a_noun(parse: Parse, k: int) -> bool:
    """Whether the participle at `k` says what the noun before it does: "A barge | going to"."""
    before = parse.group(k).first - 1
    low = parse.line.low(before)
    known = before in parse.at or parse.any_verb(before) or before in parse.dated
    return low.isalpha() and not known and low not in word_list("function_words")


def at_own_home(line: Line, p: int, place: PlaceSpan) -> bool:
    """Whether the words around the preposition at `p`, up to the place, say that it is somebody's
    home: "at her lakeside home in Pune", "in her Pune home"."""
    first = place.first
    if line.low(place.last) in _HOMES and _OWN - {"at"} & {line.low(i) for i in range(p, first)}:
        return True
    if "house arrest" in line.phrase(p - 4, p):
        return True
    native = {line.low(i) for i in range(p, first)} & {"native", "hometown", "home"}
    if native and {line.low(i) for i in range(p, first)} & _OWN:
        return True  # "died in his native Recife"
    houses = (i for i in (p - 1, *range(p + 2, first)) if line.low(i) in _HOMES)
    houses = (i for i in houses if line.low(i + 1) in PREPOSITIONS)
    return any(_OWN & {line.low(j) for j in range(i - 3, i)} for i in houses)


_STAYING = word_set("staying")
_OWN = word_set("own_home")
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
    if not prep:
        return next((k for k in verb.kinds if k in {"reach", "leave"}), verb.kinds[0])
    return next((k for k in verb.kinds if prep in PREPOSITIONS_OF[k]), verb.kinds[0])
